"""Files: from a path to text that is safe to parse.

In: a path below a folder that belongs to the project. Out: its text, or a diagnostic. Contributors
are strangers, so nothing outside the folder is read, nothing large, and nothing that is not text.
"""

from __future__ import annotations

import os
import re
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 1_000_000
"""The size of the largest file that is read; a long novel fits."""

_RIGHTS = "Give it the rights of the other files."

# Invisible characters: controls (those of Latin-1 too, which a wrong encoding leaves behind), line ends
# that only some programs know, overrides that show a text in another order than it has, private use
# (it is ours), non-characters.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufeff\ufffe\uffff\ue000-\uf8ff]",
)
_TEXT_ENDINGS, _YAML_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".txt"), (".yml", ".yaml")
_ENDINGS = dict.fromkeys(_TEXT_ENDINGS, ".md") | dict.fromkeys(_YAML_ENDINGS, ".yml")


def list_files(folder: Path, suffix: str) -> tuple[Path, ...]:
    """Lists the files of a kind below a folder, sorted by their path.

    Files and folders whose name begins with `.` are passed over; links are not followed (those to
    files are listed, for `read_text` to judge).
    """
    if not folder.is_dir():
        return ()
    found = (path for path in folder.rglob(f"*{suffix}") if path.is_file() or path.is_symlink())
    inside = ((path.relative_to(folder), path) for path in found)
    return tuple(
        path for parts, path in sorted(inside) if not any(part.startswith(".") for part in parts.parts)
    )


def find_strays(folder: Path) -> Iterator[tuple[Path, Code, str, str]]:
    """Finds what `list_files` passes over and somebody may have meant.

    That is links to folders, and files whose ending is almost right.

    Yields:
        The file or folder, the code, the message and the hint, sorted.
    """
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if (path := Path(parent, name)).is_symlink():
                yield path, Code.E104, f"{name} is a link to a folder; such links are not followed", ""
        for name in sorted(files):
            path = Path(parent, name)
            ending = _ENDINGS.get(path.suffix.lower(), path.suffix)
            if path.suffix != ending and path.parent != folder and not name.startswith("."):
                message = f"the file is passed over, for its name does not end in “{ending}”"
                yield path, Code.E110, message, f"Name it “{path.stem.removesuffix(ending)}{ending}”."


def read_text(path: Path, shown: str, root: Path) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Reads a file of the project.

    Args:
        path: The file.
        shown: Its path as diagnostics name it.
        root: The folder that it may not lead out of.

    Returns:
        Its text with line feeds as line ends and without byte order mark, or None; and what is wrong.
    """
    place = Location(shown)
    if message := _refuse_link(path, root):
        return None, (Diagnostic(place, Code.E104, message),)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"the file has {size:,} bytes; {MAX_BYTES:,} are allowed"
            return None, (Diagnostic(place, Code.E103, message),)
        data = path.read_bytes()
    except OSError as error:
        return None, (Diagnostic(place, Code.E101, f"the file cannot be read: {error.strerror}", _RIGHTS),)
    return decode_text(data, shown)


def _refuse_link(path: Path, root: Path) -> str:
    """Says why a link is not followed; nothing if it may be, or is none."""
    below = takewhile(lambda part: part != root, (path, *path.parents))
    if not any(part.is_symlink() for part in below):
        return ""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError is how Python before 3.13 says that a link leads round
        return f"{path.name} is a link to nothing" if path.is_symlink() else ""
    if not target.is_relative_to(root.resolve()):
        return f"{path.name} is a link to something outside {root.name}/"
    return "" if target.is_file() else f"{path.name} is not a link to a file"


def decode_text(data: bytes, shown: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Decodes the bytes of a file, as `read_text` returns them."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _join_lines(data[: error.start].decode("utf-8-sig", "replace"))
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        return None, (Diagnostic(locate(before, len(before), shown), Code.E101, message),)
    text = _join_lines(text)
    if found := _CONTROL.search(text):
        message = f"the character U+{ord(found[0]):04X} does not belong in a text"
        return None, (Diagnostic(locate(text, found.start(), shown), Code.E102, message),)
    return text, ()


def _join_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def locate(text: str, offset: int, shown: str, first_line: int = 1) -> Location:
    """Finds line and column of an offset into a text that begins at `first_line`."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Location(shown, first_line + text.count("\n", 0, offset), offset - line_start + 1)
