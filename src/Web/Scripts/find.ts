// One search over everything: what is found is listed while one types.
//   <input data-finds="/api/.../search" data-into="id of a list" aria-describedby="id of a status">
import { later, lookUp, sayOf } from "./lookup";

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
  field.addEventListener("input", () => later(field, async () => void (await find(field))));
  // Opened is what was found for the text as it stands, not for a part of it.
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void find(field).then((hits) => {
      if (hits?.[0]) location.assign(hits[0].href);
    });
  });
}

async function find(field: HTMLInputElement): Promise<readonly Hit[] | null | undefined> {
  const hits = await lookUp<Hit>(field, field.dataset.finds ?? "");
  if (hits === undefined) return hits;
  document.getElementById(field.dataset.into ?? "")?.replaceChildren(...(hits ?? []).map(itemOf));
  sayOf(field, hits === null ? "Type a part of a name or id." : hits.length === 0 ? "Nothing found." : `${hits.length} found. Enter opens the first.`);
  return hits;
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
