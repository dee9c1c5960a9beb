"""Attribution: the note mark that every claim carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.compile.remarks import compile_remark
from variorum.model.prose import Cite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from variorum.compile.context import Context
    from variorum.compile.pieces import NoteMark
    from variorum.model.entry import Claim


def mark_claims(claims: Iterable[Claim], context: Context) -> tuple[NoteMark, ...]:
    """Gives the note marks of claims: source, locator, quotation and remark; each once, in order."""
    written = {(claim.source, claim.locator, claim.quote, claim.note): claim for claim in claims}
    return tuple(
        context.notes.mark(
            (Cite(claim.source, claim.locator),), claim.quote, compile_remark(claim.note, context)
        )
        for claim in written.values()
    )
