/* People noted on this phone for a village's month: somebody new, or somebody of the village who is put on the list. Each note
   waits in a queue of its own and is sent as the same form that the page would have sent. */
import { openQueue } from "./offline_queue.js";

const FRESH_FOR = 7 * 86_400_000;

export const fold = (name) => name.toLowerCase().split(/\s+/).filter(Boolean).join(" ");

/* `addresses`: where notes are sent ({sendPeople, form, names}) and `token` the page's secret; without them nothing is sent. */
export async function openPeople(store, { month, addresses = {}, token = "", signIn = "", changed = () => {} }) {
  async function send(items) {
    const receipts = [];
    for (const { id, body } of items) {
      const answer = await fetch(addresses.sendPeople, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRFToken": token },
        body: new URLSearchParams(body.fields),
      });
      if (!answer.headers.get("content-type")?.includes("json")) throw new Error(signIn);
      receipts.push({ id, ...(await answer.json()) });
    }
    return receipts;
  }

  const queue = await openQueue(store, { topic: `orang-${month}`, send, changed });
  const note = (name, isNew, key, fields) => queue.put(key, { name, isNew, fields: [...fields, ["key", key]] });
  return {
    queue,
    noteNew: (fields) => note(fields.find(([name]) => name === "full_name")[1], true, crypto.randomUUID(), fields),
    noteKnown: ([person, name], fields) => note(name, false, crypto.randomUUID(), [["orang", person], ...fields]),
    names: async () => (await store.get("people", month))?.people ?? [],
  };
}

/* What the pages for people need without a network: the form for somebody new, and the names to search in. */
export async function keepForLater(store, month, { form, names }) {
  const kept = await store.get("people", month);
  if (kept && Date.now() - kept.at < FRESH_FOR) {
    await store.put("people", month, kept); // seen again today: kept for another fortnight
  } else {
    const answer = await fetch(names, { headers: { Accept: "application/json" } });
    if (answer.ok) await store.put("people", month, { at: Date.now(), ...(await answer.json()) });
  }
  const page = await fetch(form, { headers: { Accept: "text/html" } });
  const found = page.ok && new DOMParser().parseFromString(await page.text(), "text/html").querySelector("form.new-person");
  if (!found) return;
  found.querySelectorAll("[name=csrf_token], [name=key]").forEach((input) => input.remove());
  await store.put("page", `baru-${month}`, found.outerHTML);
}

/* The notes as a list under the counts: who, in which state, and the two things one can do about a note. */
export function showNoted(place, people, words, { form, isOffline, redraw }) {
  const items = people.queue.all();
  place.hidden = items.length === 0;
  place.replaceChildren(...items.map((item) => {
    const line = document.createElement("li");
    const who = document.createElement("strong");
    who.textContent = item.body.name;
    const state = item.state === "help" ? item.text : words.noted;
    line.append(who, ` (${item.body.isNew ? words.person_new : words.person_known}): ${state} `);
    if (item.state === "help" && item.body.isNew && !isOffline) {
      const link = document.createElement("a");
      link.href = `${form}#catatan-${item.id}`;
      link.textContent = words.look;
      line.append(link, " ");
    }
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "button button--quiet button--small";
    drop.textContent = words.drop;
    drop.setAttribute("aria-label", `${words.drop} ${item.body.name}`);
    drop.addEventListener("click", async () => { await people.queue.forget(item); redraw(); });
    line.append(drop);
    return line;
  }));
}

/* Fills a form with what was noted; returns whether anything was filled in. */
export function fillForm(form, fields) {
  const values = fields.reduce((all, [name, value]) => all.set(name, [...(all.get(name) ?? []), value]), new Map());
  for (const input of form.elements) {
    if (!values.has(input.name)) continue;
    if (["radio", "checkbox"].includes(input.type)) input.checked = values.get(input.name).includes(input.value);
    else [input.value] = values.get(input.name);
  }
  return values.size > 0;
}
