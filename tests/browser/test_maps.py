"""Maps in a browser: they fit, their words stay in the frame, and links leave only on a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from _serving import Served

HILL = "places/zaozernaya/"


def test_words_and_marks_of_a_map_stay_in_its_picture(page: Page, served: Served) -> None:
    page.goto(served.url + HILL)
    outside = page.evaluate(
        """() => [...document.querySelectorAll('.vr-map')].flatMap(map => {
          const frame = map.getBoundingClientRect();
          return [...map.querySelectorAll('text, circle')].filter(each => {
            const box = each.getBoundingClientRect();
            return box.left < frame.left - 1 || box.right > frame.right + 1 ||
              box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
          }).map(each => each.textContent);
        })"""
    )
    assert page.locator(".vr-map").count() == 2
    assert outside == []


@pytest.mark.parametrize("path", [HILL, "themes/map/"])
def test_on_a_phone_a_map_is_as_wide_as_the_page(phone: Page, served: Served, path: str) -> None:
    phone.goto(served.url + path)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for picture in phone.locator(".vr-map").all():
        box = picture.bounding_box()
        assert box is not None
        assert 300 < box["width"] <= 390


def test_points_lead_to_other_maps_without_saying_from_where(page: Page, served: Served) -> None:
    page.goto(served.url + HILL)
    link = page.get_by_role("link", name="OpenStreetMap").first
    assert link.get_attribute("rel") == "noreferrer"
    assert "mlat=42.4465&mlon=130.5945" in str(link.get_attribute("href"))
    assert page.get_by_role("link", name="Map app").first.get_attribute("href") == "geo:42.4465,130.5945"


def test_a_map_is_one_image_with_words_and_the_list_can_be_read_without_it(
    scriptless: Page, served: Served
) -> None:
    scriptless.goto(served.url + HILL)
    image = scriptless.get_by_role("img", name="Map: 2,000 km from west to east")
    assert "Zaozernaya: 42°26.79′N 130°35.67′E" in str(image.get_attribute("aria-label"))
    assert scriptless.locator(".vr-maps tbody tr").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_stand_out_from_what_is_under_them(page: Page, served: Served, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(served.url + HILL)
    ratios = page.evaluate(
        """() => {
          const light = colour => {
            const [r, g, b] = colour.match(/[\\d.]+/g).map(each => each / 255)
              .map(each => each <= .03928 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b;
          };
          const fill = query => light(getComputedStyle(document.querySelector(query)).fill);
          const ratio = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
          const name = fill('.vr-map .vr-country');
          return ['.vr-map .vr-sea', '.vr-map .vr-land'].map(ground => ratio(name, fill(ground)));
        }"""
    )
    assert min(ratios) >= 4.5
