// Sends what was tapped, in order, one at a time, each with its own key at every try and with the time since it happened: done exactly once, whatever the network does.
import * as taps from "./taps";
import { connectionChanged } from "./connection";
import { newId } from "./ids";
import { within } from "./patience";
import { tabsOf } from "./tabs";
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
// After so many failures of the server's own a person may give a tap up.
const stuckTries = 4;
const clock = "clock-ahead";

const page = newId();
const account = document.querySelector<HTMLElement>("[data-account]")?.dataset.account ?? "";
const tabs = tabsOf("taps");
// What this page knows of taps where the device cannot write it down: those that the server may have got, those that are settled, and how often the server failed over one.
const begunHere = new Set<number>();
const settledHere = new Set<number>();
const failures = new Map<number, number>();
let known: readonly Tap[] = [];
let hasFailed = false;
let sending = false;
let sendAgain = false;
let attempt = 0;
let timer: number | undefined;
// The server's clock against the device's, and when and as whom it was heard last.
let aheadMs = clockAhead();
let heard: { at: number; ticks: number } | undefined;
let askedAt = -whoHoldsMs;

// What this account has tapped here and the server has not settled, or a person not seen; oldest first.
export function mine(): readonly Tap[] {
  return known;
}

export function unsent(): readonly Tap[] {
  return known.filter((tap) => !tap.refused);
}

// Those that the server fails over again and again.
export function stuck(): readonly Tap[] {
  return unsent().filter((tapped) => (failures.get(tapped.order) ?? 0) >= stuckTries);
}

// Those that a person is told of: the network failed, or takes its time.
export function waiting(): readonly Tap[] {
  return unsent().filter((tapped) => hasFailed || tapped.page !== page || performance.now() - tapped.ticks > busyMs);
}

export async function startQueue(): Promise<void> {
  await taps.prune(serverNow(), account).catch(() => undefined);
  if (!account) return;
  tabs.heard(() => void read());
  window.addEventListener("online", () => void send());
  document.addEventListener(connectionChanged, () => {
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
export async function tap(intent: Pick<Tap, "session" | "api" | "member" | "act" | "undoes" | "until">): Promise<void> {
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
  const { session, api, member, until, key } = found;
  if (!begunHere.has(order) && (await taps.withdraw(order))) await changed();
  else await tap({ session, api, member, until, ...(found.act === "check-in" ? { act: "undo", undoes: { checkInKey: key } } : { act: "check-in" }) });
}

// A person has seen why it was refused, or gives it up.
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
  // Where the device cannot write down that it is tried, it is sent all the same: its key makes that safe.
  begunHere.add(next.order);
  if (!(await taps.begin(next.order).catch(() => next))) return "settled";
  const elapsed = elapsedOf(next);
  document.dispatchEvent(new Event("sending"));
  const answer = await fetch(`${next.api}/attendance/${next.member}/${next.act}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": next.key, "X-Account": account },
    body: JSON.stringify(next.act === "undo" ? (next.undoes ?? {}) : elapsed < sentAtOnceMs ? {} : { elapsed: spanOf(elapsed) }),
    redirect: "error",
    signal: within(answerPatienceMs),
  });
  // A portal or a proxy between here and the server may answer anything: only the server's own word settles a tap.
  const said = (await answer.json().catch(() => ({}))) as Problem & { patient?: string };
  if (answer.ok) {
    if (said.patient !== next.member) return "away";
    document.dispatchEvent(new CustomEvent("tap-sent", { detail: next }));
    await settle(next);
    return "settled";
  }
  if (!said.code) return "away";
  if (answer.status === 401) return signedOut();
  if (answer.status === 503 || answer.status === 429 || said.code === "other_account") return "away";
  if (answer.status >= 500) {
    failures.set(next.order, (failures.get(next.order) ?? 0) + 1);
    return "held";
  }
  await taps.refuse(next.order, { title: said.title ?? "The server did not take it.", code: said.code }, serverNow());
  return "settled";
}

// With the undo of a check-in goes what was said of that.
async function settle(done: Tap): Promise<void> {
  settledHere.add(done.order);
  const { undoes } = done;
  const told = undoes && "checkInKey" in undoes ? known.filter((tapped) => tapped.refused && tapped.key === undoes.checkInKey) : [];
  for (const { order } of [done, ...told]) await taps.remove(order).catch(() => undefined);
}

// Another account may have signed in meanwhile, in another tab: that page is shown instead. The same answer brings the server's time.
async function isStillMine(): Promise<boolean> {
  if (performance.now() - askedAt < whoHoldsMs && !hasFailed) return true;
  const answer = await fetch("/api/sign-in", { redirect: "error", signal: within(answerPatienceMs) });
  const who = (await answer.json()) as Problem & { account?: string; now?: string };
  if (answer.status === 401 && who.code === "signed_out") {
    signedOut();
    return false;
  }
  if (!answer.ok || !who.account || !who.now) return false;
  if (who.account !== account) {
    location.reload();
    return false;
  }
  heard = { at: Date.parse(who.now), ticks: performance.now() };
  aheadMs = heard.at - Date.now();
  try {
    localStorage.setItem(clock, String(aheadMs));
  } catch {
    // The next page then asks before it knows.
  }
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
  known = (await taps.all().catch(() => [])).filter((tapped) => tapped.account === account && !settledHere.has(tapped.order));
  document.dispatchEvent(new Event(tapsChanged));
}

async function changed(): Promise<void> {
  tabs.tell();
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

// The server's clock as the device knows it. Set back while the page lives, the device's own clock is not followed.
export function serverNow(): number {
  return Math.max(Date.now() + aheadMs, heard ? heard.at + performance.now() - heard.ticks : 0);
}

function clockAhead(): number {
  try {
    return Number(localStorage.getItem(clock) ?? 0);
  } catch {
    return 0;
  }
}

export function spanOf(ms: number): string {
  const pad = (value: number, digits: number): string => String(Math.floor(value)).padStart(digits, "0");
  const days = Math.floor(ms / 86_400_000);
  return `${days > 0 ? days + "." : ""}${pad((ms / 3_600_000) % 24, 2)}:${pad((ms / 60_000) % 60, 2)}:${pad((ms / 1_000) % 60, 2)}.${pad(ms % 1_000, 3)}`;
}
