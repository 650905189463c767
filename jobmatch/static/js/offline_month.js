/* The page that the service worker shows without a network: the list as it was last seen, the form for somebody new, or the
   search among the village's names, all from the encrypted store. */
import { openNotes, owners } from "./offline_notes.js";

const [, , id, part] = location.pathname.split("/");
const place = document.querySelector("[data-list]");
const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

async function keptMonth() {
  for (const who of owners()) {
    const store = await openNotes(who);
    const months = await store.list("month");
    const month = months.find(([key]) => key === id)?.[1];
    if (month) return { store, ...month };
    showMonths(months);
  }
  return null;
}

function showMonths(months) {
  const list = document.querySelector("[data-months]");
  list.replaceChildren(...months.map(([key, { title }]) => {
    const link = document.createElement("a");
    link.href = `/bulan-desa/${key}`;
    link.textContent = title;
    const line = document.createElement("li");
    line.append(link);
    return line;
  }));
  document.querySelector("[data-empty]").hidden = months.length > 0;
}

const month = await keptMonth();
if (month) {
  document.title = month.title;
  document.querySelector("[data-title]").textContent = month.title;
  document.querySelectorAll("[data-back]").forEach((link) => { link.hidden = !part; link.href = `/bulan-desa/${id}`; });
  if (part) {
    place.replaceChildren();
    const { showForm, showSearch } = await import("./offline_pages.js");
    await (part === "orang-baru" ? showForm : showSearch)(month.store, id, place, parsed(month.html));
  } else {
    place.replaceChildren(...parsed(month.html).body.childNodes);
    document.documentElement.dataset.offline = "1";
    await import("./village_month.js");
  }
}
// The real page sends what was written down: it has the session and today's list. A half-filled form is not thrown away.
addEventListener("online", () => { if (!part) location.reload(); });
