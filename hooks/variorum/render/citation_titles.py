"""Render stage: titles that a style must not capitalise.

In comes an item; out goes the same item, marked up for the citation processor only. Styles in English write
titles Like This, for all items whose language is not stated to be another. That is wrong for what is not in
Latin letters, such as the original title of a translation, and for titles that editors made up, in square
brackets: these describe a work that has no title, and are phrases, not names.
"""

from __future__ import annotations

from typing import Final

from variorum.model.csl import CslItem

_TITLES: Final = (
    "title",
    "title-short",
    "original-title",
    "container-title",
    "container-title-short",
    "collection-title",
    "part-title",
    "volume-title",
    "reviewed-title",
    "event-title",
)
_LAST_LATIN: Final = "\u024f"
"""The end of the Latin letters in Unicode that languages are commonly written with."""


def protect_titles(item: CslItem) -> CslItem:
    """Marks the titles of an item that must stay as they are (`class="nocase"`, the mark-up of CSL-JSON)."""
    fields = item.as_json()
    marked = {
        name: f'<span class="nocase">{value}</span>'
        for name, value in fields.items()
        if name in _TITLES and isinstance(value, str) and _is_protected(value)
    }
    return CslItem.build(item.id, {**fields, **marked}) if marked else item


def _is_protected(title: str) -> bool:
    """Tells whether a title is a description in brackets or in other than Latin letters."""
    is_description = title.startswith("[") and title.endswith("]")
    return is_description or any(char.isalpha() and char > _LAST_LATIN for char in title)
