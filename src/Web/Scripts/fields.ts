// A refusal that names fields is said at each of them too, until it is typed in again.
export function startFields(): void {
  document.addEventListener("refused", (event) => {
    const { details } = (event as CustomEvent<{ details: readonly { readonly message: string; readonly subject?: string }[] }>).detail;
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = event.target;
    let first: HTMLElement | undefined;
    for (const { subject, message } of details) {
      const field = subject === undefined ? undefined : fieldOf(form, subject);
      if (!field) continue;
      mark(field, message);
      first ??= field;
    }
    first?.focus();
  });
  document.addEventListener("submit", (event) => {
    if (event.target instanceof HTMLFormElement) for (const field of Array.from(event.target.querySelectorAll<HTMLElement>("[aria-invalid]"))) unmark(field);
  });
  document.addEventListener("input", (event) => {
    if (event.target instanceof HTMLElement && event.target.hasAttribute("aria-invalid")) unmark(event.target);
  });
}

// The API names a field session_minutes, the form sessionMinutes; of a list's fields, the first.
function fieldOf(form: HTMLFormElement, subject: string): HTMLElement | undefined {
  const name = subject.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return Array.from(form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input[name]:not([type=hidden]), select[name]")).find((field) => field.name === name || field.name.startsWith(name + "."));
}

function mark(field: HTMLElement, message: string): void {
  unmark(field);
  const said = document.createElement("span");
  said.className = "error";
  said.id = `${field.id}-error`;
  said.textContent = message;
  field.closest(".field")?.append(said);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", [...describedBy(field), said.id].join(" "));
}

function unmark(field: HTMLElement): void {
  document.getElementById(`${field.id}-error`)?.remove();
  field.removeAttribute("aria-invalid");
  field.setAttribute("aria-describedby", describedBy(field).join(" "));
}

function describedBy(field: HTMLElement): string[] {
  return (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== "" && id !== `${field.id}-error`);
}
