"""Render stage: citations in notes, and the bibliography.

In come bibliographic items, which of them is cited where, and a citation style; out come the notes and the
bibliography as safe inline HTML. Formatting is done by a citation processor in batches (`citation_batches`)
and kept on disk (`citation_cache`); what is missing there is found and added (`citation_completion`), and
here notes are put together from their pieces.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from variorum.render.citation_cache import CitationCache, Renderings, compute_key
from variorum.render.citation_completion import (
    CitationRequest,
    add_missing,
    choose_locale,
    choose_piece,
    choose_template,
    list_missing,
)
from variorum.render.citation_locators import Locator, read_locator
from variorum.render.citation_style import (
    AdaptedStyle,
    CitationError,
    CitationStyle,
    UnknownStyleError,
    adapt_style,
    read_style,
)
from variorum.render.citation_templates import Position, append_locator, insert_locator, stem_key
from variorum.render.citation_titles import protect_titles
from variorum.render.citeproc import get_processor_version

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from variorum.model.csl import CslItem

__all__ = [
    "CitationCache",
    "CitationError",
    "CitationRequest",
    "CitationStyle",
    "FormattedCitations",
    "Position",
    "UnknownStyleError",
    "format_citations",
]


@dataclass(frozen=True, slots=True)
class FormattedCitations:
    """Citations as readers see them, in inline HTML."""

    notes: Mapping[CitationRequest, str]
    """The text of each note that was asked for, with its full stop."""
    bibliography: tuple[tuple[str, str], ...]
    """Source ids and entries of all items, in the order of the style."""


def format_citations(
    items: Mapping[str, CslItem],
    requests: Collection[CitationRequest],
    style: CitationStyle,
    *,
    cache: CitationCache | None = None,
) -> FormattedCitations:
    """Formats citations and the bibliography.

    Args:
        items: All items of the bibliography, by source id; cited or not.
        requests: The citations; one asked for twice is formatted once.
        style: The citation style.
        cache: Where formatted citations are kept; without it everything is formatted anew.

    Returns:
        A note for each request, and an entry for each item.

    Raises:
        UnknownStyleError: There is no such style.
        CitationError: A request names no item, or the processor cannot do its work.
    """
    _check_sources(items, requests)
    if not items:
        return FormattedCitations({}, ())
    items = {name: protect_titles(items[name]) for name in sorted(items)}
    text = read_style(style)
    contents = (item.canonical for item in items.values())
    key = compute_key([text, style.locale, get_processor_version(), *contents])
    wanted = {request: read_locator(request.locator or "") for request in requests}
    known = _load_renderings(cache, key) or _begin_renderings(adapt_style(text))
    missing = list_missing(items, wanted, known, style.locale)
    if missing:
        known = add_missing(items, known, missing, adapt_style(text))
        if cache is not None:
            cache.save(key, known)
    return _assemble(items, wanted, known, style.locale)


def _check_sources(items: Mapping[str, CslItem], requests: Collection[CitationRequest]) -> None:
    """Refuses citations of what is not in the bibliography."""
    unknown = sorted({request.source for request in requests} - items.keys())
    if unknown:
        raise CitationError(f"cited, but not in the bibliography: {', '.join(unknown[:5])}")


def _load_renderings(cache: CitationCache | None, key: str) -> Renderings | None:
    """Takes from the cache what was formatted before."""
    return None if cache is None else cache.load(key)


def _begin_renderings(style: AdaptedStyle) -> Renderings:
    """Begins with nothing formatted."""
    return Renderings(is_note=style.is_note, follows_items=style.follows_items)


def _assemble(
    items: Mapping[str, CslItem],
    wanted: Mapping[CitationRequest, Locator],
    known: Renderings,
    locale: str,
) -> FormattedCitations:
    """Puts notes together from their pieces."""
    entries = dict(known.bibliography)
    notes = {}
    for request, locator in wanted.items():
        piece = choose_piece(locator, choose_locale(items[request.source], known, locale))
        text = known.locators.get(piece.key) or escape(locator.text, quote=False)
        if known.is_note:
            note = known.templates[choose_template(request, locator).key] or entries[request.source]
            notes[request] = insert_locator(note, text, as_written=request.locator or "")
        else:
            stem = known.templates.get(stem_key(request.source)) if locator.term == "page" else None
            entry = stem or entries[request.source]
            notes[request] = append_locator(entry, text, is_term=locator.term is not None)
    return FormattedCitations(notes, known.bibliography)
