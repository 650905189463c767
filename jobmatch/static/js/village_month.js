// The village's list: each tap is written down on this device and sent by itself; the checks run while one taps. Without this
// file the page is one form with a button to save.
import { openNotes } from "./offline_notes.js";
import { keepForLater, openPeople, showNoted } from "./offline_people.js";
import { openQueue } from "./offline_queue.js";
import { fillSentence, runChecks, shownFindings } from "./registry_checks.js";

const form = document.getElementById("daftar");
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const { rules, sentences, facts: monthKnown } = read("aturan");
const words = read("kata");
const rows = Array.from(form.querySelectorAll("[data-row]"));
const panel = form.querySelector("[data-kept]");
const { month, keeper } = panel.dataset;
const isOffline = document.documentElement.dataset.offline === "1";
const RETRY = 8000;
const incomplete = new Set();
let trouble = "";
let touched = false;

const value = (row, name) => {
  const found = form.elements.namedItem(`${name}-${row.dataset.row}`);
  return found ? found.value : "";
};

function facts(row) {
  const answer = value(row, "jawab") || (value(row, "jenis") ? "other" : "");
  const isUnasked = answer === "not_asked" || row.querySelector(".ask__counter") !== null;
  const how = value(row, "tahu") || form.elements.namedItem("asal")?.value || "";
  return {
    ...JSON.parse(row.dataset.facts),
    name: "-",
    sex: "-",
    answer: isUnasked ? null : answer || null,
    other: value(row, "jenis") || null,
    how_known: isUnasked ? "not_asked" : (answer && how) || null,
    job: value(row, "kerja") || null,
  };
}

function monthFacts() {
  const all = rows.map(facts);
  const count = (test) => all.filter(test).length;
  const isAsked = (row) => row.answer && row.how_known !== "not_asked";
  const status = (row) => {
    if (!isAsked(row)) return row.known;
    if (row.answer === "still") return ["underemployed", "not_in_force"].includes(row.known) ? row.known : "unemployed";
    return row.answer;
  };
  return {
    ...monthKnown,
    rows: all.length,
    open_rows: count((row) => !row.answer && row.how_known !== "not_asked"),
    not_asked: count((row) => row.how_known === "not_asked"),
    met: count((row) => isAsked(row) && row.how_known === "met"),
    new_rows: count((row) => row.is_new),
    left: count((row) => isAsked(row) && row.answer === "other" && ["moved", "died", "not_found"].includes(row.other)),
    due: count((row) => row.is_due),
    due_unasked: count((row) => row.is_due && !isAsked(row)),
    unemployed: count((row) => status(row) === "unemployed"),
  };
}

function paragraph(text, kind) {
  const line = document.createElement("p");
  line.textContent = text;
  if (kind) line.className = kind;
  return line;
}

const sentence = (finding) => fillSentence(sentences[finding.code], finding.params);

function showRow(row, error) {
  const found = runChecks(rules, "row", facts(row)).filter((finding) => finding.code !== "row_unanswered");
  const kinds = { blocks: "is-error", informs: "is-info" };
  const lines = error ? [paragraph(error, "is-error")] : found.map((finding) => paragraph(sentence(finding), kinds[finding.priority]));
  row.querySelector("[data-notes]").replaceChildren(...lines);
}

function showMonth() {
  const now = monthFacts();
  const done = now.rows - now.open_rows;
  const { shown } = shownFindings(runChecks(rules, "month", now).filter((finding) => finding.priority !== "blocks"));
  const isStarted = done > 0;
  form.querySelector("[data-findings]").replaceChildren(
    ...(isStarted ? shown : []).map((finding) => {
      const box = document.createElement("div");
      box.className = finding.priority === "warns" ? "callout callout--warn" : "callout callout--info";
      box.append(paragraph(sentence(finding)));
      return box;
    }),
  );
  const rest = form.querySelector("[data-rest]");
  if (rest) {
    rest.hidden = now.open_rows === 0;
    rest.querySelector("button").textContent = fillSentence(words.rest.replace("%(n)s", now.open_rows), {});
  }
  const bar = form.querySelector("[data-progress]");
  if (bar) {
    bar.querySelector("b").textContent = words.count.replace("%(done)s", done).replace("%(total)s", now.rows);
    bar.querySelector(".progress__fill").setAttribute("width", `${(100 * done) / Math.max(now.rows, 1)}%`);
  }
  tell(done, now.rows);
}

function tell(done, total) {
  const count = words.done.replace("%(done)s", done).replace("%(total)s", total);
  const { here, help } = counts();
  const states = [
    incomplete.size > 0 && words.refused.replace("%(n)s", incomplete.size),
    here > 0 && (queue.isSending() ? words.saving : words.unsaved.replace("%(n)s", here)),
    trouble,
    touched && here + help + incomplete.size === 0 && words.saved,
  ];
  form.querySelector("[data-saved]").textContent = [count, ...states.filter(Boolean)].join(". ");
}

function counts() {
  const sums = queue.counts();
  for (const [name, number] of Object.entries(people.queue.counts())) sums[name] += number;
  return sums;
}

function showKept() {
  const kept = counts();
  showNoted(panel.querySelector("[data-noted]"), people, words, { form: panel.dataset.form, isOffline, redraw: showKept });
  for (const [name, number] of Object.entries(kept)) panel.querySelector(`[data-count=${name}]`).textContent = number;
  panel.querySelector("[data-export]").hidden = kept.here + kept.help === 0;
  panel.querySelector("[data-send-now]").hidden = kept.here === 0 || isOffline;
  for (const row of rows) mark(row);
  showMonth();
}

function mark(row) {
  const item = queue.ofKey(row.dataset.row);
  row.classList.toggle("is-unsaved", Boolean(item) || incomplete.has(row));
  if (item?.state === "help") showRow(row, item.outcome === "differs" ? words.differs : item.text);
}

function missing(row) {
  const answer = value(row, "jawab") || (value(row, "jenis") ? "other" : "");
  if (answer === "other" && !value(row, "jenis")) return words.kind_needed;
  return answer === "not_asked" || how(row) ? "" : words.how_needed;
}

const seen = (row) => form.elements.namedItem(`sesudah-${row.dataset.row}`);
const how = (row) => value(row, "tahu") || form.elements.namedItem("asal")?.value || "";

function bodyOf(row) {
  const said = value(row, "jawab") || "other";
  const isUnasked = said === "not_asked";
  return {
    row: row.dataset.row,
    answer: isUnasked ? null : said,
    other: said === "other" ? value(row, "jenis") : null,
    how: isUnasked ? "not_asked" : how(row),
    job: value(row, "kerja"),
    after: seen(row).value.split(" ").filter(Boolean),
    said_at: new Date().toISOString(),
    device,
  };
}

async function send(items) {
  const answer = await fetch(panel.dataset.send, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": form.elements.namedItem("csrf_token")?.value ?? "" },
    body: JSON.stringify({ items: items.map(({ id, body }) => ({ id, ...body })), default: form.elements.namedItem("asal")?.value ?? "" }),
  });
  if (!answer.headers.get("content-type")?.includes("json")) throw new Error(words.sign_in);
  const { receipts, refused } = await answer.json();
  return receipts ?? items.map(({ id }) => ({ id, outcome: "refused", text: refused }));
}

function received(item, receipt) {
  const row = rows.find((each) => each.dataset.row === item.key);
  if (!row) return;
  if (receipt.outcome !== "received") return; // where two devices differ, this page has not seen the other answer
  seen(row).value = receipt.standing.join(" ");
  row.classList.add("is-saved");
  row.querySelectorAll("input[type=radio]").forEach((input) => input.toggleAttribute("checked", input.checked));
  row.querySelectorAll("option").forEach((option) => option.toggleAttribute("selected", option.selected));
  row.querySelector('[name^="kerja-"]')?.setAttribute("value", value(row, "kerja"));
}

async function work() {
  if (isOffline) return;
  try {
    trouble = "";
    const before = queue.counts().here;
    await queue.flush();
    if (before > 0) await remember();
    const known = people.queue.counts();
    await people.queue.flush();
    if (people.queue.counts().received > known.received) return location.reload(); // they stand on the list now
  } catch (error) {
    trouble = error.message === words.sign_in ? words.sign_in : "";
  }
  showKept();
}

/* What this phone may show without a network: the list as the page has it, without the form's secret. */
async function remember() {
  if (!store.isLasting) return;
  const copy = form.cloneNode(true);
  copy.querySelectorAll("[name=csrf_token]").forEach((input) => input.setAttribute("value", ""));
  copy.querySelectorAll(".ask__notes, [data-findings], [data-noted]").forEach((part) => part.replaceChildren());
  const data = ["aturan", "kata"].map((id) => document.getElementById(id).outerHTML);
  await store.put("month", month, { title: document.querySelector("h1").textContent.trim(), html: copy.outerHTML + data.join("") });
}

function note(row) {
  if (!value(row, "jawab") && !value(row, "jenis")) return;
  touched = true;
  row.classList.remove("is-saved");
  const lacking = missing(row);
  incomplete.delete(row);
  if (lacking) incomplete.add(row);
  showRow(row, lacking);
  if (lacking) return mark(row);
  const select = form.elements.namedItem(`tahu-${row.dataset.row}`);
  if (select && value(row, "jawab") !== "not_asked") select.value = how(row);
  queue.put(row.dataset.row, bodyOf(row)).then(work);
}

function restore(item) {
  const row = rows.find((each) => each.dataset.row === item.key);
  if (!row) return;
  const { answer, other, how: way, job } = item.body;
  pick(row, answer ?? "not_asked");
  row.querySelectorAll(`input[name="jenis-${item.key}"]`).forEach((input) => { input.checked = input.value === other; });
  const select = form.elements.namedItem(`tahu-${item.key}`);
  if (select) select.value = way === "not_asked" ? "" : way;
  const field = form.elements.namedItem(`kerja-${item.key}`);
  if (field) field.value = job;
}

form.addEventListener("change", (event) => {
  const row = event.target.closest("[data-row]");
  if (event.target.name === "asal") incomplete.forEach(note);
  if (row) {
    if (event.target.name?.startsWith("jenis-")) pick(row, "other");
    if (event.target.name === `jawab-${row.dataset.row}` && event.target.value === "other") row.querySelector("details").open = true;
    note(row);
  }
  showMonth();
});

function pick(row, answer) {
  const choice = form.querySelector(`input[name="jawab-${row.dataset.row}"][value="${answer}"]`);
  if (choice) choice.checked = true;
}

// Keying in from paper: the figure of the paper's column answers the row that has the focus and goes on to the next.
const KEYS = {
  1: ["still"], 2: ["working"], 3: ["other", "school"], 4: ["other", "not_seeking"], 5: ["other", "moved"],
  6: ["other", "died"], 7: ["other", "not_found"], 0: ["not_asked"],
};
const WAYS = { b: "met", k: "told" };

function goTo(row) {
  const target = row?.querySelector("input[type=radio]") ?? form.querySelector("button[value=kirim]");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
}

function key(row, pressed) {
  if (WAYS[pressed]) form.elements.namedItem(`tahu-${row.dataset.row}`).value = WAYS[pressed];
  if (pressed === "Backspace") goTo(rows[rows.indexOf(row) - 1] ?? row);
  if (!KEYS[pressed]) return Boolean(WAYS[pressed]) || pressed === "Backspace";
  const [answer, kind] = KEYS[pressed];
  row.querySelectorAll(`input[name="jenis-${row.dataset.row}"]`).forEach((input) => { input.checked = input.value === kind; });
  pick(row, answer);
  note(row);
  showMonth();
  const after = rows.slice(rows.indexOf(row) + 1).find((each) => !each.querySelector(".ask__counter"));
  goTo(after);
  return true;
}

form.addEventListener("keydown", (event) => {
  const row = event.target.closest("[data-row]");
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
  if (row && isPlain && event.target.type === "radio" && key(row, event.key.toLowerCase().replace("backspace", "Backspace"))) event.preventDefault();
});
if (form.querySelector("[data-from-paper]")) goTo(rows.find((row) => !value(row, "jawab")) ?? rows[0]);

const store = await openNotes(keeper);
let device = await store.get("own", "device");
if (!device) {
  device = Array.from(crypto.getRandomValues(new Uint8Array(3)), (byte) => "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"[byte % 32]).join("");
  await store.put("own", "device", device);
}
panel.querySelector("[data-device]").textContent = device;
const token = form.elements.namedItem("csrf_token")?.value ?? "";
const people = await openPeople(store, { month, addresses: panel.dataset, token, signIn: words.sign_in, changed: () => showKept() });
const queue = await openQueue(store, { topic: month, send, received, changed: showKept });
for (const item of queue.all()) {
  if (!isOffline && item.outcome === "differs") await queue.forget(item); // the page itself now says where answers differ
  else restore(item);
}
if (keeper && store.isLasting) {
  navigator.storage?.persist?.();
  import(document.querySelector("script[data-guard]").dataset.guard); // the same module that site.js loads where something is kept
  if (!isOffline) {
    navigator.serviceWorker?.register(panel.dataset.worker, { scope: "/" }).catch(() => undefined); // next visit tries again
    await remember();
    keepForLater(store, month, panel.dataset).catch(() => undefined); // next visit tries again
    navigator.serviceWorker?.ready.then(() => { document.documentElement.dataset.offlineReady = "1"; });
  }
}
panel.querySelector("[data-send-now]").addEventListener("click", work);
panel.querySelector("[data-export]").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(queue.asFile(people.queue.all()));
  link.download = `bulan-desa-${device}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
});

/* A button is pressed: what is written down goes first, by itself; then the form goes. */
form.addEventListener("submit", async (event) => {
  const [first] = incomplete;
  const page = { baru: panel.dataset.form, cari: panel.dataset.searchPage }[event.submitter?.value];
  if (page && keeper && !navigator.onLine) {
    event.preventDefault();
    location.href = page; // kept on this phone; what is written down is sent later
    return;
  }
  if (!first && !isOffline && queue.counts().here === 0) return;
  event.preventDefault();
  delete form.dataset.sent;
  form.removeAttribute("aria-busy");
  if (first) goTo(first);
  await work();
  delete form.dataset.sent; // site.js took the first press for the one that went
  form.removeAttribute("aria-busy");
  if (!first && !isOffline && queue.counts().here === 0) form.requestSubmit(event.submitter);
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
setInterval(() => { if (counts().here > 0 && navigator.onLine) work(); }, RETRY);
addEventListener("online", () => work());
showKept();
work();
addEventListener("beforeunload", (event) => { if (!store.isLasting && counts().here > 0) event.preventDefault(); });
document.documentElement.dataset.ready = "1";
