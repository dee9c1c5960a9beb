"""Browse pages: the facets of the search as pages, for those who read without scripts or look for no word.

One page lists the facets, each facet has one with all its values, each value one with its entries by type.
The pages of types are their indexes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from variorum.compile.facets import TYPE, Facet, FacetValue
from variorum.compile.phrases import refer
from variorum.render.addresses import BROWSE
from variorum.render.fragments import render_fragment
from variorum.render.inline import Inline
from variorum.render.pages import Html, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.compile.edition import Edition
    from variorum.compile.pieces import CrossReference
    from variorum.model.ids import TypeId
    from variorum.model.types import EntryType
    from variorum.render.press import Press

_BROWSE = ("Browse", BROWSE)
_MOST_VALUES = 40
"""With more, the page of all facets shows only the values that most entries have."""
_MOST_SUMMARIES = 150
"""With more entries, the page of a value lists them without their summaries."""

_Line: TypeAlias = "tuple[str, str, int]"
"""A value, its page, and how many entries have it."""

_Entry: TypeAlias = "tuple[CrossReference, str]"
"""An entry and its summary."""

_Group: TypeAlias = "tuple[str, TypeId, str, list[_Entry]]"
"""The plural of a type, its id, the page of its own that it has or nothing, and its entries."""


def write_browse_pages(edition: Edition, press: Press, split_above: int) -> Iterator[Page]:
    """Writes the pages of all facets and their values.

    Args:
        edition: The encyclopedia.
        press: What they are written with.
        split_above: The number of entries above which a value has a page for each type.
    """
    yield _browse_page(edition, press)
    for facet in edition.facets:
        yield _facet_page(facet, press)
        if facet.label != TYPE:
            for value in facet.values:
                yield from _value_pages(facet, value, press, split_above)


def _browse_page(edition: Edition, press: Press) -> Page:
    facets = [(facet, _facet_uri(facet), _best_known(facet, press)) for facet in edition.facets]
    html = render_fragment("browse", Inline(BROWSE, press), facets=facets)
    description = "By " + ", ".join(facet.label.lower() for facet in edition.facets) + "."
    return _page(BROWSE, "Browse", description, html, "")


def _best_known(facet: Facet, press: Press) -> list[_Line]:
    """The values that most entries have, in the order of the facet."""
    ranked = sorted(facet.values, key=lambda value: -len(value.entries))[:_MOST_VALUES]
    slugs = {value.slug for value in ranked}
    return [_line(facet, value, press) for value in facet.values if value.slug in slugs]


def _facet_page(facet: Facet, press: Press) -> Page:
    uri = _facet_uri(facet)
    inline = Inline(uri, press)
    above = _crumbs(inline, _BROWSE)
    html = render_fragment(
        "facet_values", inline, values=[_line(facet, value, press) for value in facet.values]
    )
    title = f"Browse by {facet.label.lower()}"
    return _page(uri, title, f"The values of {facet.label}, and how many entries have them.", html, above)


def _value_pages(facet: Facet, value: FacetValue, press: Press, split_above: int) -> Iterator[Page]:
    """The page of a value; if its entries are very many, it leads to a page for each type."""
    uri = _value_uri(facet, value)
    inline = Inline(uri, press)
    title = f"{facet.label}: {value.label}"
    crumbs = _crumbs(inline, _BROWSE, (facet.label, _facet_uri(facet)))
    is_split = len(value.entries) > split_above
    groups = [
        (each.plural, each.id, f"{uri.removesuffix('.md')}/{each.folder}.md" if is_split else "", entries)
        for each, entries in _by_type(value, press)
    ]
    yield _page(uri, title, _count(value), _list(inline, value, groups), crumbs)
    for plural, type_id, part, entries in groups if is_split else ():
        inside = Inline(part, press)
        above = _crumbs(inside, _BROWSE, (facet.label, _facet_uri(facet)), (value.label, uri))
        html = _list(inside, value, [(plural, type_id, "", entries)])
        yield _page(part, f"{title}: {plural}", "", html, above)


def _list(inline: Inline, value: FacetValue, groups: list[_Group]) -> str:
    number = sum(len(entries) for *_, entries in groups)
    return render_fragment(
        "facet_value", inline, value=value, groups=groups, is_brief=number > _MOST_SUMMARIES
    )


def _by_type(value: FacetValue, press: Press) -> list[tuple[EntryType, list[_Entry]]]:
    """The entries that have a value by their types, as they are filed."""
    catalog = press.catalog
    grouped: dict[TypeId, list[_Entry]] = {}
    for entry in value.entries:
        known = catalog.entries[entry]
        grouped.setdefault(known.type, []).append((refer(entry, catalog, known.filed_as), known.summary))
    return [(each, grouped[each.id]) for each in _sorted_types(press) if each.id in grouped]


def _sorted_types(press: Press) -> list[EntryType]:
    return sorted(press.catalog.types.values(), key=lambda each: each.plural)


def _line(facet: Facet, value: FacetValue, press: Press) -> _Line:
    if facet.label != TYPE:
        return value.label, _value_uri(facet, value), len(value.entries)
    each = press.catalog.type_of(value.entries[0])
    return each.plural, f"{each.folder}/index.md", len(value.entries)


def _facet_uri(facet: Facet) -> str:
    return f"browse/{facet.id}/index.md"


def _value_uri(facet: Facet, value: FacetValue) -> str:
    return f"browse/{facet.id}/{value.slug}.md"


def _count(value: FacetValue) -> str:
    return f"{len(value.entries)} entries." if len(value.entries) != 1 else "1 entry."


def _crumbs(inline: Inline, *crumbs: tuple[str, str]) -> str:
    return render_fragment("crumbs", inline, crumbs=(("Home", "index.md"), *crumbs))


def _page(uri: str, title: str, description: str, html: str, above: str) -> Page:
    """A page that only leads to others; the search finds those."""
    return Page(
        uri=uri,
        title=title,
        description=description,
        above=above,
        parts=(Html(html),),
        is_searchable=False,
        hides=("navigation",),
    )
