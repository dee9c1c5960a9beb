"""Front matter: the split of a file into its fields and its body."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.parse.yaml import YamlText, parse_yaml

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Document:
    """A file of `entries/`, split and not yet understood.

    Attributes:
        path: The file, as diagnostics name it.
        fields: Its front matter.
        body: The Markdown behind it.
        body_line: The line at which that begins.
    """

    path: str
    fields: YamlText
    body: str
    body_line: int


def split_document(text: str, path: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Splits a file into front matter and body.

    Args:
        text: The text of the file, with line feeds as line ends.
        path: The file, as diagnostics name it.

    Returns:
        The parts, or None if there is no front matter to read; and what is wrong.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None, (Diagnostic(Location(path), Code.E105, "the file does not begin with front matter"),)
    number = next((number for number, line in enumerate(lines) if number and line.rstrip() == _FENCE), 0)
    if not number:
        return None, (Diagnostic(Location(path), Code.E105, "the front matter has no closing `---`"),)
    fields, found = parse_yaml("\n".join(lines[1:number]) + "\n", path, first_line=2)
    if fields.root is None and found:
        return None, found
    if not isinstance(fields.data, dict):
        message = "the front matter holds no `key: value` lines"
        return None, (*found, Diagnostic(Location(path, 2), Code.E105, message))
    return Document(path, fields, "\n".join(lines[number + 1 :]), number + 2), found
