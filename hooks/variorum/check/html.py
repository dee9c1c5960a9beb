"""The rule on raw HTML: what the renderer would remove is reported, where it stands.

Safety does not rest on this rule, which reads Markdown; it rests on the renderer, which cleans the HTML that comes
of it. The rule is there so that nothing disappears without a word.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.safe_html import ATTRIBUTES, SCHEMES, TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog
    from variorum.model.prose import Prose

_TAG = re.compile(r"</?[A-Za-z][^\s/>]*(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>?|<!(?!--)|<\?", re.DOTALL)
_ATTRIBUTE_LIST = re.compile(r"\{:?[^{}\n]*?\b(?P<name>on\w+|style|srcdoc|formaction)\s*=", re.IGNORECASE)
_DESTINATION = re.compile(r"\]\(\s*<?(?P<url>[^)\s>]+)|^ {0,3}\[[^\]]+\]:\s*<?(?P<ref>[^\s>]+)", re.MULTILINE)
_SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\s-]*):")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|^(?P<fence>```+|~~~+).*?(?:^(?P=fence)|\Z)", re.DOTALL | re.MULTILINE)


def check_html(catalog: Catalog) -> Iterator[Diagnostic]:
    """Entries hold no HTML, no attribute and no link that could do anything but show text."""
    for entry in catalog.entries.values():
        proses = (entry.body, *(claim.note for claim in entry.claims), *(verdict.why for verdict in entry.verdicts))
        for prose in dict.fromkeys(proses):
            yield from find_unsafe_html(prose)


def find_unsafe_html(prose: Prose) -> Iterator[Diagnostic]:
    """Finds what the renderer would remove from a prose."""
    text = prose.text
    if "<" not in text and "](" not in text and "]:" not in text and "{" not in text:
        return
    bare = _CODE.sub(lambda match: re.sub(r"\S", " ", match[0]), text)
    for offset, message in sorted(_unsafe_parts(bare)):
        yield Diagnostic(_locate(prose, offset), Code.E404, message)


def _unsafe_parts(text: str) -> Iterator[tuple[int, str]]:
    for match in _TAG.finditer(text):
        for message in _TagReader.read(match[0]):
            yield match.start(), message
    for match in _ATTRIBUTE_LIST.finditer(text):
        yield match.start(), f"the attribute “{match['name']}” is not allowed"
    for match in _DESTINATION.finditer(text):
        if message := _bad_link(match["url"] or match["ref"]):
            yield match.start(), message


def _bad_link(url: str) -> str:
    match = _SCHEME.match(unescape(url))
    scheme = re.sub(r"\s", "", match[1]).lower() if match else ""
    return f"a link to “{scheme}:” is not allowed" if scheme and scheme not in SCHEMES else ""


class _TagReader(HTMLParser):
    """Reads one tag and notes what is not allowed in it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @classmethod
    def read(cls, tag: str) -> list[str]:
        reader = cls()
        reader.feed(tag if tag.endswith(">") else f"{tag}>")
        return reader.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"the tag <{tag}> is not allowed")
            return
        for name, value in attrs:
            if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, frozenset()):
                self.found.append(f"the attribute “{name}” of <{tag}> is not allowed")
            elif name in {"href", "src", "cite"} and (message := _bad_link(value or "")):
                self.found.append(message)

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"a declaration <!{decl.split(' ')[0]}> is not allowed")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"an instruction <?{data.split(' ')[0]}> is not allowed")


def _locate(prose: Prose, offset: int) -> Location:
    origin = prose.location or Location("")
    line = prose.text.count("\n", 0, offset)
    start = prose.text.rfind("\n", 0, offset) + 1
    column = offset - start + (origin.column if line == 0 else 1)
    return Location(origin.path, origin.line + line, column)
