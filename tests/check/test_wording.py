"""Runs of words that an entry shares with a text."""

import pytest
from hypothesis import given, strategies as st

from builders import HERE, connect, make_entry
from variorum.catalog import Catalog, connect_entries
from variorum.check.wording import check_wording
from variorum.model.entry import Entry
from variorum.model.ids import EntryId
from variorum.parse.transcripts import parse_transcript, record_transcript
from variorum.parse.wording import RUN, fingerprint_runs, split_words

TEXT = """The old mill by the river burned down on the third of May.

It had stood there since the days of King Otto the Lame, whom nobody remembers now.
"""


def read_with_text(*entries: Entry) -> Catalog:
    transcript, found = parse_transcript(
        EntryId("alpha"), ("alpha.json", record_transcript(TEXT)), ("a.yml", "")
    )
    assert transcript is not None
    assert found == ()
    plain = connect(*entries)
    catalog, _ = connect_entries(plain.entries.values(), plain.types, transcripts=[transcript])
    return catalog


def complaints(body: str, *others: Entry, **more: object) -> list[str]:
    return [str(each) for each in check_wording(read_with_text(make_entry(body=body, **more), *others))]


@pytest.mark.parametrize(
    "body",
    [
        "The old mill by the river burned down.",
        "In May the OLD mill by *the* river\nburned down on a Sunday.",
        "He saw it: the [[lake|old]] mill by the river burned down [@beta, p. 1] on the third of May.",
    ],
)
def test_eight_words_in_a_row_are_too_many(body: str) -> None:
    (found,) = complaints(body)
    assert "W409" in found
    assert found.startswith("battle/lake.md:1:")


@pytest.mark.parametrize(
    "body",
    [
        "The old mill by the river burned.",
        "The new mill by the river burned down on a third of May.",
        "She wrote: “The old mill by the river burned down on the third of May.”",
        '"The old mill by the river burned down on the third of May", she wrote.',
        "> The old mill by the river burned down on the third of May.",
        "The old mill by [[lake|that river]] burned down on the third of June.",
    ],
)
def test_fewer_words_others_and_quotations_are_the_editors_affair(body: str) -> None:
    assert complaints(body) == []


def test_a_long_name_is_no_copied_sentence() -> None:
    name = "Days of King Otto the Lame, whom nobody remembers"
    assert complaints("They are the days of King Otto the Lame, whom nobody remembers.") != []
    assert complaints(f"They are [[otto|the {name}]].", make_entry("otto", title=name)) == []


def test_a_stretch_is_reported_once_and_whole() -> None:
    (found,) = complaints("Then the old mill by the river burned down on the third of May, at last.")
    assert "13 words in a row" in found
    assert "“the old mill by the river burned down on the third of May”" in found


@pytest.mark.parametrize("mark", ["“", "«", "„", '"', "`", "> "])
def test_quotations_that_never_end_are_read_in_passing(mark: str) -> None:
    assert complaints(mark * 100_000) == []


def test_summaries_are_read_too() -> None:
    (found,) = complaints("", summary="The old mill by the river burned down.")
    assert str(HERE) not in found
    assert "W409" in found


@given(st.lists(st.sampled_from("abcdefgh"), max_size=20))
def test_a_text_has_a_run_for_each_word_but_the_last_seven(words: list[str]) -> None:
    assert len(list(fingerprint_runs(words))) == max(0, len(words) - RUN + 1)


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    for word in split_words(text):
        assert text[word.start : word.end].replace("’", "'").casefold() == word.text
