// Names: which entries are called what a reader types. Names are folded as the library folds them; a match is the
// whole name, its beginning, its words, or, of words long enough, their like with a slip in it.
{
  const WITHOUT_SPACES = 0x2e80; // from here on: Han, kana, Hangul. These two as in render/search_names.py.
  const BUCKETS = 32;
  const ENTIRE = 0, BEGINNING = 1, WORDS = 2, SLIP = 3;

  /** A name in small letters, without accents and punctuation, as `names.fold` makes it. */
  const fold = (text) => {
    const small = text.normalize("NFKC").toLowerCase().replaceAll("ß", "ss");
    const bare = small.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFKC").toLowerCase().replaceAll("ς", "σ");
    return bare.replace(/[^\p{L}\p{N}]+/gu, " ").trim() || text.trim();
  };

  const spaceless = (word) => [...word].find((char) => char.codePointAt(0) >= WITHOUT_SPACES);

  /** How many letters one word is away from another (put in, left out, another, two changed about); at most `limit`. */
  const distance = (one, two, limit) => {
    if (Math.abs(one.length - two.length) > limit) return Infinity;
    let before = [], row = Array.from({ length: two.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= two.length; j += 1) {
        const same = one[i - 1] === two[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[two.length] <= limit ? row[two.length] : Infinity;
  };

  /** The slips in a word, if it is meant for this one; a word that is still being typed may lack its end. */
  const slips = (word, meant) => {
    const limit = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const begun = word.length < 5 ? Infinity : distance(word, meant.slice(0, word.length), 1) + 0.5;
    return Math.min(distance(word, meant, limit), begun);
  };

  /** How well a name fits: [kind of match, slips], or nothing. */
  const judge = (name, query, words) => {
    if (name === query) return [ENTIRE, 0];
    if (name.startsWith(query)) return [BEGINNING, 0];
    if (spaceless(query)) return name.replaceAll(" ", "").includes(query.replaceAll(" ", "")) ? [WORDS, 0] : null;
    const parts = name.split(" ");
    if (words.every((word) => parts.some((part) => part.startsWith(word)))) return [WORDS, 0];
    const total = words.reduce((sum, word) => sum + Math.min(...parts.map((part) => slips(word, part))), 0);
    return total < Infinity ? [SLIP, total] : null;
  };

  const exactKeys = (word, keys) => {
    const char = spaceless(word);
    if (char) return keys.filter((key) => key === `#${char.codePointAt(0) % BUCKETS}`);
    return keys.filter((key) => word.startsWith(key) || (word.length > 1 && key.startsWith(word)));
  };

  /** The keys of words that a word with a slip in its first letters may be meant for. */
  const nearKeys = (word, keys) =>
    spaceless(word) ? [] : keys.filter((key) => key[0] !== "#" && [-1, 0, 1].some((more) => distance(key, word.slice(0, key.length + more), 1) <= 1));

  const shard = (key) => variorum.source.json(`search/names/${[...key].map((char) => char.codePointAt(0).toString(16)).join("-")}.json`);

  const match = async (keys, query, words) => {
    const best = new Map();
    for (const names of await Promise.all([...new Set(keys)].map(shard))) {
      for (const [entry, ...texts] of names) {
        for (const text of texts) {
          const fit = judge(fold(text), query, words);
          const known = best.get(entry);
          if (fit && (!known || fit[0] < known.kind || (fit[0] === known.kind && fit[1] < known.slips))) best.set(entry, { entry, name: text, kind: fit[0], slips: fit[1] });
        }
      }
    }
    const found = [...best.values()].sort((one, two) => one.kind - two.kind || one.slips - two.slips || one.entry - two.entry);
    return found.some(({ kind }) => kind < SLIP) ? found.filter(({ kind }) => kind < SLIP) : found;
  };

  const find = (choose) => async (text) => {
    const query = fold(text), words = query.split(" ").filter(Boolean);
    if (!words.length) return [];
    const { keys } = await variorum.source.json("search/names.json");
    return match(words.flatMap((word) => choose(word, keys)), query, words);
  };

  variorum.names = { fold, SLIP, find: find(exactKeys), findNear: find(nearKeys) };
}
