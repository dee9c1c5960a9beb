"""Essays: pages of `docs/` made ready. They are not entries, but cite, link and show blocks like them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.compile.context import Context
from variorum.compile.prose import anchor_once, compile_prose
from variorum.model.ids import EntryId

if TYPE_CHECKING:
    from variorum.catalog import Catalog
    from variorum.compile.notes import Note
    from variorum.compile.pieces import ProsePiece
    from variorum.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Essay:
    """A page of `docs/`, ready to be shown.

    Attributes:
        uri: Its path in `docs/`.
        body: Its prose.
        notes: Its notes, from 1 to n.
        works: The sources cited in them, in order of appearance.
    """

    uri: str
    body: tuple[ProsePiece, ...]
    notes: tuple[Note, ...]
    works: tuple[EntryId, ...]


def compile_essay(uri: str, prose: Prose, catalog: Catalog, locale: str) -> Essay:
    """Makes a page of `docs/` ready.

    Args:
        uri: Its path in `docs/`.
        prose: Its Markdown.
        catalog: Everything known.
        locale: Language of numbers and dates, as BCP 47.
    """
    context = Context(catalog, EntryId(""), locale)
    body, _ = anchor_once(compile_prose(prose, context), context.entry)
    notes = context.notes.finish()
    return Essay(uri, body, notes, tuple(dict.fromkeys(cite.source for note in notes for cite in note.cites)))
