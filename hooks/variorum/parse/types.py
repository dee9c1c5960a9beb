"""Types: from the files of `_types/` to the vocabulary of an encyclopedia.

In: the texts of all type files. Out: the types that entries can have, with the facts of those that they
extend, and what is wrong, with its place in the YAML.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.ids import ID_PATTERN, FactId, TypeId
from variorum.model.types import EntryType, FactType, Inverse
from variorum.names import did_you_mean, suggest_id
from variorum.parse.authored import AuthoredFact, AuthoredType
from variorum.parse.type_rules import check_types
from variorum.parse.validation import validate
from variorum.parse.yaml import YamlText, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class _TypeFile:
    """A type file, validated and not yet joined with the type that it extends."""

    id: TypeId
    authored: AuthoredType
    document: YamlText

    @property
    def place(self) -> Location:
        return Location(self.document.path)


def parse_types(texts: Mapping[str, str]) -> tuple[Mapping[TypeId, EntryType], tuple[Diagnostic, ...]]:
    """Parses all type files.

    Args:
        texts: Path of each file, as diagnostics name it → its text.

    Returns:
        The types by id, sorted, without the abstract ones; and what is wrong.
    """
    found: list[Diagnostic] = []
    files = {file.id: file for path, text in sorted(texts.items()) for file in _read(path, text, found)}
    types: dict[TypeId, EntryType] = {}
    for file in files.values():
        chain = _ancestry(file, files, found)
        joined = _join(chain, found)
        if file.authored.abstract != "true":
            types[file.id] = joined
    found += check_types(types, {file.id: file.document for file in files.values()})
    return types, tuple(dict.fromkeys(found))


def _read(path: str, text: str, found: list[Diagnostic]) -> Iterator[_TypeFile]:
    document, problems = parse_yaml(text, path)
    found += problems
    stem = PurePosixPath(path).stem
    if not ID_PATTERN.fullmatch(stem):
        hint = f"Name it “{suggest_id(stem)}.yml”."
        found.append(Diagnostic(Location(path), Code.E110, f"“{stem}” is not an id", hint))
        return
    if document.root is None and problems:
        return
    authored, problems = validate(AuthoredType, document, document.data)
    found += problems
    if authored is not None:
        yield _TypeFile(TypeId(stem), authored, document)


def _ancestry(
    file: _TypeFile, files: Mapping[TypeId, _TypeFile], found: list[Diagnostic]
) -> tuple[_TypeFile, ...]:
    """The file and those that it extends, the most general first."""
    chain = [file]
    while parent_id := chain[0].authored.extends:
        parent = files.get(TypeId(parent_id))
        place = chain[0].document.locate(["extends"])
        if parent is None:
            hint = did_you_mean(parent_id, files)
            found.append(Diagnostic(place, Code.E504, f"there is no type “{parent_id}”", hint))
            break
        if parent in chain:
            # Each file of a circle finds it; the first of them reports it.
            if parent is file and file.id == min(each.id for each in chain):
                names = " → ".join((*(each.id for each in reversed(chain)), file.id))
                found.append(Diagnostic(place, Code.E504, f"“{file.id}” extends itself: {names}"))
            break
        chain.insert(0, parent)
    return tuple(chain)


def _join(chain: Iterable[_TypeFile], found: list[Diagnostic]) -> EntryType:
    files = tuple(chain)
    own = files[-1]
    groups: dict[str, str] = {}
    facts: dict[FactId, FactType] = {}
    for file in files:
        groups |= file.authored.groups
        facts |= {fact.id: fact for fact in _facts(file, found)}
    authored = own.authored
    box = next((file.authored.box for file in reversed(files) if file.authored.box), [])
    columns = next(
        (file.authored.index.columns for file in reversed(files) if file.authored.index.columns), []
    )
    sort = authored.index.sort
    return EntryType(
        id=own.id,
        label=authored.label,
        plural=authored.plural,
        folder=authored.folder or own.id,
        describes=authored.describes,
        is_source=authored.role == "source",
        schema_org=authored.schema_org,
        groups=groups,
        facts=facts,
        box=tuple(map(FactId, box)),
        columns=tuple(map(FactId, columns)),
        sort=FactId(sort) if sort and sort != "title" else None,
        location=own.place,
    )


def _facts(file: _TypeFile, found: list[Diagnostic]) -> Iterator[FactType]:
    for name, fact in file.authored.facts.items():
        place = file.document.locate(["facts", name], key_itself=True)
        if ID_PATTERN.fullmatch(name):
            yield _fact(FactId(name), fact, place)
        else:
            found.append(
                Diagnostic(place, Code.E110, f"“{name}” is not an id", "Use small letters and hyphens.")
            )


def _fact(name: FactId, fact: AuthoredFact, place: Location) -> FactType:
    inverse = fact.inverse
    return FactType(
        id=name,
        label=fact.label,
        kind=fact.kind,
        unit=fact.unit,
        group=fact.group,
        many=fact.many == "true",
        of=tuple(map(TypeId, fact.of)),
        inverse=Inverse(label=inverse.label, fact=FactId(inverse.fact) if inverse.fact else None)
        if inverse
        else None,
        sum_of=tuple(map(FactId, fact.sum_of)),
        tree=fact.tree == "true",
        compare=fact.compare == "true",
        facet=fact.facet == "true",
        happening=fact.happening == "true",
        schema_org=fact.schema_org,
        describes=fact.describes,
        location=place,
    )
