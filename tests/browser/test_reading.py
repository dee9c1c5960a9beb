"""A page as it is loaded: nothing from elsewhere, and whole before any script runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

    from _serving import Served

PAGES = ("", "battles/battle-of-lake-khasan/", "people/blyukher-vasily/", "people/", "disputes/")


@pytest.mark.parametrize("path", PAGES)
def test_no_request_leaves_the_site(page: Page, served: Served, path: str) -> None:
    asked: list[Request] = []

    def note_request(
        request: Request,
    ) -> None:  # Playwright marks its listeners, which a method of a list forbids
        asked.append(request)

    page.on("request", note_request)
    page.goto(served.url + path, wait_until="networkidle")

    assert [each.url for each in asked if not each.url.startswith((served.url, "data:", "blob:"))] == []
    assert [each.url for each in asked if (answer := each.response()) is None or not answer.ok] == []


def test_an_entry_can_be_read_without_scripts(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.url}people/blyukher-vasily/")

    assert page.locator("h1").is_visible()
    assert page.locator(".vr-box").is_visible()
    assert page.locator(".vr-notes li").first.is_visible()
    context.close()


def test_the_first_page_is_light_and_the_next_lighter(page: Page, served: Served) -> None:
    before = len(served.sent)
    page.goto(f"{served.url}people/blyukher-vasily/", wait_until="networkidle")
    first = len(served.sent)
    page.goto(f"{served.url}places/zaozernaya/", wait_until="networkidle")

    assert sum(size for _, size in served.sent[before:first]) <= 250_000
    assert sum(size for _, size in served.sent[first:]) <= 30_000
