/* Suggestions under a field while somebody types. Without this file the field works as plain text. */
(() => {
  "use strict";
  const WAIT = 350;

  function option(box, item, index) {
    const id = `${box.dataset.name}-${index}`;
    const line = document.createElement("div");
    line.className = "choice";
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", id, name: box.dataset.name, value: item.value, className: "choice__input" });
    const label = document.createElement("label");
    label.className = "choice__label";
    label.htmlFor = id;
    const words = document.createElement("span");
    words.textContent = item.label;
    label.append(words);
    line.append(input, label);
    input.addEventListener("change", () => chips(box, item.skills || []));
    return line;
  }

  function chips(box, skills) {
    const target = document.getElementById(box.dataset.skills || "");
    const shelf = document.getElementById(box.dataset.shelf || "");
    if (!target || !shelf) return;
    shelf.replaceChildren(...skills.map((skill) => {
      const chip = document.createElement("button");
      chip.type = "button";
      chip.className = "chip";
      chip.textContent = `+ ${skill}`;
      chip.addEventListener("click", () => {
        target.value = [target.value.trim(), skill].filter(Boolean).join(", ");
        target.closest("details")?.setAttribute("open", "");
        chip.remove();
      });
      return chip;
    }));
    shelf.hidden = !skills.length;
  }

  function watch(box) {
    const source = document.getElementById(box.dataset.source);
    const list = box.querySelector("[data-list]");
    let timer = 0;
    let asked = "";
    const show = (items) => {
      list.replaceChildren(...items.map((item, index) => option(box, item, index)));
      box.hidden = !items.length;
      if (items.length) chips(box, items[0].skills || []);
    };
    const ask = async () => {
      const text = source.value.trim();
      if (text === asked || text.length < 3) return;
      asked = text;
      try {
        const answer = await fetch(`${box.dataset.suggest}?teks=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
        if (answer.ok && text === asked) show((await answer.json()).items);
      } catch { /* no network: the field stays plain text */ }
    };
    source.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  }

  // A list with commas: what stands after the last comma is asked for, a chip takes its place.
  function offer(shelf) {
    const box = document.getElementById(shelf.dataset.for);
    let timer = 0;
    let asked = "";
    const parts = () => box.value.split(",");
    const take = (word) => {
      box.value = `${[...parts().slice(0, -1).map((part) => part.trim()), word].filter(Boolean).join(", ")}, `;
      shelf.hidden = true;
      box.focus();
    };
    const show = (words) => {
      shelf.replaceChildren(...words.map((word) => {
        const chip = document.createElement("button");
        Object.assign(chip, { type: "button", className: "chip", textContent: `+ ${word}` });
        chip.addEventListener("click", () => take(word));
        return chip;
      }));
      shelf.hidden = !words.length;
    };
    const ask = async () => {
      const text = parts().at(-1).trim();
      if (text === asked || text.length < 3) return;
      asked = text;
      try {
        const answer = await fetch(`${shelf.dataset.chips}?teks=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
        if (answer.ok && text === asked) show((await answer.json()).items);
      } catch { /* no network: the box stays plain text */ }
    };
    box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  }

  document.querySelectorAll("[data-suggest]").forEach(watch);
  document.querySelectorAll("[data-chips]").forEach(offer);
})();
