"""Rules on verdicts: they judge something, by those who speak, and weigh everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.catalog.disputes import speakers
from variorum.diagnostics import Code, Diagnostic, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.catalog import Catalog
    from variorum.model.entry import Entry, Verdict


def check_verdicts(catalog: Catalog) -> Iterator[Diagnostic]:
    """A verdict has claims to judge, names only sources that make them, and weighs each of them."""
    for entry in catalog.entries.values():
        seen = set()
        for verdict in entry.verdicts:
            topic = (verdict.fact, verdict.qualifiers)
            if topic in seen:
                message = f"a second verdict on “{verdict.fact}” with the same qualifiers"
                yield Diagnostic(verdict.location, Code.E307, message, "Join the two verdicts.")
            seen.add(topic)
            yield from _check_verdict(catalog, entry, verdict)


def _check_verdict(catalog: Catalog, entry: Entry, verdict: Verdict) -> Iterator[Diagnostic]:
    claims = catalog.claims_on(entry.id, verdict.fact, verdict.qualifiers)
    if not claims:
        others = sorted(
            {_describe(claim.qualifiers) for claim in catalog.claims.get(entry.id, {}).get(verdict.fact, ())}
        )
        hint = f"The claims on it have: {'; '.join(others)}." if others else ""
        message = f"there is no claim on “{verdict.fact}” with {_describe(verdict.qualifiers)}"
        yield Diagnostic(verdict.location, Code.E307, message, hint)
        return
    stated = sorted({claim.source for claim in claims})
    for field in ("prefer", "reconciles", "weighs"):
        for position, source in enumerate(getattr(verdict, field)):
            if catalog.is_source(source) and source not in stated:
                place = place_of(verdict.places, field, verdict.location, position)
                message = (
                    f"“{source}” makes no claim on “{verdict.fact}” with {_describe(verdict.qualifiers)}"
                )
                yield Diagnostic(place, Code.E308, message, f"Sources that do: {', '.join(stated)}.")
    if unweighed := sorted(speakers(claims) - verdict.considers):
        message = f"the verdict on “{verdict.fact}” does not weigh {', '.join(unweighed)}"
        yield Diagnostic(verdict.location, Code.W310, message)


def _describe(qualifiers: object) -> str:
    """The qualifiers in words."""
    parts = [
        f"{name} “{value}”" for name in ("side", "as_of", "covers") if (value := getattr(qualifiers, name))
    ]
    return " and ".join(parts) or "no qualifiers"
