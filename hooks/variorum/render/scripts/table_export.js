// Taking a table along: to the clipboard, and as a CSV file, from what is shown on the page.
{
  const { readTable } = variorum.tables;

  /** A spreadsheet would run a text that begins like a formula; an apostrophe before it keeps it a text. */
  const disarm = (text) =>
    /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,]+$/.test(text) ? `'${text}` : text;

  const quote = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  const escapeHtml = (text) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

  const disarmTable = (table) => readTable(table).map((row) => row.map(disarm));

  /** CSV after RFC 4180. The mark of byte order at its start tells spreadsheets that it is UTF-8. */
  const writeCsv = (table) =>
    `\uFEFF${disarmTable(table)
      .map((row) => `${row.map(quote).join(",")}\r\n`)
      .join("")}`;

  const writeTsv = (rows) => rows.map((row) => row.join("\t")).join("\n");

  const writeHtml = (rows) => {
    const lines = rows.map((row) => `<tr>${row.map((text) => `<td>${escapeHtml(text)}</td>`).join("")}</tr>`);
    return `<table>${lines.join("")}</table>`;
  };

  /** Puts texts on the clipboard; a page from a folder may only do it by a command. */
  const writeClipboard = async (texts) => {
    if (navigator.clipboard?.write) {
      const items = Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(items))]);
      return;
    }
    const fill = (event) => {
      for (const [type, text] of Object.entries(texts)) event.clipboardData.setData(type, text);
      event.preventDefault();
    };
    document.addEventListener("copy", fill, { once: true });
    const isDone = document.execCommand("copy");
    document.removeEventListener("copy", fill);
    if (!isDone) throw new Error("the browser refused");
  };

  variorum.tables.copy = (table) => {
    const rows = disarmTable(table);
    return writeClipboard({ "text/plain": writeTsv(rows), "text/html": writeHtml(rows) });
  };

  variorum.tables.download = (table, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([writeCsv(table)], { type: "text/csv;charset=utf-8" }));
    link.download = `${name}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
}
