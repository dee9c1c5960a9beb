"""Remarks: prose without blocks, for notes and verdicts, where citations are spelled out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from variorum.catalog import Found
from variorum.compile.phrases import refer
from variorum.compile.pieces import CrossReference, InlineCitation, NoteMark, ProsePiece, Words
from variorum.model.ids import EntryId
from variorum.model.prose import Citation, Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from variorum.compile.context import Context
    from variorum.model.prose import Cite, Mark, Prose


_PUNCTUATION = re.compile(r"[.,;:!?](?![.,;:!?])")


def compile_remark(prose: Prose, context: Context) -> tuple[ProsePiece, ...]:
    """Makes the prose of a note or a verdict ready, where citations are spelled out."""
    if not prose.marks:
        return (Words(prose.text),) if prose.text else ()
    return tuple(split_pieces(prose, lambda mark: _spell(mark, context)))


def split_pieces(prose: Prose, show: Callable[[Mark], ProsePiece | None]) -> Iterator[ProsePiece]:
    """Yields the text between marks as it is, and each mark as `show` makes it.

    A note mark stands close to its word and behind the punctuation that follows it, as printers set it.
    """
    position = 0
    for mark in prose.marks:
        piece = show(mark)
        before, after = prose.text[position : mark.start], mark.end
        if isinstance(piece, NoteMark):
            punctuation = _PUNCTUATION.match(prose.text, mark.end)
            after = punctuation.end() if punctuation else mark.end
            before = before.rstrip(" \n") + prose.text[mark.end : after]
        if before:
            yield Words(before)
        if piece is not None:
            yield piece
        position = after
    if position < len(prose.text):
        yield Words(prose.text[position:])


def link_entry(mark: Link, context: Context) -> CrossReference:
    """Makes a cross-reference of a link; one to nothing that exists is text."""
    answer = context.catalog.resolve(mark.target)
    if mark.wanted or not isinstance(answer, Found):
        return CrossReference(mark.text or mark.target, None)
    is_id = mark.target in context.catalog.entries
    return refer(answer.entry, context.catalog, mark.text or ("" if is_id else mark.target))


def _spell(mark: Mark, context: Context) -> ProsePiece | None:
    if isinstance(mark, Link):
        return link_entry(mark, context)
    return InlineCitation(tuple(_short(mark.cites, context))) if isinstance(mark, Citation) else None


def _short(cites: Iterable[Cite], context: Context) -> Iterator[tuple[EntryId, str, str]]:
    for cite in cites:
        if context.catalog.is_source(cite.source):
            source = EntryId(cite.source)
            yield source, context.catalog.entries[source].title, cite.locator
