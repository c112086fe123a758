// Sends what was tapped, in order, one at a time, each with its own key at every try and with the time since it happened: done exactly once, whatever the network does.
import * as taps from "./taps";
import type { Problem } from "./actions";
import type { Tap } from "./taps";

// Tells the page that what it has tapped stands differently now.
export const tapsChanged = "taps-changed";
// A check-in that is not sent within this time says how long ago it was, and is a late entry.
const sentAtOnceMs = 5_000;
// So long a tap only looks busy: with a connection it is there by then.
const busyMs = 1_000;
const answerPatienceMs = 15_000;
const whoHoldsMs = 60_000;
const retryMs = [1_000, 2_000, 3_000, 5_000, 10_000];

const page = newId();
const account = document.querySelector<HTMLElement>("[data-account]")?.dataset.account ?? "";
const tabs = new BroadcastChannel("taps");
let known: readonly Tap[] = [];
let hasFailed = false;
let sending = false;
let sendAgain = false;
let attempt = 0;
let timer: number | undefined;
// The server's clock against the device's, and when and as whom it was heard last.
let aheadMs = Number(localStorage.getItem("clock-ahead") ?? 0);
let askedAt = -whoHoldsMs;

// What this account has tapped here and the server has not settled, or a person not seen; oldest first.
export function mine(): readonly Tap[] {
  return known;
}

export function unsent(): readonly Tap[] {
  return known.filter((tap) => !tap.refused);
}

// Those that a person is told of: the network failed, or takes its time.
export function waiting(): readonly Tap[] {
  return unsent().filter((tapped) => hasFailed || tapped.page !== page || performance.now() - tapped.ticks > busyMs);
}

export async function startQueue(): Promise<void> {
  if (!account) return;
  tabs.onmessage = () => void read();
  window.addEventListener("online", () => void send());
  document.addEventListener("connection-changed", () => {
    if (document.body.dataset.connection === "live" && unsent().length > 0) void send();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void send();
  });
  await read();
  // Asked while there is a connection: what is tapped without one is placed in time by the answer.
  if (document.getElementById("sheet")) await isStillMine().catch(() => undefined);
  await send();
}

// Keeps a tap, then tries to send it. Rejects where the device keeps nothing.
export async function tap(intent: { session: string; api: string; member: string; act: Tap["act"] }): Promise<void> {
  for (const seen of known.filter((old) => old.refused && old.member === intent.member && old.session === intent.session)) await taps.remove(seen.order);
  await taps.add({ ...intent, account, key: newId(), at: serverNow(), page, ticks: performance.now() });
  await changed();
  window.setTimeout(() => document.dispatchEvent(new Event(tapsChanged)), busyMs + 1);
  void send();
}

// Takes an unsent tap back: as if it had not been, unless the server may have got it already.
export async function takeBack(order: number): Promise<void> {
  const found = known.find((tapped) => tapped.order === order);
  if (!found) return;
  if (await taps.withdraw(order)) await changed();
  else await tap({ session: found.session, api: found.api, member: found.member, act: found.act === "check-in" ? "undo" : "check-in" });
}

// A person has seen why it was refused.
export async function seen(order: number): Promise<void> {
  await taps.remove(order);
  await changed();
}

export async function send(): Promise<void> {
  if (!account) return;
  if (sending) {
    sendAgain = true;
    return;
  }
  sending = true;
  window.clearTimeout(timer);
  try {
    do {
      sendAgain = false;
      // One page of this device at a time, or the order would be lost.
      await (navigator.locks ? navigator.locks.request("taps", drain) : drain());
    } while (sendAgain);
  } finally {
    sending = false;
  }
}

async function drain(): Promise<void> {
  // What the server cannot do for a fault of its own holds up its member's later taps, not the others'.
  const held = new Set<string>();
  await read();
  for (let next = nextOf(held); next; next = nextOf(held)) {
    const state = await sendOne(next).catch(() => "away" as const);
    if (state === "away") {
      await retryLater();
      return;
    }
    if (state === "held") held.add(subjectOf(next));
    await changed();
  }
  attempt = held.size > 0 ? attempt : 0;
  hasFailed = held.size > 0;
  if (hasFailed) await retryLater();
}

async function sendOne(next: Tap): Promise<"settled" | "held" | "away"> {
  if (!(await isStillMine())) return "away";
  const begun = await taps.begin(next.order);
  if (!begun) return "settled";
  const elapsed = elapsedOf(begun);
  document.dispatchEvent(new Event("sending"));
  const answer = await fetch(`${begun.api}/attendance/${begun.member}/${begun.act}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": begun.key },
    body: JSON.stringify(elapsed < sentAtOnceMs ? {} : { elapsed: spanOf(elapsed) }),
    signal: AbortSignal.timeout(answerPatienceMs),
  });
  if (answer.ok) {
    document.dispatchEvent(new CustomEvent("tap-sent", { detail: begun }));
    await taps.remove(begun.order);
    return "settled";
  }
  if (answer.status === 401) return signedOut();
  if (answer.status === 503 || answer.status === 429) return "away";
  if (answer.status >= 500) return "held";
  const problem = (await answer.json().catch(() => ({}))) as Problem;
  await taps.refuse(begun.order, { title: problem.title ?? "The server did not take it.", code: problem.code ?? "" });
  return "settled";
}

// Another account may have signed in meanwhile, in another tab. The same answer brings the server's time.
async function isStillMine(): Promise<boolean> {
  if (performance.now() - askedAt < whoHoldsMs && !hasFailed) return true;
  const answer = await fetch("/api/sign-in", { signal: AbortSignal.timeout(answerPatienceMs) });
  if (answer.status === 401) {
    signedOut();
    return false;
  }
  if (!answer.ok) return false;
  const who = (await answer.json()) as { account: string; now: string };
  if (who.account !== account) {
    location.reload();
    return false;
  }
  aheadMs = Date.parse(who.now) - Date.now();
  localStorage.setItem("clock-ahead", String(aheadMs));
  askedAt = performance.now();
  hasFailed = false;
  return true;
}

function signedOut(): "away" {
  location.assign("/sign-in?returnUrl=" + encodeURIComponent(location.pathname));
  return "away";
}

async function retryLater(): Promise<void> {
  hasFailed = true;
  timer = window.setTimeout(() => void send(), retryMs[Math.min(attempt++, retryMs.length - 1)]);
  await changed();
}

async function read(): Promise<void> {
  known = (await taps.all().catch(() => [])).filter((tapped) => tapped.account === account);
  document.dispatchEvent(new Event(tapsChanged));
}

async function changed(): Promise<void> {
  tabs.postMessage(null);
  await read();
}

function nextOf(held: ReadonlySet<string>): Tap | undefined {
  return unsent().find((waiting) => !held.has(subjectOf(waiting)));
}

function subjectOf(of: Tap): string {
  return `${of.session} ${of.member}`;
}

// A phone's clock may be set while it waits: by the server's clock as it was known then and is known now, nothing changes. The page's own ticks stand still while the phone sleeps, so they are the
// least it can have been.
function elapsedOf(of: Tap): number {
  return Math.max(0, serverNow() - of.at, of.page === page ? performance.now() - of.ticks : 0);
}

function serverNow(): number {
  return Date.now() + aheadMs;
}

// Also where the page does not come over HTTPS, as on a developer's phone.
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function spanOf(ms: number): string {
  const pad = (value: number, digits: number): string => String(Math.floor(value)).padStart(digits, "0");
  const days = Math.floor(ms / 86_400_000);
  return `${days > 0 ? days + "." : ""}${pad((ms / 3_600_000) % 24, 2)}:${pad((ms / 60_000) % 60, 2)}:${pad((ms / 1_000) % 60, 2)}.${pad(ms % 1_000, 3)}`;
}
