import pytest

from variorum.build.settings import read_settings
from variorum.diagnostics import Code


@pytest.mark.parametrize("data", [{1: "x"}, {"locale": "german"}, {"locale": ""}, {"locale": 7}, "words"])
def test_a_setting_that_is_wrong_is_reported_and_its_default_holds(data: object) -> None:
    settings, found = read_settings(data, "mkdocs.yml")
    assert [each.code for each in found] == [Code.E507]
    assert settings == read_settings(None, "mkdocs.yml")[0]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:{latitude}{longitude}",
        "https://example.org/{latitude}",
        "//example.org/{latitude},{longitude}",
    ],
)
def test_a_map_elsewhere_has_a_safe_address_with_a_point_in_it(address: str) -> None:
    settings, found = read_settings({"map_links": {"Map": address}}, "mkdocs.yml")
    assert [each.code for each in found] == [Code.E507]
    assert settings == read_settings(None, "mkdocs.yml")[0]


def test_maps_elsewhere_can_be_others_or_none() -> None:
    links = {"Map": "https://example.org/{latitude}/{longitude}"}
    assert read_settings({"map_links": links}, "mkdocs.yml")[0].map_links == links
    assert read_settings({"map_links": {}}, "mkdocs.yml")[0].map_links == {}


@pytest.mark.parametrize("locale", ["ru", "en-GB", "en_GB", "zh-Hant-TW"])
def test_any_language_that_dates_can_be_written_in_will_do(locale: str) -> None:
    settings, found = read_settings({"locale": locale}, "mkdocs.yml")
    assert (settings.locale, found) == (locale, ())
