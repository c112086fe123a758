// A form that sends files: <form data-upload="/api/..." data-then="/page/">; the button's value says whether it is a dry run, and the answer's key where to go.
import { refuse, setBusy, type Problem } from "./actions";

export function startUploads(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target instanceof HTMLFormElement && event.target.dataset.upload ? event.target : null;
    if (!form) return;
    event.preventDefault();
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    void upload(form, button?.value !== "false");
  });
}

async function upload(form: HTMLFormElement, dryRun: boolean): Promise<void> {
  const body = new FormData();
  for (const input of Array.from(form.querySelectorAll<HTMLInputElement>("input[type=file]"))) {
    for (const file of Array.from(input.files ?? [])) body.append("files", file, file.name);
  }
  setBusy(form, true);
  try {
    const answer = await fetch(`${form.dataset.upload ?? ""}?dryRun=${String(dryRun)}`, {
      method: "POST", body, headers: { "X-Requested-With": "upload", "Idempotency-Key": crypto.randomUUID() },
    });
    if (answer.ok) {
      const view = (await answer.json()) as { readonly key: string };
      location.assign((form.dataset.then ?? "") + (view.key.split("/")[1] ?? ""));
    } else refuse(form, (await answer.json().catch(() => ({}))) as Problem);
  } catch {
    refuse(form, { title: "There is no connection. Nothing was changed: try again.", code: "offline" });
  } finally {
    setBusy(form, false);
  }
}
