"""The rule on raw HTML: what the renderer would remove is reported, where it stands.

Safety does not rest on this rule, which reads Markdown; it rests on the renderer, which cleans the
HTML that comes of it. The rule is there so that nothing disappears without a word.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import islice
from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic
from variorum.model.safe_html import ATTRIBUTES, SCHEMES, TAGS
from variorum.parse.code import find_code, find_fences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog
    from variorum.model.prose import Prose

_TAG = re.compile(r"</?[A-Za-z][^\s/<>\"']*|<!(?!--)|<\?")
_TAG_REST = re.compile(r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>?")
_LONGEST_TAG = 2000
_ATTRIBUTE_LIST = re.compile(r"\{:?[^{}\n]*?\b(?P<name>on\w+|style|srcdoc|formaction)\s*=", re.IGNORECASE)
_DESTINATION = re.compile(
    r"\]\(\s*<?(?P<url>[^)\s>]+)|^ {0,3}\[[^\]\n]+\]:\s*<?(?P<ref>[^\s>]+)", re.MULTILINE
)
_SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\s-]*):")
_MOST_FAULTS = 50


def check_html(catalog: Catalog) -> Iterator[Diagnostic]:
    """Entries hold no HTML, no attribute and no link that could do anything but show text."""
    for entry in catalog.entries.values():
        notes = {claim.note.location: claim.note for claim in entry.claims}  # claims of a record share it
        for prose in (entry.body, *notes.values(), *(verdict.why for verdict in entry.verdicts)):
            yield from find_unsafe_html(prose)


def find_unsafe_html(prose: Prose) -> Iterator[Diagnostic]:
    """Finds what the renderer would remove from a prose."""
    text = prose.text
    if "<" not in text and "](" not in text and "]:" not in text and "{" not in text:
        return
    parts = islice(_unsafe_parts(_blank_code(text)), _MOST_FAULTS)
    for offset, message in sorted(parts):
        yield Diagnostic(prose.locate(offset), Code.E404, message)


def _blank_code(text: str) -> str:
    """The text with code and comments as spaces, so that everything else keeps its offset."""
    pieces, position = [], 0
    for start, end in find_code(text, find_fences(text)):
        pieces += [text[position:start], re.sub(r"\S", " ", text[start:end])]
        position = end
    return "".join((*pieces, text[position:]))


def _unsafe_parts(text: str) -> Iterator[tuple[int, str]]:
    for match in _TAG.finditer(text):
        rest = _TAG_REST.match(text, match.end(), match.end() + _LONGEST_TAG)
        for message in _read_tag(match[0], rest[0] if rest else ""):
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


def _read_tag(opening: str, rest: str) -> list[str]:
    if opening.startswith(("<!", "<?")):
        return ["a declaration or an instruction is not allowed"]
    if not rest.strip(" />") and opening.strip("</").lower() in TAGS:
        return []
    return _TagReader.read(opening + rest)


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
