"""Blocks: what a fenced block asks for, decoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from variorum.model.ids import FactId, TypeId


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRequest:
    """A list of entries of a type.

    Attributes:
        type: The type.
        where: Facts, each with the values of which an entry must have one.
        columns: The facts shown; None for those of the type's index.
        sort: A fact, or empty for the headword.
        descending: Sort the other way round.
        caption: The caption; empty for the plural of the type.
    """

    type: TypeId
    where: tuple[tuple[FactId, tuple[str, ...]], ...] = ()
    columns: tuple[FactId, ...] | None = None
    sort: FactId | None = None
    descending: bool = False
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


BlockRequest: TypeAlias = CompareRequest | ListRequest | OverviewRequest | ReferenceRequest
