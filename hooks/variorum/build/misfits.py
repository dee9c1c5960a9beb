"""Misfits: what editors wrote that does not fit into a book, with the place where it stands.

In: the entries of a book. Out: the characters in doubt, and a diagnostic for each that no font has, for each
word too long for a line and for each table too wide for a page. There is a book all the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from variorum.diagnostics import Code, Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from variorum.model.entry import Entry
    from variorum.model.prose import Prose

LONGEST_WORD: Final = 60
"""Letters of the longest word that a line holds."""
_MOST_COLUMNS: Final = 12
_WORD = re.compile(rf"[^\s|`\[\]()<>]{{{LONGEST_WORD + 1},}}")
_ROW = re.compile(r"^[ ]{0,3}\|.*\|[ ]*$", re.MULTILINE)
_PLAIN = re.compile("[\t\n\r -~]+")


def find_doubtful(entries: Iterable[Entry]) -> set[str]:
    """Finds the characters of entries that a font may not have: all but those of ASCII."""
    found: set[str] = set()
    for entry in entries:
        for text, _ in _texts(entry):
            found.update(_PLAIN.sub("", text))
    return found


def find_misfits(entries: Iterable[Entry], missing: Iterable[str]) -> Iterator[Diagnostic]:
    """Finds what does not fit.

    Args:
        entries: The entries of the book.
        missing: Characters that no font has.
    """
    absent = "".join(sorted(missing))
    hole = re.compile(f"[{re.escape(absent)}]") if absent else None
    for entry in entries:
        for text, place in _texts(entry):
            if hole and (found := hole.search(text)):
                message = f"no font of the book has “{found[0]}” (U+{ord(found[0]):04X})"
                yield Diagnostic(place, Code.W603, message)
            if word := _WORD.search(text):
                message = f"“{word[0][:20]}…” has {len(word[0])} letters and is broken anywhere"
                yield Diagnostic(place, Code.W604, message)
        yield from _wide_tables(entry.body)


def _wide_tables(body: Prose) -> Iterator[Diagnostic]:
    end = -1
    for row in _ROW.finditer(body.text):
        columns = row[0].replace("\\|", "").count("|") - 1
        if columns > _MOST_COLUMNS and row.start() > end + 1:
            message = f"a table of {columns} columns; at most {_MOST_COLUMNS} can be read on a page"
            yield Diagnostic(body.locate(row.start()), Code.W605, message)
        end = row.end() if columns > _MOST_COLUMNS else end


def _texts(entry: Entry) -> Iterator[tuple[str, Location]]:
    """What an editor wrote, each text with its place; prose line by line."""
    yield entry.title, entry.title_location
    yield entry.summary, entry.places.get("summary", (entry.location,))[0]
    for name in entry.names:
        yield name.text, name.location
    for claim in entry.claims:
        yield claim.value.text, claim.location
        yield claim.quote, claim.location
        yield from _lines(claim.note)
    for verdict in entry.verdicts:
        yield from _lines(verdict.why)
    yield from _lines(entry.body)


def _lines(prose: Prose) -> Iterator[tuple[str, Location]]:
    start = 0
    for line in prose.text.splitlines(keepends=True):
        yield line, prose.locate(start)
        start += len(line)
