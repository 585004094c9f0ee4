// Checks certificates in the browser: only the academy's keys and its list of withdrawn certificates, the same for
// everybody, are fetched. Without this script the forms of the page do the same on the server.
const find = (selector) => document.querySelector(selector);
const words = find("[data-verifier]").dataset;
const { lang, dataset } = document.documentElement;
const [answer, line, server] = ["[data-answer]", "#verifier-status", "[data-server]"].map(find);
const alone = window.alone; // a page that was saved with everything in it
const copied = alone?.seen ?? dataset.offline;
const seconds = (moment) => Math.floor(new Date(moment).getTime() / 1000);
const now = () => seconds(Date.now());

const loaded = {};
const files = find("script[data-checks]")?.dataset;
const bundle = (js, wasm) =>
  (loaded[js] ??= import(js).then((made) => made.default({ module_or_path: wasm }).then(() => made)));
const load = () => (alone ? (loaded.alone ??= alone.load()) : bundle(files.js, files.checks));
const loadProver = () => bundle(files.proofJs, files.proofChecks);

/** What the academy publishes, and when that was seen if it is not now. */
async function published(path) {
  if (alone) return { text: alone.files[path], seen: seconds(alone.seen) };
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const seen = response.headers.get("x-seen") ?? (copied && response.headers.get("date"));
  return { text: await response.text(), seen: seen ? seconds(seen) : undefined };
}

const build = (node) => {
  if (typeof node === "string") return node;
  const [name, attributes, children] = node;
  const space = /^(svg|circle|path)$/.test(name) ? "2000/svg" : "1999/xhtml";
  const element = document.createElementNS(`http://www.w3.org/${space}`, name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...children.map(build));
  return element;
};

/** Shows what was found; moving the focus there reads it out. */
function show(view) {
  answer.replaceChildren(build(view));
  answer.hidden = false;
  line.textContent = "";
  (answer.querySelector("[data-verdict]") ?? answer).focus();
}

function refuse(field, message) {
  line.textContent = "";
  const id = `${field.id}-error`;
  field.before(build(["p", { class: "error", id }, [message]]));
  field.ariaInvalid = "true";
  field.setAttribute("aria-describedby", `${id} ${field.id}-hint`);
  field.parentElement.classList.add("wrong");
  field.focus();
}

function begin() {
  answer.hidden = server.hidden = true;
  line.textContent = words.checking;
  find(".summary")?.remove();
  for (const field of document.querySelectorAll("[data-check] [aria-invalid]")) {
    field.ariaInvalid = null;
    field.parentElement.classList.remove("wrong");
    find(`#${field.id}-error`)?.remove();
  }
}

async function check(field, bytes, file) {
  const form = field.form;
  begin();
  try {
    let made = await load();
    const keys = await published("/.well-known/did.json").catch(() => ({ text: "" }));
    const ask = (list) =>
      JSON.parse(made.check(bytes, keys.text, list?.text, list?.seen, now(), words.origin, lang));
    let found = ask();
    if (found.proof) {
      // Without it the answer stays as it is: it says what was not checked.
      made = await loadProver().catch(() => made);
      found = ask();
    }
    const list = found.list && new URL(found.list);
    if (list?.origin === words.origin) {
      found = await published(list.pathname).then((it) => (it.text ? ask(it) : found), () => found);
    }
    if (found.picture && file?.type.startsWith("image/")) {
      const text = await createImageBitmap(file).then((it) => read(it, it.width, it.height)).catch(() => {});
      if (text) return scanned(text);
      found.unreadable = words.noQr;
    }
    if (found.go) return go(found.go, new TextDecoder().decode(bytes));
    if (found.unreadable) return refuse(field, found.unreadable);
    show(found.view);
    server.hidden = !found.server || Boolean(copied);
  } catch (error) {
    line.textContent = words.failed;
    server.hidden = Boolean(copied);
    throw error;
  } finally {
    server.firstElementChild.onclick = () => form.submit();
  }
}

function go(page, address) {
  const token = address.match(/#t=[\w-]+/)?.[0] ?? "";
  if (alone && token) return paper(token.slice(3), page);
  location.assign(page + token);
}

const field = (kind) => find(`[data-check=${kind}] [name]`);
const checkText = () => check(field("text"), new TextEncoder().encode(field("text").value));
const checkFile = async () => {
  const [file] = field("file").files;
  return check(field("file"), new Uint8Array(file ? await file.slice(0, 2097153).arrayBuffer() : 0), file);
};
const scanned = (text) => ((field("text").value = text), checkText());

for (const form of document.querySelectorAll("[data-check]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.dataset.check === "file" ? checkFile() : checkText();
  });
}

const take = (event, files) => {
  if (!files.length || !field("file")) return;
  event.preventDefault();
  field("file").files = files;
  checkFile();
};
addEventListener("dragover", (event) => field("file") && event.preventDefault());
addEventListener("drop", (event) => take(event, event.dataTransfer.files));
addEventListener("paste", (event) => {
  take(event, event.clipboardData.files);
  const text = event.clipboardData.getData("text");
  if (text && field("text") && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) scanned(text);
});

async function read(source, width, height) {
  const codes = globalThis.BarcodeDetector && await new BarcodeDetector().detect(source).catch(() => []);
  if (codes?.[0]?.format === "qr_code") return codes[0].rawValue;
  const scale = Math.min(1, 2400 / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  return (await bundle(files.scanJs, files.scanWasm)).scan(new Uint8Array(data.buffer), canvas.width);
}

// The camera: from the press of a button until there is a code.
const [scan, stop, video] = ["[data-scan]", "[data-stop]", "[data-camera]"].map(find);
if (scan && navigator.mediaDevices?.getUserMedia && (files || globalThis.BarcodeDetector)) {
  let stream;
  const halt = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    video.hidden = stop.hidden = true;
    scan.hidden = false;
  };
  scan.hidden = false;
  stop.onclick = () => (halt(), scan.focus());
  scan.onclick = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      video.srcObject = stream;
      scan.hidden = true;
      video.hidden = stop.hidden = false;
      stop.focus();
      await video.play();
      while (stream) {
        const text = await read(video, video.videoWidth, video.videoHeight);
        if (text && stream) return halt(), scanned(text);
        await new Promise((wake) => setTimeout(wake, 150));
      }
    } catch {
      halt();
      line.textContent = words.noCamera;
    }
  };
}
for (const hint of document.querySelectorAll("[data-scripted]")) hint.hidden = false;

/** What a printed code says, and whether that belongs to the address it leads to. */
async function paper(token, address) {
  const made = await load();
  const keys = await published("/.well-known/did.json");
  const code = new URL(address).pathname.match(/\/verify\/([^/]+)$/)?.[1];
  const asked = code && decodeURIComponent(code);
  show(JSON.parse(made.paper(token, keys.text, words.record, asked, keys.seen ?? now(), now(), lang)));
}
const heed = () => {
  const token = location.hash.match(/^#t=([\w-]+)$/)?.[1];
  if (token) paper(token, location.href).catch(() => (line.textContent = words.failed));
};
addEventListener("hashchange", heed);
heed();

if (copied) {
  const notice = find("[data-copy]");
  const moment = new Date(copied).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
  const text = dataset.unlisted === undefined ? notice.textContent : words.unlisted;
  notice.textContent = text.replace("{moment}", moment);
  notice.hidden = false;
}

/** Has the page kept for when there is no network, and with it the lists that it names. */
async function keep() {
  const scope = lang === "es" ? "/es/verify" : "/verify";
  const { active, waiting, installing } = await navigator.serviceWorker.register("/sw.js", { scope });
  (active ?? waiting ?? installing).postMessage(words.lists.split(" ").filter(Boolean));
}
if (!copied && !navigator.connection?.saveData) {
  addEventListener("load", () => setTimeout(() => keep().catch(() => {}), 1000));
}
