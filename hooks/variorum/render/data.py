"""Data: the edition as files for machines. `catalog.json` is a public interface."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from variorum.catalog import Found
from variorum.model.prose import Link
from variorum.model.values import EntryRef, Nothing
from variorum.render.bibliography import bibliographic_items
from variorum.render.bibliography_data import to_biblatex, to_csl_json
from variorum.render.schemas import catalog_schema, entry_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from variorum.catalog import Catalog, Dispute
    from variorum.compile.imprint import Imprint
    from variorum.model.entry import Claim, Entry, Qualifiers, Verdict
    from variorum.model.values import Value
    from variorum.render.addresses import Addresses

_CSV_COLUMNS = (
    "entry",
    "fact",
    "value",
    "unit",
    "side",
    "as_of",
    "covers",
    "from",
    "until",
    "source",
    "locator",
    "quote",
    "note",
)


def write_data(catalog: Catalog, addresses: Addresses, imprint: Imprint) -> Iterator[tuple[str, str]]:
    """Writes every data file.

    Args:
        catalog: Everything known.
        addresses: Where pages are.
        imprint: Which edition this is.

    Yields:
        Path in the site, and content; the same catalog gives the same bytes.
    """
    items = bibliographic_items(catalog)
    yield "data/catalog.json", _dump(catalog_data(catalog, addresses, imprint))
    yield "data/sha256sums.txt", imprint.checksums
    yield "data/claims.csv", _claims_csv(catalog)
    yield "data/bibliography.json", to_csl_json(items.values())
    yield "data/bibliography.bib", to_biblatex(items.values())
    yield "data/schemas/catalog.schema.json", _dump(catalog_schema())
    for name, schema in entry_schemas(catalog.types):
        yield f"data/schemas/{name}.schema.json", _dump(schema)


def catalog_data(catalog: Catalog, addresses: Addresses, imprint: Imprint) -> dict[str, Any]:
    """The catalog as JSON values, as `catalog.schema.json` describes them."""
    cites: defaultdict[str, list[str]] = defaultdict(list)
    for source, entries in sorted(catalog.cited_in.items()):
        for entry in entries:
            cites[entry].append(source)
    return {
        "edition": {
            "version": imprint.version,
            "date": imprint.date,
            "sha256": imprint.digest,
            "revision": imprint.revision,
        },
        "entries": [
            {
                **_entry(entry, catalog, addresses, cites[entry.id]),
                "sha256": imprint.of_entry(entry.id).digest,
            }
            for entry in catalog.entries.values()
        ],
        "disputes": [_dispute(dispute) for dispute in catalog.all_disputes()],
    }


def _entry(entry: Entry, catalog: Catalog, addresses: Addresses, cites: list[str]) -> dict[str, Any]:
    return {
        "id": entry.id,
        "type": entry.type,
        "title": entry.title,
        "summary": entry.summary,
        "url": addresses.url(addresses.page_of(entry.id)),
        "names": [
            {"text": name.text, "lang": name.lang, "kind": name.kind.value, "by_editors": name.by_editors}
            for name in entry.names
        ],
        "links": _links(entry, catalog),
        "cites": cites,
        "claims": [_claim(claim, catalog) for claim in entry.claims],
        "verdicts": [_verdict(verdict) for verdict in entry.verdicts],
    }


def _links(entry: Entry, catalog: Catalog) -> list[str]:
    """The entries that the prose links to, in order, each once."""
    answers = (catalog.resolve(mark.target) for mark in entry.body.marks if isinstance(mark, Link))
    return list(dict.fromkeys(answer.entry for answer in answers if isinstance(answer, Found)))


def _claim(claim: Claim, catalog: Catalog) -> dict[str, Any]:
    times = {
        "from": claim.since.text if claim.since else "",
        "until": claim.until.text if claim.until else "",
    }
    return {
        "fact": claim.fact,
        "value": _value(claim.value),
        "unit": catalog.fact_of(claim).unit,
        "qualifiers": {
            **_qualifiers(claim.qualifiers),
            **{key: value for key, value in times.items() if value},
        },
        "source": claim.source,
        "locator": claim.locator,
        "quote": claim.quote,
        "note": claim.note.text,
    }


def _value(value: Value) -> dict[str, Any] | str:
    """A value as text; entries and the kinds of nothing as objects, so that they are not taken for text."""
    if isinstance(value, EntryRef):
        return {"entry": value.target} if value.target else {"wanted": value.text}
    if isinstance(value, Nothing):
        return {"nothing": value.absence.value}
    return value.text


def _qualifiers(qualifiers: Qualifiers) -> dict[str, str]:
    pairs = {"side": qualifiers.side, "as_of": qualifiers.as_of, "covers": qualifiers.covers}
    return {key: value for key, value in pairs.items() if value}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "fact": verdict.fact,
        "qualifiers": _qualifiers(verdict.qualifiers),
        "prefer": list(verdict.prefer),
        "reconciles": list(verdict.reconciles),
        "weighs": list(verdict.weighs),
        "why": verdict.why.text,
        "by": verdict.by,
        "on": verdict.on,
    }


def _dispute(dispute: Dispute) -> dict[str, Any]:
    return {
        "entry": dispute.entry,
        "fact": dispute.fact,
        "qualifiers": _qualifiers(dispute.qualifiers),
        "aspect": dispute.aspect,
        "values": [
            {"value": _value(group.value), "sources": list(group.sources)} for group in dispute.groups
        ],
        "status": dispute.status.value,
        "verdict": _verdict(dispute.verdict) if dispute.verdict else None,
    }


def _claims_csv(catalog: Catalog) -> str:
    r"""Every claim on a line, with a header; RFC 4180 but for `\n` line ends."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_CSV_COLUMNS)
    for entry in catalog.entries.values():
        for claim in entry.claims:
            data = _claim(claim, catalog)
            value = data["value"]
            shown = value if isinstance(value, str) else next(iter(value.values()))
            qualifiers = data["qualifiers"]
            narrowing = [qualifiers.get(key, "") for key in ("side", "as_of", "covers", "from", "until")]
            rest = [data[key] for key in ("source", "locator", "quote", "note")]
            writer.writerow([entry.id, data["fact"], shown, data["unit"], *narrowing, *rest])
    return text.getvalue()


def _dump(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
