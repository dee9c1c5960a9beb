import pytest

from builders import connect, make_entry
from variorum.compile.phrases import describe_qualifiers, format_spread, phrase_value
from variorum.compile.pieces import CrossReference, plain
from variorum.model.entry import Qualifiers
from variorum.model.ids import EntryId
from variorum.model.values import EntryRef, Kind
from variorum.parse.values import parse_value

CATALOG = connect(make_entry("anna", of="person", title="Anna"))
LOCALE = "en-GB"
QUANTITIES = {
    "960": "960",
    "12000": "12,000",
    "1.50": "1.50",
    "~700": "about 700",
    "700..850": "700–850",
    "~700..850": "about 700–850",
    ">=1000": "at least 1,000",
    ">1000": "more than 1,000",
    "<=70": "up to 70",
    "<70": "fewer than 70",
    "9" * 30: ",".join(["999"] * 10),
    "unknown": "not known",
    "none": "none",
    "silent": "not said",
}
SPREADS = {
    ("759", "960"): "759–960",
    ("960", "~759", "800"): "about 759–960",
    ("700..800", "900"): "700–900",
    (">=1000", "900"): "at least 1,000 or 900",
    ("none", "5"): "none or 5",
}
DATE_SPREADS = {
    ("1938-08", "1938-07-29"): "29 July 1938 or August 1938",
    ("1938", "1938-07-29", "1939"): "29 July 1938 or 1939",
}


@pytest.mark.parametrize("text", QUANTITIES)
def test_a_quantity_is_no_more_exact_than_its_source(text: str) -> None:
    assert phrase_value(parse_value(text, Kind.QUANTITY), CATALOG, LOCALE) == (QUANTITIES[text],)


@pytest.mark.parametrize("texts", SPREADS)
def test_differing_quantities_are_shown_from_the_lowest_to_the_highest(texts: tuple[str, ...]) -> None:
    values = [parse_value(text, Kind.QUANTITY) for text in texts]
    assert plain(format_spread(values, CATALOG, LOCALE)) == SPREADS[texts]


@pytest.mark.parametrize("texts", DATE_SPREADS)
def test_differing_dates_are_shown_in_order_without_those_that_only_say_less(texts: tuple[str, ...]) -> None:
    values = [parse_value(text, Kind.DATE) for text in texts]
    assert plain(format_spread(values, CATALOG, LOCALE)) == DATE_SPREADS[texts]


def test_an_entry_is_a_reference_and_a_wanted_one_leads_nowhere() -> None:
    known, wanted = EntryRef("her", EntryId("anna")), EntryRef("Nobody", None)
    assert phrase_value(known, CATALOG, LOCALE) == (CrossReference("Anna", EntryId("anna")),)
    assert phrase_value(wanted, CATALOG, LOCALE) == (CrossReference("Nobody", None),)


def test_coordinates_are_shown_as_written_or_with_their_hemisphere() -> None:
    shown = [
        phrase_value(parse_value(text, Kind.COORDINATES), CATALOG, LOCALE)
        for text in ("42°26.79′N 130°35.67′E", "-42.4465, 130.50")
    ]
    assert shown == [("42°26.79′N 130°35.67′E",), ("42.4465° S, 130.50° E",)]


def test_qualifiers_are_written_out() -> None:
    qualifiers = Qualifiers(side="anna", as_of="1938-08-06", covers="the infantry")
    assert describe_qualifiers(qualifiers, CATALOG, LOCALE) == "Anna, as of 6 August 1938, the infantry"
    assert describe_qualifiers(qualifiers, CATALOG, LOCALE, side=False).startswith("as of")
