// The page for the time without a connection names the sessions whose check-in goes on from this device.
import { keptPage, keptPaths, offlinePage } from "./kept";

export async function startOffline(): Promise<void> {
  const list = document.getElementById("kept-sessions");
  if (!list) return;
  // Shown in the place of a page that could not be had: once there is a connection, that page is.
  window.addEventListener("online", () => (location.pathname === offlinePage ? location.assign("/") : location.reload()));
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
