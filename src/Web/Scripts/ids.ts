// Also where the page does not come over HTTPS, as on a developer's phone: crypto.randomUUID is not there then.
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
