"""Suggestions: "did you mean …?" for an id, a name or a field that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from variorum.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NEAR_ENOUGH = 62.0


def suggest(wrong: str, candidates: Mapping[str, str], limit: int = 3) -> tuple[str, ...]:
    """Finds what somebody may have meant.

    Args:
        wrong: What was written.
        candidates: What could have been meant: folded form → the form to write.
        limit: How many at the most.

    Returns:
        The nearest ones, best first; none if nothing is near.
    """
    found = process.extract(
        fold(wrong),
        candidates.keys(),
        scorer=fuzz.ratio,
        limit=limit * 2,
        score_cutoff=_NEAR_ENOUGH,
    )
    ranked = sorted(found, key=lambda hit: (-hit[1], hit[0]))
    return tuple(dict.fromkeys(candidates[folded] for folded, _, _ in ranked))[:limit]


def closest(wrong: str, options: Iterable[str]) -> str | None:
    """Finds the one option nearest to what was written, or None."""
    found = suggest(wrong, {fold(option): option for option in sorted(options)}, limit=1)
    return found[0] if found else None


def did_you_mean(wrong: str, options: Iterable[str]) -> str:
    """Makes a hint of the option nearest to what was written; empty if none is near."""
    near = closest(wrong, options)
    return f"Did you mean “{near}”?" if near else ""
