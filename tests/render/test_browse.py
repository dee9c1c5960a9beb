from dataclasses import replace

from printing import set_press

from builders import connect, make_claim, make_entry
from variorum.compile.edition import compile_edition
from variorum.model.entry import Entry
from variorum.model.ids import EntryId
from variorum.render.addresses import address_entries
from variorum.render.browse import write_browse_pages
from variorum.render.pages import Html, Page


def write(*entries: Entry, split_above: int = 1500) -> dict[str, Page]:
    catalog = connect(*entries)
    press = set_press(catalog, address_entries(catalog, directory_urls=True))
    pages = write_browse_pages(compile_edition(catalog, "en-GB"), press, split_above)
    return {page.uri: page for page in pages}


def read(page: Page) -> str:
    return "".join(part.html for part in page.parts if isinstance(part, Html))


LAKE = make_entry(claims=(make_claim("killed", "5", side="anna"),), summary="A <battle>.", sort="Lake, The")
ANNA = make_entry("anna", of="person")


def test_every_facet_and_every_value_has_a_page() -> None:
    pages = write(LAKE, ANNA)
    assert list(pages) == [
        "browse/index.md",
        "browse/type/index.md",
        "browse/side/index.md",
        "browse/side/anna.md",
        "browse/source/index.md",
        "browse/source/alpha.md",
    ]
    assert [page.title for page in pages.values()][:4] == [
        "Browse",
        "Browse by type",
        "Browse by side",
        "Side: Anna",
    ]
    assert not any(page.is_searchable for page in pages.values())


def test_a_value_lists_its_entries_by_type_with_their_summaries() -> None:
    html = read(write(LAKE, ANNA)["browse/side/anna.md"])
    assert '<h2 id="battle">Battles <span class="vr-number-of">1</span></h2>' in html
    assert '<a href="../../../battle/lake/">Lake, The</a>' in html
    assert "<dd>A &lt;battle&gt;.</dd>" in html
    assert '<a href="../../../person/anna/">Anna: the entry</a>' in html


def test_types_lead_to_their_indexes() -> None:
    html = read(write(LAKE, ANNA)["browse/type/index.md"])
    assert '<a href="../../battle/">Battles</a> <span class="vr-number-of">1</span>' in html


def test_a_value_of_very_many_entries_has_a_page_for_each_type() -> None:
    pages = write(LAKE, ANNA, split_above=0)
    assert "Lake" not in read(pages["browse/side/anna.md"])
    assert 'href="../../../browse/side/anna/battle/"' in read(pages["browse/side/anna.md"])
    assert "Lake, The" in read(pages["browse/side/anna/battle.md"])
    assert "Anna</a>" in pages["browse/side/anna/battle.md"].above


def test_long_lists_are_brief_and_the_first_page_shows_the_values_of_most_entries() -> None:
    claims = [make_claim("began", str(year)) for year in range(1000, 1050)]

    def tell(name: str, years: int) -> Entry:
        own = tuple(replace(claim, entry=EntryId(name)) for claim in claims[:years])
        return make_entry(name, claims=own, summary="Told.")

    pages = write(*(tell(f"e{number}", 50 if number < 40 else number % 40 + 1) for number in range(200)))
    assert "Told." not in read(pages["browse/year/1000.md"])
    assert "Told." in read(pages["browse/year/1049.md"])
    assert "All 50" in read(pages["browse/index.md"])
    assert "1049" in read(pages["browse/year/index.md"])
    assert "1049" not in read(pages["browse/index.md"])
