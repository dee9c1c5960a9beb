"""Files: from a path to text that is safe to parse.

In: a path below a folder that belongs to the project. Out: its text, or a diagnostic. Contributors
are strangers, so nothing outside the folder is read, nothing large, and nothing that is not text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from variorum.diagnostics import Code, Diagnostic, Location

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1_000_000
"""The size of the largest file that is read; a long novel fits."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ue000-\uf8ff]")


def list_files(folder: Path, suffix: str) -> tuple[Path, ...]:
    """Lists the files of a kind below a folder, sorted by their path.

    Files and folders whose name begins with `.` are passed over; links are not followed (those to
    files are listed, for `read_text` to judge).
    """
    if not folder.is_dir():
        return ()
    found = (path for path in folder.rglob(f"*{suffix}") if path.is_file() or path.is_symlink())
    inside = ((path.relative_to(folder), path) for path in found)
    return tuple(path for parts, path in sorted(inside) if not any(part.startswith(".") for part in parts.parts))


def read_text(path: Path, shown: str, root: Path) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Reads a file of the project.

    Args:
        path: The file.
        shown: Its path as diagnostics name it.
        root: The folder that it may not lead out of.

    Returns:
        Its text with `\\n` line ends and without byte order mark, or None; and what is wrong.
    """
    place = Location(shown)
    if not path.resolve().is_relative_to(root.resolve()):
        return None, (Diagnostic(place, Code.E104, f"{path.name} is a link to something outside {root.name}/"),)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"the file has {size:,} bytes; {MAX_BYTES:,} are allowed"
            return None, (Diagnostic(place, Code.E103, message),)
        data = path.read_bytes()
    except OSError as error:
        return None, (Diagnostic(place, Code.E101, f"the file cannot be read: {error.strerror}"),)
    return decode_text(data, shown)


def decode_text(data: bytes, shown: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Decodes the bytes of a file, as `read_text` returns them."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        place = Location(shown, before.count(b"\n") + 1, column)
        return None, (Diagnostic(place, Code.E101, f"the byte 0x{data[error.start]:02x} is not UTF-8"),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        message = f"the character U+{ord(found[0]):04X} does not belong in a text"
        return None, (Diagnostic(locate(text, found.start(), shown), Code.E102, message),)
    return text, ()


def locate(text: str, offset: int, shown: str, first_line: int = 1) -> Location:
    """Finds line and column of an offset into a text that begins at `first_line`."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Location(shown, first_line + text.count("\n", 0, offset), offset - line_start + 1)
