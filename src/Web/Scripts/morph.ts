// Puts new markup in the place of old: by id, in place, keeping focus, what is typed and open dialogs. What changed gets `arrived` once.
import { Idiomorph } from "idiomorph";

// Tells the page's other modules that something was drawn anew.
export const drawn = "drawn";

// How the server says "gone" for elements, and where new ones belong: data-into names the list, data-order the place in it.
export function applyHtml(html: string, gone: readonly string[], announce: boolean): void {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const fresh of Array.from(template.content.children)) {
    const old = fresh.id ? document.getElementById(fresh.id) : null;
    if (!old) insert(fresh, announce);
    else if (!old.isEqualNode(withoutArrival(old, fresh))) morph(old, fresh, announce);
  }
  for (const id of gone) document.getElementById(id)?.remove();
  document.dispatchEvent(new Event(drawn));
}

function morph(old: Element, fresh: Element, announce: boolean): void {
  const changed: Element[] = [];
  Idiomorph.morph(old, fresh, {
    morphStyle: "outerHTML",
    // Only a field keeps what it holds: a focused button or link changes with the rest.
    ignoreActiveValue: document.activeElement?.matches("input, textarea, select") === true,
    restoreFocus: true,
    callbacks: {
      beforeNodeMorphed: (from: Node, to: Node) => {
        if (from instanceof HTMLDialogElement && from.open) return false;
        // What somebody opened stays open.
        if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement && from.open) to.open = true;
        if (from instanceof HTMLElement && from.dataset.morph === "keep") return false;
        if (from instanceof Element && to instanceof Element && isMark(from) && from.className.replace(" arrived", "") !== to.className) changed.push(from);
        return true;
      },
      // A refusal stays beside what it is about until that is tried again, and a dialog in use even where the new state has no place for it: what is sent from it is answered in words.
      beforeNodeRemoved: (node: Node) => !((node instanceof HTMLElement && node.dataset.ofAction !== undefined) || (node instanceof HTMLDialogElement && node.open)),
      afterNodeAdded: (node: Node) => {
        if (node instanceof Element && isMark(node)) changed.push(node);
      },
    },
  });
  if (!announce) return;
  const now = document.getElementById(fresh.id);
  if (now && now.getAttribute("aria-live") === null) arrive(now);
  changed.forEach(arrive);
}

function insert(fresh: Element, announce: boolean): void {
  const list = document.getElementById((fresh as HTMLElement).dataset.into ?? "");
  if (!list) return;
  const order = (fresh as HTMLElement).dataset.order ?? "";
  const next = Array.from(list.children).find((child) => ((child as HTMLElement).dataset.order ?? "") > order);
  list.insertBefore(fresh, next ?? null);
  if (announce) arrive(fresh);
}

function isMark(element: Element): boolean {
  return element.classList.contains("dot") || element.classList.contains("seat");
}

function arrive(element: Element): void {
  // Without the animation nothing would take the mark off again.
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  element.classList.remove("arrived");
  // A reflow between the two lets the animation start anew.
  void (element as HTMLElement).offsetWidth;
  element.classList.add("arrived");
  element.addEventListener("animationend", () => element.classList.remove("arrived"), { once: true });
}

function withoutArrival(old: Element, fresh: Element): Element {
  if (!old.classList.contains("arrived")) return fresh;
  const copy = fresh.cloneNode(true) as Element;
  copy.classList.add("arrived");
  return copy;
}
