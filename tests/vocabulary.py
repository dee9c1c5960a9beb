"""Vocabulary: what schema.org allows, from the TypeScript types that Google publishes (npm: `schema-dts`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FILE = Path(__file__).resolve().parents[1] / "node_modules" / "schema-dts" / "dist" / "schema.d.ts"
_INTERFACE = re.compile(
    r"^(?:export )?interface (\w+) extends ([^{]*) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL
)
_PROPERTY = re.compile(r'^    "(\w+)"\?: SchemaValue<(.*), "\w+">;', re.MULTILINE)
_UNION = re.compile(r"^export type (\w+) = ([^;]*);", re.MULTILINE)
_TEXTS = {"Text", "URL", "Date", "DateTime", "Time", "string", "CssSelectorType", "PronounceableText"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Classes and properties of schema.org."""

    parents: Mapping[str, tuple[str, ...]]
    properties: Mapping[str, Mapping[str, frozenset[str]]]
    members: Mapping[str, frozenset[str]]

    def find_faults(self, node: Any, expected: frozenset[str], place: str) -> Iterator[str]:  # noqa: ANN401 - any JSON
        """Give what is wrong with a value where some classes are expected."""
        if isinstance(node, list):
            for each in node:
                yield from self.find_faults(each, expected, place)
        elif isinstance(node, dict):
            yield from self._check_node(node, expected, place)
        elif isinstance(node, int | float):
            if not expected & {"Number", "Integer", "Float"}:
                yield f"{place}: a number, expected {sorted(expected)}"
        elif not self._allow(expected) & _TEXTS:
            yield f"{place}: a text, expected {sorted(expected)}"

    def _check_node(self, node: Mapping[str, Any], expected: frozenset[str], place: str) -> Iterator[str]:
        kind = str(node.get("@type"))
        if f"{kind}Leaf" not in self._allow(expected):
            yield f"{place}: {kind}, expected {sorted(expected)}"
        known = dict(self._properties_of(f"{kind}Leaf"))
        for name, value in node.items():
            if name in known:
                yield from self.find_faults(value, known[name], f"{place}.{name}")
            elif not name.startswith("@"):
                yield f"{place}: {kind} has no property {name}"

    def _properties_of(self, interface: str) -> Iterator[tuple[str, frozenset[str]]]:
        for parent in self.parents.get(interface, ()):
            yield from self._properties_of(parent)
        yield from self.properties.get(interface, {}).items()

    def _allow(self, names: frozenset[str]) -> set[str]:
        """All leaves and plain types that these classes stand for."""
        found: set[str] = set()
        queue = list(names)
        while queue:
            name = queue.pop()
            if name not in found:
                found.add(name)
                queue += self.members.get(name, frozenset())
        return found


def read_vocabulary() -> Vocabulary:
    """Read the vocabulary; where it is not installed the test is skipped."""
    if not _FILE.is_file():
        pytest.skip("schema-dts is not installed (npm ci)")
    text = _FILE.read_text(encoding="utf-8")
    interfaces = {match[1]: (match[2], match[3]) for match in _INTERFACE.finditer(text)}
    return Vocabulary(
        parents={name: tuple(re.findall(r"\w+", above)) for name, (above, _) in interfaces.items()},
        properties={
            name: {each[1]: frozenset(re.findall(r"\w+", each[2])) for each in _PROPERTY.finditer(body)}
            for name, (_, body) in interfaces.items()
        },
        members={match[1]: frozenset(re.findall(r"\w+", match[2])) for match in _UNION.finditer(text)},
    )
