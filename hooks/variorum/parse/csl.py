"""Parse stage: the bibliographic data of one source.

In comes the mapping that an editor wrote under `csl:`, every scalar of it read as text. Out go a `CslItem` in
CSL-JSON and what is wrong with the mapping, each problem with the path of the key at fault, so that the
caller can point at its line. A faulty variable is left out and reported; without a type or a title there is
no item. No input raises.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from variorum.model.csl import (
    DATE_VARIABLES,
    ITEM_TYPES,
    NAME_VARIABLES,
    PROCESSOR_VARIABLES,
    VARIABLES,
    CslItem,
)
from variorum.parse.csl_dates import decode_date
from variorum.parse.csl_names import decode_names
from variorum.parse.csl_values import (
    CslProblem,
    CslValueError,
    check_doi,
    check_language,
    check_web_address,
    decode_text,
    guess_language,
    shorten,
    suggest_word,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["CslProblem", "decode_csl"]

_READERS: Final[Mapping[str, Callable[[str], object]]] = MappingProxyType(
    {
        **dict.fromkeys(DATE_VARIABLES, decode_date),
        "DOI": check_doi,
        "language": check_language,
        "URL": check_web_address,
    },
)
"""Variables whose text must have a certain form."""

_REQUIRED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "type": "add a line such as 'type: book', 'type: article-journal' or 'type: webpage'",
        "title": "add the title; one that the editors made up stands in square brackets",
    },
)
"""What an item cannot be without, and the hint if it is."""


def decode_csl(source_id: str, fields: Mapping[str, object]) -> tuple[CslItem | None, tuple[CslProblem, ...]]:
    """Reads the bibliographic data of a source.

    A title in other than Latin letters whose language is not stated gets one by its script, because styles in
    English would capitalise its words.

    Args:
        source_id: The id of the source, which becomes the id of the item.
        fields: CSL variables with authored values: text; for names a text, a mapping or a list of them; for
            dates EDTF text.

    Returns:
        The item, or None if it has no known type or no title; and the problems, in the order of the keys.
    """
    problems: list[CslProblem] = []
    decoded = {str(name): _decode_variable(str(name), value, problems) for name, value in fields.items()}
    item = {name: content for name, content in decoded.items() if content is not None}
    for required, hint in _REQUIRED.items():
        if required not in decoded:
            problems.append(CslProblem((), f"the source has no {required}", hint))
    if not _REQUIRED.keys() <= item.keys():
        return None, tuple(problems)
    language = item.get("language") or guess_language(str(item["title"]))
    if language is not None:
        item["language"] = language
    return CslItem.build(source_id, item), tuple(problems)


def _decode_variable(name: str, value: object, problems: list[CslProblem]) -> object | None:
    """Reads one variable; None if it is at fault, and then a problem says why."""
    if name != "type" and name not in VARIABLES:
        problems.append(_report_unknown_variable(name))
        return None
    if name in NAME_VARIABLES:
        return decode_names(name, value, problems)
    text = decode_text((name,), value, problems)
    if text is None:
        return None
    try:
        return _check_type(text) if name == "type" else _READERS.get(name, str)(text)
    except CslValueError as error:
        problems.append(CslProblem((name,), str(error), error.hint))
        return None


def _check_type(text: str) -> str:
    """Accepts a type of item that CSL knows."""
    if text in ITEM_TYPES:
        return text
    hint = suggest_word(text, ITEM_TYPES) or "the types are listed in the CSL specification, appendix III"
    raise CslValueError(f"unknown type {shorten(text)!r}", hint)


def _report_unknown_variable(name: str) -> CslProblem:
    """Says that a key is no variable, or none for an author to set."""
    if name == "id":
        return CslProblem(
            (name,), "the id is not written here", "it is the name of the file; leave this line out"
        )
    if name in PROCESSOR_VARIABLES:
        return CslProblem((name,), f"{name} is set while citing, not written", "leave this line out")
    hint = (
        suggest_word(name, VARIABLES | {"type"})
        or "the variables are listed in the CSL specification, appendix IV"
    )
    return CslProblem((name,), f"unknown variable {shorten(name)!r}", hint)
