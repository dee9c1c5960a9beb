"""Search names: every headword and variant, in small files of which a browser loads the few that it needs.

`search/names.json` says which files there are; `search/names/KEY.json` holds the names with a word that
begins with KEY; `search/entries/N.json` says what the entries are. Entries are numbered by how often others
lead to them, so that of names that fit alike the best known comes first.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from variorum.catalog.resolving import names_of
from variorum.compile.facets import list_facets
from variorum.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from variorum.compile.edition import Edition
    from variorum.model.ids import EntryId
    from variorum.render.press import Press

MANIFEST: Final = "search/names.json"
"""What says which files there are; its path in the site."""

_MOST_NAMES = 400
_LONGEST_KEY = 3
_ENTRIES_PER_FILE = 64
_FIRST_WITHOUT_SPACES = 0x2E80
"""From this character on scripts put no spaces between words: Han, kana, Hangul."""
_BUCKETS = 32

_Name: TypeAlias = "tuple[int, str]"
"""The number of an entry, and a name of it."""


def write_names(edition: Edition, press: Press) -> Iterator[tuple[str, str]]:
    """Writes the files: path in the site, and content."""
    ordered = _number(edition)
    shards = _share_out(
        (word, (number, text))
        for number, entry in enumerate(ordered)
        for text in names_of(edition.catalog.entries[entry])
        for word in _begin_words(text)
    )
    yield (
        MANIFEST,
        _write_json(
            {
                "entries": _ENTRIES_PER_FILE,
                "facets": {facet.id: facet.label for facet in edition.facets},
                "keys": sorted(shards),
            }
        ),
    )
    for key, names in sorted(shards.items()):
        yield f"search/names/{_name_file(key)}.json", _write_json(_group(names))
    facets = list_facets(edition.facets)
    for start in range(0, len(ordered), _ENTRIES_PER_FILE):
        told = [
            _tell(entry, edition, press, facets[entry])
            for entry in ordered[start : start + _ENTRIES_PER_FILE]
        ]
        yield f"search/entries/{start // _ENTRIES_PER_FILE}.json", _write_json(told)


def _number(edition: Edition) -> list[EntryId]:
    """The entries in the order of their numbers: those that most entries lead to first."""
    catalog = edition.catalog

    def leads(entry: EntryId) -> int:
        return len(catalog.mentions.get(entry, ())) + len(catalog.relations.get(entry, ()))

    return sorted(catalog.entries, key=lambda entry: (-leads(entry), entry))


def _begin_words(text: str) -> Iterator[str]:
    """What the words of a name begin with; where there are no spaces, the bucket of each character."""
    for word in fold(text).split():
        if any(ord(char) >= _FIRST_WITHOUT_SPACES for char in word):
            yield from {f"#{ord(char) % _BUCKETS}" for char in word if ord(char) >= _FIRST_WITHOUT_SPACES}
        else:
            yield word[:_LONGEST_KEY]


def _share_out(found: Iterable[tuple[str, _Name]]) -> Mapping[str, set[_Name]]:
    """Puts names into shards by their first letters, as many letters as keep a shard small."""
    shards: defaultdict[str, set[_Name]] = defaultdict(set)
    by_key: defaultdict[str, set[_Name]] = defaultdict(set)
    for key, name in found:
        by_key[key].add(name)
    _split(by_key, 1, shards)
    return shards


def _split(by_key: Mapping[str, set[_Name]], length: int, shards: defaultdict[str, set[_Name]]) -> None:
    grouped: defaultdict[str, dict[str, set[_Name]]] = defaultdict(dict)
    for key, names in by_key.items():
        grouped[key if key.startswith("#") else key[:length]][key] = names
    for short, group in grouped.items():
        if length < _LONGEST_KEY and len(group) > 1 and sum(map(len, group.values())) > _MOST_NAMES:
            _split(group, length + 1, shards)
        else:
            shards[short].update(*group.values())


def _group(names: Iterable[_Name]) -> list[list[object]]:
    """The names of each entry in one list, behind its number."""
    grouped: defaultdict[int, list[str]] = defaultdict(list)
    for number, text in sorted(names):
        grouped[number].append(text)
    return [[number, *texts] for number, texts in grouped.items()]


def _tell(
    entry: EntryId, edition: Edition, press: Press, facets: Mapping[str, tuple[str, ...]]
) -> list[object]:
    article = edition.articles[entry]
    url = press.addresses.url(press.addresses.page_of(entry))
    return [url, article.title, press.catalog.types[article.type].label, article.summary, facets]


def _name_file(key: str) -> str:
    """A file name for letters of any script."""
    return "-".join(f"{ord(char):x}" for char in key)


def _write_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
