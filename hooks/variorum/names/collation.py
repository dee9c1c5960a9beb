"""Collation: the order of names of several scripts in one index.

The order is that of the Unicode Collation Algorithm's root table (UTS #10) for the letters we meet:
digits, Latin, Greek, Cyrillic, kana, Han; accents and case only break ties. `icu4py` has no collator
and PyICU no wheels, so the few lines are ours and a test compares them with `pyuca`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

CollationKey: TypeAlias = tuple[tuple[tuple[int, str], ...], str, str]

_SCRIPTS = (
    "LATIN",
    "GREEK",
    "CYRILLIC",
    "GEORGIAN",
    "ARMENIAN",
    "HEBREW",
    "ARABIC",
    "HANGUL",
    "HIRAGANA",
    "CJK",
)
_RANKS = {script: rank for rank, script in enumerate(_SCRIPTS, start=2)}
_KATAKANA = re.compile("[\u30a1-\u30f6]")
_KANA_OFFSET = 0x60
_TOKEN = re.compile(r"\d+|.", re.DOTALL)
_LETTERS_OF_SCRIPTS = {"CJK": "漢", "HANGUL": "한"}
_SEPARATORS = re.compile(r"[\W_]+")
_LATIN_SPECIALS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "þ": "th", "ð": "d", "ı": "i"},
)


def collation_key(text: str) -> CollationKey:
    """Makes the key by which names are sorted.

    Args:
        text: A headword or a name variant.

    Returns:
        A key: first the letters without accents or case, script by script, and numbers by their
        value; then the accents; then the text itself, so that the order is always the same.
    """
    return tuple(_primary(match[0]) for match in _TOKEN.finditer(_letters(text))), _accents(text), text


def index_letter(text: str) -> str:
    """Names the letter under which a headword stands in an alphabetical index.

    Returns:
        A capital letter of the headword's script without accents; `0–9` for digits, `漢` for Han
        characters, `한` for Hangul, the kana itself for kana, and `#` for anything else.
    """
    first = next(iter(_letters(text)), "")
    if first.isdigit():
        return "0–9"
    if not first.isalpha():
        return "#"
    return _LETTERS_OF_SCRIPTS.get(_script(first)) or first.upper()


def _letters(text: str) -> str:
    """The text as base letters and single spaces, katakana as hiragana."""
    small = unicodedata.normalize("NFKC", text).casefold().translate(_LATIN_SPECIALS)
    hiragana = _KATAKANA.sub(lambda match: chr(ord(match[0]) - _KANA_OFFSET), small)
    bare = "".join(_strip_accents(char) for char in hiragana)
    return " ".join(_SEPARATORS.sub(" ", bare).split())


def _accents(text: str) -> str:
    """The accents letter by letter, so that of two names that differ in them the plain one comes first."""
    found = [""]
    for char in unicodedata.normalize("NFKD", text):
        if unicodedata.combining(char):
            found[-1] += char
        else:
            found.append("")
    return " ".join(found)


def _strip_accents(char: str) -> str:
    """The base letter; `й` is a letter of its own in every Cyrillic alphabet that has it."""
    if char.isascii() or char == "й":
        return char
    return "".join(each for each in unicodedata.normalize("NFKD", char) if not unicodedata.combining(each))


def _primary(char: str) -> tuple[int, str]:
    if char == " ":
        return 0, char
    if char[0].isdigit():
        digits = char.lstrip("0")
        return 1, f"{len(digits):06}{digits}"
    return _RANKS.get(_script(char), len(_SCRIPTS) + 2), char


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]
