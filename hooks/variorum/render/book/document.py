"""The document: the whole book in Typst, from title page to index.

In: an edition and what of it is wanted. Out: one text, to be typeset beside `template.typ`. Entries stand
from A to Z with *see* entries between them, or type by type.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING

from variorum.names import slugify
from variorum.render.book.entries import write_entry, write_essay
from variorum.render.book.registers import write_bibliography, write_disputes, write_names
from variorum.render.book.syntax import call, content, escape, label, quote
from variorum.render.colophon import format_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from variorum.compile.edition import Edition
    from variorum.compile.essay import Essay
    from variorum.compile.indexes import IndexLine
    from variorum.model.ids import EntryId
    from variorum.render.press import Press

TEMPLATE = "template.typ"
"""The file with the functions that the text calls."""


class Order(StrEnum):
    """How entries stand in the book."""

    ALPHABET = "alphabet"
    TYPE = "type"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRequest:
    """What a book shall hold.

    Attributes:
        title: The title on its title page.
        entries: Its entries.
        essays: Paths of the essays before them, in order.
        order: How the entries stand.
        is_whole: It holds all entries, and so has front and back matter.
    """

    title: str
    entries: frozenset[EntryId]
    essays: tuple[str, ...] = ()
    order: Order = Order.ALPHABET
    is_whole: bool = True


def read_template() -> str:
    """Reads the template."""
    return (files("variorum.render.book") / TEMPLATE).read_text(encoding="utf-8")


def write_document(request: BookRequest, edition: Edition, essays: Mapping[str, Essay], press: Press) -> str:
    """Writes the book in Typst.

    Args:
        request: What it shall hold.
        edition: The encyclopedia.
        essays: Essays by path.
        press: What everything is written with.
    """
    body = "\n\n".join(_parts(request, edition, essays, press))
    imprint = press.imprint
    head = call(
        "show: book.with",
        f"title: {quote(request.title)}",
        f"language: {quote(press.site.language)}",
        f"url: {quote(press.site.url)}",
        f"edition: {quote(imprint.name)}",
        f"day: {quote(format_day(imprint.date, press.locale))}",
        f"date: {_date(imprint.date)}",
        f"revision: {quote(imprint.revision)}",
        f"license: {quote(press.license)}",
        f"whole: {'true' if request.is_whole else 'false'}",
        f"entries: {len(request.entries)}",
        f"sources: {len(edition.bibliography)}",
        f"disputes: {sum(len(each.judgements) for each in edition.disputes)}",
    )
    return f'#import "{TEMPLATE}": *\n{head}\n\n{body}\n'


def _date(day: str) -> str:
    """The date of the edition; the day on which a book is made is no part of it."""
    parts = day.split("-")
    if len(parts) != 3:  # noqa: PLR2004 - year, month, day
        return "none"
    year, month, number = map(int, parts)
    return f"datetime(year: {year}, month: {month}, day: {number})"


def _parts(
    request: BookRequest, edition: Edition, essays: Mapping[str, Essay], press: Press
) -> Iterator[str]:
    if request.is_whole:
        yield call("how-to-read")
        for uri in request.essays:
            if uri in essays:
                title, text = write_essay(essays[uri], press, request.entries)
                yield call("essay", label("p", slugify(uri.removesuffix(".md"))), quote(title))
                yield text
    yield call("entries-begin")
    yield from (
        _by_type(request, edition, press)
        if request.order is Order.TYPE
        else _by_letter(request, edition, press)
    )
    if not request.is_whole:
        return
    yield call("part", quote("Where sources differ"), "lead: lead-disputes")
    yield write_disputes(edition, press, request.entries)
    yield call("part", quote("Bibliography"), "lead: lead-bibliography")
    yield write_bibliography(edition, press, request.entries)
    yield call("part", quote("Index of names"), "lead: lead-names")
    yield write_names(edition, request.entries)


def _by_letter(request: BookRequest, edition: Edition, press: Press) -> Iterator[str]:
    """Letter by letter; a letter under which no entry stands is found in the index of names alone."""
    for section in edition.alphabet:
        lines = [line for line in section.lines if line.entry is None or line.entry.target in request.entries]
        if not any(line.entry for line in lines):
            continue
        if request.is_whole:
            yield call("letter", quote(section.letter))
        for position, line in enumerate(lines):
            if line.entry is not None and line.entry.target is not None:
                yield write_entry(
                    edition.articles[line.entry.target], press, request.entries, _level(request)
                )
            elif request.is_whole and not _is_beside(position, lines):
                yield _see(line, request.entries)


def _level(request: BookRequest) -> int:
    """The level of entries: below letters, or of a selection right below the title of the part."""
    return 3 if request.is_whole else 2


def _is_beside(position: int, lines: Sequence[IndexLine]) -> bool:
    """Says whether a variant stands so near its own headword that nobody needs to be led there."""
    targets = {each.target for each in lines[position].sees}
    around = (lines[position + 1 :], lines[:position][::-1])
    nearest = (next((line.entry for line in side if line.entry), None) for side in around)
    return any(entry is not None and targets == {entry.target} for entry in nearest)


def _see(line: IndexLine, bound: frozenset[EntryId]) -> str:
    """A line that leads from a variant to its entries; nothing if none of them is in the book."""
    leads = [
        f"({content(escape(each.text))}, {label('e', each.target)})"
        for each in line.sees
        if each.target in bound and each.target is not None
    ]
    return call("see-entry", content(escape(line.text)), *leads) if leads else ""


def _by_type(request: BookRequest, edition: Edition, press: Press) -> Iterator[str]:
    for index in edition.type_indexes:
        chosen = [
            line.entry.target
            for section in edition.alphabet
            for line in section.lines
            if line.entry is not None
            and line.entry.target in request.entries
            and edition.articles[line.entry.target].type == index.type
        ]
        if chosen:
            yield call("letter", quote(index.title))
        for entry in chosen:
            yield write_entry(edition.articles[entry], press, request.entries, 3)
