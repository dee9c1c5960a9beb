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

    from variorum.compile.article import Article
    from variorum.model.ids import EntryId
    from variorum.model.values import Value
    from variorum.render.press import Press

_PLAIN_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d(?:T\d\d:\d\d)?)?)?")
_FALLBACK: Final = "Thing"


def write_linked_data(article: Article, press: Press) -> str:
    """Writes a page as JSON-LD, in a script that browsers do not run.

    Args:
        article: The article.
        press: What it is written with.
    """
    imprint = press.imprint.of_entry(article.id)
    page = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": article.title,
        "description": article.summary,
        "url": press.permalinks.site_page(press.addresses.url(press.addresses.page_of(article.id))),
        "inLanguage": press.site.language,
        "version": press.imprint.version,
        "dateModified": imprint.changed,
        "license": press.license,
        "contributor": [{"@type": "Person", "name": name} for name in imprint.contributors],
        "isPartOf": _describe_whole(press),
        "about": _describe_subject(article, press),
        "citation": [_name_entry(work, article.id, press) for work in article.works],
    }
    return write_script(page)


def write_script(description: Mapping[str, Any]) -> str:
    """Writes JSON-LD as an element that browsers do not run; what is empty is left out."""
    text = json.dumps({key: value for key, value in description.items() if value}, ensure_ascii=False)
    # Within a script, HTML knows no references: a value must not be able to end it.
    safe = text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")
    return f'<script type="application/ld+json">{safe}</script>'


def _describe_whole(press: Press) -> dict[str, str]:
    whole = {"@type": "WebSite", "name": press.site.title, "url": press.site.url}
    return {key: value for key, value in whole.items() if value}


def _describe_subject(article: Article, press: Press) -> dict[str, Any]:
    catalog = press.catalog
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
            for told in _tell(claim.value, article.id, press)
        ]
        distinct = [value for position, value in enumerate(values) if value not in values[:position]]
        if distinct:
            subject[fact.schema_org] = distinct if len(distinct) > 1 else distinct[0]
    return subject


def _tell(value: Value, page: EntryId, press: Press) -> Iterator[Any]:
    """The value as schema.org has it; nothing if it has no form for it."""
    match value:
        case EntryRef(target=None) | Nothing():
            return
        case EntryRef(target=str(target)):
            yield _name_entry(target, page, press)
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


def _name_entry(entry: EntryId, page: EntryId, press: Press) -> dict[str, str]:
    """An entry by its class, name and address, which is relative where nobody knows that of the site."""
    addresses, catalog = press.addresses, press.catalog
    uri = addresses.page_of(entry)
    link = press.permalinks.site_page(addresses.url(uri)) or addresses.link(addresses.page_of(page), uri)
    kind = catalog.type_of(entry).schema_org or _FALLBACK
    return {"@type": kind, "name": catalog.entries[entry].title, "url": link}
