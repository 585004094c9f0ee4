// Shows lessons that were visited when there is no network: the copies that `reading.js` has kept, as they are. While there
// is a network it only passes on. The server writes the two lines before this: VERSION, which changes with any of FILES, and
// FILES, the addresses of what a lesson needs besides its text.
const CACHE = `reading-${VERSION}`;
const SHELVES = ["/offline", "/es/offline"]; // what is kept, in each language

addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(FILES);
    await Promise.all(SHELVES.map(async (path) => {
      const answer = await fetch(`${path}?copy=1`, { credentials: "omit", cache: "no-cache" });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      await cache.put(path, answer);
    }));
    await skipWaiting();
  })());
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("reading-") && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
  })());
});

/** The copy of a lesson, whoever is signed in: `site.js` leaves no other's. */
async function copy(path) {
  for (const name of await caches.keys()) {
    const found = name.startsWith("lessons-") && (await caches.match(path, { cacheName: name }));
    if (found) return found;
  }
}

/** The page as the network has it; without one the copy, or what else is kept. */
async function visit(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const { pathname } = new URL(request.url);
    const shelf = SHELVES[pathname.startsWith("/es/") ? 1 : 0];
    const found = (await copy(pathname)) ?? (await caches.match(shelf, { cacheName: CACHE }));
    if (!found) throw error;
    return found;
  }
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(visit(request));
  else if (FILES.includes(pathname + search)) {
    event.respondWith(caches.match(pathname + search, { cacheName: CACHE }).then((kept) => kept ?? fetch(request)));
  } else if (FILES.some((file) => file.split("?")[0] === pathname)) {
    // A copy from before an update names files that are no longer there.
    const kept = () => caches.match(pathname, { cacheName: CACHE, ignoreSearch: true });
    event.respondWith(fetch(request).catch(async (error) => (await kept()) ?? Promise.reject(error)));
  }
});
