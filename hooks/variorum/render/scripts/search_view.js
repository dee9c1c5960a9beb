// What a search found, as elements: in the box as options of a list, on the page of the search as links.
{
  /** Makes an element of a tag, a class, and what it holds. */
  const element = (tag, className, ...children) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children.filter(Boolean));
    return made;
  };

  /** A passage; Pagefind gives it as HTML, its text escaped and the words found in `<mark>`. */
  const passage = (html) => {
    const made = element("span", "vr-hit-passage");
    made.innerHTML = html;
    return made;
  };

  const link = (hit) => {
    const made = element("a", "vr-hit");
    made.href = hit.url;
    const also = hit.name && element("span", "vr-hit-also", hit.name);
    const section = hit.section && element("span", "vr-hit-section", hit.section);
    made.append(...[
      element("span", "vr-hit-title", hit.title, also, section),
      element("span", "vr-hit-type", hit.type),
      hit.summary && (hit.section || !hit.passage) && element("span", "vr-hit-summary", hit.summary),
      hit.passage && passage(hit.passage),
    ].filter(Boolean));
    return made;
  };

  const groupByType = (texts) => {
    const groups = new Map();
    for (const text of texts) groups.set(text.type, [...(groups.get(text.type) ?? []), text]);
    return [...groups];
  };

  /** Results in groups, each with a heading: entries by name, then passages by type. */
  const groups = (answer, texts) => {
    const names = answer.names.length ? [[answer.slips ? "Did you mean" : "Entries", answer.names]] : [];
    const passages = groupByType(texts).map(([type, hits]) => [`In the text: ${type}`, hits]);
    return [...names, ...passages].map(([label, hits], index) => {
      const group = element("div", "vr-hits", element("p", "vr-hits-label", label), ...hits.map(link));
      group.firstChild.id = `vr-hits-${index}`;
      group.toggleAttribute("data-names", hits === answer.names);
      group.setAttribute("role", "group");
      group.setAttribute("aria-labelledby", `vr-hits-${index}`);
      return group;
    });
  };

  const count = (answer) => (answer.total === 1 ? "1 result" : `${answer.total.toLocaleString("en")} results`);

  /** What is said of an answer to those who do not see it. */
  const tell = (answer, query) => {
    if (!answer.total) return query ? `Nothing is found for “${query}”.` : "Nothing is found.";
    return answer.slips ? `Nothing is called “${query}”. ${count(answer)}.` : `${count(answer)}.`;
  };

  variorum.searchView = { element, groups, tell };
}
