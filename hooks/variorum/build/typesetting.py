"""Typesetting: from Typst to PDF, in a process of its own.

A crash of the typesetter is then an error like any other, and its memory goes back to the system. It sees
only the folder of the book and the fonts of the packages named here, never those of the machine, so that the
same text gives the same bytes everywhere; it has no network.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import typst

FONT_PACKAGES: Final = ("pylopdf_fonts_jp", "pylopdf_fonts_ko")
"""Packages with the fonts for Han, kana and Hangul; those for Latin, Greek and Cyrillic are in Typst."""
_NOBODYS: Final = "\ue123"
"""A character that no font has: what stands in its place stands in the place of every missing one."""
_PROBE = """\
#import "template.typ": faces
#set page(width: 40pt, height: 20pt, margin: 0pt)
#set text(font: faces, fallback: false)
#for character in json("characters.json") { page(text(character)) }
"""
_GLYPH = re.compile(r'href="#(\w+)"')


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of typesetting.

    Attributes:
        error: Why there is no PDF; empty if there is one.
        missing: Those of the characters asked for that no font has.
    """

    error: str
    missing: tuple[str, ...] = ()


def typeset(source: Path, target: Path, characters: Iterable[str] = ()) -> Outcome:
    """Sets a book.

    Args:
        source: Its main file; what it names stands in the same folder, and so does its template.
        target: The PDF to write.
        characters: Those of which it is in doubt whether a font has them.
    """
    library = str(Path(__file__).resolve().parents[2])
    paths = [library, *filter(None, [os.environ.get("PYTHONPATH")])]
    done = subprocess.run(  # noqa: S603 - this module, with paths of our own
        [sys.executable, "-m", "variorum.build.typesetting", str(source), str(target)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
        input=json.dumps(sorted(set(characters))),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        return Outcome(f"the typesetter ended with status {done.returncode}: {last[0]}")
    said = json.loads(done.stdout)
    return Outcome(said["error"], tuple(said["missing"]))


def find_fonts() -> tuple[Path, ...]:
    """Finds the folders of the font packages."""
    specs = (find_spec(name) for name in FONT_PACKAGES)
    return tuple(Path(spec.origin).parent for spec in specs if spec and spec.origin)


def _set_book(source: Path, target: Path, characters: Collection[str]) -> Outcome:
    """Sets a book in this process."""
    import typst  # noqa: PLC0415 - only the process that sets needs it

    missing = _find_missing(characters, source.parent) if characters else ()
    try:
        pdf = _compile(source)
    except typst.TypstError as error:
        return Outcome(str(error), missing)
    if not isinstance(pdf, bytes):
        return Outcome("the typesetter gave no PDF", missing)
    target.write_bytes(pdf)
    return Outcome("", missing)


def _compile(source: Path) -> object:
    """The PDF, by as many standards as it can be; what obeys none is a book all the same.

    PDF/UA-1 is accessible: headings, tables and links can be told by programs that read aloud. PDF/A-2a is
    fit to be kept, and needs the date of an edition.
    """
    import typst  # noqa: PLC0415 - only the process that sets needs it

    compiler = _open(source)  # what it has laid out it keeps; only the writing is tried again
    with suppress(typst.TypstError):
        return compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"])
    with suppress(typst.TypstError):
        return compiler.compile(format="pdf", pdf_standards=["ua-1"])
    return compiler.compile(format="pdf", pdf_tags=False)


def _find_missing(characters: Collection[str], beside: Path) -> tuple[str, ...]:
    """Finds the characters that no font has: each is drawn, and those drawn like one that nobody has are."""
    with tempfile.TemporaryDirectory(dir=beside) as folder:
        probe = Path(folder) / "probe.typ"
        probe.write_text(_PROBE, encoding="utf-8")
        (probe.parent / "template.typ").write_bytes((beside / "template.typ").read_bytes())
        written = json.dumps([_NOBODYS, *characters])
        (probe.parent / "characters.json").write_text(written, encoding="utf-8")
        drawn = _open(probe).compile(format="svg")
    pictures = [page.decode() for page in drawn if page] if isinstance(drawn, list) else []
    glyphs = [set(_GLYPH.findall(picture)) for picture in pictures]
    return tuple(
        character for character, found in zip(characters, glyphs[1:], strict=False) if found & glyphs[0]
    )


def _open(source: Path) -> typst.Compiler:
    import typst  # noqa: PLC0415 - only the process that sets needs it

    return typst.Compiler(
        str(source),
        root=str(source.parent),
        font_paths=[str(folder) for folder in find_fonts()],
        ignore_system_fonts=True,
    )


if __name__ == "__main__":
    outcome = _set_book(Path(sys.argv[1]), Path(sys.argv[2]), json.load(sys.stdin))
    print(json.dumps({"error": outcome.error, "missing": outcome.missing}))  # noqa: T201 - for the caller
