"""Mentions: the entries whose prose links to this one, each with the sentence in which it does."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from variorum.compile.order import sort_by_headword
from variorum.compile.phrases import refer
from variorum.compile.relations import count_shown
from variorum.compile.remarks import link_entry
from variorum.compile.sentences import Excerpt, quote_sentence
from variorum.model.prose import Link

if TYPE_CHECKING:
    from variorum.catalog import Mention
    from variorum.compile.context import Context
    from variorum.compile.pieces import CrossReference
    from variorum.model.ids import EntryId


@dataclass(frozen=True, slots=True)
class Mentioning:
    """An entry that mentions this one.

    Attributes:
        entry: The entry.
        sentence: The sentence in which it does so first.
        more: How often it does so again.
    """

    entry: CrossReference
    sentence: Excerpt
    more: int


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """The entries of one type that mention this one, by headword.

    Attributes:
        label: The plural of the type.
        members: The first of them, with their sentences.
        rest: The others. Their sentences would on some pages weigh more than the article.
    """

    label: str
    members: tuple[Mentioning, ...]
    rest: tuple[CrossReference, ...]


def compile_mentions(context: Context) -> tuple[MentionGroup, ...]:
    """Lists the entries whose prose links here and that are not related otherwise, type by type."""
    catalog = context.catalog
    related = {relation.claim.entry for relation in catalog.relations.get(context.entry, ())}
    mentions = {each.entry: each for each in catalog.mentions.get(context.entry, ())}
    groups: defaultdict[str, list[EntryId]] = defaultdict(list)
    for entry in sort_by_headword(mentions.keys() - related, catalog):
        groups[catalog.type_of(entry).plural].append(entry)
    shown = count_shown(map(len, groups.values()))
    return tuple(
        MentionGroup(
            label,
            tuple(_quote(mentions[entry], context) for entry in members[:shown]),
            tuple(refer(entry, catalog) for entry in members[shown:]),
        )
        for label, members in sorted(groups.items())
    )


def _quote(mention: Mention, context: Context) -> Mentioning:
    body = context.catalog.entries[mention.entry].body
    link = body.marks[bisect_left(body.marks, mention.offset, key=attrgetter("start"))]
    assert isinstance(link, Link)  # noqa: S101 - what the mention was made from
    sentence = quote_sentence(body, link, lambda mark: link_entry(mark, context).text)
    return Mentioning(refer(mention.entry, context.catalog), sentence, mention.count - 1)
