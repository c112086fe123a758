// Looks something up while one types. The text goes in a body: a name never stands in an address.
const patienceMs = 200;
const timers = new WeakMap<HTMLInputElement, number>();

// What was found for the text that stands in the field: null for no text, undefined where there is no answer or somebody typed on.
export async function lookUp<T>(field: HTMLInputElement, address: string): Promise<readonly T[] | null | undefined> {
  window.clearTimeout(timers.get(field));
  const text = field.value.trim();
  if (text === "") return null;
  const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text }) }).catch(() => null);
  // A later answer is under way.
  if (field.value.trim() !== text) return undefined;
  if (answer?.status === 401) location.assign("/sign-in?returnUrl=" + encodeURIComponent(location.pathname));
  if (!answer?.ok) {
    sayOf(field, "There is no answer. Try again.");
    return undefined;
  }
  return (await answer.json()) as T[];
}

export function later(field: HTMLInputElement, what: () => Promise<void>): void {
  window.clearTimeout(timers.get(field));
  timers.set(field, window.setTimeout(() => void what(), patienceMs));
}

export function sayOf(field: HTMLInputElement, words: string): void {
  const hint = document.getElementById(field.getAttribute("aria-describedby") ?? "");
  if (hint) hint.textContent = words;
}
