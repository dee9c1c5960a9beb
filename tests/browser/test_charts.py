"""Drawings as readers see them: whole, legible on a phone and in the dark, with the table within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from _serving import Served

PAGES = ("themes/figures/", "themes/chronology/", "battles/battle-of-lake-khasan/")
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
SMALLEST = 11
"""The size of type in pixels below which a phone is held to the eye."""
CONTRAST = 4.5
"""WCAG 2.2, 1.4.3."""

MEASURE = """() => [...document.querySelectorAll('.vr-picture:is(.vr-wide, .vr-narrow, .vr-small)')]
  .filter(each => each.checkVisibility()).map(each => {
  const scale = each.getBoundingClientRect().width / each.viewBox.baseVal.width;
  const texts = [...each.querySelectorAll('text')];
  return {
    sizes: texts.map(text => parseFloat(getComputedStyle(text).fontSize) * scale),
    outside: texts.filter(text => {
      const box = text.getBBox();
      return box.x < -3 || box.x + box.width > each.viewBox.baseVal.width + 3
        || box.y < -3 || box.y + box.height > each.viewBox.baseVal.height + 3;
    }).map(text => text.textContent),
    fills: texts.map(text => getComputedStyle(text).fill),
  };
})"""
CHANNELS = """colours => colours.map(colour => {
  const canvas = document.createElement('canvas').getContext('2d');
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
})"""


def luminance(channels: list[int]) -> float:
    """The relative luminance of a colour, as WCAG defines it."""
    linear = [
        each / 255 / 12.92 if each / 255 <= 0.04045 else ((each / 255 + 0.055) / 1.055) ** 2.4
        for each in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_word_of_a_drawing_is_inside_it_and_legible(
    page: Page, served: Served, path: str, viewport: dict[str, int]
) -> None:
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    page.goto(served.url + path)
    pictures = page.evaluate(MEASURE)

    assert pictures
    assert [picture["outside"] for picture in pictures if picture["outside"]] == []
    assert min(size for picture in pictures for size in picture["sizes"]) >= SMALLEST
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_words_of_a_drawing_stand_out_from_the_page(
    browser: Browser, served: Served, scheme: str
) -> None:
    context = browser.new_context(viewport=DESKTOP, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served.url + PAGES[0])
    fills = sorted({fill for picture in page.evaluate(MEASURE) for fill in picture["fills"]})
    ground, *inks = page.evaluate(
        CHANNELS, [page.evaluate("getComputedStyle(document.body).backgroundColor"), *fills]
    )
    context.close()

    for fill, ink in zip(fills, inks, strict=True):
        low, high = sorted((luminance(ground), luminance(ink)))
        assert (high + 0.05) / (low + 0.05) >= CONTRAST, fill


def test_the_table_behind_a_drawing_opens_by_keyboard(page: Page, served: Served) -> None:
    page.goto(served.url + PAGES[0])
    behind = page.locator(".vr-chart details").first
    table = behind.locator("table")

    assert not table.is_visible()
    behind.locator("summary").focus()
    page.keyboard.press("Enter")
    assert table.is_visible()
    assert table.locator("tbody tr").count() > 1


def test_a_drawing_has_a_name_and_is_one_image(page: Page, served: Served) -> None:
    page.goto(served.url + PAGES[0])

    for chart in page.locator(".vr-chart").all():
        image = chart.get_by_role("img")
        assert image.count() == 1
        assert "source" in (image.get_attribute("aria-label") or "")
