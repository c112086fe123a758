// The room's screen: another code in the place of the one before, as long as the session lasts. It is asked for without the sign-in of whoever opened the page, which may end meanwhile.
interface RoomCode {
  readonly svg: string;
  readonly milliseconds: number;
}

const retryMs = 2_000;

export function startRoomCode(): void {
  const screen = document.querySelector<HTMLElement>("[data-room-screen]")?.dataset.roomScreen;
  const place = document.getElementById("room-code");
  const words = document.getElementById("room-words");
  if (!screen || !place || !words) return;
  const usual = words.textContent ?? "";
  let shownUntil = 0;

  const show = async (): Promise<void> => {
    let next = retryMs;
    try {
      const answer = await fetch("/api/room-code", { method: "POST", credentials: "omit", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ screen }) });
      if (answer.status === 404) {
        place.replaceChildren();
        say("The session is over.");
        return;
      }
      if (!answer.ok) throw new Error(answer.statusText);
      const code = (await answer.json()) as RoomCode;
      place.innerHTML = code.svg;
      say(usual);
      next = code.milliseconds + 50;
      shownUntil = performance.now() + next;
    } catch {
      // A code that is no longer taken is not shown any longer.
      if (performance.now() > shownUntil) {
        place.replaceChildren();
        say("There is no connection. The person at the door checks you in.");
      }
    }
    window.setTimeout(() => void show(), next);
  };
  void show();

  function say(text: string): void {
    if (words && words.textContent !== text) words.textContent = text;
  }
}
