/* What was written down here and waits to be received. Each item has an id of its own, so that sending it twice is harmless,
   and names the items that it replaces. States: here (only on this phone), received, help (somebody must look).
   `send(items)` answers with receipts {id, outcome: "received" | "differs" | "refused", text, standing} or throws. */
export async function openQueue(store, { topic, send, changed = () => {}, received = () => {} }) {
  const items = new Map();
  for (const [id, item] of await store.list("item")) if (item.topic === topic) items.set(id, item);
  let count = (await store.get("received", topic)) ?? 0;
  let running = null;

  const ofKey = (key) => Array.from(items.values()).find((item) => item.key === key);
  const inState = (state) => Array.from(items.values()).filter((item) => item.state === state);

  async function forget(item) {
    items.delete(item.id);
    await store.remove("item", item.id);
  }

  async function keep(item) {
    items.set(item.id, item);
    await store.put("item", item.id, item);
  }

  async function put(key, body) {
    const former = ofKey(key);
    const after = [...new Set([...(body.after ?? []), ...(former ? [...former.body.after, former.id] : [])])];
    const item = { id: crypto.randomUUID(), topic, key, body: { ...body, after }, state: "here", text: "", at: new Date().toISOString() };
    items.set(item.id, item);
    if (former) items.delete(former.id);
    await store.put("item", item.id, item);
    if (former) await store.remove("item", former.id);
    changed();
    return item;
  }

  async function settle(receipt) {
    const item = items.get(receipt.id);
    if (!item) return;
    if (receipt.outcome === "received") {
      await forget(item);
      count += 1;
      await store.put("received", topic, count);
    } else await keep({ ...item, state: "help", outcome: receipt.outcome, text: receipt.text });
    received(item, receipt);
  }

  async function sendAll() {
    for (let waiting; (waiting = inState("here")).length > 0;) {
      for (const receipt of await send(waiting.slice(0, 100))) await settle(receipt);
      if (inState("here").some((item) => waiting.includes(item))) break; // a receipt is missing: later again
    }
  }

  function flush() {
    running ??= sendAll().finally(() => { running = null; changed(); });
    return running;
  }

  return {
    put,
    flush,
    forget,
    ofKey,
    all: () => Array.from(items.values()),
    isSending: () => running !== null,
    counts: () => ({ here: inState("here").length, received: count, help: inState("help").length }),
    asFile: (more = []) => new Blob([JSON.stringify({ topic, items: [...items.values(), ...more] }, null, 1)], { type: "application/json" }),
  };
}
