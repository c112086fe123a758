// Keeps what a page shows alive: one hub connection, nothing is ever polled. An element says what it shows:
//   data-live="board"   data-clinic data-named data-epoch data-number
//   data-live="import"  data-key
//   data-live="session" data-key data-fragment     data-live="roster" data-key data-fragment
import { HttpTransportType, HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";
import { heardSomething, showConnection } from "./connection";
import { applyHtml } from "./morph";

interface BoardUpdate {
  readonly epoch: string;
  readonly number: number;
  readonly html: string;
  readonly gone: readonly string[];
}

// Tells the page's other modules that a session or roster was drawn anew; the event's detail is its HTML.
export const fragmentChanged = "fragment-changed";

// A connection that was refused and one that was cut look alike: whether the sign-in still holds is asked at most this often.
const askAgainMs = 60_000;
const retryMs = [0, 500, 1_000, 2_000, 3_000, 5_000];

export function startLive(): void {
  const elements = Array.from(document.querySelectorAll<HTMLElement>("[data-live]"));
  if (elements.length === 0) {
    // Nothing here changes by itself: there is no connection to speak of.
    document.getElementById("connection")?.remove();
    leaveWhenIdle();
    return;
  }
  const hub = new HubConnectionBuilder()
    .withUrl("/hubs/live", { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(LogLevel.None)
    .build();
  hub.serverTimeoutInMilliseconds = 20_000;
  hub.keepAliveIntervalInMilliseconds = 5_000;
  const watches = elements.map((element) => unlessGone(watchOf(element)(hub, element), element));
  let attempt = 0;
  let askedAt = -askAgainMs;
  let timer: number | undefined;

  const connect = async (): Promise<void> => {
    window.clearTimeout(timer);
    if (hub.state !== HubConnectionState.Disconnected) return;
    try {
      await hub.start();
      await Promise.all(watches.map((watch) => watch()));
      attempt = 0;
      showConnection("live");
    } catch {
      // A hub that was up reports its end to onclose, which tries again.
      if ((hub.state as HubConnectionState) === HubConnectionState.Connected) await hub.stop();
      else later();
    }
  };
  const later = (): void => {
    showConnection(navigator.onLine ? "reconnecting" : "offline");
    if (navigator.onLine && performance.now() - askedAt > askAgainMs) {
      askedAt = performance.now();
      void signInAgainIfNeeded();
    }
    timer = window.setTimeout(() => void connect(), retryMs[Math.min(attempt++, retryMs.length - 1)]);
  };
  hub.onclose(later);
  window.addEventListener("online", () => void connect());
  window.addEventListener("offline", () => showConnection("offline"));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void connect();
  });
  void connect();
}

// A page without a connection hears of nothing: it asks once its sign-in must have ended, unless another tab went on. Words that are not saved are kept by then (notes.ts).
function leaveWhenIdle(): void {
  const idleMs = Number(document.querySelector<HTMLElement>("[data-idle]")?.dataset.idle ?? 0) * 60_000;
  if (idleMs === 0) return;
  let askAt = Date.now() + idleMs;
  const ask = (): void => {
    if (Date.now() < askAt) return;
    askAt = Date.now() + askAgainMs;
    void signInAgainIfNeeded();
  };
  window.setInterval(ask, askAgainMs / 4);
  document.addEventListener("visibilitychange", ask);
}

// After the idle time the page is left: nothing on it is true any more, and it may hold names.
async function signInAgainIfNeeded(): Promise<void> {
  const answer = await fetch(location.href, { redirect: "manual" }).catch(() => null);
  if (answer?.type === "opaqueredirect") location.assign(`/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`);
}

// What one may no longer see leaves the page; the rest of the page stays live.
function unlessGone(watch: () => Promise<void>, element: HTMLElement): () => Promise<void> {
  return async () => {
    if (!element.isConnected) return;
    try {
      await watch();
    } catch (error) {
      if (!/not_found|unauthorized/.test(String(error))) throw error;
      element.remove();
      if (!document.querySelector("[data-live]")) location.reload();
    }
  };
}

function watchOf(element: HTMLElement): (hub: HubConnection, element: HTMLElement) => () => Promise<void> {
  return element.dataset.live === "board" ? watchBoard : element.dataset.live === "import" ? watchImport : watchFragment;
}

// An import's progress comes as a stream, which ends with the import.
function watchImport(hub: HubConnection, element: HTMLElement): () => Promise<void> {
  return () => {
    hub.stream<string>("WatchImport", element.dataset.key).subscribe({
      next: (html) => {
        heardSomething();
        applyHtml(html, [], false);
      },
      complete: () => undefined,
      error: () => undefined,
    });
    return Promise.resolve();
  };
}

function watchBoard(hub: HubConnection, element: HTMLElement): () => Promise<void> {
  const clinic = element.dataset.clinic ?? "";
  const named = element.dataset.named === "true";
  let epoch = element.dataset.epoch ?? "";
  let number = Number(element.dataset.number ?? -1);
  let catchingUp = false;
  let missed = false;

  const catchUp = async (): Promise<void> => {
    catchingUp = true;
    try {
      do {
        missed = false;
        const whole = await hub.invoke<BoardUpdate>("WatchBoard", clinic, named);
        if (whole.epoch !== epoch || whole.number !== number) {
          applyHtml(whole.html, notIn(whole.html), false);
          epoch = whole.epoch;
          number = whole.number;
        }
      } while (missed);
    } finally {
      catchingUp = false;
    }
  };
  hub.on("BoardChanged", (update: BoardUpdate) => {
    heardSomething();
    if (update.epoch === epoch && update.number <= number) return;
    if (catchingUp) missed = true;
    else if (update.epoch !== epoch || update.number !== number + 1) void catchUp().catch(() => hub.stop());
    else {
      number = update.number;
      applyHtml(update.html, update.gone, true);
    }
    element.dataset.epoch = epoch;
    element.dataset.number = String(number);
  });
  return catchUp;

  // Cards that a snapshot no longer has.
  function notIn(html: string): string[] {
    const template = document.createElement("template");
    template.innerHTML = html;
    return Array.from(element.querySelectorAll("[data-into]")).map((card) => card.id).filter((id) => !template.content.getElementById(id));
  }
}

function watchFragment(hub: HubConnection, element: HTMLElement): () => Promise<void> {
  const method = element.dataset.live === "session" ? "WatchSession" : "WatchRoster";
  hub.on("FragmentChanged", (subject: string, fragment: string, html: string) => {
    heardSomething();
    if (subject === element.dataset.key && fragment === element.dataset.fragment) show(html, true);
  });
  return async () => show(await hub.invoke<string>(method, element.dataset.key, element.dataset.fragment), false);

  // The answer of a watch and a change may overtake each other: what is older than what is shown is left out.
  function show(html: string, announce: boolean): void {
    const template = document.createElement("template");
    template.innerHTML = html;
    if (versionOf(template.content) < versionOf(element)) return;
    applyHtml(html, [], announce);
    document.dispatchEvent(new CustomEvent(fragmentChanged, { detail: html }));
  }
}

function versionOf(root: ParentNode): number {
  return Number((root.firstElementChild as HTMLElement | null)?.dataset.version ?? 0);
}
