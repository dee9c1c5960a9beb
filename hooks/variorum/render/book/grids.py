"""Grids: tables that editors write in Markdown, and the widths of columns.

In: the texts in the columns of a table. Out: how wide Typst shall make them, and whether all of them fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from variorum.render.book.syntax import array, call, content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from selectolax.lexbor import LexborNode

ROOM: Final = 88
"""Letters of a table that stand in a line of the book."""
GUTTER: Final = 2
"""Letters that the room between columns takes."""
_NARROWEST, _WIDEST = 5, 34
"""Letters that a column has at least, and for which it makes others narrower."""
_LETTER: Final = 0.48
"""How wide a letter is, in parts of the size of the type, rather too wide than too narrow."""
_LONG_NAME: Final = 28
_FEW: Final = 7
_HYPHENATED: Final = 13
"""Letters of a word that stand on a line even if the column is narrow; longer words are hyphenated."""


def measure_column(texts: Iterable[str]) -> tuple[int, int]:
    """Measures a column: how narrow it can be, and how wide it would like to be, in letters."""
    least = most = _NARROWEST
    for text in texts:
        most = max(most, len(text))
        least = max(least, min(max(map(len, text.split()), default=0), _HYPHENATED))
    return least, most


def size_columns(columns: Sequence[tuple[int, int]]) -> str:
    """Sizes columns: each as wide as it likes if there is room, or else in proportion.

    The first, which names what a row is about, is as wide as its longest name unless that is very long, so
    that what narrows the row stands below the name and takes no room.

    Args:
        columns: Of each how narrow it can be and how wide it would like to be.

    Returns:
        The argument of Typst's `table`.
    """
    first = columns[0][1]
    if sum(most + GUTTER for _, most in columns) <= ROOM:
        rest = ["auto"] * (len(columns) - 1)
    else:
        rest = [f"{max(least, round(min(most, _WIDEST) ** 0.85))}fr" for least, most in columns[1:]]
    longest = f"{round(_WIDEST**0.85)}fr" if rest and rest[0] != "auto" else "auto"
    return array([f"{first * _LETTER + 0.9:.1f}em" if first <= _LONG_NAME else longest, *rest])


def keep_together(rows: int) -> str:
    """Writes the argument that keeps a table of a few rows on one page; nothing for a longer one."""
    return "kept: true" if rows <= _FEW else ""


def fit_columns(columns: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Parts the columns of a table into tables that fit, each of which repeats the first column.

    Args:
        columns: Of each how narrow it can be and how wide it would like to be.

    Returns:
        For each table the positions of its columns behind the first; one table if all fit.
    """
    first = columns[0][1] if columns[0][1] <= _LONG_NAME else columns[0][0]
    room = ROOM - first - GUTTER
    if sum(least + GUTTER for least, _ in columns[1:]) <= room:
        return [list(range(1, len(columns)))]
    tables: list[list[int]] = [[]]
    taken = 0
    for position, (least, _) in enumerate(columns[1:], start=1):
        if tables[-1] and taken + least + GUTTER > room:
            tables.append([])
            taken = 0
        tables[-1].append(position)
        taken += least + GUTTER
    return tables


def write_grid(node: LexborNode, inline: Callable[[LexborNode], str]) -> str:
    """Writes a table of HTML; cells that span several are written once, and what is missing is empty.

    Args:
        node: The table.
        inline: Writes what is in a cell.
    """
    rows = [[cell for cell in row.iter() if cell.tag in {"td", "th"}] for row in node.css("tr")]
    rows = [row for row in rows if row]
    width = max(map(len, rows), default=0)
    if not width:
        return inline(node).strip()
    heads = rows[:1] if all(cell.tag == "th" for cell in rows[0]) else []
    sizes = [
        measure_column(row[position].text().strip() for row in rows if position < len(row))
        for position in range(width)
    ]
    aligns = [
        _alignment(rows[-1][position]) if position < len(rows[-1]) else "left" for position in range(width)
    ]
    cells = [_fill((inline(cell).strip() for cell in row), width) for row in rows[len(heads) :]]
    head = [f"head({_fill((inline(cell).strip() for cell in row), width)})" for row in heads]
    caption = node.css_first("caption")
    return call(
        "grid-table",
        f"columns: {size_columns(sizes)}",
        f"align: {array(aligns)}",
        f"caption: {content(inline(caption).strip())}" if caption else "",
        keep_together(len(rows)),
        *head,
        *cells,
    )


def _fill(cells: Iterable[str], width: int) -> str:
    written = [content(cell) for cell in cells][:width]
    return ", ".join([*written, *["[]"] * (width - len(written))])


def _alignment(cell: LexborNode) -> str:
    style = cell.attributes.get("style") or ""
    return next(
        (
            side
            for side in ("right", "center")
            if f"text-align: {side}" in style.replace(":", ": ").replace("  ", " ")
        ),
        "left",
    )
