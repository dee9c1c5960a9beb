"""Parse stage: the persons and bodies of a bibliographic item.

In comes what an editor wrote under a variable such as `author`: a text, a mapping of the parts of a name, or
a list of these. Out goes a list of CSL-JSON names; names at fault are left out and reported.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from variorum.model.csl import NAME_FLAGS, NAME_PARTS
from variorum.parse.csl_values import CslProblem, Path, decode_text, shorten, suggest_word

_SHAPE: Final = "write {family: …, given: …} for a person and {literal: …} for a body"

CslName = dict[str, str | bool]


def decode_names(variable: str, value: object, problems: list[CslProblem]) -> list[CslName] | None:
    """Reads the names of one variable; a single one need not stand in a list.

    Args:
        variable: The variable, for the path of problems.
        value: What was written.
        problems: Takes what is wrong.

    Returns:
        The names, or None if there are none.
    """
    if not isinstance(value, list | tuple):
        only = _decode_name((variable,), value, problems)
        return None if only is None else [only]
    if not value:
        problems.append(
            CslProblem((variable,), f"{variable} is empty", "name somebody, or leave the line out")
        )
    names = [_decode_name((variable, index), one, problems) for index, one in enumerate(value)]
    return [name for name in names if name is not None] or None


def _decode_name(path: Path, value: object, problems: list[CslProblem]) -> CslName | None:
    """Reads one name: a mapping of its parts, or a text that is printed as it stands."""
    if isinstance(value, Mapping):
        return _decode_parts(path, value, problems)
    if isinstance(value, list | tuple):
        problems.append(CslProblem(path, "a list is not a name", _SHAPE))
        return None
    text = decode_text(path, value, problems)
    return None if text is None else {"literal": text}


def _decode_parts(path: Path, value: Mapping[object, object], problems: list[CslProblem]) -> CslName | None:
    """Reads a name that is given in parts."""
    found = len(problems)
    parts = {str(key): _decode_part((*path, str(key)), part, problems) for key, part in value.items()}
    name = {key: part for key, part in parts.items() if part is not None}
    if {"family", "literal"} & name.keys():
        return name
    if len(problems) == found:
        # Otherwise the reason has been reported: the part is misspelt or empty.
        problems.append(CslProblem(path, "a name needs a family name or a literal", _SHAPE))
    return None


def _decode_part(path: Path, value: object, problems: list[CslProblem]) -> str | bool | None:
    """Reads one part of a name."""
    key = str(path[-1])
    if key not in NAME_PARTS | NAME_FLAGS:
        hint = suggest_word(key, NAME_PARTS | NAME_FLAGS) or f"the parts are {', '.join(sorted(NAME_PARTS))}"
        problems.append(CslProblem(path, f"unknown part of a name {shorten(key)!r}", hint))
        return None
    text = decode_text(path, value, problems)
    if text is None or key in NAME_PARTS:
        return text
    if text.lower() not in {"true", "false"}:
        problems.append(CslProblem(path, f"{key} is neither true nor false", "write true, or leave it out"))
        return None
    return text.lower() == "true"
