// Signing out in one tab ends the others: they may show names, and another web host keeps their connections. It also ends what this device keeps, but for taps that the server has not got yet.
// It holds from the tap on, with and without a connection: see leaving.ts.
import { forget, offlinePage } from "./kept";
import { isLeaving, leave, tellSignOut } from "./leaving";
import { forgetUnsavedNotes, saveUnsavedNote } from "./notes";
import { send } from "./queue";
import { type Tabs, tabsOf } from "./tabs";
import { all } from "./taps";

const patienceMs = 5_000;
// Within which a tab that has something to save says so.
const answerMs = 200;

export function startSignOut(): void {
  const tabs = tabsOf("signing-out");
  tabs.heard((what) => {
    if (what === null) {
      forgetUnsavedNotes();
      location.reload();
    } else if (what === "save") {
      const saving = saveUnsavedNote();
      if (!saving) return;
      tabs.tell("saving");
      void saving.then((isSaved) => tabs.tell(isSaved ? "saved" : "unsaved"));
    } else if (what === "saving") savingElsewhere++;
    else {
      savingElsewhere--;
      areOthersSaved &&= what === "saved";
    }
  });
  let isAsked = false;
  document.addEventListener("submit", (event) => {
    const form = event.target instanceof HTMLFormElement && new URL(event.target.action).pathname === "/sign-out" ? event.target : null;
    if (!form) return;
    event.preventDefault();
    const go = (): void => {
      forgetUnsavedNotes();
      // A browser without caches has kept no page, and goes nowhere without a connection.
      if ("caches" in window) void signOut(() => tabs.tell());
      else form.submit();
    };
    if (isAsked) go();
    else {
      void areWordsSaved(tabs).then((areSaved) => {
        if (areSaved) return go();
        isAsked = true;
        askAgain(form);
      });
    }
  });
  if (location.pathname === "/sign-in") void signedOut();
  if (!("caches" in window)) return;
  // A page that a service worker did not fetch, or that comes back out of the browser's memory, is none of theirs who left.
  window.addEventListener("pageshow", () => void hideIfLeaving());
  void hideIfLeaving();
}

// What the other tabs say of what they have to save.
let savingElsewhere = 0;
let areOthersSaved = true;

// Saves what is unsaved here and in the other tabs, while the sign-in still holds.
async function areWordsSaved(tabs: Tabs): Promise<boolean> {
  savingElsewhere = 0;
  areOthersSaved = true;
  tabs.tell("save");
  const begun = performance.now();
  const isSaved = (await saveUnsavedNote()) ?? true;
  while (performance.now() - begun < answerMs || (savingElsewhere > 0 && performance.now() - begun < patienceMs)) await new Promise((done) => setTimeout(done, 50));
  return isSaved && areOthersSaved && savingElsewhere === 0;
}

// Words that could not be saved: asked again, signing out gives them up.
function askAgain(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
  if (button) button.textContent = "Sign out and lose the words?";
  const told = document.createElement("p");
  told.className = "only-read";
  told.setAttribute("role", "alert");
  told.textContent = "Words of a note could not be saved. Signing out loses them.";
  form.append(told);
  button?.focus();
}

async function signOut(tellTabs: () => void): Promise<void> {
  await leave();
  await forget().catch(() => undefined);
  await Promise.race([send(), new Promise((done) => setTimeout(done, patienceMs))]).catch(() => undefined);
  const isTold = await tellSignOut();
  // Only now: they ask the server, or the service worker, whether they may still be shown.
  tellTabs();
  location.assign(isTold ? "/sign-in" : offlinePage);
}

async function hideIfLeaving(): Promise<void> {
  // The page for the time without a connection shows nobody, and goes on trying: see offline.ts.
  if (document.getElementById("kept-sessions") || !(await isLeaving())) return;
  document.body.replaceChildren();
  location.assign((await tellSignOut()) ? "/sign-in" : offlinePage);
}

// Nobody is signed in: nothing that names anybody stays.
async function signedOut(): Promise<void> {
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
