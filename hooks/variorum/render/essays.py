"""Essay pages: a page of `docs/` as the Markdown that its builder is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.render.fragments import render_fragment
from variorum.render.pages import put_blocks, write_prose

if TYPE_CHECKING:
    from variorum.compile.essay import Essay
    from variorum.render.inline import Inline


def write_essay(essay: Essay, inline: Inline) -> str:
    """Writes an essay as Markdown: its prose, and under it its notes and the works cited."""
    prose = write_prose(essay.body, inline)
    texts = [put_blocks(prose.markdown, prose.blocks)]
    if essay.notes:
        works = inline.citations.sort(essay.works)
        texts += ["## Notes { data-search-exclude }", render_fragment("notes", inline, notes=essay.notes)]
        texts += ["## Works cited { data-search-exclude }", render_fragment("works", inline, works=works)]
    return "\n\n".join(texts) + "\n"
