"""Following: cards with mouse, keyboard and touch; the way down; before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from _serving import Served

BATTLE = "battles/capture-of-the-hills/"
LINK = '.md-content__inner > p a[href*="places/lake-khasan"]'
CARD = ".vr-card"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_a_card_comes_with_the_pointer_stays_under_it_and_goes_with_it(page: Page, served: Served) -> None:
    page.goto(served.url + BATTLE)
    page.hover(LINK)
    card = page.locator(CARD)
    expect(card).to_contain_text("Lake Khasan")
    expect(card).to_contain_text("claims from")
    expect(page.locator(LINK)).to_have_attribute("aria-describedby", "vr-card")

    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()

    page.mouse.move(5, 300)
    expect(card).to_have_count(0)
    expect(page.locator(LINK)).not_to_have_attribute("aria-describedby", "vr-card")


def test_a_pointer_that_passes_brings_nothing(page: Page, served: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.url + BATTLE)
    page.hover(LINK)
    page.mouse.move(5, 300)
    page.wait_for_timeout(600)
    assert page.locator(CARD).count() == 0
    assert [url for url in asked if "card" in url] == []


def test_escape_closes_a_card_and_the_pointer_may_rest(page: Page, served: Served) -> None:
    page.goto(served.url + BATTLE)
    page.hover(LINK)
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    page.wait_for_timeout(600)
    assert page.locator(CARD).count() == 0


def test_a_card_comes_with_the_focus_and_goes_with_it(page: Page, served: Served) -> None:
    page.goto(served.url + BATTLE)
    before = page.locator('.md-content__inner > p a[href*="fight-for-bezymyannaya"]')
    before.focus()
    page.keyboard.press("Tab")
    expect(page.locator(LINK)).to_be_focused()
    expect(page.locator(CARD)).to_contain_text("Lake Khasan")
    expect(page.locator(CARD)).to_have_attribute("role", "tooltip")
    page.keyboard.press("Tab")
    expect(page.locator(CARD)).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    expect(page.locator(LINK)).to_be_focused()


def test_a_card_lies_within_the_window_and_moves_nothing(page: Page, served: Served) -> None:
    page.goto(served.url + BATTLE)
    links = page.locator(".md-content__inner > p:not(.vr-colophon) a[href^='../../']")
    size = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    place = page.locator("h2").last.bounding_box()
    for link in links.all():
        link.scroll_into_view_if_needed()
        scrolled = page.evaluate("scrollY")
        link.hover()
        expect(page.locator(CARD)).to_be_visible()
        box = page.locator(CARD).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800
        assert page.evaluate("scrollY") == scrolled
        assert (
            page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
            == size
        )
        page.mouse.move(5, 300)
        expect(page.locator(CARD)).to_have_count(0)
    page.evaluate("scrollTo(0, 0)")
    assert page.locator("h2").last.bounding_box() == place


def test_a_card_is_asked_for_once(page: Page, served: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.url + BATTLE)
    for _ in range(2):
        page.hover(LINK)
        expect(page.locator(CARD)).to_be_visible()
        page.mouse.move(5, 300)
        expect(page.locator(CARD)).to_have_count(0)
    assert [url for url in asked if "card" in url] == [f"{served.url}places/lake-khasan/card.json"]


def test_links_that_lead_to_no_entry_bring_no_card(page: Page, served: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.url + BATTLE)
    for link in page.locator(".vr-trail a, .footnote-ref, .headerlink").all()[:6]:
        link.hover(force=True)
        page.wait_for_timeout(450)
    assert [url for url in asked if "card" in url] == [f"{served.url}battles/battle-of-lake-khasan/card.json"]


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("themes/causes/", '.md-content p > a[href*="/people/blyukher-vasily/"]'),
        ("people/", ".vr-index td a, .vr-index th a"),
        ("disputes/", '.md-content a[href*="battles/battle-of-lake-khasan/"]'),
    ],
)
def test_cards_come_on_pages_that_are_no_entries(page: Page, served: Served, path: str, link: str) -> None:
    page.goto(served.url + path)
    page.locator(link).first.hover()
    expect(page.locator(CARD)).to_be_visible()


def test_the_first_tap_brings_a_card_with_the_way_to_the_entry(phone: Page, served: Served) -> None:
    phone.goto(served.url + BATTLE)
    phone.tap(LINK)
    card = phone.get_by_role("dialog", name="Lake Khasan")
    expect(card).to_be_visible()
    follow = card.get_by_role("link", name="Read the entry")
    expect(follow).to_be_focused()
    for each in (follow, card.get_by_role("button", name="Close")):
        box = each.bounding_box()
        assert box is not None
        assert box["height"] >= 24
    follow.tap()
    phone.wait_for_url("**/places/lake-khasan/")


def test_the_second_tap_follows_the_link(phone: Page, served: Served) -> None:
    phone.goto(served.url + BATTLE)
    phone.tap(LINK)
    expect(phone.locator(CARD)).to_be_visible()
    phone.tap(LINK)
    phone.wait_for_url("**/places/lake-khasan/")


def test_a_sheet_is_closed_by_its_button_by_escape_and_by_a_tap_elsewhere(
    phone: Page, served: Served
) -> None:
    phone.goto(served.url + BATTLE)
    phone.tap(LINK)
    phone.get_by_role("button", name="Close").tap()
    expect(phone.locator(CARD)).to_have_count(0)
    expect(phone.locator(LINK)).to_be_focused()
    phone.tap(LINK)
    expect(phone.locator(CARD)).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.locator(CARD)).to_have_count(0)
    phone.tap(LINK)
    expect(phone.locator(CARD)).to_be_visible()
    phone.touchscreen.tap(200, 110)
    expect(phone.locator(CARD)).to_have_count(0)


def test_a_tap_in_a_list_made_for_choosing_follows_at_once(phone: Page, served: Served) -> None:
    phone.goto(f"{served.url}battles/")
    phone.locator(".vr-index a").first.tap()
    phone.wait_for_url("**/battles/*/")


def test_without_scripts_there_are_the_way_down_and_the_steps(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url + BATTLE)
    trail = page.get_by_role("navigation", name="Breadcrumb")
    assert trail.get_by_role("link").all_inner_texts() == ["Home", "Battles", "Battle of Lake Khasan"]
    before = page.get_by_role("navigation", name="Before and after").locator("[rel=prev]")
    before.click()
    page.locator('.vr-steps [rel="next"]').first.click()
    assert page.url == served.url + BATTLE
    context.close()


def test_the_nearest_entries_are_drawn_and_listed_behind_it(page: Page, served: Served) -> None:
    page.goto(served.url + BATTLE)
    drawing = page.get_by_role("group", name="Capture of the hills at Lake Khasan, and the")
    expect(drawing).to_be_visible()
    names = page.locator(".vr-graph a").evaluate_all("all => all.map((each) => each.textContent)")
    listed = page.locator(".vr-near dd a").evaluate_all("all => all.map((each) => each.textContent)")
    assert set(names) == set(listed)
    page.locator(".vr-graph a").first.hover()
    expect(page.locator(CARD)).to_be_visible()
    page.locator(".vr-graph a").first.click()
    assert page.url != served.url + BATTLE


def test_on_a_phone_the_list_stands_in_the_place_of_the_drawing(phone: Page, served: Served) -> None:
    phone.goto(served.url + BATTLE)
    expect(phone.locator(".vr-graph")).to_be_hidden()
    expect(phone.locator(".vr-near dd a").first).to_be_visible()
