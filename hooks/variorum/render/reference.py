"""Reference: the tables of the documentation, made from the code and the types, so that they cannot drift.

In comes the name of a table, as a page asks for it with `~~~reference`; out goes Markdown. What fields there
are, which are needed and of what shape, is taken from the models that read them; what they mean is said in
`variorum.render.reference_words`, and a test holds the two together.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from variorum.diagnostics import Code
from variorum.model.csl import DATE_VARIABLES, ITEM_TYPES, NAME_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES
from variorum.model.entry import NameKind
from variorum.model.safe_html import ATTRIBUTES, TAGS
from variorum.parse.authored import (
    AuthoredEntry,
    AuthoredFact,
    AuthoredIndex,
    AuthoredInverse,
    AuthoredName,
    AuthoredOrigin,
    AuthoredReading,
    AuthoredSettings,
    AuthoredType,
    AuthoredVerdict,
)
from variorum.parse.blocks import BLOCKS
from variorum.render.reference_words import (
    BLOCK_WORDS,
    FIELD_WORDS,
    NAME_KIND_WORDS,
    STAGES,
    VALUE_FIELD_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from variorum.model.ids import TypeId
    from variorum.model.types import EntryType, FactType

    Types = Mapping[TypeId, EntryType]

FIELD_MODELS: Final[Mapping[str, type[BaseModel]]] = MappingProxyType(
    {
        "entry-fields": AuthoredEntry,
        "source-fields": AuthoredEntry,
        "origin-fields": AuthoredOrigin,
        "name-fields": AuthoredName,
        "reading-fields": AuthoredReading,
        "verdict-fields": AuthoredVerdict,
        "type-fields": AuthoredType,
        "fact-fields": AuthoredFact,
        "inverse-fields": AuthoredInverse,
        "index-fields": AuthoredIndex,
        "settings": AuthoredSettings,
    }
)
"""Tables of fields, each with the model that reads them."""

_SHAPES: Final = MappingProxyType({"array": "list", "object": "mapping", "integer": "whole number"})
_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]#|]")


def render_reference(of: str, types: Types) -> str | None:
    """Makes a table of the documentation.

    Args:
        of: Its name, one of `REFERENCES`.
        types: The types of this encyclopedia.

    Returns:
        Markdown, with tables and attribute lists; None for an unknown name.
    """
    if of in FIELD_MODELS:
        return _tabulate_fields(of)
    table = _TABLES.get(of)
    return None if table is None else table(types)


def _tabulate_fields(of: str) -> str:
    model, words = FIELD_MODELS[of], FIELD_WORDS[of]
    if of == "settings":
        defaults = {name: field.default for name, field in model.model_fields.items()}
        words = {name: f"{text} Without it: `{defaults[name]}`." for name, text in words.items()}
    return _tabulate_model(model, words)


def _tabulate_model(model: type[BaseModel], words: Mapping[str, str]) -> str:
    """A row for each field of a model that there are words for; one model can fill two tables."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    rows = [
        (
            f"`{name}`",
            _describe_shape(schema["properties"][name], definitions),
            f"**Needed.** {words[name]}" if field.is_required() else words[name],
        )
        for name, field in model.model_fields.items()
        if name in words
    ]
    return _table(("Field", "Shape", "What it says"), rows)


def _describe_shape(shape: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """Says in words what a JSON Schema allows."""
    if reference := shape.get("$ref"):
        return _describe_shape(definitions[reference.rpartition("/")[2]], definitions)
    if options := shape.get("anyOf"):
        words = [_describe_shape(option, definitions) for option in options if option.get("type") != "null"]
        return " or ".join(dict.fromkeys(words))
    if allowed := shape.get("enum"):
        return " or ".join(f"`{each}`" for each in allowed if each)
    return _SHAPES.get(str(shape.get("type")), "text")


def _tabulate_diagnostics(_: Types) -> str:
    parts = []
    for digit, stage in STAGES.items():
        rows = [_describe_code(code) for code in Code if code.name[1] == digit]
        table = _table(("Code", "Severity", "What is wrong", "What to do"), rows)
        parts.append(f"## {digit}xx: {stage}\n\n{table}")
    return "\n".join(parts)


def _describe_code(code: Code) -> tuple[str, ...]:
    """A row; its first cell is an anchor (`#e204`)."""
    cell = f"`{code.name}`{{ #{code.name.lower()} }}"
    return cell, code.severity.value, f"{code.meaning[:1].upper()}{code.meaning[1:]}", code.remedy


def _tabulate_name_kinds(_: Types) -> str:
    return _table(("Kind", "What it is"), [(f"`{kind}`", NAME_KIND_WORDS[kind]) for kind in NameKind])


def _tabulate_value_fields(_: Types) -> str:
    rows = [(f"`{name}`", words) for name, words in VALUE_FIELD_WORDS.items()]
    return _table(("Field", "What it says"), rows)


def _tabulate_blocks(_: Types) -> str:
    parts = []
    for name, model in BLOCKS.items():
        words = BLOCK_WORDS[name]
        fields = f"\n{_tabulate_model(model, words)}" if model.model_fields else ""
        parts.append(f"**`~~~{name}`** {words['']}\n{fields}")
    return "\n".join(parts)


def _tabulate_html(_: Types) -> str:
    own = {tag: names for tag, names in ATTRIBUTES.items() if tag != "*" and names}
    rows = [
        (_code_words(TAGS - own.keys()), _code_words(ATTRIBUTES["*"])),
        *((f"`{tag}`", f"those, and {_code_words(names)}") for tag, names in own.items()),
    ]
    return _table(("Tags", "Attributes"), rows)


def _tabulate_csl(_: Types) -> str:
    rows = [
        ("`type`: what it is", _code_words(ITEM_TYPES)),
        ("Names", _code_words(NAME_VARIABLES)),
        ("Dates", _code_words(DATE_VARIABLES)),
        ("Numbers", _code_words(NUMBER_VARIABLES)),
        ("Text", _code_words(TEXT_VARIABLES)),
    ]
    return _table(("What they hold", "Words"), rows)


def _tabulate_types(types: Types) -> str:
    return "\n".join(_describe_type(each) for each in types.values())


def _describe_type(each: EntryType) -> str:
    """A heading, a sentence, and a table for each group of facts, in the order of the type."""
    head = f"## {_escape(each.label)} {{ #type-{each.id} }}"
    about = f"{_escape(each.describes)} Type `{each.id}`, in the folder `entries/{each.folder}/`."
    tables = []
    for group, facts in groupby(sorted(each.facts.values(), key=partial(_rank, each)), attrgetter("group")):
        heading = [f"**{_escape(each.groups[group])}**"] if group in each.groups else []
        rows = [
            (f"`{fact.id}`", _escape(fact.label), _describe_values(fact), _describe_fact(fact))
            for fact in facts
        ]
        tables += [*heading, _table(("Fact", "Label", "Values", "More"), rows)]
    return "\n\n".join((head, about, *(tables or ["It has no facts.\n"])))


def _rank(entry_type: EntryType, fact: FactType) -> int:
    """Where the group of a fact comes: facts without a group first."""
    return 1 + list(entry_type.groups).index(fact.group) if fact.group in entry_type.groups else 0


def _describe_values(fact: FactType) -> str:
    unit = f" in {_escape(fact.unit)}" if fact.unit else ""
    return f"{fact.kind}{unit}{', many' if fact.many else ''}"


def _describe_fact(fact: FactType) -> str:
    """The keys of a fact that few facts have, as short sentences."""
    inverse = fact.inverse
    parts = (
        _escape(fact.describes),
        f"Names {_code_words(fact.of)}." if fact.of else "",
        f"Seen from there as “{_escape(inverse.label)}”." if inverse and inverse.label else "",
        f"Its inverse is `{inverse.fact}`." if inverse and inverse.fact else "",
        f"The sum of {_code_words(fact.sum_of, sort=False)}." if fact.sum_of else "",
        "A tree: circles are errors." if fact.tree else "",
        "Differing words count as differing." if fact.compare else "",
    )
    return " ".join(part for part in parts if part)


_TABLES: Final[Mapping[str, Callable[[Types], str]]] = MappingProxyType(
    {
        "diagnostics": _tabulate_diagnostics,
        "name-kinds": _tabulate_name_kinds,
        "value-fields": _tabulate_value_fields,
        "blocks": _tabulate_blocks,
        "html": _tabulate_html,
        "csl": _tabulate_csl,
        "types": _tabulate_types,
    }
)

REFERENCES: Final = (*FIELD_MODELS, *_TABLES)
"""The names of the tables that there are."""


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; the cells are Markdown already."""
    return "".join(_lines([header, ["---"] * len(header), *rows]))


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    return (f"| {' | '.join(row)} |\n" for row in rows)


def _code_words(words: Iterable[str], *, sort: bool = True) -> str:
    return ", ".join(f"`{word}`" for word in (sorted(words, key=str.lower) if sort else words))


def _escape(text: str) -> str:
    """Text of a type file as Markdown that shows it letter for letter."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\g<0>", plain)
