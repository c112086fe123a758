// The word beside the title: Live, Reconnecting, Offline since a time. After 5 seconds a grey strip says from when the figures are.
export type ConnectionState = "live" | "reconnecting" | "offline";

const graceMs = 5_000;
let lastLive = new Date();
let strip: number | undefined;

export function showConnection(state: ConnectionState): void {
  if (state === "live") lastLive = new Date();
  document.body.dataset.connection = state;
  const word = document.getElementById("connection");
  if (word) {
    word.className = "connection" + (state === "live" ? "" : ` is-${state}`);
    word.textContent = state === "live" ? "Live" : state === "reconnecting" ? "Reconnecting" : `Offline since ${time(lastLive)}`;
  }
  if (state !== "live") {
    // Counted from the loss: each try at a new connection says again that there is none.
    strip ??= window.setTimeout(showStrip, graceMs);
    return;
  }
  window.clearTimeout(strip);
  strip = undefined;
  document.getElementById("stale")?.remove();
}

export function heardSomething(): void {
  lastLive = new Date();
}

function showStrip(): void {
  const head = document.querySelector(".pagehead");
  if (!head) return;
  const text = document.createElement("p");
  text.id = "stale";
  text.className = "stale";
  text.setAttribute("role", "status");
  text.textContent = `Figures are from ${time(lastLive)} and may be behind.`;
  head.after(text);
}

function time(at: Date): string {
  return at.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" }).toLowerCase();
}
