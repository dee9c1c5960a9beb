"""Assets: the look and behaviour of what we generate, shipped with the library, so that every site has them.

A page is whole without the script; it only makes it handier. Each part of it is a file that stands alone, and
all are joined into one classic script, which also runs where a site is opened from a folder.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

STYLE_SHEET: Final = "assets/variorum.css"
"""Its path in the site. A site that has a file of its own there, in `docs/`, replaces it."""

SCRIPT: Final = "assets/variorum.js"
"""Its path in the site; a site may replace it in the same way."""

_STYLES: Final = (
    "colours",
    "base",
    "head",
    "trails",
    "box",
    "status",
    "tables",
    "table_tools",
    "charts",
    "timelines",
    "trees",
    "maps",
    "disclosures",
    "disputes",
    "notes",
    "neighbours",
    "citations",
    "lists",
    "registers",
    "cards",
    "search",
    "hits",
    "print",
)
"""The parts of the style sheet, in the order in which later rules win."""

_SCRIPTS: Final = (
    "scroll",
    "table_text",
    "table_sort",
    "table_export",
    "tables",
    "notes",
    "citations",
    "cards",
    "search_source",
    "search_names",
    "search",
    "search_view",
    "search_facets",
    "search_box",
    "search_page",
)
"""The parts of the script, in the order in which they need one another."""


def read_style_sheet() -> str:
    """Reads the style sheet, all parts of it."""
    return "\n".join(_read(f"styles/{name}.css") for name in _STYLES)


def write_script(folders: Iterable[str]) -> str:
    """Writes the script, all parts of it.

    Args:
        folders: Where in the site entries stand; the script knows by them which links lead to entries.
    """
    known = f"variorum.folders = {json.dumps(sorted(set(folders)))};\n"
    return "\n".join([_read("scripts/site.js"), known, *(_read(f"scripts/{name}.js") for name in _SCRIPTS)])


def _read(path: str) -> str:
    return resources.files(__package__).joinpath(path).read_text(encoding="utf-8")
