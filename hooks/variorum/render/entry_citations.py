"""Citing an entry: its reference in the common styles, without asking the processor for each entry.

In: what all entries have in common. A stand-in is formatted once for each style and each sign that a title
may end with, because styles put signs of their own there; out comes the text for any entry, with its title
and address in the place of those of the stand-in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Final

from variorum.model.csl import CslItem
from variorum.render.citation_cache import Renderings, compute_key
from variorum.render.citation_style import CitationStyle, adapt_style, read_style
from variorum.render.citeproc import Citation, ProcessorRun, get_processor_version, run_citeproc
from variorum.render.reference_formats import EntryReference, to_csl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.render.citation_cache import CitationCache
    from variorum.render.citation_style import AdaptedStyle

STYLES: Final = (
    ("Chicago", "chicago-notes-bibliography"),
    ("APA", "apa"),
    ("GOST R 7.0.5", "gost-r-7-0-5-2008"),
)
"""What readers are offered: name, and CSL style."""

_TITLE, _ADDRESS, _LINK = "Standin", "https://standin.invalid/", '<a href="https://standin.invalid/">'
_ENDS: Final = ("", ".", "?", "!")
_CLOSING: Final = "”’»\"'"
_UNKNOWN: Final = '<span class="vr-address">[address of this page]</span>'
_QUOTED: Final = {
    "“": re.compile('“([^“”]*)”|"([^"]*)"'),
    "‘": re.compile('‘([^‘’]*)’|"([^"]*)"'),
    "«": re.compile('«([^«»]*)»|"([^"]*)"'),
}
_INNER: Final = {"“": ("‘", "’"), "‘": ("“", "”"), "«": ("„", "“")}


@dataclass(frozen=True, slots=True)
class EntryCitations:
    """Citations of entries, ready to be filled.

    Attributes:
        patterns: The stand-in as HTML, by style and by the sign that ends a title.
    """

    patterns: Mapping[tuple[str, str], str]

    def cite(self, style: str, reference: EntryReference) -> str:
        """Cites an entry in a style; HTML."""
        end = _find_end(reference.title)
        pattern = self.patterns.get((style, end))
        return _fill(pattern, end, reference) if pattern else escape(reference.title)


def prepare_citations(common: EntryReference, locale: str, cache: CitationCache | None) -> EntryCitations:
    """Formats the stand-ins.

    Args:
        common: What all entries have in common; id, title and address are not read.
        locale: The language of the words that a style adds.
        cache: Where they are kept; None for nowhere.

    Raises:
        CitationError: A style is missing, or the processor failed.
    """
    patterns: dict[tuple[str, str], str] = {}
    for _, style in STYLES:
        items = [_make_item(end, common) for end in _ENDS]
        text = read_style(CitationStyle(style, locale))
        key = compute_key(
            ["entry", text, locale, get_processor_version(), *(item.canonical for item in items)]
        )
        known = cache.load(key) if cache else None
        if known is None:
            known = Renderings(templates=_format(items, adapt_style(text), locale))
            if cache:
                cache.save(key, known)
        patterns |= {(style, end): known.templates[end] for end in _ENDS}
    return EntryCitations(patterns)


def _make_item(end: str, common: EntryReference) -> CslItem:
    stand_in = replace(common, id=f"end{_ENDS.index(end)}", title=f"{_TITLE}{end}", url=_ADDRESS, note="")
    fields = to_csl(stand_in)
    # Headwords and names are printed as they are, whatever a style does to titles.
    kept = {name: f'<span class="nocase">{fields[name]}</span>' for name in ("title", "container-title")}
    return CslItem.build(stand_in.id, {**fields, **kept})


def _format(items: list[CslItem], style: AdaptedStyle, locale: str) -> Mapping[str, str]:
    """Each item as a note or, in styles without notes, as its entry in the bibliography."""
    written = {}
    for end, item in zip(_ENDS, items, strict=True):
        run = ProcessorRun(
            (item,), (Citation(item.id),), style.xml, locale, with_bibliography=not style.is_note
        )
        output = run_citeproc(run)
        written[end] = output.citations[0] if style.is_note else output.bibliography[0][1]
    return written


def _find_end(title: str) -> str:
    end = title.rstrip(_CLOSING)[-1:]
    return end if end in _ENDS else ""


def _fill(pattern: str, end: str, reference: EntryReference) -> str:
    title, stand_in = reference.title, f"{_TITLE}{end}"
    if stand_in not in pattern:  # the style took the sign away for one of its own
        title, stand_in = title[::-1].replace(end, "", 1)[::-1], _TITLE
    before, _, after = pattern.partition(stand_in)
    shown = escape(_quote_within(title, before[-1:]), quote=False)
    if ">https://" not in after:  # some styles lead to an address and do not print it
        before, after = before.removesuffix(_LINK), after.replace("</a>", "", 1)
        after = f"{after} URL: {_LINK}{_ADDRESS}</a>."
    return before + shown + _write_address(after, reference.url)


def _quote_within(title: str, outer: str) -> str:
    """Gives quotation marks within a title the form that they have inside of others."""
    if outer not in _QUOTED:
        return title
    opening, closing = _INNER[outer]
    return _QUOTED[outer].sub(lambda match: f"{opening}{match[1] or match[2] or ''}{closing}", title)


def _write_address(text: str, url: str) -> str:
    if not url:
        return text.replace(f"{_LINK}{_ADDRESS}</a>", _UNKNOWN)
    return text.replace(_ADDRESS, escape(url))
