/* The form for somebody new, opened from a note of this phone that the office could not take as it was: filled in again, and
   sent under the note's own key, so that the note is done with once the form is. */
import { openNotes, owners } from "./offline_notes.js";
import { fillForm } from "./offline_people.js";

const form = document.querySelector("form.new-person");
const [, id] = /^#catatan-(.+)$/.exec(location.hash) ?? [];
if (id && form.elements.namedItem("full_name").value === "") {
  for (const who of owners()) {
    const store = await openNotes(who);
    const item = await store.get("item", id);
    if (!item) continue;
    fillForm(form, item.body.fields);
    await store.put("item", id, { ...item, state: "here", text: "" });
  }
}
