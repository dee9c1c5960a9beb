"""A small encyclopedia in a folder of its own, with a configuration that uses the project's hook."""

from __future__ import annotations

from pathlib import Path

import pytest

HOOK = Path(__file__).parents[2] / "hooks" / "encyclopedia.py"

FILES = {
    "mkdocs.yml": f"""\
site_name: Small
theme: {{name: material, font: false}}
hooks: ["{HOOK.as_posix()}"]
nav: [{{Home: index.md}}]
plugins: []
markdown_extensions: [attr_list, md_in_html, tables]
""",
    "docs/index.md": "# Small\n\nOn [[hill]] [@book, p. 3].\n\n~~~overview\n~~~\n",
    "entries/_types/place.yml": """\
label: Place
plural: Places
folder: places
facts:
  height: {label: Height, kind: quantity, unit: m}
box: [height]
""",
    "entries/_types/source.yml": "label: Source\nplural: Sources\nfolder: sources\nrole: source\n",
    "entries/sources/book.md": "---\ntype: source\ntitle: Book\ncsl: {type: book, title: A book}\n---\n",
    "entries/sources/letter.md": (
        "---\ntype: source\ntitle: Letter\ncsl: {type: book, title: A letter}\n---\n"
    ),
    "entries/places/hill.md": """\
---
type: place
title: Hill
former_ids: [mound]
names: [{text: Гора, lang: ru, kind: native}]
claims:
  - {source: book, at: p. 3, says: {height: 150}}
  - {source: letter, at: p. 1, says: {height: 160}}
---

A hill [@book, p. 3] near nothing. See [[book|the book]].

~~~compare
fact: height
~~~
""",
}


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """The folder of a small encyclopedia that builds without a warning."""
    for name, text in FILES.items():
        path = tmp_path / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "small"
