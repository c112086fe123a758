// A form that sends files: <form data-upload="/api/..." data-then="/page/">; the button's value says whether it is a dry run, and the answer's key where to go.
import { refuse, setBusy, type Problem } from "./actions";
import { newId } from "./ids";

// Sent again after its outcome stayed unknown, the same upload has the same key: it begins one import.
const pendingKeys = new WeakMap<HTMLFormElement, { what: string; key: string }>();

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
  const files = Array.from(form.querySelectorAll<HTMLInputElement>("input[type=file]")).flatMap((input) => Array.from(input.files ?? []));
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name);
  const what = JSON.stringify([dryRun, ...files.map((file) => [file.name, file.size, file.lastModified])]);
  const kept = pendingKeys.get(form);
  const key = kept?.what === what ? kept.key : newId();
  pendingKeys.set(form, { what, key });
  setBusy(form, true);
  form.querySelector(".refusal[data-of-action]")?.remove();
  try {
    const answer = await fetch(`${form.dataset.upload ?? ""}?dryRun=${String(dryRun)}`, {
      method: "POST", body, headers: { "X-Requested-With": "upload", "Idempotency-Key": key },
    });
    if (answer.status !== 503) pendingKeys.delete(form);
    if (answer.ok) {
      const view = (await answer.json()) as { readonly key: string };
      location.assign((form.dataset.then ?? "") + (view.key.split("/")[1] ?? ""));
    } else if (answer.status === 401) {
      location.assign("/sign-in?returnUrl=" + encodeURIComponent(location.pathname));
    } else refuse(form, (await answer.json().catch(() => ({}))) as Problem);
  } catch {
    refuse(form, { title: "There is no connection. Nothing was lost: try again.", code: "offline" });
  } finally {
    setBusy(form, false);
  }
}
