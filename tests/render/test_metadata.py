"""What the head of a page tells machines: every name exists, and reference managers find what they seek."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from building import ROOT
from printing import BASE, LOCALE, read_files, set_press
from selectolax.lexbor import LexborHTMLParser
from vocabulary import read_vocabulary

from variorum.build.reading import read_encyclopedia
from variorum.compile.article import compile_article
from variorum.compile.imprint import EntryImprint, Imprint
from variorum.model.ids import EntryId
from variorum.render.articles import write_article
from variorum.render.metadata import write_metadata
from variorum.render.permalinks import Permalinks

if TYPE_CHECKING:
    from variorum.catalog import Catalog
    from variorum.render.press import Press

SITE, EDITION = "https://khasan.example/", "https://khasan.example/1/"
LAKE = "---\ntype: battle\ntitle: The <Lake>\nsummary: A “fight” & more.\n---\n\nProse [@alpha].\n"


def set_full_press(catalog: Catalog) -> Press:
    """Everything that can be known is."""
    entry = EntryImprint(digest="c0ffee", changed="1938-08-11", contributors=("Anna <Petrova>",))
    imprint = Imprint(
        version="1", date="1938-08-11", entries={EntryId(each): entry for each in catalog.entries}
    )
    return set_press(catalog, imprint=imprint, permalinks=Permalinks(site=SITE, edition=EDITION))


def read_head(
    catalog: Catalog, entry: str, press: Press
) -> tuple[dict[str, str], dict[str, str], dict[str, Any]]:
    """The named contents, the links, and the linked data of an entry."""
    head = LexborHTMLParser(write_metadata(compile_article(EntryId(entry), catalog, LOCALE), press))
    named = {
        str(node.attributes.get("name") or node.attributes.get("property")): str(node.attributes["content"])
        for node in head.css("meta")
    }
    links = {str(node.attributes["rel"]): str(node.attributes["href"]) for node in head.css("link")}
    script = head.css_first("script")
    assert script
    return named, links, json.loads(script.text())


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_files({**BASE, "battles/lake.md": LAKE})


def test_social_sites_and_reference_managers_are_told(catalog: Catalog) -> None:
    named, links, _ = read_head(catalog, "lake", set_full_press(catalog))

    assert named == {
        "og:type": "article",
        "og:title": "The <Lake>",
        "og:site_name": "A small encyclopedia",
        "og:locale": "en_GB",
        "og:description": "A “fight” & more.",
        "og:url": f"{SITE}battles/lake/",
        "z:itemType": "encyclopediaArticle",
        "DC.title": "The <Lake>",
        "DC.source": "A small encyclopedia",
        "DC.language": "en",
        "DC.date": "1938-08-11",
        "DC.description": "A “fight” & more.",
        "DC.identifier": f"{EDITION}battles/lake/",
        "DC.contributor": "Anna <Petrova>",
        "prism.edition": "1",
    }
    assert links["cite-as"] == f"{EDITION}battles/lake/"
    assert links["schema.DC"] == "http://purl.org/dc/elements/1.1/"


def test_what_is_not_known_is_not_told(catalog: Catalog) -> None:
    named, links, data = read_head(catalog, "lake", set_press(catalog))

    assert not {"og:url", "DC.date", "DC.identifier", "DC.contributor", "prism.edition"} & set(named)
    assert set(links) == {"schema.DC"}
    assert not {"url", "version", "dateModified", "contributor", "license"} & set(data)
    assert data["isPartOf"] == {"@type": "WebSite", "name": "A small encyclopedia"}
    assert data["citation"][0]["url"] == "../../sources/alpha/"


def test_addresses_are_whole_where_that_of_the_site_is_known(catalog: Catalog) -> None:
    _, _, data = read_head(catalog, "lake", set_full_press(catalog))

    assert data["url"] == f"{SITE}battles/lake/"
    assert data["citation"][0]["url"] == f"{SITE}sources/alpha/"
    assert (data["version"], data["dateModified"]) == ("1", "1938-08-11")


def test_a_tree_for_other_builders_tells_it_in_the_page(catalog: Catalog) -> None:
    article = compile_article(EntryId("lake"), catalog, LOCALE)
    here = write_article(article, set_press(catalog))
    elsewhere = write_article(article, set_press(catalog), portable=True)

    assert "ld+json" in here.head
    assert "ld+json" not in str(here.parts)
    assert elsewhere.head == ""
    assert "ld+json" in str(elsewhere.parts)


def test_the_linked_data_of_every_entry_obeys_schema_org() -> None:
    vocabulary = read_vocabulary()
    catalog = read_encyclopedia(ROOT / "entries", ROOT).catalog
    press = set_full_press(catalog)
    faults = {
        fault
        for entry in catalog.entries
        for fault in vocabulary.find_faults(
            read_head(catalog, entry, press)[2], frozenset({"Article"}), "page"
        )
    }
    assert faults == set()


def test_the_yardstick_finds_faults() -> None:
    vocabulary = read_vocabulary()
    node = {
        "@type": "Article",
        "headline": 5,
        "born": "1938",
        "about": {"@type": "Battle"},
        "isPartOf": {"@type": "Person"},
    }

    assert sorted(vocabulary.find_faults(node, frozenset({"Article"}), "x")) == [
        "x.about: Battle, expected ['IdReference', 'Thing']",
        "x.headline: a number, expected ['Text']",
        "x.isPartOf: Person, expected ['CreativeWork', 'IdReference', 'URL']",
        "x: Article has no property born",
    ]
