"""Syntax: Typst's markup, and how plain text becomes part of it letter for letter.

In: text that anybody wrote. Out: markup that shows it and does nothing else. Every call of a function ends
with a semicolon, so that a bracket or a full stop behind it is text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPECIAL = re.compile(
    r"""[\\#$*_`<>@~\[\]"'/=+]"""  # these mean something anywhere, or at the beginning of a line
    r"|(?<![^\W\d_])-|-(?![^\W\d_])"  # a hyphen between letters is one; others could become a dash or a minus
    r"|(?<=\d)\.|\.(?=\.)"  # a numbered list, an ellipsis
    r"|:(?=/)"  # an address
)
_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]")
_LONG_WORD = re.compile(r"\S{40,}")
_STRETCH: Final = 20
_BREAK: Final = "\u200b"
"""Where a word may break that is too long for a line: a space without width."""


def escape(text: str) -> str:
    """Writes plain text as markup; runs of white space are one space, as in HTML."""
    shown = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    shown = _LONG_WORD.sub(lambda match: _loosen(match[0]), shown)
    return _SPECIAL.sub(r"\\\g<0>", shown)


def quote(text: str) -> str:
    """Writes a text as a string, for arguments of functions."""
    shown = _INVISIBLE.sub("", text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + shown.replace("\n", "\\n").replace("\r", "").replace("\t", "\\t") + '"'


def call(name: str, *arguments: str, body: str | None = None) -> str:
    """Writes a call of a function within markup.

    Args:
        name: The function.
        *arguments: Its arguments, in Typst; those that are empty are left out.
        body: Markup, its last argument; None if it has none.
    """
    given = ", ".join(filter(None, arguments))
    brackets = f"({given})" if given or body is None else ""
    return f"#{name}{brackets}{'' if body is None else f'[{body}]'};"


def content(markup: str) -> str:
    """Writes markup as an argument."""
    return f"[{markup}]"


def array(items: Iterable[str]) -> str:
    """Writes an array of arguments; the comma behind the last makes one of a single item too."""
    inner = ", ".join(items)
    return f"({inner},)" if inner else "()"


def label(*parts: str) -> str:
    """Writes a label, which must be made of letters, digits and hyphens."""
    return f"<{'-'.join(parts)}>"


def _loosen(word: str) -> str:
    return _BREAK.join(word[start : start + _STRETCH] for start in range(0, len(word), _STRETCH))
