"""Rules on quotations, for those who have the text: what is quoted stands in the source, word for word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from variorum.catalog.coverage import find_transcript
from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.ids import EntryId
from variorum.model.prose import Citation, Link
from variorum.parse.locators import read_lines
from variorum.parse.wording import QUOTATION, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from variorum.catalog import Catalog
    from variorum.model.entry import Claim, Entry
    from variorum.model.prose import Prose

    Texts = Mapping[EntryId, Sequence[str]]

SHORTEST: Final = 3
"""Quoted words in prose are looked up from so many on; fewer are often words that editors only mention."""

_ELLIPSIS = re.compile(r"\[?(?:…|\.\.\.)\]?")
_PARAGRAPH = re.compile(r"(?:.+\n?)+")


def check_quotations(catalog: Catalog, texts: Texts) -> Iterator[Diagnostic]:
    """Every quotation from a text at hand stands in it; `…` leaves out words.

    A `quote` must stand in the lines that its claim names. Words between quotation marks in prose must stand
    anywhere in the text, if all sources that their paragraph cites, or their claim has, are texts at hand.

    Args:
        catalog: Everything known.
        texts: The lines of each transcript at hand, by its source.

    Yields:
        The quotations that do not, each once.
    """
    whole = {source: _words(" ".join(lines)) for source, lines in texts.items()}
    for entry in catalog.entries.values():
        seen = set()
        for claim in entry.claims:
            if claim.quote and (claim.quote, claim.locator) not in seen:
                seen.add((claim.quote, claim.locator))
                yield from _check_quote(claim, catalog, texts)
        for prose, source, place in dict.fromkeys(_proses(entry)):
            yield from _check_prose(prose, (source,) if source else (), place, whole, catalog)


def _check_quote(claim: Claim, catalog: Catalog, texts: Texts) -> Iterator[Diagnostic]:
    transcript = find_transcript(claim.source, catalog)
    stretches = read_lines(claim.locator)
    if transcript is None or stretches is None or transcript.source not in texts:
        return
    lines = texts[transcript.source]
    cited = " ".join(line for each in stretches for line in lines[each.first - 1 : each.last])
    if not _contains(_words(cited), claim.quote):
        elsewhere = (
            number for number, line in enumerate(lines, start=1) if _contains(_words(line), claim.quote)
        )
        found = next(elsewhere, 0)
        message = f"“{claim.quote}” does not stand in “{claim.source}”, {claim.locator}"
        yield Diagnostic(claim.location, Code.E315, message, f"It stands in line {found}." if found else "")


def _proses(entry: Entry) -> Iterator[tuple[Prose, EntryId | None, Location]]:
    """The prose of an entry, each with the source that it speaks of, and where it stands."""
    yield entry.body, None, entry.location
    yield from ((claim.note, claim.source, claim.location) for claim in entry.claims if claim.note)
    yield from ((verdict.why, None, verdict.location) for verdict in entry.verdicts)


def _check_prose(
    prose: Prose, sources: Iterable[EntryId], place: Location, whole: Mapping[EntryId, str], catalog: Catalog
) -> Iterator[Diagnostic]:
    for paragraph in _PARAGRAPH.finditer(prose.text):
        marks = [mark for mark in prose.marks if paragraph.start() <= mark.start < paragraph.end()]
        citations = (cite for mark in marks if isinstance(mark, Citation) for cite in mark.cites)
        cited = {*sources, *(EntryId(cite.source) for cite in citations)}
        holding = {
            transcript.source if (transcript := find_transcript(each, catalog)) else None for each in cited
        }
        if not holding or not holding <= set(whole):
            continue
        hidden = [mark for mark in marks if not isinstance(mark, Citation | Link)]
        for match in QUOTATION.finditer(prose.text, paragraph.start(), paragraph.end()):
            if any(block.start <= match.start() < block.end for block in hidden):
                continue
            quote = _shown(match[0][1:-1])
            if len(quote.split()) >= SHORTEST and not any(
                source in holding and _contains(words, quote) for source, words in whole.items()
            ):
                message = f"“{' '.join(quote.split())}” stands between quotation marks and not in the source"
                where = prose.locate(match.start()) if prose.lines else place
                yield Diagnostic(where, Code.E315, message)


def _shown(quote: str) -> str:
    """What readers see of a quotation that holds links."""
    return re.sub(r"\[\[\??(?:[^\[\]|]*\|)?([^\[\]]*)\]\]", r"\1", quote)


def _words(text: str) -> str:
    return f" {' '.join(word.text for word in split_words(text))} "


def _contains(words: str, quote: str) -> bool:
    """Says whether the parts of a quotation stand among words, in order; case and punctuation don't count."""
    position = 0
    for part in _ELLIPSIS.split(quote):
        wanted = _words(part)
        if wanted.strip():
            found = words.find(wanted, position)
            if found < 0:
                return False
            position = found + len(wanted) - 1
    return True
