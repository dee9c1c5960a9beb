"""Entries: articles and essays in the book, part by part, in the order of reading."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from variorum.compile.phrases import refer
from variorum.compile.pieces import Words
from variorum.model.entry import NameKind
from variorum.model.ids import EntryId
from variorum.names import slugify
from variorum.render.book.blocks import write_block
from variorum.render.book.drawings import write_map
from variorum.render.book.judgements import write_judgement
from variorum.render.book.setter import Setter
from variorum.render.book.syntax import array, call, content, escape, label, quote
from variorum.render.fragments import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from variorum.compile.article import Article
    from variorum.compile.box import BoxRow, BoxValue
    from variorum.compile.essay import Essay
    from variorum.compile.pieces import CrossReference, ProsePiece
    from variorum.compile.relations import RelationGroup
    from variorum.model.entry import NameVariant, SourceDescription
    from variorum.render.press import Press

_PLAIN_KINDS: Final = frozenset({NameKind.SPELLING, NameKind.NATIVE})
_READ: Final = MappingProxyType(
    {"whole": "the whole text", "part": "in part", "none": "not read by the editors"}
)
_FRONT_MATTER = re.compile(r"\s*---\n(?:.*\n)*?---\n")
_TITLE = re.compile(r"\s*#\s+(.+?)\s*#*\s*(?:\n|\Z)")


def write_entry(article: Article, press: Press, bound: frozenset[EntryId], level: int) -> str:
    """Writes an entry.

    Args:
        article: The article.
        press: What everything is written with.
        bound: The entries that are in the book.
        level: The level of its heading.
    """
    setter = Setter(article.id, article.notes, press, bound, level)
    return "\n\n".join([_headword(article, setter), *filter(None, _parts(article, setter))])


def write_essay(essay: Essay, press: Press, bound: frozenset[EntryId]) -> tuple[str, str]:
    """Writes an essay: its title, plain, and the rest.

    Args:
        essay: The essay.
        press: What everything is written with.
        bound: The entries that are in the book.
    """
    title, body = _split_title(essay.body)
    setter = Setter(f"p-{slugify(essay.uri.removesuffix('.md'))}", essay.notes, press, bound)
    return title, setter.prose(body, lambda block: write_block(block, setter))


def _split_title(body: tuple[ProsePiece, ...]) -> tuple[str, tuple[ProsePiece, ...]]:
    """The title of an essay, which is its heading of the first level, and what follows."""
    first = body[0] if body else None
    if not isinstance(first, Words):
        return "", body
    text = _FRONT_MATTER.sub("", first.markdown, count=1)
    found = _TITLE.match(text)
    return (found[1] if found else ""), (Words(text[found.end() :] if found else text), *body[1:])


def _headword(article: Article, setter: Setter) -> str:
    return call(
        "entry",
        str(setter.level),
        label("e", article.id),
        quote(article.filed_as),
        content(escape(setter.press.catalog.types[article.type].label)),
    )


def _parts(article: Article, setter: Setter) -> Iterator[str]:
    if article.names:
        yield call("variants", *(content(_name(name)) for name in article.names))
    if article.summary:
        yield call("summary", body=escape(article.summary))
    if article.source:
        yield _source(article, article.source, setter)
    if article.box:
        yield setter.above_notes(lambda: call("facts", *(_row(row, setter) for row in article.box)))
    if article.body:
        yield setter.prose(article.body, lambda block: write_block(block, setter))
    if article.differing:
        judgements = (write_judgement(each, setter) for each in article.differing)
        yield "\n\n".join([call("subhead", str(setter.level + 1), body="Where sources differ"), *judgements])
    if article.map:
        yield write_map(article.map, setter)
    if article.relations:
        groups = article.relations
        yield setter.above_notes(lambda: call("relations", *(_relation(group, setter) for group in groups)))
    if article.see_also:
        yield _references("See also", article.see_also, setter)


def _name(name: NameVariant) -> str:
    text = call("tongue", quote(name.lang), body=escape(name.text)) if name.lang else escape(name.text)
    kind = "" if name.kind in _PLAIN_KINDS else name.kind.value
    words = ", ".join(filter(None, (kind, "editors’ form" if name.by_editors else "")))
    return f"{text} {call('detail', body=f'({words})')}" if words else text


def _row(row: BoxRow, setter: Setter) -> str:
    values = ", ".join(content(_value(value, setter)) for value in row.values)
    return f"{content(escape(row.label))}, ({values},)"


def _value(value: BoxValue, setter: Setter) -> str:
    unit = f" {escape(value.unit)}" if value.unit and value.unit != "people" else ""
    parts = [setter.phrase(value.phrase) + unit + setter.marks(value.marks)]
    if value.scope:
        parts.insert(0, call("within", body=f"{escape(value.scope)}:"))
    if value.status:
        parts.append(call("status", body=STATUS_WORDS[value.status]))
    if value.preferred:
        parts.append(call("detail", body=f"editors follow {setter.phrase(value.preferred)}"))
    return " ".join(parts)


def _relation(group: RelationGroup, setter: Setter) -> str:
    members = []
    for each in group.members:
        detail = f" {call('detail', body=escape(each.detail))}" if each.detail else ""
        members.append(setter.paged(each.entry, detail + setter.marks(each.marks)))
    return f"{content(escape(group.label))}, {content('; '.join(members))}"


def _references(title: str, references: Iterable[CrossReference], setter: Setter) -> str:
    return call("relations", content(title), content("; ".join(setter.paged(each) for each in references)))


def _source(article: Article, source: SourceDescription, setter: Setter) -> str:
    """What it is as a source: how it is cited, where it comes from, what it copies."""
    catalog = setter.press.catalog
    side, container = EntryId(source.side), EntryId(source.part_of)
    side_name = catalog.entries[side].title if side in catalog.entries else source.side
    origin = ", ".join(filter(None, (source.genre, side_name, source.year)))
    contained = setter.link(refer(container, catalog)) if container in catalog.entries else ""
    lines = [
        ("Reference", setter.html(setter.press.citations.entry(article.id))),
        ("Origin", escape(origin)),
        (
            "Contained in" if contained else "Extent",
            ", ".join(filter(None, (contained, escape(source.extent)))),
        ),
        ("Derives from", "; ".join(setter.link(refer(each, catalog)) for each in source.derives_from)),
        ("Read", _READ.get(source.read, "")),
    ]
    return call("facts", *(f"{content(name)}, {array([content(text)])}" for name, text in lines if text))
