"""Editors' Markdown in the book: every construct of the format, and no text lost."""

import pytest
from hypothesis import given, settings, strategies as st
from selectolax.lexbor import LexborHTMLParser
from setting import read_back, squeeze

from variorum.model.safe_html import TAGS
from variorum.render.book.markup import END, START, Walker
from variorum.render.dialect import Dialect

WALKER = Walker(lambda number: f"#emph[piece {number}];")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Plain *and* **bold**.", "Plain #emph[and]; #strong[bold];."),
        ("## Head\n\nText", "#subhead(4)[Head];\n\nText"),
        ("## A\n\n#### B\n\n## C", "#subhead(4)[A];\n\n#subhead(5)[B];\n\n#subhead(4)[C];"),
        ("### Head", "#subhead(4)[Head];"),
        ("- a\n- b", "#list([a], [b]);"),
        ("- a\n    - b", "#list([a\n\n#list([b]);]);"),
        ("3. a\n4. b", "#enum([a], [b]);"),
        ("> quoted", "#quote(block: true)[quoted];"),
        ("`#x`", '#raw("#x");'),
        ("    a = 1\n    b", '#raw("a = 1\\nb", block: true);'),
        ("a  \nb", "a#linebreak(); b"),
        ("[site](https://example.org)", '#link("https://example.org")[site];'),
        ("[page](other.md)", "page"),
        ("Term\n:   What it is", "#terms(([Term], [What it is],));"),
        ("***", "#ornament();"),
        ('<h2>Head<a class="headerlink" href="#x">¶</a></h2>', "#subhead(4)[Head];"),
        ("![A map](map.png)", "#emph[\\[A map\\]];"),
        ('<span lang="ru">озеро</span>', '#tongue("ru")[озеро];'),
        ("<q>words</q><br>x<sup>2</sup>", "“words”#linebreak();x#super[2];"),
        ("<ruby>張<rt>チャン</rt></ruby>", "張(チャン)"),
    ],
)
def test_each_construct_of_markdown_is_one_of_typst(markdown: str, expected: str) -> None:
    html = Dialect().convert(markdown).html
    assert WALKER.write(html) == expected
    read_back(expected)


def test_a_table_has_a_head_that_is_repeated() -> None:
    html = Dialect().convert("| A | B |\n| --- | ---: |\n| a | 1 |").html
    assert WALKER.write(html) == (
        "#grid-table(columns: (3.3em, auto,), align: (left, right,), kept: true, head([A], [B]), [a], [1]);"
    )


def test_our_pieces_stand_where_they_were_marked() -> None:
    assert WALKER.write(f"<p>a {START}3{END}, <em>b{START}4{END}</em></p>") == (
        "a #emph[piece 3];, #emph[b#emph[piece 4];];"
    )


HTML = st.recursive(
    st.text(st.sampled_from("ab ж#*[]<&-1."), max_size=8).map(
        lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
    ),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(sorted(TAGS - {"br", "hr", "img", "wbr", "col", "rp"})),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)
ADDED = str.maketrans("", "", "“”()")


@given(st.lists(HTML, min_size=1, max_size=10))
@settings(max_examples=60, deadline=None)
def test_no_text_is_lost_and_all_of_it_can_be_set(found: list[str]) -> None:
    shown = read_back(*map(WALKER.write, found))
    for html, text in zip(found, shown, strict=True):
        body = LexborHTMLParser(html).body
        assert body is not None
        written = sorted(squeeze(body.text()))
        assert sorted(squeeze(text.translate(ADDED))) == written
