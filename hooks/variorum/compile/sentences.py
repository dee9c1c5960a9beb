"""Sentences: the one in which a link stands, as plain text.

In: prose and a link in it. Out: what stands before, in and behind the link, to the ends of its sentence. It
ends with its paragraph, list item or table cell at the latest; a long one is cut. However long a text is,
only what is near to the link is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from html import unescape
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from variorum.model.prose import Block, Link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from variorum.model.prose import Mark, Prose

LONGEST: Final = 220
"""How many characters of a sentence are shown, if its link is not longer."""

_NEAR: Final = 600
"""How many characters on each side of a link are read."""

_BREAK = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[*+-][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\||:[ \t]|`{3}|~{3}|!{3}|\?{3}))"
)
_DELIMITER = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+$", re.MULTILINE)
_HEADING = re.compile(r"[ \t\n]*#{1,6}[ \t]")
_LINE_END = re.compile(r"\n")
_BAR = re.compile(r"(?<!\\)[|\n]")
_LEADING = re.compile(r"\s*(?:(?:[*+-]|\d{1,9}[.)]|#{1,6}|>|:)[ \t]+)*")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKUP = re.compile(
    r"(?=[\\!\[<{*`~_\n])(?:\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!\[[^\[\]]*\]\([^()]*\)|\[\^[^\[\]]*\]"
    r"|\[(?P<text>[^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])"
    r"|</?[A-Za-z][^<>]*>|\{[:#. ][^{}]*\}"
    r"|\n[ \t]*>+[ \t]?|(?<!\s)\*+|\*+(?!\s)|`+|~~|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w))"
)
_END = re.compile(
    r"(?<![.!?…])(?P<point>[.!?…]+)[”’»\")\]]*\s+(?=[“‘«„\"(\[]*(?P<next>[^\W_]))|[。！？][」』）]*"
)
_WORD = re.compile(r"(?:[^\W_]|\.)+\Z")
_ABBREVIATIONS: Final = frozenset(
    "adm approx brig c ca capt cf cmdr co col corp dr ed eds esp etc gen gov inc jr lt ltd maj mr mrs ms mt "  # noqa: SIM905
    "prof pt pvt rev sen sgt sr st trans v viz vs jan feb mar apr jun jul aug sep sept oct nov dec "
    "г гг др им кн см ст т тт тыс млн".split()
)
"""Words that a point may follow within a sentence."""

_BEFORE_NUMBERS: Final = frozenset({"art", "ch", "fig", "no", "nos", "nr", "p", "pp", "sec", "vol", "стр"})
"""Words that a point may follow if a number comes next."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence with a link in it, as plain text.

    Attributes:
        before: What stands before the link.
        words: The words of the link.
        after: What stands behind it.
    """

    before: str
    words: str
    after: str


def quote_sentence(prose: Prose, link: Link, read: Callable[[Link], str]) -> Excerpt:
    """Quotes the sentence in which a link stands.

    Args:
        prose: The prose.
        link: One of its links.
        read: Says how a link reads.

    Returns:
        The sentence; its middle around the link, if it is long.
    """
    text, marks = prose.text, _marks_near(prose, link)
    start, end = _find_passage(prose, link, marks)
    before = _LEADING.sub("", _plain(text, (start, link.start), marks, read), count=1)
    words, after = read(link), _plain(text, (link.end, end), marks, read)
    whole = f"{before}{words}{after}"
    first, last = len(before), len(before) + len(words)
    ends = [position for position in _find_ends(whole) if position <= first or position >= last]
    begins = max((position for position in ends if position <= first), default=0)
    closes = min((position for position in ends if position >= last), default=len(whole))
    return _fit(Excerpt(whole[begins:first].lstrip(), words, whole[last:closes].rstrip()))


def _marks_near(prose: Prose, link: Link) -> Sequence[Mark]:
    """The marks that can lie in the part that is read, the last one before it included."""
    by_start = attrgetter("start")
    first = bisect_left(prose.marks, link.start - _NEAR, key=by_start)
    return prose.marks[max(first - 1, 0) : bisect_left(prose.marks, link.end + _NEAR, key=by_start)]


def _find_passage(prose: Prose, link: Link, marks: Sequence[Mark]) -> tuple[int, int]:
    """The paragraph, list item or table cell in which a link stands."""
    text = prose.text
    start, end = max(link.start - _NEAR, 0), min(link.end + _NEAR, len(text))
    for mark in marks:
        if mark.end <= link.start and (isinstance(mark, Block) or mark.start <= start):
            start = max(start, mark.end)
        if mark.start >= link.end and (isinstance(mark, Block) or mark.end >= end):
            end = min(end, mark.start)
    for match in _BREAK.finditer(text, start, link.start):
        start = match.end()
    ending = _LINE_END if _HEADING.match(text, start) else _BREAK
    if following := ending.search(text, link.end, end):
        end = following.start()
    if text[start : link.start].lstrip().startswith("|") or _DELIMITER.search(text, start, end):
        return _find_cell(text, link, (start, end), marks)
    return start, end


def _find_cell(text: str, link: Link, row: tuple[int, int], marks: Sequence[Mark]) -> tuple[int, int]:
    """The cell of a table in which a link stands; a bar within a mark of ours ends none."""
    start, end = row
    bars = [match.start() for match in _BAR.finditer(text, start, end)]
    bars = [bar for bar in bars if not any(mark.start <= bar < mark.end for mark in marks)]
    start = max((bar + 1 for bar in bars if bar < link.start), default=start)
    return start, min((bar for bar in bars if bar >= link.end), default=end)


def _plain(text: str, stretch: tuple[int, int], marks: Sequence[Mark], read: Callable[[Link], str]) -> str:
    """A stretch of prose as plain text, without citations; white space is single."""
    position, end = stretch
    parts: list[str] = []
    for mark in marks:
        if position <= mark.start and mark.end <= end:
            before = _strip(text[position : mark.start])
            parts += [before, read(mark)] if isinstance(mark, Link) else [before.rstrip()]
            position = mark.end
    parts.append(_strip(text[position:end]))
    return re.sub(r"\s+", " ", "".join(parts))


def _strip(markdown: str) -> str:
    """Markdown as plain text."""
    closed = markdown.rfind("-->") + 1
    bare = _COMMENT.sub("", markdown[: closed + 2]) + markdown[closed + 2 :] if closed else markdown
    return unescape(_MARKUP.sub(_read_markup, bare))


def _read_markup(match: re.Match[str]) -> str:
    """What is read where markup stands: mostly nothing."""
    if match["text"]:
        return _strip(match["text"])
    return match["escaped"] or ("\n" if match[0].startswith("\n") else "")


def _find_ends(text: str) -> list[int]:
    """Where the next sentence begins."""
    return [match.end() for match in _END.finditer(text) if not match["point"] or _is_end(match)]


def _is_end(match: re.Match[str]) -> bool:
    """Says whether a point ends a sentence: not behind an abbreviation or an initial."""
    following: str = match["next"]
    if following.islower() or match["point"] != ".":
        return not following.islower()
    found = _WORD.search(match.string, max(0, match.start() - 12), match.start())
    word = found[0].casefold() if found else ""
    if following.isdigit() and word in _BEFORE_NUMBERS:
        return False
    is_initial = len(word) == 1 and word.isalpha()
    return not is_initial and "." not in word and word not in _ABBREVIATIONS


def _fit(excerpt: Excerpt) -> Excerpt:
    """Cuts a long sentence between words, on the side that has more of it."""
    before, after = excerpt.before, excerpt.after
    room = max(LONGEST - len(excerpt.words), 0)
    if len(before) + len(after) <= room:
        return excerpt
    left = min(len(before), max(room - len(after), room // 2))
    right = room - left
    if left < len(before):
        before = "… " + before[len(before) - left :].partition(" ")[2]
    if right < len(after):
        after = after[:right].rpartition(" ")[0] + " …"
    return Excerpt(before, excerpt.words, after)
