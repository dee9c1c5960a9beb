"""Render stage: the citation processor, which is pandoc's.

In come items, citations of them, a style and a language; out come the citations and the bibliography as HTML.
The citations go in as elements of pandoc's document tree and never as Markdown, so that nothing in them is
markup. What is cited where, and how often, is decided by `variorum.render.citation_batches`.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import pypandoc  # type: ignore[import-untyped]

from variorum.render.citation_html import Element, write_inlines
from variorum.render.citation_style import CitationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from variorum.model.csl import CslItem

_API_VERSION: Final = (1, 23)
"""The version of pandoc's document tree that all of pandoc 3 reads."""
_LONGEST_RUN: Final = 600
_EVERYTHING: Final = "*"


@dataclass(frozen=True, slots=True)
class Citation:
    """One use of one source, as the processor sees it."""

    source: str
    """The id of the item."""
    suffix: str = ""
    """What follows it, in pandoc's form: `{locator-line 3}`, or `{}, text` for text that is no locator."""


@dataclass(frozen=True, slots=True)
class ProcessorRun:
    """What to give to the processor at once."""

    items: tuple[CslItem, ...]
    """All items; those of the whole bibliography, because names and years tell works apart within it."""
    citations: tuple[Citation, ...]
    """The citations, each in a note of its own, in this order."""
    style_xml: str
    """The text of the style."""
    locale: str
    """The language of the words that the style adds."""
    with_bibliography: bool = False
    """Whether to format the bibliography too."""


@dataclass(frozen=True, slots=True)
class ProcessorOutput:
    """What the processor gives back."""

    citations: tuple[str, ...]
    """The citations as HTML, in the order of the run."""
    bibliography: tuple[tuple[str, str], ...]
    """Item ids and their entries as HTML, in the order of the style."""


def run_citeproc(run: ProcessorRun) -> ProcessorOutput:
    """Formats citations and the bibliography of all items.

    Raises:
        CitationError: Pandoc is missing or refuses the style or the items.
    """
    with TemporaryDirectory(prefix="variorum-") as name:
        folder = Path(name)
        style, items = folder / "style.csl", folder / "items.json"
        style.write_text(run.style_xml, encoding="utf-8")
        items.write_text(f"[{','.join(item.canonical for item in run.items)}]", encoding="utf-8")
        # An empty data folder keeps the user's own styles and locales from changing the result.
        options = [f"--data-dir={folder}", "--citeproc", f"--bibliography={items}", f"--csl={style}"]
        document = json.dumps(_write_document(run))
        tree = run_pandoc(["--from=json", "--to=json", f"--metadata=lang:{run.locale}", *options], document)
    return _read_document(json.loads(tree)["blocks"])


def run_pandoc(options: Sequence[str], text: str) -> str:
    """Runs pandoc, shut off from the net and from all files that the options do not name.

    Args:
        options: Its options.
        text: What it reads.

    Returns:
        What it writes.

    Raises:
        CitationError: It is missing, or ends with an error.
    """
    try:
        done = subprocess.run(  # noqa: S603 – a program of our own choice, no shell
            [pypandoc.get_pandoc_path(), "--sandbox", *options],
            input=text.encode(),
            capture_output=True,
            check=False,
            timeout=_LONGEST_RUN,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CitationError(f"pandoc, which formats the citations, cannot be run: {error}") from error
    if done.returncode != 0:
        reason = done.stderr.decode(errors="replace").strip() or f"exit status {done.returncode}"
        raise CitationError(f"pandoc cannot format the citations: {reason[:500]}")
    return done.stdout.decode()


def get_processor_version() -> str:
    """Names the processor and its version, on which the formatted citations depend.

    Raises:
        CitationError: It is missing.
    """
    try:
        return f"pandoc {pypandoc.get_pandoc_version()}"
    except OSError as error:
        raise CitationError(f"pandoc, which formats the citations, cannot be run: {error}") from error


def _write_document(run: ProcessorRun) -> dict[str, object]:
    """Writes a document of one paragraph per citation, with every item in its bibliography."""
    meta = {
        # Names and years tell works apart among all that the processor knows to be cited.
        "nocite": {"t": "MetaInlines", "c": [_write_cite(Citation(_EVERYTHING))]},
        "suppress-bibliography": {"t": "MetaBool", "c": not run.with_bibliography},
    }
    blocks = [{"t": "Para", "c": [_write_cite(citation)]} for citation in run.citations]
    return {"pandoc-api-version": _API_VERSION, "meta": meta, "blocks": blocks}


def _write_cite(citation: Citation) -> dict[str, object]:
    """Writes one citation as an element."""
    use = {
        "citationId": citation.source,
        "citationPrefix": [],
        "citationSuffix": [{"t": "Str", "c": citation.suffix}] if citation.suffix else [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[use], []]}


def _read_document(blocks: Sequence[Element]) -> ProcessorOutput:
    """Reads the citations and the bibliography of a formatted document."""
    citations = tuple(_write_blocks([block]) for block in blocks if block["t"] == "Para")
    divisions = [block["c"] for block in blocks if block["t"] == "Div" and block["c"][0][0] == "refs"]
    entries = [entry["c"] for _, content in divisions for entry in content]
    written = ((head[0].removeprefix("ref-"), _write_blocks(content)) for head, content in entries)
    return ProcessorOutput(citations, tuple(written))


def _write_blocks(blocks: Iterable[Element]) -> str:
    """Writes paragraphs, or an entry with its number and its text, as one line of HTML."""
    return " ".join(write_inlines(_open_cites(inlines)).strip() for inlines in _find_inlines(blocks)).strip()


def _find_inlines(blocks: Iterable[Element]) -> Iterator[list[Any]]:
    """Finds the inline elements of blocks, without the number of a numbered entry, which we do not print."""
    for block in blocks:
        if block["t"] == "Div":
            yield from _find_inlines(block["c"][1])
        elif block["t"] in {"Para", "Plain"}:
            yield [inline for inline in block["c"] if not _is_number(inline)]


def _is_number(inline: Element) -> bool:
    """Tells whether an element is the number of an entry."""
    return inline["t"] == "Span" and "csl-left-margin" in inline["c"][0][1]


def _open_cites(inlines: Iterable[Element]) -> Iterator[Element]:
    """Takes citations out of their elements, and notes out of theirs."""
    for inline in inlines:
        if inline["t"] == "Cite":
            yield from _open_cites(inline["c"][1])
        elif inline["t"] == "Note":
            for content in _find_inlines(inline["c"]):
                yield from _open_cites(content)
        else:
            yield inline
