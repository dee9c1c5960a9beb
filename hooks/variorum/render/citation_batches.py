"""Render stage: asking the citation processor in few runs.

In come the items of one language, the style, and the pieces of notes that are wanted; out come the pieces as
HTML and the bibliography. A run costs a fifth of a second, so there are as few as positions allow: a source
is cited in full only once in a run, while later citations of all sources share one. Runs go side by side.
"""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import chain, zip_longest
from os import cpu_count
from typing import TYPE_CHECKING, Final

from variorum.model.csl import CslItem
from variorum.render.citation_templates import Position, mark_locator, stem_key
from variorum.render.citeproc import Citation, ProcessorRun, run_citeproc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from variorum.render.citation_style import AdaptedStyle
    from variorum.render.citation_templates import LocatorPiece, Template
    from variorum.render.citeproc import ProcessorOutput

_FILLER: Final = CslItem.build("variorum-filler", {"type": "book", "title": "—"})
"""Cited between two citations of one source, of which the second would otherwise be an "ibid."."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What to format of the items of one language."""

    items: tuple[CslItem, ...]
    """The items, sorted by id."""
    locale: str
    """The language."""
    templates: tuple[Template, ...] = ()
    """Notes; for styles that make notes."""
    locators: tuple[LocatorPiece, ...] = ()
    """Locators on their own."""
    with_bibliography: bool = False
    """Whether the bibliography is wanted."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What has been formatted, as HTML by key."""

    templates: dict[str, str]
    locators: dict[str, str]
    bibliography: list[tuple[str, str]]


class _Shelf(Enum):
    """Where the result of a run belongs."""

    TEMPLATES = auto()
    LOCATORS = auto()
    BIBLIOGRAPHY = auto()
    STEMS = auto()


@dataclass(frozen=True, slots=True)
class _Plan:
    """A run, and the keys of its citations; a citation without a key is only there to have been cited."""

    run: ProcessorRun
    shelf: _Shelf
    keys: tuple[str | None, ...] = ()


def format_batches(batches: Iterable[Batch], style: AdaptedStyle) -> Pieces:
    """Formats all that is wanted.

    Args:
        batches: What is wanted; the bibliographies come in their order.
        style: The style.

    Returns:
        The pieces.

    Raises:
        CitationError: The processor refuses.
    """
    plans = list(chain.from_iterable(_plan_batch(batch, style) for batch in batches))
    with ThreadPoolExecutor(max_workers=min(len(plans), cpu_count() or 1) or 1) as pool:
        outputs = list(pool.map(run_citeproc, [plan.run for plan in plans]))
    pieces = Pieces({}, {}, [])
    for plan, output in zip(plans, outputs, strict=True):
        _shelve(plan, output, pieces)
    return pieces


def _shelve(plan: _Plan, output: ProcessorOutput, pieces: Pieces) -> None:
    """Puts the result of a run where it belongs."""
    if plan.shelf is _Shelf.BIBLIOGRAPHY:
        pieces.bibliography.extend(output.bibliography)
    elif plan.shelf is _Shelf.STEMS:
        pieces.templates.update((stem_key(source), entry) for source, entry in output.bibliography)
    else:
        kept = pieces.locators if plan.shelf is _Shelf.LOCATORS else pieces.templates
        formatted = zip(plan.keys, output.citations, strict=True)
        kept.update((key, mark_locator(text)) for key, text in formatted if key)


def _plan_batch(batch: Batch, style: AdaptedStyle) -> list[_Plan]:
    """Divides a batch into runs."""
    by_position = defaultdict(list)
    for template in sorted(batch.templates, key=lambda template: template.key):
        by_position[template.position].append(template)
    plans = [
        _plan_run(batch, style, [(template.citation, template.key) for template in turn])
        for turn in _deal(by_position[Position.FIRST])
    ]
    if by_position[Position.SUBSEQUENT]:
        plans.append(_plan_run(batch, style, _plan_later(by_position[Position.SUBSEQUENT])))
    if batch.with_bibliography:
        run = ProcessorRun(batch.items, (), style.xml, batch.locale, with_bibliography=True)
        plans.append(_Plan(run, _Shelf.BIBLIOGRAPHY))
        if not style.is_note:
            stems = replace(run, items=tuple(_drop_pages(item) for item in batch.items))
            plans.append(_Plan(stems, _Shelf.STEMS))
    if batch.locators:
        plans.append(_plan_locators(batch, style))
    return plans


def _plan_run(batch: Batch, style: AdaptedStyle, wanted: Sequence[tuple[Citation, str | None]]) -> _Plan:
    """Makes a run of citations."""
    citations = tuple(citation for citation, _ in wanted)
    has_filler = any(citation.source == _FILLER.id for citation in citations)
    items = (*batch.items, _FILLER) if has_filler else batch.items
    run = ProcessorRun(items, citations, style.xml, batch.locale)
    return _Plan(run, _Shelf.TEMPLATES, tuple(key for _, key in wanted))


def _plan_later(templates: Sequence[Template]) -> list[tuple[Citation, str | None]]:
    """Puts later citations in order: every source is cited once before, and no two of one source meet."""
    turns = _deal(templates)
    planned: list[tuple[Citation, str | None]] = [(Citation(template.source), None) for template in turns[0]]
    for template in chain.from_iterable(turns):
        if planned[-1][0].source == template.source:
            planned.append((Citation(_FILLER.id), None))
        planned.append((template.citation, template.key))
    return planned


def _deal(templates: Sequence[Template]) -> list[list[Template]]:
    """Deals templates out into turns, in each of which a source has one at the most."""
    by_source = defaultdict(list)
    for template in templates:
        by_source[template.source].append(template)
    return [[template for template in turn if template] for turn in zip_longest(*by_source.values())]


def _plan_locators(batch: Batch, style: AdaptedStyle) -> _Plan:
    """Makes the run that formats locators alone."""
    locators = sorted(batch.locators, key=lambda piece: piece.key)
    citations = tuple(piece.cite(_FILLER.id) for piece in locators)
    run = ProcessorRun((_FILLER,), citations, style.locators_xml, batch.locale)
    return _Plan(run, _Shelf.LOCATORS, tuple(piece.key for piece in locators))


def _drop_pages(item: CslItem) -> CslItem:
    """Leaves out the pages of an item, for a note that states one page in their place."""
    fields = {
        name: value for name, value in item.as_json().items() if name not in {"page", "number-of-pages"}
    }
    return CslItem.build(item.id, fields)
