"""The search as a reader meets it: names in any script, slips, facets, keyboard, phone, no scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from _serving import serve_folder
from variorum.names import fold

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from _serving import Served

MOST_BYTES = 300_000


def ask(page: Page, query: str) -> Locator:
    """Type a query into the box and wait for the answer to just this one; give what was found."""
    page.locator(".vr-search-status").evaluate_all("all => all.forEach((each) => { each.textContent = '' })")
    page.keyboard.press("Control+k")
    page.locator(".vr-search-query").fill(query)
    expect(page.locator(".vr-search-panel .vr-search-status")).not_to_be_empty()
    return page.locator(".vr-search-list a")


def title(found: Locator) -> str:
    return found.locator(".vr-hit-title").first.evaluate("node => node.firstChild.textContent")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Hassan", "Battle of Lake Khasan"),
        ("Хасан", "Lake Khasan"),
        ("張鼓峰", "Zaozernaya"),
        ("張鼓峰事件", "Battle of Lake Khasan"),
        ("関東軍", "Kwantung Army"),
        ("Mehlis", "Lev Zakharovich Mekhlis"),
        ("МЕХЛИС", "Lev Zakharovich Mekhlis"),
        ("Blyukher", "Vasily Konstantinovich Blyukher"),
        ("Blücher", "Vasily Konstantinovich Blyukher"),
        ("Battle of Lake Khasan", "Battle of Lake Khasan"),
        ("zaozer", "Zaozernaya"),
    ],
)
def test_an_entry_is_found_first_by_any_name(page: Page, served: Served, query: str, expected: str) -> None:
    page.goto(served.url)
    assert title(ask(page, query)) == expected
    assert page.locator(".vr-hits-label").first.inner_text().lower() == "entries"


def test_a_part_of_a_name_without_spaces_is_found(page: Page, served: Served) -> None:
    page.goto(served.url)
    titles = ask(page, "鼓峰").locator(".vr-hit-title").all_inner_texts()
    assert any("Zaozernaya" in each for each in titles)
    assert any("Battle of Lake Khasan" in each for each in titles)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("khasn", "Lake Khasan"),
        ("Blukher", "Vasily Konstantinovich Blyukher"),
        ("Zaozernya", "Zaozernaya"),
        ("Chasan", "Lake Khasan"),
        ("Mexlis", "Lev Zakharovich Mekhlis"),
        ("Мехлес", "Lev Zakharovich Mekhlis"),
        ("Grebennki", "K. E. Grebennik"),
    ],
)
def test_a_slip_is_forgiven_and_said(page: Page, served: Served, query: str, expected: str) -> None:
    page.goto(served.url)
    names = ask(page, query).and_(page.locator("[data-names] a"))
    assert any(each.startswith(expected) for each in names.locator(".vr-hit-title").all_inner_texts())
    assert page.locator(".vr-hits-label").first.inner_text().lower() == "did you mean"
    assert query in page.locator(".vr-search-panel .vr-search-status").inner_text()


def test_what_is_nowhere_is_not_found(page: Page, served: Served) -> None:
    page.goto(served.url)
    assert ask(page, "xqzzyw").count() == 0
    assert "Nothing is found" in page.locator(".vr-search-panel .vr-search-status").inner_text()


def test_the_text_is_found_by_section_with_the_words_marked(page: Page, served: Served) -> None:
    page.goto(served.url)
    found = ask(page, "machine guns artillery")
    assert found.count() > 3
    assert set(page.locator(".vr-hits-label").all_inner_texts()) <= {
        each for each in page.locator(".vr-hits-label").all_inner_texts() if "in the text" in each.lower()
    } | {"ENTRIES", "Entries"}
    assert found.locator("mark").count() >= found.count()
    assert any("#" in each.get_attribute("href") for each in found.all())


def test_nothing_is_loaded_before_the_box_is_used(page: Page, served: Served) -> None:
    page.goto(served.url, wait_until="networkidle")
    before = len(served.sent)
    page.wait_for_timeout(300)
    assert [path for path, _ in served.sent[before:] if "search" in path or "pagefind" in path] == []
    assert not any("/pagefind/" in path for path, _ in served.sent[-5:])


def test_the_keyboard_does_everything(page: Page, served: Served) -> None:
    page.goto(served.url)
    box = page.locator(".vr-search-query")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("Khasan")
    options = page.locator(".vr-search-list [role=option]")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "?")
    page.keyboard.press("Escape")
    expect(page.locator(".vr-search-panel")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Control+k")
    expect(options.first).to_be_visible()
    target = options.nth(1).get_attribute("href") or ""
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_slash_is_a_letter_while_writing(page: Page, served: Served) -> None:
    page.goto(f"{served.url}search/")
    page.locator("#vr-search-q").press("/")
    assert page.locator("#vr-search-q").input_value() == "/"


def test_enter_leads_to_the_page_of_the_search(page: Page, served: Served) -> None:
    page.goto(f"{served.url}people/")
    ask(page, "Stern")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served.url}search/?q=Stern")
    expect(page.locator(".vr-search-results a").first).to_contain_text("Stern")
    assert page.locator(".vr-search-page [role=status]").inner_text() != ""


def test_facets_narrow_down_and_count(page: Page, served: Served) -> None:
    page.goto(f"{served.url}search/?q=Khasan")
    results = page.locator(".vr-search-page [role=status]")
    expect(results).to_contain_text("results")
    everything = int(re.sub(r"\D", "", results.inner_text()))
    person = page.locator('[data-value="type=Person"]')
    battle = page.locator('[data-value="type=Battle"]')
    people, battles = (int(each.locator(".vr-number-of").inner_text()) for each in (person, battle))
    person.locator("input").check()
    expect(results).to_have_text(f"{people} results.")
    battle.locator("input").check()
    expect(results).to_have_text(f"{people + battles} results.")
    assert people + battles < everything
    assert page.url.endswith("?q=Khasan&type=Person&type=Battle")
    page.locator('[data-value="side=Japan"] input').check()
    expect(results).not_to_have_text(f"{people + battles} results.")
    page.reload()
    expect(page.locator('[data-value="side=Japan"] input')).to_be_checked()
    page.get_by_role("button", name="Reset").click()
    expect(results).to_have_text(f"{everything} results.")


def test_facets_hold_for_names_too(page: Page, served: Served) -> None:
    page.goto(f"{served.url}search/?q=Hassan&type=Place")
    names = page.locator("[data-names] .vr-hit-type")
    expect(names.first).to_be_visible()
    assert {each.lower() for each in names.all_inner_texts()} == {"place"}


def test_on_a_phone_the_search_fills_the_screen(phone: Page, served: Served) -> None:
    phone.goto(served.url)
    expect(phone.locator(".vr-search")).to_be_hidden()
    phone.locator(".vr-search-open").tap()
    expect(phone.locator(".vr-search-query")).to_be_focused()
    phone.keyboard.type("Hassan")
    panel = phone.locator(".vr-search-panel")
    expect(panel.locator("a[role=option]").first).to_be_visible()
    box = panel.bounding_box()
    assert box is not None
    assert (box["x"], round(box["width"])) == (0, 390)
    phone.get_by_role("button", name="Close").tap()
    expect(phone.locator(".vr-search")).to_be_hidden()
    phone.goto(f"{served.url}search/?q=Hassan", wait_until="networkidle")
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_in_the_dark_the_box_is_dark(page: Page, served: Served) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(served.url)
    ask(page, "Hassan")
    colours = page.locator(".vr-search-panel").evaluate(
        "node => [node, document.body].map((each) => getComputedStyle(each).backgroundColor)"
    )
    assert colours[0] == colours[1] != "rgb(255, 255, 255)"


def test_without_scripts_the_form_leads_to_what_can_be_browsed(scriptless: Page, served: Served) -> None:
    scriptless.goto(f"{served.url}people/")
    scriptless.locator(".vr-search-query").fill("Stern")
    scriptless.locator(".vr-search-query").press("Enter")
    scriptless.wait_for_url(f"{served.url}search/?q=Stern")
    scriptless.get_by_role("link", name="browse by").click()
    scriptless.locator("article").get_by_role("link", name="Soviet Union").first.click()
    assert scriptless.url == f"{served.url}browse/side/soviet-union/"
    assert "Lake Khasan" in scriptless.locator("article").inner_text()


def test_names_are_folded_as_the_library_folds_them(page: Page, served: Served) -> None:
    page.goto(served.url)
    names = ["Blücher", "ЁЛКИ-палки", "Straße", "ガ行・カ", "ﾊｻﾝ", "İstanbul", "１９３８", "Σίσυφος"]
    names += ["Łódź", "É!?", "!!", "ǆ", "a_b", "39th Corps"]
    assert page.evaluate("names => names.map(variorum.names.fold)", names) == [fold(name) for name in names]


@pytest.mark.parametrize("query", ["Hassan", "border guards", "張鼓峰", "khasn", "chasan"])
def test_first_results_cost_little(page: Page, served: Served, query: str) -> None:
    page.goto(served.url, wait_until="networkidle")
    before = len(served.sent)
    ask(page, query)
    page.wait_for_load_state("networkidle")
    assert 0 < sum(size for _, size in served.sent[before:]) < MOST_BYTES


class TestLarge:
    @pytest.mark.parametrize("query", ["Kakikuso", "battle", "ammunition supply"])
    def test_first_results_cost_little(self, page: Page, served_large: Served, query: str) -> None:
        page.goto(served_large.url, wait_until="networkidle")
        before = len(served_large.sent)
        ask(page, query)
        page.wait_for_load_state("networkidle")
        assert 0 < sum(size for _, size in served_large.sent[before:]) < MOST_BYTES

    def test_an_entry_is_found_by_each_of_its_names_and_with_a_slip(
        self, page: Page, served_large: Served
    ) -> None:
        page.goto(served_large.url)
        told = page.evaluate("variorum.source.json('search/entries/3.json')")
        for url, headword, *_ in told[::16]:
            assert title(ask(page, headword)) == headword
            slip = headword[:-3] + headword[-2:]
            titles = ask(page, slip).locator(".vr-hit-title").all_inner_texts()
            assert any(each.startswith(headword) for each in titles), (slip, url)


def test_the_search_works_at_the_root_of_a_host_too(page: Page, served_folder: Path) -> None:
    with serve_folder(served_folder, "/") as served:
        page.goto(f"{served.url}people/")
        assert title(ask(page, "Hassan")) == "Battle of Lake Khasan"
