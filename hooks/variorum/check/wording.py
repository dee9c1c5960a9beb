"""Rule on wording: editors write in their own words; a source's words stand between quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from variorum.catalog.resolving import names_of
from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.prose import Block, Citation, Prose
from variorum.model.values import Text
from variorum.parse.wording import QUOTATION, RUN, fingerprint, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from variorum.catalog import Catalog
    from variorum.model.entry import Entry
    from variorum.model.prose import Mark
    from variorum.parse.wording import Word

_BREAK = "\0"
_NOT_OURS = re.compile(rf"{QUOTATION.pattern}|`[^`]*`|^[ ]{{0,3}}>.*$", re.MULTILINE)
_LONGEST = 120


def check_wording(catalog: Catalog) -> Iterator[Diagnostic]:
    """No entry shares a run of eight words with a transcript, quotations aside."""
    for entry in catalog.entries.values() if catalog.transcripts else ():
        for prose, place in dict(_texts(entry)).items():
            yield from check_prose_wording(prose, catalog, place)


def check_prose_wording(
    prose: Prose, catalog: Catalog, place: Location | None = None
) -> Iterator[Diagnostic]:
    """Checks the wording of one prose.

    Args:
        prose: The prose.
        catalog: Everything known.
        place: Where it stands, if the prose itself does not know.
    """
    for words in _spoken(prose) if catalog.transcripts else ():
        texts = [word.text for word in words]
        for start, end in _shared(texts, catalog):
            if _is_name(texts[start:end], catalog):
                continue
            copied = prose.text[words[start].start : words[end - 1].end]
            message = f"{end - start} words in a row stand in a source: “{_shorten(copied)}”"
            yield Diagnostic(place or prose.locate(words[start].start), Code.W409, message)


def _texts(entry: Entry) -> Iterator[tuple[Prose, Location | None]]:
    """Everything that editors write in sentences, each text once, with its place if it does not know it."""
    yield Prose(entry.summary), entry.title_location
    yield entry.body, None
    for claim in entry.claims:
        if isinstance(claim.value, Text):
            yield Prose(claim.value.text), claim.location
        yield claim.note, None if claim.note.lines else claim.location
    for verdict in entry.verdicts:
        yield verdict.why, None if verdict.why.lines else verdict.location


def _shared(words: list[str], catalog: Catalog) -> Iterator[tuple[int, int]]:
    """The stretches of words that a transcript has too, as positions; runs that touch are one."""
    first = last = -1
    for start in range(len(words) - RUN + 1):
        run = fingerprint(words[start : start + RUN])
        if not any(run in transcript.runs for transcript in catalog.transcripts.values()):
            continue
        if first >= 0 and start > last:
            yield first, last
            first = -1
        first, last = first if first >= 0 else start, start + RUN
    if first >= 0:
        yield first, last


def _is_name(words: Sequence[str], catalog: Catalog) -> bool:
    """Says whether words are but a long name, with an article or a preposition beside it."""
    cores = {f" {' '.join(words[start:end])} " for start in (0, 1) for end in (len(words), len(words) - 1)}
    return any(
        core in f" {' '.join(word.text for word in split_words(name))} "
        for entry in catalog.entries.values()
        for name in names_of(entry)
        if len(name.split()) >= len(words) - 2
        for core in cores
    )


def _spoken(prose: Prose) -> Iterator[list[Word]]:
    """The words of a prose in stretches between quotations and blocks, with their offsets."""
    text = _NOT_OURS.sub(lambda match: _BREAK * len(match[0]), _mask(prose.text, prose.marks))
    position = 0
    for stretch in text.split(_BREAK):
        if stretch:
            yield list(split_words(stretch, position))
        position += len(stretch) + 1


def _mask(text: str, marks: Iterable[Mark]) -> str:
    """The text with blanks where readers see no words of it: in citations, and in the targets of links."""
    parts: list[str] = []
    position = 0
    for mark in marks:
        written = text[mark.start : mark.end]
        if isinstance(mark, Block):
            shown = _BREAK * len(written)
        elif isinstance(mark, Citation):
            shown = " " * len(written)
        else:
            hidden = written.find("|") + 1
            shown = " " * hidden + written[hidden:]
        parts += [text[position : mark.start], shown]
        position = mark.end
    return "".join((*parts, text[position:]))


def _shorten(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= _LONGEST else f"{joined[:_LONGEST]}…"
