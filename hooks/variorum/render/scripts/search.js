// The search: one question, one answer, made of names and of text.
{
  const MOST_NAMES = 8;
  const MUCH = 0.75, LITTLE = 0.5; // of a word: less than much and a name may be meant, less than little is chance
  const MOST_TRIED = 40; // of those that filters may leave out

  /** What is known of an entry: address, title, type, summary, facets. */
  const describe = async ({ entry, name, kind }) => {
    const { entries } = await variorum.source.json("search/names.json");
    const file = await variorum.source.json(`search/entries/${Math.floor(entry / entries)}.json`);
    const [path, title, type, summary, facets] = file[entry % entries];
    return { path, url: new URL(path, variorum.root).href, title, type, summary, facets, kind, name: variorum.names.fold(name) === variorum.names.fold(title) ? "" : name };
  };

  const passes = (facets, filters) =>
    Object.entries(filters).every(([facet, wanted]) => wanted.some((value) => (facets[facet] ?? []).includes(value)));

  /** Pagefind's answer; null where there is no index of the text. */
  const searchText = async (query, filters) => {
    try {
      const pagefind = await variorum.source.text();
      const any = Object.entries(filters).map(([facet, wanted]) => [facet, { any: wanted }]);
      return await pagefind.search(query || null, { filters: Object.fromEntries(any) });
    } catch {
      return null;
    }
  };

  /** A result of the text, with the section of the page that fits best. */
  const readResult = async (result) => {
    const data = await result.data();
    const sections = data.sub_results ?? [];
    const weight = (section) => section.weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0);
    const best = sections.reduce((one, two) => (one && weight(one) >= weight(two) ? one : two), null);
    const section = best && best.url !== data.url ? best.title : "";
    return { url: new URL(best?.url ?? data.url, variorum.root).href, page: new URL(data.url, variorum.root).href, title: data.meta.title, type: data.meta.type, summary: data.meta.summary, section, passage: best?.excerpt ?? data.excerpt };
  };

  /** How much of the words asked for the best passage shows, 0 to 1; Pagefind gives the nearest where it has nothing. */
  const measure = async (query, results) => {
    if (!results.length) return 0;
    const { passage } = await readResult(results[0]);
    const marked = [...passage.matchAll(/<mark>(.*?)<\/mark>/g)].map((match) => variorum.names.fold(match[1]));
    const share = (word, mark) => {
      let length = 0;
      while (length < word.length && word[length] === mark[length]) length += 1;
      return length / word.length;
    };
    const words = variorum.names.fold(query).split(" ");
    return Math.max(0, ...words.flatMap((word) => marked.map((mark) => share(word, mark))));
  };

  /**
   * Searches.
   * @param {string} query What was typed; empty for all that passes the filters.
   * @param {Object<string, string[]>} filters Values by facet; one of each facet must be there.
   * @returns names (best first), whether they are only near (`slips`), the number of pages (`total`), `texts(from, to)`
   *   for passages that are not in pages among the names, and how many pages have each value (`counts`, once
   *   `variorum.search.facets()` was asked).
   */
  variorum.search = async (query, filters = {}) => {
    const [text, exact] = await Promise.all([searchText(query, filters), variorum.names.find(query)]);
    const isCalled = exact.some(({ kind }) => kind < variorum.names.SLIP);
    const fit = query && !isCalled ? await measure(query, text?.results ?? []) : 1;
    const found = isCalled || fit >= MUCH ? exact : await variorum.names.findNear(query);
    const tried = Object.keys(filters).length ? MOST_TRIED : MOST_NAMES;
    const named = await Promise.all(found.slice(0, tried).map(describe));
    const names = named.filter((each) => passes(each.facets, filters)).slice(0, MOST_NAMES);
    const results = text && fit >= LITTLE ? text.results : [];
    const shown = new Set(names.map(({ url }) => url));
    return {
      names,
      slips: names.some(({ kind }) => kind === variorum.names.SLIP),
      total: Math.max(results.length, names.length),
      counts: { now: text?.filters ?? {}, without: text?.totalFilters ?? {} },
      texts: async (from, to) => (await Promise.all(results.slice(from, to).map(readResult))).filter(({ page }) => !shown.has(page)),
    };
  };

  /** The labels of the facets; from now on answers have counts. */
  variorum.search.facets = async () => {
    const [{ facets }, pagefind] = await Promise.all([variorum.source.json("search/names.json"), variorum.source.text()]);
    await pagefind.filters();
    return facets;
  };
}
