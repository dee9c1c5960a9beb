"""Documents: the pages of `docs/` that cite, link or show blocks, read and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.catalog.references import check_prose
from variorum.check.blocks import check_prose_blocks
from variorum.check.wording import check_prose_wording
from variorum.diagnostics import Location
from variorum.parse.markup import parse_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from variorum.catalog import Catalog
    from variorum.diagnostics import Diagnostic
    from variorum.model.prose import Prose


def read_documents(
    pages: Iterable[tuple[str, str, str, int]], catalog: Catalog
) -> tuple[Mapping[str, Prose], tuple[Diagnostic, ...]]:
    """Reads pages of `docs/`.

    Args:
        pages: Of each its path in `docs/`, its path as diagnostics name it, its Markdown without front
            matter, and the line at which that begins.
        catalog: Everything known.

    Returns:
        The pages that hold marks of ours, by path; and what is wrong.
    """
    found: list[Diagnostic] = []
    documents: dict[str, Prose] = {}
    for uri, shown, text, line in pages:
        prose, problems = parse_prose(text, Location(shown, line))
        found += [*problems, *check_prose(prose, catalog), *check_prose_blocks(prose, catalog)]
        found += check_prose_wording(prose, catalog)
        if prose.marks:
            documents[uri] = prose
    return documents, tuple(found)
