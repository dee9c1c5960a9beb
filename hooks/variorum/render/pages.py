"""Pages: what a builder is given. Every page is a list of parts in the order of reading.

A part is a heading, HTML of ours, or an editor's prose; hosts differ only in what they make of prose.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, TypeAlias

from variorum.compile.pieces import BlockPiece
from variorum.model.blocks import ReferenceRequest
from variorum.render.fragments import render_block
from variorum.render.inline import escape_markdown
from variorum.render.reference import render_reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from variorum.compile.pieces import ProsePiece
    from variorum.render.dialect import Dialect
    from variorum.render.inline import Inline


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of ours.

    Attributes:
        text: Its text, plain.
        id: Its anchor.
        is_searchable: The search should find it; not if every page has it.
    """

    text: str
    id: str
    is_searchable: bool = True


@dataclass(frozen=True, slots=True)
class Html:
    """HTML of ours, one block without blank lines."""

    html: str


@dataclass(frozen=True, slots=True)
class Prose:
    """An editor's prose.

    Attributes:
        markdown: Markdown in which references and note marks are written out, and a marker
            stands for each block.
        blocks: The HTML of the blocks.
    """

    markdown: str
    blocks: tuple[str, ...]


Part: TypeAlias = Heading | Html | Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, ready to be written.

    Attributes:
        uri: Its path in the Markdown tree.
        title: Its title, plain.
        description: A sentence for search engines; empty if there is none.
        above: HTML above the title.
        parts: Everything below the title.
        path: The file to edit, as diagnostics name it; empty if it is generated.
        is_searchable: The search should find it.
        head: HTML for the head of the page, which readers do not see; builders of other kinds go without.
        hides: Parts of the theme's page that it has no use for, as Material names them.
    """

    uri: str
    title: str
    description: str = ""
    above: str = ""
    parts: tuple[Part, ...]
    path: str = ""
    is_searchable: bool = True
    head: str = ""
    hides: tuple[str, ...] = ()


_START, _END = "\ue000", "\ue001"
"""Private characters around the number of a block; no entry can hold them (E102), but for `&#xE000;`."""

_MARKER = re.compile(f"(?:<p>)?{_START}([0-9]{{1,9}}){_END}(?:</p>)?")


def write_prose(pieces: Iterable[ProsePiece], inline: Inline) -> Prose:
    """Writes prose as Markdown, its blocks apart."""
    blocks: list[str] = []
    texts: list[str] = []
    for piece in pieces:
        if not isinstance(piece, BlockPiece):
            texts.append(inline.markdown(piece))
        elif isinstance(piece.content, ReferenceRequest):
            texts.append(render_reference(piece.content.of, inline.press.catalog.types) or "")
        else:
            texts.append(f"\n\n{_START}{len(blocks)}{_END}\n\n")
            blocks.append(render_block(piece.content, inline))
    return Prose("".join(texts), tuple(blocks))


def write_html(page: Page, dialect: Dialect) -> tuple[str, list[Mapping[str, Any]]]:
    """Writes a page as HTML.

    Args:
        page: The page.
        dialect: The Markdown of the site.

    Returns:
        The HTML of its contents with its title, and the tokens of its headings, as Python-Markdown
        makes them, for a table of contents.
    """
    html = [page.above, f"<h1 data-search-exclude>{escape(page.title, quote=False)}</h1>"]
    headings: list[Mapping[str, Any]] = []
    for part in page.parts:
        if isinstance(part, Heading):
            attributes = f'id="{part.id}"' + ("" if part.is_searchable else " data-search-exclude")
            html.append(f"<h2 {attributes}>{escape(part.text)}</h2>")
            headings.append({"level": 2, "id": part.id, "name": escape(part.text), "children": []})
        elif isinstance(part, Html):
            html.append(part.html)
        else:
            converted = dialect.convert(part.markdown)
            html.append(put_blocks(converted.html, part.blocks))
            headings += converted.headings
    return "\n".join(filter(None, html)), headings


def write_markdown(page: Page) -> str:
    """Writes a page as a Markdown file with front matter, for any builder that reads Markdown."""
    # Themes print what stands in front matter as it is, so it must be HTML.
    fields = {"title": escape(page.title), "description": escape(page.description)}
    matter = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items() if value
    )
    if page.hides:
        matter += f"hide: [{', '.join(page.hides)}]\n"
    if not page.is_searchable:
        matter += "search:\n  exclude: true\n"
    texts = [page.above, f"# {escape_markdown(page.title)}"]
    for part in page.parts:
        if isinstance(part, Heading):
            attributes = f"#{part.id}" + ("" if part.is_searchable else ' data-search-exclude=""')
            texts.append(f"## {escape_markdown(part.text)} {{{attributes}}}")
        elif isinstance(part, Html):
            texts.append(part.html)
        else:
            texts.append(put_blocks(part.markdown, part.blocks).strip("\n"))
    return f"---\n{matter}---\n\n" + "\n\n".join(filter(None, texts)) + "\n"


def put_blocks(text: str, blocks: tuple[str, ...]) -> str:
    """Puts blocks in the places of their markers, in Markdown or in the HTML made of it."""
    return _MARKER.sub(lambda match: "".join(blocks[int(match[1]) :][:1]), text)
