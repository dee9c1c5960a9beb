"""Render stage: formatted citations, kept on disk from one build to the next.

In comes a key, the digest of everything that the formatting depends on; out come the `Renderings` that were
kept under it, or empty ones. The key covers the whole bibliography and not one item, because a style tells
works apart by looking at all of them: a second work by the same author changes how the first is cited. The
folder may be deleted at any time, and whatever in it cannot be read counts as empty.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_FORMAT: Final = "1"
"""Changes whenever this module, or what is kept by it, changes its meaning."""
_KEPT: Final = 8
"""How many bibliographies are kept: a few branches or styles, between which an editor goes to and fro."""


@dataclass(frozen=True, slots=True)
class Renderings:
    """What the processor has formatted for one bibliography in one style."""

    is_note: bool = True
    """Whether the style makes notes."""
    follows_items: bool = False
    """Whether the words of the style are in the language of each item."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """Notes as HTML, with a mark where the locator goes, by template."""
    locators: Mapping[str, str] = field(default_factory=dict)
    """Locators as HTML, by language, term and text."""
    bibliography: tuple[tuple[str, str], ...] = ()
    """Source ids and bibliography entries as HTML, in the order of the style."""


@dataclass(frozen=True, slots=True)
class CitationCache:
    """A folder of formatted citations."""

    folder: Path
    """Where; it is made when needed."""

    def load(self, key: str) -> Renderings | None:
        """Gives what was kept under a key; None if there is nothing, or nothing that can be read."""
        try:
            content = json.loads(self._locate(key).read_text(encoding="utf-8"))
            return _read_renderings(content)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def save(self, key: str, renderings: Renderings) -> None:
        """Keeps renderings under a key, wholly or not at all.

        A folder that cannot be written to costs time on the next build and nothing else, so that it is no
        error.
        """
        content = {
            "is_note": renderings.is_note,
            "follows_items": renderings.follows_items,
            "templates": dict(renderings.templates),
            "locators": dict(renderings.locators),
            "bibliography": renderings.bibliography,
        }
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            _write_whole(self._locate(key), json.dumps(content, ensure_ascii=False, sort_keys=True))
            self._forget_oldest()

    def _locate(self, key: str) -> Path:
        """Names the file of a key."""
        return self.folder / f"{key}.json"

    def _forget_oldest(self) -> None:
        """Deletes the bibliographies that have not been formatted for longest."""
        files = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[_KEPT:]:
            path.unlink(missing_ok=True)


def compute_key(parts: Iterable[str]) -> str:
    """Makes a key from everything that formatting depends on, in order."""
    digest = blake2b(digest_size=16)
    for part in (_FORMAT, *parts):
        encoded = part.encode()
        # The length keeps "ab", "c" apart from "a", "bc".
        digest.update(f"{len(encoded)}:".encode() + encoded)
    return digest.hexdigest()


def _read_renderings(content: object) -> Renderings:
    """Takes renderings from JSON.

    Raises:
        TypeError: It has another form.
        KeyError: A part is missing.
        ValueError: An entry is not a pair.
    """
    if not isinstance(content, dict):
        raise TypeError("not a mapping")
    templates, locators = content["templates"], content["locators"]
    if not isinstance(templates, dict) or not isinstance(locators, dict):
        raise TypeError("not mappings")
    bibliography = tuple((source, entry) for source, entry in content["bibliography"])
    texts = (*templates.items(), *locators.items(), *bibliography)
    if not all(isinstance(text, str) for pair in texts for text in pair):
        raise TypeError("not text")
    return Renderings(
        is_note=bool(content["is_note"]),
        follows_items=bool(content["follows_items"]),
        templates=templates,
        locators=locators,
        bibliography=bibliography,
    )


def _write_whole(path: Path, text: str) -> None:
    """Writes a file so that nobody ever sees half of it."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".tmp", delete=False) as file:
        file.write(text)
    os.replace(file.name, path)  # noqa: PTH105 – the name is a string
