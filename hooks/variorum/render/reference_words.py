"""Reference: what the fields of the format mean, a sentence each, for those who write entries and types.

The words for `variorum.render.reference`, which takes everything else from the code. A test fails when a
field is added without its sentence here, or a sentence stays after its field has gone. They are Markdown.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from variorum.model.entry import NameKind

if TYPE_CHECKING:
    from collections.abc import Mapping

STAGES: Final = MappingProxyType(
    {
        "1": "files and YAML",
        "2": "fields and names",
        "3": "values and claims",
        "4": "prose and blocks",
        "5": "types and settings",
        "6": "the finished site",
    }
)
"""What the hundreds of the codes of diagnostics stand for."""

_QUALIFIERS: Final = {
    "side": "Whose part it is: the id or name of an entry, most often a state.",
    "as_of": "The date at which it held.",
    "covers": "Which part or scope it covers, in a few words; always the same words for the same scope.",
}

FIELD_WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "entry-fields": {
            "type": "The entry type; it decides which facts the entry can have.",
            "title": "The headword, in natural order; no other entry has it.",
            "sort": "The headword as it is filed, if that differs: `Blyukher, Vasily`.",
            "summary": "One or two plain sentences without markup, for previews, indexes and search results.",
            "names": "Name variants: a plain text for another spelling, or a mapping.",
            "claims": "What sources say: a list of readings.",
            "verdicts": "What the editors judged: a list.",
            "former_ids": "Ids that the entry had before; links to them still arrive.",
            "see_also": "Entries that readers should see too: ids or names.",
        },
        "source-fields": {
            "csl": "The bibliographic data in CSL variables. Every source needs it, with `type` and `title`.",
            "origin": "Where the text comes from.",
            "derives_from": "Sources that this one copies or sums up, so that they count as one witness.",
            "part_of": "The id of the source that contains it: the volume of an article.",
            "read": "How much of it the editors have read.",
            "extent": "Which part of the containing source it is: `lines 220–456`, `pp. 40–61`.",
        },
        "origin-fields": {
            "side": "Whose view it gives: the id or name of an entry.",
            "year": "When it was written, as far as that is known.",
            "genre": "What it is: `report`, `memoir`, `press summary`.",
        },
        "name-fields": {
            "text": "The name itself.",
            "sort": "The name as it is filed, if that differs: `Блюхер, Василий Константинович`.",
            "kind": "What sort of variant it is; without it, `spelling`.",
            "lang": "Language as a BCP 47 tag: `ru`, `ja`, `ja-Latn`. A native name must have it.",
            "by": "`editors` for a form that no source prints.",
        },
        "reading-fields": {
            "source": "The id of the source; left out in a side file.",
            "at": "Where in it: `line 12`, `lines 314–320`, `p. 40`, `pp. 40–43`. Without it: a warning.",
            **_QUALIFIERS,
            "says": "The facts that it states: `fact: value`.",
            "quote": "Its exact words, short, and only where the wording matters.",
            "note": "A remark of the editors; links and citations may stand in it.",
        },
        "verdict-fields": {
            "fact": "The fact that is judged.",
            **dict.fromkeys(_QUALIFIERS, "As in the claims that are judged."),
            "prefer": "The sources that the editors follow.",
            "reconciles": "The sources whose claims do not really conflict.",
            "weighs": "The sources that were considered and not followed.",
            "why": "The reasons; links and citations may stand in them.",
            "by": "Who judges.",
            "on": "When, as a date.",
        },
        "type-fields": {
            "label": "One of them: `Battle`.",
            "plural": "Several: `Battles`. The title of their index.",
            "folder": "The folder of its entries, and of their pages; without it, the type's id.",
            "abstract": "`true`: no entry has this type; it exists to be extended.",
            "extends": "The id of the type whose groups and facts it takes over.",
            "role": "`source`: entries of this type can be cited.",
            "describes": "A sentence for editors and readers.",
            "schema_org": "The class of schema.org that search engines are told.",
            "groups": "The headings under which facts stand, in order: `id: Heading`.",
            "facts": "The facts, in order: `id: {…}`.",
            "box": "The facts in the box at the head of a page, in order.",
            "index": "What its index shows.",
        },
        "fact-fields": {
            "label": "What readers see.",
            "kind": "What kind of value it has.",
            "unit": "The unit of a quantity, as printed after the number.",
            "group": "The id of the heading under which it stands.",
            "many": "`true`: several values are normal and do not contradict one another.",
            "of": "The types that an entry named by it may have; without it, any.",
            "inverse": "How it is seen from the entry that it names: the label there, or a mapping.",
            "sum_of": "The facts that add up to it; the sums of each reading are checked.",
            "tree": "`true`: it leads upwards, as `part-of` does; circles are errors.",
            "compare": "`true`: texts that differ in wording count as differing. Without it, they never do.",
            "facet": "`true`: readers can narrow a search by its values, and browse by them.",
            "happening": "`true`: its texts tell what happened, each at its `as_of`; for timelines.",
            "schema_org": "The property of schema.org that search engines are told.",
            "describes": "A sentence for editors: what belongs here and what does not.",
        },
        "inverse-fields": {
            "label": "What readers see on the page of the entry that is named: `Recipients`.",
            "fact": "The fact that says the same from the other side, in place of a label: `successor`.",
        },
        "index-fields": {
            "columns": "The facts shown beside each headword.",
            "sort": "The fact by which the index is sorted; `title`, or nothing, for the headword.",
        },
        "settings": {
            "entries": "The folder of the entries, relative to `mkdocs.yml`.",
            "citation_style": "The name of a CSL style that is installed, or the path of a `.csl` file.",
            "locale": "Language of dates, numbers and the words of citations, as a BCP 47 tag.",
            "map_links": "Maps elsewhere to which points lead, each `name: address`; `{latitude}` and "
            "`{longitude}` stand in the address for those of the point. Links are followed only on a click.",
            "split_index_above": "With more names than this, the A–Z has a page for each letter.",
            "edition": "The version of what is published, as citations name it: `1`, `2026.1`.",
            "edition_date": "Its day, `2026-11-25`; if not given, that of the last commit, if there is git.",
            "permalink": "Where each edition stays for good: `https://khasan.example/{edition}/`.",
            "license": "The address of the licence of the entries, for machines to read.",
            "contributors": "Whether entries show who changed them and when, as git knows it.",
            "essays": "Pages of `docs/` that stand in the book before the entries, in order.",
        },
    }
)
"""Table → field → what it says."""

VALUE_FIELD_WORDS: Final = MappingProxyType(
    {
        "value": "The value. This or `entry` is needed.",
        "entry": "The value of a fact that names an entry: its id or name.",
        "from": "From when it held, as a date: offices, commands.",
        "until": "Until when it held.",
        **{name: f"{words} In place of that of the reading." for name, words in _QUALIFIERS.items()},
        "quote": "The exact words for this value, in place of those of the reading.",
        "note": "A remark on this value, in place of that of the reading.",
        "at": "Where this value stands, in place of the place of the reading.",
    }
)
"""Field of a narrowed value → what it says."""

NAME_KIND_WORDS: Final = MappingProxyType(
    {
        NameKind.SPELLING: "Another spelling in the same script; what a plain text means.",
        NameKind.TRANSLITERATION: "The name carried over from another script: *Hassan*, *Chōkohō jiken*.",
        NameKind.NATIVE: "The name in its own language and script: *張鼓峰事件*. It needs `lang`.",
        NameKind.FORMER: "A name that it had before.",
        NameKind.ABBREVIATION: "A short form made of letters: *OKDVA*.",
        NameKind.FULL: "The full form of the headword.",
        NameKind.SHORT: "A short form in use.",
        NameKind.NICKNAME: "A by-name or a cover name.",
        NameKind.TRANSLATION: "The meaning of the name in another language.",
        NameKind.MISSPELLING: "A wrong form that a source prints; readers who search for it find the entry.",
    }
)
"""Kind of name variant → what it is."""

_COMPARISON: Final = MappingProxyType(
    {
        "group": "All facts of this heading that have claims.",
        "entry": "The entry whose claims are shown; without it, this one.",
        "side": "Only claims with this side.",
        "as_of": "Only claims as of this date.",
        "covers": "Only claims that cover this.",
        "caption": "The caption; without it, one is made of the labels.",
    }
)

BLOCK_WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "compare": {
            "": "sets sources side by side: a row for each source, a column for each fact.",
            "fact": "The facts, in the order of the columns. This or `group` is needed.",
            **_COMPARISON,
        },
        "chart": {
            "": "draws what sources say, with the table behind it: a row for each source, its values on one "
            "scale. All facts are quantities of one unit, or all are dates.",
            "fact": "The facts, one below the other. This or `group` is needed.",
            **_COMPARISON,
        },
        "list": {
            "": "lists the entries of a type.",
            "type": "The id of the type.",
            "where": "Facts with one value or several: an entry is listed if some source claims one of them.",
            "columns": "The facts shown; without it, those of the type's index.",
            "sort": "`title`, or a fact; with `-` before it, the other way round.",
            "caption": "The caption; without it, the plural of the type.",
        },
        "timeline": {
            "": "tells what happened when, in order: dates, and texts of facts with `happening`.",
            "entry": "The entries told of, one or several; without it, this one, on a page of `docs/` all.",
            "parts": "`true`: what is part of them too.",
            "fact": "Only these facts.",
            "during": "Only what falls into this time: a date or an interval.",
            "caption": "The caption; without it, “Timeline”.",
        },
        "tree": {
            "": "shows the entries of a type as a tree, such as an order of battle.",
            "type": "The id of the type.",
            "fact": "The fact that leads upwards; without it, the first of the type with `tree: true`.",
            "where": "As in a list.",
            "root": "Where to begin, one entry or several; without it, all that have nothing above them.",
            "columns": "Facts told of each entry.",
            "caption": "The caption; without it, the plural of the type.",
        },
        "map": {
            "": "shows where the entries of a type are, as far as sources give coordinates, with a list.",
            "type": "The id of the type.",
            "where": "As in a list.",
            "caption": "The caption; without it, the plural of the type.",
        },
        "overview": {
            "": "shows every type with the number of its entries, and the registers of the whole. "
            "For the home page; it has no fields, so its YAML is empty.",
        },
        "reference": {
            "": "shows a table of the format, made from the code and the types. For pages that document it.",
            "of": "The name of the table.",
        },
    }
)
"""Block → field → what it says; under the empty name, what the block does."""
