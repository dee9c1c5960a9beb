"""Sums in words: what became of adding up the parts of a total, for the foot of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.compile.phrases import format_quantity
from variorum.model.values import Quantity

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from variorum.catalog.sums import SumCheck
    from variorum.compile.context import Context
    from variorum.model.entry import Claim, Qualifiers
    from variorum.model.ids import EntryId, FactId
    from variorum.model.types import FactType


def describe_sums(
    entry: EntryId, facts: Sequence[FactType], scopes: Collection[Qualifiers], context: Context
) -> tuple[str, ...]:
    """Says in words what became of adding up, where it concerns a comparison.

    Args:
        entry: The entry.
        facts: The facts compared.
        scopes: What narrows the claims compared.
        context: The article that shows it.
    """
    shown = {fact.id for fact in facts}
    checks = context.catalog.sums.get(entry, ())
    return tuple(
        _describe(check, context)
        for check in checks
        if check.qualifiers in scopes and _is_shown(check, shown)
    )


def _is_shown(check: SumCheck, shown: set[FactId]) -> bool:
    return check.fact in shown and (check.is_complete or not check.adds_up)


def _describe(check: SumCheck, context: Context) -> str:
    facts = context.catalog.type_of(check.parts[0].entry).facts
    title = context.catalog.entries[check.source].title
    numbers = " + ".join(_number(part, context) for part in check.parts)
    total = f"{title}: {numbers} = {format_quantity(check.result, context.locale)}"
    if check.stated is None:
        return f"{total}; the total is added up here, not stated."
    stated = _number(check.stated, context)
    if check.adds_up:
        is_exact = check.result.low == check.result.high
        return f"{total}, as stated." if is_exact else f"{total}, which {stated}, as stated, fits."
    return f"{total}, but {stated} is stated for “{facts[check.fact].label.lower()}”."


def _number(claim: Claim, context: Context) -> str:
    return (
        format_quantity(claim.value, context.locale)
        if isinstance(claim.value, Quantity)
        else claim.value.text
    )
