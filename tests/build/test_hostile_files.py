"""Files that nobody should send: what can't be kept in git is made here."""

import os
import threading
from pathlib import Path

import pytest

from builders import read_site
from variorum.build.reading import read_encyclopedia

ENTRY = "---\ntype: battle\ntitle: Battle of the Lake\n---\n"


def lines(folder: Path, contents: str | bytes) -> list[str]:
    """Read the base encyclopedia with one more file and give what is reported, without the remedies."""
    report = read_site(folder, {"battles/lake.md": contents})
    assert "hill" in report.catalog.entries
    return [
        str(each).removeprefix("entries/battles/lake.md:").partition(". ")[0] for each in report.diagnostics
    ]


def test_a_byte_order_mark_and_the_line_ends_of_windows_and_of_old_macs_do_no_harm(tmp_path: Path) -> None:
    for number, text in enumerate(("\ufeff" + ENTRY, ENTRY.replace("\n", "\r\n"), ENTRY.replace("\n", "\r"))):
        assert lines(tmp_path / str(number), text) == []


def test_latin_1_is_refused_at_its_first_byte(tmp_path: Path) -> None:
    found = lines(tmp_path, (ENTRY + "\r\nText.\r\nCafé").encode("latin-1"))
    assert found == ["7:4: E101 the byte 0xe9 is not UTF-8"]


def test_utf_16_is_refused(tmp_path: Path) -> None:
    assert lines(tmp_path / "a", ENTRY.encode("utf-16")) == ["1:1: E101 the byte 0xff is not UTF-8"]
    found = lines(tmp_path / "b", ENTRY.encode("utf-16-be"))
    assert found == ["1:1: E102 the character U+0000 does not belong in a text"]


@pytest.mark.parametrize("char", ["\0", "\x1b", "\x85", "\u2028", "\u202e", "\ufeff", "\uffff"])
def test_an_invisible_character_is_refused_at_its_place(char: str, tmp_path: Path) -> None:
    found = lines(tmp_path, f"{ENTRY}\nThe hill{char} fell.\n")
    assert found == [f"6:9: E102 the character U+{ord(char):04X} does not belong in a text"]


def test_a_file_of_50_megabytes_is_not_read(tmp_path: Path) -> None:
    found = lines(tmp_path, ENTRY.encode() + b" " * 50_000_000)
    assert found == ["1:1: E103 the file has 50,000,047 bytes; 1,000,000 are allowed"]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file outside the folder of the entries."""
    path = tmp_path / "secret" / "key.md"
    path.parent.mkdir()
    path.write_text(ENTRY, encoding="utf-8")
    return path


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target)
    except OSError:  # pragma: no cover - Windows without the right to make links
        pytest.skip("links cannot be made here")


def test_a_link_to_a_file_outside_is_not_followed(tmp_path: Path, secret: Path) -> None:
    site = tmp_path / "site"
    read_site(site)
    link(site / "entries" / "battles" / "lake.md", secret)
    report = read_encyclopedia(site / "entries", site)
    (found,) = report.diagnostics
    assert str(found.location) == "entries/battles/lake.md:1:1"
    assert found.message == "lake.md is a link to something outside entries/"
    assert "lake" not in report.catalog.entries


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path, secret: Path) -> None:
    site = tmp_path / "site"
    read_site(site)
    link(site / "entries" / "notes", secret.parent)
    link(site / "entries" / "again", site / "entries")
    report = read_encyclopedia(site / "entries", site)
    assert [(each.location.path, each.code.name) for each in report.diagnostics] == [
        ("entries/again", "E104"),
        ("entries/notes", "E104"),
    ]


def test_links_to_nothing_and_to_themselves_are_reported(tmp_path: Path) -> None:
    read_site(tmp_path)
    people = tmp_path / "entries" / "people"
    link(people / "lost.md", people / "nobody.md")
    link(people / "ring.md", people / "ring.md")
    report = read_encyclopedia(tmp_path / "entries", tmp_path)
    assert [each.message for each in report.diagnostics] == [
        "lost.md is a link to nothing",
        "ring.md is a link to nothing",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_link_to_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    read_site(tmp_path)
    pipe = tmp_path / "entries" / "pipe"
    os.mkfifo(pipe)
    link(tmp_path / "entries" / "people" / "pipe.md", pipe)
    reports: list[object] = []
    reader = threading.Thread(
        target=lambda: reports.append(read_encyclopedia(tmp_path / "entries", tmp_path).diagnostics),
        daemon=True,
    )
    reader.start()
    reader.join(timeout=10)
    assert "pipe.md is not a link to a file" in str(reports)


def test_a_link_to_another_entry_is_a_file_like_others(tmp_path: Path) -> None:
    read_site(tmp_path)
    people = tmp_path / "entries" / "people"
    link(people / "boris.md", people / "anna.md")
    report = read_encyclopedia(tmp_path / "entries", tmp_path)
    assert [each.code.name for each in report.diagnostics] == ["E209"]


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    report = read_encyclopedia(tmp_path / "entries", tmp_path)
    assert [str(each.location.path) + " " + each.code.name for each in report.diagnostics] == [
        "entries E507",
        "entries/_types E501",
    ]


def test_what_is_hidden_or_not_ours_is_passed_over(tmp_path: Path) -> None:
    files = {
        ".draft/x.md": "x",
        "people/.x.md": "x",
        "README.md": "x",
        "_drafts/x.md": "x",
        "people/map.png": "x",
    }
    assert read_site(tmp_path, files).diagnostics == ()


def test_an_empty_file_is_reported(tmp_path: Path) -> None:
    assert lines(tmp_path, "") == ["1:1: E105 the file does not begin with front matter"]


def test_a_broken_entry_is_not_reported_again_by_those_who_name_it(tmp_path: Path) -> None:
    files = {
        "battles/lake.md": "---\ntype: battle\ntitle: [\n---\n",
        "people/boris.md": "---\ntype: person\ntitle: Boris\nsee_also: [lake]\n---\n[[lake]] and [@delta].\n",
        "sources/delta.md": "---\ntype: source\ntitle: Delta\ncsl: {type: nothing}\n---\n",
        "_claims/alpha/lake.yml": "- at: p. 1\n  says: {killed: 1}\n",
        "_claims/delta/hill.yml": "- at: p. 1\n  says: {killed: 10}\n",
    }
    found = {(each.location.path, each.code.name) for each in read_site(tmp_path, files).diagnostics}
    assert found == {("entries/battles/lake.md", "E106"), ("entries/sources/delta.md", "E212")}


def test_side_files_add_their_claims_in_the_order_of_their_sources(tmp_path: Path) -> None:
    files = {
        "_claims/beta/hill.yml": "- at: p. 9\n  says: {missing: 3}\n",
        "_claims/alpha/hill.yml": "- at: p. 8\n  says: {missing: 2}\n- at: p. 7\n  says: {dead: 12}\n",
    }
    report = read_site(tmp_path, files)
    added = [claim for claim in report.catalog.entries["hill"].claims if "_claims" in claim.location.path]
    assert report.diagnostics == ()
    assert [(claim.source, claim.locator, claim.value.text) for claim in added] == [
        ("alpha", "p. 8", "2"),
        ("alpha", "p. 7", "12"),
        ("beta", "p. 9", "3"),
    ]
