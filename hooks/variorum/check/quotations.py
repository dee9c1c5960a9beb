"""Rule on quotations, for those who have the text: what stands in `quote` stands there in the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from variorum.catalog.coverage import find_transcript
from variorum.diagnostics import Code, Diagnostic
from variorum.parse.locators import read_lines
from variorum.parse.wording import split_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from variorum.catalog import Catalog
    from variorum.model.entry import Claim
    from variorum.model.ids import EntryId

_ELLIPSIS = re.compile(r"\[?(?:…|\.\.\.)\]?")


def check_quotations(catalog: Catalog, texts: Mapping[EntryId, Sequence[str]]) -> Iterator[Diagnostic]:
    """A quotation stands, word for word, in the lines that its claim names; `…` leaves out words.

    Args:
        catalog: Everything known.
        texts: The lines of each transcript at hand, by its source.

    Yields:
        The quotations that do not, each once.
    """
    for entry in catalog.entries.values():
        seen = set()
        for claim in entry.claims:
            if claim.quote and (claim.quote, claim.locator) not in seen:
                seen.add((claim.quote, claim.locator))
                yield from _check(claim, catalog, texts)


def _check(claim: Claim, catalog: Catalog, texts: Mapping[EntryId, Sequence[str]]) -> Iterator[Diagnostic]:
    transcript = find_transcript(claim.source, catalog)
    stretches = read_lines(claim.locator)
    if transcript is None or stretches is None or transcript.source not in texts:
        return
    lines = texts[transcript.source]
    cited = " ".join(line for each in stretches for line in lines[each.first - 1 : each.last])
    if not _contains(cited, claim.quote):
        elsewhere = [number for number, line in enumerate(lines, start=1) if _contains(line, claim.quote)]
        hint = f"It stands in line {elsewhere[0]}." if elsewhere else ""
        message = f"“{claim.quote}” does not stand in “{claim.source}”, {claim.locator}"
        yield Diagnostic(claim.location, Code.E315, message, hint)


def _contains(text: str, quote: str) -> bool:
    """Says whether the parts of a quotation stand in a text, in order; case and punctuation do not count."""
    words = f" {' '.join(word.text for word in split_words(text))} "
    position = 0
    for part in _ELLIPSIS.split(quote):
        wanted = " ".join(word.text for word in split_words(part))
        if not wanted:
            continue
        found = words.find(f" {wanted} ", position)
        if found < 0:
            return False
        position = found + len(wanted) + 1
    return True
