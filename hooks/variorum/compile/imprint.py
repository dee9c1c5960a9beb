"""The imprint: which edition this is, and who wrote which entry, so that a citation can be checked.

In: what was chosen and what is known of the files. Out: a version, and hashes of what is published. A hash is
of text and not of pages, so that it stays what it is when only the look changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from variorum.model.ids import EntryId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from variorum.catalog import Catalog
    from variorum.model.provenance import Provenance

_SHORT: Final = 7
_TYPES: Final = "_types"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryImprint:
    """What is known of the making of an entry.

    Attributes:
        digest: The SHA-256 of its lines in the list of checksums, in hexadecimal; empty if it has none.
        changed: The day of its last change, as `YYYY-MM-DD`; empty if that is not known.
        contributors: The names of those who changed it, the first first.
    """

    digest: str = ""
    changed: str = ""
    contributors: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The beginning of the hash, which is enough to tell two texts apart."""
        return self.digest[:_SHORT]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Which edition this is.

    Attributes:
        version: What the site calls it; empty if it has no name.
        date: Its day, as `YYYY-MM-DD`; empty if that is not known.
        checksums: A list of the files of the encyclopedia, as `sha256sum` writes it.
        revision: The commit that holds them; empty if that is not known.
        entries: What is known of each entry.
    """

    version: str = ""
    date: str = ""
    checksums: str = ""
    revision: str = ""
    entries: Mapping[EntryId, EntryImprint] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The SHA-256 of the list of checksums, in hexadecimal, which stands for the whole."""
        return sha256(self.checksums.encode()).hexdigest()

    @property
    def short(self) -> str:
        """The beginning of the hash."""
        return self.digest[:_SHORT]

    @property
    def name(self) -> str:
        """The edition in words: `Edition 1, a1b2c3d`."""
        return f"Edition {self.version}, {self.short}" if self.version else f"Edition {self.short}"

    def of_entry(self, entry: EntryId) -> EntryImprint:
        """What is known of an entry."""
        return self.entries.get(entry, EntryImprint())


def compile_imprint(catalog: Catalog, provenance: Provenance, *, version: str, date: str) -> Imprint:
    """Makes the imprint ready.

    Args:
        catalog: Everything known.
        provenance: What is known of the files.
        version: What the site calls this edition.
        date: Its day, if the site states it.
    """
    by_entry: dict[EntryId, list[str]] = {}
    for path in provenance.checksums:
        parts = PurePosixPath(path)
        if _TYPES not in parts.parts:
            by_entry.setdefault(EntryId(parts.stem), []).append(path)
    return Imprint(
        version=version,
        date=date or provenance.date,
        checksums=_list(provenance.checksums, provenance),
        revision=provenance.revision,
        entries={
            entry: _imprint_entry(paths, provenance)
            for entry, paths in by_entry.items()
            if entry in catalog.entries
        },
    )


def _imprint_entry(paths: list[str], provenance: Provenance) -> EntryImprint:
    histories = [provenance.histories[path] for path in paths if path in provenance.histories]
    # A file without history has changed since, or is new; then nothing can be said of the entry.
    known = histories if len(histories) == len(paths) else []
    names = [name for history in known for name in history.contributors]
    return EntryImprint(
        digest=sha256(_list(paths, provenance).encode()).hexdigest(),
        changed=max((history.changed for history in known), default=""),
        contributors=tuple(dict.fromkeys(names)),
    )


def _list(paths: Iterable[str], provenance: Provenance) -> str:
    return "".join(f"{provenance.checksums[path]}  {path}\n" for path in sorted(paths))
