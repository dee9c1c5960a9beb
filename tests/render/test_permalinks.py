"""Where editions stay, and where the history of a file is shown."""

from __future__ import annotations

import pytest

from variorum.render.permalinks import Permalinks, address_edition

PATH = "entries/people/zoë x.md"
QUOTED = "entries/people/zo%C3%AB%20x.md"


@pytest.mark.parametrize(
    ("repository", "history", "source"),
    [
        ("https://github.com/a/b", "/commits/HEAD/", "/blob/c0ffee/"),
        ("https://github.com/a/b.git", "/commits/HEAD/", "/blob/c0ffee/"),
        ("https://gitlab.com/a/b/", "/-/commits/HEAD/", "/-/blob/c0ffee/"),
        ("https://gitlab.uni.example/a/b", "/-/commits/HEAD/", "/-/blob/c0ffee/"),
        ("https://codeberg.org/a/b", "/commits/commit/c0ffee/", "/src/commit/c0ffee/"),
    ],
)
def test_hosts_of_repositories_are_known(repository: str, history: str, source: str) -> None:
    links = Permalinks(repository=repository, revision="c0ffee", prefix="sites/")
    base = repository.removesuffix("/").removesuffix(".git")

    assert links.history(PATH) == f"{base}{history}sites/{QUOTED}"
    assert links.source(PATH) == f"{base}{source}sites/{QUOTED}"


@pytest.mark.parametrize("repository", ["", "https://example.org/a/b", "https://notgithub.com/a/b"])
def test_of_other_hosts_there_are_no_links(repository: str) -> None:
    links = Permalinks(repository=repository, revision="c0ffee")

    assert (links.history(PATH), links.source(PATH)) == ("", "")


def test_without_a_revision_only_the_newest_history_can_be_shown() -> None:
    links = Permalinks(repository="https://github.com/a/b")

    assert links.history("x.md") == "https://github.com/a/b/commits/HEAD/x.md"
    assert links.source("x.md") == ""
    assert Permalinks(repository="https://codeberg.org/a/b").history("x.md") == ""


@pytest.mark.parametrize(
    ("pattern", "version", "address"),
    [
        ("https://x.example/{edition}/", "1 b", "https://x.example/1%20b/"),
        ("https://x.example/{edition}", "1", "https://x.example/1/"),
        ("https://x.example/first/", "", "https://x.example/first/"),
        ("https://x.example/{edition}/", "", ""),
        ("", "1", ""),
    ],
)
def test_an_edition_stays_under_its_version(pattern: str, version: str, address: str) -> None:
    assert address_edition(pattern, version) == address


def test_a_page_is_cited_by_its_permanent_address_or_else_by_that_of_the_site() -> None:
    site, edition = "https://x.example/", "https://x.example/1/"

    assert Permalinks(site=site, edition=edition).cite("people/zoë/") == f"{edition}people/zo%C3%AB/"
    assert Permalinks(site=site).cite("people/anna/") == f"{site}people/anna/"
    assert Permalinks(site=site).cite("./") == site
    assert Permalinks().cite("people/anna/") == ""
