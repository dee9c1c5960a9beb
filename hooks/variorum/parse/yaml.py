"""YAML: front matter, blocks, type files and side files, with every scalar as text.

In: YAML text. Out: mappings, lists and strings, and the place of each. Nobody is surprised: `no`, `0040`, `12:30` and
`1938-08` stay as they were written and are cast later by the kind of their fact. Duplicate keys
are errors, aliases are refused (they can explode), and nothing is ever constructed from a tag.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import yaml

from variorum.diagnostics import Code, Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
"""What YAML text says: strings in lists and mappings."""

_MAX_DEPTH = 40
_BRACKET = re.compile(r"[\[\]{}]")
_DEEP_INDENT = re.compile(r"^[ ?:-]{200}", re.MULTILINE)


class _TextLoader(yaml.CSafeLoader):
    """A loader that resolves every scalar to text."""

    yaml_implicit_resolvers: dict[str, list[object]] = {}  # noqa: RUF012 - PyYAML's own way to hold them


@dataclass(frozen=True, slots=True)
class YamlText:
    """What YAML text says, and where.

    Attributes:
        data: The contents; an empty mapping for empty text.
        root: PyYAML's node of the whole, for places.
        path: The file it stands in.
        first_line: The line of the file at which the text begins.
    """

    data: Tree
    root: yaml.Node | None
    path: str
    first_line: int

    def locate(self, keys: Sequence[str | int], *, key_itself: bool = False) -> Location:
        """Finds the place of a value by its keys and positions; that of the nearest parent if it is absent.

        Args:
            keys: The way from the root: keys of mappings, positions in lists.
            key_itself: Give the place of the last key instead of its value's.
        """
        node = found = self.root
        for depth, key in enumerate(keys):
            step = _step(node, key)
            if step is None:
                break
            key_node, node = step
            found = key_node if key_itself and depth == len(keys) - 1 else node
        if found is None:
            return Location(self.path, self.first_line)
        return self._place(found.start_mark)

    def _place(self, mark: yaml.Mark) -> Location:
        return Location(self.path, self.first_line + mark.line, mark.column + 1)


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[YamlText, tuple[Diagnostic, ...]]:
    """Parses YAML text.

    Args:
        text: The text; the marks `---` around front matter are not part of it.
        path: The file, as diagnostics name it.
        first_line: The line of the file at which the text begins.

    Returns:
        Its contents (empty if it is broken) and what is wrong with it.
    """
    empty = YamlText({}, None, path, first_line)
    if tab := _find_tab(text):
        place = Location(path, first_line + tab[0], tab[1] + 1)
        return empty, (Diagnostic(place, Code.E107, "a tab stands where YAML allows only spaces"),)
    if _is_too_deep(text):
        message = f"lists and mappings are nested more than {_MAX_DEPTH} deep"
        return empty, (Diagnostic(Location(path, first_line), Code.E106, message),)
    loader = _TextLoader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        return empty, (_explain(error, path, first_line),)
    except yaml.YAMLError as error:
        message = f"this is not YAML: {error}"
        return empty, (Diagnostic(Location(path, first_line), Code.E106, message),)
    finally:
        loader.dispose()
    found: list[Diagnostic] = []
    document = YamlText({}, root, path, first_line)
    data = {} if root is None else _Reader(document, found).read(root)
    return YamlText(data, root, path, first_line), tuple(found)


class _Reader:
    """Turns nodes into data; each node once, so that aliases cannot explode."""

    def __init__(self, document: YamlText, found: list[Diagnostic]) -> None:
        self._document = document
        self._found = found
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, depth: int = 0) -> Tree:
        if id(node) in self._seen:
            self._report(node, Code.E109, "a value is repeated by an alias")
            return ""
        self._seen.add(id(node))
        if depth > _MAX_DEPTH:
            self._report(node, Code.E106, f"lists and mappings are nested more than {_MAX_DEPTH} deep")
            return ""
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, depth + 1) for child in node.value]
        return self._read_mapping(node, depth)

    def _read_mapping(self, node: yaml.Node, depth: int) -> dict[str, Tree]:
        data: dict[str, Tree] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(key_node, Code.E106, "a key is not a word")
                continue
            key = str(key_node.value)
            value = self.read(value_node, depth + 1)
            if key in data:
                self._report(key_node, Code.E108, f"the key “{key}” stands here a second time")
                continue
            data[key] = value
        return data

    def _report(self, node: yaml.Node, code: Code, message: str) -> None:
        self._found.append(Diagnostic(self._document._place(node.start_mark), code, message))  # noqa: SLF001


def _step(node: yaml.Node | None, key: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Goes from a node to one of its children: (node of the key, node of the value)."""
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == str(key):
                return key_node, value_node
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key]
    return None


def _is_too_deep(text: str) -> bool:
    """Says whether the text may nest so deeply that libyaml, which recurses, would crash."""
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match[0] in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest > 4 * _MAX_DEPTH or _DEEP_INDENT.search(text) is not None


def _find_tab(text: str) -> tuple[int, int] | None:
    """Finds the first tab in an indent: (line, column), counted from 0."""
    if "\t" not in text:
        return None
    for number, line in _indents(text):
        if "\t" in line:
            return number, line.index("\t")
    return None


def _indents(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n")):
        yield number, line[: len(line) - len(line.lstrip(" \t-"))]


def _explain(error: yaml.MarkedYAMLError, path: str, first_line: int) -> Diagnostic:
    """Makes a diagnostic of PyYAML's error."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    place = Location(path, first_line + line, column + 1)
    problem = " ".join(part for part in (error.context, error.problem) if part) or "it cannot be read"
    code = Code.E107 if "'\\t'" in problem else Code.E106
    return Diagnostic(place, code, f"this is not YAML: {problem}", _hint(problem))


def _hint(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "Put the text in quotes: it contains a colon followed by a space."
    if "cannot start any token" in problem or "alias" in problem or "anchor" in problem:
        return "Put the text in quotes: it begins with a character that YAML uses itself."
    return ""
