"""Folding: the form in which two spellings of a name count as the same.

In: any text. Out: a key for comparison, never shown. Case, accents, punctuation and width do not
count; letters do, so `Hassan` and `Hasan` stay apart and must be written as variants.
"""

from __future__ import annotations

import re
import unicodedata

_LAST_ASCII = 127
_ACCENTS = re.compile("[\u0300-\u036f]")
_SEPARATORS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Folds a name for comparison.

    Args:
        text: A name in any script.

    Returns:
        The name in small letters, without accents, punctuation or repeated spaces; compatible
        characters unified (Unicode NFKC). Folding twice changes nothing. A name of punctuation
        alone is kept as it is, so that no two such names are taken for one.
    """
    small = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    plain = small if text.isascii() else _strip_accents(small)
    return " ".join(_SEPARATORS.sub(" ", plain).split()) or " ".join(text.split())


def slugify(text: str, separator: str = "-") -> str:
    """Makes the id of a heading or page from its text, letters of any script kept.

    Args:
        text: The heading, without markup.
        separator: What joins the words.

    Returns:
        Small letters and digits of any script joined by the separator; `section` if none is left.
    """
    kept = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFC", text)).strip().lower()
    return re.sub(r"[\s_-]+", separator, kept).strip(separator) or "section"


def suggest_id(text: str) -> str:
    """Makes an id from any text: small ASCII letters, digits and single hyphens.

    Returns:
        The id; `name` if the text has no ASCII letter or digit, for transliterating it is not ours.
    """
    return "-".join(re.findall(r"[a-z0-9]+", fold(text))) or "name"


def _strip_accents(text: str) -> str:
    """Drops combining accents; only Latin, Greek and Cyrillic ones (Japanese voicing stays)."""
    for _ in range(3):
        bare = unicodedata.normalize("NFKC", _ACCENTS.sub("", unicodedata.normalize("NFKD", text))).casefold()
        if bare == text:
            break
        text = bare
    return text
