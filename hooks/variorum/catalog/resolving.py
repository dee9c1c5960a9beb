"""Resolving: which entry a name means. The one place that knows headwords, variants and folding.

Names are asked, not matched: everything that links asks here and gets one of three answers.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from variorum.model.ids import EntryId
from variorum.names import fold, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from variorum.model.entry import Entry


@dataclass(frozen=True, slots=True)
class Found:
    """The name means one entry."""

    entry: EntryId


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The name means several entries, sorted by id."""

    entries: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """No entry has the name; `suggestions` are ids that may have been meant, best first."""

    suggestions: tuple[str, ...]


Resolution: TypeAlias = Found | Ambiguous | Missing


@dataclass(frozen=True, slots=True)
class NameIndex:
    """All names of all entries.

    Attributes:
        ids: The ids that there are.
        headwords: Folded headword → entries.
        variants: Folded name, headwords included → entries.
        former: Former id → the entry that has it now.
    """

    ids: frozenset[EntryId]
    headwords: Mapping[str, tuple[EntryId, ...]]
    variants: Mapping[str, tuple[EntryId, ...]]
    former: Mapping[EntryId, EntryId]

    def resolve(self, text: str) -> Resolution:
        """Finds the entry that a text means.

        Args:
            text: An id, a headword, a name variant or a former id.

        Returns:
            An id means its entry; a name means the entries that have it. Where several have it, one whose
            headword it is comes before those whose variant it is.
        """
        if text in self.ids:
            return Found(EntryId(text))
        folded = fold(text)
        entries = self.variants.get(folded, ())
        if len(entries) > 1:
            entries = self.headwords.get(folded, entries)
        if len(entries) == 1:
            return Found(entries[0])
        if entries:
            return Ambiguous(entries)
        if former := self.former.get(EntryId(text)):
            return Found(former)
        return Missing(self._suggest(text))

    def _suggest(self, text: str) -> tuple[str, ...]:
        candidates: dict[str, str] = {folded: entries[0] for folded, entries in self.variants.items()}
        candidates |= {fold(entry): entry for entry in self.ids}
        return suggest(text, candidates)


def index_names(entries: Iterable[Entry]) -> NameIndex:
    """Makes the index of all names."""
    headwords: defaultdict[str, list[EntryId]] = defaultdict(list)
    variants: defaultdict[str, list[EntryId]] = defaultdict(list)
    former: dict[EntryId, EntryId] = {}
    ids = []
    for entry in sorted(entries, key=lambda entry: entry.id):
        ids.append(entry.id)
        headwords[fold(entry.title)].append(entry.id)
        for folded in dict.fromkeys(fold(text) for text in names_of(entry)):
            variants[folded].append(entry.id)
        former |= dict.fromkeys(entry.former_ids, entry.id)
    return NameIndex(
        frozenset(ids),
        {folded: tuple(found) for folded, found in headwords.items()},
        {folded: tuple(found) for folded, found in variants.items()},
        former,
    )


def names_of(entry: Entry) -> tuple[str, ...]:
    """Every form under which an entry can be found: headword, filed form, variants."""
    return tuple(dict.fromkeys((entry.title, entry.filed_as, *(name.text for name in entry.names))))
