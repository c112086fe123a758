// Saves a note while it is written, and says so. <form data-note="address of the note in the API" data-key="..."> with the field text and, for a draft, basis.
// An addendum has no draft: its words are kept on the device until they are signed.
// Words that are not saved yet are kept on the device, under a key that comes with the page: unreadable there without the sign-in, and gone with it.
import { clockTime } from "./clock";
import { newId } from "./ids";
import { applyHtml } from "./morph";

const idleMs = 1_500;
const longestMs = 10_000;
const retryMs = 5_000;
const keepMs = 250;
const keptDays = 14;
const unansweredKept = 10;
const prefix = "unsaved-note:";
const own = `${prefix}${document.querySelector<HTMLElement>("[data-account]")?.dataset.account ?? ""}.`;
let forgotten = false;
let open: NoteForm | undefined;

interface Note {
  readonly state: string;
  readonly text: string | null;
  readonly draftVersion: number;
}

// unanswered: texts that were sent and may be saved, for no answer came.
interface Kept {
  readonly text: string;
  readonly basis: number;
  readonly unanswered?: readonly string[];
}

interface Refused {
  readonly code?: string;
  readonly details: readonly { readonly subject?: string }[];
}

export function startNotes(): void {
  prune();
  const form = document.querySelector<HTMLFormElement>("form[data-note]");
  if (!form) return;
  open = new NoteForm(form);
  open.start();
}

// Saves what is not saved yet; null where there is nothing to save. True when it is saved.
export function saveUnsavedNote(): Promise<boolean> | null {
  return open?.isDirty ? open.save() : null;
}

// Nothing that an account could read stays on a device where it signed out. What another account left here is theirs, and unreadable without their sign-in.
export function forgetUnsavedNotes(): void {
  forgotten = true;
  for (const name of Object.keys(localStorage)) if (name.startsWith(own)) localStorage.removeItem(name);
}

// Keys change, such as with a password: what no page can open any more does not stay for ever.
function prune(): void {
  for (const name of Object.keys(localStorage)) {
    const keptAt = Number((localStorage.getItem(name) ?? "").split(".")[0]);
    if (name.startsWith(prefix) && !(Date.now() - keptAt < keptDays * 86_400_000)) localStorage.removeItem(name);
  }
}

class NoteForm {
  private readonly text: HTMLTextAreaElement;
  private readonly basis: HTMLInputElement | null;
  private readonly said: HTMLElement;
  private saved: string;
  private saving: Promise<boolean> | undefined;
  private timer: number | undefined;
  private keeper: number | undefined;
  private dirtySince = 0;
  private notBefore = 0;
  private isUndecided = false;
  private stopped = false;
  private unanswered: readonly string[] = [];
  private readonly store: UnsavedText;

  constructor(private readonly form: HTMLFormElement) {
    this.text = form.elements.namedItem("text") as HTMLTextAreaElement;
    this.basis = form.elements.namedItem("basis") as HTMLInputElement | null;
    this.said = form.querySelector<HTMLElement>("#saved") ?? form;
    // Not what a browser put back into the fields by itself.
    this.saved = plain(this.text.defaultValue);
    if (this.basis) this.basis.value = this.basis.defaultValue;
    this.store = new UnsavedText(form.dataset.note ?? "", form.dataset.key);
  }

  start(): void {
    this.text.addEventListener("input", () => this.changed());
    this.form.querySelector("#save-draft")?.addEventListener("click", () => void this.save());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("done", () => this.end());
    this.form.addEventListener("refused", (event) => void this.refused((event as CustomEvent<Refused>).detail));
    window.addEventListener("online", () => void this.save());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") void this.save(true);
    });
    if (this.isDirty) this.changed();
    else void this.recover();
  }

  get isDirty(): boolean {
    return !this.stopped && this.text.value !== this.saved;
  }

  private changed(): void {
    // What was shown of the text is not about this one any more.
    this.show("#review", []);
    window.clearTimeout(this.keeper);
    if (!this.isDirty) {
      if (!this.saving) this.store.drop();
      return;
    }
    this.say(this.basis ? "Not saved yet" : "Not signed yet. Kept on this device.");
    this.keeper = window.setTimeout(() => void this.keep(), keepMs);
    if (this.dirtySince === 0) this.dirtySince = performance.now();
    this.later(Math.max(0, Math.min(idleMs, this.dirtySince + longestMs - performance.now())));
  }

  private keep(): Promise<boolean> {
    return this.store.keep({ text: this.text.value, basis: Number(this.basis?.value ?? 0), unanswered: this.unanswered });
  }

  // After a failure not before its time, however much is typed meanwhile.
  private later(ms: number): void {
    window.clearTimeout(this.timer);
    if (this.basis && !this.isUndecided) this.timer = window.setTimeout(() => void this.save(), Math.max(ms, this.notBefore - performance.now()));
  }

  // What is signed is what was saved last: a draft under way would be another one.
  private submitted(event: SubmitEvent): void {
    if (!this.basis || (!this.saving && !this.isDirty)) return;
    event.preventDefault();
    event.stopPropagation();
    void this.save().then((isSaved) => {
      if (isSaved) this.form.requestSubmit(event.submitter);
      else this.form.querySelector<HTMLElement>("#conflict section")?.focus();
    });
  }

  // One at a time, for each is written on the one before it, and none while the author is asked which text is to stand. True when the text is saved.
  async save(isLeaving = false): Promise<boolean> {
    while (this.saving) await this.saving;
    if (!this.isDirty) return !this.stopped;
    if (!this.basis || this.isUndecided) return false;
    window.clearTimeout(this.timer);
    this.saving = this.send(isLeaving).finally(() => (this.saving = undefined));
    return this.saving;
  }

  private async send(isLeaving: boolean): Promise<boolean> {
    const text = this.text.value;
    this.unanswered = [...this.unanswered.filter((other) => other !== text), text].slice(-unansweredKept);
    void this.keep();
    const answer = await fetch(`${this.form.dataset.note}/draft`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "Idempotency-Key": newId() },
      body: JSON.stringify({ text, basis: Number(this.basis?.value) }),
      keepalive: isLeaving,
    }).catch(() => null);
    const note = answer?.ok ? ((await answer.json().catch(() => null)) as Note | null) : null;
    if (note) {
      this.take(note, text);
      return true;
    }
    this.notBefore = performance.now() + retryMs;
    if (answer === null || answer.ok || answer.status >= 500) {
      this.say("Not saved yet: there is no connection. It is tried again.");
      this.later(retryMs);
      return false;
    }
    if (answer.status === 401) {
      this.say("Not saved yet: sign in again in another window, then save.");
      return false;
    }
    const problem = (await answer.json().catch(() => ({}))) as { title?: string; code?: string };
    if (problem.code === "version_conflict") return (await this.conflict()) && this.send(isLeaving);
    if (problem.code === "note_signed") await this.signedMeanwhile();
    else this.say(`Not saved: ${problem.title ?? "that did not work."}`);
    return false;
  }

  private take(note: Note, text: string): void {
    this.saved = text;
    this.unanswered = [];
    this.dirtySince = 0;
    this.notBefore = 0;
    if (this.basis) this.basis.value = String(note.draftVersion);
    this.say(this.isDirty ? "Not saved yet" : `Saved ${clockTime(new Date())}`);
    window.clearTimeout(this.keeper);
    if (!this.isDirty) this.store.drop();
    else {
      void this.keep();
      this.later(idleMs);
    }
  }

  // Another window or another facilitator kept a draft since: both texts are shown, and the author says which is to stand.
  // True where it is this window's own, whose answer was lost: what is written now is written on it.
  private async conflict(): Promise<boolean> {
    window.clearTimeout(this.timer);
    this.say("Not saved yet");
    const note = await this.current();
    if (!note) {
      this.say("Not saved yet: there is no connection. It is tried again.");
      this.notBefore = performance.now() + retryMs;
      this.later(retryMs);
      return false;
    }
    if (note.state === "Signed") {
      await this.signedMeanwhile();
      return false;
    }
    if (note.text !== null && this.unanswered.includes(note.text)) {
      this.take(note, note.text);
      window.clearTimeout(this.timer);
      return true;
    }
    this.isUndecided = true;
    const box = document.createElement("section");
    box.className = "notereview";
    box.tabIndex = -1;
    box.setAttribute("role", "alert");
    const title = document.createElement("h3");
    title.textContent = "Another draft was saved meanwhile, in another window or by another facilitator:";
    const other = document.createElement("p");
    other.className = "notetext marked";
    other.textContent = note.text ?? "";
    const actions = document.createElement("div");
    actions.className = "actions";
    actions.append(
      button("Keep mine", "keep-mine", () => {
        this.decided(note);
        void this.save();
      }),
      button("Take the other", "take-other", () => {
        this.text.value = note.text ?? "";
        this.decided(note);
        this.take(note, this.text.value);
      }),
    );
    box.append(title, other, actions);
    this.show("#conflict", [box]);
    return false;
  }

  private decided(note: Note): void {
    this.isUndecided = false;
    this.saved = note.text ?? "";
    this.unanswered = [];
    if (this.basis) this.basis.value = String(note.draftVersion);
    this.show("#conflict", []);
    this.form.querySelector(".refusal[data-of-action]")?.remove();
    this.text.focus();
  }

  // What is written here is no part of the note any more: the page of the signed note offers it for an addendum.
  private async signedMeanwhile(): Promise<void> {
    window.clearTimeout(this.timer);
    window.clearTimeout(this.keeper);
    this.isUndecided = true;
    if (!this.isDirty || (await this.keep())) location.reload();
    else this.say("The note was signed meanwhile. Copy what you wrote, then open the note again and add it as an addendum.");
  }

  private async refused({ code, details }: Refused): Promise<void> {
    if (code === "version_conflict") {
      if (await this.conflict()) await this.save();
    } else if (code === "note_signed") await this.signedMeanwhile();
    else if (code === "note_flagged" && !this.basis) this.ask(details.map((detail) => detail.subject));
    else if (code === "note_flagged" || code === "note_not_individualized") await this.review();
    else if (this.isDirty) this.later(idleMs);
  }

  // What is to look at in an addendum is one thing, and the refusal says it.
  private ask(seen: readonly (string | undefined)[]): void {
    const sign = button("Sign all the same", "sign-all-the-same", () => undefined);
    sign.type = "submit";
    sign.dataset.body = JSON.stringify({ seen });
    this.show("#review", [sign]);
    sign.focus();
  }

  // The draft as it is saved, marked by the server.
  private async review(): Promise<void> {
    if (!(await this.save())) return;
    const answer = await fetch(`${location.pathname}?review=yes`).catch(() => null);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("review");
    if (!fresh || this.isDirty) return;
    applyHtml(fresh.outerHTML, [], false);
    document.querySelector<HTMLElement>("#review section")?.focus();
  }

  private async recover(): Promise<void> {
    const kept = await this.store.find();
    if (!kept || this.isDirty) return;
    if (kept.text === this.saved || kept.text === plain(document.querySelector("[data-signed]")?.textContent ?? "")) {
      this.store.drop();
      return;
    }
    this.text.value = kept.text;
    if (!this.basis) {
      this.say("These words are yours and were not signed. Sign them as an addendum, or clear them.");
      return;
    }
    this.unanswered = kept.unanswered ?? [];
    const basis = Number(this.basis.value);
    this.basis.value = String(kept.basis);
    if (kept.basis === basis || (await this.conflict())) await this.save();
  }

  private async current(): Promise<Note | null> {
    const answer = await fetch(this.form.dataset.note ?? "").catch(() => null);
    return answer?.ok ? ((await answer.json().catch(() => null)) as Note | null) : null;
  }

  private end(): void {
    this.stopped = true;
    window.clearTimeout(this.timer);
    window.clearTimeout(this.keeper);
    this.store.drop();
  }

  private say(words: string): void {
    this.said.textContent = words;
  }

  private show(selector: string, content: Node[]): void {
    this.form.querySelector(selector)?.replaceChildren(...content);
  }
}

// One note's unsaved text in the browser's own storage, with when it was kept: neither the text nor whose note it is can be read there.
class UnsavedText {
  private readonly key: Promise<CryptoKey | null>;
  private readonly name: Promise<string>;
  private changes = 0;

  constructor(note: string, secret: string | undefined) {
    const isPossible = Boolean(secret) && window.isSecureContext;
    this.key = isPossible ? crypto.subtle.importKey("raw", bytesOf(secret ?? ""), "AES-GCM", false, ["encrypt", "decrypt"]) : Promise.resolve(null);
    this.name = isPossible ? crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret + note)).then((hash) => own + textOf(new Uint8Array(hash))) : Promise.resolve("");
  }

  // True when it is kept.
  async keep(kept: Kept): Promise<boolean> {
    const change = ++this.changes;
    const key = await this.key;
    if (!key || forgotten) return false;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(JSON.stringify(kept)));
    const name = await this.name;
    // Signed out, saved, or changed again while it was sealed.
    if (forgotten || change !== this.changes) return false;
    localStorage.setItem(name, `${Date.now()}.${textOf(iv)}.${textOf(new Uint8Array(sealed))}`);
    return true;
  }

  async find(): Promise<Kept | null> {
    const key = await this.key;
    const [, iv, sealed] = (localStorage.getItem(await this.name) ?? "").split(".");
    if (!key || !iv || !sealed) return null;
    const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytesOf(iv) }, key, bytesOf(sealed)).catch(() => null);
    return opened && (JSON.parse(new TextDecoder().decode(opened)) as Kept);
  }

  drop(): void {
    this.changes++;
    void this.name.then((name) => localStorage.removeItem(name));
  }
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

function button(words: string, id: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-tap";
  made.id = id;
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
