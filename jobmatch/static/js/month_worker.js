/* Keeps the site's own files and one empty page for days without a network. Nothing personal lies in this cache: what a
   village's list says is kept encrypted by offline_notes.js. */
"use strict";
/* global PAGE, KEPT -- set by the script that imports this one: the empty page, and the files of this release */
const NAME = "kerja-" + KEPT.join("").split("").reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);

self.addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(NAME);
    await cache.addAll(KEPT);
    // Without cookies, so that the kept page is a visitor's and names nobody.
    await cache.put(PAGE, await fetch(PAGE, { credentials: "omit", cache: "reload" }));
    await self.skipWaiting();
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name.startsWith("kerja-") && name !== NAME) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  if (event.request.mode === "navigate" && /^\/bulan-desa(\/[0-9a-f-]{36}(\/(orang-baru|cari-orang))?)?$/.test(address.pathname)) event.respondWith(pageOrKept(event.request));
  else if (address.pathname.startsWith("/static/")) event.respondWith(keptOrFile(event.request));
});

async function pageOrKept(request) {
  try { return await fetch(request); } catch { return (await caches.open(NAME)).match(PAGE); }
}

// A script that another one imports is asked for without its version: then the network first.
async function keptOrFile(request) {
  const cache = await caches.open(NAME);
  const exact = await cache.match(request);
  if (exact) return exact;
  try { return await fetch(request); } catch (error) {
    const other = await cache.match(request, { ignoreSearch: true });
    if (other) return other;
    throw error;
  }
}
