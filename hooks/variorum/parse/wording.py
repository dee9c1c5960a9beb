"""Wording: runs of words, by which copied sentences are found without the text that they were copied from.

In: a text. Out: a fingerprint for every run of eight words in it, which tells whether two texts share it,
and nothing else about it. Editors write in their own words; a run that long is seldom shared by chance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

RUN = 8
"""How many words make a run."""

FINGERPRINT_BYTES = 5
"""The size of a fingerprint: of a million others, one meets one of a million by chance."""

QUOTATION = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"\n]*(?:\n[^\"\n]+)*\"")
"""Words between quotation marks. A quotation ends before the next begins: otherwise a text of many openings
would be read again from each."""

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        text: The word, its case folded.
        start: Offset of its first character in the text.
        end: Offset behind its last one.
    """

    text: str
    start: int
    end: int


def split_words(text: str, offset: int = 0) -> Iterator[Word]:
    """Splits a text into words: letters and digits; everything between them is passed over.

    Args:
        text: The text.
        offset: What to add to the offsets of the words.
    """
    for match in _WORD.finditer(text):
        word = match[0].replace("’", "'").casefold()
        yield Word(word, offset + match.start(), offset + match.end())


def fingerprint(words: Sequence[str]) -> int:
    """Gives the fingerprint of a run of words."""
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=FINGERPRINT_BYTES).digest())


def fingerprint_runs(words: Iterable[str]) -> Iterator[int]:
    """Gives the fingerprint of each run in a text: from its first word on, from its second, and so on."""
    window: list[str] = []
    for word in words:
        window.append(word)
        if len(window) == RUN:
            yield fingerprint(window)
            del window[0]
