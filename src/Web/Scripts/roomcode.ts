// The room's screen: another code in the place of the one before, as long as the session lasts. What proves the screen is behind the # of its address; no sign-in is sent with it.
import { within } from "./patience";

interface RoomCode {
  readonly svg: string;
  readonly milliseconds: number;
  readonly clinic: string;
  readonly startsAt: string;
}

const retryMs = 2_000;
const notOpenMs = 10_000;
const patienceMs = 5_000;
const cut = "There is no connection. The person at the door checks you in.";

export function startRoomCode(): void {
  const place = document.getElementById("room-code");
  const words = document.getElementById("room-words");
  const session = document.getElementById("room-session");
  if (!place || !words || !session) return;
  const usual = words.textContent ?? "";
  const screen = location.hash.slice(1);
  let clearing: number | undefined;

  const show = async (): Promise<void> => {
    let next = retryMs;
    try {
      const answer = await fetch("/api/room-code", { method: "POST", credentials: "omit", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ screen }), signal: within(patienceMs) });
      const said = (await answer.json()) as RoomCode & { code?: string };
      if (answer.status === 404 && said.code === "not_found") {
        clear(screen ? "The session is over." : "Open this from a session’s check-in page.");
        return;
      }
      if (said.code === "check_in_not_open") {
        clear("Check-in is not open yet.");
        next = notOpenMs;
      } else if (!answer.ok || !said.svg) throw new Error(answer.statusText);
      else {
        place.innerHTML = said.svg;
        session.textContent = `${said.clinic}, ${timeOf(said.startsAt)}`;
        say(usual);
        next = said.milliseconds + 50;
        // A code that is no longer taken is not shown any longer, whatever the network does.
        window.clearTimeout(clearing);
        clearing = window.setTimeout(() => clear(cut), next + patienceMs);
      }
    } catch {
      // The code that is shown stays until its own time is over.
      if (!place.firstChild) say(cut);
    }
    window.setTimeout(() => void show(), next);
  };
  void show();
  window.addEventListener("hashchange", () => location.reload());

  function clear(text: string): void {
    window.clearTimeout(clearing);
    place?.replaceChildren();
    say(text);
  }

  function say(text: string): void {
    if (words && words.textContent !== text) words.textContent = text;
  }
}

// By the clinic's clock, which the server has written down.
function timeOf(local: string): string {
  return new Date(local.slice(0, 19) + "Z").toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).toLowerCase();
}
