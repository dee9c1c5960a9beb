"""Render stage: what a locator says.

In comes the free text that an editor wrote after a source: `lines 314–320`, `p. 40`, `№ 3`, `cover`. Out goes
a `Locator`: either a term that CSL knows and the numbers under it, which a citation style words and
abbreviates in its own way, or the text itself, which is printed as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_TERMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "appendix": "app. apps. appendix appendices прил.",
        "book": "bk. bks. book books кн.",
        "chapter": "ch. chs. chap. chaps. chapter chapters гл. глава главы",
        "column": "col. cols. column columns стб.",
        "figure": "fig. figs. figure figures рис.",
        "folio": "f. ff. fol. fols. folio folios л. лл. лист листы",
        "line": "l. ll. line lines строка строки",
        "note": "n. nn. note notes прим.",
        "page": "p. pp. p pp page pages с. сс. стр. страница страницы",
        "paragraph": "para. paras. paragraph paragraphs ¶ ¶¶ п. пп.",
        "part": "pt. pts. part parts ч. чч. часть части",
        "section": "sec. secs. section sections § §§ разд.",
        "table": "table tables табл.",
        "verse": "verse verses",
        "volume": "vol. vols. volume volumes т. тт. том тома",
    },
)
"""The locator terms of CSL 1.0.2 that books and archives need, and how people write them."""

_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {word: term for term, words in _TERMS.items() for word in words.split()},
)

LOCATOR_TERMS: Final = tuple(sorted(_TERMS))
"""The terms that a locator may be given under."""

_NUMBER: Final = r"(?:[0-9]{1,9}[a-zа-я]?|[ivxlc]{1,9})"
_NUMBERS: Final = re.compile(rf"{_NUMBER}(?: ?[-–,] ?{_NUMBER})*")
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a source."""

    term: str | None
    """The term of CSL (`page`, `line` …), or None if the text is to be printed as it is."""
    text: str
    """The numbers under the term, or the text."""

    @property
    def is_plural(self) -> bool:
        """Whether the term needs its plural: there is more than one number."""
        return self.term is not None and re.search("[-–,]", self.text) is not None


def read_locator(text: str) -> Locator:
    """Understands a locator.

    A number alone is a page, as in Pandoc and in CSL. Only numbers are given to a style, because a style may
    drop the term before anything else; so `ch. Conclusion` and `vol. 2, p. 5` are printed as they are.

    Args:
        text: What the editor wrote.

    Returns:
        Its term and numbers, or no term and the text, its white space and control characters turned to
        spaces.
    """
    clean = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if len(clean) > _LONGEST:
        return Locator(None, clean)
    if _NUMBERS.fullmatch(clean) and clean[0].isdigit():
        return Locator("page", clean)
    label, numbers = _split_label(clean)
    term = _LABELS.get(label.lower())
    if term is None or _NUMBERS.fullmatch(numbers) is None:
        return Locator(None, clean)
    return Locator(term, numbers)


def _split_label(text: str) -> tuple[str, str]:
    """Parts `p. 40`, `p.40` and `§40` into the word before the numbers and the numbers."""
    match = re.match(r"([^\s\d]+?\.|[^\s\d.]+(?=\s)|[§¶]+)\s*", text)
    return ("", text) if match is None else (match.group(1), text[match.end() :])
