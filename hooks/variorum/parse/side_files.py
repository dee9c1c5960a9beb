"""Side files: what one source says of one entry, beside the entry's own file.

In: the text of `_claims/SOURCE/ENTRY.yml`. Out: its claims, and what is wrong.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.parse.authored import AuthoredReading
from variorum.parse.readings import decode_reading
from variorum.parse.validation import validate
from variorum.parse.yaml import YamlText, parse_yaml

if TYPE_CHECKING:
    from variorum.model.entry import Claim
    from variorum.model.ids import EntryId
    from variorum.model.types import EntryType
    from variorum.parse.yaml import Tree

_SOURCE = "source"


def parse_side_file(
    text: str,
    path: str,
    entry: EntryId,
    entry_type: EntryType,
) -> tuple[tuple[Claim, ...], tuple[Diagnostic, ...]]:
    """Parses a side file `_claims/SOURCE/ENTRY.yml`: a list of what one source says of one entry.

    Args:
        text: Its text.
        path: The file; the folder it stands in names the source.
        entry: The entry.
        entry_type: The type of that entry.

    Returns:
        Its claims in the order written, and what is wrong.
    """
    source = PurePosixPath(path).parent.name
    document, problems = parse_yaml(text, path)
    found = list(problems)
    if not isinstance(document.data, list):
        if not problems:
            message = "a side file is a list: each record begins with `- `"
            found.append(Diagnostic(Location(path), Code.E208, message))
        return (), tuple(found)
    claims: list[Claim] = []
    for position, record in enumerate(document.data):
        item = _item_of(document, position)
        reading, wrong = validate(AuthoredReading, item, _name_source(record, source, item, found))
        found += wrong
        if reading is not None:
            decoded, wrong = decode_reading(reading, entry, entry_type, document, (position,))
            claims += decoded
            found += wrong
    return tuple(claims), tuple(found)


def _name_source(record: Tree, source: str, item: YamlText, found: list[Diagnostic]) -> Tree:
    """The record with its source; a source of its own could only contradict that of the folder."""
    if not isinstance(record, dict):
        return record
    if _SOURCE in record:
        message = "a record of a side file has no field “source”; its folder says it"
        found.append(Diagnostic(item.locate([_SOURCE], key_itself=True), Code.E202, message))
    return {**record, _SOURCE: source}


def _item_of(document: YamlText, position: int) -> YamlText:
    """The part of a document that is one item of its list."""
    node = document.root.value[position] if document.root is not None else None
    return YamlText("", node, document.path, document.first_line)
