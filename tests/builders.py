"""Builders: small encyclopedias for tests, in a few readable words."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.build.reading import read_encyclopedia
from variorum.catalog import connect_entries
from variorum.diagnostics import Location
from variorum.model.entry import Claim, Entry, NameVariant, Qualifiers, SourceDescription, Verdict
from variorum.model.ids import EntryId, FactId, TypeId
from variorum.model.prose import Prose
from variorum.model.types import EntryType, FactType, Inverse
from variorum.model.values import Kind
from variorum.parse.csl import decode_csl
from variorum.parse.dates import parse_date
from variorum.parse.markup import parse_prose
from variorum.parse.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from variorum.build.reading import Report
    from variorum.catalog import Catalog

SITES = Path(__file__).resolve().parent / "sites"
HERE = Location("here.md")


def make_fact(name: str, kind: str = "quantity", **more: object) -> FactType:
    """Make a fact type; `inverse` is a label."""
    inverse = more.pop("inverse", None)
    return FactType(
        id=FactId(name),
        label=name.capitalize(),
        kind=Kind(kind),
        inverse=Inverse(label=str(inverse)) if inverse else None,
        location=HERE,
        **more,  # type: ignore[arg-type]
    )


def make_type(name: str, *facts: FactType, is_source: bool = False) -> EntryType:
    return EntryType(
        id=TypeId(name),
        label=name.capitalize(),
        plural=f"{name.capitalize()}s",
        folder=name,
        is_source=is_source,
        groups={},
        facts={fact.id: fact for fact in facts},
        location=HERE,
    )


BATTLE = make_type(
    "battle",
    make_fact("began", "date"),
    make_fact("commander", "entry", many=True, inverse="Commanded in"),
    make_fact("part-of", "entry", tree=True, inverse="Parts"),
    make_fact("outcome", "text"),
    make_fact("course", "text", many=True, happening=True),
    make_fact("wording", "text", compare=True),
    make_fact("dead", sum_of=(FactId("killed"), FactId("missing"), FactId("accidents"))),
    make_fact("killed"),
    make_fact("missing"),
    make_fact("accidents"),
)
PERSON = make_type("person", make_fact("rank", "text", many=True))
SOURCE = make_type("source", is_source=True)
TYPES: Mapping[TypeId, EntryType] = {each.id: each for each in (BATTLE, PERSON, SOURCE)}


def make_claim(fact: str, value: str, source: str = "alpha", **more: str | int) -> Claim:
    """Make a claim of the entry `lake`; more: `side`, `since`, `until`, `note`, `line` of its record."""
    kind = BATTLE.facts[FactId(fact)].kind
    line = int(more.get("line", 1))
    return Claim(
        entry=EntryId("lake"),
        fact=FactId(fact),
        value=parse_value(value, kind),
        qualifiers=Qualifiers(side=str(more.get("side", ""))),
        since=parse_date(str(more["since"])) if "since" in more else None,
        until=parse_date(str(more["until"])) if "until" in more else None,
        source=EntryId(source),
        note=Prose(str(more.get("note", ""))),
        reading=Location(f"{source}.md", line),
        location=Location(f"{source}.md", line),
    )


def make_verdict(fact: str = "killed", **lists: Iterable[str]) -> Verdict:
    sources = {name: tuple(map(EntryId, names)) for name, names in lists.items()}
    return Verdict(
        fact=FactId(fact), why=Prose("Because."), by="Editors", on="1938", location=HERE, **sources
    )


def make_entry(name: str = "lake", body: str = "", *, of: str = "battle", **more: object) -> Entry:
    """Make an entry; `names` are plain variants, everything else goes in as it is."""
    place = Location(f"{of}/{name}.md")
    names = tuple(NameVariant(text=text, location=place) for text in more.pop("names", ()))  # type: ignore[attr-defined]
    source = None
    if of == "source":
        item, _ = decode_csl(name, {"type": "book", "title": name})
        assert item is not None
        source = SourceDescription(csl=item, location=place)
    return Entry(
        id=EntryId(name),
        type=TypeId(of),
        names=names,
        source=source,
        body=parse_prose(body, place)[0],
        location=place,
        title_location=place,
        **({"title": name.replace("-", " ").title()} | more),  # type: ignore[arg-type]
    )


SOURCES = tuple(make_entry(name, of="source") for name in ("alpha", "beta", "gamma"))


def connect(*entries: Entry) -> Catalog:
    """Connect entries with the three sources alpha, beta and gamma; nothing may be wrong with them."""
    catalog, found = connect_entries([*entries, *SOURCES], TYPES)
    assert found == ()
    return catalog


def read_site(
    folder: Path, files: Mapping[str, str | bytes] | None = None, overlay: Path | None = None
) -> Report:
    """Read the base encyclopedia with other files put over it.

    Args:
        folder: An empty folder.
        files: Files to write: path below `entries/` → contents.
        overlay: A folder to copy over the base.
    """
    shutil.copytree(SITES / "base", folder, dirs_exist_ok=True)
    if overlay is not None:
        shutil.copytree(overlay, folder, dirs_exist_ok=True)
    for name, contents in (files or {}).items():
        path = folder / "entries" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents.encode() if isinstance(contents, str) else contents)
    return read_encyclopedia(folder / "entries", folder)
