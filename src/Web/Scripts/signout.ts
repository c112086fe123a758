// Signing out in one tab ends the others: they may show names, and another web host keeps their connections. It also ends what this device keeps, but for taps that the server has not got yet.
import { forget, offlinePage } from "./kept";
import { forgetUnsavedNotes, saveUnsavedNote } from "./notes";
import { send } from "./queue";
import { all } from "./taps";

const signingOut = "signing-out";
// Signing out that could not be told to the server: the next page with a connection tells it.
const waits = "sign-out-waits";
const patienceMs = 5_000;

export function startSignOut(): void {
  const tabs = new BroadcastChannel(signingOut);
  tabs.onmessage = () => {
    forgetUnsavedNotes();
    location.reload();
  };
  let isAsked = false;
  document.addEventListener("submit", (event) => {
    const form = event.target instanceof HTMLFormElement && new URL(event.target.action).pathname === "/sign-out" ? event.target : null;
    if (!form) return;
    event.preventDefault();
    // Words that cannot be saved are shown; asked again, signing out gives them up.
    const saving = isAsked ? null : saveUnsavedNote();
    if (saving) {
      isAsked = true;
      void saving.then((isSaved) => {
        if (isSaved) form.requestSubmit();
      });
      return;
    }
    sessionStorage.setItem(signingOut, "true");
    forgetUnsavedNotes();
    void signOut(form);
  });
  if (location.pathname === "/sign-in") void signedOut(tabs);
  else void signOutThatWaits();
}

async function signOut(form: HTMLFormElement): Promise<void> {
  await forget().catch(() => undefined);
  await Promise.race([send(), new Promise((done) => setTimeout(done, patienceMs))]).catch(() => undefined);
  const isReached = await fetch("/health/live", { signal: AbortSignal.timeout(patienceMs) }).then(() => true, () => false);
  if (isReached) {
    form.submit();
    return;
  }
  localStorage.setItem(waits, "true");
  location.assign(offlinePage);
}

async function signOutThatWaits(): Promise<void> {
  if (!localStorage.getItem(waits)) return;
  window.addEventListener("online", () => void signOutThatWaits());
  const answer = await fetch("/api/sign-out", { method: "POST", headers: { "X-Requested-With": "page" } }).catch(() => null);
  if (answer?.ok) location.assign("/sign-in");
}

// Nobody is signed in: nothing that names anybody stays.
async function signedOut(tabs: BroadcastChannel): Promise<void> {
  localStorage.removeItem(waits);
  // The others ask the server whether they may still be shown: only now does it say no.
  if (sessionStorage.getItem(signingOut)) {
    sessionStorage.removeItem(signingOut);
    tabs.postMessage(null);
  }
  if ("caches" in window) await forget();
  const left = (await all().catch(() => [])).length;
  const form = document.getElementById("sign-in");
  if (left === 0 || !form) return;
  const text = document.createElement("p");
  text.className = "soft";
  text.id = "left-to-send";
  text.textContent = `${left === 1 ? "1 check-in" : `${left} check-ins`} on this device ${left === 1 ? "is" : "are"} not settled, and kept without names. Whoever took ${left === 1 ? "it" : "them"} signs in again to send ${left === 1 ? "it" : "them"}.`;
  form.before(text);
}
