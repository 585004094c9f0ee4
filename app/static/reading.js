// Comforts of a lesson, which can be read without them: passages marked by hand, the place kept where one stopped, copies
// for when there is no network.
const root = document.documentElement;
const { lang } = root;
const home = lang === "es" ? "/es" : "";
const copied = root.dataset.offline !== undefined;
const lesson = document.querySelector("[data-lesson]");
const words = lesson?.dataset;
const make = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more });

// --- passages ---

// What belongs to no passage: drawings, marks of sources, the words above a remark.
const LEFT_OUT = "figure, sup.cite, .note > strong:first-child";
const BLOCKS = "p, li, th, td, dt, dd, h3, h4, blockquote, pre";

function texts(within) {
  const taken = (node) =>
    node.parentElement.closest(LEFT_OUT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT, taken);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

/** Marks the letters `from` to `to` of a section; white space is not counted. */
function mark(within, from, to) {
  let count = 0;
  for (const node of texts(within)) {
    let [at, start, end] = [0, -1, -1];
    for (const letter of node.data) {
      if (letter.trim()) {
        if (count >= from && count < to) {
          if (start < 0) start = at;
          end = at + letter.length;
        }
        count += 1;
      }
      at += letter.length;
    }
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    range.surroundContents(document.createElement("mark"));
  }
}

function markAll(section) {
  const within = section.querySelector("[data-text]");
  for (const old of within.querySelectorAll("mark")) old.replaceWith(...old.childNodes);
  within.normalize();
  for (const { dataset } of section.querySelectorAll("[data-from]")) mark(within, +dataset.from, +dataset.to);
}

/** What is selected of a section: the passage, and what stands before and behind it. */
function quote(within, range) {
  const parts = ["", "", ""];
  let [last, block] = [0, undefined];
  const add = (part, text) => {
    if (!text) return;
    parts[part] += text;
    last = part;
  };
  for (const node of texts(within)) {
    const here = node.parentElement.closest(BLOCKS);
    if (here !== block) parts[last] += " ";
    block = here;
    if (!range.intersectsNode(node)) {
      add(range.comparePoint(node, 0) < 0 ? 0 : 2, node.data);
      continue;
    }
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.length;
    add(0, node.data.slice(0, start));
    add(1, node.data.slice(start, end));
    add(2, node.data.slice(end));
  }
  // A mark of a source stands behind a space, which is none before a stop.
  const [prefix, exact, suffix] = parts.map((text) => text.replace(/\s+(?=[.,;:)])/g, ""));
  return exact.trim() && { exact: exact.trim(), prefix: prefix.slice(-80), suffix: suffix.slice(0, 80) };
}

const line = (form) => form.closest("[data-notes]").querySelector(".status"); // in sight when the form is closed again
const field = (form) => form.querySelector("textarea");

/** Sends a note and shows the section's notes as they are then. What was typed stays when it cannot be kept. */
async function send(form, plain) {
  const section = form.closest("section");
  const old = form.closest("[data-notes]");
  const [open, typed] = [form.parentElement.open, field(form).value];
  const body = new URLSearchParams(new FormData(form));
  body.set("do", "note");
  if (plain) body.set(field(form).name, "");
  try {
    const answer = await fetch(location.pathname, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(`[data-notes="${CSS.escape(old.dataset.notes)}"]`);
    if (!fresh) throw new Error(`the server answers ${answer.status}`);
    const wrong = answer.ok ? "" : page.querySelector("[data-focus]")?.textContent.trim();
    bar.remove();
    old.replaceWith(fresh);
    const again = fresh.querySelector("form");
    if (answer.ok && plain) {
      field(again).value = typed;
      again.parentElement.open = open;
    }
    line(again).textContent = wrong || again.dataset.kept;
    if (wrong) line(again).dataset.state = "failed";
    const made = [...fresh.querySelectorAll("li")].find((note) => !old.querySelector(`#${note.id}`));
    (made ?? again.parentElement.firstElementChild).focus();
    markAll(section);
    watch(again);
  } catch {
    form.parentElement.open = true;
    line(form).dataset.state = "failed";
    line(form).textContent = form.dataset.notKept;
  }
}

function fill(form, found) {
  for (const name of ["exact", "prefix", "suffix"]) form.elements[name].value = found?.[name] ?? "";
  const shown = form.querySelector("blockquote");
  shown.textContent = found?.exact ?? "";
  shown.hidden = !found;
}

function watch(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, false);
  });
  // Who closes it again no longer means the passage.
  form.parentElement.addEventListener("toggle", () => form.parentElement.open || fill(form));
}

// Two buttons for what is selected, in the tab order behind the section's text.
const bar = make("div", "", { className: "selected no-print", role: "group", ariaLabel: words?.selection });
let found;
const button = (text, act) => {
  const made = make("button", text, { type: "button", className: "btn quiet" });
  made.onpointerdown = (event) => event.preventDefault(); // keeps the selection
  made.onclick = () => {
    const form = bar.parentElement.querySelector("form");
    fill(form, found);
    getSelection().removeAllRanges();
    bar.remove();
    act(form);
  };
  bar.append(made);
};

let tabbing = false;

function offer() {
  const selection = getSelection();
  // Tab lets go of what is selected, on the way to the buttons.
  if (bar.contains(document.activeElement) || (tabbing && selection.isCollapsed)) return;
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  const start = range?.startContainer;
  const section = (start instanceof Element ? start : start?.parentElement)?.closest("[data-section]");
  const within = section?.querySelector("[data-text]");
  const beside = section?.querySelector("[data-notes]");
  found = within && beside && range.intersectsNode(within) && quote(within, range);
  if (!found) bar.remove();
  else if (bar.parentElement !== beside) beside.prepend(bar);
}

if (lesson && !copied && document.querySelector("[data-notes]")) {
  button(words.highlight, (form) => send(form, true));
  button(words.highlightAndNote, (form) => {
    form.parentElement.open = true;
    field(form).focus();
  });
  for (const section of lesson.querySelectorAll("[data-section]")) markAll(section);
  for (const form of lesson.querySelectorAll("[data-notes] form")) watch(form);
  document.addEventListener("pointerdown", () => (tabbing = false));
  document.addEventListener("keydown", ({ key }) => {
    tabbing = key === "Tab" || key === "Shift";
    if (key === "Escape") bar.remove();
  });
  let timer;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, 150);
  });
}

// --- the place ---

// The section whose heading has passed 60% of the window, once somebody scrolls.
if (words?.place && !copied) {
  const headings = [...lesson.querySelectorAll("[data-section] > h2")];
  let [kept, timer] = ["", 0];
  const keep = () => {
    clearTimeout(timer);
    timer = 0;
    const section = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight * 0.6)?.id;
    if (!section || section === kept) return;
    kept = section;
    const body = JSON.stringify({ section, language: lang });
    const headers = { "content-type": "application/json" };
    fetch(words.place, { method: "PUT", keepalive: true, headers, body }).catch(() => (kept = ""));
  };
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 1000);
  }, { passive: true });
  const leave = () => timer && keep();
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  addEventListener("pagehide", leave);
}

// --- copies ---

const MOST = 100;
const own = `lessons-${document.body.dataset.reader ?? "open"}`;
const when = (copy) => new Date(copy.headers.get("date"));

async function remember() {
  await Promise.all(["/courses", "/offline"].map((scope) =>
    navigator.serviceWorker.register("/reading-sw.js", { scope: home + scope })));
  const { pathname } = location;
  const answer = await fetch(`${pathname}?copy=1`);
  if (!answer.ok || answer.redirected) return;
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.set("x-title", encodeURIComponent(lesson.querySelector("h1").textContent));
  const cache = await caches.open(own);
  await cache.delete(pathname);
  await cache.put(pathname, new Response(await answer.text(), { headers }));
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST))) await cache.delete(old);
}

if (lesson && !copied && navigator.serviceWorker && window.caches && !navigator.connection?.saveData) {
  addEventListener("load", () => setTimeout(() => remember().catch(() => {}), 1000));
}

/** Every copy: its address, title, date, and how it is forgotten. */
async function shelf() {
  const names = (await caches.keys()).filter((name) => name.startsWith("lessons-"));
  const copies = [];
  for (const name of names) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const copy = await cache.match(request);
      const title = decodeURIComponent(copy.headers.get("x-title") ?? "");
      const { pathname } = new URL(request.url);
      copies.push({ pathname, title, at: when(copy), forget: () => cache.delete(request) });
    }
  }
  return copies.sort((one, other) => other.at - one.at);
}

async function list(place) {
  const say = place.dataset;
  const copies = await shelf();
  const forget = async (which) => {
    await Promise.all(which.map((copy) => copy.forget()));
    document.querySelector("#forgotten").textContent = say.forgotten;
    await list(place);
    place.querySelector("button, a, p")?.focus();
  };
  const row = (copy) => {
    const item = make("li", "", { className: "bar ends" });
    const link = make("a", copy.title || copy.pathname, { href: copy.pathname });
    const date = copy.at.toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
    const drop = make("button", say.forget, { type: "button", className: "btn quiet", ariaLabel: `${say.forget}: ${link.textContent}` });
    drop.onclick = () => forget([copy]);
    const what = make("div", "");
    what.append(link, make("p", say.keptOn.replace("{date}", date), { className: "meta" }));
    item.append(what, drop);
    return item;
  };
  if (!copies.length) return place.replaceChildren(make("p", say.none, { tabIndex: -1 }));
  const rows = make("ul", "", { className: "rows", ariaLabel: say.list });
  rows.append(...copies.map(row));
  const all = make("button", say.forgetAll, { type: "button", className: "btn danger" });
  all.onclick = () => forget(copies);
  place.replaceChildren(rows, all);
}

const place = document.querySelector("[data-lessons]");
if (place && window.caches) {
  document.querySelector("[data-not-here]").hidden = location.pathname === `${home}/offline`;
  list(place);
}
