"""YAML: front matter, blocks, type files and side files, with every scalar as text.

In: YAML text. Out: mappings, lists and strings, and the place of each. Nobody is surprised: `no`,
`0040`, `12:30` and `1938-08` stay as they were written and are cast later by the kind of their fact.
Duplicate keys are errors. Aliases (they can explode), anchors, tags (they swallow a word) and deep
nesting (it crashes libyaml, whose composer recurses) are refused before anything is composed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias, cast

import yaml

from variorum.diagnostics import Code, Diagnostic, Location, Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
"""What YAML text says: strings in lists and mappings."""

_MAX_DEPTH = 40
_SAFE_BRACKETS, _SAFE_INDENT = 100, 60
_DEEP_INDENT = re.compile(rf"^[ ?:-]{{{_SAFE_INDENT}}}", re.MULTILINE)
_PROPERTY = re.compile(r"(?:^|[\s\[{,:?-])[&*!]", re.MULTILINE)
_QUOTES = "\"'"
_QUOTE_IT = "Put the text in quotes: it begins with a character that YAML uses itself."

_Pair: TypeAlias = "tuple[yaml.Node, yaml.Node]"


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
        text: The text itself.
    """

    data: Tree
    root: yaml.Node | None
    path: str
    first_line: int
    text: str = ""
    _children: dict[int, Mapping[str, _Pair]] = field(default_factory=dict, compare=False, repr=False)

    def locate(self, keys: Sequence[str | int], *, key_itself: bool = False) -> Location:
        """Finds the place of a value by its keys and positions; that of the nearest parent if it is absent.

        Args:
            keys: The way from the root: keys of mappings, positions in lists.
            key_itself: Give the place of the last key instead of its value's.
        """
        node = found = self.root
        for depth, key in enumerate(keys):
            step = self._step(node, key)
            if step is None:
                break
            key_node, node = step
            found = key_node if key_itself and depth == len(keys) - 1 else node
        if found is None:
            return Location(self.path, self.first_line)
        return self._place(found.start_mark)

    def places(self, keys: Sequence[str | int]) -> Places:
        """Finds the place of every value of a mapping: key → place; of a list, the place of each item."""
        node = self._find(keys)
        if not isinstance(node, yaml.MappingNode):
            return {}
        return {
            key: tuple(self._place(part.start_mark) for part in _parts(value))
            for key, (_, value) in self._pairs(node).items()
        }

    def lines(self, keys: Sequence[str | int], value: str) -> tuple[tuple[int, Location], ...]:
        """Finds where the lines of a text stand, as it is folded, indented and quoted in the file.

        Args:
            keys: The way to the text.
            value: The text, or a part of it; a word that YAML writes differently is passed over.

        Returns:
            Offsets into the text, rising from 0, with the place of each.
        """
        node = self._find(keys)
        if not isinstance(node, yaml.ScalarNode):
            return ((0, self.locate(keys)),)
        found: list[tuple[int, Location]] = []
        position = 0
        for line, column, content in self._raw_lines(node):
            offset = value.find(content, position)
            if offset >= 0:
                found.append((offset, Location(self.path, self.first_line + line, column + 1)))
                position = offset + len(content)
        start = found[0][1] if found and not found[0][0] else self._place(node.start_mark)
        return ((0, start), *(each for each in found if each[0]))

    def _raw_lines(self, node: yaml.ScalarNode) -> Iterator[tuple[int, int, str]]:
        """The lines of a text as they stand: line and column counted from 0, and what stands there."""
        start, end = node.start_mark, node.end_mark
        raw = self.text[start.index : end.index].split("\n")
        for number, line in enumerate(raw):
            content = line.strip()
            before = len(line) - len(line.lstrip())
            if number == 0 and node.style in {"|", ">"}:
                continue
            if number == 0 and content[:1] in _QUOTES and node.style:
                content, before = content[1:], 1
            if number == len(raw) - 1 and node.style and node.style in _QUOTES:
                content = content[:-1]
            if content:
                yield start.line + number, before + (0 if number else start.column), content

    def _find(self, keys: Sequence[str | int]) -> yaml.Node | None:
        node = self.root
        for key in keys:
            step = self._step(node, key)
            if step is None:
                return None
            node = step[1]
        return node

    def _step(self, node: yaml.Node | None, key: str | int) -> _Pair | None:
        """Goes from a node to one of its children: (node of the key, node of the value)."""
        if isinstance(node, yaml.MappingNode):
            return self._pairs(node).get(str(key))
        if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            return node.value[key], node.value[key]
        return None

    def _pairs(self, node: yaml.MappingNode) -> Mapping[str, _Pair]:
        """The children of a mapping by key; made once for each, for a mapping may be long."""
        if id(node) not in self._children:
            # The first of two equal keys is the one that counts, so it is put in last.
            pairs = ((key, value) for key, value in reversed(node.value) if isinstance(key, yaml.ScalarNode))
            self._children[id(node)] = {str(key.value): (key, value) for key, value in pairs}
        return self._children[id(node)]

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
    if _needs_survey(text) and (refusal := _survey(text, empty)):
        return empty, (refusal,)
    loader = _TextLoader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        return empty, (_explain(error, empty, text),)
    except yaml.YAMLError as error:
        message = f"this is not YAML: {error}"
        return empty, (Diagnostic(Location(path, first_line), Code.E106, message),)
    finally:
        loader.dispose()
    found: list[Diagnostic] = []
    document = YamlText({}, root, path, first_line, text)
    data = {} if root is None else _Reader(document, found).read(root)
    return replace(document, data=data), tuple(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns nodes into data. There are no aliases any more, and no depth to fear."""

    document: YamlText
    found: list[Diagnostic]

    def read(self, node: yaml.Node) -> Tree:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child) for child in node.value]
        return self._read_mapping(node)

    def _read_mapping(self, node: yaml.Node) -> dict[str, Tree]:
        data: dict[str, Tree] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(key_node, Code.E106, "a key is not a word")
                continue
            key = str(key_node.value)
            value = self.read(value_node)
            if key in data:
                self._report(key_node, Code.E108, f"the key “{key}” stands here a second time")
                continue
            data[key] = value
        return data

    def _report(self, node: yaml.Node, code: Code, message: str) -> None:
        self.found.append(Diagnostic(self.document._place(node.start_mark), code, message))  # noqa: SLF001


def _parts(node: yaml.Node) -> Sequence[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) and node.value else (node,)


def _needs_survey(text: str) -> bool:
    """Says whether the text may hold what `_survey` refuses; most texts can't, which is cheap to see.

    A collection begins with a bracket, or in a new column of the indent (at most two in each).
    """
    brackets = text.count("[") + text.count("{")
    return brackets > _SAFE_BRACKETS or bool(_DEEP_INDENT.search(text) or _PROPERTY.search(text))


def _survey(text: str, document: YamlText) -> Diagnostic | None:
    """Looks for what must not be composed. libyaml's events, unlike its nodes, come without recursion."""
    depth = 0
    try:
        for event in yaml.parse(text, _TextLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if refusal := _refuse(event, depth):
                return Diagnostic(document._place(cast("yaml.Mark", event.start_mark)), *refusal)  # noqa: SLF001
    except yaml.YAMLError:
        return None  # composing comes to the same place and says the same
    return None


def _refuse(event: yaml.Event, depth: int) -> tuple[Code, str] | tuple[Code, str, str] | None:
    if depth > _MAX_DEPTH:
        return Code.E106, f"lists and mappings are nested more than {_MAX_DEPTH} deep"
    if isinstance(event, yaml.AliasEvent):
        return Code.E109, f"“*{event.anchor}” repeats a value by an alias"
    if not isinstance(event, yaml.NodeEvent):
        return None
    if event.anchor is not None:
        return Code.E109, f"“&{event.anchor}” marks a value for an alias"
    if tag := getattr(event, "tag", None):
        written = tag.replace("tag:yaml.org,2002:", "!!")
        return Code.E106, f"“{written}” is a tag of YAML and not part of the text", _QUOTE_IT
    return None


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


def _explain(error: yaml.MarkedYAMLError, document: YamlText, text: str) -> Diagnostic:
    """Makes a diagnostic of PyYAML's error."""
    mark = error.problem_mark or error.context_mark
    if mark and error.context_mark and mark.index >= len(text.rstrip()):
        mark = error.context_mark  # what is not closed is more use than where the text ends
    place = document._place(mark) if mark else document.locate(())  # noqa: SLF001
    problem = " ".join(part for part in (error.context, error.problem) if part) or "it cannot be read"
    code = Code.E107 if "'\\t'" in problem else Code.E106
    return Diagnostic(place, code, f"this is not YAML: {problem}", _hint(problem))


def _hint(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "Put the text in quotes: it contains a colon followed by a space."
    if "cannot start any token" in problem or "alias" in problem or "anchor" in problem:
        return _QUOTE_IT
    return ""
