// Controls that change something. A control works as it stands: its attributes say what to send to the API.
//   <button data-action="/api/clinics/.../check-in" data-body='{"modality":"InPerson"}'>     a tap (POST)
//   <form data-action="/api/..." data-method="PUT" data-version="3">                          fields by name become the JSON body,
//                                                                                             and data-body of the button that sent it
//   <form data-action="/api/..." data-method="PUT" data-creates>                              refused where there is one of this id already
//   <button type="submit" data-action="...">                                                  another thing to do with the same fields
// data-keeps: a check-in, which checkin.ts keeps on the device and sends.
// data-then="reload" | an address to go to | nothing: the live fragment shows the change.
// data-answers="code": what the answer says under that name is shown in the form's [data-answer=code], once.
// data-says="Saved" is shown in the form's .said once it is done.
// data-shows="id" shows in that part what was answered.
// One intent has one Idempotency-Key, made when it begins and kept while it is repeated after a failure of the network: it is done once.
import { clockTime } from "./clock";
import { newId } from "./ids";

// A process that is started again, or a database that comes back, is there within this time: nobody has to tap twice.
const patienceMs = 60_000;
const longestWaitMs = 3_000;
const pendingKeys = new WeakMap<HTMLElement, { body: string; key: string }>();

export interface Problem {
  readonly title?: string;
  readonly code?: string;
  readonly details?: readonly { readonly message: string; readonly subject?: string }[];
}

export function startActions(): void {
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const control = target?.closest<HTMLElement>("button[data-action], a[data-action]");
    if (control && !control.closest("form[data-action]") && !event.defaultPrevented) {
      event.preventDefault();
      void run(control, control, control.dataset.body ?? "{}");
    }
    const opener = target?.closest<HTMLElement>("[data-opens]");
    if (opener) (document.getElementById(opener.dataset.opens ?? "") as HTMLDialogElement | null)?.showModal();
    if (target?.closest("[data-closes]")) target.closest("dialog")?.close();
    const filler = target?.closest<HTMLElement>("[data-fill-email]");
    if (filler) fill(filler);
    if (target?.closest("[data-theme-toggle]")) toggleTheme();
    if (target?.closest("[data-prints]")) window.print();
  });
  document.addEventListener("change", (event) => {
    const box = event.target instanceof HTMLInputElement && event.target.dataset.enables ? event.target : null;
    const part = box ? document.getElementById(box.dataset.enables ?? "") : null;
    if (box && part instanceof HTMLFieldSetElement) part.disabled = !box.checked;
  });
  document.addEventListener("submit", (event) => {
    const form = event.target instanceof HTMLFormElement && event.target.dataset.action ? event.target : null;
    if (!form) return;
    event.preventDefault();
    // A submit button with an action of its own is sent in the form's stead.
    const sender = event.submitter;
    const added = sender?.dataset.body ? (JSON.parse(sender.dataset.body) as Record<string, unknown>) : {};
    void run(form, sender?.dataset.action ? sender : form, JSON.stringify({ ...bodyOf(form), ...added }));
  });
}

async function run(control: HTMLElement, intent: HTMLElement, body: string): Promise<void> {
  if (control.getAttribute("aria-busy") === "true") return;
  setBusy(control, true);
  refusalOf(control)?.remove();
  // The same intent, repeated by hand after its outcome stayed unknown, keeps its key.
  const kept = pendingKeys.get(intent);
  const key = kept && kept.body === body ? kept.key : newId();
  pendingKeys.set(intent, { body, key });
  try {
    const answer = await send(intent, body, key);
    if (answer.ok) {
      pendingKeys.delete(intent);
      const detail: unknown = answer.status === 204 ? null : await answer.json();
      if (intent.dataset.answers) showAnswer(control, intent.dataset.answers, detail);
      else control.closest("dialog")?.close();
      control.dispatchEvent(new CustomEvent("done", { bubbles: true, detail }));
      const said = intent.dataset.says ? control.querySelector(".said") : null;
      if (said) said.textContent = `${intent.dataset.says} ${clockTime(new Date())}`;
      show(intent.dataset.shows, detail);
      const then = intent.dataset.then && addressOf(intent.dataset.then, control);
      if (then === "reload") location.reload();
      else if (then) location.assign(then);
    } else if (answer.status === 401) {
      location.assign("/sign-in?returnUrl=" + encodeURIComponent(location.pathname));
    } else {
      if (answer.status !== 503) pendingKeys.delete(intent);
      refuse(control, (await answer.json().catch(() => ({}))) as Problem);
    }
  } catch {
    refuse(control, { title: "There is no connection. Nothing was lost: try again.", code: "offline" });
  } finally {
    setBusy(control, false);
  }
}

function showAnswer(control: HTMLElement, name: string, answer: unknown): void {
  const place = control.querySelector<HTMLElement>(`[data-answer=${name}]`);
  if (!place) return;
  place.textContent = String((answer as Record<string, unknown> | null)?.[name] ?? "");
  place.hidden = false;
}

async function send(control: HTMLElement, body: string, key: string): Promise<Response> {
  const headers: Record<string, string> = { "Content-Type": "application/json", "Idempotency-Key": key };
  if (control.dataset.version) headers["If-Match"] = `"${control.dataset.version}"`;
  if (control.dataset.creates !== undefined) headers["If-None-Match"] = "*";
  const method = control.dataset.method ?? "POST";
  const begun = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await fetch(addressOf(control.dataset.action ?? "", control), { method, headers, body: method === "GET" ? null : body });
      if (answer.status !== 503 || performance.now() - begun > patienceMs) return answer;
    } catch (failure) {
      if (performance.now() - begun > patienceMs) throw failure;
    }
    await new Promise((done) => setTimeout(done, Math.min(longestWaitMs, 150 * 2 ** attempt)));
  }
}

// Empty fields are left out, or sent as data-empty says; numbers, switches and lists say so: type=number, type=checkbox, data-list (checkboxes of one name: the values of those ticked), data-json (what is in it).
// A name such as slots.0.day makes a list of objects; the fields of a disabled fieldset are left out (data-enables="its id" on a checkbox).
function bodyOf(form: HTMLFormElement): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of Array.from(form.elements)) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement) || !field.name || field.matches(":disabled")) continue;
    if (field.name.includes(".")) putInList(body, field);
    else if (field.dataset.json !== undefined) body[field.name] = JSON.parse(field.value || "null");
    else if (field instanceof HTMLInputElement && field.type === "checkbox" && field.dataset.list !== undefined) body[field.name] = [...((body[field.name] as string[] | undefined) ?? []), ...(field.checked ? [field.value] : [])];
    else if (field instanceof HTMLInputElement && field.type === "checkbox") body[field.name] = field.checked;
    else if (field instanceof HTMLInputElement && field.type === "radio") {
      if (field.checked) body[field.name] = field.value;
    } else if (field.value.trim() === "") {
      if (field.dataset.empty !== undefined) body[field.name] = JSON.parse(field.dataset.empty);
    } else if (field instanceof HTMLInputElement && field.type === "number") body[field.name] = Number(field.value);
    else if (field instanceof HTMLInputElement && field.type === "time") body[field.name] = timeOf(field.value);
    else if (field instanceof HTMLInputElement && field.type === "datetime-local") body[field.name] = instantOf(field.value, field.dataset.zone).toISOString();
    else if (field.dataset.list !== undefined) body[field.name] = [...((body[field.name] as string[] | undefined) ?? []), ...partsOf(field.value)];
    else body[field.name] = field.value;
  }
  // Where a fieldset is left out, its place in the list is empty.
  for (const [name, value] of Object.entries(body)) if (Array.isArray(value)) body[name] = value.filter((item) => item !== undefined);
  return body;
}

// {id} in an address is what stands in the form's field data-id.
function addressOf(address: string, control: HTMLElement): string {
  const field = control instanceof HTMLFormElement ? control.querySelector<HTMLInputElement>("[data-id]") : null;
  return field ? address.replace("{id}", encodeURIComponent(field.value.trim())) : address;
}

function putInList(body: Record<string, unknown>, field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): void {
  const [list = "", index = "0", name = ""] = field.name.split(".");
  const items = (body[list] ??= []) as Record<string, unknown>[];
  // An object that is a list alone, and empty, is not one of them.
  if (field.dataset.list !== undefined && partsOf(field.value).length === 0) return;
  const item = (items[Number(index)] ??= {});
  const isNumber = field instanceof HTMLInputElement && (field.type === "number" || field.dataset.number !== undefined);
  item[name] = isNumber ? Number(field.value) : field instanceof HTMLInputElement && field.type === "time" ? timeOf(field.value) : field.dataset.list !== undefined ? partsOf(field.value) : field.value;
}

function partsOf(value: string): string[] {
  return value.split(",").map((part) => part.trim()).filter((part) => part !== "");
}

function timeOf(value: string): string {
  return value.length === 5 ? `${value}:00` : value;
}

// A local time on the clinic's wall clock (data-zone), wherever the device is; without a zone, on the device's.
export function instantOf(local: string, zone: string | undefined): Date {
  if (!zone) return new Date(local);
  const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  const wanted = Date.parse(local + "Z");
  let at = wanted;
  // The offset depends on the instant that is sought: the second round has it also beside a clock change.
  for (let round = 0; round < 2; round++) at = wanted - (Date.parse(wall.format(at).replace(" ", "T") + "Z") - Math.floor(at / 1000) * 1000);
  return new Date(at);
}

export function setBusy(control: HTMLElement, busy: boolean): void {
  control.toggleAttribute("aria-busy", false);
  if (busy) control.setAttribute("aria-busy", "true");
  for (const button of control instanceof HTMLFormElement ? Array.from(control.querySelectorAll("button")) : [control]) {
    if (button instanceof HTMLButtonElement) button.disabled = busy;
  }
}

function refusalOf(control: HTMLElement): Element | null {
  if (control instanceof HTMLFormElement) return control.querySelector(".refusal[data-of-action]");
  const place = placeOf(control);
  if (place instanceof HTMLLIElement) return place.querySelector(":scope > .refusal[data-of-action]");
  return place.nextElementSibling?.matches(".refusal[data-of-action]") ? place.nextElementSibling : null;
}

function placeOf(control: HTMLElement): Element {
  return control.closest(".checkin, .alert, .actions, tr") ?? control;
}

export function refuse(control: HTMLElement, problem: Problem): void {
  const box = document.createElement("div");
  box.className = "refusal";
  box.dataset.ofAction = "";
  box.setAttribute("role", "alert");
  const words = document.createElement("div");
  const sentence = document.createElement("b");
  sentence.textContent = problem.title ?? "That did not work.";
  words.append(sentence);
  for (const message of new Set((problem.details ?? []).map((detail) => detail.message))) {
    if (problem.title?.includes(message)) continue;
    const line = document.createElement("p");
    line.textContent = message;
    words.append(line);
  }
  if (problem.code) {
    const code = document.createElement("code");
    code.textContent = problem.code;
    words.append(" ", code);
  }
  box.append(words);
  const place = placeOf(control);
  const footer = control instanceof HTMLFormElement ? control.querySelector(":scope > footer") : null;
  if (footer) footer.before(box);
  else if (control instanceof HTMLFormElement) control.append(box);
  else if (place instanceof HTMLLIElement) place.append(box);
  else place.after(box);
  box.scrollIntoView({ block: "nearest" });
  control.dispatchEvent(new CustomEvent("refused", { bubbles: true, detail: { code: problem.code, details: problem.details ?? [], words } }));
}

// data-shows="id": that part of the page shows what was answered, each data-shown field the member of its name.
function show(part: string | undefined, detail: unknown): void {
  const place = part ? document.getElementById(part) : null;
  if (!place) return;
  place.hidden = false;
  for (const field of Array.from(place.querySelectorAll<HTMLInputElement>("[data-shown]"))) field.value = String((detail as Record<string, unknown>)[field.dataset.shown ?? ""] ?? "");
  place.querySelector<HTMLInputElement>("[data-shown]")?.select();
}

function fill(from: HTMLElement): void {
  const email = document.querySelector<HTMLInputElement>("#email");
  const password = document.querySelector<HTMLInputElement>("#pw");
  if (!email || !password) return;
  email.value = from.dataset.fillEmail ?? "";
  password.value = from.dataset.fillPassword ?? "";
  email.form?.requestSubmit();
}

function toggleTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
}
