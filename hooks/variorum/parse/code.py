"""Code: which parts of a Markdown text are code or comments, and which fences are ours.

In: Markdown. Out: stretches, in order. Python-Markdown's dialect: fences of backticks or tildes, code spans,
indented code, HTML comments. A fence of tildes with a word is a block of ours; code uses backticks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"(?P<indent> {0,3})(?P<fence>`{3,}|~{3,})[ \t]*(?P<word>[^\s`{]*)(?P<rest>[^\n]*)")
_LIST_LIKE = re.compile(r" {0,3}(?:[*+-]|\d+[.)]|\[\^|!!!|\?\?\?|===|:)\s*")
_INDENTED = re.compile(r"(?: {4}|\t)[ \t]*\S")
_INLINE_MARK = re.compile(r"\\[\\`]|(?P<ticks>`+)|(?P<comment><!--.*?(?:-->|\Z))|\n[ \t]*\n", re.DOTALL)
_LIST_FENCE = re.compile(r"[ \t]+(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced part.

    Attributes:
        start: Offset of the opening line.
        end: Offset behind the closing fence (before its line end).
        inner_start: Offset of the first line inside.
        inner_end: Offset behind the last line inside.
        word: The word behind the opening fence.
        is_block: Opened with tildes and a word: a block of ours.
        is_closed: The closing fence is there.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    word: str
    is_block: bool
    is_closed: bool


def find_fences(text: str) -> tuple[Fence, ...]:
    """Finds fenced parts that begin at the left margin, in order."""
    if "```" not in text and "~~~" not in text:
        return ()
    return tuple(_scan_fences(text))


def find_code(text: str, fences: tuple[Fence, ...]) -> tuple[tuple[int, int], ...]:
    """Finds everything that is not prose: fences, indented code, code spans and comments.

    Returns:
        Stretches (start, end), sorted; they may touch, they do not overlap.
    """
    stretches: list[tuple[int, int]] = []
    position = 0
    for fence in (*fences, None):
        end = fence.start if fence else len(text)
        stretches += _code_between(text, position, end)
        if fence:
            stretches.append((fence.start, fence.end))
            position = fence.end
    return tuple(stretches)


def _scan_fences(text: str) -> Iterator[Fence]:
    position = 0
    while position < len(text):
        line_end = _line_end(text, position)
        match = _FENCE.match(text, position, line_end)
        if match is None or ("`" in match["rest"] and match["fence"].startswith("`")):
            position = line_end + 1
            continue
        fence = _close_fence(text, match, line_end)
        yield fence
        position = fence.end + 1


def _close_fence(text: str, match: re.Match[str], line_end: int) -> Fence:
    mark = match["fence"]
    inner_start = min(line_end + 1, len(text))
    found = _closing(mark).search(text, inner_start)
    inner_end, end = (found.start(), found.end()) if found else (len(text), len(text))
    is_block = mark.startswith("~") and bool(match["word"])
    return Fence(match.start(), end, inner_start, inner_end, match["word"], is_block, found is not None)


@lru_cache(maxsize=64)
def _closing(mark: str) -> re.Pattern[str]:
    return re.compile(rf"^ {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$", re.MULTILINE)


def _code_between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Code in a stretch without fences at the margin."""
    position = start
    if "\n    " in text[start:end] or "\t" in text[start:end]:
        for first, last in _indented_code(text, start, end):
            yield from _inline_code(text, position, first)
            yield first, last
            position = last
    yield from _inline_code(text, position, end)


def _inline_code(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Code spans, each within its paragraph, and comments.

    A span ends at the next run of as many backticks; all runs are known before, for looking for each anew
    takes a time that hostile texts can make long.
    """
    if text.find("`", start, end) < 0 and text.find("<!--", start, end) < 0:
        return
    paragraph: list[re.Match[str]] = []
    for match in _INLINE_MARK.finditer(text, start, end):
        if match["ticks"]:
            paragraph.append(match)
        elif match["comment"] or match[0].startswith("\n"):
            yield from _pair_ticks(paragraph)
            paragraph = []
            if match["comment"]:
                yield match.span()
    yield from _pair_ticks(paragraph)


def _pair_ticks(runs: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Pairs runs of backticks of the same length: the first of them with the next, and so on."""
    following: dict[int, int] = {}
    partner: list[int | None] = [None] * len(runs)
    for position in reversed(range(len(runs))):
        length = len(runs[position][0])
        partner[position] = following.get(length)
        following[length] = position
    position = 0
    while position < len(runs):
        closing = partner[position]
        if closing is not None:
            yield runs[position].start(), runs[closing].end()
        position = position + 1 if closing is None else closing + 1


def _indented_code(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines indented by four after a blank line, unless they belong to a list item or the like."""
    position, after_blank, in_list, fence = start, True, False, ""
    while position < end:
        line_end = min(_line_end(text, position), end)
        line = text[position:line_end]
        if in_list and (match := _LIST_FENCE.match(line)) and (not fence or match[1].startswith(fence)):
            fence = "" if fence else match[1]
            yield position, line_end
        elif fence or (after_blank and not in_list and _INDENTED.match(line)):
            yield position, line_end
        elif line.strip():
            in_list = bool(_LIST_LIKE.match(line)) or (in_list and (line[0] in " \t" or not after_blank))
            after_blank = False
        after_blank = after_blank or not line.strip()
        position = line_end + 1


def _line_end(text: str, position: int) -> int:
    found = text.find("\n", position)
    return len(text) if found < 0 else found
