// Enters a list that was kept on paper, one ordinary command a member: <form data-paper="address of the attendance in the API"> with a row <li data-patient="..."> each.
// A row that was refused says why and stays. Entering a list again is harmless: each of these commands is done once, whatever its id.
import { setBusy } from "./actions";
import { serverNow, spanOf } from "./queue";

const dayMinutes = 24 * 60;

export function startPaper(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-paper]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void enter(form);
  });
}

async function enter(form: HTMLFormElement): Promise<void> {
  if (form.getAttribute("aria-busy") === "true") return;
  setBusy(form, true);
  let areAllDone = true;
  try {
    for (const row of Array.from(form.querySelectorAll<HTMLElement>("[data-patient]"))) areAllDone = (await enterRow(form, row)) && areAllDone;
  } finally {
    setBusy(form, false);
  }
  if (areAllDone) location.assign(form.dataset.then ?? "/");
  else form.querySelector<HTMLElement>(".is-refused input")?.focus();
}

async function enterRow(form: HTMLFormElement, row: HTMLElement): Promise<boolean> {
  const kind = row.querySelector<HTMLInputElement>("input[type=radio]:checked")?.value;
  if (!kind || row.dataset.done !== undefined) return true;
  const address = `${form.dataset.paper}/${row.dataset.patient}`;
  const time = row.querySelector<HTMLInputElement>("input[type=time]")?.value ?? "";
  const failure =
    kind === "here" ? await checkIn(form, address, time) : kind === "notice" ? await notice(form, address, time) : await send("POST", `${address}/${kind}`, {});
  const outcome = row.querySelector<HTMLElement>(".outcome");
  if (outcome) outcome.textContent = failure ?? "Entered";
  row.classList.toggle("is-refused", failure !== null);
  if (failure === null) row.dataset.done = "";
  return failure === null;
}

// The paper says by the clinic's clock when somebody came; the server places a check-in by how long ago that was.
async function checkIn(form: HTMLFormElement, address: string, time: string): Promise<string | null> {
  if (time === "") return send("POST", `${address}/check-in`, {});
  const late = sinceStart(minutesOf(time) - minutesOf(form.dataset.startTime ?? time));
  const ago = serverNow() - (Date.parse(form.dataset.start ?? "") + late * 60_000);
  const isPlaced = form.dataset.takesTimes !== undefined && ago > 0;
  const failure = await send("POST", `${address}/check-in`, isPlaced ? { elapsed: spanOf(ago) } : {});
  return failure ?? send("PUT", `${address}/presence`, { lateMinutes: Math.max(0, late) });
}

// What a notice makes of the attendance, the server says by its time.
async function notice(form: HTMLFormElement, address: string, time: string): Promise<string | null> {
  if (time === "") return "Say at what time they gave notice.";
  const after = minutesOf(time) - minutesOf(form.dataset.startTime ?? time);
  return send("POST", `${address}/notice`, { receivedAt: new Date(Date.parse(form.dataset.start ?? "") + after * 60_000).toISOString() });
}

async function send(method: string, address: string, body: object): Promise<string | null> {
  const answer = await fetch(address, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }).catch(() => null);
  if (answer?.ok) return null;
  if (answer === null || answer.status >= 500) return "There is no connection. Enter the list again.";
  return ((await answer.json().catch(() => ({}))) as { title?: string }).title ?? "That did not work.";
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

// Beside midnight the paper's time is that of the day before or after.
function sinceStart(minutes: number): number {
  return minutes < -dayMinutes / 2 ? minutes + dayMinutes : minutes > dayMinutes / 2 ? minutes - dayMinutes : minutes;
}
