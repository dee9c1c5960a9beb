"""Registers: the back of the book. The register of disputes, the bibliography, the index of names.

Page numbers come from where things were set: of a source wherever a note cites it, of a name where its entry
begins and where prose mentions it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.render.book.judgements import write_verdict_in_short
from variorum.render.book.setter import Setter
from variorum.render.book.syntax import array, call, content, escape, label, quote
from variorum.render.fragments import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.compile.edition import Edition
    from variorum.compile.indexes import IndexLine
    from variorum.compile.judgements import Judgement
    from variorum.model.ids import EntryId
    from variorum.render.press import Press


def write_disputes(edition: Edition, press: Press, bound: frozenset[EntryId]) -> str:
    """Writes the register of disputes: the values of each, and in a few words what the editors make of it."""
    setter = Setter("register", (), press, bound)
    disputed = [each for each in edition.disputes if each.entry.target in bound]
    return "\n\n".join(
        call(
            "disputed",
            content(setter.paged(each.entry)),
            *(content(_dispute(judgement, setter)) for judgement in each.judgements),
        )
        for each in disputed
    )


def _dispute(judgement: Judgement, setter: Setter) -> str:
    values = "; ".join(setter.phrase(side.value) for side in judgement.sides)
    verdict = write_verdict_in_short(judgement, setter) if judgement.opinion else ""
    parts = (
        f"{escape(judgement.topic)}: {values}.",
        call("status", body=STATUS_WORDS[judgement.status]) + ".",
        verdict,
    )
    return " ".join(filter(None, parts))


def write_bibliography(edition: Edition, press: Press, bound: frozenset[EntryId]) -> str:
    """Writes the bibliography: every source in the order of its style, and where it is cited."""
    setter = Setter("register", (), press, bound)
    sources = press.citations.sort(
        each.entry.target for each in edition.bibliography if each.entry.target is not None
    )
    lines = (
        array(
            (
                quote(source),
                label("e", source) if source in bound else "none",
                content(setter.html(press.citations.entry(source))),
            )
        )
        for source in sources
    )
    return call("sources", *lines)


def write_names(edition: Edition, bound: frozenset[EntryId]) -> str:
    """Writes the index of names: every headword and every variant, collated, with pages."""
    sections = []
    for section in edition.alphabet:
        lines = [written for line in section.lines if (written := _name(line, bound))]
        if lines:
            sections.append(f"({quote(section.letter)}, {array(lines)})")
    return call("names", *sections)


def _name(line: IndexLine, bound: frozenset[EntryId]) -> str:
    """One line: the name, the language it is in, what it leads to if it is a variant, where that begins."""
    if line.entry is not None:
        if line.entry.target not in bound:
            return ""
        return f"({content(escape(line.text))}, none, none, {label('e', line.entry.target)})"
    leads = list(_targets(line, bound))
    return "" if not leads else f"({content(escape(line.text))}, {quote(line.lang)}, {array(leads)}, none)"


def _targets(line: IndexLine, bound: frozenset[EntryId]) -> Iterator[str]:
    for each in line.sees:
        if each.target is not None and each.target in bound:
            yield f"({content(escape(each.text))}, {label('e', each.target)})"
