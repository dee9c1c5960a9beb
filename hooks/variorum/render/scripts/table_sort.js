// Sorting: the head of each column becomes a button: rising, falling, and as given.
{
  const { readText, bodyRows } = variorum.tables;
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

  /** What a cell is sorted by: its number if it has one, or its text; null for nothing. */
  const readKey = (row, column, isNumber) => {
    const cell = row.cells[column];
    if (!isNumber) return readText(cell) || null;
    const number = Number.parseFloat(cell.dataset.sort ?? readText(cell));
    return Number.isNaN(number) ? null : number;
  };

  /** The rows in order; those that say nothing are last, whichever way it goes. */
  const sortRows = (rows, column, isNumber, direction) => {
    const keyed = rows.map((row) => ({ row, key: readKey(row, column, isNumber) }));
    const compare = isNumber ? (a, b) => a - b : collator.compare;
    const sign = direction === "ascending" ? 1 : -1;
    keyed.sort((a, b) => (a.key === null) - (b.key === null) || sign * compare(a.key, b.key) || 0);
    return keyed.map((each) => each.row);
  };

  const makeSortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    const given = [...table.tBodies].map((body) => [body, [...body.rows]]);

    const sort = (column, direction) => {
      const isNumber =
        heads[column].matches(".vr-number") ||
        bodyRows(table).some((row) => row.cells[column].dataset.sort !== undefined);
      for (const [body, rows] of given) {
        const headings = rows.filter((row) => row.matches(".vr-heading"));
        const others = rows.filter((row) => !row.matches(".vr-heading"));
        const ordered = direction === "none" ? others : sortRows(others, column, isNumber, direction);
        body.append(...headings, ...ordered);
      }
    };

    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "vr-sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const direction = NEXT[head.getAttribute("aria-sort") ?? "none"];
        for (const each of heads) each.removeAttribute("aria-sort");
        if (direction !== "none") head.setAttribute("aria-sort", direction);
        sort(column, direction);
      });
    });
  };

  variorum.tables.makeSortable = makeSortable;
}
