/* On a phone that keeps something: leaving asks about what is not sent yet and then forgets everything; a phone that the office
   has ended forgets at once. site.js loads this only where something is kept. */
import { openNotes, owners, wipe } from "./offline_notes.js";

const words = document.querySelector("meta[name=kata-keluar]")?.content ?? "";
const state = document.querySelector("meta[name=keadaan-perangkat]")?.content;

async function unsent() {
  let count = 0;
  for (const who of owners()) {
    const store = await openNotes(who);
    count += (await store.list("item")).length;
  }
  return count;
}

const forgetAll = () => Promise.all(owners().map(wipe));

document.querySelectorAll('form[action$="/keluar"]').forEach((form) => form.addEventListener("submit", async (event) => {
  if (form.dataset.forgotten) return;
  event.preventDefault();
  const count = await unsent();
  if (count > 0 && !confirm(words.replace("%(n)s", count))) return;
  await forgetAll();
  form.dataset.forgotten = "1";
  delete form.dataset.sent;
  form.requestSubmit();
}));

if (state && navigator.onLine) {
  try {
    const answer = await fetch(state, { headers: { Accept: "application/json" } });
    if (answer.ok && (await answer.json()).ended) await forgetAll();
  } catch { /* no network: asked again with the next page */ }
}
