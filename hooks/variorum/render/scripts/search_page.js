// The page of the search: the same search with all results, its question in the address.
{
  const PER_PAGE = 20;
  const { element, groups, tell } = variorum.searchView;
  const page = document.querySelector(".vr-search-page");

  const mount = () => {
    const input = page.querySelector("input[name=q]");
    const status = page.querySelector("[role=status]");
    const list = page.querySelector(".vr-search-results");
    const narrow = page.querySelector("details");
    const more = page.querySelector(".vr-search-more");
    let asked = 0, timer = 0, shown = [];
    const facets = variorum.facets(narrow, () => run());

    const remember = (query, filters) => {
      const address = new URL(location);
      const pairs = Object.entries(filters).flatMap(([facet, values]) => values.map((value) => [facet, value]));
      address.search = new URLSearchParams([...(query ? [["q", query]] : []), ...pairs]);
      history.replaceState(history.state, "", address);
    };

    const run = async () => {
      const query = input.value.trim(), filters = facets.filters(), ticket = (asked += 1);
      remember(query, filters);
      if (!query && !Object.keys(filters).length) {
        list.replaceChildren();
        status.textContent = "";
        more.hidden = true;
        if (!narrow.open) return;
      }
      const answer = await variorum.search(query, filters);
      if (ticket !== asked) return;
      facets.draw(answer);
      if (!query && !Object.keys(filters).length) return;
      status.textContent = tell(answer, query);
      let next = 0;
      shown = [];
      const extend = async () => {
        const texts = await answer.texts(next, (next += PER_PAGE));
        if (ticket !== asked) return;
        shown.push(...texts);
        list.replaceChildren(...groups(answer, shown));
        more.hidden = next >= answer.total;
      };
      more.onclick = extend;
      await extend();
    };

    const read = () => {
      const asking = new URLSearchParams(location.search), filters = {};
      input.value = asking.get("q") ?? "";
      for (const [facet, value] of asking) if (facet !== "q") (filters[facet] ??= []).push(value);
      facets.set(filters);
      narrow.open = matchMedia("(min-width: 60em)").matches;
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(run, 150);
    });
    page.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      run();
    });
    page.hidden = false;
    read();
    run();
  };

  if (page) mount();
}
