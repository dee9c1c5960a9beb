"""Trees in a browser: a drawing where there is room, and the list everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from _serving import Served

PAGE = "themes/order-of-battle/"


def test_a_drawing_leads_to_entries_and_its_names_do_not_run_into_lines(page: Page, served: Served) -> None:
    page.goto(served.url + PAGE)
    picture = page.locator(".vr-tree-picture").first
    outside = picture.evaluate(
        """picture => {
          const frame = picture.getBoundingClientRect();
          return [...picture.querySelectorAll('text')].filter(text => {
            const box = text.getBoundingClientRect();
            return box.right > frame.right + 1 || box.bottom > frame.bottom + 1 || box.top < frame.top - 1;
          }).map(text => text.textContent);
        }"""
    )
    assert outside == []
    picture.get_by_text("Far Eastern Front").click()
    assert page.locator("h1").inner_text().startswith("Far Eastern Front")


def test_the_keyboard_goes_through_the_list_and_not_through_the_drawing(page: Page, served: Served) -> None:
    page.goto(served.url + PAGE)
    assert page.locator(".vr-tree-picture a:not([tabindex='-1'])").count() == 0
    assert page.locator(".vr-tree li a").count() > page.locator(".vr-tree-picture a").count()


def test_a_phone_shows_the_list_alone(phone: Page, served: Served) -> None:
    phone.goto(served.url + PAGE)
    assert not phone.locator(".vr-tree-picture").first.is_visible()
    assert phone.locator(".vr-tree li").first.is_visible()
