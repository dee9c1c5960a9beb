"""Files for machines: they say what the catalog says, and their schemas describe them."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from variorum.build.provenance import read_provenance
from variorum.build.reading import read_encyclopedia
from variorum.compile.imprint import compile_imprint
from variorum.render.addresses import address_entries
from variorum.render.data import write_data

if TYPE_CHECKING:
    from variorum.catalog import Catalog

ROOT = Path(__file__).parents[2]
ENTRIES = sorted(path for path in (ROOT / "entries").glob("[a-z]*/*.md"))


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The catalog of the real encyclopedia."""
    return read_encyclopedia(ROOT / "entries", ROOT).catalog


@pytest.fixture(scope="module")
def files(catalog: Catalog) -> dict[str, str]:
    provenance = read_provenance(ROOT / "entries", ROOT, with_history=False)
    imprint = compile_imprint(catalog, provenance, version="1", date="1938-08-11")
    return dict(write_data(catalog, address_entries(catalog, directory_urls=True), imprint))


@pytest.fixture(scope="module")
def data(files: dict[str, str]) -> dict[str, Any]:
    return dict(json.loads(files["data/catalog.json"]))


def validator(files: dict[str, str], name: str) -> Draft202012Validator:
    schema = json.loads(files[f"data/schemas/{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_catalog_obeys_its_schema(files: dict[str, str], data: dict[str, Any]) -> None:
    assert [error.message for error in validator(files, "catalog").iter_errors(data)] == []


def test_the_catalog_holds_every_entry_and_claim(data: dict[str, Any], catalog: Catalog) -> None:
    assert [entry["id"] for entry in data["entries"]] == sorted(catalog.entries)
    assert [len(entry["claims"]) for entry in data["entries"]] == [
        len(entry.claims) for entry in catalog.entries.values()
    ]
    assert len(data["disputes"]) == sum(1 for _ in catalog.all_disputes())


def test_the_edition_can_be_checked_by_its_list_of_checksums(
    files: dict[str, str], data: dict[str, Any]
) -> None:
    listing = files["data/sha256sums.txt"]
    edition = {
        "version": "1",
        "date": "1938-08-11",
        "sha256": sha256(listing.encode()).hexdigest(),
        "revision": "",
    }
    assert data["edition"] == edition
    for line in listing.splitlines():
        digest, path = line.split("  ")
        assert sha256((ROOT / path).read_bytes()).hexdigest() == digest
    for entry in data["entries"]:
        lines = [
            line
            for line in listing.splitlines()
            if line.endswith((f"/{entry['id']}.md", f"/{entry['id']}.yml"))
        ]
        own = "".join(f"{line}\n" for line in lines if "/_types/" not in line)
        assert entry["sha256"] == sha256(own.encode()).hexdigest()


def test_links_lead_to_entries_and_citations_to_sources(data: dict[str, Any], catalog: Catalog) -> None:
    for entry in data["entries"]:
        assert set(entry["links"]) <= set(catalog.entries)
        assert all(catalog.is_source(source) for source in entry["cites"])
        assert {claim["source"] for claim in entry["claims"]} <= set(entry["cites"])


def test_the_table_of_claims_can_be_read_back(files: dict[str, str], data: dict[str, Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["data/claims.csv"])))
    claims = [(entry["id"], claim) for entry in data["entries"] for claim in entry["claims"]]
    keys = ("fact", "source", "locator", "quote", "note")
    assert [(row["entry"], *(row[key] for key in keys)) for row in rows] == [
        (entry, *(claim[key] for key in keys)) for entry, claim in claims
    ]
    assert [row["side"] for row in rows] == [claim["qualifiers"].get("side", "") for _, claim in claims]


def test_the_bibliographies_hold_every_source(files: dict[str, str], catalog: Catalog) -> None:
    sources = {entry.id for entry in catalog.sources()}
    assert {item["id"] for item in json.loads(files["data/bibliography.json"])} == sources
    keys = {
        line.partition("{")[2].rstrip(",")
        for line in files["data/bibliography.bib"].splitlines()
        if line.startswith("@")
    }
    assert keys == sources


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_the_front_matter_of_every_entry_obeys_the_schema_of_its_type(
    path: Path, files: dict[str, str]
) -> None:
    _, matter, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = yaml.load(matter, yaml.CBaseLoader)  # noqa: S506 - every scalar as text
    errors = validator(files, fields["type"]).iter_errors(fields)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_a_schema_refuses_what_the_type_does_not_have(files: dict[str, str]) -> None:
    person = validator(files, "person")
    entry = {"type": "person", "title": "X", "claims": [{"source": "a", "says": {"rank": "Captain"}}]}
    assert person.is_valid(entry)
    assert not person.is_valid({**entry, "type": "unit"})
    assert not person.is_valid({**entry, "csl": {}})
    assert not person.is_valid({**entry, "claims": [{"source": "a", "says": {"tonnage": "1"}}]})
