"""Entries: what one file of `entries/` says, decoded and placed, not yet connected."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from variorum.model.prose import Prose

if TYPE_CHECKING:
    from variorum.diagnostics import Location, Places
    from variorum.model.csl import CslItem
    from variorum.model.ids import EntryId, FactId, TypeId
    from variorum.model.values import Date, Reference, Value

_NO_PROSE = Prose("")


class NameKind(StrEnum):
    """What sort of variant a name is."""

    SPELLING = "spelling"
    TRANSLITERATION = "transliteration"
    NATIVE = "native"
    FORMER = "former"
    ABBREVIATION = "abbreviation"
    FULL = "full"
    SHORT = "short"
    NICKNAME = "nickname"
    TRANSLATION = "translation"
    MISSPELLING = "misspelling"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameVariant:
    """Another form of the headword (SKOS altLabel).

    Attributes:
        text: The form itself.
        sort: The form by which it is filed ("Блюхер, Василий"); empty if the same.
        kind: What sort of variant.
        lang: BCP 47 tag of its language, or empty.
        by_editors: No source prints it; the editors added it.
        location: Where it is written.
    """

    text: str
    sort: str = ""
    kind: NameKind = NameKind.SPELLING
    lang: str = ""
    by_editors: bool = False
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Qualifiers:
    """What narrows a claim. Claims are compared only when these are the same.

    Attributes:
        side: Id of the entry (a state, say) whose part it is; or empty.
        as_of: The date at which it held, in EDTF; or empty.
        covers: Which part or scope it covers, in words; or empty.
    """

    side: str = ""
    as_of: str = ""
    covers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One source says one value of one fact of one entry, at one place in it.

    Attributes:
        entry: The entry it is about.
        fact: The fact.
        value: The value.
        qualifiers: What narrows it.
        since: From when the value held (offices, commands).
        until: Until when it held.
        source: Id of the source as written.
        locator: Where in the source; empty if not said.
        quote: The source's own words, where the wording matters.
        note: An editor's remark on it.
        reading: Where its record begins; claims of one record share it.
        derived: Computed from other claims of the same record, not written.
        location: Where it is written.
        places: Where the fields stand that narrow it: its own, and those of its record.
    """

    entry: EntryId
    fact: FactId
    value: Value
    qualifiers: Qualifiers = Qualifiers()
    since: Date | None = None
    until: Date | None = None
    source: EntryId
    locator: str = ""
    quote: str = ""
    note: Prose = _NO_PROSE
    reading: Location = field(compare=False)
    derived: bool = False
    location: Location = field(compare=False)
    places: Places = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """An editor's reasoned judgement between claims (after the CRMinf *belief*).

    Attributes:
        fact: The fact judged.
        qualifiers: Those of the claims judged.
        prefer: Sources that the editors follow.
        reconciles: Sources whose claims do not really conflict.
        weighs: Sources considered and not followed.
        why: The reasoning.
        by: Who judged.
        on: When, in EDTF; empty if what was written is no date (and was reported).
        location: Where it is written.
        places: Where its fields stand.
    """

    fact: FactId
    qualifiers: Qualifiers = Qualifiers()
    prefer: tuple[EntryId, ...] = ()
    reconciles: tuple[EntryId, ...] = ()
    weighs: tuple[EntryId, ...] = ()
    why: Prose
    by: str
    on: str
    location: Location = field(compare=False)
    places: Places = field(default_factory=dict, compare=False, repr=False)

    @property
    def considers(self) -> frozenset[EntryId]:
        """Every source that it takes into account."""
        return frozenset(self.prefer + self.reconciles + self.weighs)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDescription:
    """What makes an entry a source.

    Attributes:
        csl: Its bibliographic data.
        side: Whose view it gives: an entry's id or name, or empty.
        year: When it was written, or empty.
        genre: What sort of text it is.
        derives_from: Sources it copies, so that copies do not count as independent witnesses.
        part_of: The source that contains it, or empty.
        read: How much of it was read: `whole`, `part` or `none`.
        extent: Which part is meant, in words.
        location: Where the description begins.
        places: Where its fields stand.
    """

    csl: CslItem
    side: str = ""
    year: str = ""
    genre: str = ""
    derives_from: tuple[EntryId, ...] = ()
    part_of: str = ""
    read: str = ""
    extent: str = ""
    location: Location = field(compare=False)
    places: Places = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article of the encyclopedia, as its editors wrote it.

    Attributes:
        id: The name of its file.
        type: Its type.
        title: Its headword, in natural order.
        sort: The headword as it is filed ("Blyukher, Vasily"); empty if the same.
        summary: One or two plain sentences.
        names: Its name variants.
        claims: What sources say of it, those of side files last.
        verdicts: What editors judged.
        former_ids: Ids that it had; they redirect.
        see_also: Entries that readers should see.
        source: What makes it a source, if it is one.
        body: Its prose.
        location: The beginning of its file.
        title_location: Where the headword is written.
        places: Where its fields stand.
    """

    id: EntryId
    type: TypeId
    title: str
    sort: str = ""
    summary: str = ""
    names: tuple[NameVariant, ...] = ()
    claims: tuple[Claim, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    former_ids: tuple[EntryId, ...] = ()
    see_also: tuple[Reference, ...] = ()
    source: SourceDescription | None = None
    body: Prose = _NO_PROSE
    location: Location = field(compare=False)
    title_location: Location = field(compare=False)
    places: Places = field(default_factory=dict, compare=False, repr=False)

    @property
    def filed_as(self) -> str:
        """The headword in the form by which it is sorted."""
        return self.sort or self.title
