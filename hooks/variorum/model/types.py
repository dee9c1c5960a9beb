"""Entry types: the vocabulary of an encyclopedia, as data.

Another subject is another set of these, and no Python.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.diagnostics import Location
    from variorum.model.ids import FactId, TypeId
    from variorum.model.values import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Inverse:
    """How a fact that names an entry is seen from that entry.

    Attributes:
        label: What readers see there ("Recipients").
        fact: The fact that says the same from the other side, if there is one ("successor").
    """

    label: str
    fact: FactId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactType:
    """A fact that entries of a type can have (a Wikidata property).

    Attributes:
        id: Its key under `says`.
        label: What readers see.
        kind: What kind of value it has.
        unit: Unit of a quantity, as printed after a number; else empty.
        group: Under which heading it stands; else empty.
        many: Several values are normal, and do not contradict one another.
        of: The types that an entry named by it may have; empty for any.
        inverse: How it is seen from the entry that it names.
        sum_of: The facts that add up to it.
        tree: It leads upwards (`part-of`): circles are errors.
        compare: Texts that differ in wording count as differing.
        schema_org: The property of schema.org that search engines are told.
        facet: Entries can be narrowed down by its values.
        happening: Its texts tell what happened, each at its `as_of`; timelines are made of them.
        describes: A sentence for editors.
        location: Where it is defined.
    """

    id: FactId
    label: str
    kind: Kind
    unit: str = ""
    group: str = ""
    many: bool = False
    of: tuple[TypeId, ...] = ()
    inverse: Inverse | None = None
    sum_of: tuple[FactId, ...] = ()
    tree: bool = False
    compare: bool = False
    facet: bool = False
    happening: bool = False
    schema_org: str = ""
    describes: str = ""
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryType:
    """What an entry is about, and so which facts it can have.

    Attributes:
        id: The name of its file.
        label: One of them ("Battle").
        plural: Several ("Battles"); the title of their index.
        folder: Where its entries stand, below `entries/` and in the site.
        describes: A sentence for editors and readers.
        is_source: Its entries can be cited (`role: source`).
        schema_org: The class of schema.org that search engines are told.
        groups: Headings of facts, in order: id → label.
        facts: Its facts in order, those of the types that it extends first.
        box: The facts in the box, in order.
        columns: The facts in its index.
        sort: The fact by which its index is sorted; empty for the headword.
        location: The place of its file.
    """

    id: TypeId
    label: str
    plural: str
    folder: str
    describes: str = ""
    is_source: bool = False
    schema_org: str = ""
    groups: Mapping[str, str]
    facts: Mapping[FactId, FactType]
    box: tuple[FactId, ...] = ()
    columns: tuple[FactId, ...] = ()
    sort: FactId | None = None
    location: Location = field(compare=False)
