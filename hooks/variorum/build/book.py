"""The book: from a publication to a PDF, in order. What is wanted is chosen, written in Typst and set."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from variorum.build.misfits import find_doubtful, find_misfits
from variorum.build.typesetting import typeset
from variorum.catalog import Ambiguous, Found
from variorum.diagnostics import Code, Diagnostic, Location, sort_diagnostics
from variorum.names import closest
from variorum.render.book.document import TEMPLATE, BookRequest, Order, read_template, write_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from variorum.build.publication import Publication
    from variorum.catalog import Catalog
    from variorum.model.ids import EntryId

BOOK: Final = "book.pdf"
"""The book's name on the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a book shall hold.

    Attributes:
        entries: Ids or names, each with the place where it was asked for.
        types: Types whose entries it shall hold. Without entries and types it holds all.
        order: How the entries stand.
    """

    entries: tuple[tuple[str, Location], ...] = ()
    types: tuple[str, ...] = ()
    order: Order = Order.ALPHABET

    @property
    def is_whole(self) -> bool:
        """Nothing is chosen, so that everything is."""
        return not self.entries and not self.types


def select(
    entries: Iterable[str], types: Iterable[str], list_file: str | None = None, *, by_type: bool = False
) -> Selection:
    """Makes a selection of what somebody asked for at a terminal.

    Args:
        entries: Ids or names of entries.
        types: Types.
        list_file: A file that names an entry on each line; empty lines and those with `#` are left out.
        by_type: Entries shall stand type by type.

    Raises:
        OSError: The file cannot be read.
    """
    asked = [(name, Location("--entry")) for name in entries]
    if list_file is not None:
        lines = Path(list_file).read_text(encoding="utf-8").splitlines()
        asked += [
            (line.strip(), Location(list_file, number))
            for number, line in enumerate(lines, start=1)
            if line.strip() and not line.startswith("#")
        ]
    order = Order.TYPE if by_type else Order.ALPHABET
    return Selection(entries=tuple(asked), types=tuple(types), order=order)


def make_book(
    publication: Publication, selection: Selection, target: Path, *, strict: bool = False
) -> tuple[int, tuple[Diagnostic, ...]]:
    """Makes a book.

    Args:
        publication: What is published.
        selection: What of it the book shall hold.
        target: The PDF to write.
        strict: Where anything is wrong, there is no book.

    Returns:
        How many entries are in it, 0 if there is no book; and what is wrong.
    """
    chosen, found = choose_entries(selection, publication.edition.catalog)
    if found or not chosen:
        return 0, found
    request = BookRequest(
        title=publication.press.site.title,
        entries=chosen,
        essays=publication.settings.essays,
        order=selection.order,
        is_whole=selection.is_whole,
    )
    text = write_document(request, publication.edition, publication.essays, publication.press)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="variorum-book-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "book.typ"
        source.write_text(text, encoding="utf-8", newline="\n")
        (source.parent / TEMPLATE).write_text(read_template(), encoding="utf-8", newline="\n")
        entries = [publication.edition.catalog.entries[entry] for entry in sorted(chosen)]
        outcome = typeset(source, Path(folder) / BOOK, find_doubtful(entries))
        if outcome.error:
            return 0, (Diagnostic(Location(target.name), Code.E602, outcome.error),)
        misfits = sort_diagnostics(find_misfits(entries, outcome.missing))
        if strict and misfits:
            return 0, misfits
        target.write_bytes((Path(folder) / BOOK).read_bytes())
    return len(chosen), misfits


def choose_entries(
    selection: Selection, catalog: Catalog
) -> tuple[frozenset[EntryId], tuple[Diagnostic, ...]]:
    """Chooses the entries of a book, and says which of those asked for do not exist."""
    if selection.is_whole:
        return frozenset(catalog.entries), ()
    found = [*_unknown_types(selection, catalog)]
    chosen: set[EntryId] = {entry.id for entry in catalog.entries.values() if entry.type in selection.types}
    for name, place in selection.entries:
        answer = catalog.resolve(name)
        if isinstance(answer, Found):
            chosen.add(answer.entry)
        elif isinstance(answer, Ambiguous):
            found.append(Diagnostic(place, Code.E206, f"“{name}” is the name of several entries"))
        else:
            hint = f"Did you mean “{answer.suggestions[0]}”?" if answer.suggestions else ""
            found.append(Diagnostic(place, Code.E205, f"there is no entry “{name}”", hint))
    return frozenset(chosen), tuple(found)


def _unknown_types(selection: Selection, catalog: Catalog) -> Iterator[Diagnostic]:
    for name in selection.types:
        if name not in catalog.types:
            near = closest(name, catalog.types)
            hint = f"Did you mean “{near}”?" if near else f"Types are: {', '.join(sorted(catalog.types))}."
            yield Diagnostic(Location("--type"), Code.E201, f"there is no type “{name}”", hint)
