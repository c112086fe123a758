// The word beside the title: Live, Reconnecting, Offline since a time, or how much is left to send. After 5 seconds a grey strip says from when the figures are.
import { clockTime } from "./clock";
import { tapsChanged, waiting } from "./queue";

export type ConnectionState = "live" | "reconnecting" | "offline";

// Tells the page's other modules that the connection is there, or gone for longer than a moment.
export const connectionChanged = "connection-changed";

const graceMs = 5_000;
// A page that the device had kept was drawn a while ago.
let lastLive = new Date(Number(document.querySelector<HTMLElement>("[data-drawn-at]")?.dataset.drawnAt ?? Date.now()));
let strip: number | undefined;
let isLost = false;

export function startConnection(): void {
  document.addEventListener(tapsChanged, showWord);
}

// Whether the connection is gone, and not for a moment only.
export function isCut(): boolean {
  return isLost || document.body.dataset.connection === "offline";
}

export function showConnection(state: ConnectionState): void {
  if (state === "live") lastLive = new Date();
  document.body.dataset.connection = state;
  showWord();
  if (state !== "live") {
    // Counted from the loss: each try at a new connection says again that there is none.
    strip ??= window.setTimeout(showStrip, graceMs);
  } else {
    window.clearTimeout(strip);
    strip = undefined;
    isLost = false;
    document.getElementById("stale")?.remove();
  }
  document.dispatchEvent(new Event(connectionChanged));
}

export function heardSomething(): void {
  lastLive = new Date();
}

function showWord(): void {
  const word = document.getElementById("connection");
  const state = document.body.dataset.connection as ConnectionState | undefined;
  if (!word || !state) return;
  const left = waiting().length;
  const shown = state === "live" && left > 0 ? "reconnecting" : state;
  word.className = "connection" + (shown === "live" ? "" : ` is-${shown}`);
  word.textContent = state === "offline" ? `Offline since ${clockTime(lastLive)}` : left > 0 ? `${left} to send` : state === "live" ? "Live" : "Reconnecting";
}

function showStrip(): void {
  isLost = true;
  document.dispatchEvent(new Event(connectionChanged));
  const head = document.querySelector(".pagehead");
  if (!head || document.getElementById("stale")) return;
  const text = document.createElement("p");
  text.id = "stale";
  text.className = "stale";
  text.setAttribute("role", "status");
  text.textContent = `Figures are from ${clockTime(lastLive)} and may be behind.`;
  head.after(text);
}
