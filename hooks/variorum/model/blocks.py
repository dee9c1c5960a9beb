"""Blocks: what a fenced block asks for, decoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from variorum.model.ids import FactId, TypeId
    from variorum.model.values import Date

Conditions: TypeAlias = "tuple[tuple[FactId, tuple[str, ...]], ...]"
"""Facts, each with the values of which an entry must have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRequest:
    """A comparison table: rows are sources, columns are facts.

    Attributes:
        facts: The facts, in the order of the columns.
        group: Take all facts of this group that have claims, in place of `facts`.
        entry: The entry compared; empty for the one that holds the block.
        side: Only claims with this side; None for any.
        as_of: Only claims as of this date; None for any.
        covers: Only claims that cover this; None for any.
        caption: The caption; empty for one made from the labels.
    """

    facts: tuple[FactId, ...] = ()
    group: str = ""
    entry: str = ""
    side: str | None = None
    as_of: str | None = None
    covers: str | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """A comparison that is drawn, with its table behind the drawing.

    Attributes:
        comparison: What is compared; its facts stand on one scale.
    """

    comparison: CompareRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRequest:
    """A list of entries of a type.

    Attributes:
        type: The type.
        where: What the entries must meet.
        columns: The facts shown; None for those of the type's index.
        sort: A fact, or empty for the headword.
        descending: Sort the other way round.
        caption: The caption; empty for the plural of the type.
    """

    type: TypeId
    where: Conditions = ()
    columns: tuple[FactId, ...] | None = None
    sort: FactId | None = None
    descending: bool = False
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRequest:
    """What happened when, in order.

    Attributes:
        entries: The entries told of; empty for all.
        parts: Tell of what is part of these too.
        facts: Only these facts; empty for every date, and for every text that tells what happened.
        during: Only what falls into this time; None for any.
        caption: The caption; empty for a plain one.
    """

    entries: tuple[str, ...] = ()
    parts: bool = False
    facts: tuple[FactId, ...] = ()
    during: Date | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeRequest:
    """The entries of a type as a tree: what stands above what.

    Attributes:
        type: The type.
        fact: The fact that leads upwards; None for the first of the type that does.
        where: What the entries must meet.
        roots: Where to begin; empty for every entry with nothing above it.
        columns: The facts told of each entry.
        caption: The caption; empty for the plural of the type.
    """

    type: TypeId
    fact: FactId | None = None
    where: Conditions = ()
    roots: tuple[str, ...] = ()
    columns: tuple[FactId, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRequest:
    """Where the entries of a type are.

    Attributes:
        type: The type.
        where: What the entries must meet.
        caption: The caption; empty for the plural of the type.
    """

    type: TypeId
    where: Conditions = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class OverviewRequest:
    """Ways into the encyclopedia: every type with the number of its entries, and the registers."""


@dataclass(frozen=True, slots=True)
class ReferenceRequest:
    """A table of the format, made from the code and the types, so that it cannot drift.

    Attributes:
        of: What it is a table of.
    """

    of: str


BlockRequest: TypeAlias = (
    CompareRequest
    | ChartRequest
    | ListRequest
    | TimelineRequest
    | TreeRequest
    | MapRequest
    | OverviewRequest
    | ReferenceRequest
)
