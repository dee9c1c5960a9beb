"""Transcripts: the record of a text that is kept elsewhere, and the lines of it that need no citation.

In: `_transcripts/SOURCE.json`, which a program writes from the text, and `_transcripts/SOURCE.yml`, in which
editors say why a line is cited by nothing. Out: a `Transcript`, and what is wrong.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from hashlib import sha256
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.transcript import Excuse, Transcript
from variorum.parse.authored import Authored, Words
from variorum.parse.locators import join_lines, read_lines
from variorum.parse.validation import validate
from variorum.parse.wording import FINGERPRINT_BYTES, fingerprint_runs, split_words
from variorum.parse.yaml import parse_yaml

if TYPE_CHECKING:
    from variorum.model.ids import EntryId
    from variorum.parse.yaml import YamlText

_WIDTH = 100
_MOST_LINES = 1_000_000
RECORD_ANEW = "Write it anew: `python3 scripts/coverage.py --record --transcript SOURCE=FILE`."


class _Record(BaseModel):
    """The file that a program writes."""

    model_config = ConfigDict(extra="forbid", strict=True)

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    lines: int = Field(ge=1, le=_MOST_LINES)
    blank: str
    runs: list[str]


class AuthoredExcuse(Authored):
    """Lines that need no citation."""

    at: Words = Field(min_length=1)
    why: str = Field(min_length=1)


class AuthoredExcuses(Authored):
    """The file in which editors say why lines are cited by nothing."""

    uncited: list[AuthoredExcuse | None] = Field(default_factory=list)


def record_transcript(text: str) -> str:
    """Records a transcript: what has to be known of it to check an encyclopedia without it.

    Args:
        text: The whole text.

    Returns:
        JSON: its SHA-256, how many lines it has, which are blank, and the fingerprints of its runs of words.
    """
    lines = text.splitlines()
    blank = [number for number, line in enumerate(lines, start=1) if not line.strip()]
    runs = sorted(set(fingerprint_runs(word.text for word in split_words(text))))
    packed = b64encode(b"".join(run.to_bytes(FINGERPRINT_BYTES) for run in runs)).decode()
    record = {
        "sha256": sha256(text.encode()).hexdigest(),
        "lines": len(lines),
        "blank": ", ".join(str(stretch) for stretch in join_lines(blank)),
        "runs": [packed[start : start + _WIDTH] for start in range(0, len(packed), _WIDTH)],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def parse_transcript(
    source: EntryId, record: tuple[str, str], excuses: tuple[str, str]
) -> tuple[Transcript | None, tuple[Diagnostic, ...]]:
    """Parses what is known of a transcript.

    Args:
        source: The source that it is the text of.
        record: Path and text of the record.
        excuses: Path and text of the excuses; the text is empty if there are none.

    Returns:
        The transcript, or None if the record is broken; and what is wrong.
    """
    path, text = record
    try:
        read = _Record.model_validate_json(text)
        packed = b64decode("".join(read.runs), validate=True)
    except (ValidationError, Base64Error) as error:
        message = f"this is no record of a transcript: {_explain(error)}"
        return None, (Diagnostic(Location(path), Code.E208, message, RECORD_ANEW),)
    blank = read_lines(f"lines {read.blank}") if read.blank else ()
    if blank is None or any(stretch.last > read.lines for stretch in blank):
        message = "this is no record of a transcript: blank: not lines that it has"
        return None, (Diagnostic(Location(path), Code.E208, message, RECORD_ANEW),)
    found: list[Diagnostic] = []
    return Transcript(
        source=source,
        digest=read.sha256,
        lines=read.lines,
        blank=frozenset(line for stretch in blank for line in range(stretch.first, stretch.last + 1)),
        runs=frozenset(
            int.from_bytes(packed[start : start + FINGERPRINT_BYTES])
            for start in range(0, len(packed), FINGERPRINT_BYTES)
        ),
        excuses=_parse_excuses(*excuses, read.lines, found),
        excuses_location=Location(excuses[0]),
    ), tuple(found)


def _explain(error: ValidationError | Base64Error) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc'])) or 'the whole'}: {first['msg'].lower()}"
    return f"runs: {str(error).lower()}"


def _parse_excuses(path: str, text: str, length: int, found: list[Diagnostic]) -> tuple[Excuse, ...]:
    document, problems = parse_yaml(text, path)
    found += problems
    authored, problems = validate(AuthoredExcuses, document, document.data)
    found += problems
    excuses = []
    for position, excuse in enumerate(authored.uncited if authored else ()):
        if excuse is not None:
            keys = ("uncited", position, "at")
            lines = _read_places(excuse.at, keys, document, length, found)
            excuses.append(Excuse(tuple(sorted(lines)), excuse.why, document.locate(keys[:-1])))
    return tuple(excuses)


def _read_places(
    places: list[str], keys: tuple[str | int, ...], document: YamlText, length: int, found: list[Diagnostic]
) -> set[int]:
    lines: set[int] = set()
    for number, place in enumerate(places):
        stretches = read_lines(place)
        where = document.locate((*keys, number)) if len(places) > 1 else document.locate(keys)
        if stretches is None:
            found.append(
                Diagnostic(where, Code.E208, f"“{place}” is no line", "Write `line 5` or `lines 5–8, 12`.")
            )
            continue
        for stretch in stretches:
            if stretch.first < 1 or stretch.last > length:
                message = f"{place}: the transcript has the lines 1–{length}"
                found.append(Diagnostic(where, Code.E312, message))
                continue
            lines.update(range(stretch.first, stretch.last + 1))
    return lines
