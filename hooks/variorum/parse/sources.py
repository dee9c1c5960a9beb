"""Sources: what makes an entry a source: its bibliographic data and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic
from variorum.model.entry import SourceDescription
from variorum.model.ids import EntryId
from variorum.parse.authored import SOURCE_FIELDS, AuthoredEntry
from variorum.parse.csl import decode_csl

if TYPE_CHECKING:
    from variorum.model.types import EntryType
    from variorum.parse.yaml import YamlText


def decode_source(
    authored: AuthoredEntry,
    entry: EntryId,
    entry_type: EntryType,
    fields: YamlText,
) -> tuple[SourceDescription | None, tuple[Diagnostic, ...]]:
    """Decodes the fields that only sources have.

    Returns:
        The description, or None if the entry's type is no source or its data are unusable; and
        what is wrong.
    """
    if not entry_type.is_source:
        stray = [name for name in SOURCE_FIELDS if name in authored.model_fields_set]
        message = f"an entry of the type “{entry_type.id}” has no field"
        return None, tuple(
            Diagnostic(fields.locate([name], key_itself=True), Code.E202, f"{message} “{name}”")
            for name in stray
        )
    if authored.csl is None:
        message = "the field “csl” is missing"
        hint = "Add the bibliographic data of the source: at least `type` and `title`."
        return None, (Diagnostic(fields.locate(["type"]), Code.E207, message, hint),)
    item, problems = decode_csl(entry, authored.csl)
    found = tuple(
        Diagnostic(fields.locate(("csl", *problem.path)), Code.E212, problem.message, _sentence(problem.hint))
        for problem in problems
    )
    if item is None:
        return None, found
    return SourceDescription(
        csl=item,
        side=authored.origin.side,
        year=authored.origin.year,
        genre=authored.origin.genre,
        derives_from=tuple(map(EntryId, authored.derives_from)),
        part_of=authored.part_of,
        read=authored.read,
        extent=authored.extent,
        location=fields.locate(["csl"], key_itself=True),
        places={**fields.places(()), **fields.places(["origin"])},
    ), found


def _sentence(text: str) -> str:
    if not text:
        return ""
    return f"{text[0].upper()}{text[1:]}" + ("" if text.endswith((".", "?")) else ".")
