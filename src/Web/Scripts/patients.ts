// Finds patients for a form while one types.
//   <input data-finds-patients="/api/.../patients/search" data-into="id of a fieldset">     each one found becomes a choice named "patient"
import { later, lookUp, sayOf } from "./lookup";

interface Patient {
  readonly patient: string;
  readonly name: string;
  readonly birthDate: string;
}

export function startFindingPatients(): void {
  document.querySelectorAll<HTMLInputElement>("[data-finds-patients]").forEach(askForChoice);
  document.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const field = event.target;
    if (field.name === "patient") field.form?.querySelector<HTMLInputElement>("[data-finds-patients]")?.setCustomValidity("");
    if (!field.dataset.findsPatients) return;
    later(field, () => find(field));
  });
  document.addEventListener("done", (event) => {
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset.clears === undefined) return;
    event.target.reset();
    event.target.querySelectorAll<HTMLInputElement>("[data-finds-patients]").forEach((field) => show(field, null));
  });
}

async function find(field: HTMLInputElement): Promise<void> {
  const patients = await lookUp<Patient>(field, field.dataset.findsPatients ?? "");
  if (patients !== undefined) show(field, patients);
}

function show(field: HTMLInputElement, patients: readonly Patient[] | null): void {
  const list = document.getElementById(field.dataset.into ?? "");
  if (!list) return;
  list.querySelectorAll("label").forEach((choice) => choice.remove());
  list.hidden = !patients?.length;
  list.append(...(patients ?? []).map(choiceOf));
  askForChoice(field);
  sayOf(field, patients === null ? "Type a part of the name or the id." : patients.length === 0 ? "Nobody found. Try another part of the name." : patients.length === 1 ? "1 found. Choose." : `${patients.length} found. Choose one.`);
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
