// A session's check-in page, with and without a connection. The server draws it; over that stands what was tapped here and is not settled yet. Nothing of it counts as here before the server has it:
// it has a dashed edge, says "Not sent yet", and goes away with the server's own word. What needs the connection is switched off while there is none, with the reason beside it.
import { refuse } from "./actions";
import { connectionChanged, isCut } from "./connection";
import { fragmentChanged } from "./live";
import { sameTapMs } from "./dialogs";
import { drawn } from "./morph";
import { keep, offlinePage, prune } from "./kept";
import { mine, seen, serverNow, stuck, takeBack, tap, tapsChanged, unsent, waiting } from "./queue";
import type { Tap } from "./taps";

// A tap that was sent is shown as the server's until the server has drawn it, or this time has gone by.
const drawingMs = 3_000;
// The longest time that a timer can wait is 24 days.
const longestTimerMs = 2 ** 31 - 1;

const needsConnection = "Needs the connection";
const sent = new Map<string, { tap: Tap; at: number }>();
const tappedAt = new Map<string, number>();

export function startCheckIn(): void {
  showElsewhere();
  document.addEventListener(tapsChanged, showElsewhere);
  if (!sheet()) return;
  document.addEventListener("click", onClick, { capture: true });
  document.addEventListener("tap-sent", (event) => {
    const { detail } = event as CustomEvent<Tap>;
    sent.set(detail.member, { tap: detail, at: performance.now() });
    // Who hears nothing of a change asks for it.
    document.getElementById("tap-" + detail.member)?.dispatchEvent(new CustomEvent("done", { bubbles: true }));
  });
  for (const change of [drawn, tapsChanged, connectionChanged]) document.addEventListener(change, show);
  show();
  showWhenOpen();
  leaveWhenIdle();
  void startKeeping();
}

// Check-in opens by itself, on a page without a connection too.
function showWhenOpen(): void {
  const left = Number(document.querySelector<HTMLElement>("[data-opens-at]")?.dataset.opensAt ?? 0) - serverNow();
  if (left > 0 && left < longestTimerMs) window.setTimeout(show, left + 100);
}

// With a connection the server ends an idle sign-in; without one, nobody but this page can.
function leaveWhenIdle(): void {
  const idleMs = Number(document.querySelector<HTMLElement>("[data-idle-minutes]")?.dataset.idleMinutes ?? 0) * 60_000;
  let timer: number | undefined;
  const begin = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => (isCut() ? location.assign(offlinePage) : begin()), idleMs);
  };
  for (const sign of ["pointerdown", "keydown"]) document.addEventListener(sign, begin, { capture: true, passive: true });
  begin();
}

function sheet(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#sheet[data-api]");
}

function onClick(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const control = target?.closest<HTMLElement>(".checkinpage :is(.tap, a, button)");
  if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const member = control.closest(".checkin")?.id.slice("member-".length);
  const open = member ? lastOf(member) : undefined;
  const isAsked = control.classList.contains("tap") || control.matches(".name a");
  if (control.getAttribute("aria-disabled") === "true") stop(event);
  else if (member && control.classList.contains("tap") && performance.now() - (tappedAt.get(member) ?? -sameTapMs) < sameTapMs) stop(event);
  else if (member && control.dataset.keeps !== undefined && !open) {
    stop(event);
    tappedAt.set(member, performance.now());
    void keepTap(control, member, "check-in");
  } else if (member && isAsked && (open || (isCut() && control.classList.contains("tap-here")))) {
    stop(event);
    ask(member, open);
  }
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

async function keepTap(control: HTMLElement, member: string, act: Tap["act"]): Promise<void> {
  const undoes = checkInOf(member);
  sent.delete(member);
  try {
    await tap({ session: location.pathname, api: sheet()?.dataset.api ?? "", member, act, until: Number(sheet()?.dataset.lateUntil ?? 0), ...(act === "undo" ? undoes : {}) });
  } catch {
    // A browser that keeps nothing sends it as any other control does, with a connection only.
    if (control.dataset.keeps === undefined) {
      refuse(control, { title: "This browser keeps nothing, so it needs the connection.", code: "not_kept" });
      return;
    }
    delete control.dataset.keeps;
    tappedAt.delete(member);
    control.click();
  }
}

// The check-in that the page shows: as the server drew it, or as this device sent it last.
function checkInOf(member: string): Pick<Tap, "undoes"> {
  const checkIn = document.getElementById("tap-" + member)?.dataset.checkIn;
  const own = sent.get(member)?.tap;
  return checkIn ? { undoes: { checkIn } } : own?.act === "check-in" ? { undoes: { checkInKey: own.key } } : {};
}

// What can be said of a member without a connection: that they are not here after all, or that they are.
function ask(member: string, open: Tap | undefined): void {
  const template = document.getElementById("kept") as HTMLTemplateElement | null;
  const dialog = template?.content.querySelector("dialog")?.cloneNode(true) as HTMLDialogElement | undefined;
  const title = dialog?.querySelector("#kept-title");
  const words = dialog?.querySelector("#kept-words");
  const act = dialog?.querySelector<HTMLButtonElement>("#kept-act");
  if (!dialog || !title || !words || !act) return;
  title.textContent = nameOf(member);
  const isBack = open?.act === "undo";
  words.textContent = open ? `${isBack ? "Taken back" : "Checked in"} at ${time(open.at)}, not sent yet. Everything else needs the connection.` : `Checked in. Everything but taking it back needs the connection.`;
  act.textContent = isBack ? "Check in after all" : "Take the check-in back";
  act.onclick = () => {
    if (open) void takeBack(open.order);
    else void keepTap(act, member, "undo");
  };
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function show(): void {
  const shown = sheet();
  if (!shown) return;
  for (const changed of Array.from(shown.querySelectorAll<HTMLElement>("[data-as-drawn]"))) restore(changed);
  for (const control of Array.from(shown.querySelectorAll<HTMLButtonElement>("[data-opens-at]"))) {
    if (serverNow() < Number(control.dataset.opensAt)) continue;
    remember(control);
    control.disabled = false;
  }
  for (const [member, state] of sent) {
    const isDrawn = document.getElementById("tap-" + member)?.classList.contains("tap-here") === (state.tap.act === "check-in");
    if (isDrawn || performance.now() - state.at > drawingMs) sent.delete(member);
    else if (!lastOf(member)) showSent(member, state.tap);
  }
  const isHere = (tapped: Tap): boolean => tapped.session === location.pathname;
  for (const member of new Set(unsent().filter(isHere).map((tapped) => tapped.member))) showOpen(member);
  showRefusals();
  const cut = isCut();
  const isWaiting = waiting().some(isHere);
  if (cut || isWaiting) say(shown, ".presence .soft", "Safe to keep going: check-ins are kept on this device and sent when the connection is back. Keep this page open until then." + (cut ? " Everything else needs the connection." : ""));
  if (cut) {
    for (const link of Array.from(shown.querySelectorAll<HTMLElement>(".name a, .tap-other, .presence a"))) {
      if (!lastOf(link.closest(".checkin")?.id.slice("member-".length) ?? "")) switchOff(link);
    }
    for (const link of Array.from(shown.querySelectorAll<HTMLElement>(".tap-other"))) changeTo(link, [small(needsConnection, link.firstChild?.textContent ?? "")]);
  }
  const bar = shown.querySelector<HTMLElement>(".closebar .btn");
  if (bar && (cut || isWaiting)) {
    switchOff(bar);
    say(shown, ".closebar p", cut ? needsConnection : "Waits until every check-in is sent", true);
  }
  for (const link of Array.from(document.querySelectorAll<HTMLElement>(".checkinpage > .pagehead .side a"))) {
    link.toggleAttribute("aria-disabled", false);
    if (cut) link.setAttribute("aria-disabled", "true");
  }
}

function showOpen(member: string): void {
  const control = document.getElementById("tap-" + member);
  const open = lastOf(member);
  if (!control || !open) return;
  remember(control);
  if (!isCut() && !waiting().includes(open)) {
    control.setAttribute("aria-busy", "true");
    return;
  }

  control.className = "tap tap-kept";
  control.setAttribute("aria-pressed", String(open.act === "check-in"));
  if (control instanceof HTMLAnchorElement) control.setAttribute("role", "button");
  changeTo(control, open.act === "check-in" ? [at(open), small("Not sent yet")] : ["Taken back", small("Not sent yet")]);
}

function showSent(member: string, of: Tap): void {
  const control = document.getElementById("tap-" + member);
  if (!control) return;
  if (of.act === "undo") {
    remember(control);
    control.className = "tap";
    changeTo(control, ["Check in"]);
    return;
  }
  remember(control);
  control.className = "tap tap-here";
  changeTo(control, [at(of), small("Here")]);
}

// What the server did not take stays beside its member until somebody has seen it.
function showRefusals(): void {
  const refused = told().filter((tapped) => tapped.session === location.pathname);
  for (const box of Array.from(document.querySelectorAll<HTMLElement>("[data-refused]"))) {
    if (!refused.some((tapped) => String(tapped.order) === box.dataset.refused)) box.remove();
  }
  for (const tapped of refused) {
    const row = document.getElementById("member-" + tapped.member);
    if (row && !row.querySelector(`[data-refused="${tapped.order}"]`)) row.append(refusalOf(tapped));
  }
}

// On any page: what was refused and has no row of its own here, and what is left to send from elsewhere.
function showElsewhere(): void {
  document.querySelectorAll("[data-elsewhere]").forEach((box) => box.remove());
  const head = document.querySelector(".pagehead");
  if (!head) return;
  const isHere = (of: Tap): boolean => of.session === location.pathname && document.getElementById("member-" + of.member) !== null;
  for (const tapped of told().filter((other) => !isHere(other))) {
    const box = refusalOf(tapped);
    box.dataset.elsewhere = "";
    head.after(box);
  }
  const left = waiting().filter((tapped) => !isHere(tapped)).length;
  if (left === 0) return;
  const text = document.createElement("p");
  text.className = "stale";
  text.dataset.elsewhere = "";
  text.setAttribute("role", "status");
  text.textContent = `${left === 1 ? "1 check-in" : `${left} check-ins`} of another session ${left === 1 ? "is" : "are"} kept on this device and not sent yet.`;
  head.after(text);
}

// What a person must see: what the server refused, and what it fails over, which they may give up.
function told(): readonly Tap[] {
  return [...mine().filter((tapped) => tapped.refused), ...stuck()];
}

function refusalOf(tapped: Tap): HTMLElement {
  const box = document.createElement("div");
  box.className = "refusal";
  box.dataset.ofAction = "";
  box.dataset.refused = String(tapped.order);
  box.setAttribute("role", "alert");
  const words = document.createElement("div");
  const sentence = document.createElement("b");
  sentence.textContent = tapped.refused?.title ?? "The server fails to take this, and is asked again. Given up, it is sent no more.";
  const what = document.createElement("p");
  const name = nameOf(tapped.member);
  what.textContent = `${tapped.act === "check-in" ? "Check-in" : "Taking back"}${name ? ` of ${name}` : ""} at ${time(tapped.at)} on this device. `;
  if (!name) what.append(linkTo(tapped.session));
  const code = document.createElement("code");
  code.textContent = tapped.refused?.code ?? "fault";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-small";
  button.textContent = tapped.refused ? "I have seen it" : "Give it up";
  button.addEventListener("click", () => void seen(tapped.order));
  words.append(sentence, what, code, " ", button);
  box.append(words);
  return box;
}

// No device keeps a name past its session: the session's own page says whose it was.
function linkTo(session: string): HTMLElement {
  const link = document.createElement("a");
  link.href = session;
  link.textContent = "Open the session";
  return link;
}

// The last tap of a member that is not settled decides how they are shown.
function lastOf(member: string): Tap | undefined {
  return unsent().filter((tapped) => tapped.member === member && tapped.session === location.pathname).at(-1);
}

function nameOf(member: string): string {
  return document.getElementById("who-" + member)?.textContent ?? "";
}

function time(at: number): string {
  return new Date(at).toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit", timeZone: sheet()?.dataset.zone }).toLowerCase();
}

function at(of: Tap): HTMLElement {
  const words = document.createElement("span");
  words.className = "at";
  words.innerHTML = '<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><use href="/icons.svg#i-check" /></svg>';
  words.append(time(of.at).replace(/ .m$/, ""));
  return words;
}

function small(text: string, before?: string): HTMLElement {
  const words = document.createElement("small");
  words.textContent = text;
  if (before === undefined) return words;
  const both = document.createElement("span");
  both.append(before, document.createElement("br"), words);
  return both;
}

// Words change in place, so that focus stays; the server's next drawing, or this page itself, puts back what was drawn.
function remember(element: HTMLElement): void {
  element.dataset.asDrawn ??= element.outerHTML;
}

function restore(element: HTMLElement): void {
  const template = document.createElement("template");
  template.innerHTML = element.dataset.asDrawn ?? "";
  const before = template.content.firstElementChild;
  if (!before) return;
  for (const { name } of Array.from(element.attributes)) if (!before.hasAttribute(name)) element.removeAttribute(name);
  for (const { name, value } of Array.from(before.attributes)) element.setAttribute(name, value);
  element.replaceChildren(...Array.from(before.childNodes));
}

function changeTo(element: HTMLElement, content: (Node | string)[]): void {
  remember(element);
  const name = element.querySelector(".only-read")?.cloneNode(true);
  element.replaceChildren(...(name ? [name] : []), ...content);
}

function switchOff(element: HTMLElement): void {
  remember(element);
  element.setAttribute("aria-disabled", "true");
}

function say(shown: HTMLElement, selector: string, words: string, keepsTitle = false): void {
  const place = shown.querySelector<HTMLElement>(selector);
  if (!place) return;
  remember(place);
  const title = keepsTitle ? place.querySelector("b") : null;
  place.replaceChildren(...(title ? [title] : []), words);
}

// Lets the device keep this page, as it is drawn last, for the time without a connection.
async function startKeeping(): Promise<void> {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  // Asked for, not needed: a device that clears up keeps what is left to send.
  void navigator.storage?.persist?.().catch(() => false);
  try {
    const isControlled = navigator.serviceWorker.controller !== null;
    await navigator.serviceWorker.register("/service-worker.js", { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    if (!isControlled) active?.postMessage({ keep: location.pathname });
  } catch {
    // A browser that refuses it, such as one that keeps nothing, has the page with a connection only.
    return;
  }
  let keeping = Promise.resolve();
  document.addEventListener(fragmentChanged, (event) => {
    const html = (event as CustomEvent<string>).detail;
    keeping = keeping.then(() => keepDrawn(html)).catch(() => undefined);
  });
  const over = Number(sheet()?.dataset.keptUntil ?? 0) - serverNow();
  if (over > 0 && over < longestTimerMs) window.setTimeout(() => void prune(), over + 1_000);
}

async function keepDrawn(html: string): Promise<void> {
  const kept = await caches.match(location.pathname);
  if (!kept) return;
  const page = new DOMParser().parseFromString(await kept.clone().text(), "text/html");
  const live = page.querySelector<HTMLElement>("[data-live=session]");
  const root = page.querySelector<HTMLElement>("[data-drawn-at]");
  if (!live || !root) return;
  live.innerHTML = html;
  root.dataset.drawnAt = String(Date.now());
  await keep(location.pathname, kept, "<!doctype html>" + page.documentElement.outerHTML);
}
