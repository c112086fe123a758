// The roster as a coordinator works it: filtered, sorted, by keyboard, and one change of several members at once.
// All of it is the browser's alone; a change that comes in leaves filter, order and choice as they are.
import { fragmentChanged } from "./live";

interface MemberOutcome {
  readonly patient: string;
  readonly code?: string | null;
  readonly title?: string | null;
  readonly undo?: object | null;
}

const statuses = ["Active", "ClinicalHold", "AdministrativeHold", "Graduated", "Dropped"];
const keysKept = "roster-keys";

let sortedBy = "";
let descending = false;

export function startRoster(): void {
  if (!document.getElementById("roster")) return;
  document.addEventListener("input", (event) => {
    if (event.target instanceof HTMLElement && event.target.matches("[data-roster-filter], [data-roster-status]")) arrange();
  });
  document.addEventListener("change", (event) => {
    const box = event.target instanceof HTMLInputElement ? event.target : null;
    if (box?.dataset.rosterKeys !== undefined) localStorage.setItem(keysKept, box.checked ? "on" : "off");
    if (box?.id === "choose-all") for (const other of boxes()) if (!other.closest("tr")?.hidden) other.checked = box.checked;
    if (box?.id === "choose-all" || box?.dataset.choose !== undefined) showChosen();
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const sort = target?.closest<HTMLElement>("[data-sort]")?.dataset.sort;
    if (sort) {
      descending = sort === sortedBy ? !descending : sort === "misses";
      sortedBy = sort;
      arrange();
    }
    if (target?.closest("#bulk [data-opens]")) fill();
  });
  document.addEventListener("keydown", byKeyboard);
  document.addEventListener("done", (event) => {
    const form = event.target instanceof HTMLFormElement && event.target.querySelector("[data-chosen]") ? event.target : null;
    const undo = event.target instanceof HTMLElement && event.target.dataset.undoes !== undefined;
    if (form || undo) say(form, (event as CustomEvent<MemberOutcome[]>).detail);
  });
  document.addEventListener(fragmentChanged, arrange);
  const keys = document.querySelector<HTMLInputElement>("[data-roster-keys]");
  if (keys) keys.checked = localStorage.getItem(keysKept) !== "off";
  arrange();
}

function rows(): HTMLTableRowElement[] {
  return Array.from(document.querySelectorAll<HTMLTableRowElement>("#roster-table tbody tr"));
}

function boxes(): HTMLInputElement[] {
  return Array.from(document.querySelectorAll<HTMLInputElement>("#roster-table [data-choose]"));
}

function arrange(): void {
  const text = (document.querySelector<HTMLInputElement>("[data-roster-filter]")?.value ?? "").trim().toLowerCase();
  const status = document.querySelector<HTMLSelectElement>("[data-roster-status]")?.value ?? "";
  for (const row of rows()) row.hidden = !((row.dataset.name ?? "").toLowerCase().includes(text) && (status === "" || row.dataset.status === status));
  if (sortedBy) {
    const order = rows().sort((one, other) => compare(one, other) * (descending ? -1 : 1) || (one.dataset.name ?? "").localeCompare(other.dataset.name ?? ""));
    // Moved rows lose the focus: only where the order is another one, and it is given back.
    if (order.some((row, at) => row !== rows()[at])) {
      const active = document.activeElement;
      order.forEach((row) => row.parentElement?.append(row));
      if (active instanceof HTMLElement && active.closest("#roster-table")) active.focus({ preventScroll: true });
    }
  }
  for (const sort of Array.from(document.querySelectorAll<HTMLElement>("[data-sort]"))) {
    const column = sort.closest("th");
    if (sort.dataset.sort === sortedBy) column?.setAttribute("aria-sort", descending ? "descending" : "ascending");
    else column?.removeAttribute("aria-sort");
  }
  showChosen();
}

function compare(one: HTMLElement, other: HTMLElement): number {
  if (sortedBy === "status") return statuses.indexOf(one.dataset.status ?? "") - statuses.indexOf(other.dataset.status ?? "");
  if (sortedBy === "misses") return Number(one.dataset.misses) - Number(other.dataset.misses);
  return (one.dataset.name ?? "").localeCompare(other.dataset.name ?? "");
}

// Whoever the filter hides is not part of a change.
function chosen(): HTMLTableRowElement[] {
  return boxes().filter((box) => box.checked).map((box) => box.closest("tr")).filter((row) => row !== null).filter((row) => !row.hidden);
}

function showChosen(): void {
  const bar = document.getElementById("bulk");
  const count = document.getElementById("bulk-count");
  if (!bar || !count) return;
  const number = chosen().length;
  bar.hidden = number === 0;
  count.textContent = number === 1 ? "1 member chosen" : `${number} members chosen`;
}

// Whom the change is about is said when its dialog opens: with the versions that stand there then.
function fill(): void {
  const rows = chosen();
  const members = rows.map((row) => ({ patient: row.dataset.patient, version: Number(row.dataset.version) }));
  // What was typed for others is not said of these.
  for (const field of Array.from(document.querySelectorAll<HTMLInputElement>("[data-chosen]"))) field.form?.reset();
  for (const field of Array.from(document.querySelectorAll<HTMLInputElement>("[data-chosen]"))) field.value = JSON.stringify(members);
  for (const words of Array.from(document.querySelectorAll("[data-chosen-count]"))) words.textContent = members.length === 1 ? "1 member" : `${members.length} members`;
  for (const names of Array.from(document.querySelectorAll("[data-chosen-names]"))) names.textContent = rows.map((row) => row.dataset.name).join(", ");
}

function say(form: HTMLFormElement | null, outcomes: readonly MemberOutcome[]): void {
  const said = document.getElementById("bulk-said");
  if (!said) return;
  said.replaceChildren();
  const done = outcomes.filter((outcome) => !outcome.code);
  const words = document.createElement("p");
  words.textContent = done.length === 1 ? "1 member changed." : `${done.length} members changed.`;
  said.append(words);
  for (const outcome of outcomes.filter((each) => each.code)) {
    const line = document.createElement("p");
    line.className = "refused";
    line.textContent = `${nameOf(outcome.patient)}: ${outcome.title ?? outcome.code ?? ""}`;
    said.append(line);
  }
  for (const box of boxes()) if (done.some((outcome) => outcome.patient === box.closest("tr")?.dataset.patient)) box.checked = false;
  showChosen();
  const undo = form ? undoOf(form, done) : null;
  if (undo) said.append(undo);
}

// A change of holds can be undone, for those whom it changed; what ends an enrollment is final.
function undoOf(form: HTMLFormElement, done: readonly MemberOutcome[]): HTMLButtonElement | null {
  const members = done.map((outcome) => outcome.undo).filter((undo) => !!undo);
  if (members.length === 0) return null;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-small";
  button.textContent = "Undo";
  button.dataset.undoes = "";
  button.dataset.action = form.dataset.action ?? "";
  button.dataset.body = JSON.stringify({ change: "RestoreHold", hold: new FormData(form).get("hold"), reason: "Undone", members });
  return button;
}

function nameOf(patient: string): string {
  return rows().find((row) => row.dataset.patient === patient)?.dataset.name ?? patient;
}

function byKeyboard(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const active = document.activeElement;
  if (active instanceof HTMLElement && active.matches("input:not([type=checkbox]), select, textarea")) {
    if (event.key === "Escape") active.blur();
    return;
  }
  if (localStorage.getItem(keysKept) === "off") return;
  const shown = rows().filter((row) => !row.hidden);
  const at = shown.findIndex((row) => row.contains(active));
  if (event.key === "/") document.querySelector<HTMLInputElement>("[data-roster-filter]")?.focus();
  else if (event.key === "j" || event.key === "k") shown[Math.max(0, Math.min(shown.length - 1, at + (event.key === "j" ? 1 : -1)))]?.querySelector<HTMLElement>("th a")?.focus();
  else if (event.key === "x" && at >= 0) shown[at]?.querySelector<HTMLInputElement>("[data-choose]")?.click();
  else return;
  event.preventDefault();
}
