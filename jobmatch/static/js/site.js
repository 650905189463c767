/* Small comforts; every page works without this file. */
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector) => Array.from(document.querySelectorAll(selector));

  function menu(link) {
    const panel = document.getElementById(link.dataset.menu);
    if (!panel) return;
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-controls", panel.id);
    const show = (open) => {
      panel.classList.toggle("is-open", open);
      link.setAttribute("aria-expanded", String(open));
    };
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(!panel.classList.contains("is-open"));
      if (panel.classList.contains("is-open")) panel.querySelector("a")?.focus();
    });
    link.addEventListener("keydown", (event) => {
      if (event.key === " ") { event.preventDefault(); link.click(); }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && panel.classList.contains("is-open")) { show(false); link.focus(); }
    });
  }

  function copying(button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    const words = button.textContent;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 2500);
    });
  }

  // A second tap on a slow line must not send the form twice.
  function once(form) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
      form.setAttribute("aria-busy", "true");
    });
  }

  function counter(area) {
    const note = document.createElement("p");
    note.className = "field__hint";
    note.setAttribute("aria-live", "polite");
    const limit = Number(area.getAttribute("maxlength"));
    const tell = () => { note.textContent = `${area.value.length} / ${limit}`; };
    area.addEventListener("input", tell);
    area.after(note);
    tell();
  }

  function themeSwitch(button) {
    button.addEventListener("click", () => {
      const dark = root.dataset.theme
        ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private window */ }
    });
  }

  function selectAll(box) {
    box.addEventListener("change", () => {
      all(`input[type=checkbox][name="${box.dataset.selectAll}"]`).forEach((item) => { item.checked = box.checked; });
    });
  }

  function openForPrint() {
    const shut = () => all("details:not([open])[data-print-open]");
    addEventListener("beforeprint", () => shut().forEach((item) => { item.open = true; }));
  }

  /* A part that changes by itself is fetched again from this page's own address while somebody looks at it. */
  function refresh(part) {
    if (!part?.dataset.refresh) return;
    setTimeout(async () => {
      if (!document.hidden && !part.contains(document.activeElement)) {
        try {
          const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
          const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
          if (fresh) { part.replaceWith(fresh); return refresh(fresh); }
        } catch { /* no network: the page stays as it is and tries again */ }
      }
      refresh(part);
    }, 1000 * part.dataset.refresh);
  }

  all("[data-menu]").forEach(menu);
  all("[data-refresh]").forEach(refresh);
  all("[data-copy]").forEach(copying);
  all("form[data-once]").forEach(once);
  all("textarea[maxlength]").forEach(counter);
  all("[data-theme-switch]").forEach(themeSwitch);
  all("[data-select-all]").forEach(selectAll);
  all("[data-print]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => print()); });
  all("[data-submit-on-change]").forEach((input) => input.addEventListener("change", () => input.form.requestSubmit()));
  try {
    if (localStorage.getItem("simpanan")) import(document.querySelector("script[data-guard]").dataset.guard);
  } catch { /* a private window keeps nothing */ }
  document.querySelector("[data-focus]")?.focus();
  addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => { delete form.dataset.sent; }));
  openForPrint();
})();
