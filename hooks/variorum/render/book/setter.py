"""The setter: phrases, references, note marks and prose, written in Typst for one entry or essay.

A note that is first marked in prose stands at the foot of that page. Those of tables and lists stand right
below them, run in, as printers set them: a table can have more notes than a page has room for. Later marks
repeat the number. The first mention of an entry in prose says on which page that is, the others lead there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.compile.phrases import refer_shortly
from variorum.compile.pieces import BlockPiece, CrossReference, InlineCitation, NoteMark, Words
from variorum.render.book.markup import END, START, Walker
from variorum.render.book.syntax import array, call, content, escape, label, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from variorum.compile.notes import Note
    from variorum.compile.pieces import BlockContent, Phrase, ProsePiece
    from variorum.model.ids import EntryId
    from variorum.render.press import Press


class Setter:
    """Writes one entry or essay, in the order of reading.

    Args:
        here: The entry, or the name of an essay; labels of notes begin with it.
        notes: Its notes.
        press: What everything is written with.
        bound: The entries that are in the book.
        level: The level of the heading that it stands under.
    """

    def __init__(
        self, here: str, notes: Sequence[Note], press: Press, bound: frozenset[EntryId], level: int = 1
    ) -> None:
        self.here = here
        self.level = level
        self.press = press
        self.bound = bound
        self._notes = {note.number: note for note in notes}
        self._printed: set[int] = set()
        self._mentioned: set[EntryId] = set()
        self._gathered: list[str] | None = None

    def leads(self, target: EntryId | None) -> bool:
        """Says whether a reference leads to another entry in the book."""
        return target in self.bound and target != self.here

    def link(self, reference: CrossReference) -> str:
        """A reference without a page number, as in tables."""
        return self._refer("lk", reference, escape(reference.text))

    def shorten(self, source: CrossReference) -> CrossReference:
        """A source by its short title, by which notes know it too; the long ones take half the page."""
        return refer_shortly(source.target, self.press.catalog) if source.target else source

    def paged(self, reference: CrossReference, tail: str = "") -> str:
        """A reference with its page behind it, as in an index.

        Args:
            reference: The reference.
            tail: What stands between the two: figures of notes behind those of a page would be misread.
        """
        text = escape(reference.text)
        if reference.target is None or not self.leads(reference.target):
            return text + tail
        between = f"tail: {content(tail)}" if tail else ""
        return call("pg", label("e", reference.target), between, body=text)

    def mention(self, reference: CrossReference) -> str:
        """A reference in prose, with the page at the first mention; the name index counts it."""
        if reference.target is None or reference.target in self._mentioned:
            return self._refer("to", reference, escape(reference.text))
        self._mentioned.add(reference.target)
        return self._refer("see", reference, escape(reference.text))

    def phrase(self, phrase: Phrase) -> str:
        """A value."""
        return "".join(escape(part) if isinstance(part, str) else self.link(part) for part in phrase)

    def marks(self, marks: Iterable[NoteMark]) -> str:
        """Note marks, one after the other."""
        return call("between").join(self.mark(mark) for mark in marks)

    def mark(self, mark: NoteMark) -> str:
        """A note mark; with the first of a note comes the note."""
        note = self._notes.get(mark.number)
        if note is None:
            return ""
        name = label("n", self.here, str(note.number))
        sources = array(quote(source) for source in dict.fromkeys(cite.source for cite in note.cites))
        if note.number in self._printed:
            return call("again", str(note.number), name, sources)
        self._printed.add(note.number)
        if self._gathered is None:
            return call("note", str(note.number), name, sources, body=self._note(note))
        self._gathered.append(f"({note.number}, {name}, {content(self._note(note))})")
        return call("again", str(note.number), name, sources)

    def above_notes(self, write: Callable[[], str]) -> str:
        """Writes a table or a list, and right below it the notes that are first marked in it."""
        outer, self._gathered = self._gathered, []
        written, gathered, self._gathered = write(), self._gathered, outer
        return f"{written}\n\n{call('apparatus', *gathered)}" if gathered else written

    def remark(self, pieces: Iterable[ProsePiece]) -> str:
        """A remark or a verdict: prose without blocks and note marks."""
        return self._prose(pieces, lambda _: "", in_line=True)

    def prose(self, pieces: Iterable[ProsePiece], show_block: Callable[[BlockContent], str]) -> str:
        """Prose with blocks.

        Args:
            pieces: The prose.
            show_block: Writes a block.
        """
        return self._prose(pieces, show_block, in_line=False)

    def html(self, html: str) -> str:
        """HTML within a line, such as a formatted citation."""
        return Walker(lambda _: "").write_line(html)

    def _prose(
        self, pieces: Iterable[ProsePiece], show_block: Callable[[BlockContent], str], *, in_line: bool
    ) -> str:
        """Markdown is read as a whole, with the places of our pieces marked in it."""
        shown: list[ProsePiece] = []
        text = ""
        for piece in pieces:
            if isinstance(piece, Words):
                text += piece.markdown
                continue
            mark = f"{START}{len(shown)}{END}"
            text += f"\n\n{mark}\n\n" if isinstance(piece, BlockPiece) else mark
            shown.append(piece)

        def show(number: int) -> str:
            return self._piece(shown[number], show_block) if number < len(shown) else ""

        walker = Walker(show, self.level)
        if in_line:
            return walker.write_line(self.press.dialect.convert_inline(text.strip()))
        return walker.write(self.press.dialect.convert(text).html)

    def _piece(self, piece: ProsePiece, show_block: Callable[[BlockContent], str]) -> str:
        if isinstance(piece, CrossReference):
            return self.mention(piece)
        if isinstance(piece, NoteMark):
            return self.mark(piece)
        if isinstance(piece, InlineCitation):
            return self._spell(piece)
        return show_block(piece.content) if isinstance(piece, BlockPiece) else ""

    def _spell(self, citation: InlineCitation) -> str:
        parts = (
            self.link(self.shorten(CrossReference(title, source)))
            + (f", {escape(locator)}" if locator else "")
            for source, title, locator in citation.sources
        )
        return f"({'; '.join(parts)})"

    def _note(self, note: Note) -> str:
        """The text of a note: its citations, the source's words, the editors' remark."""
        texts = [self.html(self.press.citations.note(cite)) for cite in note.cites]
        parts = ["; ".join([*(text.removesuffix(".") for text in texts[:-1]), *texts[-1:]])]
        if note.quote:
            parts.append(f"“{escape(note.quote)}”")
        if note.remark:
            parts.append(self.remark(note.remark))
        return " ".join(filter(None, parts))

    def _refer(self, name: str, reference: CrossReference, text: str) -> str:
        if reference.target is None or not self.leads(reference.target):
            return text
        return call(name, label("e", reference.target), body=text)
