"""Inline: phrases, references, note marks and remarks, written in HTML for one page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from variorum.compile.pieces import CrossReference, InlineCitation, NoteMark, Words
from variorum.render.addresses import relative_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from variorum.compile.notes import Note
    from variorum.compile.pieces import Phrase, ProsePiece
    from variorum.model.ids import EntryId
    from variorum.render.bibliography import Citations
    from variorum.render.press import Press

_MARKDOWN = re.compile(r"[\\`*_{}\[\]#|~^=]")


@dataclass(frozen=True, slots=True)
class Inline:
    """Writes what stands within a line, for one page.

    Attributes:
        uri: The page.
        press: What it is written with.
        portable: Links in Markdown lead to `.md` files, for any builder to resolve.
    """

    uri: str
    press: Press
    portable: bool = False

    @property
    def citations(self) -> Citations:
        """Formatted citations."""
        return self.press.citations

    def ref(self, reference: CrossReference) -> Markup:
        """A link to an entry; a wanted one is marked as such."""
        text = escape(reference.text)
        if reference.target is None:
            return Markup(f'<span class="vr-wanted" title="No entry yet">{text}</span>')
        href = self.press.addresses.link(self.uri, self.press.addresses.page_of(reference.target))
        return Markup(f'<a href="{href}">{text}</a>')

    def link(self, uri: str, anchor: str = "") -> str:
        """The relative address of another page."""
        return self.press.addresses.link(self.uri, uri, anchor)

    def entry_link(self, entry: EntryId, anchor: str = "") -> str:
        """The relative address of an entry's page."""
        return self.link(self.press.addresses.page_of(entry), anchor)

    def phrase(self, phrase: Phrase) -> Markup:
        """A value."""
        parts = (escape(part) if isinstance(part, str) else self.ref(part) for part in phrase)
        return Markup("".join(parts))

    def mark(self, mark: NoteMark) -> Markup:
        """A note mark, with the ids and classes of Python-Markdown's footnotes, which themes know."""
        return Markup(write_mark(mark))

    def marks(self, marks: Iterable[NoteMark]) -> Markup:
        """Note marks, one after the other."""
        return Markup("".join(write_mark(mark) for mark in marks))

    def remark(self, pieces: Iterable[ProsePiece]) -> Markup:
        """A remark or a verdict: Markdown with references, without note marks.

        It becomes HTML here, in which no builder would resolve a link to a `.md` file.
        """
        inline = replace(self, portable=False) if self.portable else self
        markdown = "".join(inline.markdown(piece) for piece in pieces)
        return Markup(self.press.dialect.convert_inline(markdown.strip()))

    def markdown(self, piece: ProsePiece) -> str:
        """A piece of prose, as Markdown."""
        if isinstance(piece, Words):
            return piece.markdown
        if isinstance(piece, CrossReference):
            return self._markdown_link(piece)
        if isinstance(piece, NoteMark):
            return write_mark(piece)
        if isinstance(piece, InlineCitation):
            return self._spell(piece)
        return ""

    def note(self, note: Note) -> Markup:
        """The text of a note: its citations, the source's words, the editors' remark."""
        texts = [self.citations.note(cite) for cite in note.cites]
        html = "; ".join(text.removesuffix(".") for text in texts[:-1])
        html = f"{html}; {texts[-1]}" if html else "".join(texts)
        if note.quote:
            html += f" <q>{escape(note.quote)}</q>"
        if note.remark:
            html += f' <span class="vr-remark">{self.remark(note.remark)}</span>'
        return Markup(html)

    def _markdown_link(self, reference: CrossReference) -> str:
        text = escape_markdown(reference.text)
        if reference.target is None:
            return f'<span class="vr-wanted" title="No entry yet">{text}</span>'
        page = self.press.addresses.page_of(reference.target)
        href = (
            relative_markdown(self.uri, page) if self.portable else self.press.addresses.link(self.uri, page)
        )
        return f"[{text}]({href})"

    def _spell(self, citation: InlineCitation) -> str:
        parts = []
        for source, title, locator in citation.sources:
            link = self._markdown_link(CrossReference(title, source))
            parts.append(f"{link}, {escape_markdown(locator)}" if locator else link)
        return f"({'; '.join(parts)})"


def write_mark(mark: NoteMark) -> str:
    """A note mark in HTML; the first of a note has the id that the note leads back to first.

    The search must not take `759` and the mark behind it for one number.
    """
    occurrence = mark.occurrence if mark.occurrence > 1 else ""
    return (
        f'<sup id="fnref{occurrence}:{mark.number}" data-search-exclude>'
        f'<a class="footnote-ref" role="doc-noteref" href="#fn:{mark.number}">{mark.number}</a></sup>'
    )


def escape_markdown(text: str) -> str:
    """Writes plain text so that Markdown shows it as it is.

    With character references: which characters a backslash frees depends on the extensions in use.
    """
    return _MARKDOWN.sub(lambda match: f"&#{ord(match[0])};", escape(text, quote=False))
