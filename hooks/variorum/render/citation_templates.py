"""Render stage: the pieces that notes are put together from.

A source is cited at hundreds of places, and the processor needs a millisecond for each. So a note is
formatted once per source, locator term and position with stand-ins for the numbers (`Template`); the numbers
of a locator are formatted on their own, by a style that prints nothing else (`LocatorPiece`). Here stand
both, with the names that they are kept under and what the processor is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Final

from variorum.render.citation_style import name_term
from variorum.render.citeproc import Citation

LOCATOR_MARK: Final = "\ue000"
"""Stands in a template where the locator goes; a private character, which neither items nor locators hold."""
PRINTED_AS_IT_IS: Final = "text"
"""Stands for the term of a locator that has none."""
_FIRST_NUMBER: Final = "718281828459"
_LAST_NUMBER: Final = "927182818284"
_NUMBERS: Final = re.compile(rf"{_FIRST_NUMBER}(?:\D{{1,12}}{_LAST_NUMBER})?")
_ENDED: Final = re.compile(r"[.?!…](?:[”’»“\"')\]]|</[a-z]+>)*$")


class Position(StrEnum):
    """Which mention of a source on a page a note is."""

    FIRST = "first"
    """The first one, cited in full."""
    SUBSEQUENT = "subsequent"
    """A later one, cited in short."""


@dataclass(frozen=True, slots=True)
class Template:
    """A note as a style words it, whatever the numbers of the locator."""

    source: str
    """The id of the item."""
    position: Position
    """Whether it has been cited before."""
    term: str = ""
    """The locator term, `PRINTED_AS_IT_IS`, or empty for no locator."""
    is_plural: bool = False
    """Whether the locator is more than one number."""

    @property
    def key(self) -> str:
        """The name under which it is kept."""
        number = "plural" if self.is_plural else "singular"
        return f"{self.position} {self.term or 'none'} {number} {self.source}"

    @property
    def citation(self) -> Citation:
        """What the processor is asked for.

        The stand-ins are numbers because styles leave a term out before anything else, and their first digits
        differ because styles abbreviate the second where they agree.
        """
        if not self.term:
            return Citation(self.source)
        if self.term == PRINTED_AS_IT_IS:
            # Empty braces tell pandoc that no locator follows.
            return Citation(self.source, f"{{}}, {_FIRST_NUMBER}")
        numbers = f"{_FIRST_NUMBER}–{_LAST_NUMBER}" if self.is_plural else _FIRST_NUMBER
        return Citation(self.source, f"{{{name_term(self.term)} {numbers}}}")


@dataclass(frozen=True, slots=True)
class LocatorPiece:
    """A locator under a term, to be formatted on its own."""

    locale: str
    """The language of the term."""
    term: str
    """The term."""
    numbers: str
    """The numbers under it."""

    @property
    def key(self) -> str:
        """The name under which it is kept."""
        return f"{self.locale} {self.term} {self.numbers}"

    def cite(self, source: str) -> Citation:
        """What the processor is asked for; the source is any, for it is not printed."""
        return Citation(source, f"{{{name_term(self.term)} {self.numbers}}}")


def stem_key(source: str) -> str:
    """Names the bibliography entry without pages, from which notes with a page are made in some styles."""
    return f"stem {source}"


def mark_locator(note: str) -> str:
    """Puts the mark of a locator in place of the stand-ins."""
    return _NUMBERS.sub(LOCATOR_MARK, note)


def insert_locator(note: str, locator: str, *, as_written: str) -> str:
    """Puts a locator into the note that was formatted for it.

    Args:
        note: The note as HTML, with a mark for the locator, or without, if the style prints none.
        locator: The numbers, or the text, as HTML; empty for none.
        as_written: The locator as the editor wrote it.

    Returns:
        The note; if there is a locator, it stands in it, whatever the style.
    """
    if not locator:
        return note
    before, mark, after = note.partition(LOCATOR_MARK)
    if mark:
        # A text may end with a full stop of its own.
        return f"{before}{locator}{after.removeprefix('.') if locator.endswith('.') else after}"
    return append_locator(note, escape(" ".join(as_written.split()), quote=False), is_term=False)


def append_locator(entry: str, locator: str, *, is_term: bool) -> str:
    """Makes a note of a bibliography entry.

    So footnotes are made in GOST R 7.0.5-2008: the entry, then "С. 40."

    Args:
        entry: The entry as HTML.
        locator: The term and its numbers, or the text, as HTML; empty for none.
        is_term: Whether the locator begins with a term, which is then capitalised.

    Returns:
        The note, with a full stop.
    """
    capital = locator[:1].upper() + locator[1:] if is_term else locator
    return " ".join(_end_sentence(part) for part in (entry, capital) if part)


def _end_sentence(text: str) -> str:
    """Adds a full stop to HTML that has no sign of its end."""
    return text if _ENDED.search(text) else f"{text}."
