// Lets a check-in page be opened without a connection. Pages come from the network first; kept are those of sessions only (see kept.ts), never another page and never an answer of the API.
import { drop, forget, isSession, keep, keepAsset, keepShell, keptInShell, keptPage, offlinePage, prune } from "./kept";
import { isLeaving, tellSignOut } from "./leaving";

declare const self: ServiceWorkerGlobalScope;

// A network that has not answered by then is as good as none, where there is a page to show meanwhile.
const patienceMs = 4_000;

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), prune()]));
});

// A page that was there before this worker asks for itself to be kept.
self.addEventListener("message", (event) => {
  const path: unknown = (event.data as { keep?: unknown } | null)?.keep;
  if (typeof path === "string" && isSession(path)) event.waitUntil(fetch(path, { redirect: "manual" }).then((answer) => keepOrDrop(path, answer), () => undefined));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (request.method === "GET") event.respondWith(page(event, url.pathname));
    else if (url.pathname === "/sign-out") event.waitUntil(forget());
  } else if (request.method === "GET" && /^\/(css|scripts|icons)\/|^\/icons?(\.[a-z0-9]+)?\.svg$/.test(url.pathname)) {
    event.respondWith(asset(event, url.pathname));
  }
});

async function page(event: FetchEvent, path: string): Promise<Response> {
  // Whoever signed out here is signed in no more, though the server has not heard of it yet.
  if (path !== offlinePage && (await isLeaving()) && !(await tellSignOut())) return (await keptInShell(offlinePage)) ?? Response.error();
  // Whoever is shown that page is signed in no more.
  if (path === "/sign-in") event.waitUntil(forget());
  const kept = await keptPage(path).catch(() => undefined);
  const asked = fetch(event.request).then((answer) => {
    if (isSession(path)) event.waitUntil(keepOrDrop(path, answer.clone()));
    return answer;
  });
  event.waitUntil(asked.catch(() => undefined));
  try {
    return kept ? await Promise.race([asked, tooLate()]) : await asked;
  } catch {
    return kept ?? (await keptInShell(offlinePage)) ?? Response.error();
  }
}

async function keepOrDrop(path: string, answer: Response): Promise<void> {
  // Led elsewhere: the sign-in is over, and with it every page that it showed.
  if (answer.type === "opaqueredirect" || answer.redirected) await forget();
  else if (answer.ok) await keep(path, answer);
  else if (answer.status < 500) await drop(path);
}

// A name with a fingerprint in it always means the same content; anything else is asked for first.
async function asset(event: FetchEvent, path: string): Promise<Response> {
  const kept = await keptInShell(event.request).catch(() => undefined);
  if (kept && /\.[a-z0-9]{10}\.(css|js|svg|png)$/.test(path)) return kept;
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(keepAsset(event.request, answer.clone()));
    return answer;
  } catch {
    return kept ?? Response.error();
  }
}

function tooLate(): Promise<never> {
  return new Promise((_, failed) => setTimeout(() => failed(new Error("The network takes too long.")), patienceMs));
}
