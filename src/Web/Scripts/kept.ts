// The pages of sessions that this device keeps for the time without a connection, as they were last drawn. They name patients: they go with the sign-in, and when the session is over; what is
// left to send is sent without names. Used by pages and by the service worker.
import { isLeaving } from "./leaving";

const pages = "pages";
// Styles, scripts, icons and the page that says that there is no connection: nothing of anybody.
const shell = "shell";
const keptUntil = "X-Kept-Until";
// The server's clock against the device's when the page came.
const aheadMs = "X-Clock-Ahead";

export const offlinePage = "/offline";

export function isSession(path: string): boolean {
  return /^\/clinics\/[^/]+\/sessions\/[^/]+\/\d{4}-\d\d-\d\d\/\d+$/.test(path);
}

// Keeps an answer of the server with its headers, among them the policy that says what may run in it; or another body in its place.
export async function keep(path: string, answer: Response, html?: string): Promise<void> {
  const text = html ?? (await answer.text());
  const headers = new Headers(answer.headers);
  headers.set(keptUntil, /data-kept-until="(\d+)"/.exec(text)?.[1] ?? "0");
  if (html === undefined) headers.set(aheadMs, String((Date.parse(headers.get("Date") ?? "") || Date.now()) - Date.now()));
  const kept = new Response(text, { headers });
  if (isOver(kept)) {
    await drop(path);
    return;
  }
  await (await caches.open(pages)).put(path, kept);
  // Who signed out while it came keeps nothing.
  if (await isLeaving()) await forget();
  await keepAssets(assetsIn(text));
}

export async function keptPage(path: string): Promise<Response | undefined> {
  await prune();
  return isSession(path) && (await caches.has(pages)) ? (await caches.open(pages)).match(path) : undefined;
}

export async function keptPaths(): Promise<string[]> {
  await prune();
  return (await caches.has(pages)) ? (await (await caches.open(pages)).keys()).map((request) => new URL(request.url).pathname) : [];
}

export async function drop(path: string): Promise<void> {
  if (await caches.has(pages)) await (await caches.open(pages)).delete(path);
}

// Lets go of every name on this device.
export async function forget(): Promise<void> {
  await caches.delete(pages);
}

export async function prune(): Promise<void> {
  if (!(await caches.has(pages))) return;
  const cache = await caches.open(pages);
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    if (kept && isOver(kept)) await cache.delete(request);
  }
}

export async function keepShell(): Promise<void> {
  const answer = await fetch(offlinePage, { redirect: "error" });
  if (!answer.ok) throw new Error("The page for the time without a connection is not there.");
  const html = await answer.clone().text();
  await keepAssets(assetsIn(html));
  const cache = await caches.open(shell);
  await cache.put(offlinePage, answer);
  // What an older release needed goes, but for the pages of it that are still kept.
  const kept = await Promise.all((await keptPaths()).map(async (path) => (await (await keptPage(path))?.text()) ?? ""));
  const needed = new Set([offlinePage, ...[html, ...kept].flatMap(assetsIn)]);
  for (const request of await cache.keys()) if (!needed.has(new URL(request.url).pathname)) await cache.delete(request);
}

export async function keptInShell(request: Request | string): Promise<Response | undefined> {
  return (await caches.open(shell)).match(request);
}

export async function keepAsset(request: Request, answer: Response): Promise<void> {
  await (await caches.open(shell)).put(request, answer);
}

// Whatever its bundle or style is called says its version: what is there need not be asked for again.
async function keepAssets(paths: string[]): Promise<void> {
  const cache = await caches.open(shell);
  for (const path of paths) {
    if (await cache.match(path)) continue;
    const answer = await fetch(path).catch(() => undefined);
    if (answer?.ok) await cache.put(path, answer);
  }
}

function assetsIn(html: string): string[] {
  const named = Array.from(html.matchAll(/(?:href|src)="\/?((?:css|scripts|icons)\/[^"#]+|icon[^"/#]*\.svg)/g), (match) => "/" + (match[1] ?? ""));
  return [...new Set([...named, "/icons.svg"])];
}

function isOver(kept: Response): boolean {
  return Date.now() + Number(kept.headers.get(aheadMs) ?? 0) >= Number(kept.headers.get(keptUntil) ?? 0);
}
