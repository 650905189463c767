// A store in this browser for pages that work without a network. Everything in it is encrypted (AES-GCM) under a key that the
// browser keeps and never hands out; wiping it throws the key away too. Records are plain JSON values under text keys.
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function keyOf(database) {
  const read = () => done(database.transaction("keys").objectStore("keys").get("key"));
  const known = await read();
  if (known) return known;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const write = database.transaction("keys", "readwrite").objectStore("keys").add(key, "key");
  return done(write).then(() => key, read);
}

export async function openStore(name) {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("keys");
    opening.result.createObjectStore("records");
  };
  const database = await done(opening);
  const key = await keyOf(database);
  const records = (mode) => database.transaction("records", mode).objectStore("records");
  const seal = async (value) => {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    return { nonce, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, text) };
  };
  const unseal = async ({ nonce, data }) =>
    JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, data)));

  return {
    async get(id) {
      const found = await done(records("readonly").get(id));
      return found === undefined ? null : unseal(found);
    },
    async put(id, value) {
      const sealed = await seal(value);
      const store = records("readwrite");
      store.put(sealed, id);
      return new Promise((resolve, reject) => {
        store.transaction.oncomplete = () => resolve();
        store.transaction.onabort = () => reject(store.transaction.error);
      });
    },
    async list(prefix) {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const found = await done(records("readonly").getAll(range));
      return Promise.all(found.map(unseal));
    },
    remove: (id) => done(records("readwrite").delete(id)),
    async wipe() {
      await done(records("readwrite").clear());
      await done(database.transaction("keys", "readwrite").objectStore("keys").clear());
      database.close();
      await done(indexedDB.deleteDatabase(name));
    },
  };
}
