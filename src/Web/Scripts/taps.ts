// What was tapped on this device and is not settled with the server: kept in IndexedDB before anything is sent, in the order of the taps. It holds ids and times, never a name.
// A tap is of the account that made it, and is sent under no other (P-1).
export interface Tap {
  // Its place in the order; given when it is kept.
  readonly order: number;
  readonly account: string;
  // Address of the session's page.
  readonly session: string;
  // Address of the session in the API.
  readonly api: string;
  readonly member: string;
  readonly act: "check-in" | "undo";
  // Which check-in is taken back: this device's own by its key, or the one that the server had drawn by its id.
  readonly undoes?: { readonly checkInKey: string } | { readonly checkIn: string };
  // The same at every try, so that it is done once.
  readonly key: string;
  // When it was: by the server's clock as the device knew it, and by the ticks of the page that took it, which nobody can set.
  readonly at: number;
  readonly page: string;
  readonly ticks: number;
  // Until when the server takes it, by the server's clock; a refused one, until when it is shown.
  readonly until: number;
  // Whether the server may have got it.
  readonly tried: boolean;
  // Why the server did not take it; stays until a person has seen it.
  readonly refused?: { readonly title: string; readonly code: string };
}

const store = "taps";
const toldMs = 24 * 3_600_000;
let opened: Promise<IDBDatabase> | undefined;

export async function add(tap: Omit<Tap, "order" | "tried">): Promise<void> {
  await change((taps) => taps.add({ ...tap, tried: false }));
}

export async function all(): Promise<Tap[]> {
  const database = await open();
  return settled(database.transaction(store).objectStore(store).getAll()) as Promise<Tap[]>;
}

export async function remove(order: number): Promise<void> {
  await change((taps) => taps.delete(order));
}

// Marks a tap before it is sent, and says what it is; undefined where it is gone: taken back meanwhile, or sent by another page.
export function begin(order: number): Promise<Tap | undefined> {
  return changeOne(order, (tap) => ({ ...tap, tried: true }));
}

// Whoever made it is told that long, also of what came too late.
export function refuse(order: number, refused: { title: string; code: string }, now: number): Promise<Tap | undefined> {
  return changeOne(order, (tap) => ({ ...tap, refused, until: Math.max(tap.until, now + toldMs) }));
}

// Lets go of what is over. What the account that is signed in has not sent yet stays: it is sent once more, and the answer says why it is too late.
export async function prune(now: number, account: string): Promise<void> {
  for (const tap of await all()) if (tap.until <= now && (tap.refused || tap.account !== account)) await remove(tap.order);
}

// Takes a tap back that the server has certainly not got; false where it may have.
export async function withdraw(order: number): Promise<boolean> {
  let isWithdrawn = false;
  await changeOne(order, (tap) => {
    isWithdrawn = !tap.tried;
    return isWithdrawn ? undefined : tap;
  });
  return isWithdrawn;
}

async function changeOne(order: number, decide: (tap: Tap) => Tap | undefined): Promise<Tap | undefined> {
  let decided: Tap | undefined;
  await change((taps) => {
    const found = taps.get(order) as IDBRequest<Tap | undefined>;
    found.onsuccess = () => {
      if (!found.result) return;
      decided = decide(found.result);
      if (decided) taps.put(decided);
      else taps.delete(order);
    };
  });
  return decided;
}

async function change(what: (taps: IDBObjectStore) => unknown): Promise<void> {
  // Strict: what is shown as kept survives the loss of power.
  const transaction = (await open()).transaction(store, "readwrite", { durability: "strict" });
  what(transaction.objectStore(store));
  await new Promise<void>((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = transaction.onerror = () => failed(transaction.error ?? new Error("The device keeps nothing."));
  });
}

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((done, failed) => {
    const request = indexedDB.open("groupactors", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "order", autoIncrement: true });
    request.onsuccess = () => {
      request.result.onclose = () => (opened = undefined);
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      done(request.result);
    };
    request.onerror = () => {
      opened = undefined;
      failed(request.error ?? new Error("The device keeps nothing."));
    };
  });
  return opened;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error("The device keeps nothing."));
  });
}
