"""Provenance: what is known of the files of an encyclopedia beside what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class FileHistory:
    """What became of a file.

    Attributes:
        changed: The day of its last change, as `YYYY-MM-DD`.
        contributors: The names of those who changed it, the first first.
    """

    changed: str
    contributors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What is known of the files of an encyclopedia. Paths are those of diagnostics.

    Attributes:
        checksums: The SHA-256 of each file that is published, in hexadecimal, by path.
        histories: The history of each file, by path; of those that are kept in a repository as they are.
        revision: The commit that holds all files as they are; empty if none does, or nobody can say.
        date: Its day, as `YYYY-MM-DD`; empty without a revision.
        prefix: The folder of the site within the repository, with a slash at its end; empty if it is all.
    """

    checksums: Mapping[str, str] = field(default_factory=dict)
    histories: Mapping[str, FileHistory] = field(default_factory=dict)
    revision: str = ""
    date: str = ""
    prefix: str = ""
