"""Formats of references: a citation as data for reference managers.

In: a reference to an entry. Out: CSL-JSON, RIS and BibLaTeX, whose entry type for an article in a work of
reference is `@inreference` (BibLaTeX manual, 2.1.1).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPECIAL: Final = re.compile(r"[\\{}$&#^_~%]")
_WRITTEN: Final = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReference:
    """What is needed to cite an entry.

    Attributes:
        id: The id of the entry.
        title: Its headword.
        container: The name of the encyclopedia.
        version: That of the edition; empty if it has none.
        date: The day of the edition, as `YYYY-MM-DD`; empty if that is not known.
        url: The address; empty if that is not known.
        language: The language of the encyclopedia, as BCP 47.
        note: The hash of the entry, by which the citation can be checked; empty if there is none.
    """

    id: str
    title: str
    container: str
    version: str = ""
    date: str = ""
    url: str = ""
    language: str = "en"
    note: str = ""


def to_csl(reference: EntryReference) -> dict[str, Any]:
    """Writes a reference as an item of CSL-JSON."""
    item: dict[str, Any] = {
        "id": reference.id,
        "type": "entry-encyclopedia",
        "title": reference.title,
        "container-title": reference.container,
        "version": reference.version,
        "URL": reference.url,
        "language": reference.language,
        "note": reference.note,
    }
    if reference.date:
        item["issued"] = {"date-parts": [[int(part) for part in reference.date.split("-")]]}
    return {key: value for key, value in item.items() if value}


def to_csl_text(reference: EntryReference) -> str:
    """Writes a reference as a file of CSL-JSON."""
    return json.dumps([to_csl(reference)], ensure_ascii=False, indent=1)


def to_ris(reference: EntryReference) -> str:
    """Writes a reference as RIS, lines ended by a line feed."""
    fields = (
        ("TY", "ENCYC"),
        ("TI", reference.title),
        ("T2", reference.container),
        ("ET", reference.version),
        ("PY", reference.date[:4]),
        ("DA", reference.date.replace("-", "/")),
        ("LA", reference.language),
        ("UR", reference.url),
        ("N1", reference.note),
    )
    return "".join(f"{tag}  - {value}\n" for tag, value in fields if value) + "ER  - "


def to_biblatex(reference: EntryReference) -> str:
    """Writes a reference for BibLaTeX; titles in braces keep their capitals."""
    fields = (
        ("title", f"{{{_escape(reference.title)}}}"),
        ("booktitle", f"{{{_escape(reference.container)}}}"),
        ("version", _escape(reference.version)),
        ("date", reference.date),
        ("url", re.sub(r"[{}\\]", "", reference.url)),
        ("langid", _name_language(reference.language)),
        ("note", _escape(reference.note)),
    )
    return _join(reference.id, ((name, value) for name, value in fields if value))


def _join(key: str, fields: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@inreference{{{key},\n{lines}}}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: _WRITTEN.get(match[0], f"\\{match[0]}"), text)


def _name_language(tag: str) -> str:
    """The name that BibLaTeX has for a language; of others none is stated."""
    names = {
        "de": "german",
        "en": "english",
        "es": "spanish",
        "fr": "french",
        "ja": "japanese",
        "ru": "russian",
    }
    return names.get(tag.split("-", maxsplit=1)[0].lower(), "")
