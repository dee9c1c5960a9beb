"""Disputes: claims on the same fact and qualifiers whose values cannot all be true, or that editors judge.

In: the claims and verdicts of one entry. Out: its disputes, with the verdict on each and what that
verdict is still worth.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from variorum.catalog.agreement import agree, all_agree, is_silent
from variorum.catalog.terms import split_terms
from variorum.model.values import Date, EntryRef, Nothing, Reference, Text, Value
from variorum.names import fold

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from variorum.model.entry import Claim, Qualifiers, Verdict
    from variorum.model.ids import EntryId, FactId
    from variorum.model.types import EntryType, FactType

Topic: TypeAlias = "tuple[FactId, Qualifiers]"


class DisputeStatus(StrEnum):
    """Where a dispute stands; first what most needs an editor."""

    OPEN = "open"
    """Nobody has judged it."""
    STALE = "stale"
    """Judged, but a source has spoken since that the verdict does not weigh."""
    UNRESOLVED = "unresolved"
    """The editors judged that nothing decides it."""
    SETTLED = "settled"
    """The editors follow one side and say why."""
    RECONCILED = "reconciled"
    """The editors show that the claims do not really conflict."""


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """Claims that say the same value.

    Attributes:
        value: The value.
        claims: Who says so, in the order of the entry.
    """

    value: Value
    claims: tuple[Claim, ...]

    @property
    def sources(self) -> tuple[EntryId, ...]:
        """The sources, each once."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims that cannot all be true, or that editors judge although they can.

    Attributes:
        entry: The entry.
        fact: The fact.
        qualifiers: What narrows the claims.
        aspect: Empty if the values differ; `from` or `until` if the sources agree on the value and
            differ on when it held.
        about: The value whose time is disputed; else None.
        groups: The values, each with those who say it, in the order of the entry.
        verdict: The editors' judgement, if there is one.
        status: Where it stands.
    """

    entry: EntryId
    fact: FactId
    qualifiers: Qualifiers
    aspect: str = ""
    about: Value | None = None
    groups: tuple[ValueGroup, ...]
    verdict: Verdict | None
    status: DisputeStatus

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims that take part."""
        return tuple(claim for group in self.groups for claim in group.claims)


def find_disputes(
    claims: Iterable[Claim], verdicts: Sequence[Verdict], entry_type: EntryType
) -> tuple[Dispute, ...]:
    """Finds the disputes of one entry.

    Args:
        claims: Its claims, derived sums included.
        verdicts: Its verdicts.
        entry_type: Its type.

    Returns:
        The disputes in the order of the type's facts, then of the entry.
    """
    topics: defaultdict[Topic, list[Claim]] = defaultdict(list)
    for claim in claims:
        topics[claim.fact, claim.qualifiers].append(claim)
    order = {fact: position for position, fact in enumerate(entry_type.facts)}
    ranked = sorted(topics.items(), key=lambda item: order[item[0][0]])
    judged = {(verdict.fact, verdict.qualifiers): verdict for verdict in verdicts}
    return tuple(
        dispute
        for topic, stated in ranked
        for dispute in _dispute_topic(topic, stated, judged.get(topic), entry_type)
    )


def status_of(verdict: Verdict | None, claims: Iterable[Claim]) -> DisputeStatus:
    """Says where a dispute stands, by its verdict and those who speak in it."""
    if verdict is None:
        return DisputeStatus.OPEN
    if not speakers(claims) <= verdict.considers:
        return DisputeStatus.STALE
    if verdict.prefer:
        return DisputeStatus.SETTLED
    return DisputeStatus.RECONCILED if verdict.reconciles else DisputeStatus.UNRESOLVED


def speakers(claims: Iterable[Claim]) -> frozenset[EntryId]:
    """The sources that say something; one that is silent, or says that it is not known, says nothing."""
    return frozenset(claim.source for claim in claims if not is_silent(claim.value))


def group_values(claims: Iterable[Claim]) -> tuple[ValueGroup, ...]:
    """Groups claims by their value, in order of appearance."""
    groups: defaultdict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_meaning(claim.value)].append(claim)
    return tuple(ValueGroup(group[0].value, tuple(group)) for group in groups.values())


def _meaning(value: Value) -> Hashable:
    """What makes two values the same, however they are written."""
    match value:
        case EntryRef(target=str()):
            return "entry", value.target
        case EntryRef() | Reference():
            return "wanted", fold(value.text)
        case Text():
            return "text", fold(value.text)
        case Nothing():
            return "nothing", value.absence
        case _:
            return replace(value, text="")


def _dispute_topic(
    topic: Topic, claims: Sequence[Claim], verdict: Verdict | None, entry_type: EntryType
) -> Iterator[Dispute]:
    if len(claims) < 2:  # noqa: PLR2004 - one claim has nothing to differ from
        return
    voiced = [claim for claim in claims if not is_silent(claim.value)]
    groups = group_values(voiced)
    of_times = [
        dispute
        for group in groups
        for term in split_terms(group.claims)
        for dispute in _dispute_times(topic, ValueGroup(group.value, term), verdict)
    ]
    # A verdict is read even where no rule sees a dispute: "up to 32,000" and "23,000" can both be true.
    is_judged = verdict is not None and len(groups) > 1 and not of_times
    if is_judged or _differ([group.value for group in groups], entry_type.facts[topic[0]]):
        yield _dispute(topic, groups, verdict)
    yield from of_times


def _differ(values: Sequence[Value], fact: FactType) -> bool:
    """Says whether values cannot all be true. Where several are normal, only "none" excludes the others."""
    if not fact.many:
        return not all_agree(values, compare_texts=fact.compare)
    none = next((value for value in values if isinstance(value, Nothing)), None)
    return none is not None and not all(agree(none, value) for value in values)


def _dispute_times(topic: Topic, group: ValueGroup, verdict: Verdict | None) -> Iterator[Dispute]:
    """Disputes on from when or until when a value held."""
    for aspect in ("from", "until"):
        dated = [(claim, date) for claim in group.claims if (date := _time(claim, aspect))]
        if all_agree(date for _, date in dated):
            continue
        by_date: defaultdict[Hashable, list[tuple[Claim, Date]]] = defaultdict(list)
        for claim, date in dated:
            by_date[_meaning(date)].append((claim, date))
        groups = tuple(
            ValueGroup(stated[0][1], tuple(claim for claim, _ in stated)) for stated in by_date.values()
        )
        yield _dispute(topic, groups, verdict, aspect, group.value)


def _dispute(
    topic: Topic,
    groups: tuple[ValueGroup, ...],
    verdict: Verdict | None,
    aspect: str = "",
    about: Value | None = None,
) -> Dispute:
    claims = [claim for group in groups for claim in group.claims]
    return Dispute(
        entry=claims[0].entry,
        fact=topic[0],
        qualifiers=topic[1],
        aspect=aspect,
        about=about,
        groups=groups,
        verdict=verdict,
        status=status_of(verdict, claims),
    )


def _time(claim: Claim, aspect: str) -> Date | None:
    return claim.since if aspect == "from" else claim.until
