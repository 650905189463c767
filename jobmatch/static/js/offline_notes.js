/* Notes of whoever works on this phone, over the encrypted store: by kind and id, each with a day on which it is gone, and a list
   of whose notes lie here. Without IndexedDB or WebCrypto (no HTTPS) they live in memory and `isLasting` is false. */
import { openStore } from "./offline_store.js";

const LIST = "simpanan";
const DAY = 86_400_000;
const nameOf = (who) => `simpanan-${who}`;

export function owners() {
  try { return JSON.parse(localStorage.getItem(LIST) ?? "[]"); } catch { return []; }
}

function note(list) {
  try {
    if (list.length) localStorage.setItem(LIST, JSON.stringify(list));
    else localStorage.removeItem(LIST);
  } catch { /* a private window */ }
}

export async function openNotes(who, { days = 14 } = {}) {
  let store = null;
  if (who && globalThis.indexedDB && globalThis.crypto?.subtle) {
    try { store = await openStore(nameOf(who)); } catch { store = null; }
  }
  if (store) note([...new Set([...owners(), who])]);
  const base = store ?? inMemory();
  // What was written down and not sent yet outlives the rest: nothing is lost because nobody had a network.
  const isOver = (kept) => kept.kind !== "item" && kept.until < Date.now();
  for (const kept of await base.list("")) if (isOver(kept)) await base.remove(`${kept.kind}:${kept.id}`);
  return {
    isLasting: store !== null,
    put: (kind, id, value) => base.put(`${kind}:${id}`, { kind, id, value, until: Date.now() + days * DAY }),
    get: async (kind, id) => (await base.get(`${kind}:${id}`))?.value ?? null,
    remove: (kind, id) => base.remove(`${kind}:${id}`),
    list: async (kind) => (await base.list(`${kind}:`)).map(({ id, value }) => [id, value]),
  };
}

/* Forgets everything that was kept for somebody, the key included. */
export async function wipe(who) {
  note(owners().filter((other) => other !== who));
  const store = await openStore(nameOf(who));
  // An open page of this site holds the database until it is left; its records and its key are gone at once all the same.
  await Promise.race([store.wipe(), new Promise((later) => { setTimeout(later, 1500); })]);
}

function inMemory() {
  const kept = new Map();
  return {
    put: async (id, value) => { kept.set(id, JSON.stringify(value)); },
    get: async (id) => JSON.parse(kept.get(id) ?? "null"),
    remove: async (id) => { kept.delete(id); },
    list: async (prefix) => Array.from(kept).filter(([id]) => id.startsWith(prefix)).map(([, value]) => JSON.parse(value)),
  };
}
