import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from variorum.build.steady_index import _decode, _encode, steady_index
from variorum.build.text_index import FILES, TextIndexError, write_text_index
from variorum.render.search_records import SearchRecord, record_page
from variorum.render.search_text import Section

RECORDS = [
    SearchRecord(
        url=f"people/p{number}/",
        title=f"Person {number} <b>",
        type="Person",
        names=("Лицо",),
        summary="She & he.",
        sections=(Section("one", "Part", "Words that are found."),),
        facets={"type": ("Person",), "side": tuple(f"Side {side}" for side in range(number + 1))},
    )
    for number in range(8)
]


def read_tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    for name, records in (("one", RECORDS), ("two", RECORDS[::-1])):
        write_text_index(records, tmp_path / name, "en-GB")
    assert read_tree(tmp_path / "one") == read_tree(tmp_path / "two")


def test_an_index_has_every_page_with_its_sections_and_facets(tmp_path: Path) -> None:
    home = record_page("./", "Home", "", '<h1>Home</h1><h2 id="a">A</h2><p>Text</p>')
    write_text_index([*RECORDS, home], tmp_path, "en")
    files = read_tree(tmp_path)
    assert set(FILES) <= set(files)
    assert not [path for path in files if "ui" in path]
    pages = {
        record["url"]: record
        for path, content in files.items()
        if path.startswith("pagefind/fragment/")
        and (record := json.loads(gzip.decompress(content)[len("pagefind_dcd") :]))
    }
    assert set(pages) == {"/", *(f"/{each.url}" for each in RECORDS)}
    assert pages["/people/p2/"]["meta"] == {"title": "Person 2 <b>", "type": "Person", "summary": "She & he."}
    assert sorted(pages["/people/p2/"]["filters"]["side"]) == ["Side 0", "Side 1", "Side 2"]
    assert [anchor["id"] for anchor in pages["/"]["anchors"]] == ["a"]


VALUES = st.recursive(
    st.integers(0, 2**64 - 1) | st.text(), lambda inner: st.lists(inner, max_size=30), max_leaves=60
)


@given(VALUES)
def test_what_is_encoded_is_decoded(value: object) -> None:
    data = _encode(value)
    assert _decode(data, 0) == (value, len(data))


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pagefind-entry.json").write_text('{"languages": {"en": {"hash": "en_1"}}}')
    (tmp_path / "pagefind.en_1.pf_meta").write_bytes(gzip.compress(b"something else"))
    with pytest.raises(ValueError, match="not a file of a Pagefind index"):
        steady_index(tmp_path)


def test_it_is_said_that_there_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "pagefind").write_text("in the way")
    with pytest.raises(TextIndexError, match="Pagefind failed"):
        write_text_index(RECORDS, tmp_path, "en")
