// A sign-out that was asked for on this device and that the server has not heard of. While it stands, nothing is shown or kept as the account that left, whatever its cookie still opens.
// The mark is the cache of that name: the service worker can read it too. Used by pages and by the service worker.
import { within } from "./patience";

const mark = "sign-out-waits";
const patienceMs = 5_000;

export async function leave(): Promise<void> {
  await caches.open(mark);
}

export function isLeaving(): Promise<boolean> {
  return caches.has(mark);
}

// Tells the server, and says whether nothing is left to be told.
export async function tellSignOut(): Promise<boolean> {
  if (!(await isLeaving())) return true;
  const answer = await fetch("/api/sign-out", { method: "POST", headers: { "X-Requested-With": "page" }, redirect: "error", keepalive: true, signal: within(patienceMs) }).catch(() => undefined);
  if (answer?.status !== 204) return false;
  await caches.delete(mark);
  return true;
}
