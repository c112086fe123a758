// A page that opens in place: <a href="..." data-dialog> shows that page's #panel in a dialog, as it is at this moment. Without script the link simply goes there.
// data-refreshes="id" on fields of it: that part is drawn anew, from all of them in the form, whenever one of them or the session changes.
import { instantOf, refuse } from "./actions";
import { fragmentChanged } from "./live";
import { applyHtml } from "./morph";

// A second tap of the same finger must not take the first one back, nor open what it turned into.
export const sameTapMs = 600;
// An open page that heard nothing of its own change by then asks for itself.
const patienceMs = 800;

const opening = new Set<string>();

export function startDialogs(): void {
  let tapped = { id: "", at: -sameTapMs };
  let begunAt = 0;
  let changedAt = 0;
  let focusNext: string | undefined;

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const tap = target?.closest(".tap")?.id ?? "";
    const opener = target?.closest<HTMLAnchorElement>("a[data-dialog]");
    if (target?.closest("[data-action]")) {
      begunAt = performance.now();
      tapped = { id: tap, at: begunAt };
    }
    if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (tap === "" || tap !== tapped.id || performance.now() - tapped.at > sameTapMs) void open(opener);
  });
  document.addEventListener("click", (event) => {
    const closer = event.target instanceof Element ? event.target.closest("dialog a[data-closes]") : null;
    if (closer) event.preventDefault();
  });
  for (const begin of ["submit", "sending"]) document.addEventListener(begin, () => (begunAt = performance.now()));
  document.addEventListener("input", (event) => {
    const field = isRefresher(event.target) ? event.target : null;
    if (field) void refresh(field);
  });
  document.addEventListener(fragmentChanged, () => {
    changedAt = performance.now();
    focusResult();
    const field = document.querySelector<HTMLInputElement>("dialog[open] [data-refreshes]");
    if (field) void refresh(field);
  });
  document.addEventListener("done", (event) => {
    const control = event.target as HTMLElement;
    focusNext = control.dataset.focus;
    focusResult();
    window.setTimeout(() => {
      if (changedAt < begunAt) void redraw().then(focusResult);
    }, patienceMs);
  });

  // What was decided in a dialog is shown on the page below it.
  function focusResult(): void {
    const result = focusNext ? document.getElementById(focusNext) : null;
    if (!result || document.querySelector("dialog[open]")) return;
    focusNext = undefined;
    result.focus();
    result.scrollIntoView({ block: "center" });
  }
}

function isRefresher(target: EventTarget | null): target is HTMLInputElement | HTMLSelectElement {
  return (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && target.dataset.refreshes !== undefined;
}

async function open(opener: HTMLAnchorElement): Promise<void> {
  const { href } = opener;
  // A double click is one wish.
  if (opening.has(href) || document.querySelector(`dialog[open][data-href="${CSS.escape(href)}"]`)) return;
  opening.add(href);
  let panel: Element | null;
  try {
    panel = await panelOf(href);
  } catch {
    refuse(opener, { title: "There is no connection, and this needs one.", code: "offline" });
    return;
  } finally {
    opening.delete(href);
  }
  if (!panel) {
    location.assign(href);
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "panel-title");
  dialog.dataset.href = href;
  dialog.append(...Array.from(panel.children));
  for (const form of Array.from(dialog.querySelectorAll("[data-then]"))) form.removeAttribute("data-then");
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

async function refresh(field: HTMLInputElement | HTMLSelectElement): Promise<void> {
  const href = field.closest<HTMLElement>("dialog")?.dataset.href ?? location.pathname;
  const part = field.dataset.refreshes ?? "";
  const asked = queryOf(field.form, part);
  const panel = await panelOf(`${href}?${asked}`).catch(() => null);
  const fresh = panel?.querySelector(`#${part}`);
  // What was typed meanwhile asks again by itself.
  if (fresh && field.isConnected && queryOf(field.form, part) === asked) applyHtml(fresh.outerHTML, [], false);
}

function queryOf(form: HTMLFormElement | null, part: string): string {
  const query = new URLSearchParams();
  for (const field of Array.from(form?.elements ?? [])) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || field.dataset.refreshes !== part) continue;
    if (field instanceof HTMLInputElement && field.type === "checkbox") query.set(field.name, String(field.checked));
    else if (field.value.trim() !== "") query.set(field.name, field instanceof HTMLInputElement && field.type === "datetime-local" ? instantOf(field.value, field.dataset.zone).toISOString() : field.value);
  }
  return query.toString();
}

async function redraw(): Promise<void> {
  const page = await pageOf(location.href);
  for (const shown of Array.from(document.querySelectorAll<HTMLElement>("[data-live=session]"))) {
    const fresh = page.querySelector(`[data-key="${CSS.escape(shown.dataset.key ?? "")}"][data-fragment="${CSS.escape(shown.dataset.fragment ?? "")}"]`);
    if (fresh) applyHtml(fresh.innerHTML, [], false);
  }
}

async function panelOf(href: string): Promise<Element | null> {
  return (await pageOf(href)).querySelector("#panel");
}

async function pageOf(href: string): Promise<Document> {
  return new DOMParser().parseFromString(await (await fetch(href)).text(), "text/html");
}
