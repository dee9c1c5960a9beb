"""Tables of ours in a browser: sorting, filtering, copying, files of values, phones."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from _serving import Served

HOSTILE = (
    ("=1+1", "-5", 'say "x", or y'),
    ("+cmd", "~700", "line\none"),
    ("@sum", "1,000", "<b>bold</b> & \ttab"),
    ("-x", "", "Élan"),
)


def column(page: Page, table: str, number: int) -> list[str]:
    cells = page.locator(f"{table} tbody tr:not([hidden]) > :nth-child({number})")
    return [text.strip() for text in cells.all_inner_texts()]


def show_table(page: Page, served: Served, rows: str) -> None:
    """Show a page of the site that holds one table of ours."""
    html = f"""<!doctype html><html lang="en"><title>Test</title><body><h1>Test page</h1>
<div class="vr-list vr-scroll"><table class="vr-table"><caption>Trial: rows</caption>
<thead><tr><th scope="col">Name</th>
<th scope="col" class="vr-number">Number</th><th scope="col">Text</th></tr></thead>
<tbody>{rows}</tbody></table></div>
<ol><li id="fn:1">Alpha, p. 1 <a class="footnote-backref" href="#x">back</a></li></ol>
<script defer src="{served.url}assets/variorum.js"></script></body></html>"""

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route(f"{served.url}trial/", answer)
    page.goto(f"{served.url}trial/")


def hostile_rows() -> str:
    keys = ("-5", "700", "1000", "")
    escaped = [[cell.replace("&", "&amp;").replace("<", "&lt;") for cell in row] for row in HOSTILE]
    return "".join(
        f'<tr><th scope="row">{name}</th><td class="vr-number" data-sort="{key}">{number}</td>'
        f'<td>{text}<sup data-search-exclude="">'
        '<a class="footnote-ref" role="doc-noteref" href="#fn:1">1</a></sup></td></tr>'
        for (name, number, text), key in zip(escaped, keys, strict=True)
    )


def download(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").first.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_click_sorts_rising_then_falling_then_as_given(page: Page, served: Served) -> None:
    page.goto(f"{served.url}battles/")
    given = column(page, ".vr-table", 1)
    head = page.locator(".vr-table thead th").nth(1)
    button = head.get_by_role("button")

    button.click()
    assert head.get_attribute("aria-sort") == "ascending"
    rising = column(page, ".vr-table", 1)
    button.click()
    assert head.get_attribute("aria-sort") == "descending"
    falling = column(page, ".vr-table", 1)
    dated = [date for date in column(page, ".vr-table", 2) if date]
    button.click()
    assert head.get_attribute("aria-sort") is None
    assert column(page, ".vr-table", 1) == given
    assert sorted(rising) == sorted(falling) == sorted(given)
    assert rising != falling
    # What nobody dates comes last both ways, and the years fall.
    years = [re.findall(r"\b1[89]\d\d\b", date)[0] for date in dated]
    assert years == sorted(years, reverse=True)


def test_numbers_are_sorted_by_what_they_mean(page: Page, served: Served) -> None:
    show_table(page, served, hostile_rows())
    head = page.get_by_role("columnheader", name="Number")

    head.get_by_role("button").click()
    assert column(page, ".vr-table", 2) == ["-5", "~700", "1,000", ""]
    head.get_by_role("button").click()
    assert column(page, ".vr-table", 2) == ["1,000", "~700", "-5", ""]


def test_the_keyboard_sorts_and_keeps_its_place(page: Page, served: Served) -> None:
    page.goto(f"{served.url}people/")
    button = page.locator(".vr-table thead th").first.get_by_role("button")
    given = column(page, ".vr-table", 1)

    button.focus()
    page.keyboard.press("Enter")
    assert column(page, ".vr-table", 1) == given
    page.keyboard.press("Space")
    assert column(page, ".vr-table", 1) == given[::-1]
    assert button.evaluate("button => button === document.activeElement")


def test_the_foot_of_a_comparison_stays_and_a_timeline_keeps_its_order(page: Page, served: Served) -> None:
    page.goto(f"{served.url}themes/figures/")
    table = page.locator(".vr-compare .vr-table").first
    table.locator("thead th").nth(1).get_by_role("button").click()

    assert table.locator("tr").last.inner_text().startswith("Agreement")
    page.goto(f"{served.url}themes/chronology/")
    assert page.locator(".vr-timeline .vr-sort").count() == 0


def test_the_filter_keeps_rows_that_hold_all_words(page: Page, served: Served) -> None:
    page.goto(f"{served.url}people/")
    count = page.locator(".vr-table tbody tr").count()
    box = page.get_by_label("Filter: People")

    box.fill("SOVIET blyükher")
    assert column(page, ".vr-table", 1) == ["Blyukher, Vasily Konstantinovich"]
    assert page.locator(".vr-told").inner_text() == f"1 of {count}"
    box.fill("")
    assert len(column(page, ".vr-table", 1)) == count
    assert page.locator(".vr-told").inner_text() == ""


def test_the_clipboard_gets_text_and_a_table(browser: Browser, served: Served) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    show_table(page, served, hostile_rows())
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("copied").wait_for()

    read = "async type => (await (await navigator.clipboard.read())[0].getType(type)).text()"
    lines = page.evaluate(read, "text/plain").splitlines()
    assert lines[0].split("\t") == ["Name", "Number", "Text", "Sources"]
    assert lines[1].split("\t") == ["'=1+1", "-5", 'say "x", or y', "Alpha, p. 1"]
    assert lines[3].split("\t") == ["'@sum", "1,000", "<b>bold</b> & tab", "Alpha, p. 1"]
    assert "&lt;b&gt;bold" in page.evaluate(read, "text/html")
    context.close()


def test_a_file_of_values_can_be_read_back(page: Page, served: Served) -> None:
    show_table(page, served, hostile_rows())
    name, data = download(page)

    assert name == "test-page-trial-rows.csv"
    assert data.startswith("\ufeff".encode())
    assert data.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["Name", "Number", "Text", "Sources"],
        ["'=1+1", "-5", 'say "x", or y', "Alpha, p. 1"],
        ["'+cmd", "~700", "line one", "Alpha, p. 1"],
        ["'@sum", "1,000", "<b>bold</b> & tab", "Alpha, p. 1"],
        ["'-x", "", "Élan", "Alpha, p. 1"],
    ]


def test_a_file_holds_what_is_shown(page: Page, served: Served) -> None:
    page.goto(f"{served.url}people/")
    page.get_by_label("Filter: People").fill("akhutin")
    name, data = download(page)

    assert name == "people.csv"
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [["Person", "Side", "Rank"], ["Akhutin, M. N.", "Soviet Union", "Professor"]]


def test_five_thousand_rows_are_sorted_and_filtered(page: Page, served: Served) -> None:
    rows = "".join(
        f'<tr><th scope="row">Row {n}</th><td class="vr-number">{(n * 7919) % 5000}</td><td>Text</td></tr>'
        for n in range(5000)
    )
    show_table(page, served, rows)
    page.get_by_role("columnheader", name="Number").get_by_role("button").click()
    assert column(page, ".vr-table", 2) == [str(n) for n in range(5000)]
    page.get_by_label("Filter").fill("row 4999")
    assert column(page, ".vr-table", 1) == ["Row 4999", "Row 2321"]  # its number is 4999


@pytest.mark.parametrize("path", ["battles/", "units/"])
def test_on_a_phone_a_wide_list_stands_one_below_the_other(phone: Page, served: Served, path: str) -> None:
    phone.goto(served.url + path)
    table = phone.locator(".vr-list .vr-table")

    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
    label = "cell => getComputedStyle(cell, '::before').content"
    assert table.locator("tbody td").first.evaluate(label).strip('"') in {"Began", "Side"}
    assert table.get_by_role("rowheader").count() == table.locator("tbody tr").count()
    assert table.get_by_role("columnheader").get_by_role("button").first.is_visible()


def test_on_a_phone_the_sources_of_a_comparison_stay_in_sight(phone: Page, served: Served) -> None:
    phone.goto(f"{served.url}themes/figures/")
    scroll = phone.locator(".vr-compare .vr-scroll").first
    source = scroll.locator("tbody th").first
    before = source.bounding_box()
    scroll.evaluate("scroll => scroll.scrollBy(150, 0)")

    assert scroll.evaluate("scroll => scroll.scrollLeft") > 0
    assert source.bounding_box() == before


def test_without_scripts_there_are_no_tools_and_the_caption_is_there(
    scriptless: Page, served: Served
) -> None:
    scriptless.goto(f"{served.url}themes/figures/")

    assert scriptless.locator(".vr-tools, .vr-sort").count() == 0
    assert scriptless.locator(".vr-compare caption").first.bounding_box()["width"] > 100  # type: ignore[index]
