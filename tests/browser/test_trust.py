"""What readers can check: notes beside their marks, from a value to its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from _serving import Served

ENTRY = "people/stern-grigory/"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def entry(page: Page, served: Served) -> Page:
    page.goto(served.url + ENTRY)
    return page


def test_a_press_on_a_mark_opens_its_note_beside_it(entry: Page) -> None:
    mark = entry.locator(".vr-box a[role=doc-noteref]").first
    mark.click()

    note = entry.get_by_role("dialog", name="Note 1")
    text = entry.locator("#fn\\:1 p").inner_text().split("↩")[0].strip()
    assert text in note.inner_text()
    assert note.locator("[role=doc-backlink]").count() == 0
    below, above = note.bounding_box(), mark.bounding_box()
    assert below
    assert above
    assert 0 < below["y"] - above["y"] < 60


def test_a_second_press_or_one_elsewhere_closes_it(entry: Page) -> None:
    mark, note = entry.locator("a[role=doc-noteref]").first, entry.locator("#vr-note")
    mark.click()
    assert note.is_visible()
    mark.click()
    assert not note.is_visible()
    mark.click()
    assert note.is_visible()
    entry.locator("h1").click()
    assert not note.is_visible()


def test_another_mark_opens_another_note(entry: Page) -> None:
    entry.locator("a[role=doc-noteref][href='#fn:1']").first.click()
    entry.locator("a[role=doc-noteref][href='#fn:4']").first.click()

    assert entry.locator("#vr-note").get_attribute("aria-label") == "Note 4"
    assert entry.locator("#vr-note").is_visible()


def test_the_keyboard_opens_and_closes_it_and_keeps_its_place(entry: Page) -> None:
    mark = entry.locator("a[role=doc-noteref]").nth(2)
    mark.focus()
    entry.keyboard.press("Enter")
    assert entry.evaluate("document.activeElement.id") == "vr-note"

    entry.keyboard.press("Escape")
    assert not entry.locator("#vr-note").is_visible()
    assert mark.evaluate("mark => mark === document.activeElement")

    entry.keyboard.press("Enter")
    assert entry.locator("#vr-note").is_visible()
    entry.keyboard.press("Escape")


def test_the_note_leads_to_its_place_at_the_foot_and_back(entry: Page) -> None:
    entry.locator("a[role=doc-noteref][href='#fn:4']").first.click()
    entry.get_by_role("link", name="Note 4 below").click()
    entry.wait_for_url("**#fn:4")
    assert not entry.locator("#vr-note").is_visible()

    entry.locator("#fn\\:4 [role=doc-backlink]").first.click()
    entry.wait_for_url("**#fnref:4")


def test_a_finger_opens_it_at_the_foot_of_a_phone(browser: Browser, served: Served) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(served.url + ENTRY)
    page.locator("a[role=doc-noteref]").first.tap()

    box = page.locator("#vr-note").bounding_box()
    assert box
    assert box["x"] == 0
    assert box["width"] == PHONE["width"]
    assert box["y"] + box["height"] == pytest.approx(PHONE["height"], abs=1)
    page.get_by_role("button", name="Close").tap()
    assert not page.locator("#vr-note").is_visible()
    context.close()


def test_without_scripts_a_mark_is_a_link_to_its_note(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url + ENTRY)
    page.locator("a[role=doc-noteref][href='#fn:4']").first.click()

    assert page.url.endswith("#fn:4")
    assert page.locator("#fn\\:4").is_visible()
    context.close()


def test_a_note_is_not_printed(entry: Page) -> None:
    entry.locator("a[role=doc-noteref]").first.click()
    entry.emulate_media(media="print")

    assert not entry.locator("#vr-note").is_visible()


@pytest.mark.parametrize(
    "path", [ENTRY, "battles/battle-of-lake-khasan/", "battles/offensive-of-6-9-august/"]
)
def test_every_fact_of_a_box_leads_to_its_claims(page: Page, served: Served, path: str) -> None:
    page.goto(served.url + path)
    links = page.locator(".vr-box dt a").evaluate_all("links => links.map(link => link.href)")
    assert len(links) == page.locator(".vr-box dt").count()
    for link in links:
        page.goto(link)
        target = page.locator(f"[id='{link.split('#')[1]}']")
        assert target.is_visible(), link


def test_a_citation_is_copied_with_the_address_of_the_page(browser: Browser, served: Served) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served.url + ENTRY)
    for row in page.locator(".vr-citations dl > div").all():
        row.get_by_role("button", name="Copy").click()
        row.get_by_role("button", name="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "Grigory Mikhailovich Stern" in copied
        assert served.url + ENTRY in copied
        assert "\n" not in copied
    context.close()


def test_data_for_reference_managers_is_copied_and_saved(browser: Browser, served: Served) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served.url + ENTRY)
    page.locator(".vr-managers summary").click()
    for figure, ending in zip(page.locator(".vr-format").all(), ("bib", "ris", "json"), strict=True):
        text = figure.locator("pre").text_content()
        figure.get_by_role("button", name="Copy").click()
        figure.get_by_role("button", name="Copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == text
        with page.expect_download() as download:
            figure.get_by_role("button", name="Save").click()
        assert download.value.suggested_filename == f"stern-grigory.{ending}"
        assert download.value.path().read_text(encoding="utf-8") == f"{text}\n"
    context.close()


def test_without_scripts_citations_can_be_read_and_selected(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url + ENTRY)
    page.locator(".vr-managers summary").click()

    assert page.locator(".vr-citations button").count() == 0
    assert page.locator(".vr-citations dd").first.is_visible()
    assert page.locator(".vr-format pre").first.is_visible()
    assert "[address of this page]" in page.locator(".vr-citations dd").first.inner_text()
    context.close()


def test_an_entry_leads_to_its_edition(entry: Page) -> None:
    name = entry.locator(".vr-colophon a").first.inner_text()
    entry.locator(".vr-colophon a").first.click()

    assert entry.locator(".vr-summary").inner_text().startswith(name)
