// Two people edit one thing: the second is shown what it has become, and may decide anew on that. What was typed stays, nothing is merged.
export function startConflicts(): void {
  document.addEventListener("refused", (event) => {
    const { code, words } = (event as CustomEvent<{ code?: string; words: HTMLElement }>).detail;
    if (code === "version_conflict" && event.target instanceof HTMLElement) void showCurrent(event.target, words);
  });
}

async function showCurrent(form: HTMLElement, words: HTMLElement): Promise<void> {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const member = page.getElementById("member-now");
  const same = Array.from(page.querySelectorAll<HTMLFormElement>("form[data-version]")).find((other) => other.dataset.action === form.dataset.action);
  const version = member?.dataset.version ?? same?.dataset.version;
  if (!version) return;
  // Sent again, the form is decided on what is shown here.
  form.dataset.version = version;
  const title = document.createElement("p");
  title.textContent = "It is now:";
  words.append(title);
  if (member) words.append(...Array.from(member.childNodes, (node) => document.importNode(node, true)));
  else if (same && form instanceof HTMLFormElement) words.append(differences(form, same));
}

// What stands there now and is not what the form would save.
function differences(typed: HTMLFormElement, current: HTMLFormElement): HTMLElement {
  const list = document.createElement("ul");
  const theirs = new Map(Array.from(fieldsOf(current), (field) => [nameOf(field), field]));
  for (const field of fieldsOf(typed)) {
    const other = theirs.get(nameOf(field));
    if (!other || valueOf(other) === valueOf(field)) continue;
    const line = document.createElement("li");
    line.textContent = `${labelOf(other)}: ${valueOf(other)}`;
    list.append(line);
  }
  return list;
}

// What is asked of whoever edits, and stands nowhere, cannot have changed.
function fieldsOf(form: HTMLFormElement): (HTMLInputElement | HTMLSelectElement)[] {
  return Array.from(form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input[name]:not([type=hidden], [data-asked]), select[name]"));
}

function nameOf(field: HTMLInputElement | HTMLSelectElement): string {
  return field.type === "checkbox" ? `${field.name}=${field.value}` : field.name;
}

function valueOf(field: HTMLInputElement | HTMLSelectElement): string {
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.textContent.trim() ?? "";
  return field.type === "checkbox" ? (field.checked ? "yes" : "no") : field.value.trim() || "empty";
}

function labelOf(field: HTMLInputElement | HTMLSelectElement): string {
  return (field.labels?.[0]?.textContent ?? field.name).trim();
}
