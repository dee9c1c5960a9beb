"""Fragments: the parts of pages that we write ourselves, from templates of ours."""

from __future__ import annotations

from functools import cache
from string import ascii_lowercase
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from variorum.catalog import DisputeStatus
from variorum.compile.chart import Chart
from variorum.compile.comparison import ComparisonTable
from variorum.compile.lists import EntryTable
from variorum.compile.map import PlaceMap
from variorum.compile.overview import Overview
from variorum.compile.timeline import Timeline
from variorum.compile.tree import Tree
from variorum.render.addresses import ALPHABET, BIBLIOGRAPHY, BROWSE, DISPUTES, READING, WANTED
from variorum.render.map_words import describe_projections, describe_view, write_links
from variorum.render.maps import draw_view
from variorum.render.plates import draw_plate, draw_small_plate
from variorum.render.tree_drawing import draw_tree

if TYPE_CHECKING:
    from variorum.render.inline import Inline

REGISTERS = (
    (ALPHABET, "A–Z", "Every headword and every other name."),
    (BROWSE, "Browse", "Entries by side, year, place, source and more."),
    (DISPUTES, "Where sources differ", "Every point on which they do, and the editors’ verdicts."),
    (BIBLIOGRAPHY, "Bibliography", "Every source, and where it is cited."),
    (READING, "What was read", "Which lines of which texts are used, and where."),
    (WANTED, "Wanted entries", "What is named and not yet written."),
)
"""The registers of the whole: page, title, what it is."""

STATUS_WORDS = {
    DisputeStatus.OPEN: "sources differ",
    DisputeStatus.SETTLED: "sources differ; judged",
    DisputeStatus.RECONCILED: "reconciled",
    DisputeStatus.UNRESOLVED: "sources differ; unresolved",
    DisputeStatus.STALE: "sources differ; verdict out of date",
}
"""What readers are told of a dispute, in words and never by colour alone."""


@cache
def _environment() -> Environment:
    """The templates: everything is escaped, and a name that is not there is an error."""
    environment = Environment(
        loader=PackageLoader("variorum.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["status_words"] = STATUS_WORDS
    environment.globals["classes"] = _classes
    environment.globals["registers"] = REGISTERS
    environment.globals["draw_plate"] = draw_plate
    environment.globals["draw_small_plate"] = draw_small_plate
    environment.globals["draw_tree"] = draw_tree
    environment.globals["draw_view"] = draw_view
    environment.globals["describe_view"] = describe_view
    environment.globals["describe_projections"] = describe_projections
    environment.globals["write_links"] = write_links
    environment.filters["letter"] = _letter
    return environment


def render_fragment(template: str, inline: Inline, **values: object) -> str:
    """Renders a fragment of a page.

    Args:
        template: Its file in `templates/`, without `.html`.
        inline: Writes what stands within a line.
        **values: What the template shows.

    Returns:
        HTML without blank lines, so that Markdown takes it for one block.
    """
    html = render_template(template, w=inline, **values)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


def render_template(template: str, **values: object) -> str:
    """Renders a template as it is."""
    return _environment().get_template(f"{template}.html").render(**values)


def _classes(*names: str) -> Markup:
    """The class attribute of an element, of those names that apply; nothing if none does."""
    applying = " ".join(filter(None, names))
    return Markup(' class="{}"').format(applying) if applying else Markup()


_TEMPLATES: Final = MappingProxyType(
    {
        ComparisonTable: ("comparison", "table"),
        Chart: ("chart", "chart"),
        EntryTable: ("list", "table"),
        Timeline: ("timeline", "timeline"),
        Tree: ("tree", "tree"),
        PlaceMap: ("map", "map"),
        Overview: ("overview", "overview"),
    }
)
"""What each block is rendered with: a template, and its name for the block."""


def render_block(
    content: ComparisonTable | Chart | EntryTable | Timeline | Tree | PlaceMap | Overview, inline: Inline
) -> str:
    """Renders what a block of an entry shows."""
    template, name = _TEMPLATES[type(content)]
    return render_fragment(template, inline, **{name: content})


def _letter(number: int) -> str:
    """A letter for each number: a to z, then aa to zz, as printers count where numbers would confuse."""
    first, second = divmod(number - 1, len(ascii_lowercase))
    return (ascii_lowercase[first - 1] if first else "") + ascii_lowercase[second]
