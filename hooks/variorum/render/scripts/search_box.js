// The search box in the header: results while typing, in a list that is walked with the arrows. Nothing is loaded
// before the box has the focus.
{
  const MOST_TEXTS = 10;
  const PAUSE = 120; // ms without a key before the search begins
  const { element, groups, tell } = variorum.searchView;
  const form = document.querySelector(".vr-search");
  const opener = document.querySelector(".vr-search-open");

  const buildPanel = () => {
    const status = element("p", "vr-search-status");
    status.setAttribute("role", "status");
    const list = element("div", "vr-search-list");
    list.id = "vr-search-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Results");
    const narrow = element("details", "vr-search-narrow", element("summary", "", "Narrow down"));
    const all = element("a", "vr-search-all", "All results");
    all.href = form.action;
    const panel = element("div", "vr-search-panel", element("div", "vr-search-bar", status, all), narrow, list);
    panel.hidden = true;
    return { panel, status, list, narrow, all };
  };

  const mount = () => {
    const input = form.elements.q;
    const close = form.querySelector(".vr-search-close");
    const { panel, status, list, narrow, all } = buildPanel();
    let asked = 0, timer = 0;
    const facets = variorum.facets(narrow, () => run());
    form.append(panel);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    const options = () => [...list.querySelectorAll("[role=option]")];
    const active = () => list.querySelector("[aria-selected=true]");
    const choose = (option) => {
      active()?.setAttribute("aria-selected", "false");
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) input.setAttribute("aria-activedescendant", option.id);
      else input.removeAttribute("aria-activedescendant");
    };

    const show = (open) => {
      panel.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      if (!open) choose(null);
    };

    const leave = () => {
      clearTimeout(timer);
      asked += 1; // what is still to be answered is of no interest
      form.classList.remove("vr-search--open");
      close.hidden = true;
      show(false);
    };

    const fill = (found) => {
      list.replaceChildren(...found);
      list.querySelectorAll("a").forEach((option, index) => {
        option.id = `vr-option-${index}`;
        option.tabIndex = -1;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
      });
      input.removeAttribute("aria-activedescendant");
    };

    const run = async () => {
      const query = input.value.trim(), ticket = (asked += 1), filters = facets.filters();
      if (!query) return show(false);
      const answer = await variorum.search(query, filters);
      const texts = await answer.texts(0, MOST_TEXTS);
      if (ticket !== asked) return; // more was typed meanwhile
      fill(groups(answer, texts));
      facets.draw(answer);
      status.textContent = tell(answer, query);
      const address = new URL(form.action);
      address.search = new URLSearchParams([["q", query], ...Object.entries(filters).flatMap(([facet, values]) => values.map((value) => [facet, value]))]);
      all.href = address;
      all.hidden = !answer.total;
      show(true);
    };

    const keys = {
      ArrowDown: (all, at) => choose(all[(at + 1) % all.length]),
      ArrowUp: (all, at) => choose(all[at > 0 ? at - 1 : all.length - 1]),
      Enter: (all, at) => at >= 0 && all[at].click(),
    };

    input.addEventListener("keydown", (event) => {
      const found = panel.hidden ? [] : options(), at = found.indexOf(active());
      if (event.isComposing || !keys[event.key] || !found.length) return;
      if (event.key === "Enter" && at < 0) return; // the form leads to the page of the search
      event.preventDefault();
      keys[event.key](found, at);
    });
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(run, PAUSE);
    });
    const enter = () => {
      form.classList.add("vr-search--open");
      close.hidden = false;
      variorum.source.text().catch(() => {}); // so that they are there when the first letters are
      variorum.source.json("search/names.json").catch(() => {});
      if (panel.hidden) run();
    };
    input.addEventListener("focus", enter);
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      if (panel.hidden) input.blur();
      else input.focus();
      leave();
      if (matchMedia("(max-width: 59.984375em)").matches) opener.focus();
    });
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !form.contains(relatedTarget)) leave();
    });
    close.addEventListener("click", () => {
      leave();
      opener.focus();
    });
    document.addEventListener("pointerdown", ({ target }) => form.contains(target) || leave());
    const go = () => {
      form.classList.add("vr-search--open"); // what is hidden cannot have the focus
      if (document.activeElement === input) enter();
      input.focus();
      input.select();
    };
    opener.addEventListener("click", (event) => {
      event.preventDefault();
      go();
    });
    document.addEventListener("keydown", (event) => {
      const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const slash = event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
      const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!slash && !command) return;
      event.preventDefault();
      go();
    });
  };

  if (form) mount();
}
