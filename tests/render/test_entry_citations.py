"""Citations of entries: filled stand-ins must read as what the processor makes of each entry itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from variorum.model.csl import CslItem
from variorum.render.citation_cache import CitationCache
from variorum.render.citation_style import CitationStyle, adapt_style, read_style
from variorum.render.citeproc import Citation, ProcessorRun, run_citeproc
from variorum.render.entry_citations import STYLES, EntryCitations, prepare_citations
from variorum.render.reference_formats import EntryReference, to_csl

if TYPE_CHECKING:
    from pathlib import Path

COMMON = EntryReference(
    id="", title="", container="Khasan 1938", version="1", date="1938-08-11", language="en", url=""
)
URL = "https://khasan.example/1/x/?a=1&b=2"
TITLES = (
    "Battle of Lake Khasan",
    "Who won?",
    "Halt!",
    "Stern et al.",
    "a <b> & c",
    "Хасан",
    "The “Hassan” affair",
    "Why “so”?",
    "He said “no.”",
    "It's 7 o’clock",
    "{Braces} and \\backslash",
    "Khasan (1938)",
)
_MARKS = str.maketrans(dict.fromkeys("“”‘’\"'", "'"))


@pytest.fixture(scope="module", params=["en-GB", "en-US"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def citations(locale: str) -> EntryCitations:
    return prepare_citations(COMMON, locale, None)


def ask_processor(style: str, locale: str) -> list[str]:
    """Cite an entry of each title by the processor itself."""
    adapted = adapt_style(read_style(CitationStyle(style, locale)))
    found = []
    for title in TITLES:
        fields = to_csl(replace(COMMON, id="x", title=title, url=URL))
        marked = title.replace("<", "&lt;")
        kept = {"title": f'<span class="nocase">{marked}</span>'}
        item = CslItem.build("x", {**fields, **kept})
        output = run_citeproc(
            ProcessorRun((item,), (Citation("x"),), adapted.xml, locale, with_bibliography=True)
        )
        found.append(output.citations[0] if adapted.is_note else output.bibliography[0][1])
    return found


@pytest.mark.parametrize("style", ["chicago-notes-bibliography", "apa"])
def test_a_citation_is_that_of_the_processor(style: str, locale: str, citations: EntryCitations) -> None:
    filled = [citations.cite(style, replace(COMMON, title=title, url=URL)) for title in TITLES]
    # The marks in a title stay as the editors wrote them where no others are around; the processor
    # chooses its own.
    assert [each.translate(_MARKS) for each in filled] == [
        each.replace("&amp;lt;", "&lt;").translate(_MARKS) for each in ask_processor(style, locale)
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Who won?", "Who won? // Khasan 1938. 1938. URL: <a"),
        ("Stern et al.", "Stern et al. // Khasan 1938. 1938. URL: <a"),
    ],
)
def test_gost_prints_the_address(title: str, shown: str, citations: EntryCitations) -> None:
    text = citations.cite("gost-r-7-0-5-2008", replace(COMMON, title=title, url=URL))

    assert text.startswith(shown)
    assert text.endswith("x/?a=1&amp;b=2</a>.")
    assert text.count("<a") == text.count("</a>") == 1


def test_marks_within_marks_change_their_form() -> None:
    title = "The “Hassan” affair"
    british = prepare_citations(COMMON, "en-GB", None).cite(STYLES[0][1], replace(COMMON, title=title))
    american = prepare_citations(COMMON, "en-US", None).cite(STYLES[0][1], replace(COMMON, title=title))

    assert british.startswith("‘The “Hassan” affair’,")
    assert american.startswith("“The ‘Hassan’ affair,”")


def test_an_unknown_address_is_said_to_be_that_of_the_page(citations: EntryCitations) -> None:
    for _, style in STYLES:
        text = citations.cite(style, replace(COMMON, title="Khasan"))
        assert "standin" not in text.lower()
        assert '<span class="vr-address">[address of this page]</span>' in text


def test_the_stand_ins_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = prepare_citations(COMMON, "en-GB", CitationCache(tmp_path))
    monkeypatch.setattr("variorum.render.entry_citations.run_citeproc", None)

    assert prepare_citations(COMMON, "en-GB", CitationCache(tmp_path)) == first
