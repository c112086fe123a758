// A time of day as the page's own are: by the clinic's clock, wherever the device is.
export function clockTime(at: Date): string {
  const zone = document.querySelector<HTMLElement>(".shell")?.dataset.zone || undefined;
  return at.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit", timeZone: zone }).toLowerCase();
}
