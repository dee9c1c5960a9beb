"""Authored: the shape of front matter, side files and type files, as editors write them.

Pydantic knows here which fields there are and of what shape; what they mean is decided where they are
decoded. The models are also where the JSON Schemas for editors' completion come from.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from variorum.model.entry import NameKind
from variorum.model.values import Kind


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_name(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


def _as_inverse(value: object) -> object:
    return {"label": value} if isinstance(value, str) else value


def _check_locale(value: str) -> str:
    try:
        Locale.parse(value.replace("-", "_"))
    except (ValueError, UnknownLocaleError) as error:
        raise PydanticCustomError("locale", "no language such as en-GB or ru") from error
    return value


def _check_addresses(value: dict[str, str]) -> dict[str, str]:
    """Addresses of points on maps lead to the web or to a program for maps, and say where the point is."""
    for address in value.values():
        is_safe = address.startswith(("https://", "http://", "geo:"))
        if not is_safe or "{latitude}" not in address or "{longitude}" not in address:
            problem = "an address begins with https:, http: or geo:, and holds {latitude} and {longitude}"
            raise PydanticCustomError("addresses", problem.replace("{", "{{").replace("}", "}}"))
    return value


def _take_text(value: object) -> object:
    """Takes what YAML made of a version or a day back to text: `edition: 1`, `edition_date: 2026-11-25`."""
    is_plain = isinstance(value, int | float | date) and not isinstance(value, bool)
    return str(value) if is_plain else value


def _check_day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise PydanticCustomError("day", "no day such as 2026-11-25") from error


def _check_address(value: str) -> str:
    if value and not value.startswith(("https://", "http://")):
        raise PydanticCustomError("address", "no address such as https://khasan.example/")
    return value


Words = Annotated[list[str], BeforeValidator(_as_list, json_schema_input_type=str | list[str])]
Flag = Literal["true", "false", ""]


class Authored(BaseModel):
    """Fields as written: nothing is guessed, nothing unknown is let through."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class AuthoredName(Authored):
    """A name variant."""

    text: str = Field(min_length=1)
    sort: str = ""
    kind: NameKind = NameKind.SPELLING
    lang: str = Field(default="", pattern=r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*)?$")
    by: Literal["", "editors"] = ""


class AuthoredReading(Authored):
    """What one source says at one place."""

    source: str = Field(min_length=1)
    at: str = ""
    side: str = ""
    as_of: str = ""
    covers: str = ""
    says: dict[str, Any] = Field(min_length=1)
    quote: str = ""
    note: str = ""


VALUE_FIELDS = ("value", "entry", "from", "until", "side", "as_of", "covers", "quote", "note", "at")
"""The fields of a narrowed value: `{value: 960, side: japan}` in place of `960`."""


class AuthoredVerdict(Authored):
    """An editor's judgement."""

    fact: str = Field(min_length=1)
    side: str = ""
    as_of: str = ""
    covers: str = ""
    prefer: Words = []
    reconciles: Words = []
    weighs: Words = []
    why: str = Field(min_length=1)
    by: str = Field(min_length=1)
    on: str = Field(min_length=1)


class AuthoredOrigin(Authored):
    """Where a source comes from."""

    side: str = ""
    year: str = ""
    genre: str = ""


Name = Annotated[AuthoredName | None, BeforeValidator(_as_name, json_schema_input_type=str | AuthoredName)]


class AuthoredEntry(Authored):
    """The front matter of an entry. A list item that was refused is None: the others keep their places."""

    type: str = Field(min_length=1)
    title: str = Field(min_length=1)
    sort: str = ""
    summary: str = ""
    names: list[Name] = []
    claims: list[AuthoredReading | None] = []
    verdicts: list[AuthoredVerdict | None] = []
    former_ids: Words = []
    see_also: Words = []
    csl: dict[str, Any] | None = None
    origin: AuthoredOrigin = AuthoredOrigin()
    derives_from: Words = []
    part_of: str = ""
    read: Literal["", "whole", "part", "none"] = ""
    extent: str = ""


SOURCE_FIELDS = ("csl", "origin", "derives_from", "part_of", "read", "extent")
"""The fields that only entries of a source type have."""


class AuthoredInverse(Authored):
    """How a fact is seen from the other side."""

    label: str = ""
    fact: str = ""


class AuthoredFact(Authored):
    """A fact of a type."""

    label: str = Field(min_length=1)
    kind: Kind
    unit: str = ""
    group: str = ""
    many: Flag = "false"
    of: Words = []
    inverse: Annotated[
        AuthoredInverse | None,
        BeforeValidator(_as_inverse, json_schema_input_type=str | AuthoredInverse),
    ] = None
    sum_of: Words = []
    tree: Flag = "false"
    compare: Flag = "false"
    facet: Flag = "false"
    happening: Flag = "false"
    schema_org: str = ""
    describes: str = ""


class AuthoredIndex(Authored):
    """The index of a type."""

    columns: Words = []
    sort: str = ""


class AuthoredType(Authored):
    """A type file."""

    label: str = Field(min_length=1)
    plural: str = Field(min_length=1)
    folder: str = ""
    abstract: Flag = "false"
    extends: str = ""
    role: Literal["", "source"] = ""
    describes: str = ""
    schema_org: str = ""
    groups: dict[str, str] = {}
    facts: dict[str, AuthoredFact] = {}
    box: Words = []
    index: AuthoredIndex = AuthoredIndex()


class AuthoredSettings(Authored):
    """What stands under `extra: variorum:` in `mkdocs.yml`."""

    entries: str = "entries"
    citation_style: str = "chicago-notes-bibliography"
    locale: Annotated[str, AfterValidator(_check_locale)] = "en-GB"
    map_links: Annotated[dict[str, str], AfterValidator(_check_addresses)] = {
        "OpenStreetMap": "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}"
        "#map=12/{latitude}/{longitude}",
        "Map app": "geo:{latitude},{longitude}",
    }
    split_index_above: int = Field(default=1500, ge=1)
    edition: Annotated[str, BeforeValidator(_take_text)] = ""
    edition_date: Annotated[str, BeforeValidator(_take_text), AfterValidator(_check_day)] = ""
    permalink: Annotated[str, AfterValidator(_check_address)] = ""
    license: Annotated[str, AfterValidator(_check_address)] = ""
    contributors: bool = True
    essays: tuple[str, ...] = ()
