"""Which edition this is: hashes that anybody can compute, and who wrote what."""

from __future__ import annotations

from hashlib import sha256

from builders import connect, make_entry
from variorum.compile.imprint import EntryImprint, Imprint, compile_imprint
from variorum.model.ids import EntryId
from variorum.model.provenance import FileHistory, Provenance

LAKE, SIDE, TYPE = "entries/battle/lake.md", "entries/_claims/alpha/lake.yml", "entries/_types/lake.yml"
SUMS = {LAKE: "aa", TYPE: "cc", SIDE: "bb"}


def compile_lake(**more: object) -> Imprint:
    provenance = Provenance(checksums=SUMS, **more)  # type: ignore[arg-type]
    return compile_imprint(connect(make_entry()), provenance, version="1", date="")


def test_the_hash_of_the_whole_is_that_of_the_list_of_checksums() -> None:
    imprint = compile_lake()

    assert imprint.checksums == f"bb  {SIDE}\ncc  {TYPE}\naa  {LAKE}\n"
    assert imprint.digest == sha256(imprint.checksums.encode()).hexdigest()
    assert imprint.name == f"Edition 1, {imprint.digest[:7]}"
    assert Imprint().name == f"Edition {Imprint().short}"


def test_that_of_an_entry_is_that_of_its_lines_in_it() -> None:
    expected = sha256(f"bb  {SIDE}\naa  {LAKE}\n".encode()).hexdigest()

    assert compile_lake().of_entry(EntryId("lake")).digest == expected
    assert compile_lake().of_entry(EntryId("unknown")) == EntryImprint()


def test_all_who_changed_a_file_of_an_entry_contributed() -> None:
    histories = {
        LAKE: FileHistory("1938-08-02", ("Anna", "Boris")),
        SIDE: FileHistory("1938-08-04", ("Boris", "Clara")),
    }
    entry = compile_lake(histories=histories).of_entry(EntryId("lake"))

    assert (entry.changed, entry.contributors) == ("1938-08-04", ("Anna", "Boris", "Clara"))


def test_of_an_entry_that_has_changed_since_nothing_is_said() -> None:
    entry = compile_lake(histories={LAKE: FileHistory("1938-08-02", ("Anna",))}).of_entry(EntryId("lake"))

    assert (entry.changed, entry.contributors) == ("", ())


def test_a_stated_date_comes_before_that_of_the_last_commit() -> None:
    provenance = Provenance(date="1938-08-02")
    catalog = connect()

    assert compile_imprint(catalog, provenance, version="", date="").date == "1938-08-02"
    assert compile_imprint(catalog, provenance, version="", date="1938-08-11").date == "1938-08-11"
