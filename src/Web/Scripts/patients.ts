// Finds patients for a form while one types. The text goes in a body: a name never stands in an address.
//   <input data-finds-patients="/api/.../patients/search" data-into="id of a fieldset">     each one found becomes a choice named "patient"
const patienceMs = 200;

interface Patient {
  readonly patient: string;
  readonly name: string;
  readonly birthDate: string;
}

export function startFindingPatients(): void {
  let timer: number | undefined;
  document.querySelectorAll<HTMLInputElement>("[data-finds-patients]").forEach(askForChoice);
  document.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const field = event.target;
    if (field.name === "patient") field.form?.querySelector<HTMLInputElement>("[data-finds-patients]")?.setCustomValidity("");
    if (!field.dataset.findsPatients) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void find(field), patienceMs);
  });
  document.addEventListener("done", (event) => {
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset.clears === undefined) return;
    event.target.reset();
    event.target.querySelectorAll<HTMLInputElement>("[data-finds-patients]").forEach((field) => show(field, null));
  });
}

async function find(field: HTMLInputElement): Promise<void> {
  const text = field.value.trim();
  if (text === "") {
    show(field, null);
    return;
  }
  const answer = await fetch(field.dataset.findsPatients ?? "", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text }) }).catch(() => null);
  // Somebody typed on: a later answer is under way.
  if (field.value.trim() !== text) return;
  if (answer?.ok) show(field, (await answer.json()) as Patient[]);
  else say(field, "There is no answer. Try again.");
}

function show(field: HTMLInputElement, patients: readonly Patient[] | null): void {
  const list = document.getElementById(field.dataset.into ?? "");
  if (!list) return;
  list.querySelectorAll("label").forEach((choice) => choice.remove());
  list.hidden = !patients?.length;
  list.append(...(patients ?? []).map(choiceOf));
  askForChoice(field);
  say(field, patients === null ? "Type a part of the name or the id." : patients.length === 0 ? "Nobody found. Try another part of the name." : patients.length === 1 ? "1 found. Choose." : `${patients.length} found. Choose one.`);
}

function choiceOf(patient: Patient): HTMLElement {
  const choice = document.createElement("label");
  choice.className = "choice";
  const radio = document.createElement("input");
  radio.type = "radio";
  radio.name = "patient";
  radio.value = patient.patient;
  const words = document.createElement("span");
  words.textContent = patient.name;
  const more = document.createElement("small");
  const [year, month, day] = patient.birthDate.split("-").map(Number);
  more.textContent = `Born ${new Date(year ?? 0, (month ?? 1) - 1, day).toLocaleDateString("en-US", { dateStyle: "medium" })} · ${patient.patient}`;
  words.append(more);
  choice.append(radio, words);
  return choice;
}

function askForChoice(field: HTMLInputElement): void {
  field.setCustomValidity("Choose a patient from the list.");
}

function say(field: HTMLInputElement, words: string): void {
  const hint = document.getElementById(field.getAttribute("aria-describedby") ?? "");
  if (hint) hint.textContent = words;
}
