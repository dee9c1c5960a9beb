"""Tables: comparisons, lists and timelines in the book.

A table that is too wide for the page is parted into several, each of which begins with the first column.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from variorum.compile.pieces import plain
from variorum.model.values import Kind
from variorum.render.book.grids import fit_columns, keep_together, measure_column, size_columns
from variorum.render.book.judgements import write_judgement
from variorum.render.book.syntax import array, call, content, escape
from variorum.render.fragments import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from variorum.compile.comparison import Cell, Column, ComparisonTable, Row
    from variorum.compile.lists import EntryTable, ListColumn
    from variorum.compile.telling import Told
    from variorum.compile.timeline import Day, Happening, Timeline
    from variorum.render.book.setter import Setter


def write_comparison(table: ComparisonTable, setter: Setter) -> str:
    """Writes a comparison: its table or tables, remarks on sums, disputes with their verdicts."""
    sizes = [
        measure_column(["Agreement", *(setter.shorten(row.source).text for row in table.rows)]),
        *(
            measure_column(
                [column.label, _agreement(column)[0], *(_plain(row.cells[position]) for row in table.rows)]
            )
            for position, column in enumerate(table.columns)
        ),
    ]
    parts = [
        setter.above_notes(partial(_part, table, chosen, sizes, setter, part=number))
        for number, chosen in enumerate(fit_columns(sizes))
    ]
    parts += [call("sums", *(content(escape(line)) for line in table.sums))] if table.sums else []
    parts += [write_judgement(each, setter) for each in table.judgements]
    return "\n\n".join(parts)


def _part(
    table: ComparisonTable,
    chosen: Sequence[int],
    sizes: Sequence[tuple[int, int]],
    setter: Setter,
    *,
    part: int,
) -> str:
    columns = [table.columns[position - 1] for position in chosen]
    heads = ["[Source]", *(content(escape(column.label)) for column in columns)]
    rows = [
        ", ".join([_source(row, setter), *(_cell(row.cells[position - 1], setter) for position in chosen)])
        for row in table.rows
        if part == 0 or any(row.cells[position - 1].values for position in chosen)
    ]
    agreed = (_agreement(column) for column in columns)
    agreement = ["[Agreement]", *(content(words + voices) for words, voices in agreed)]
    look = _lay_out([sizes[0], *(sizes[position] for position in chosen)], (each.kind for each in columns))
    return _set_grid(look, _caption(table.caption, part), heads, rows, f"agreement({', '.join(agreement)})")


def _plain(cell: Cell) -> str:
    texts = [plain(phrase) for phrase, _ in cell.values]
    return max(texts, key=len, default="") + "00" * any(marks for _, marks in cell.values)


def _source(row: Row, setter: Setter) -> str:
    scope = call("scope", body=escape(row.scope)) if row.scope else ""
    return content(setter.link(setter.shorten(row.source)) + scope)


def _cell(cell: Cell, setter: Setter) -> str:
    if not cell.values:
        return "[#absent]"
    lines = [setter.phrase(phrase) + setter.marks(marks) for phrase, marks in cell.values]
    flags = [("added up", cell.is_derived), ("preferred", cell.is_preferred)]
    lines += [call("flag", body=words) for words, applies in flags if applies]
    written = content(call("linebreak").join(lines))
    return f"differs({written})" if cell.differs else written


def _agreement(column: Column) -> tuple[str, str]:
    """How far sources agree on a column, and how many they are, both in words."""
    if column.status:
        words = STATUS_WORDS[column.status]
    elif column.voices > 1:
        words = "no conflict"
    else:
        words = "one source" if column.voices else "no source says"
    if column.voices < 2:  # noqa: PLR2004 - one voice needs no count
        return words, ""
    independent = f", {column.independent} independent" if column.independent < column.voices else ""
    return words, call("scope", body=f"{column.voices} sources{independent}")


def write_list(table: EntryTable, setter: Setter) -> str:
    """Writes a list of entries with chosen facts."""
    sizes = [
        measure_column([table.subject, *(row.entry.text for row in table.rows)]),
        *(
            measure_column([column.label, *(_longest(row.cells[position]) for row in table.rows)])
            for position, column in enumerate(table.columns)
        ),
    ]
    return "\n\n".join(
        setter.above_notes(partial(_list_part, table, chosen, sizes, setter, part=number))
        for number, chosen in enumerate(fit_columns(sizes))
    )


def _list_part(
    table: EntryTable, chosen: Sequence[int], sizes: Sequence[tuple[int, int]], setter: Setter, *, part: int
) -> str:
    columns = [table.columns[position - 1] for position in chosen]
    heads = [content(escape(table.subject)), *(content(_head(column)) for column in columns)]
    rows = [
        ", ".join(
            [
                content(setter.paged(row.entry)),
                *(content(_tell(row.cells[position - 1], setter)) for position in chosen),
            ]
        )
        for row in table.rows
    ]
    look = _lay_out([sizes[0], *(sizes[position] for position in chosen)], (each.kind for each in columns))
    return _set_grid(look, _caption(table.caption, part), heads, rows)


def _lay_out(sizes: Sequence[tuple[int, int]], kinds: Iterable[str]) -> tuple[str, str]:
    """The widths of all columns, and how they stand: the first to the left, the others by their kind."""
    return f"columns: {size_columns(sizes)}", f"align: {array(['left', *(_align(kind) for kind in kinds)])}"


def _caption(text: str, part: int) -> str:
    return f"caption: {content(escape(text) + (' (continued)' if part else ''))}"


def _set_grid(look: tuple[str, str], caption: str, heads: list[str], rows: list[str], *foot: str) -> str:
    """A table, its head repeated on each page."""
    return call(
        "grid-table", *look, caption, keep_together(len(rows)), f"head({', '.join(heads)})", *rows, *foot
    )


def _longest(cell: Iterable[Told]) -> str:
    return max((plain(told.value) + " " + told.scope for told in cell), key=len, default="")


def _head(column: ListColumn) -> str:
    return escape(column.label) + (call("scope", body=escape(column.scope)) if column.scope else "")


def _tell(cell: Iterable[Told], setter: Setter) -> str:
    return call("linebreak").join(
        setter.phrase(told.value)
        + setter.marks(told.marks)
        + (call("scope", body=escape(told.scope)) if told.scope else "")
        for told in cell
    )


def _align(kind: str) -> str:
    return "right" if kind == Kind.QUANTITY else "left"


def write_timeline(timeline: Timeline, setter: Setter) -> str:
    """Writes a timeline: days, and under each what happened and who says so, with the notes of that day."""
    days = [setter.above_notes(partial(_day, day, timeline, setter)) for day in timeline.days]
    return "\n\n".join([call("caption-of", content(escape(timeline.caption))), *days])


def _day(day: Day, timeline: Timeline, setter: Setter) -> str:
    return call(
        "day",
        content(escape(day.date)),
        "true" if timeline.has_times else "false",
        *_happenings(day.happenings, setter),
    )


def _happenings(happenings: Iterable[Happening], setter: Setter) -> Iterator[str]:
    for each in happenings:
        what = f"{setter.link(each.entry)}: " if each.entry else ""
        what += setter.phrase(each.what)
        what += f" {call('status', body=STATUS_WORDS[each.status])}" if each.status else ""
        what += call("scope", body=escape(each.scope)) if each.scope else ""
        said = call("linebreak").join(
            setter.link(source) + setter.marks(marks) for source, marks in each.said_by
        )
        yield array((content(escape(each.time)), content(what), content(said)))
