// One search over everything: what is found is listed while one types. The text goes in a body: a name never stands in an address.
//   <input data-finds="/api/.../search" data-into="id of a list" aria-describedby="id of a status">
const patienceMs = 200;
const kinds: Readonly<Record<string, string>> = { patient: "Patient", group: "Group", facilitator: "Facilitator", room: "Room" };

interface Hit {
  readonly kind: string;
  readonly title: string;
  readonly detail?: string | null;
  readonly href: string;
}

export function startFinding(): void {
  const field = document.querySelector<HTMLInputElement>("[data-finds]");
  if (!field) return;
  let timer: number | undefined;
  field.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void find(field), patienceMs);
  });
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    document.getElementById(field.dataset.into ?? "")?.querySelector("a")?.click();
  });
}

async function find(field: HTMLInputElement): Promise<void> {
  const text = field.value.trim();
  if (text === "") {
    show(field, [], "Type a part of a name or id.");
    return;
  }
  const answer = await fetch(field.dataset.finds ?? "", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text }) }).catch(() => null);
  // Somebody typed on: a later answer is under way.
  if (field.value.trim() !== text) return;
  if (!answer?.ok) show(field, [], "There is no answer. Try again.");
  else {
    const hits = (await answer.json()) as Hit[];
    show(field, hits, hits.length === 0 ? "Nothing found." : `${hits.length} found. Enter opens the first.`);
  }
}

function show(field: HTMLInputElement, hits: readonly Hit[], words: string): void {
  document.getElementById(field.dataset.into ?? "")?.replaceChildren(...hits.map(itemOf));
  const said = document.getElementById(field.getAttribute("aria-describedby") ?? "");
  if (said) said.textContent = words;
}

function itemOf(hit: Hit): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = hit.href;
  link.textContent = hit.title;
  const more = document.createElement("small");
  more.textContent = [kinds[hit.kind] ?? hit.kind, hit.detail].filter(Boolean).join(" · ");
  item.append(link, more);
  return item;
}
