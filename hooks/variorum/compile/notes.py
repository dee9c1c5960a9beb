"""Notes: citations numbered in the order in which readers meet them.

The same citation is one note with several marks; another locator is another note. Whether a note is
the first of its source decides between the full and the short form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from variorum.compile.pieces import NoteMark
from variorum.model.ids import EntryId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from variorum.compile.pieces import ProsePiece
    from variorum.model.prose import Cite

_Key: TypeAlias = "tuple[tuple[tuple[str, str], ...], str, tuple[ProsePiece, ...]]"


@dataclass(frozen=True, slots=True)
class NoteCite:
    """One source in a note.

    Attributes:
        source: The source.
        locator: Where in it; empty if not said.
        is_first: No earlier note of the article cites it: it is given in full.
    """

    source: EntryId
    locator: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A note of an article.

    Attributes:
        number: From 1, in order.
        cites: What it cites, in the order written.
        quote: The source's own words; empty if the wording does not matter.
        remark: An editor's remark.
        marks: How many marks lead to it.
    """

    number: int
    cites: tuple[NoteCite, ...]
    quote: str
    remark: tuple[ProsePiece, ...]
    marks: int


class Notes:
    """The notes of one article, while it is being compiled in the order of reading."""

    def __init__(self) -> None:
        self._marks: dict[_Key, int] = {}
        self._numbers: dict[_Key, int] = {}

    def mark(
        self,
        cites: Iterable[Cite],
        quote: str = "",
        remark: tuple[ProsePiece, ...] = (),
    ) -> NoteMark:
        """Gives the mark for a citation, and the note its number if it is new.

        Args:
            cites: The sources cited, which must exist.
            quote: The source's own words.
            remark: What an editor adds.
        """
        key = (tuple((cite.source, cite.locator) for cite in cites), quote, remark)
        self._marks[key] = self._marks.get(key, 0) + 1
        return NoteMark(self._numbers.setdefault(key, len(self._numbers) + 1), self._marks[key])

    def finish(self) -> tuple[Note, ...]:
        """The notes, from 1 to n."""
        seen: set[str] = set()
        notes = []
        for number, ((cites, quote, remark), marks) in enumerate(self._marks.items(), start=1):
            ready = []
            for source, locator in cites:
                ready.append(NoteCite(EntryId(source), locator, source not in seen))
                seen.add(source)
            notes.append(Note(number, tuple(ready), quote, remark, marks))
        return tuple(notes)
