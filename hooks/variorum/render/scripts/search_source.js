// Where the search has its data from: files of the site, each loaded when it is needed and once. What a search
// needs is asked for here alone, so that a copy of a site that cannot fetch may bring another source.
{
  const loaded = new Map();

  const once = (name, load) => {
    if (!loaded.has(name)) {
      const promise = load();
      promise.catch(() => loaded.delete(name)); // the line may be back at the next try
      loaded.set(name, promise);
    }
    return loaded.get(name);
  };

  const fetchJson = async (path) => {
    const answer = await fetch(new URL(path, variorum.root));
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };

  const loadPagefind = async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", variorum.root));
    await pagefind.options({ baseUrl: variorum.root.pathname, excerptLength: 26 });
    await pagefind.init();
    return pagefind;
  };

  variorum.source = {
    json: (path) => once(path, () => fetchJson(path)),
    text: () => once("pagefind", loadPagefind),
  };
}
