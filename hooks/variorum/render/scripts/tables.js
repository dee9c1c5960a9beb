// Tables of ours get a line of tools above them: a filter if they are long, copying, a file of values; and their
// columns sort. On a phone, a list that is wider than the page shows its rows one below the other.
{
  const { bodyRows, readText, fold, makeSortable, copy, download } = variorum.tables;
  const LONG = 10;
  const TOLD = 2500;
  const isPhone = matchMedia("(max-width: 44em)");

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const button = (text, title, act) => {
    const element = make("button", { type: "button", title, className: "vr-tool" }, text);
    element.addEventListener("click", act);
    return element;
  };

  /** Shows the rows that hold all words; says how many they are. */
  const filter = (table, texts, words) => {
    let shown = 0;
    for (const row of bodyRows(table)) {
      if (!texts.has(row)) texts.set(row, fold(row.textContent));
      row.hidden = !words.every((word) => texts.get(row).includes(word));
      shown += row.hidden ? 0 : 1;
    }
    for (const body of table.tBodies) body.hidden = ![...body.rows].some(isShownRow);
    return shown;
  };

  const isShownRow = (row) => !row.hidden && !row.matches(".vr-heading");

  const makeFilter = (table, count, status) => {
    const texts = new Map();
    const input = make("input", { type: "search", className: "vr-filter", placeholder: "Filter rows" });
    input.setAttribute("aria-label", `Filter: ${nameOf(table)}`);
    input.addEventListener("input", () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      const shown = filter(table, texts, words);
      status.textContent = words.length ? `${shown} of ${count}` : "";
    });
    return input;
  };

  const nameOf = (table) => table.caption?.textContent || table.parentElement.getAttribute("aria-label") || "Table";

  const fileName = (table) => {
    const parts = new Set([document.querySelector("h1")?.firstChild?.textContent ?? "", nameOf(table)]);
    return fold([...parts].join(" ")).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 80);
  };

  const makeTools = (table, rows) => {
    const status = make("span", { className: "vr-told" });
    status.setAttribute("role", "status");
    const tell = (text) => {
      const before = status.textContent;
      status.textContent = text;
      setTimeout(() => { if (status.textContent === text) status.textContent = before; }, TOLD);
    };
    const title = make("span", { className: "vr-title" }, table.caption ? table.caption.textContent : "");
    title.setAttribute("aria-hidden", "true");
    const copyRows = () => copy(table).then(() => tell("copied"), () => tell("could not be copied"));
    return make(
      "div",
      { className: "vr-tools" },
      title,
      ...(rows.length > LONG ? [makeFilter(table, rows.length, status)] : []),
      status,
      button("Copy", "Copy the rows shown, with their sources", copyRows),
      button("CSV", "Save the rows shown, with their sources, as a CSV file", () => download(table, fileName(table))),
    );
  };

  /** Names the cells, and says anew what they are, since a table that is laid out otherwise loses its meaning. */
  const stack = (table) => {
    if (!isPhone.matches || table.dataset.stacked || table.scrollWidth <= table.parentElement.clientWidth) return;
    const labels = [...table.tHead.rows[0].cells].map(readText);
    table.dataset.stacked = "yes";
    table.setAttribute("role", "table");
    for (const part of [table.tHead, ...table.tBodies]) part.setAttribute("role", "rowgroup");
    for (const row of table.rows) {
      row.setAttribute("role", "row");
      [...row.cells].forEach((cell, index) => {
        const role = cell.tagName === "TD" ? "cell" : cell.scope === "row" ? "rowheader" : "columnheader";
        cell.setAttribute("role", role);
        if (role === "cell") cell.dataset.label = labels[index] ?? "";
      });
    }
    table.classList.add("vr-stacked");
  };

  for (const scroll of document.querySelectorAll(".vr-scroll")) {
    const table = scroll.querySelector(":scope > table.vr-table");
    const rows = table?.tHead ? bodyRows(table) : [];
    if (rows.length < 2) continue;
    scroll.before(makeTools(table, rows));
    scroll.classList.add("vr-has-tools");
    if (!table.matches(".vr-timeline")) makeSortable(table);
    if (scroll.matches(".vr-list")) isPhone.addEventListener("change", () => stack(table)), stack(table);
  }
}
