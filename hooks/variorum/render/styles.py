"""Styles: the look of what we generate, shipped with the library, so that every site has it."""

from __future__ import annotations

from importlib import resources

STYLE_SHEET = "assets/variorum.css"
"""Its path in the site. A site that has a file of its own there, in `docs/`, replaces it."""


def read_style_sheet() -> str:
    """Reads the style sheet."""
    return resources.files(__package__).joinpath(STYLE_SHEET).read_text(encoding="utf-8")
