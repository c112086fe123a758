// The page for the time without a connection names the sessions whose check-in goes on from this device.
import { keptPage, keptPaths, offlinePage } from "./kept";
import { tellSignOut } from "./leaving";
import { within } from "./patience";

const retryMs = 5_000;

export async function startOffline(): Promise<void> {
  const list = document.getElementById("kept-sessions");
  if (!list) return;
  // A network that is there and leads nowhere says nothing when it begins to lead somewhere: it is asked.
  window.addEventListener("online", () => void comeBack());
  window.setInterval(() => void comeBack(), retryMs);
  for (const path of await keptPaths()) {
    const page = new DOMParser().parseFromString((await (await keptPage(path))?.text()) ?? "", "text/html");
    const link = document.createElement("a");
    link.className = "btn btn-wide";
    link.href = path;
    link.textContent = `${page.querySelector("h1")?.textContent ?? "Check-in"}, ${page.querySelector(".pagehead .sub")?.textContent?.trim() ?? ""}`;
    list.append(link);
  }
  list.hidden = list.childElementCount === 0;
}

// Shown in the place of a page that could not be had: once there is a connection, that page is; after a sign-out, not before the server has heard of it.
async function comeBack(): Promise<void> {
  if (!(await tellSignOut())) return;
  const answer = await fetch("/health/live", { redirect: "error", signal: within(retryMs) }).catch(() => undefined);
  if (!answer?.ok) return;
  if (location.pathname === offlinePage) location.assign("/");
  else location.reload();
}
