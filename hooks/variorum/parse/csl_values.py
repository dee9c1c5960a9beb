"""Parse stage: the single values of bibliographic data.

In comes one value as an editor wrote it; out goes the same value made ready for CSL-JSON, or the reason why
it cannot be used. Lists of names have a module of their own, and so have dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.names import closest

if TYPE_CHECKING:
    from collections.abc import Iterable

Path = tuple[str | int, ...]

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
_WEB_ADDRESS: Final = re.compile(r"(?:https?|ftp)://[^\s<>\"]+", re.IGNORECASE)
_DOI: Final = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{3,9}/\S+)", re.IGNORECASE)
_SCRIPTS: Final = (
    (re.compile("[\u3040-\u30ff]"), "ja"),
    (re.compile("[\uac00-\ud7af]"), "ko"),
    (re.compile("[\u3400-\u9fff]"), "und-Hani"),
    (re.compile("[\u0400-\u052f]"), "und-Cyrl"),
)
"""Scripts and the language to assume; Cyrillic and Chinese characters serve more than one language."""
_LONGEST_WORD: Final = 60


@dataclass(frozen=True, slots=True)
class CslProblem:
    """One thing that is wrong with the bibliographic data of a source."""

    path: Path
    """The keys and indexes that lead to the fault, from the mapping given: `("author", 0, "famly")`."""
    message: str
    """What is wrong, without a full stop."""
    hint: str
    """What to do about it."""


class CslValueError(ValueError):
    """A text is no value of its variable; the message says why and `hint` what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def decode_text(path: Path, value: object, problems: list[CslProblem]) -> str | None:
    """Reads a text as one line without control characters; None, and a problem, if it is none or empty."""
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list | tuple) else "not text"
        problems.append(CslProblem(path, f"{shorten(str(path[-1]))} is {kind}", "write it as one text"))
        return None
    text = " ".join("".join(char if char.isprintable() else " " for char in value).split())
    if not text:
        hint = "write its value, or leave the line out"
        problems.append(CslProblem(path, f"{shorten(str(path[-1]))} is empty", hint))
        return None
    return text


def check_web_address(text: str) -> str:
    """Accepts an address that a reader can follow, and nothing that a browser would execute.

    Raises:
        CslValueError: It is none.
    """
    if _WEB_ADDRESS.fullmatch(text) is None:
        raise CslValueError(
            f"{shorten(text)!r} is not a web address", "begin it with https://, without spaces"
        )
    return text


def check_doi(text: str) -> str:
    """Accepts a DOI, alone or as a link, and gives it alone, which is what the styles expect.

    Raises:
        CslValueError: It is none.
    """
    match = _DOI.fullmatch(text)
    if match is None:
        raise CslValueError(
            f"{shorten(text)!r} is not a DOI", "it begins with 10. and has a slash: 10.1000/182"
        )
    return match.group(1)


def check_language(text: str) -> str:
    """Accepts a language tag (BCP 47).

    Raises:
        CslValueError: It does not look like one.
    """
    if _LANGUAGE.fullmatch(text) is None:
        hint = "write ru, ja, en-GB, or ru-Latn for Russian in Latin letters"
        raise CslValueError(f"{shorten(text)!r} is not a language tag", hint)
    return text


def guess_language(title: str) -> str | None:
    """Names the language that a title's script implies, or None for Latin letters.

    Styles in English capitalise titles, and do so to every title whose language is not stated to be another.
    """
    return next((language for script, language in _SCRIPTS if script.search(title)), None)


def suggest_word(wrong: str, options: Iterable[str]) -> str | None:
    """Makes a hint from the option nearest to a wrong word, or None if nothing is near."""
    if len(wrong) > _LONGEST_WORD:
        return None
    found = closest(wrong, options)
    return None if found is None else f"did you mean {found!r}?"


def shorten(text: str) -> str:
    """Keeps a message readable however long the text is."""
    return text if len(text) <= _LONGEST_WORD else text[: _LONGEST_WORD - 1] + "…"
