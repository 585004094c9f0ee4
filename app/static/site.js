// Small comforts; every page works without them.

// After a form came back with problems, start reading there.
document.querySelector("[data-focus]")?.focus();

// A button that shows the password. Made here, so that nothing dead is left without scripts.
for (const box of document.querySelectorAll(".password")) {
  const input = box.querySelector("input");
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-controls", input.id);
  const set = (shown) => {
    input.type = shown ? "text" : "password";
    button.textContent = shown ? box.dataset.hide : box.dataset.show;
    button.ariaLabel = `${button.textContent}: ${input.labels[0]?.textContent.trim()}`;
  };
  button.onclick = () => set(input.type === "password");
  input.form?.addEventListener("submit", () => set(false));
  set(false);
  box.append(button);
  input.style.paddingInlineEnd = `${button.offsetWidth + 8}px`;
}

// A button that copies what stands in a field. Where it may not, the text is selected for the keyboard.
for (const box of document.querySelectorAll(".copy")) {
  const field = box.querySelector("input, textarea");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn quiet";
  button.textContent = box.dataset.copy;
  button.ariaLabel = `${box.dataset.copy}: ${field.labels[0]?.textContent.trim()}`;
  button.onclick = async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      box.nextElementSibling.textContent = box.dataset.copied;
    } catch { /* it is selected */ }
  };
  box.append(button);
}

// Ask before what cannot be undone, naming the object.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  const question = button?.dataset.confirm;
  if (!question || button.dataset.asked) return;
  event.preventDefault();
  const dialog = document.createElement("dialog");
  const text = document.createElement("p");
  text.id = "question";
  text.textContent = question;
  dialog.setAttribute("aria-labelledby", text.id);
  const row = document.createElement("div");
  row.className = "actions";
  const make = (label, look, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = look;
    made.textContent = label;
    made.onclick = () => { dialog.close(); act(); };
    row.append(made);
    return made;
  };
  make(button.textContent.trim(), button.className, () => {
    button.dataset.asked = "yes";
    button.form.requestSubmit(button);
  });
  make(document.body.dataset.cancel || "Cancel", "btn quiet", () => button.focus()).autofocus = true;
  dialog.append(text, row);
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
});

// One open menu at a time, and Escape closes it.
const close = (except) => {
  for (const menu of document.querySelectorAll("details.account[open]")) if (menu !== except) menu.open = false;
};
document.addEventListener("click", (event) => close(event.target.closest("details.account")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest("details.account[open]");
  close();
  menu?.querySelector("summary").focus();
});

// Beside the text the contents of a lesson are shown whether or not they are open: say so to those who listen.
const contents = document.querySelector(".outline details");
if (contents && matchMedia("(min-width: 68.75rem)").matches) contents.open = true;

// Lessons kept for reading without a network are for whoever is signed in: nobody else finds them here.
if (window.caches && document.documentElement.dataset.offline === undefined) {
  const forget = (own) => {
    const others = (name) => name.startsWith("lessons-") && name !== "lessons-open" && name !== own;
    caches.keys().then((names) => names.filter(others).forEach((name) => caches.delete(name)), () => {});
  };
  forget(`lessons-${document.body.dataset.reader}`);
  // At once, in case the next page does not arrive.
  document.addEventListener("submit", ({ target }) => {
    if (target.getAttribute("action")?.endsWith("/logout")) forget();
  });
}

// Keep what is entered into a long form, as its own save button does. The page that comes back says when it was
// saved; anything else (no connection, session ended) says that it was not.
for (const form of document.querySelectorAll("form[data-autosave]")) {
  const line = form.querySelector(".status");
  let timer, saving, again;
  const entered = () => {
    const body = new URLSearchParams(new FormData(form));
    body.set("do", form.dataset.autosave);
    return body;
  };
  const save = async () => {
    timer = 0;
    if (saving) { again = true; return; }
    saving = true;
    let said;
    try {
      const answer = await fetch(form.action, { method: "POST", body: entered() });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      said = page.getElementById(line.id)?.textContent;
    } catch { /* said below */ }
    line.dataset.state = said ? "" : "failed";
    line.textContent = said || form.dataset.failed;
    saving = false;
    if (again) { again = false; save(); }
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 1500); });
  form.addEventListener("submit", () => { clearTimeout(timer); timer = 0; });
  // Who closes the tab or goes elsewhere before that takes nothing along: it is sent on the way out.
  const leave = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    navigator.sendBeacon(form.action, entered());
  };
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
  addEventListener("pagehide", leave);
}
