"""Blocks: from the YAML of a fenced block to what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.blocks import (
    BlockRequest,
    ChartRequest,
    CompareRequest,
    ListRequest,
    MapRequest,
    OverviewRequest,
    ReferenceRequest,
    TimelineRequest,
    TreeRequest,
)
from variorum.model.ids import FactId, TypeId
from variorum.names import closest
from variorum.parse.authored import Authored, Flag, Words
from variorum.parse.dates import DateError, parse_date
from variorum.parse.validation import validate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.model.blocks import Conditions
    from variorum.parse.yaml import YamlText


def _as_lists(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return {key: [item] if isinstance(item, str) else item for key, item in value.items()}


Where = Annotated[dict[str, list[str]], BeforeValidator(_as_lists)]


class AuthoredBlock(Authored):
    """The fields of a block, as written."""

    def request(self) -> BlockRequest:
        """Says what the block asks for.

        Raises:
            DateError: A field that is a date holds none.
        """
        raise NotImplementedError


class AuthoredComparison(AuthoredBlock):
    """What a comparison asks for, whether it is a table or a drawing."""

    fact: Words = Field(default_factory=list)
    group: str = ""
    entry: str = ""
    side: str | None = None
    as_of: str | None = None
    covers: str | None = None
    caption: str = ""

    def comparison(self) -> CompareRequest:
        """Says which claims are compared."""
        return CompareRequest(
            facts=tuple(map(FactId, self.fact)),
            group=self.group,
            entry=self.entry,
            side=self.side,
            as_of=self.as_of,
            covers=self.covers,
            caption=self.caption,
        )


class AuthoredCompare(AuthoredComparison):
    """`~~~compare`: one table of what sources say."""

    def request(self) -> CompareRequest:
        """Says which claims are compared."""
        return self.comparison()


class AuthoredChart(AuthoredComparison):
    """`~~~chart`: a drawing of what sources say, with the table behind it."""

    def request(self) -> ChartRequest:
        """Says which claims are drawn."""
        return ChartRequest(self.comparison())


class AuthoredList(AuthoredBlock):
    """`~~~list`: the entries of a type that meet a condition."""

    type: str
    where: Where = Field(default_factory=dict)
    columns: Words | None = None
    sort: str = ""
    caption: str = ""

    def request(self) -> ListRequest:
        """Says which entries are listed."""
        sort = self.sort.removeprefix("-")
        return ListRequest(
            type=TypeId(self.type),
            where=_conditions(self.where),
            columns=None if self.columns is None else tuple(map(FactId, self.columns)),
            sort=FactId(sort) if sort not in {"", "title"} else None,
            descending=self.sort.startswith("-"),
            caption=self.caption,
        )


class AuthoredTimeline(AuthoredBlock):
    """`~~~timeline`: what happened when."""

    entry: Words = Field(default_factory=list)
    parts: Flag = "false"
    fact: Words = Field(default_factory=list)
    during: str = ""
    caption: str = ""

    def request(self) -> TimelineRequest:
        """Says of what and of which time is told."""
        return TimelineRequest(
            entries=tuple(self.entry),
            parts=self.parts == "true",
            facts=tuple(map(FactId, self.fact)),
            during=parse_date(self.during) if self.during else None,
            caption=self.caption,
        )


class AuthoredTree(AuthoredBlock):
    """`~~~tree`: the entries of a type by what stands above what."""

    type: str
    fact: str = ""
    where: Where = Field(default_factory=dict)
    root: Words = Field(default_factory=list)
    columns: Words = Field(default_factory=list)
    caption: str = ""

    def request(self) -> TreeRequest:
        """Says which entries stand in the tree."""
        return TreeRequest(
            type=TypeId(self.type),
            fact=FactId(self.fact) if self.fact else None,
            where=_conditions(self.where),
            roots=tuple(self.root),
            columns=tuple(map(FactId, self.columns)),
            caption=self.caption,
        )


class AuthoredMap(AuthoredBlock):
    """`~~~map`: where the entries of a type are."""

    type: str
    where: Where = Field(default_factory=dict)
    caption: str = ""

    def request(self) -> MapRequest:
        """Says which entries are on the map."""
        return MapRequest(type=TypeId(self.type), where=_conditions(self.where), caption=self.caption)


class AuthoredOverview(AuthoredBlock):
    """`~~~overview`: every type with the number of its entries. It has no fields."""

    def request(self) -> OverviewRequest:
        """Says that the whole is shown."""
        return OverviewRequest()


class AuthoredReference(AuthoredBlock):
    """`~~~reference`: a table of the format, for pages that document it."""

    of: str

    def request(self) -> ReferenceRequest:
        """Says which table is shown."""
        return ReferenceRequest(self.of)


BLOCKS: dict[str, type[AuthoredBlock]] = {
    "compare": AuthoredCompare,
    "chart": AuthoredChart,
    "list": AuthoredList,
    "timeline": AuthoredTimeline,
    "tree": AuthoredTree,
    "map": AuthoredMap,
    "overview": AuthoredOverview,
    "reference": AuthoredReference,
}
"""Every block there is: its name and its fields."""


def decode_block(
    name: str, document: YamlText, place: Location
) -> tuple[BlockRequest | None, tuple[Diagnostic, ...]]:
    """Decodes a block.

    Args:
        name: The word behind its fence.
        document: The YAML inside.
        place: Where the block begins.

    Returns:
        What it asks for, or None if it can't be told; and what is wrong.
    """
    model = BLOCKS.get(name)
    if model is None:
        near = closest(name, BLOCKS)
        hint = f"Did you mean “{near}”? " if near else ""
        message = f"there is no block “{name}”"
        return None, (Diagnostic(place, Code.E402, message, f"{hint}Blocks are: {', '.join(BLOCKS)}."),)
    if not isinstance(document.data, dict):
        return None, (Diagnostic(place, Code.E403, f"the block “{name}” holds no `key: value` lines"),)
    authored, found = validate(model, document, document.data)
    if isinstance(authored, AuthoredComparison) and bool(authored.fact) == bool(authored.group):
        message = "a comparison needs either `fact` or `group`"
        return None, (*found, Diagnostic(place, Code.E403, message))
    try:
        return (authored.request() if authored else None), found
    except DateError as error:
        return None, (*found, Diagnostic(document.locate(["during"]), Code.E302, f"“during”: {error}"))


def _conditions(where: Mapping[str, list[str]]) -> Conditions:
    return tuple((FactId(fact), tuple(values)) for fact, values in where.items())
