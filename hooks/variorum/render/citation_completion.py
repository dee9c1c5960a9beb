"""Render stage: what is missing from the citations formatted so far.

In come the items, the citations wanted and the `Renderings` at hand; out come the batches that the citation
processor still has to format, and then renderings that hold everything. Which piece a citation needs, and in
which language, is decided here and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Final

from variorum.names import collation_key
from variorum.render.citation_batches import Batch, format_batches
from variorum.render.citation_templates import PRINTED_AS_IT_IS, LocatorPiece, Position, Template

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from variorum.model.csl import CslItem
    from variorum.render.citation_cache import Renderings
    from variorum.render.citation_locators import Locator
    from variorum.render.citation_style import AdaptedStyle

_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class CitationRequest:
    """One citation of one source."""

    source: str
    """The id of the source."""
    locator: str | None = None
    """Where in it, as the editor wrote it."""
    position: Position = Position.FIRST
    """Whether the page has cited it before."""


def list_missing(
    items: Mapping[str, CslItem],
    wanted: Mapping[CitationRequest, Locator],
    known: Renderings,
    locale: str,
) -> list[Batch]:
    """Lists what is wanted and not known, language by language; nothing if all is known."""
    locales = {name: choose_locale(item, known, locale) for name, item in items.items()}
    templates = (
        {choose_template(request, locator) for request, locator in wanted.items()} if known.is_note else set()
    )
    pieces = {
        choose_piece(locator, locales[request.source]) for request, locator in wanted.items() if locator.term
    }
    batches = [
        Batch(
            items=tuple(items[name] for name in sorted(items) if locales[name] == one),
            locale=one,
            templates=tuple(
                t for t in templates if locales[t.source] == one and t.key not in known.templates
            ),
            locators=tuple(p for p in pieces if p.locale == one and p.key not in known.locators),
            with_bibliography=not known.bibliography,
        )
        for one in sorted(set(locales.values()), key=_order_of_language)
    ]
    return [batch for batch in batches if batch.templates or batch.locators or batch.with_bibliography]


def _order_of_language(locale: str) -> tuple[bool, str]:
    """Sorts languages: a bibliography in a Russian style lists works in Russian first."""
    return (not locale.startswith("ru"), locale)


def choose_locale(item: CslItem, known: Renderings, locale: str) -> str:
    """Chooses the language of the words that a style adds to an item."""
    if not known.follows_items:
        return locale
    tags = str(item.as_json().get("language", "")).lower().split("-")
    # Russian in Latin letters is described in Latin letters.
    is_cyrillic = (tags[0] == "ru" and "latn" not in tags) or "cyrl" in tags
    return "ru-RU" if is_cyrillic else locale


def choose_template(request: CitationRequest, locator: Locator) -> Template:
    """Names the note that a request needs, numbers aside."""
    term = locator.term or (PRINTED_AS_IT_IS if locator.text else "")
    return Template(request.source, request.position, term, locator.is_plural)


def choose_piece(locator: Locator, locale: str) -> LocatorPiece:
    """Names the piece that holds a locator."""
    return LocatorPiece(locale, locator.term or "", locator.text)


def add_missing(
    items: Mapping[str, CslItem],
    known: Renderings,
    missing: list[Batch],
    style: AdaptedStyle,
) -> Renderings:
    """Formats what is missing and adds it to what is known."""
    pieces = format_batches(missing, style)
    added = replace(
        known,
        templates={**known.templates, **pieces.templates},
        locators={**known.locators, **pieces.locators},
    )
    if known.bibliography:
        return added
    entries = _fill_entries(items, tuple(pieces.bibliography), missing, style)
    if not style.is_sorted:
        languages = {item.id: number for number, batch in enumerate(missing) for item in batch.items}
        entries = tuple(sorted(entries, key=lambda entry: (languages[entry[0]], _sort_entry(entry))))
    return replace(added, bibliography=entries)


def _sort_entry(entry: tuple[str, str]) -> tuple[object, str]:
    """Sorts an entry by its text, which begins with what readers look for."""
    return collation_key(_TAG.sub("", entry[1])), entry[0]


def _fill_entries(
    items: Mapping[str, CslItem],
    entries: tuple[tuple[str, str], ...],
    batches: list[Batch],
    style: AdaptedStyle,
) -> tuple[tuple[str, str], ...]:
    """Completes a bibliography from which the style leaves works out.

    Chicago prints nothing for a work without author and date, and styles for notes alone print no
    bibliography at all; but every source here is cited, and has a place where readers look it up. Such a work
    is listed as the note that cites it in full, or by its title.
    """
    empty = items.keys() - {name for name, entry in entries if entry}
    full = {Template(name, Position.FIRST) for name in empty} if style.is_note else set()
    again = [
        replace(batch, templates=_pick(full, batch), locators=(), with_bibliography=False)
        for batch in batches
    ]
    notes = format_batches([batch for batch in again if batch.templates], style).templates
    titles = {name: escape(_TAG.sub("", str(items[name].as_json()["title"])), quote=False) for name in empty}
    found = {name: notes.get(Template(name, Position.FIRST).key) or titles[name] for name in empty}
    listed = [(name, entry or found[name]) for name, entry in entries]
    absent = sorted(
        empty - {name for name, _ in entries}, key=lambda name: (collation_key(found[name]), name)
    )
    return (*listed, *((name, found[name]) for name in absent))


def _pick(templates: Collection[Template], batch: Batch) -> tuple[Template, ...]:
    """Picks the templates of the items of a batch."""
    names = {item.id for item in batch.items}
    return tuple(template for template in templates if template.source in names)
