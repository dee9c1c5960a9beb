"""Trail: the way from the whole down to an entry: its type, and what it is part of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.compile.judgements import anchor_dispute, find_dispute
from variorum.compile.phrases import refer

if TYPE_CHECKING:
    from variorum.catalog import Catalog, DisputeStatus
    from variorum.compile.pieces import CrossReference
    from variorum.model.ids import EntryId

DEEPEST = 12
"""Of a longer way only the part that is nearest to the entry is shown."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The way down to an entry.

    Attributes:
        plural: The plural of its type.
        folder: Where the index of its type is.
        wholes: What it is part of, what that is part of, and so on; the outermost first.
        label: The label of the fact that names the last of them ("Part of"); empty if there is none.
        others: What it is part of as well, beside the last of `wholes`.
        status: How the dispute stands on what it is part of; None if sources agree.
        anchor: Where that dispute is shown on the page; empty if there is none.
    """

    plural: str
    folder: str
    wholes: tuple[CrossReference, ...] = ()
    label: str = ""
    others: tuple[CrossReference, ...] = ()
    status: DisputeStatus | None = None
    anchor: str = ""


def compile_trail(entry: EntryId, catalog: Catalog) -> Trail:
    """Finds the way down to an entry.

    Where an entry is part of several, the way goes by the first of `Catalog.wholes`, and the others are
    named. A circle ends where it would begin anew.
    """
    entry_type = catalog.type_of(entry)
    found = catalog.wholes.get(entry, ())
    if not found:
        return Trail(entry_type.plural, entry_type.folder)
    fact = found[0][0]
    claims = catalog.claims[entry].get(fact.id, ())
    dispute = next(filter(None, (find_dispute(claim, catalog) for claim in claims)), None)
    return Trail(
        entry_type.plural,
        entry_type.folder,
        tuple(refer(whole, catalog) for whole in climb(entry, catalog)),
        fact.label,
        tuple(refer(whole, catalog) for _, whole in found[1:]),
        dispute.status if dispute else None,
        anchor_dispute(dispute, catalog) if dispute else "",
    )


def climb(entry: EntryId, catalog: Catalog) -> tuple[EntryId, ...]:
    """Gives what stands above an entry, the outermost first, each once."""
    above: list[EntryId] = []
    below = entry
    while (found := catalog.wholes.get(below)) and len(above) < DEEPEST:
        below = found[0][1]
        if below == entry or below in above:
            break
        above.append(below)
    return tuple(reversed(above))
