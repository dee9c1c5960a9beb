"""Check: what must hold in the whole catalog. One function a rule, in a list that can be read.

Every rule takes the catalog and yields diagnostics; no rule changes anything or knows of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.check.blocks import check_blocks
from variorum.check.claims import check_circles, check_inverses, check_sums
from variorum.check.html import check_html
from variorum.check.identity import check_former_ids, check_headwords
from variorum.check.transcripts import check_coverage, check_places
from variorum.check.verdicts import check_verdicts
from variorum.check.wording import check_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from variorum.catalog import Catalog
    from variorum.diagnostics import Diagnostic

    Rule = Callable[[Catalog], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    check_headwords,
    check_former_ids,
    check_circles,
    check_inverses,
    check_sums,
    check_verdicts,
    check_blocks,
    check_html,
    check_places,
    check_coverage,
    check_wording,
)
"""Every rule, in the order of work."""


def check_catalog(catalog: Catalog) -> Iterator[Diagnostic]:
    """Checks a catalog by every rule.

    Yields:
        What is wrong, rule by rule.
    """
    for rule in RULES:
        yield from rule(catalog)
