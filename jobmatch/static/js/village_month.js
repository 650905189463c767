// The village's list: each tap is saved by itself, one after the other; the checks run while one taps. Without this file the
// page is one form with a button to save.
import { fillSentence, runChecks, shownFindings } from "./registry_checks.js";

const form = document.getElementById("daftar");
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const { rules, sentences, facts: monthKnown } = read("aturan");
const words = read("kata");
const rows = Array.from(form.querySelectorAll("[data-row]"));
const unsaved = new Set();
const RETRY = 8000;
const refused = new Set();
let sending = false;
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
  const waiting = unsaved.size - refused.size;
  const states = [
    refused.size > 0 && words.refused.replace("%(n)s", refused.size),
    waiting > 0 && (sending ? words.saving : words.unsaved.replace("%(n)s", waiting)),
    touched && unsaved.size === 0 && words.saved,
  ];
  form.querySelector("[data-saved]").textContent = [count, ...states.filter(Boolean)].join(". ");
}

function bodyOf(row) {
  const body = new FormData();
  for (const name of ["csrf_token", "asal"]) body.set(name, form.elements.namedItem(name)?.value ?? "");
  for (const name of ["jawab", "jenis", "tahu", "kerja"]) body.set(`${name}-${row.dataset.row}`, value(row, name));
  return body;
}

async function send(row) {
  const body = bodyOf(row);
  const how = value(row, "tahu") || body.get("asal");
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!answer.headers.get("content-type")?.includes("json")) throw new Error("no answer in JSON");
  const { saved, errors, general } = await answer.json();
  const error = errors[row.dataset.row] ?? (saved ? null : general[0]);
  if (!error) {
    const select = form.elements.namedItem(`tahu-${row.dataset.row}`);
    if (select && how && value(row, "jawab") !== "not_asked") select.value = how;
  }
  return error;
}

async function work() {
  if (sending) return;
  sending = true;
  const tried = new Set();
  for (let row; (row = Array.from(unsaved).find((each) => !tried.has(each) && !refused.has(each)));) {
    tried.add(row);
    const before = JSON.stringify(facts(row));
    let error;
    try { error = await send(row); } catch { break; }
    showRow(row, error);
    if (error) refused.add(row);
    else if (before === JSON.stringify(facts(row)) || value(row, "tahu") !== "") settle(row);
  }
  sending = false;
  showMonth();
}

function settle(row) {
  unsaved.delete(row);
  row.classList.remove("is-unsaved");
  row.classList.add("is-saved");
}

function note(row) {
  if (!value(row, "jawab") && !value(row, "jenis")) return;
  touched = true;
  unsaved.add(row);
  refused.delete(row);
  row.classList.remove("is-saved");
  row.classList.add("is-unsaved");
}

form.addEventListener("change", (event) => {
  const row = event.target.closest("[data-row]");
  if (event.target.name === "asal") unsaved.forEach(note);
  if (row) {
    if (event.target.name?.startsWith("jenis-")) pick(row, "other");
    if (event.target.name === `jawab-${row.dataset.row}` && event.target.value === "other") row.querySelector("details").open = true;
    note(row);
    showRow(row);
  }
  showMonth();
  work();
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
  row.dispatchEvent(new Event("change", { bubbles: true }));
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

setInterval(() => { if (unsaved.size > 0 && navigator.onLine) work(); }, RETRY);
addEventListener("online", () => work());
showMonth();
addEventListener("beforeunload", (event) => { if (unsaved.size > 0 && !form.dataset.sent) event.preventDefault(); });
