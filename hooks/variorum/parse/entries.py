"""Entries: from a document to an `Entry`, every part decoded and placed.

In: a split file and the types. Out: an entry, not yet connected with others, and what is wrong. One broken claim or name
is left out and reported; without a type or a title there is no entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.entry import Claim, Entry, NameVariant, Qualifiers, Verdict
from variorum.model.ids import ID_PATTERN, EntryId, FactId, TypeId
from variorum.model.prose import Prose
from variorum.model.types import EntryType
from variorum.model.values import Kind
from variorum.names import closest, fold, slugify
from variorum.parse.authored import AuthoredEntry, AuthoredReading, AuthoredVerdict
from variorum.parse.code import find_code, find_fences
from variorum.parse.files import locate
from variorum.parse.front_matter import Document, split_document
from variorum.parse.markup import parse_prose
from variorum.parse.readings import decode_reading
from variorum.parse.sources import decode_source
from variorum.parse.validation import validate
from variorum.parse.values import BadValueError, parse_reference, parse_value
from variorum.parse.yaml import YamlText, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from variorum.model.values import Reference

_TITLE_HEADING = re.compile(r"^#[ \t]", re.MULTILINE)


def parse_entry(
    text: str,
    path: str,
    types: Mapping[TypeId, EntryType],
) -> tuple[Entry | None, tuple[Diagnostic, ...]]:
    """Parses the file of an entry.

    Args:
        text: Its text, with `\\n` line ends.
        path: The file, as diagnostics name it; its name without `.md` is the entry's id.
        types: The entry types.

    Returns:
        The entry, or None if it has no usable id, type or title; and what is wrong.
    """
    document, found = split_document(text, path)
    if document is None:
        return None, found
    entry_id = EntryId(PurePosixPath(path).stem)
    if not ID_PATTERN.fullmatch(entry_id):
        hint = f"Name it “{slugify(fold(entry_id))}.md”." if slugify(fold(entry_id)).isascii() else ""
        return None, (*found, Diagnostic(Location(path), Code.E110, f"“{entry_id}” is not an id", hint))
    authored, problems = validate(AuthoredEntry, document.fields, document.fields.data)
    found += problems
    if authored is None:
        return None, found
    entry_type = types.get(TypeId(authored.type))
    if entry_type is None:
        near = closest(authored.type, types)
        hint = f"Did you mean “{near}”?" if near else ""
        return None, (
            *found,
            Diagnostic(document.fields.locate(["type"]), Code.E201, f"unknown type “{authored.type}”", hint),
        )
    return _Decoder(document, entry_id, entry_type, list(found)).decode(authored)


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
            found.append(Diagnostic(Location(path), Code.E208, "a side file is a list: each record begins with `- `"))
        return (), tuple(found)
    claims: list[Claim] = []
    for position, record in enumerate(document.data):
        data = {"source": source, **record} if isinstance(record, dict) else record
        reading, wrong = validate(AuthoredReading, _item_of(document, position), data)
        found += wrong
        if reading is not None:
            decoded, wrong = decode_reading(reading, entry, entry_type, document, (position,))
            claims += decoded
            found += wrong
    return tuple(claims), tuple(found)


def _item_of(document: YamlText, position: int) -> YamlText:
    """The part of a document that is one item of its list."""
    node = document.root.value[position] if document.root is not None else None
    return YamlText("", node, document.path, document.first_line)


@dataclass(frozen=True, slots=True)
class _Decoder:
    """One document on its way to an entry."""

    document: Document
    entry: EntryId
    entry_type: EntryType
    found: list[Diagnostic]

    def decode(self, authored: AuthoredEntry) -> tuple[Entry, tuple[Diagnostic, ...]]:
        fields = self.document.fields
        source, problems = decode_source(authored, self.entry, self.entry_type, fields)
        self.found.extend(problems)
        entry = Entry(
            id=self.entry,
            type=self.entry_type.id,
            title=" ".join(authored.title.split()),
            sort=" ".join(authored.sort.split()),
            summary=" ".join(authored.summary.split()),
            names=tuple(self._names(authored)),
            claims=tuple(self._claims(authored)),
            verdicts=tuple(self._verdicts(authored)),
            former_ids=tuple(self._former_ids(authored)),
            see_also=tuple(self._references(authored)),
            source=source,
            body=self._body(),
            location=Location(self.document.path),
            title_location=fields.locate(["title"]),
        )
        return entry, tuple(self.found)

    def _names(self, authored: AuthoredEntry) -> Iterator[NameVariant]:
        seen: set[str] = set()
        for position, name in enumerate(authored.names):
            if name is None:
                continue
            place = self.document.fields.locate(["names", position])
            if name.text in seen or name.text == authored.title:
                self.found.append(Diagnostic(place, Code.E209, f"the name “{name.text}” stands here twice"))
                continue
            if name.kind == "native" and not name.lang:
                message = f"the language of the native name “{name.text}” is not said"
                self.found.append(Diagnostic(place, Code.E207, message, "Add its BCP 47 tag, as in `lang: ja`."))
            seen.add(name.text)
            yield NameVariant(
                text=" ".join(name.text.split()),
                kind=name.kind,
                lang=name.lang,
                by_editors=name.by == "editors",
                location=place,
            )

    def _claims(self, authored: AuthoredEntry) -> Iterator[Claim]:
        for position, reading in enumerate(authored.claims):
            if reading is None:
                continue
            keys = ("claims", position)
            claims, problems = decode_reading(reading, self.entry, self.entry_type, self.document.fields, keys)
            self.found.extend(problems)
            yield from claims

    def _verdicts(self, authored: AuthoredEntry) -> Iterator[Verdict]:
        for position, verdict in enumerate(authored.verdicts):
            if verdict is not None and (decoded := self._verdict(verdict, position)):
                yield decoded

    def _verdict(self, verdict: AuthoredVerdict, position: int) -> Verdict | None:
        fields = self.document.fields
        place = fields.locate(["verdicts", position])
        if FactId(verdict.fact) not in self.entry_type.facts:
            near = closest(verdict.fact, self.entry_type.facts)
            message = f"the type “{self.entry_type.id}” has no fact “{verdict.fact}”"
            hint = f"Did you mean “{near}”?" if near else ""
            self.found.append(Diagnostic(fields.locate(["verdicts", position, "fact"]), Code.E203, message, hint))
            return None
        self._check_date(verdict.on, ("verdicts", position, "on"))
        return Verdict(
            fact=FactId(verdict.fact),
            qualifiers=Qualifiers(
                side=verdict.side, as_of=verdict.as_of, covers=" ".join(verdict.covers.split())
            ),
            prefer=tuple(map(EntryId, verdict.prefer)),
            reconciles=tuple(map(EntryId, verdict.reconciles)),
            weighs=tuple(map(EntryId, verdict.weighs)),
            why=self._prose(verdict.why, fields.locate(["verdicts", position, "why"])),
            by=verdict.by,
            on=verdict.on,
            location=place,
        )

    def _check_date(self, text: str, keys: tuple[str | int, ...]) -> None:
        try:
            parse_value(text, Kind.DATE)
        except BadValueError as error:
            self.found.append(Diagnostic(self.document.fields.locate(keys), error.code, str(error)))

    def _former_ids(self, authored: AuthoredEntry) -> Iterator[EntryId]:
        for position, former in enumerate(authored.former_ids):
            if ID_PATTERN.fullmatch(former):
                yield EntryId(former)
                continue
            place = self.document.fields.locate(["former_ids", position])
            self.found.append(Diagnostic(place, Code.E110, f"“{former}” is not an id"))

    def _references(self, authored: AuthoredEntry) -> Iterator[Reference]:
        return (parse_reference(text) for text in authored.see_also)

    def _body(self) -> Prose:
        body, line, path = self.document.body, self.document.body_line, self.document.path
        if (match := _find_title_heading(body)) is not None:
            message = "the body has a heading of the first level"
            self.found.append(Diagnostic(locate(body, match, path, line), Code.W407, message))
        return self._prose(body, Location(path, line))

    def _prose(self, text: str, origin: Location) -> Prose:
        prose, problems = parse_prose(text, origin)
        self.found.extend(problems)
        return prose


def _find_title_heading(body: str) -> int | None:
    """Finds the offset of the first `# heading` outside code."""
    if not body.startswith("# ") and "\n# " not in body:
        return None
    code = find_code(body, find_fences(body))
    for match in _TITLE_HEADING.finditer(body):
        if not any(start <= match.start() < end for start, end in code):
            return match.start()
    return None
