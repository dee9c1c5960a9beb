"""Diagnostics: what is wrong, where, and what to write instead.

The lowest layer: it knows nothing of entries. Every stage returns its diagnostics beside its
result; nobody raises for bad input and nobody prints but the programs in `scripts/` and the host.
A code is part of the public interface: it keeps its number and its meaning for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file that somebody can open.

    Attributes:
        path: Path as a reader of the message knows it: relative to the project, with `/`.
        line: Line, counted from 1.
        column: Column in characters, counted from 1.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


Places: TypeAlias = "Mapping[str, tuple[Location, ...]]"
"""Where the fields of a record stand: field → the place of its value, or of each of its items."""


def place_of(places: Places, field: str, otherwise: Location, position: int = 0) -> Location:
    """Finds the place of a field, or of one item of it; another place if it is not known."""
    found = places.get(field, ())
    return found[position] if position < len(found) else otherwise


class Severity(StrEnum):
    """How bad it is: an error stops the build, a warning stops it only with `--strict`."""

    ERROR = "error"
    WARNING = "warning"


class Code(Enum):
    """Every kind of diagnostic: what it means and how it is mended.

    The first letter of a name is its severity: `E` an error, `W` a warning. The hundreds are the
    stage: 1 files and YAML, 2 fields and names, 3 values and claims, 4 prose and blocks, 5 types
    and settings, 6 the finished site.
    """

    E101 = ("the file is not UTF-8 text", "Save the file as UTF-8.")
    E102 = ("a control character", "Delete the character; it is invisible in most editors.")
    E103 = ("the file is too large", "Split it, or move pictures and data out of it.")
    E104 = ("a link that is not followed", "Put the file itself there, not a link to it.")
    E105 = ("no front matter", "Begin the file with a line `---`, the fields, and a line `---`.")
    E106 = ("broken YAML", "Mend the YAML at this place; most often a quote or an indent is missing.")
    E107 = ("a tab in YAML", "Indent with spaces.")
    E108 = ("the same key twice", "Keep one of the two, or join their contents.")
    E109 = (
        "a YAML alias",
        "Write the value out, or put it in quotes; `&` and `*` are YAML's own.",
    )
    E110 = (
        "a bad file name",
        "Use small letters a–z, digits and single hyphens, and end in `.md`.",
    )
    E111 = ("the same id twice", "Rename one of the files; an id is unique in the whole encyclopedia.")
    E112 = ("the wrong folder", "Move the file into the folder of its type.")
    E201 = ("an unknown type", "Use a type defined in `_types/`, or define it there.")
    E202 = ("an unknown field", "Use one of the fields of the format, or delete it.")
    E203 = ("an unknown fact", "Use a fact of the entry's type, or add it to the type.")
    E204 = ("an unknown source", "Use the id of an entry whose type is a source, or write that entry.")
    E205 = ("an unknown entry", "Use an id or a name that exists, or mark it as wanted with a leading `?`.")
    E206 = ("an ambiguous name", "Write the id of the entry that is meant.")
    E207 = ("a missing field", "Add the field.")
    E208 = ("a field of the wrong shape", "Write the field as the format shows it.")
    E209 = ("the same name twice", "Delete the repeated name, or tell the two headwords apart.")
    E210 = ("an entry of the wrong type", "Name an entry of a type that the fact allows.")
    E211 = ("a former id that is taken", "A former id must belong to one entry and be nobody's present id.")
    E212 = ("bad bibliographic data", "Use the variables of CSL 1.0.2, with names as family and given.")
    E301 = ("not a quantity", 'Write a number, "~700", "700..850", ">=1000", or unknown, none, silent.')
    E302 = ("not a date", 'Write an EDTF date: "1938", "1938-07", "1938-07-29", "1938-07?", "1938/1939".')
    E303 = ("not coordinates", 'Write "42.4465, 130.5945" or "42°26.79′N 130°35.67′E".')
    E304 = ("several values for one", "Keep one value in each reading, or make the fact `many: true`.")
    E305 = ("a circle", "A thing can't be part of itself; cut the circle at the wrong claim.")
    E306 = (
        "an inverse that contradicts",
        "The same source must say the same from both sides; mend one of the claims.",
    )
    E307 = (
        "a verdict on nothing",
        "Judge a fact that has claims with these qualifiers, or delete the verdict.",
    )
    E308 = ("a verdict on a silent source", "Name only sources that make this claim.")
    W309 = ("no locator", "Say where in the source it stands: `at: line 12`, `at: p. 40`.")
    W310 = ("a stale verdict", "A source has spoken since; weigh it, and date the verdict anew.")
    W311 = (
        "parts that do not add up",
        "Check the figures; if the source itself is wrong, say so in a `note`.",
    )
    E312 = ("a place that the source does not have", "Write a line that the source has.")
    W313 = (
        "lines of a transcript that nothing cites",
        "Cite them in a claim or a note, or say in this file why they need no citation.",
    )
    W314 = ("a citation and an excuse for the same line", "Take the line out of the excuse.")
    E315 = ("a quotation that is not there", "Quote the exact words, and name the line in which they stand.")
    E401 = ("an unclosed block", "Close the block with a line of as many `~` or backticks as it began with.")
    E402 = ("an unknown block", "Use one of the blocks of the format.")
    E403 = ("a bad block", "Write the block as the format shows it.")
    E404 = ("HTML that is not allowed", "Use Markdown, or the few tags that the format allows.")
    E405 = (
        "a bad citation or cross-reference",
        "Write `[@source, locator]` or `[[id|text]]`, closed on the same paragraph.",
    )
    W406 = ("a wanted entry that exists", "Delete the `?`.")
    W407 = ("a heading of the first level", "Begin at `##`; the title is the heading of the first level.")
    W408 = ("a block that shows nothing", "Name facts that have claims, or delete the block.")
    W409 = ("words of a source", "Say it in your own words, or mark it as a quotation.")
    E501 = ("a bad type", "Write the type as the format shows it.")
    E502 = ("a fact defined in two ways", "Give the fact one kind and one unit in all types.")
    E503 = ("a bad sum", "`sum_of` names quantities of the same type with the same unit.")
    E504 = ("a bad `extends`", "Extend a type that exists, without a circle.")
    E505 = ("an unknown fact in a list of facts", "Name facts that the type has.")
    E507 = ("bad settings", "Mend the settings under `extra: variorum:` in `mkdocs.yml`.")
    E508 = (
        "citations cannot be formatted",
        "Use a style that exists, and mend the bibliographic data named.",
    )
    E601 = (
        "a promised page is missing",
        "Check that the hook stands in `mkdocs.yml` and that the builder runs hooks.",
    )

    E602 = (
        "the book cannot be set",
        "Make the book of fewer entries (`--entry`), to find the one at fault.",
    )
    W603 = (
        "a character that the book cannot show",
        "Write it with letters that its fonts have; on the site it is shown.",
    )
    W604 = ("a word too long for a line", "Part it, or write it as a link with a shorter text.")
    W605 = ("a table too wide for a page", "Make several tables of it, or turn rows into columns.")

    @property
    def severity(self) -> Severity:
        """Error or warning, as the name says."""
        return Severity.ERROR if self.name.startswith("E") else Severity.WARNING

    @property
    def meaning(self) -> str:
        """What it means, in a few words."""
        return self.value[0]

    @property
    def remedy(self) -> str:
        """What to do about it, one sentence."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that somebody should mend.

    Attributes:
        location: Where to mend it.
        code: Its kind.
        message: What is wrong with this one, naming the value at fault.
        hint: What to write instead, where more is known than the code's remedy; else empty.
    """

    location: Location
    code: Code
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """Error or warning."""
        return self.code.severity

    @property
    def remedy(self) -> str:
        """What to write instead: the hint, or else the remedy of the code."""
        return self.hint or self.code.remedy

    def __str__(self) -> str:
        """`path:line:column: E204 message; remedy` on one line."""
        message = " ".join(self.message.split())
        return f"{self.location}: {self.code.name} {message.rstrip('.')}. {self.remedy}"


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Puts diagnostics in the order of files and lines, each once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda each: (each.location, each.code.name, each.message)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Says whether any of them is an error."""
    return any(each.severity is Severity.ERROR for each in diagnostics)
