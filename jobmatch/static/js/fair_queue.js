// What a phone at the fair knows and tells. Each thing is stored here first and then sent, as often as it takes; the office
// takes it in once. Nothing is forgotten before the office has it.
import { openStore } from "./offline_store.js";

const STORE = "job-fair";
const SYNC = "/alat-job-fair/sinkron";

export async function openKit() {
  const store = await openStore(STORE);
  const kit = await store.get("kit");
  const tickets = new Map(Object.entries((await store.get("tickets")) ?? {}));
  const seen = new Map(Object.entries((await store.get("seen")) ?? {}));
  const events = new Map((await store.list("event:")).map((event) => [event.id, event]));
  return { store, kit, tickets, seen, events, revoked: new Set(kit?.revoked ?? []) };
}

export const isOver = (kit) => Date.parse(kit.expires) < Date.now();

export async function record(state, event) {
  const kept = { ...event, id: crypto.randomUUID(), at: Date.now() + (state.kit.offset ?? 0), state: "recorded" };
  await state.store.put(`event:${kept.id}`, kept);
  state.events.set(kept.id, kept);
  return kept;
}

export function counts(state) {
  const found = { recorded: 0, accepted: 0, help: 0 };
  for (const event of state.events.values()) found[event.state] += 1;
  return found;
}

// Everything this phone knows of a ticket having been at a gate: its own scans and those the office told of.
export function scansOf(state, code) {
  const own = [...state.events.values()].filter((event) => event.code === code && event.kind !== "result" && event.in);
  const here = own.map(({ id, at, door }) => ({ id, at, door }));
  const elsewhere = state.seen.get(code);
  return elsewhere && !here.some((scan) => scan.id === elsewhere.id) ? [...here, elsewhere] : here;
}

async function takeChanges(state, changes) {
  for (const [code, number, name, standing, door, startsAt, endsAt] of changes.tickets)
    state.tickets.set(code, { code, number, name, state: standing, door, startsAt, endsAt });
  for (const [code, door, at, id] of changes.seen) state.seen.set(code, { id, door, at });
  for (const code of changes.revoked) state.revoked.add(code);
  await state.store.put("tickets", Object.fromEntries(state.tickets));
  await state.store.put("seen", Object.fromEntries(state.seen));
  state.kit.cursor = changes.until;
}

async function takeAnswers(state, answers) {
  for (const [id, verdict, reason] of answers) {
    const event = state.events.get(id);
    if (!event) continue;
    Object.assign(event, { state: reason ? "help" : "accepted", verdict, reason });
    await state.store.put(`event:${id}`, event);
  }
}

// Send what waits and fetch what changed. Answers "sent", "offline" or "gone" (this phone was revoked: all of it is wiped).
export async function sync(state) {
  const waiting = [...state.events.values()].filter((event) => event.state === "recorded").sort((a, b) => a.at - b.at);
  const batch = waiting.slice(0, 100).map(({ id, kind, code, at, guard, in: letIn, facts }) => ({ id, kind, code, at, guard, in: letIn, facts }));
  let answer;
  try {
    answer = await fetch(SYNC, {
      method: "POST",
      credentials: "omit",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${state.kit.secret}` },
      body: JSON.stringify({ events: batch, since: state.kit.cursor ?? null, unsent: waiting.length - batch.length, wants_changes: true }),
    });
  } catch {
    return "offline";
  }
  if (answer.status === 410) {
    await state.store.wipe();
    return "gone";
  }
  if (!answer.ok) return "offline";
  const said = await answer.json();
  state.kit.offset = said.now - Date.now();
  await takeAnswers(state, said.answers);
  await takeChanges(state, said.changes);
  state.kit.revoked = [...state.revoked];
  await state.store.put("kit", state.kit);
  return waiting.length > batch.length ? sync(state) : "sent";
}

export async function bind(token) {
  const answer = await fetch(`/alat-job-fair/ikat/${encodeURIComponent(token)}`, { method: "POST", credentials: "omit" });
  const facts = await answer.json();
  if (!answer.ok) throw new Error(facts.error);
  await navigator.storage?.persist?.();
  const store = await openStore(STORE);
  await store.put("kit", facts);
}
