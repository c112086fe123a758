// What a page tells the device's other tabs. A browser that cannot tell them goes on by itself.
export interface Tabs {
  tell(what?: string): void;
  // One listener a channel.
  heard(listen: (what: string | null) => void): void;
}

export function tabsOf(name: string): Tabs {
  if (!("BroadcastChannel" in window)) return { tell: () => undefined, heard: () => undefined };
  const channel = new BroadcastChannel(name);
  return {
    tell: (what) => channel.postMessage(what ?? null),
    heard: (listen) => (channel.onmessage = ({ data }: MessageEvent<string | null>) => listen(data)),
  };
}
