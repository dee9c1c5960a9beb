from hypothesis import given, strategies as st

from builders import connect, make_entry
from variorum.compile.article import compile_article
from variorum.model.ids import EntryId
from variorum.render.dialect import Dialect
from variorum.render.search_text import Section, split_html, split_prose

PROSE = """\
The *first* [[anna|words]] and `code`[@alpha, p. 1].

## One & two {#other}

- An item with [a link](https://example.org "title") &amp; **more**
- Another_one

| a | b |
|---|---|
| 1 | 2 |

~~~compare
fact: killed
~~~

### Вторая
### Вторая

<b>Last</b>.
"""


def test_prose_becomes_the_text_of_its_sections() -> None:
    catalog = connect(make_entry(body=PROSE), make_entry("anna", of="person"))
    article = compile_article(EntryId("lake"), catalog, "en-GB")
    assert list(split_prose(article.body)) == [
        Section("", "", "The first words and code."),
        Section("other", "One & two", "An item with a link & more Another_one a b 1 2"),
        Section("вторая", "Вторая", ""),
        Section("вторая_1", "Вторая", "Last."),
    ]


@given(st.lists(st.text("ab Я-&1", min_size=1).filter(str.strip), max_size=5))
def test_anchors_are_those_of_the_page(headings: list[str]) -> None:
    body = "\n\n".join(f"## x{heading.strip()}y\n\ntext" for heading in headings)
    article = compile_article(EntryId("lake"), connect(make_entry(body=body)), "en-GB")
    tokens = Dialect().convert(body).headings
    assert [section.anchor for section in split_prose(article.body)] == [token["id"] for token in tokens]


def test_html_becomes_the_text_of_its_sections() -> None:
    html = (
        '<h1 id="t">Title</h1><p>Under &amp; it</p>'
        '<h2 id="one">One<a class="headerlink" href="#one">¶</a></h2>'
        "<table><tr><td>a</td><td>b</td></tr></table>"
        '<h2 id="notes" data-search-exclude>Notes</h2><p>A note</p>'
        '<h3 id="two">Two</h3>759<sup id="fnref:1" data-search-exclude><a href="#fn:1">1</a></sup>'
    )
    assert list(split_html(html)) == [
        Section("", "", "Under & it"),
        Section("one", "One", "a b"),
        Section("two", "Two", "759"),
    ]
