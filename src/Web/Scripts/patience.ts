// Ends a request after a time, also in browsers that have no such signal of their own. Used by pages and by the service worker.
export function within(ms: number): AbortSignal {
  if ("timeout" in AbortSignal) return AbortSignal.timeout(ms);
  const patience = new AbortController();
  setTimeout(() => patience.abort(), ms);
  return patience.signal;
}
