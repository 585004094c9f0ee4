// Keeps the page that checks certificates at hand, for when there is no network or no academy. The server writes the two
// lines before this: VERSION, which changes with any of FILES, and FILES, the addresses of everything the page needs.
const CACHE = `verify-${VERSION}`;
const SEEN = "verify-seen"; // the academy's keys and lists, as they were last seen
const page = new URL(self.registration.scope).pathname;
const DID = "/.well-known/did.json";
const isPublished = (path) => path === DID || path.startsWith("/api/v1/status-lists/");

/** Fetches what everybody gets, never one person's page. It is kept here, so the browser needs no copy of its own. */
const fresh = async (path) => {
  const answer = await fetch(path, { credentials: "omit", cache: "no-store" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
};
const keep = async (name, path) => (await caches.open(name)).put(path, await fresh(path));

/** Whether there is no copy, or one that is older than it says it is good for: for a list, that is its `ttl`. */
function outdated(copy) {
  const good = copy?.headers.get("cache-control")?.match(/max-age=(\d+)/)?.[1] ?? 0;
  return !(Date.now() - Date.parse(copy?.headers.get("date")) < good * 1000);
}

/** Keeps the lists that a page names, and the keys they are signed with: a new list may have a new key. */
async function provide(lists) {
  const seen = await caches.open(SEEN);
  const copies = await Promise.all(lists.map((path) => seen.match(path)));
  const due = lists.filter((_, place) => outdated(copies[place]));
  if (due.length) await Promise.all([DID, ...due].map((path) => keep(SEEN, path)));
}

// The page asks for this when it has loaded, so that nobody waits for it.
addEventListener("message", (event) => event.waitUntil(provide(event.data.filter(isPublished)).catch(() => {})));

addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(FILES);
    await Promise.all([keep(CACHE, page), keep(SEEN, DID)]);
    await skipWaiting();
  })());
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith("verify-") && name !== CACHE && name !== SEEN);
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  })());
});

/** The page as the network has it; without one the copy, which says that it is one, and whether it has no list. */
async function visit(request) {
  try {
    const answer = await fetch(request);
    if (answer.status >= 500) throw new Error(`the server answers ${answer.status}`);
    return answer;
  } catch (error) {
    const copy = await caches.match(page, { cacheName: CACHE });
    if (!copy) throw error;
    const seen = await (await caches.open(SEEN)).keys();
    const unlisted = seen.every(({ url }) => new URL(url).pathname === DID) ? " data-unlisted" : "";
    const mark = `<html data-offline="${copy.headers.get("date")}"${unlisted} `;
    const html = (await copy.text()).replace("<html ", mark);
    return new Response(html, { headers: without(copy.headers) });
  }
}

/** Keys and lists: the newest there are, and when they are from if that is not now. */
async function latest(request) {
  const { pathname } = new URL(request.url);
  try {
    const answer = await fetch(request);
    if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
    await (await caches.open(SEEN)).put(pathname, answer.clone());
    return answer;
  } catch (error) {
    const copy = await caches.match(pathname, { cacheName: SEEN });
    if (!copy) throw error;
    const headers = without(copy.headers);
    headers.set("x-seen", copy.headers.get("date"));
    return new Response(await copy.text(), { headers });
  }
}

function without(original) {
  const headers = new Headers(original);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return headers;
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(visit(request));
    if (pathname === page) event.waitUntil(keep(CACHE, page).catch(() => {}));
  } else if (isPublished(pathname)) {
    event.respondWith(latest(request));
  } else if (FILES.includes(pathname + search)) {
    event.respondWith(caches.match(pathname + search, { cacheName: CACHE }).then((copy) => copy ?? fetch(request)));
  }
});
