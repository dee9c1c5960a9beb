"""Provenance: the checksums of the files of an encyclopedia, and their history where there is git."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from variorum.build.history import read_history
from variorum.model.provenance import Provenance
from variorum.parse.files import list_files, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PUBLISHED: Final = (("_types", ".yml"), ("_claims", ".yml"))
"""Folders beside those of entries whose files are published too, in what the entries show."""


def read_provenance(folder: Path, base: Path, *, with_history: bool) -> Provenance:
    """Learns what is known of the files of an encyclopedia.

    Args:
        folder: The folder of its entries.
        base: The folder that paths are relative to, in which the site's configuration stands.
        with_history: Ask git who changed what.
    """
    checksums = dict(sorted(_sum_files(folder, base)))
    history = read_history(base, _show(folder, base)) if with_history and folder.is_dir() else None
    if history is None:
        return Provenance(checksums=checksums)
    return Provenance(
        checksums=checksums,
        histories=history.files,
        revision=history.revision,
        date=history.date,
        prefix=history.prefix,
    )


def _sum_files(folder: Path, base: Path) -> Iterator[tuple[str, str]]:
    entries = [
        path
        for path in list_files(folder, ".md")
        if path.parent != folder and not path.relative_to(folder).parts[0].startswith("_")
    ]
    others = [path for name, suffix in _PUBLISHED for path in list_files(folder / name, suffix)]
    for path in (*entries, *others):
        shown = _show(path, base)
        text, _ = read_text(path, shown, folder)
        if text is not None:
            # The text and not the bytes: line ends are those of Unix, whatever a checkout made of them.
            yield shown, sha256(text.encode()).hexdigest()


def _show(path: Path, base: Path) -> str:
    return os.path.relpath(path, base).replace(os.sep, "/")
