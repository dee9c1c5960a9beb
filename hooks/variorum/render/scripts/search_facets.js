// Facets: the boxes to tick that narrow a search down. Their numbers are asked for when they are first opened.
{
  const MOST_VALUES = 40;
  const { element } = variorum.searchView;

  const pick = (facet, value, number, chosen, change) => {
    const box = element("input");
    box.type = "checkbox";
    box.checked = chosen;
    box.addEventListener("change", () => change(facet, value, box.checked));
    return element("label", "vr-facet-value", box, element("span", "", value), element("span", "vr-number-of", String(number)));
  };

  const sortValues = (facet, counts, chosen) => {
    const shown = Object.entries(counts).filter(([value, number]) => number || chosen.includes(value));
    const years = facet === "year";
    shown.sort(([one, a], [two, b]) => (years ? 0 : b - a) || one.localeCompare(two, undefined, { numeric: true }));
    return years ? shown : shown.slice(0, MOST_VALUES);
  };

  /** Keeps the focus on the box that was ticked, which is made anew. */
  const keepFocus = (panel, draw) => {
    const active = panel.contains(document.activeElement) && document.activeElement.closest("[data-value]")?.dataset.value;
    draw();
    if (active) panel.querySelector(`[data-value="${CSS.escape(active)}"] input`)?.focus();
  };

  /**
   * Puts facets into a panel.
   * @param {HTMLDetailsElement} panel What they stand in; opening it loads them.
   * @param {Function} changed Called when other values are chosen.
   * @returns filters(), set(filters), draw(answer)
   */
  variorum.facets = (panel, changed) => {
    let filters = {}, labels = null;
    const list = element("div", "vr-facets");
    const reset = element("button", "vr-facets-reset", "Reset");
    const chosenWords = element("span", "vr-facets-chosen");
    reset.type = "button";
    panel.firstElementChild.append(chosenWords);
    panel.append(list, reset);

    const change = (facet, value, on) => {
      const values = (filters[facet] ?? []).filter((each) => each !== value).concat(on ? [value] : []);
      filters = Object.fromEntries(Object.entries({ ...filters, [facet]: values }).filter(([, each]) => each.length));
      changed();
    };

    const fieldset = (facet, answer) => {
      const chosen = filters[facet] ?? [];
      const counts = (chosen.length ? answer.counts.without : answer.counts.now)[facet] ?? {};
      const values = sortValues(facet, counts, chosen).map(([value, number]) => {
        const made = pick(facet, value, number, chosen.includes(value), change);
        made.dataset.value = `${facet}=${value}`;
        return made;
      });
      return values.length ? element("fieldset", "vr-facet", element("legend", "", labels[facet]), element("div", "vr-facet-values", ...values)) : null;
    };

    const draw = (answer) => {
      const number = Object.values(filters).flat().length;
      chosenWords.textContent = number ? ` (${number} chosen)` : "";
      reset.hidden = !number;
      if (labels) keepFocus(panel, () => list.replaceChildren(...Object.keys(labels).map((facet) => fieldset(facet, answer)).filter(Boolean)));
    };

    panel.addEventListener("toggle", async () => {
      if (!panel.open || labels) return;
      labels = await variorum.search.facets();
      changed();
    });
    reset.addEventListener("click", () => {
      filters = {};
      changed();
      panel.firstElementChild.focus();
    });
    return { filters: () => filters, set: (given) => { filters = given; }, draw };
  };
}
