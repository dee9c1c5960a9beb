"""References as data: pandoc, which reads all three formats, must find in each what was written."""

from __future__ import annotations

import json

import pytest

from variorum.render.citeproc import run_pandoc
from variorum.render.reference_formats import EntryReference, to_biblatex, to_csl_text, to_ris

REFERENCE = EntryReference(
    id="khasan",
    title="100 % “sure” & 3_4 {so} Хасан",
    container="Khasan #1938",
    version="1",
    date="1938-08-11",
    url="https://khasan.example/1/x_y/?a=1&b=2%20",
    note="SHA-256 abc",
)
WRITERS = {"csljson": to_csl_text, "ris": to_ris, "biblatex": to_biblatex}


def read(form: str, text: str) -> dict[str, object]:
    options = ["--standalone", f"--from={form}", "--to=csljson"]
    return dict(json.loads(run_pandoc(options, text))[0])


@pytest.mark.parametrize("form", WRITERS)
def test_what_was_written_is_read_again(form: str) -> None:
    item = read(form, WRITERS[form](REFERENCE))

    title = str(item["title"]).replace('<span class="nocase">', "").replace("</span>", "")
    container = str(item["container-title"]).replace('<span class="nocase">', "").replace("</span>", "")
    assert title.translate(str.maketrans("“”", '""')) == REFERENCE.title.translate(str.maketrans("“”", '""'))
    assert container == REFERENCE.container
    assert item["URL"] == REFERENCE.url
    # Of dates in RIS pandoc reads the year alone.
    assert item["issued"] == {"date-parts": [[1938] if form == "ris" else [1938, 8, 11]]}
    assert str(item["type"]).startswith("entry")


@pytest.mark.parametrize("form", WRITERS)
def test_what_is_not_known_is_not_written(form: str) -> None:
    text = WRITERS[form](EntryReference(id="khasan", title="Khasan", container="Khasan 1938"))

    item = read(form, text)
    assert "URL" not in item
    assert "issued" not in item
    assert "SHA" not in text
