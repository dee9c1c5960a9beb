"""SVG: the few elements that our drawings are made of, and how much room words take in them.

In: numbers and words. Out: escaped markup that stands in a page as it is. Colours come from the style sheet
by class; without one a drawing is black on white, so that it can also be printed.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTHS: Final = (
    ("iljI.,:;'|!’‘·", 0.3),
    ('ftr()[] -/–"“”', 0.4),
    ("mwMW@%—…", 0.92),
)
"""Letters that are far from the common width, in parts of the size of the type."""

_LOWER, _UPPER, _WIDE, _OTHER = 0.57, 0.7, 1.05, 0.65
_ELLIPSIS: Final = "…"
_SLACK: Final = 0.01
"""What adding up decimals may be off."""


def measure(text: str, size: float) -> float:
    """Estimates how wide a line of text is, rather too wide than too narrow.

    Args:
        text: One line.
        size: The size of the type.

    Returns:
        Its width, in the units of the size. Fonts of readers differ; this fits the common sans serifs.
    """
    return size * sum(map(_width, text))


def wrap(text: str, width: float, size: float, *, lines: int = 2) -> tuple[str, ...]:
    """Breaks text into lines that fit.

    Args:
        text: The text.
        width: The room for a line.
        size: The size of the type.
        lines: How many lines there may be; the last ends in an ellipsis if more is left.

    Returns:
        The lines, none of them wider than the room.
    """
    left = text.split()
    broken: list[str] = []
    while left and len(broken) < lines:
        count = _fitting(left, width, size)
        is_last = len(broken) == lines - 1
        if count == 0 or (is_last and count < len(left)):
            broken.append(shorten(" ".join(left), width, size))
            left = left[1:]
            if is_last:
                break
        else:
            broken.append(" ".join(left[:count]))
            left = left[count:]
    return tuple(broken)


def shorten(text: str, width: float, size: float) -> str:
    """Cuts text to the room for one line, with an ellipsis if anything is cut."""
    if measure(text, size) <= width + _SLACK:
        return text
    room = width - measure(_ELLIPSIS, size)
    end, taken = 0, 0.0
    while end < len(text) and taken + size * _width(text[end]) <= room:
        taken += size * _width(text[end])
        end += 1
    return text[:end].rstrip() + _ELLIPSIS


def draw(name: str, content: str | Markup = "", /, **attributes: object) -> Markup:
    """Draws one element.

    Args:
        name: Its name: `line`, `path`, `g`, …
        content: What is in it; text is escaped.
        **attributes: Its attributes, numbers to a tenth of a unit. `_` stands for `-`, and one at the end
            is dropped (`class_`). What is None is left out.
    """
    # Put together as plain text: the formatting of `Markup` would take most of the time of a drawing.
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_write(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = escape(content)
    return Markup(f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>")  # noqa: S704


def draw_picture(
    width: float,
    height: float,
    label: str,
    parts: Iterable[Markup],
    name: str = "",
    role: str = "img",
    **more: object,
) -> Markup:
    """Draws a whole picture.

    Args:
        width: Its width; one unit is a pixel where there is room for all of it.
        height: Its height.
        label: All that it shows, in words, for those who don't see it.
        parts: What is in it.
        name: The class of its kind.
        role: `group` if there are links in it, which nobody could reach in an image.
        **more: Other attributes of the whole, such as the size of the type.
    """
    return draw(
        "svg",
        Markup("").join(parts),
        class_=f"vr-picture {name}".strip(),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_write(width)} {_write(height)}",
        width=width,
        height=height,
        role=role,
        aria_label=label,
        fill="currentColor",
        data_search_exclude="",
        **more,
    )


def place(number: float) -> str:
    """Writes a number to a tenth, without a zero that says nothing."""
    return f"{round(number, 1):.1f}".removesuffix(".0")


def _fitting(words: list[str], width: float, size: float) -> int:
    """How many words fit into one line."""
    taken, gap = 0.0, measure(" ", size)
    for count, word in enumerate(words):
        taken += measure(word, size) + (gap if count else 0)
        if taken > width:
            return count
    return len(words)


def _width(letter: str) -> float:
    if letter.isascii() or not unicodedata.combining(letter):
        for letters, width in _WIDTHS:
            if letter in letters:
                return width
        if unicodedata.east_asian_width(letter) in {"W", "F"}:
            return _WIDE
        if letter.islower() or letter.isdigit():
            return _LOWER
        return _UPPER if letter.isupper() else _OTHER
    return 0.0


def _write(value: object) -> str:
    """A number to a tenth, without a zero that says nothing; anything else as it is."""
    return place(value) if isinstance(value, float) else str(value)
