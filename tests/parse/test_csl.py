from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st

from variorum.model.csl import DATE_VARIABLES, ITEM_TYPES, NAME_VARIABLES, VARIABLES, CslItem
from variorum.parse.csl import CslProblem, decode_csl

BOOK: dict[str, object] = {"type": "book", "title": "The Lake"}


def decode(**fields: object) -> dict[str, object]:
    item, problems = decode_csl(
        "lake", {**BOOK, **{name.replace("_", "-"): value for name, value in fields.items()}}
    )
    assert problems == ()
    assert item is not None
    return item.as_json()


def fault(**fields: object) -> CslProblem:
    _, (problem,) = decode_csl("lake", {**BOOK, **fields})
    return problem


def test_an_item_has_the_id_of_its_source_and_its_variables() -> None:
    assert decode(publisher="Nauka", volume="2") == {
        "id": "lake",
        "type": "book",
        "title": "The Lake",
        "publisher": "Nauka",
        "volume": "2",
    }


def test_an_item_is_the_same_whatever_the_order_of_its_variables() -> None:
    first = CslItem.build("lake", {"type": "book", "title": "The Lake"})
    assert first == CslItem.build("lake", {"title": "The Lake", "type": "book"})
    assert len({first, first}) == 1


def test_white_space_and_control_characters_become_spaces() -> None:
    assert decode(publisher=" Nauka\n\x00press\ue000 ")["publisher"] == "Nauka press"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("RIA Novosti", [{"literal": "RIA Novosti"}]),
        ({"family": "Novikov", "given": "M. V."}, [{"family": "Novikov", "given": "M. V."}]),
        ([{"literal": "RIA"}, "TASS"], [{"literal": "RIA"}, {"literal": "TASS"}]),
        (
            [{"family": "Beek", "given": "J.", "non-dropping-particle": "van", "comma-suffix": "true"}],
            [{"family": "Beek", "given": "J.", "non-dropping-particle": "van", "comma-suffix": True}],
        ),
    ],
)
def test_names(written: object, names: object) -> None:
    assert decode(author=written)["author"] == names


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1971", {"date-parts": [[1971]]}),
        ("1938-08", {"date-parts": [[1938, 8]]}),
        ("2014-08-08/2014-08-14", {"date-parts": [[2014, 8, 8], [2014, 8, 14]]}),
        ("1999?", {"date-parts": [[1999]], "circa": True}),
        ("~1938", {"date-parts": [[1938]], "circa": True}),
        ("1938~", {"date-parts": [[1938]], "circa": True}),
        ("1937?/1938", {"date-parts": [[1937], [1938]], "circa": True}),
        ("1938-21", {"date-parts": [[1938]], "season": 1}),
        ("1938-08-XX", {"date-parts": [[1938, 8]]}),
        ("193X", {"literal": "1930s"}),
    ],
)
def test_dates(written: str, date: object) -> None:
    assert decode(issued=written)["issued"] == date


@pytest.mark.parametrize(
    "written",
    [
        "1938-02-30",
        "1938-13",
        "August 1938",
        "38",
        "1939/1938",
        "1938/..",
        "/1938",
        "19XX",
        "1938-8",
        "1" * 5000,
    ],
)
def test_impossible_and_unreadable_dates_are_faults(written: str) -> None:
    problem = fault(issued=written)
    assert problem.path == ("issued",)
    assert problem.hint
    assert len(problem.message) < 150


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Победа", "und-Cyrl"),
        ("張鼓峰事件", "und-Hani"),
        ("ノモンハン事件", "ja"),
        ("The Lake", None),
    ],
)
def test_a_title_in_another_script_has_a_language(title: str, language: str | None) -> None:
    assert decode(title=title).get("language") == language


def test_a_stated_language_is_kept() -> None:
    assert decode(title="Победа", language="ru")["language"] == "ru"


def test_a_doi_may_be_a_link() -> None:
    assert decode(DOI="https://doi.org/10.1000/182")["DOI"] == "10.1000/182"


@pytest.mark.parametrize(
    ("fields", "path", "said"),
    [
        ({"tittle": "x"}, ("tittle",), "did you mean 'title'?"),
        ({"url": "https://x.example"}, ("url",), "did you mean 'URL'?"),
        ({"locator": "3"}, ("locator",), "leave this line out"),
        ({"id": "x"}, ("id",), "name of the file"),
        ({"publisher": ["a"]}, ("publisher",), "as one text"),
        ({"publisher": {"a": "b"}}, ("publisher",), "as one text"),
        ({"publisher": " "}, ("publisher",), "leave the line out"),
        ({"author": []}, ("author",), "leave the line out"),
        ({"author": [{"famly": "N"}]}, ("author", 0, "famly"), "did you mean 'family'?"),
        ({"author": ["A", {"given": "N"}]}, ("author", 1), "{literal: …}"),
        ({"author": [["A"]]}, ("author", 0), "{literal: …}"),
        ({"author": {"literal": {"a": "b"}}}, ("author", "literal"), "as one text"),
        ({"author": [{"family": "N", "comma-suffix": "perhaps"}]}, ("author", 0, "comma-suffix"), "true"),
        ({"URL": "javascript:alert(1)"}, ("URL",), "https://"),
        ({"DOI": "x"}, ("DOI",), "10."),
        ({"language": "Russian!"}, ("language",), "ru-Latn"),
    ],
)
def test_faults_have_a_path_and_a_hint(
    fields: dict[str, object], path: tuple[str | int, ...], said: str
) -> None:
    problem = fault(**fields)
    assert problem.path == path
    assert said in problem.hint


def test_a_faulty_variable_is_left_out_and_the_rest_kept() -> None:
    item, problems = decode_csl("lake", {**BOOK, "issued": "soon", "author": ["A", {"x": "y"}]})
    assert item is not None
    assert item.as_json()["author"] == [{"literal": "A"}]
    assert "issued" not in item.as_json()
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ({}, ["the source has no type", "the source has no title"]),
        ({"type": "book"}, ["the source has no title"]),
        ({"title": "x"}, ["the source has no type"]),
        ({"type": "boook", "title": "x"}, ["unknown type 'boook'"]),
        ({"type": "book", "title": ""}, ["title is empty"]),
    ],
)
def test_there_is_no_item_without_type_and_title(fields: dict[str, object], messages: list[str]) -> None:
    item, problems = decode_csl("lake", fields)
    assert item is None
    assert [problem.message for problem in problems] == messages


TEXTS = st.text(max_size=20) | st.sampled_from(["1938", "book", "~", "/", "10.1000/x", "true", "[x]"])
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["family", "literal", "x", ""]), inner)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*sorted(VARIABLES), "type", "titel", ""]), VALUES, max_size=6))
def test_nothing_raises_and_every_path_leads_somewhere(fields: dict[str, object]) -> None:
    item, problems = decode_csl("lake", {"title": "x", "type": "book"} | fields)
    for problem in problems:
        assert problem.message
        assert problem.hint
        assert not problem.path or problem.path[0] in fields
    if item is not None:
        assert json.loads(item.canonical)["type"] in ITEM_TYPES


@given(st.dictionaries(st.text(), VALUES, max_size=4))
def test_nothing_raises_on_any_keys(fields: dict[str, object]) -> None:
    decode_csl("lake", fields)


def test_a_very_deep_value_is_a_fault() -> None:
    deep: object = "x"
    for _ in range(5000):
        deep = [deep]
    assert fault(author=deep).path == ("author", 0)


def test_the_vocabulary_is_that_of_csl() -> None:
    assert (len(ITEM_TYPES), len(NAME_VARIABLES), len(DATE_VARIABLES)) == (45, 27, 6)
