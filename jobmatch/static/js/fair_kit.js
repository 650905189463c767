// The page of a phone at the fair. Without a network is its normal way: each thing is recorded here, shown, and sent when it can be.
import { bind, counts, isOver, openKit, record, scansOf, sync } from "./fair_queue.js";
import { arrival, gateVerdict, isGenuine, newCode, nextWalkIn, readTicket } from "./fair_rules.js";
import { readPhoto, startCamera } from "./fair_scanner.js";

const page = document.getElementById("alat");
const words = JSON.parse(document.getElementById("kata").textContent);
const part = (name) => page.querySelector(`[data-${name}]`);
const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_all, name) => values[name] ?? "");
const urls = { zxing: page.dataset.zxing, wasm: page.dataset.wasm };
const KINDS = { first: "ok", repeated: "warn", other_door: "danger", cancelled: "danger", waiting: "warn", unknown: "unknown" };
const LET_IN = ["first"];
let state;
let stopCamera = null;
let isSending = false;

function show(kind, word, text = "", name = "") {
  const verdict = part("verdict");
  verdict.hidden = false;
  verdict.className = `verdict verdict--${kind}`;
  const line = (value, className) => Object.assign(document.createElement("p"), { textContent: value, className });
  const lines = [line(word, "verdict__word")];
  if (name) lines.push(line(name, "verdict__name"));
  if (text) lines.push(line(text, "verdict__text"));
  verdict.replaceChildren(...lines);
  navigator.vibrate?.(kind === "ok" ? 80 : [120, 80, 120]);
}

function showCounts() {
  const found = counts(state);
  for (const [name, value] of Object.entries(found)) part(`count-${name}`).textContent = value;
  const helped = [...state.events.values()].filter((event) => event.state === "help");
  const line = (event) => {
    const name = state.tickets.get(event.code)?.name ?? event.facts?.name ?? "";
    return Object.assign(document.createElement("li"), { textContent: `${event.code} ${name}: ${words.reasons[event.reason] ?? event.reason}` });
  };
  part("help").replaceChildren(...helped.map(line));
}

async function send() {
  if (isSending || !state?.kit) return;
  isSending = true;
  const outcome = await sync(state).catch(() => "offline");
  isSending = false;
  if (outcome === "gone") {
    page.hidden = true;
    document.getElementById("diputus").hidden = false;
    return;
  }
  part("network").textContent = outcome === "sent" ? words.online : words.offline;
  showCounts();
  showPeople();
}

async function checkIn(text) {
  const shown = readTicket(text);
  if (!shown) return show("unknown", words.verdicts.unknown, words.not_read);
  const ticket = state.tickets.get(shown.code);
  const isOurs = ticket ? true : await isGenuine(state.kit.public_key, shown);
  const standing = state.revoked.has(shown.code) ? "cancelled" : (ticket?.state ?? (isOurs ? "registered" : null));
  const scan = { id: "now", door: state.kit.door, at: Date.now() + (state.kit.offset ?? 0) };
  const verdict = gateVerdict(scan, scansOf(state, shown.code), standing);
  const letIn = LET_IN.includes(verdict);
  await record(state, { kind: "gate", code: shown.code, door: state.kit.door, guard: verdict, in: letIn, facts: {} });
  const notes = [];
  if (ticket) notes.push(fill(words.number, { number: ticket.number }));
  if (ticket && letIn) notes.push(words.arrivals[arrival(scan.at, ticket.startsAt, ticket.endsAt)]);
  if (ticket?.door && ticket.door !== state.kit.door) notes.push(fill(words.own_door, { door: ticket.door }));
  if (!ticket && isOurs) notes.push(words.genuine);
  show(KINDS[verdict], words.verdicts[verdict], notes.join(". "), ticket?.name ?? "");
  showCounts();
  send();
}

async function boothVisit(text) {
  const shown = readTicket(text);
  if (!shown) return show("unknown", words.not_read);
  await record(state, { kind: "booth", code: shown.code, door: "", in: true, facts: {} });
  part("result").elements.code.value = shown.code;
  show("ok", words.visit, "", state.tickets.get(shown.code)?.name ?? shown.code);
  showCounts();
  send();
}

const isBooth = () => state.kit.kind === "booth";
const take = (text) => (isBooth() ? boothVisit(text) : checkIn(text));

async function storeResult(form) {
  const values = Object.fromEntries(new FormData(form));
  const shown = readTicket(values.code ?? "");
  if (!shown) return show("unknown", words.not_read);
  if (!values.result) return show("warn", words.choose_result);
  const { result, vacancy_id, start_on, reason } = values;
  const wage = Number.parseInt(values.wage_idr, 10) || null;
  await record(state, { kind: "result", code: shown.code, door: "", in: true, facts: { result, vacancy_id, start_on, wage_idr: wage, reason } });
  form.reset();
  show("ok", words.result_kept, "", state.tickets.get(shown.code)?.name ?? shown.code);
  showCounts();
  send();
}

async function walkIn(form) {
  const { name, phone } = Object.fromEntries(new FormData(form));
  if (!name.trim()) return show("warn", words.needs_name);
  const used = [...state.events.values()].filter((event) => event.kind === "walk_in").map((event) => event.facts.number);
  const number = nextWalkIn(state.kit.first, state.kit.last, used);
  if (number === null) return show("danger", words.no_numbers);
  const code = newCode();
  await record(state, { kind: "walk_in", code, door: state.kit.door, guard: "first", in: true, facts: { number, name: name.trim(), phone } });
  form.reset();
  const needsCard = state.kit.kind === "desk" ? words.desk : "";
  show("ok", fill(words.number, { number }), `${words.write_down} ${code.slice(0, 5)} ${code.slice(5)}. ${needsCard}`, name.trim());
  showCounts();
  send();
}

function person(ticket) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--secondary button--wide" });
  button.textContent = `${ticket.name}, ${fill(words.number, { number: ticket.number })}`;
  button.addEventListener("click", () => take(ticket.code));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

function showPeople() {
  const wanted = part("search").value.trim().toLowerCase();
  const all = [...state.tickets.values()].filter((ticket) => ticket.state !== "cancelled");
  const found = wanted.length > 1 ? all.filter((ticket) => ticket.name.toLowerCase().includes(wanted)) : isBooth() ? all : [];
  part("people").replaceChildren(...found.sort((a, b) => a.number - b.number).slice(0, 30).map(person));
}

async function toggleCamera() {
  const video = part("video");
  if (stopCamera) {
    stopCamera();
    stopCamera = null;
    video.hidden = true;
    return;
  }
  try {
    video.hidden = false;
    stopCamera = await startCamera(urls, video, take);
  } catch {
    video.hidden = true;
    show("warn", words.no_camera);
  }
}

function saveQueue() {
  const lines = JSON.stringify({ device: state.kit.label, events: [...state.events.values()] }, null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([lines], { type: "application/json" }));
  link.download = "job-fair-antrean.json";
  link.click();
}

function onSubmit(name, act) {
  part(name).addEventListener("submit", (event) => {
    event.preventDefault();
    act(event.target);
  });
}

function listen() {
  onSubmit("typed", (form) => {
    take(form.elements.code.value);
    form.reset();
  });
  onSubmit("result", storeResult);
  onSubmit("walk-in", walkIn);
  part("search").addEventListener("input", showPeople);
  part("camera").addEventListener("click", toggleCamera);
  part("save").addEventListener("click", saveQueue);
  part("photo").addEventListener("change", async (event) => {
    const text = await readPhoto(urls, event.target.files[0]).catch(() => null);
    text ? take(text) : show("unknown", words.not_read);
  });
  globalThis.addEventListener("online", send);
  setInterval(send, 15000);
}

function listenForBinding(button, isReady) {
  button.addEventListener("click", async () => {
    try {
      await bind(button.dataset.token);
      await isReady;
      location.assign(button.dataset.next);
    } catch (error) {
      document.getElementById("galat").textContent = error.message;
    }
  });
}

async function start() {
  const isReady = navigator.serviceWorker?.register("/alat-job-fair/pekerja.js", { scope: "/alat-job-fair/" });
  const binding = document.getElementById("pasang");
  if (binding) return listenForBinding(binding, isReady);
  state = await openKit();
  if (state.kit && isOver(state.kit) && counts(state).recorded === 0) {
    await state.store.wipe();
    state.kit = null;
  }
  document.getElementById("belum").hidden = Boolean(state.kit);
  page.hidden = !state.kit;
  if (!state.kit) return;
  part("fair").textContent = state.kit.fair;
  part("device").textContent = [state.kit.label, state.kit.door && fill(words.door, { door: state.kit.door }), state.kit.booth?.name].filter(Boolean).join(", ");
  part("booth-only").hidden = !isBooth();
  part("gate-only").hidden = isBooth();
  const option = ([value, title]) => Object.assign(document.createElement("option"), { value, textContent: title });
  part("result").elements.vacancy_id.append(...(state.kit.booth?.vacancies ?? []).map(option));
  listen();
  showCounts();
  showPeople();
  page.dataset.ready = "1";
  send();
}

start();
