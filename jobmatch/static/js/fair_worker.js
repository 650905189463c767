// Keeps the pages of the fair's kit on the phone, so that they open without a network. No answer with data is ever kept.
const CACHE = "alat-job-fair-1";
const PAGES = ["/alat-job-fair/hp"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(PAGES.map((page) => new Request(page, { credentials: "omit" })))));
  self.skipWaiting();
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function fresh(request, cache) {
  const answer = await fetch(request, { credentials: "omit" });
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}

async function answer(request, isStatic) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.url, { ignoreSearch: !isStatic });
  if (isStatic && kept) return kept;
  try {
    return await fresh(request, cache);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const isStatic = pathname.startsWith("/static/");
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (isStatic || PAGES.includes(pathname)) event.respondWith(answer(event.request, isStatic));
});
