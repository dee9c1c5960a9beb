import posixpath

import pytest
from hypothesis import given, strategies as st

from variorum.model.ids import EntryId
from variorum.render.addresses import Addresses, relative_markdown

ANNA = EntryId("anna")
FOLDERS = {ANNA: "people"}
URIS = st.sampled_from(["index.md", "a.md", "a-z/index.md", "people/anna.md", "a/b/c.md", "data/x.json"])


@pytest.mark.parametrize(
    ("uri", "folder_url", "file_url"),
    [
        ("index.md", "./", "./"),
        ("people/index.md", "people/", "people/index.html"),
        ("people/anna.md", "people/anna/", "people/anna.html"),
        ("data/catalog.json", "data/catalog.json", "data/catalog.json"),
    ],
)
def test_a_page_is_a_folder_or_a_file(uri: str, folder_url: str, file_url: str) -> None:
    assert Addresses(FOLDERS).url(uri) == folder_url
    assert Addresses(FOLDERS, directory_urls=False).url(uri) == file_url


@given(URIS, URIS, st.booleans())
def test_a_link_leads_from_one_page_to_the_other(source: str, target: str, directory_urls: bool) -> None:  # noqa: FBT001
    addresses = Addresses(FOLDERS, directory_urls)
    here = addresses.url(source)
    base = here if here.endswith("/") else posixpath.dirname(here)
    reached = posixpath.normpath(posixpath.join("/", base, addresses.link(source, target)))
    assert reached == posixpath.normpath(posixpath.join("/", addresses.url(target)))


def test_addresses_and_anchors_are_quoted() -> None:
    addresses = Addresses(FOLDERS)
    assert addresses.link("index.md", "a b.md", "letter-Ж") == "a%20b/#letter-%D0%96"


def test_markdown_links_lead_to_files() -> None:
    assert relative_markdown("people/anna.md", "battles/lake.md") == "../battles/lake.md"
    assert relative_markdown("index.md", "people/anna.md") == "people/anna.md"
