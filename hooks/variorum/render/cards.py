"""Cards: what a reader sees of an entry before following a link to it. One small file beside each page.

In: an article. Out: JSON of ready words, so that the script that shows it knows nothing of entries: type,
title, dates, summary, and a tally of what is claimed. What is not known is left out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from variorum.compile.pieces import plain
from variorum.model.values import Kind
from variorum.render.fragments import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog
    from variorum.compile.article import Article


def write_card(article: Article, catalog: Catalog) -> str:
    """Writes the card of an article.

    Args:
        article: The article.
        catalog: Everything known.

    Returns:
        A JSON object of `type`, `title`, `summary`, `tally`, and `facts`: label (empty where it repeats),
        value, and what is to be said of it ("sources differ"; empty if nothing).
    """
    card = {
        "type": catalog.types[article.type].label,
        "title": article.title,
        "facts": list(_dates(article, catalog)),
        "summary": article.summary,
        "tally": _tally(article, catalog),
    }
    known = {key: value for key, value in card.items() if value}
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def _dates(article: Article, catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """The dates of the box, with the spread where sources differ."""
    facts = catalog.types[article.type].facts
    for row in article.box:
        label = row.label if facts[row.fact].kind is Kind.DATE else ""
        for value in row.values if label else ():
            words = plain(value.phrase)
            said = STATUS_WORDS[value.status] if value.status else ""
            yield label, f"{words} ({value.scope})" if value.scope else words, said
            label = ""


def _tally(article: Article, catalog: Catalog) -> str:
    """How much is claimed, by how many, and whether they differ."""
    claims = catalog.entries[article.id].claims
    parts = []
    if claims:
        sources = len({claim.source for claim in claims})
        parts.append(f"{_count(len(claims), 'claim')} from {_count(sources, 'source')}")
    if disputes := len(catalog.disputes.get(article.id, ())):
        parts.append(f"sources differ on {_count(disputes, 'point')}")
    if made := len(catalog.claimed_by.get(article.id, ())):
        parts.append(f"makes {_count(made, 'claim')}")
    return "; ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
