"""Trails as linked data: the way down to an entry, as search engines show it over a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from variorum.render.linked_data import write_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.compile.article import Article
    from variorum.render.press import Press


def write_trail_data(article: Article, press: Press) -> str:
    """Writes the way down to an article as a `BreadcrumbList` of schema.org, the article itself last."""
    crumbs = tuple(_crumbs(article, press))
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": _locate(uri, article, press)}
        for position, (name, uri) in enumerate(crumbs, start=1)
    ]
    page: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items,
    }
    return write_script(page)


def _crumbs(article: Article, press: Press) -> Iterator[tuple[str, str]]:
    """Names and pages, the outermost first."""
    yield press.site.title or "Home", "index.md"
    yield article.trail.plural, f"{article.trail.folder}/index.md"
    for whole in article.trail.wholes:
        if whole.target:
            yield whole.text, press.addresses.page_of(whole.target)
    yield article.title, press.addresses.page_of(article.id)


def _locate(uri: str, article: Article, press: Press) -> str:
    """The whole address of a page, if the site says where it will stand; else the way from this page."""
    if press.site.url:
        return press.site.url + press.addresses.url(uri).removeprefix("./")
    return press.addresses.link(press.addresses.page_of(article.id), uri)
