"""References: the names that editors wrote, turned into the entries that they mean.

In: one entry and the index of names. Out: the entry with every reference of its claims, verdicts and source resolved, and what could
not be. A reference that fails is left out; the rest of the entry stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from variorum.catalog.resolving import Ambiguous, Found, NameIndex
from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.prose import Citation, Link, Prose
from variorum.model.values import EntryRef, Reference
from variorum.names import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from variorum.model.entry import Claim, Entry, Qualifiers, SourceDescription, Verdict
    from variorum.model.ids import EntryId, TypeId
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
        see_also = tuple(ref for ref in entry.see_also if self.resolve_name(ref.text, entry.title_location))
        return replace(
            entry,
            claims=tuple(self._claims(entry)),
            verdicts=tuple(self._verdict(verdict) for verdict in entry.verdicts),
            see_also=see_also,
            source=self._source(entry),
        )

    def resolve_name(self, text: str, location: Location) -> EntryId | None:
        """Finds the entry that a name means, or reports why there is none."""
        answer = self.names.resolve(text)
        if isinstance(answer, Found):
            return answer.entry
        if text in self.broken:
            return None
        if isinstance(answer, Ambiguous):
            hint = f"Write one of: {', '.join(answer.entries)}."
            self.found.append(Diagnostic(location, Code.E206, f"“{text}” is the name of several entries", hint))
        else:
            self.found.append(
                Diagnostic(location, Code.E205, f"unknown entry “{text}”", _did_you_mean(answer.suggestions))
            )
        return None

    def check_source(self, name: str, location: Location) -> bool:
        """Says whether a source exists, and reports it if not."""
        if name in self.sources or name in self.broken:
            return name in self.sources
        near = closest(name, self.sources)
        self.found.append(
            Diagnostic(location, Code.E204, f"unknown source “{name}”", _did_you_mean((near,) if near else ()))
        )
        return False

    def _claims(self, entry: Entry) -> Iterator[Claim]:
        for claim in entry.claims:
            self._check_prose(claim.note)
            if not self.check_source(claim.source, claim.reading):
                continue
            value = claim.value
            if isinstance(value, Reference):
                ref = self._reference(value, claim, entry)
                if ref is None:
                    continue
                value = ref
            yield replace(claim, value=value, qualifiers=self._qualifiers(claim.qualifiers, claim.reading))

    def _reference(self, value: Reference, claim: Claim, entry: Entry) -> EntryRef | None:
        if value.wanted:
            self._check_wanted(value.text, claim.location)
            return EntryRef(value.text, None)
        target = self.resolve_name(value.text, claim.location)
        if target is None:
            return None
        fact = self.types[entry.type].facts[claim.fact]
        if fact.of and self.entry_types[target] not in fact.of:
            message = f"“{target}” is a {self.entry_types[target]}; {fact.label} takes: {', '.join(fact.of)}"
            self.found.append(Diagnostic(claim.location, Code.E210, message))
        return EntryRef(value.text, target)

    def _check_wanted(self, text: str, location: Location) -> None:
        if isinstance(answer := self.names.resolve(text), Found):
            hint = f"Write “{answer.entry}” without the `?`."
            self.found.append(Diagnostic(location, Code.W406, f"the wanted entry “{text}” exists", hint))

    def _verdict(self, verdict: Verdict) -> Verdict:
        self._check_prose(verdict.why)
        for source in (*verdict.prefer, *verdict.reconciles, *verdict.weighs):
            self.check_source(source, verdict.location)
        return replace(verdict, qualifiers=self._qualifiers(verdict.qualifiers, verdict.location))

    def _qualifiers(self, qualifiers: Qualifiers, location: Location) -> Qualifiers:
        if not qualifiers.side or qualifiers.side in self.names.ids:
            return qualifiers
        return replace(qualifiers, side=self.resolve_name(qualifiers.side, location) or qualifiers.side)

    def _source(self, entry: Entry) -> SourceDescription | None:
        source = entry.source
        if source is None:
            return None
        derived = tuple(each for each in source.derives_from if self.check_source(each, source.location))
        if source.side:
            self.resolve_name(source.side, source.location)
        if source.part_of:
            self.check_source(source.part_of, source.location)
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


def _did_you_mean(suggestions: Iterable[str]) -> str:
    words = [f"“{each}”" for each in suggestions]
    return f"Did you mean {' or '.join(words)}?" if words else ""
