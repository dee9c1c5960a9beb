"""Setting: what Typst makes of our text, asked of Typst itself."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import typst

from variorum.render.book.document import TEMPLATE, read_template

_PLAIN = """
#let plain(it) = {
  if type(it) == str { return it }
  if it == none { return "" }
  if it.has("text") { return if type(it.text) == str { it.text } else { plain(it.text) } }
  if it.has("children") { return it.children.map(plain).join("", default: "") }
  if it.has("body") { return plain(it.body) }
  if it.has("term") { return plain(it.term) + plain(it.description) }
  if it.has("child") { return plain(it.child) }
  if it.func() == smartquote { return "QUOTE" }
  if it.func() in (linebreak, parbreak) or it == [ ] { return " " }
  ""
}
#let shown(it) = [#metadata(plain(it))<shown>]
"""


def read_back(*markups: str) -> list[str]:
    """Give the plain text of pieces of markup, as Typst understands them."""
    pieces = "\n".join(f"#shown[{markup}]" for markup in markups)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "main.typ"
        source.write_text(f'#import "{TEMPLATE}": *\n{_PLAIN}\n{pieces}\n', encoding="utf-8")
        (source.parent / TEMPLATE).write_text(read_template(), encoding="utf-8")
        found = typst.query(str(source), "<shown>", field="value", ignore_system_fonts=True)
    return list(json.loads(found))


def squeeze(text: str) -> str:
    """Give text without what a line break may change: spaces, and the places where long words may break."""
    return "".join(text.replace("\u200b", "").split())
