// Two people edit one enrollment: the second is shown what it has become, and may decide anew on that. What was typed stays, nothing is merged.
export function startConflicts(): void {
  document.addEventListener("refused", (event) => {
    const { code, words } = (event as CustomEvent<{ code?: string; words: HTMLElement }>).detail;
    if (code === "version_conflict" && event.target instanceof HTMLElement) void showCurrent(event.target, words);
  });
}

async function showCurrent(form: HTMLElement, words: HTMLElement): Promise<void> {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const current = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("member-now");
  if (!current?.dataset.version) return;
  // Sent again, the form is decided on what is shown here.
  form.dataset.version = current.dataset.version;
  const title = document.createElement("p");
  title.textContent = "It is now:";
  words.append(title, ...Array.from(current.childNodes, (node) => document.importNode(node, true)));
}
