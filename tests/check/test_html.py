from __future__ import annotations

import nh3
import pytest

from variorum.check.html import find_unsafe_html
from variorum.diagnostics import Location
from variorum.model.prose import Prose
from variorum.model.safe_html import ATTRIBUTES, SCHEMES, TAGS


def faults(text: str) -> list[str]:
    prose = Prose(text, (), ((0, Location("x.md")),))
    return [f"{each.location.line}:{each.location.column} {each.message}" for each in find_unsafe_html(prose)]


@pytest.mark.parametrize(
    "text",
    [
        "Plain *Markdown* with 1 < 2 and a <b>word</b>, H<sub>2</sub>O, <br> and <br/>.",
        '<span lang="ja">張鼓峰</span> <a href="https://example.org">x</a> [x](../y.md) [y](mailto:a@b.org)',
        "`<script>` and\n\n```html\n<script>\n```\n\n    <script>\n",
        "<!-- a comment -->",
        "[ref]: https://example.org",
        "{: .wide } and { not an attribute list }",
    ],
)
def test_what_is_harmless_is_let_through(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a\n <script>x</script>", "2:2 the tag <script> is not allowed"),
        ("<SCRIPT>", "1:1 the tag <script> is not allowed"),
        ("<script", "1:1 the tag <script> is not allowed"),
        ("<svg/onload=alert(1)>", "1:1 the tag <svg> is not allowed"),
        ("<b onclick='x'>", "1:1 the attribute “onclick” of <b> is not allowed"),
        ("<img src=x onerror=alert(1)>", "1:1 the attribute “onerror” of <img> is not allowed"),
        ("<a href='javascript:x'>", "1:1 a link to “javascript:” is not allowed"),
        ("<a href=' java&#115;cript:x'>", "1:1 a link to “javascript:” is not allowed"),
        ("[x](javascript:alert)", "1:3 a link to “javascript:” is not allowed"),
        ("[x](java&#x73;cript:alert)", "1:3 a link to “javascript:” is not allowed"),
        ("[x](data:text/html,hi)", "1:3 a link to “data:” is not allowed"),
        ("a\n\n[x]: vbscript:y", "3:1 a link to “vbscript:” is not allowed"),
        ("x {: onclick='y' }", "1:3 the attribute “onclick” is not allowed"),
        ("# x {style=y}", "1:5 the attribute “style” is not allowed"),
        ("<!DOCTYPE html>", "1:1 a declaration or an instruction is not allowed"),
        ("<?php x ?>", "1:1 a declaration or an instruction is not allowed"),
    ],
)
def test_what_could_do_something_is_reported_at_its_place(text: str, fault: str) -> None:
    assert faults(text) == [fault]


def test_a_long_list_of_faults_is_cut() -> None:
    assert len(faults("<blink>\n" * 1_000)) == 50


@pytest.mark.parametrize(
    "text", ["<b onclick=x>y</b>", "<a href='javascript:x'>y</a>", "<iframe></iframe>", "<p style='x'>y</p>"]
)
def test_what_the_cleaner_removes_is_reported(text: str) -> None:
    attributes = {tag: set(names) for tag, names in ATTRIBUTES.items()}
    cleaned = nh3.clean(text, tags=set(TAGS), attributes=attributes, url_schemes=set(SCHEMES), link_rel=None)
    assert cleaned != text
    assert faults(text) != []
