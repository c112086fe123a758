// Saves a note while it is written, and says so. <form data-note="address of the note in the API" data-key="..."> with the fields text and basis.
// Words that are not saved yet are kept on the device, under a key that comes with the page: unreadable there without the sign-in, and gone with it.
import { applyHtml } from "./morph";

const idleMs = 1_500;
const longestMs = 10_000;
const retryMs = 5_000;
const keepMs = 250;
const prefix = "unsaved-note:";
let forgotten = false;
let open: NoteForm | undefined;

interface Note {
  readonly state: string;
  readonly text: string | null;
  readonly draftVersion: number;
}

interface Kept {
  readonly text: string;
  readonly basis: number;
}

export function startNotes(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-note]");
  if (!form) return;
  open = new NoteForm(form);
  open.start();
}

// Saves what is not saved yet; null where there is nothing to save. True when it is saved.
export function saveUnsavedNote(): Promise<boolean> | null {
  return open?.isDirty ? open.save() : null;
}

// Nothing of a patient's stays on a device where somebody signed out.
export function forgetUnsavedNotes(): void {
  forgotten = true;
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
}

class NoteForm {
  private readonly text: HTMLTextAreaElement;
  private readonly basis: HTMLInputElement;
  private readonly said: HTMLElement;
  private saved: string;
  private saving: Promise<boolean> | undefined;
  private timer: number | undefined;
  private keeper: number | undefined;
  private dirtySince = 0;
  private stopped = false;
  private readonly store: UnsavedText;

  constructor(private readonly form: HTMLFormElement) {
    this.text = form.elements.namedItem("text") as HTMLTextAreaElement;
    this.basis = form.elements.namedItem("basis") as HTMLInputElement;
    this.said = form.querySelector<HTMLElement>("#saved") ?? form;
    // Not what a browser put back into the fields by itself.
    this.saved = this.text.defaultValue.replace(/\r\n?/g, "\n");
    this.basis.value = this.basis.defaultValue;
    this.store = new UnsavedText(form.dataset.note ?? "", form.dataset.key);
  }

  start(): void {
    this.text.addEventListener("input", () => this.changed());
    this.form.querySelector("#save-draft")?.addEventListener("click", () => void this.save());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("done", () => this.end());
    this.form.addEventListener("refused", (event) => void this.refused((event as CustomEvent<{ code?: string }>).detail.code));
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
    if (!this.isDirty) return;
    this.say("Not saved yet");
    window.clearTimeout(this.keeper);
    this.keeper = window.setTimeout(() => void this.store.keep({ text: this.text.value, basis: Number(this.basis.value) }), keepMs);
    if (this.dirtySince === 0) this.dirtySince = performance.now();
    this.later(Math.max(0, Math.min(idleMs, this.dirtySince + longestMs - performance.now())));
  }

  private later(ms: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), ms);
  }

  // What is signed is what was saved last: a draft under way would be another one.
  private submitted(event: SubmitEvent): void {
    if (!this.saving && !this.isDirty) return;
    event.preventDefault();
    event.stopPropagation();
    void this.save().then((isSaved) => {
      if (isSaved) this.form.requestSubmit(event.submitter);
    });
  }

  // One at a time, for each is written on the one before it. True when the text is saved.
  async save(isLeaving = false): Promise<boolean> {
    await this.saving;
    if (!this.isDirty) return !this.stopped;
    window.clearTimeout(this.timer);
    this.saving = this.send(isLeaving).finally(() => (this.saving = undefined));
    return this.saving;
  }

  private async send(isLeaving: boolean): Promise<boolean> {
    const text = this.text.value;
    const answer = await fetch(`${this.form.dataset.note}/draft`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
      body: JSON.stringify({ text, basis: Number(this.basis.value) }),
      keepalive: isLeaving,
    }).catch(() => null);
    if (answer?.ok) {
      this.take((await answer.json()) as Note, text);
      return true;
    }
    if (answer === null || answer.status >= 500) {
      this.say("Not saved yet: there is no connection. It is tried again.");
      this.later(retryMs);
      return false;
    }
    if (answer.status === 401) {
      this.say("Not saved yet: sign in again in another window, then save.");
      return false;
    }
    const problem = (await answer.json().catch(() => ({}))) as { title?: string; code?: string };
    if (problem.code === "version_conflict") await this.conflict();
    else this.say(`Not saved: ${problem.title ?? "that did not work."}`);
    return false;
  }

  private take(note: Note, text: string): void {
    this.saved = text;
    this.dirtySince = 0;
    this.basis.value = String(note.draftVersion);
    this.say(this.isDirty ? "Not saved yet" : `Saved ${new Date().toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" }).toLowerCase()}`);
    if (this.isDirty) this.later(idleMs);
    else this.store.drop();
  }

  // Another window or another facilitator kept a draft since: both texts are shown, and the author says which is to stand.
  private async conflict(): Promise<void> {
    window.clearTimeout(this.timer);
    this.say("Not saved yet");
    const note = await this.current();
    if (!note || note.state === "Signed") {
      location.reload();
      return;
    }
    const box = document.createElement("section");
    box.className = "notereview";
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
  }

  private decided(note: Note): void {
    this.saved = note.text ?? "";
    this.basis.value = String(note.draftVersion);
    this.show("#conflict", []);
    this.form.querySelector(".refusal[data-of-action]")?.remove();
    this.text.focus();
  }

  private async refused(code: string | undefined): Promise<void> {
    if (code === "version_conflict") await this.conflict();
    else if (code === "note_signed") this.end();
    else if (code === "note_flagged" || code === "note_not_individualized") await this.review();
    else if (this.isDirty) this.later(idleMs);
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
    if (kept.text === this.saved) {
      this.store.drop();
      return;
    }
    this.text.value = kept.text;
    const basis = Number(this.basis.value);
    this.basis.value = String(kept.basis);
    if (kept.basis === basis) await this.save();
    else await this.conflict();
  }

  private async current(): Promise<Note | null> {
    const answer = await fetch(this.form.dataset.note ?? "").catch(() => null);
    return answer?.ok ? ((await answer.json()) as Note) : null;
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

// One note's unsaved text in the browser's own storage: neither the text nor whose note it is can be read there.
class UnsavedText {
  private readonly key: Promise<CryptoKey | null>;
  private readonly name: Promise<string>;

  constructor(note: string, secret: string | undefined) {
    const isPossible = Boolean(secret) && window.isSecureContext;
    this.key = isPossible ? crypto.subtle.importKey("raw", bytesOf(secret ?? ""), "AES-GCM", false, ["encrypt", "decrypt"]) : Promise.resolve(null);
    this.name = isPossible ? crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret + note)).then((hash) => prefix + textOf(new Uint8Array(hash))) : Promise.resolve("");
  }

  async keep(kept: Kept): Promise<void> {
    const key = await this.key;
    if (!key || forgotten) return;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(JSON.stringify(kept)));
    const name = await this.name;
    // Signed out while it was sealed.
    if (!forgotten) localStorage.setItem(name, `${textOf(iv)}.${textOf(new Uint8Array(sealed))}`);
  }

  async find(): Promise<Kept | null> {
    const key = await this.key;
    const [iv, sealed] = (localStorage.getItem(await this.name) ?? "").split(".");
    if (!key || !iv || !sealed) return null;
    const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytesOf(iv) }, key, bytesOf(sealed)).catch(() => null);
    return opened && (JSON.parse(new TextDecoder().decode(opened)) as Kept);
  }

  drop(): void {
    void this.name.then((name) => localStorage.removeItem(name));
  }
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
