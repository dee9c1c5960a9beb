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


def mark_claim(claim: Claim, context: Context, *, leads_back: bool = True) -> NoteMark:
    """Gives the note mark of one claim: its source, locator, quotation and remark.

    Args:
        claim: The claim.
        context: The article.
        leads_back: The note leads back here, even if it leads back elsewhere already.
    """
    remark = compile_remark(claim.note, context)
    cites = (Cite(claim.source, claim.locator),)
    return context.notes.mark(cites, claim.quote, remark, leads_back=leads_back)


def mark_claims(claims: Iterable[Claim], context: Context) -> tuple[NoteMark, ...]:
    """Gives the note marks of several claims, each once, in order."""
    written = {(claim.source, claim.locator, claim.quote, claim.note): claim for claim in claims}
    return tuple(mark_claim(claim, context) for claim in written.values())
