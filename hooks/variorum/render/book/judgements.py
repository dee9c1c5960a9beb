"""Judgements: disputes in the book, with what each side says and what the editors make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.render.book.drawings import write_plate
from variorum.render.book.syntax import array, call, content, escape
from variorum.render.fragments import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from variorum.compile.judgements import Judgement, Opinion, Side
    from variorum.compile.pieces import CrossReference
    from variorum.render.book.setter import Setter


def write_judgement(judgement: Judgement, setter: Setter) -> str:
    """Writes a dispute: the topic, the values with those who say each, the verdict."""
    sides = array(content(write_side(side, setter)) for side in judgement.sides)
    drawn = write_plate(judgement.plate) if judgement.plate else ""
    return call(
        "judgement",
        content(escape(judgement.topic)),
        content(STATUS_WORDS[judgement.status]),
        sides,
        content(drawn),
        body=_verdict(judgement.opinion, setter) if judgement.opinion else "No verdict yet.",
    )


def write_side(side: Side, setter: Setter) -> str:
    """Writes a value and those who say it."""
    sources = ", ".join(setter.link(setter.shorten(source)) for source in side.sources)
    return f"{call('strong', body=setter.phrase(side.value))} {sources}{_witnesses(side)}"


def write_verdict_in_short(judgement: Judgement, setter: Setter) -> str:
    """Says in a few words what the editors make of a dispute."""
    return _label(judgement.opinion, setter) if judgement.opinion else "No verdict yet."


def _witnesses(side: Side) -> str:
    count = len(side.sources)
    if count < 2:  # noqa: PLR2004 - of one source nothing is to be said
        return ""
    common = side.independent == count
    return f" ({count} sources, {'no common origin known' if common else f'{side.independent} independent'})"


def _verdict(opinion: Opinion, setter: Setter) -> str:
    signed = ", ".join(filter(None, (opinion.by, opinion.on)))
    parts = (
        call("follows", body=_label(opinion, setter)),
        setter.remark(opinion.why),
        call("signed", body=escape(signed)) if signed else "",
    )
    return " ".join(filter(None, parts))


def _label(opinion: Opinion, setter: Setter) -> str:
    if opinion.prefers:
        return f"The editors follow {''.join(_join(opinion.prefers, setter))}."
    return "No real conflict." if opinion.reconciles else "The editors leave it open."


def _join(sources: Sequence[CrossReference], setter: Setter) -> Iterator[str]:
    for position, source in enumerate(sources, start=1):
        yield setter.link(setter.shorten(source))
        if position < len(sources):
            yield " and " if position == len(sources) - 1 else ", "
