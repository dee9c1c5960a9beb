"""The sentence in which a link stands."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from variorum.compile.sentences import LONGEST, quote_sentence
from variorum.diagnostics import Location
from variorum.model.prose import Link
from variorum.parse.markup import parse_prose

PIECES = (
    "Some words ",
    "and (more. ",
    "Gen. ",
    "p. 5, ",
    "**bold** ",
    "* ",
    "| a | b |\n",
    "\n\n",
    "\n- item ",
    "\n\n~~~list\ntype: battle\n~~~\n\n",
    "[@alpha, p. 1]. ",
    "[[x|a link.]] ",
    "[[lake]]",
    " `code` ",
    "<!-- note -->",
    "\n## Head\n",
    "第一。第二",
    "?! ",
    "x" * 300,
    " --- | ---\n",
)


def quote(text: str, position: int = 0) -> tuple[str, str, str]:
    prose, _ = parse_prose(text, Location("here.md"))
    link = [mark for mark in prose.marks if isinstance(mark, Link)][position]
    found = quote_sentence(prose, link, lambda mark: mark.text or mark.target.title())
    return found.before, found.words, found.after


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two saw [[lake]] there. Three.", "Two saw Lake there."),
        ("[[lake]] was first. Two.", "Lake was first."),
        ("They met Gen. [[stern]] at 5 p.m. in camp. Then left.", "They met Gen. Stern at 5 p.m. in camp."),
        ("V. K. [[blyukher]] came. He left.", "V. K. Blyukher came."),
        ("See No. 5 and [[lake]]. He said no. [[hill|It]] fell.", "See No. 5 and Lake."),
        ("First [@alpha, p. 1]. “Was it [[lake]]?” he asked [@beta]. No.", "“Was it Lake?” he asked."),
        ("Really? The [[lake]] was cold! Yes.", "The Lake was cold!"),
        ("Бой у оз. Хасан. В 1938 г. [[lake]] был взят. Потом.", "В 1938 г. Lake был взят."),
        ("第一。第二は[[lake]]です。第三。", "第二はLakeです。"),
        ("A paragraph\nof two lines with [[lake]]\n\nAnother", "A paragraph of two lines with Lake"),
        ("Intro:\n\n- one\n- two [[lake]]\n- three", "two Lake"),
        ("## The [[lake]]\nText.", "The Lake"),
        ("> Quoted [[lake]]\n> on. Next.", "Quoted Lake on."),
        ("| a | b |\n| --- | --- |\n| x [[lake|the lake]] | y |", "x the lake"),
        ("a | b\n--- | ---\nx | the [[lake]] y", "the Lake y"),
        ("Text\n~~~list\ntype: battle\n~~~\nThen [[lake]] here.", "Then Lake here."),
        (
            "**Bold *and* [[lake]]** with [a link](https://x.org) &amp; `code`, 5 * 3, snake_case, \\*.",
            "Bold and Lake with a link & code, 5 * 3, snake_case, *.",
        ),
        ("<b>Bold</b> <!-- not. This --> [[lake]]{: .x } [^1] ![picture](a.png) end.", "Bold Lake end."),
    ],
)
def test_the_sentence_is_quoted_as_plain_text(text: str, sentence: str) -> None:
    assert " ".join("".join(quote(text)).split()) == sentence


def test_a_long_sentence_is_cut_between_words_on_both_sides() -> None:
    before, words, after = quote(f"{'before ' * 60}[[lake]]{' after' * 60}.")
    assert len(before) + len(words) + len(after) <= LONGEST + len("…  …")
    assert before.startswith("… before ")
    assert after.endswith(" after …")
    before, _, after = quote(f"Short [[lake]]{' after' * 60}.")
    assert before == "Short "
    assert len(after) > LONGEST / 2


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_words_of_the_link_stand_in_it_and_it_is_never_long(text: str) -> None:
    prose, _ = parse_prose(text, Location("here.md"))
    for mark in prose.marks:
        if isinstance(mark, Link):
            words = mark.text or mark.target
            found = quote_sentence(prose, mark, lambda link: link.text or link.target)
            assert found.words == words
            assert len(found.before) + len(found.after) <= max(LONGEST - len(words), 0) + len("…  …")
            assert "\n" not in found.before + found.after
            assert "~~~" not in found.before + found.after


def test_a_hostile_text_is_read_near_the_link_only() -> None:
    text = f"{'<b ' * 50_000}{'. ' * 50_000}[[lake]]{'a.' * 50_000}{'](' * 50_000}{'|' * 50_000}"
    assert quote(text)[1] == "Lake"
