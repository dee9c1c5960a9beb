"""Render stage: the bibliography as data for reference managers.

In come bibliographic items; out come CSL-JSON and BibLaTeX, sorted by id, so that the same items give the
same bytes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from variorum.render.citeproc import run_pandoc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from variorum.model.csl import CslItem


def to_csl_json(items: Iterable[CslItem]) -> str:
    """Writes items as CSL-JSON, one array, indented, ended by a line feed."""
    content = [item.as_json() for item in _sort_items(items)]
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def to_biblatex(items: Iterable[CslItem]) -> str:
    """Writes items in the BibLaTeX format, which keeps more of CSL than BibTeX does.

    Raises:
        CitationError: Pandoc is missing, or refuses an item.
    """
    listed = _sort_items(items)
    if not listed:
        return ""
    written = run_pandoc(["--from=csljson", "--to=biblatex", "--wrap=none"], to_csl_json(listed))
    # Pandoc ends lines as the system does.
    return "\n".join(written.splitlines()).strip() + "\n"


def _sort_items(items: Iterable[CslItem]) -> list[CslItem]:
    """Sorts items by id."""
    return sorted(items, key=lambda item: item.id)
