/* Somebody new, and the search among the village's names, on a page without a network. The rules are those of the list. */
import { fold, openPeople } from "./offline_people.js";
import { fillSentence, runChecks } from "./registry_checks.js";

const MOST_FOUND = 20;
const read = (kept, id) => JSON.parse(kept.getElementById(id).textContent);
const leave = (month) => { location.href = `/bulan-desa/${month}`; };

function complaints(form, { rules, sentences, facts }, words) {
  const said = (name) => form.elements.namedItem(name)?.value ?? "";
  const year = Number(said("birth_year"));
  const row = {
    is_new: true, answer: "still", how_known: "met", name: said("full_name").trim(), sex: said("sex"),
    age: Number.isInteger(year) && year > 1900 ? facts.year - year : null,
  };
  const found = runChecks(rules, "row", row).filter((finding) => finding.priority === "blocks");
  const lines = found.map((finding) => fillSentence(sentences[finding.code], finding.params));
  if (!said("worked")) lines.push(words.worked_needed);
  else if (said("worked") === "no" && !said("away")) lines.push(words.away_needed);
  return lines;
}

function complain(form, lines) {
  const box = form.querySelector("[data-wrong]") ?? document.createElement("div");
  box.dataset.wrong = "";
  box.className = "callout callout--warn";
  box.tabIndex = -1;
  box.setAttribute("role", "alert");
  box.replaceChildren(...lines.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  form.prepend(box);
  box.focus();
}

export async function showForm(store, month, place, kept) {
  const html = await store.get("page", `baru-${month}`);
  document.querySelector("[data-empty-form]").hidden = html !== null;
  if (html === null) return;
  place.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  const form = place.querySelector("form");
  const people = await openPeople(store, { month });
  const words = read(kept, "kata");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const lines = complaints(form, read(kept, "aturan"), words);
    if (lines.length) return complain(form, lines);
    const fields = Array.from(new FormData(form)).filter(([, value]) => value !== "");
    const [name, year] = ["full_name", "birth_year"].map((field) => form.elements.namedItem(field).value);
    const twin = (await people.names()).some(([, other, born]) => fold(other) === fold(name) && (!born || Math.abs(born - year) <= 1));
    if (twin) {
      if (!confirm(words.same_person)) return undefined;
      fields.push(["sure", "1"]);
    }
    await people.noteNew(fields);
    return leave(month);
  });
}

export async function showSearch(store, month, place) {
  const panel = document.querySelector("[data-search]");
  const people = await openPeople(store, { month });
  const noted = new Set(people.queue.all().map((item) => Object.fromEntries(item.body.fields).orang));
  const names = (await people.names()).filter(([person]) => !noted.has(person));
  const [typed, found] = ["[data-words]", "[data-found]"].map((part) => panel.querySelector(part));
  panel.hidden = false;
  place.hidden = true;

  function line(person) {
    const copy = document.getElementById("orang-desa").content.cloneNode(true);
    copy.querySelector("[data-name]").textContent = person[1];
    copy.querySelector("[data-born]").textContent = person[2];
    copy.querySelector("[data-born]").parentElement.hidden = person[2] === null;
    const button = copy.querySelector("button");
    button.setAttribute("aria-label", `${button.textContent.trim()} ${person[1]}`);
    const selects = Array.from(copy.querySelectorAll("select"));
    button.addEventListener("click", async () => {
      await people.noteKnown(person, selects.map((select) => [select.name, select.value]).filter(([, value]) => value));
      leave(month);
    });
    return copy;
  }

  typed.addEventListener("input", () => {
    const words = fold(typed.value);
    const hits = words.length < 2 ? [] : names.filter(([, name]) => fold(name).includes(words)).slice(0, MOST_FOUND);
    found.replaceChildren(...hits.map(line));
    panel.querySelector("[data-none]").hidden = words.length < 2 || hits.length > 0;
  });
  typed.focus();
}
