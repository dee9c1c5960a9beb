"""Entries: from a document to an `Entry`, every part decoded and placed.

In: a split file and the types. Out: an entry, not yet connected with others, and what is wrong. One
broken claim or name is left out and reported; without a type or a title there is no entry.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.entry import Entry, NameVariant, Qualifiers, Verdict
from variorum.model.ids import ID_PATTERN, EntryId, FactId, TypeId
from variorum.names import did_you_mean, suggest_id
from variorum.parse.authored import AuthoredEntry, AuthoredVerdict
from variorum.parse.code import find_code, find_fences
from variorum.parse.dates import DateError, parse_date
from variorum.parse.files import locate
from variorum.parse.front_matter import Document, split_document
from variorum.parse.markup import parse_prose
from variorum.parse.readings import decode_reading
from variorum.parse.sources import decode_source
from variorum.parse.validation import validate
from variorum.parse.values import BadValueError, parse_reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from variorum.model.entry import Claim
    from variorum.model.prose import Prose
    from variorum.model.types import EntryType
    from variorum.model.values import Reference

_TITLE_HEADING = re.compile(r"^(?:#[ \t]|[^\s#>|<~`*+=-][^\n]*\n=+[ \t]*$)", re.MULTILINE)


def parse_entry(
    text: str,
    path: str,
    types: Mapping[TypeId, EntryType],
) -> tuple[Entry | None, tuple[Diagnostic, ...]]:
    """Parses the file of an entry.

    Args:
        text: Its text, with line feeds as line ends.
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
        hint = f"Name it “{suggest_id(entry_id)}.md”."
        return None, (*found, Diagnostic(Location(path), Code.E110, f"“{entry_id}” is not an id", hint))
    authored, problems = validate(AuthoredEntry, document.fields, document.fields.data)
    found += problems
    if authored is None:
        return None, found
    entry_type = types.get(TypeId(authored.type))
    if entry_type is None:
        hint = did_you_mean(authored.type, types)
        return None, (
            *found,
            Diagnostic(document.fields.locate(["type"]), Code.E201, f"unknown type “{authored.type}”", hint),
        )
    return _Decoder(document, entry_id, entry_type, list(found)).decode(authored)


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
            places=fields.places(()),
        )
        return entry, tuple(self.found)

    def _names(self, authored: AuthoredEntry) -> Iterator[NameVariant]:
        seen = {" ".join(authored.title.split())}
        for position, name in enumerate(authored.names):
            if name is None:
                continue
            place = self.document.fields.locate(["names", position])
            text = " ".join(name.text.split())
            if text in seen:
                self.found.append(Diagnostic(place, Code.E209, f"the name “{text}” stands here twice"))
                continue
            if name.kind == "native" and not name.lang:
                message = f"the language of the native name “{text}” is not said"
                self.found.append(
                    Diagnostic(place, Code.E207, message, "Add its BCP 47 tag, as in `lang: ja`.")
                )
            seen.add(text)
            yield NameVariant(
                text=text,
                sort=" ".join(name.sort.split()),
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
            claims, problems = decode_reading(
                reading, self.entry, self.entry_type, self.document.fields, keys
            )
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
            message = f"the type “{self.entry_type.id}” has no fact “{verdict.fact}”"
            hint = did_you_mean(verdict.fact, self.entry_type.facts)
            self.found.append(
                Diagnostic(fields.locate(["verdicts", position, "fact"]), Code.E203, message, hint)
            )
            return None
        self._check_sources(verdict, position)
        return Verdict(
            fact=FactId(verdict.fact),
            qualifiers=Qualifiers(
                side=verdict.side, as_of=verdict.as_of, covers=" ".join(verdict.covers.split())
            ),
            prefer=tuple(map(EntryId, verdict.prefer)),
            reconciles=tuple(map(EntryId, verdict.reconciles)),
            weighs=tuple(map(EntryId, verdict.weighs)),
            why=self._prose(verdict.why, ("verdicts", position, "why")),
            by=verdict.by,
            on=self._judged_on(verdict, position),
            location=place,
            places=fields.places(["verdicts", position]),
        )

    def _judged_on(self, verdict: AuthoredVerdict, position: int) -> str:
        """The date of a verdict; empty if it is none."""
        try:
            return parse_date(verdict.on).text
        except DateError as error:
            place = self.document.fields.locate(["verdicts", position, "on"])
            self.found.append(Diagnostic(place, Code.E302, f"“on”: {error}"))
            return ""

    def _check_sources(self, verdict: AuthoredVerdict, position: int) -> None:
        """A verdict does with each source one thing only."""
        fields = self.document.fields
        seen: set[str] = set()
        for field in ("prefer", "reconciles", "weighs"):
            for item, source in enumerate(getattr(verdict, field)):
                if source in seen:
                    place = fields.locate(["verdicts", position, field, item])
                    message = f"the verdict names “{source}” twice"
                    hint = "Name a source once: among those preferred, reconciled or weighed."
                    self.found.append(Diagnostic(place, Code.E208, message, hint))
                seen.add(source)

    def _former_ids(self, authored: AuthoredEntry) -> Iterator[EntryId]:
        for position, former in enumerate(authored.former_ids):
            if ID_PATTERN.fullmatch(former):
                yield EntryId(former)
                continue
            place = self.document.fields.locate(["former_ids", position])
            hint = f"Write “{suggest_id(former)}”, or delete it."
            self.found.append(Diagnostic(place, Code.E110, f"“{former}” is not an id", hint))

    def _references(self, authored: AuthoredEntry) -> Iterator[Reference]:
        for position, text in enumerate(authored.see_also):
            try:
                yield parse_reference(text)
            except BadValueError as error:
                place = self.document.fields.locate(["see_also", position])
                self.found.append(Diagnostic(place, error.code, str(error)))

    def _body(self) -> Prose:
        body, origin = self.document.body, Location(self.document.path, self.document.body_line)
        if (offset := _find_title_heading(body)) is not None:
            place = locate(body, offset, origin.path, origin.line)
            self.found.append(Diagnostic(place, Code.W407, "the body has a heading of the first level"))
        prose, problems = parse_prose(body, origin)
        self.found.extend(problems)
        return prose

    def _prose(self, text: str, keys: tuple[str | int, ...]) -> Prose:
        fields = self.document.fields
        prose, problems = parse_prose(text, fields.locate(keys), fields.lines(keys, text))
        self.found.extend(problems)
        return prose


def _find_title_heading(body: str) -> int | None:
    """Finds the offset of the first heading of the first level (`# …`, or `===` under it) outside code."""
    if not body.startswith("# ") and "\n# " not in body and "\n#\t" not in body and "\n=" not in body:
        return None
    code = find_code(body, find_fences(body))
    for match in _TITLE_HEADING.finditer(body):
        before = bisect_right(code, match.start(), key=itemgetter(0))
        if not before or code[before - 1][1] <= match.start():
            return match.start()
    return None
