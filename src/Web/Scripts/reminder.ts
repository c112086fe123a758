// Reminds of the session that begins next (S-7), also on a page that was opened long before: [data-reminder] with data-start and data-from, in milliseconds since 1970; data-now is the server's.
const everyMs = 10_000;

export function startReminder(): void {
  const reminders = Array.from(document.querySelectorAll<HTMLElement>("[data-reminder]"));
  if (reminders.length === 0) return;
  const ahead = Number(reminders[0]?.dataset.now) - Date.now();
  const show = (): void => {
    const now = Date.now() + ahead;
    const next = reminders.find((reminder) => Number(reminder.dataset.start) > now);
    for (const reminder of reminders) reminder.hidden = reminder !== next || Number(reminder.dataset.from) > now;
    const minutes = Math.ceil((Number(next?.dataset.start) - now) / 60_000);
    const words = next?.querySelector("[data-in]");
    if (words) words.textContent = minutes === 1 ? "in 1 minute" : minutes < 120 ? `in ${minutes} minutes` : `in ${Math.floor(minutes / 60)} hours`;
  };
  show();
  window.setInterval(show, everyMs);
  document.addEventListener("visibilitychange", show);
}
