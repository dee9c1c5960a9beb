"""Linked data: what a page is about, in the words of schema.org, for search engines and reference managers.

In: an article. Out: JSON-LD. A fact is told under the property that its type names; where sources differ, all
their values are told. What schema.org has no form for (a range, an uncertain date) is left to the page.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from variorum.model.values import Coordinates, Date, EntryRef, Nothing, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from variorum.catalog import Catalog
    from variorum.compile.article import Article
    from variorum.model.ids import EntryId
    from variorum.model.values import Value
    from variorum.render.addresses import Addresses
    from variorum.render.press import Press

_PLAIN_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d(?:T\d\d:\d\d)?)?)?")
_FALLBACK: Final = "Thing"


def write_linked_data(article: Article, press: Press) -> str:
    """Writes a page as JSON-LD, in a script that browsers do not run.

    Args:
        article: The article.
        press: What it is written with.
    """
    catalog, addresses = press.catalog, press.addresses
    page = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": article.title,
        "description": article.summary,
        "about": _describe_subject(article, catalog, addresses),
        "citation": [_name_entry(work, article.id, catalog, addresses) for work in article.works],
    }
    return write_script(page)


def write_script(description: Mapping[str, Any]) -> str:
    """Writes JSON-LD as an element that browsers do not run; what is empty is left out."""
    text = json.dumps({key: value for key, value in description.items() if value}, ensure_ascii=False)
    # Within a script, HTML knows no references: a value must not be able to end it.
    safe = text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")
    return f'<script type="application/ld+json">{safe}</script>'


def _describe_subject(article: Article, catalog: Catalog, addresses: Addresses) -> dict[str, Any]:
    entry_type = catalog.types[article.type]
    subject: dict[str, Any] = {"@type": entry_type.schema_org or _FALLBACK, "name": article.title}
    if article.names:
        subject["alternateName"] = [name.text for name in article.names]
    if article.summary:
        subject["description"] = article.summary
    claims = catalog.claims.get(article.id, {})
    for fact in entry_type.facts.values():
        values = [
            told
            for claim in claims.get(fact.id, ())
            if fact.schema_org
            for told in _tell(claim.value, article.id, catalog, addresses)
        ]
        distinct = [value for position, value in enumerate(values) if value not in values[:position]]
        if distinct:
            subject[fact.schema_org] = distinct if len(distinct) > 1 else distinct[0]
    return subject


def _tell(value: Value, page: EntryId, catalog: Catalog, addresses: Addresses) -> Iterator[Any]:
    """The value as schema.org has it; nothing if it has no form for it."""
    match value:
        case EntryRef(target=None) | Nothing():
            return
        case EntryRef(target=str(target)):
            yield _name_entry(target, page, catalog, addresses)
        case Date():
            if _PLAIN_DATE.fullmatch(value.text):
                yield value.text
        case Coordinates():
            latitude, longitude = float(value.latitude), float(value.longitude)
            yield {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
        case Quantity():
            if value.low is not None and value.low == value.high and not value.approximate:
                yield int(value.low) if value.low == value.low.to_integral_value() else float(value.low)
        case _:
            yield value.text


def _name_entry(entry: EntryId, page: EntryId, catalog: Catalog, addresses: Addresses) -> dict[str, str]:
    """An entry by its class, name and address."""
    link = addresses.link(addresses.page_of(page), addresses.page_of(entry))
    kind = catalog.type_of(entry).schema_org or _FALLBACK
    return {"@type": kind, "name": catalog.entries[entry].title, "url": link}
