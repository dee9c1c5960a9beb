from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from variorum.model.csl import CslItem
from variorum.parse.csl import decode_csl
from variorum.render import citation_batches, citeproc
from variorum.render.bibliography_data import to_biblatex, to_csl_json
from variorum.render.citation_html import write_inlines
from variorum.render.citation_locators import Locator, read_locator
from variorum.render.citation_style import adapt_style, read_style
from variorum.render.citations import (
    CitationCache,
    CitationError,
    CitationRequest,
    CitationStyle,
    FormattedCitations,
    Position,
    UnknownStyleError,
    format_citations,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

GOLDEN_TEXT = (Path(__file__).parents[1] / "golden" / "citations" / "kinds.yml").read_text(encoding="utf-8")
GOLDEN = yaml.load(GOLDEN_TEXT, yaml.CBaseLoader)  # noqa: S506 – a file of our own, every scalar as text
CASES = {case["id"]: case for case in GOLDEN["cases"]}
CHICAGO = CitationStyle()
GOST = CitationStyle("gost-r-7-0-5-2008-numeric")
PAGES, LINES = "pp. 140-143", "lines 314–320"
FIRST, LATER = Position.FIRST, Position.SUBSEQUENT

HOSTILE = (
    "]",
    "[@coox]",
    "@x",
    "<script>alert(1)</script>",
    "*a* _b_ `c` $d$",
    "{",
    "}",
    "{}",
    "{p. 3}",
    "p. {3}",
    "&amp; \\ \" '",
    "l. 5 and others",
    "p. 5 and the map",
    "ch. IV",
    "№ 3",
    "cover",
    "vol. 2, p. 5",
    "718281828459",
    "locator-line 3",
    "x" * 10_000,
    "[" * 300,
)


@dataclass(frozen=True)
class Formatted:
    """The golden items in both styles, with the hostile locators among them, so that pandoc runs once."""

    items: Mapping[str, CslItem]
    chicago: FormattedCitations
    gost: FormattedCitations


def read_items() -> dict[str, CslItem]:
    decoded = {name: decode_csl(name, case["csl"]) for name, case in CASES.items()}
    assert {name: problems for name, (_, problems) in decoded.items() if problems} == {}
    return {name: item for name, (item, _) in decoded.items() if item is not None}


@pytest.fixture(scope="module")
def formatted() -> Formatted:
    items = read_items()
    requests = [
        CitationRequest(name, at, place)
        for name in items
        for at in (None, PAGES, LINES)
        for place in Position
    ]
    hostile = [CitationRequest("archive", text, place) for text in HOSTILE for place in Position]
    asked = [*requests, *hostile]
    return Formatted(items, format_citations(items, asked, CHICAGO), format_citations(items, asked, GOST))


@pytest.mark.parametrize("name", CASES)
def test_chicago(formatted: Formatted, name: str) -> None:
    notes = formatted.chicago.notes
    assert CASES[name]["purpose"]
    assert CASES[name]["chicago"] == {
        "first": notes[CitationRequest(name)],
        "first_at_pages": notes[CitationRequest(name, PAGES)],
        "later_at_lines": notes[CitationRequest(name, LINES, LATER)],
        "later": notes[CitationRequest(name, None, LATER)],
        "entry": dict(formatted.chicago.bibliography)[name],
    }


@pytest.mark.parametrize("name", CASES)
def test_gost(formatted: Formatted, name: str) -> None:
    notes = formatted.gost.notes
    assert CASES[name]["gost"] == {
        "entry": dict(formatted.gost.bibliography)[name],
        "at_pages": notes[CitationRequest(name, PAGES)],
        "at_lines": notes[CitationRequest(name, LINES)],
    }


def test_the_bibliography_is_in_the_order_of_the_style(formatted: Formatted) -> None:
    assert [name for name, _ in formatted.chicago.bibliography] == GOLDEN["order"]["chicago"]
    assert [name for name, _ in formatted.gost.bibliography] == GOLDEN["order"]["gost"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("position", Position)
def test_a_locator_is_never_lost_and_never_markup(
    formatted: Formatted, text: str, position: Position
) -> None:
    for citations in (formatted.chicago, formatted.gost):
        note = citations.notes[CitationRequest("archive", text, position)]
        assert set(re.findall(r"</?\w+", note)) <= {"<em", "</em"}
        numbers = text if text in unescape(note) else text.removeprefix("p. ")
        assert numbers in unescape(note)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("line 365", Locator("line", "365")),
        ("Lines 314–320", Locator("line", "314–320")),
        ("ll. 3, 5-7", Locator("line", "3, 5-7")),
        ("p. 40", Locator("page", "40")),
        ("p.40", Locator("page", "40")),
        ("pp. xii–xv", Locator("page", "xii–xv")),
        ("40", Locator("page", "40")),
        ("с. 40", Locator("page", "40")),
        ("л. 12", Locator("folio", "12")),
        ("§ 4", Locator("section", "4")),
        ("§4", Locator("section", "4")),
        ("note 5", Locator("note", "5")),
        ("vol. 2", Locator("volume", "2")),
        ("vol. 2, p. 5", Locator(None, "vol. 2, p. 5")),
        ("ch. Conclusion", Locator(None, "ch. Conclusion")),
        ("№ 3", Locator(None, "№ 3")),
        ("p.", Locator(None, "p.")),
        ("cover\n\x00 inside", Locator(None, "cover inside")),
        ("", Locator(None, "")),
    ],
)
def test_locators(written: str, read: Locator) -> None:
    assert read_locator(written) == read


@given(st.text() | st.text(alphabet="p. lines0123456789,–-§ "))
def test_a_locator_keeps_its_words(text: str) -> None:
    locator = read_locator(text)
    assert locator.text in " ".join("".join(char if char.isprintable() else " " for char in text).split())
    assert locator.term or not read_locator(locator.text).term


def test_a_locator_that_ends_with_a_full_stop_gets_no_second() -> None:
    items = {"novikov": CslItem.build("novikov", {"type": "book", "title": "Pobeda", "language": "ru-Latn"})}
    request = CitationRequest("novikov", "with a remark of the ed.")
    for style in (CHICAGO, GOST):
        assert format_citations(items, [request], style).notes[request].endswith(" remark of the ed.")


def test_no_note_is_an_ibid_even_in_a_style_that_has_it() -> None:
    items = {
        "lake": CslItem.build("lake", {"type": "book", "title": "The Lake", "author": [{"literal": "A"}]})
    }
    requests = [CitationRequest("lake", at, LATER) for at in ("p. 1", "pp. 2-3", "line 4", None)]
    style = CitationStyle("chicago-notes-bibliography-subsequent-ibid")
    for note in format_citations(items, requests, style).notes.values():
        assert note.startswith("A, <em>The Lake</em>")


@pytest.mark.parametrize(
    ("style", "note", "entry"),
    [
        (
            CitationStyle("chicago-author-date"),
            "A. 1938. <em>The Lake</em>. Pp. 40–43.",
            "A. 1938. <em>The Lake</em>.",
        ),
        (
            CitationStyle("chicago-notes"),
            "A, <em>The Lake</em> (1938), 40–43.",
            "A, <em>The Lake</em> (1938).",
        ),
        (CitationStyle("oscola"), "A, <em>The Lake</em> (1938) 40–43.", "A, <em>The Lake</em> (1938)"),
    ],
    ids=["in text", "without bibliography", "with numbers of notes"],
)
def test_other_styles_make_notes_too(style: CitationStyle, note: str, entry: str) -> None:
    fields = {
        "type": "book",
        "title": "The Lake",
        "author": [{"literal": "A"}],
        "issued": {"date-parts": [[1938]]},
    }
    first, later = CitationRequest("lake", "pp. 40-43"), CitationRequest("lake", "pp. 40-43", LATER)
    done = format_citations({"lake": CslItem.build("lake", fields)}, [first, later], style)
    assert done.notes[first] == note
    assert "(n" not in done.notes[later]
    assert done.bibliography == (("lake", entry),)


def test_a_dependent_style_is_that_which_it_points_to() -> None:
    assert "Nature" in read_style(CitationStyle("nature-physics"))


def test_a_style_may_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(read_style(CHICAGO), encoding="utf-8")
    assert read_style(CitationStyle(str(path))) == read_style(CHICAGO)


def test_an_unknown_style_is_an_error_with_near_names() -> None:
    with pytest.raises(UnknownStyleError, match="did you mean") as caught:
        read_style(CitationStyle("chicago-notes-bibliograpy"))
    assert "chicago-notes-bibliography" in caught.value.suggestions


@pytest.mark.parametrize("name", ["", ".", "..", "../styles/apa", "/etc/passwd", "none.csl"])
def test_a_style_is_a_name_or_a_csl_file(name: str) -> None:
    with pytest.raises(UnknownStyleError):
        read_style(CitationStyle(name))


@pytest.mark.parametrize("text", ["", "no xml", "<style/>", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"])
def test_a_file_that_is_no_style_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(CitationError, match="citation style"):
        adapt_style(text)


def test_a_citation_of_nothing_is_an_error() -> None:
    with pytest.raises(CitationError, match="not in the bibliography: unknown"):
        format_citations({}, [CitationRequest("unknown")], CHICAGO)


def test_without_items_there_is_nothing() -> None:
    assert format_citations({}, [], CHICAGO) == FormattedCitations({}, ())


def test_what_pandoc_says_becomes_an_error(tmp_path: Path) -> None:
    path = tmp_path / "broken.csl"
    path.write_text('<style xmlns="http://purl.org/net/xbiblio/csl" class="note"/>', encoding="utf-8")
    items = {"lake": CslItem.build("lake", {"type": "book", "title": "x"})}
    with pytest.raises(CitationError, match="pandoc cannot format"):
        format_citations(items, [], CitationStyle(str(path)))


def test_a_missing_pandoc_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(citeproc.pypandoc, "get_pandoc_path", lambda: str(tmp_path / "pandoc"))
    with pytest.raises(CitationError, match="cannot be run"):
        citeproc.run_pandoc([], "")


def test_hostile_data_is_text() -> None:
    fields = {
        "type": "webpage",
        "title": '<script>alert(1)</script> <i>x</i> [@y] *z* <img src=x onerror="a">',
        "author": [{"literal": "<b onclick='x'>A</b>"}],
        "URL": "javascript:alert(1)",
        "language": "de",
    }
    request = CitationRequest("lake")
    note = format_citations({"lake": CslItem.build("lake", fields)}, [request], CHICAGO).notes[request]
    tags = set(re.findall(r"<[^>]*>", note))
    assert all(tag in {"<em>", "</em>", "</a>"} or tag.startswith('<a href="https://') for tag in tags)
    assert "[@y] *z*" in note


def test_links_lead_to_the_web_only() -> None:
    text = [{"t": "Str", "c": "x"}]

    def link(address: str) -> dict[str, object]:
        return {"t": "Link", "c": [["", [], []], text, [address, ""]]}

    assert (
        write_inlines([link('https://x.example/?a&"b')]) == '<a href="https://x.example/?a&amp;&quot;b">x</a>'
    )
    assert (
        write_inlines([link("javascript:x"), link("data:x"), {"t": "RawInline", "c": ["html", "<b>"]}])
        == "xx"
    )


LAKE = {"lake": CslItem.build("lake", {"type": "book", "title": "The Lake"})}


def test_what_is_kept_is_not_formatted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = CitationCache(tmp_path / "new" / "folder")
    asked = [CitationRequest("lake", at, place) for at in (None, "p. 3") for place in Position]
    cold = format_citations(LAKE, asked, CHICAGO, cache=cache)
    monkeypatch.setattr(citation_batches, "run_citeproc", None)
    assert format_citations(LAKE, asked, CHICAGO, cache=cache) == cold
    assert format_citations(LAKE, asked, CHICAGO, cache=cache).bibliography == cold.bibliography


def test_only_what_is_new_is_formatted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = CitationCache(tmp_path)
    format_citations(LAKE, [CitationRequest("lake", "p. 3")], CHICAGO, cache=cache)
    runs: list[citeproc.ProcessorRun] = []
    monkeypatch.setattr(
        citation_batches, "run_citeproc", lambda run: (runs.append(run), citeproc.run_citeproc(run))[1]
    )
    again = format_citations(LAKE, [CitationRequest("lake", "p. 4")], CHICAGO, cache=cache)
    assert again.notes[CitationRequest("lake", "p. 4")] == "<em>The Lake</em> (n.d.), 4."
    # The note is the same but for the number, so that only the number is new.
    assert [len(run.citations) for run in runs] == [1]


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"templates": 3}', "\x00", '"x"', "[" * 100_000])
def test_a_broken_cache_is_an_empty_one(tmp_path: Path, content: str) -> None:
    cache = CitationCache(tmp_path)
    whole = format_citations(LAKE, [], CHICAGO, cache=cache)
    (file,) = tmp_path.iterdir()
    file.write_text(content, encoding="utf-8")
    assert format_citations(LAKE, [], CHICAGO, cache=cache) == whole
    assert json.loads(file.read_text(encoding="utf-8"))


def test_a_change_of_the_bibliography_is_another_key_and_old_ones_are_deleted(tmp_path: Path) -> None:
    cache = CitationCache(tmp_path)
    for number in range(10):
        items = {"lake": CslItem.build("lake", {"type": "book", "title": f"Lake {number}"})}
        (_, entry), *_ = format_citations(items, [], CHICAGO, cache=cache).bibliography
        assert f"Lake {number}" in entry
    assert len(list(tmp_path.iterdir())) == 8


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert format_citations(LAKE, [], CHICAGO, cache=CitationCache(tmp_path / "file")).bibliography


def test_works_are_told_apart_by_the_whole_bibliography() -> None:
    def book(title: str) -> dict[str, object]:
        issued = {"date-parts": [[1990]]}
        return {
            "type": "book",
            "title": title,
            "author": [{"family": "Smith", "given": "Anna"}],
            "issued": issued,
        }

    items = {name: CslItem.build(name, book(name)) for name in ("one", "two")}
    done = format_citations(items, [CitationRequest("two", "p. 3")], CitationStyle("chicago-author-date"))
    assert done.notes[CitationRequest("two", "p. 3")] == "Smith, Anna. 1990b. <em>Two</em>. P. 3."
    assert [entry for _, entry in done.bibliography] == [
        "Smith, Anna. 1990a. <em>One</em>.",
        "Smith, Anna. 1990b. <em>Two</em>.",
    ]


def test_every_entry_names_its_author() -> None:
    fields = {"type": "book", "author": [{"family": "Smith", "given": "Anna"}]}
    items = {name: CslItem.build(name, {**fields, "title": name}) for name in ("one", "two")}
    style = CitationStyle("chicago-notes-bibliography-17th-edition")
    assert all(
        entry.startswith("Smith, Anna. ") for _, entry in format_citations(items, [], style).bibliography
    )


def test_the_same_input_gives_the_same_output(formatted: Formatted) -> None:
    items = dict(reversed(formatted.items.items()))
    again = format_citations(items, [CitationRequest(name, PAGES) for name in items], GOST)
    assert again.bibliography == formatted.gost.bibliography
    assert again.notes.items() <= formatted.gost.notes.items()


def test_csl_json_is_sorted_and_ends_with_a_line_feed(formatted: Formatted) -> None:
    written = to_csl_json(reversed(formatted.items.values()))
    assert written.endswith("]\n")
    assert [item["id"] for item in json.loads(written)] == sorted(CASES)
    assert "nocase" not in written


def test_biblatex_has_every_item(formatted: Formatted) -> None:
    written = to_biblatex(formatted.items.values())
    assert re.findall(r"^@\w+\{(.*),$", written, flags=re.MULTILINE) == sorted(CASES)
    assert "Победа на реке Халхин-Гол" in written
    assert to_biblatex([]) == ""


def test_pandoc_runs_without_a_shell_and_in_its_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = []

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        assert "shell" not in options
        return subprocess.CompletedProcess(command, 0, b"", b"")

    monkeypatch.setattr(subprocess, "run", run)
    citeproc.run_pandoc(["--to=json"], "")
    assert commands[0][1:] == ["--sandbox", "--to=json"]


@settings(max_examples=5, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=40, unique=True))
def test_any_locator_comes_out_as_text(texts: list[str]) -> None:
    requests = [CitationRequest("lake", text, position) for text in texts for position in Position]
    for request, note in format_citations(LAKE, requests, CHICAGO).notes.items():
        assert read_locator(request.locator or "").text.replace("-", "–") in unescape(note).replace("-", "–")
