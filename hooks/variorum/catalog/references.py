"""References: the names that editors wrote, turned into the entries that they mean.

In: one entry and the index of names. Out: the entry with every reference of its claims, verdicts and
source resolved, and what could not be. A reference that fails is left out; the rest of the entry stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from variorum.catalog.resolving import Ambiguous, Found, Missing, NameIndex
from variorum.diagnostics import Code, Diagnostic, place_of
from variorum.model.ids import EntryId
from variorum.model.prose import Citation, Link, Prose
from variorum.model.values import EntryRef, Reference
from variorum.names import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from variorum.catalog.catalog import Catalog
    from variorum.diagnostics import Location
    from variorum.model.entry import Claim, Entry, Qualifiers, SourceDescription, Verdict
    from variorum.model.ids import TypeId
    from variorum.model.types import EntryType


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves the references of entries and notes what fails.

    Attributes:
        names: The names there are.
        entry_types: The type of each entry.
        sources: The ids that can be cited.
        broken: Ids of files that could not be read; references to them are not reported again.
        types: The entry types.
        found: What failed, in order.
    """

    names: NameIndex
    entry_types: Mapping[EntryId, TypeId]
    sources: frozenset[str]
    broken: frozenset[str]
    types: Mapping[TypeId, EntryType]
    found: list[Diagnostic]

    def resolve_entry(self, entry: Entry) -> Entry:
        """Resolves everything that an entry names."""
        self._check_prose(entry.body)
        see_also = tuple(
            ref
            for position, ref in enumerate(entry.see_also)
            if self._see(ref, place_of(entry.places, "see_also", entry.title_location, position))
        )
        return replace(
            entry,
            claims=tuple(self._claims(entry)),
            verdicts=tuple(self._verdict(verdict) for verdict in entry.verdicts),
            see_also=see_also,
            source=self._source(entry),
        )

    def _see(self, ref: Reference, location: Location) -> bool:
        if ref.wanted:
            self._check_wanted(ref.text, location)
            return True
        return self.resolve_name(ref.text, location) is not None

    def resolve_name(self, text: str, location: Location) -> EntryId | None:
        """Finds the entry that a name means, or reports why there is none."""
        answer = self.names.resolve(text)
        if isinstance(answer, Found):
            return answer.entry
        if text not in self.broken:
            self.found.append(explain_failure(text, answer, location))
        return None

    def check_source(self, name: str, location: Location) -> bool:
        """Says whether a source exists, and reports it if not."""
        if name in self.sources or name in self.broken:
            return name in self.sources
        if entry_type := self.entry_types.get(EntryId(name)):
            message = f"“{name}” is no source but an entry of the type “{entry_type}”"
            self.found.append(Diagnostic(location, Code.E204, message))
            return False
        near = closest(name, self.sources)
        hint = _did_you_mean((near,) if near else ())
        self.found.append(Diagnostic(location, Code.E204, f"unknown source “{name}”", hint))
        return False

    def _claims(self, entry: Entry) -> Iterator[Claim]:
        for claim in entry.claims:
            self._check_prose(claim.note)
            if not self.check_source(claim.source, place_of(claim.places, "source", claim.reading)):
                continue
            value = claim.value
            if isinstance(value, Reference):
                ref = self._reference(value, claim, entry)
                if ref is None:
                    continue
                value = ref
            yield replace(
                claim,
                value=value,
                qualifiers=self._qualifiers(claim.qualifiers, place_of(claim.places, "side", claim.reading)),
            )

    def _reference(self, value: Reference, claim: Claim, entry: Entry) -> EntryRef | None:
        if value.wanted:
            self._check_wanted(value.text, claim.location)
            return EntryRef(value.text, None)
        target = self.resolve_name(value.text, claim.location)
        if target is None:
            return None
        fact = self.types[entry.type].facts[claim.fact]
        if fact.of and self.entry_types[target] not in fact.of and target not in self.broken:
            message = f"“{target}” is a {self.entry_types[target]}; {fact.label} takes: {', '.join(fact.of)}"
            self.found.append(Diagnostic(claim.location, Code.E210, message))
        return EntryRef(value.text, target)

    def _check_wanted(self, text: str, location: Location) -> None:
        if isinstance(answer := self.names.resolve(text), Found):
            hint = f"Write “{answer.entry}” without the `?`."
            self.found.append(Diagnostic(location, Code.W406, f"the wanted entry “{text}” exists", hint))

    def _verdict(self, verdict: Verdict) -> Verdict:
        self._check_prose(verdict.why)
        for field in ("prefer", "reconciles", "weighs"):
            for position, source in enumerate(getattr(verdict, field)):
                self.check_source(source, place_of(verdict.places, field, verdict.location, position))
        side = place_of(verdict.places, "side", verdict.location)
        return replace(verdict, qualifiers=self._qualifiers(verdict.qualifiers, side))

    def _qualifiers(self, qualifiers: Qualifiers, location: Location) -> Qualifiers:
        if not qualifiers.side or qualifiers.side in self.names.ids:
            return qualifiers
        return replace(qualifiers, side=self.resolve_name(qualifiers.side, location) or qualifiers.side)

    def _source(self, entry: Entry) -> SourceDescription | None:
        source = entry.source
        if source is None:
            return None
        derived = tuple(
            each
            for position, each in enumerate(source.derives_from)
            if self.check_source(each, place_of(source.places, "derives_from", source.location, position))
        )
        if source.side:
            self.resolve_name(source.side, place_of(source.places, "side", source.location))
        if source.part_of:
            self.check_source(source.part_of, place_of(source.places, "part_of", source.location))
        return replace(source, derives_from=derived)

    def _check_prose(self, prose: Prose) -> None:
        for mark in prose.marks:
            if isinstance(mark, Citation):
                for cite in mark.cites:
                    self.check_source(cite.source, mark.location)
            elif isinstance(mark, Link) and mark.wanted:
                self._check_wanted(mark.target, mark.location)
            elif isinstance(mark, Link):
                self.resolve_name(mark.target, mark.location)


def explain_failure(text: str, answer: Ambiguous | Missing, location: Location) -> Diagnostic:
    """Says why a name means no entry, and what may have been meant."""
    if isinstance(answer, Ambiguous):
        hint = f"Write one of: {', '.join(answer.entries)}."
        return Diagnostic(location, Code.E206, f"“{text}” is the name of several entries", hint)
    return Diagnostic(location, Code.E205, f"unknown entry “{text}”", _did_you_mean(answer.suggestions))


def _did_you_mean(suggestions: Iterable[str]) -> str:
    words = [f"“{each}”" for each in suggestions]
    return f"Did you mean {' or '.join(words)}?" if words else ""


def check_prose(prose: Prose, catalog: Catalog) -> tuple[Diagnostic, ...]:
    """Checks the references of prose that belongs to no entry: a page of `docs/`.

    Args:
        prose: The prose.
        catalog: Everything known.

    Returns:
        What it names that does not exist or is not clear.
    """
    found: list[Diagnostic] = []
    types = {entry.id: entry.type for entry in catalog.entries.values()}
    sources = frozenset(entry.id for entry in catalog.sources())
    resolver = Resolver(catalog.names, types, sources, frozenset(), catalog.types, found)
    resolver._check_prose(prose)  # noqa: SLF001 - the same module
    return tuple(found)
