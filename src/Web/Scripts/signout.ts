// Signing out in one tab ends the others: they may show names, and another web host keeps their connections.
const signingOut = "signing-out";

export function startSignOut(): void {
  const tabs = new BroadcastChannel(signingOut);
  tabs.onmessage = () => location.reload();
  document.addEventListener("submit", (event) => {
    if (event.target instanceof HTMLFormElement && new URL(event.target.action).pathname === "/sign-out") sessionStorage.setItem(signingOut, "true");
  });

  // The others ask the server whether they may still be shown: only now does it say no.
  if (location.pathname === "/sign-in" && sessionStorage.getItem(signingOut)) {
    sessionStorage.removeItem(signingOut);
    tabs.postMessage(null);
  }
}
