// What a table says, as plain text: for sorting, filtering and taking it along.
{
  const APART = ".vr-scope, .vr-flag, .vr-status, .vr-nothing + .vr-nothing";
  const NO_TEXT = "sup, .footnote-backref, .vr-absent, .vr-back";

  /** The text of a cell or a note: without note marks, lines apart, remarks in brackets. */
  const readText = (element) => {
    const copy = element.cloneNode(true);
    for (const each of copy.querySelectorAll(NO_TEXT)) each.remove();
    for (const each of copy.querySelectorAll("br")) each.replaceWith("; ");
    for (const each of copy.querySelectorAll(APART)) each.replaceWith(` (${each.textContent.trim()})`);
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  /** The texts of the notes that a row leads to, each once. */
  const readNotes = (row) => {
    const marks = [...row.querySelectorAll("a.footnote-ref")];
    const notes = new Set(marks.map((mark) => document.getElementById(mark.hash.slice(1))));
    return [...notes].filter(Boolean).map(readText).join(" | ");
  };

  /** The rows between head and foot that are no headings of groups. */
  const bodyRows = (table) =>
    [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.matches(".vr-heading"));

  /** The rows that are shown, as lists of texts: head, body, foot; what is said in notes is the last column. */
  const readTable = (table) => {
    const shown = [...table.rows].filter((row) => !row.hidden && !row.parentElement.hidden);
    const isHead = (row) => row.parentElement === table.tHead;
    const notes = shown.map((row) => (isHead(row) ? "Sources" : readNotes(row)));
    const hasNotes = notes.some((text, index) => text && !isHead(shown[index]));
    return shown.map((row, index) => [...[...row.cells].map(readText), ...(hasNotes ? [notes[index]] : [])]);
  };

  /** Case, accents and width do not count. */
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  variorum.tables = { readText, readTable, bodyRows, fold };
}
