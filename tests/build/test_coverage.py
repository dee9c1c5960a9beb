"""The report on the use of texts: what it counts, what it finds, what it records."""

import json
from pathlib import Path

import pytest

from builders import read_site
from variorum.build.coverage import report_coverage
from variorum.parse.transcripts import record_transcript

TEXT = """First text
The old mill burned down on the third of May.

Second text
Nobody knows who set the fire.
Nobody saw it.
"""
RECORD = json.loads(record_transcript(TEXT))
SOURCE = "---\ntype: source\ntitle: {}\ncsl: {{type: book, title: {}}}\n{}---\n"
LAKE = """---
type: battle
title: Battle at the Lake
claims:
  - source: first
    at: line 2
    quote: mill … third of May
    says: {{killed: 1}}
  - source: second
    at: {place}
    quote: Nobody saw
    says: {{killed: silent}}
---

It burned [@second, {place}].
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    report = read_site(
        tmp_path / "site",
        {
            "sources/both.md": SOURCE.format("Both", "Both", ""),
            "sources/first.md": SOURCE.format("First", "First", "part_of: both\nextent: lines 1–2\n"),
            "sources/second.md": SOURCE.format("Second", "Second", "part_of: both\nextent: lines 4–6\n"),
            "battles/lake.md": LAKE.format(place="line 6"),
        },
    )
    assert report.diagnostics == ()
    (tmp_path / "texts.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "site"


def report(folder: Path, *, record: bool = False, text: bool = True) -> tuple[list[str], list[str]]:
    files = {"both": folder.parent / "texts.txt"} if text else {}
    found = report_coverage(folder / "entries", folder, files, record=record)
    return list(found.lines), [str(each) for each in found.diagnostics]


def test_lines_are_counted_text_by_text(folder: Path) -> None:
    lines, problems = report(folder, record=True)
    assert [" ".join(line.split()) for line in lines] == [
        "both: 6 lines",
        "text lines with text claimed only noted without need not used",
        "first 1–2 2 1 0 0 1",
        "second 4–6 3 0 1 0 2",
        "not used: first, 1: First text…",
        "not used: second, 4–5: Second text…",
    ]
    assert [problem.partition(". ")[0] for problem in problems] == [
        "entries/_transcripts/both.yml:1:1: W313 “first”, line 1: cited by no claim and no note",
        "entries/_transcripts/both.yml:1:1: W313 “second”, lines 4–5: cited by no claim and no note",
    ]


def test_excused_lines_are_accounted_for(folder: Path) -> None:
    report(folder, record=True)
    (folder / "entries/_transcripts/both.yml").write_text(
        "uncited:\n  - {at: [line 1, line 4], why: A heading.}\n  - {at: line 5, why: Doubtful.}\n",
        encoding="utf-8",
    )
    lines, problems = report(folder, text=False)
    assert [line.split()[-2:] for line in lines[2:]] == [["1", "0"], ["2", "0"]]
    assert problems == []


def test_a_quotation_that_stands_elsewhere_is_reported_with_its_line(folder: Path) -> None:
    (folder / "entries/battles/lake.md").write_text(LAKE.format(place="line 5"), encoding="utf-8")
    _, problems = report(folder, record=True)
    expected = "12:20: E315 “Nobody saw” does not stand in “second”, line 5. It stands in line 6."
    assert f"entries/battles/lake.md:{expected}" in problems


@pytest.mark.parametrize(
    ("prose", "wrong"),
    [
        ("“Nobody knows who set the fire”, it says [@second, line 5].", ""),
        ("“Nobody … set the [[hill|fire]]”, it says [@second, line 5].", ""),
        ("“Nobody knows who lit it”, it says [@second, line 5].", "“Nobody knows who lit it”"),
        ('"The old fire" is told of [@second, line 5].', "“The old fire”"),
        ("The “old fire” is told of [@second, line 5].", ""),
        ("“Nobody knows who lit it”, it says [@second, line 5; @alpha, p. 1].", ""),
        ("“Nobody knows who lit it”, we say.\n\nIt burned [@second, line 5].", ""),
    ],
)
def test_quotations_in_prose_stand_in_the_text(folder: Path, prose: str, wrong: str) -> None:
    path = folder / "entries/battles/lake.md"
    path.write_text(path.read_text(encoding="utf-8") + f"\n{prose}\n", encoding="utf-8")
    _, problems = report(folder, record=True)
    found = [problem for problem in problems if "E315" in problem]
    assert len(found) == bool(wrong)
    assert all(problem.startswith("entries/battles/lake.md:17:") and wrong in problem for problem in found)


def test_what_is_silent_or_too_wide_accounts_for_nothing(folder: Path) -> None:
    text = TEXT + "More of it.\n" * 30
    (folder.parent / "texts.txt").write_text(text, encoding="utf-8")
    second = SOURCE.format("Second", "Second", "part_of: both\nextent: lines 4–36\n")
    (folder / "entries/sources/second.md").write_text(second, encoding="utf-8")
    (folder / "entries/battles/lake.md").write_text(LAKE.format(place="lines 6–30"), encoding="utf-8")
    lines, _ = report(folder, record=True)
    assert lines[-1].startswith("  not used: second, 4–36")


@pytest.mark.parametrize("change", ["another", "unknown", "unrecorded", "missing"])
def test_a_file_that_is_not_the_text_is_refused(folder: Path, change: str) -> None:
    path = folder.parent / "texts.txt"
    if change != "unrecorded":
        report(folder, record=True)
    if change == "another":
        path.write_text(TEXT + "More.", encoding="utf-8")
    name = "bot" if change == "unknown" else "both"
    files = {name: path.with_name("no.txt") if change == "missing" else path}
    found = report_coverage(folder / "entries", folder, files).diagnostics
    problems = [str(each) for each in found if each.location.path.endswith(".txt")]
    expected = {
        "another": "E312 this is not the transcript",
        "unknown": "E204 unknown source “bot”. Did you mean “both”?",
        "unrecorded": "E312 no transcript of “both” is recorded",
        "missing": "E101 the file cannot be read",
    }
    assert len(problems) == 1
    assert expected[change] in problems[0]


def test_nothing_is_recorded_under_a_name_that_is_no_source(folder: Path) -> None:
    files = {"../outside": folder.parent / "texts.txt"}
    found = report_coverage(folder / "entries", folder, files, record=True).diagnostics
    assert [each.code.name for each in found] == ["E204"]
    assert not list(folder.rglob("*.json"))


def test_a_record_is_the_same_for_the_same_text_and_holds_no_word_of_it(folder: Path) -> None:
    report(folder, record=True)
    record = (folder / "entries/_transcripts/both.json").read_text(encoding="utf-8")
    assert record == record_transcript(TEXT)
    assert json.loads(record)["blank"] == "3"
    assert not any(word in record for word in ("mill", "Nobody", "fire"))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("both.json", "{", "E208 this is no record of a transcript"),
        ("both.json", '{"lines": 3}', "E208 this is no record of a transcript: sha256: field required"),
        ("both.json", json.dumps(RECORD | {"blank": "3–999999999"}), "blank: not lines that it has"),
        ("both.json", json.dumps(RECORD | {"blank": "three"}), "blank: not lines that it has"),
        ("both.json", json.dumps(RECORD | {"lines": 10**12}), "lines: input should be less than"),
        ("both.json", json.dumps(RECORD | {"runs": ["?"]}), "runs: "),
        ("nobody.json", "{}", "E204 the record is named after the unknown source “nobody”"),
        ("alpha.yml", "uncited: []", "E110 no record “alpha.json” stands beside it"),
    ],
)
def test_a_broken_record_is_reported(folder: Path, name: str, text: str, expected: str) -> None:
    (folder / "entries/_transcripts").mkdir()
    (folder / "entries/_transcripts" / name).write_text(text, encoding="utf-8")
    _, problems = report(folder, text=False)
    assert len(problems) == 1
    assert expected in problems[0]
