// Signing out in one tab ends the others: they may show names, and another web host keeps their connections.
import { forgetUnsavedNotes, saveUnsavedNote } from "./notes";

const signingOut = "signing-out";

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
    // Words that cannot be saved are shown; asked again, signing out gives them up.
    const saving = isAsked ? null : saveUnsavedNote();
    if (saving) {
      isAsked = true;
      event.preventDefault();
      void saving.then((isSaved) => {
        if (isSaved) form.requestSubmit();
      });
      return;
    }
    sessionStorage.setItem(signingOut, "true");
    forgetUnsavedNotes();
  });

  // The others ask the server whether they may still be shown: only now does it say no.
  if (location.pathname === "/sign-in" && sessionStorage.getItem(signingOut)) {
    sessionStorage.removeItem(signingOut);
    tabs.postMessage(null);
  }
}
