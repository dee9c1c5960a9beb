"""Checksums of files, and who changed them as git knows it."""

from __future__ import annotations

import os
import shutil
import subprocess
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from variorum.build.provenance import read_provenance
from variorum.model.provenance import FileHistory, Provenance

if TYPE_CHECKING:
    from pathlib import Path

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")


def run_git(folder: Path, *arguments: str, day: str = "2008-08-11", name: str = "Anna Petrova") -> None:
    moment = f"{day}T12:00:00+00:00"
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in {
            "NAME": name,
            "EMAIL": f"{name.split(maxsplit=1)[0].lower()}@example.org",
            "DATE": moment,
        }.items()
    }
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run([str(GIT), *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def commit(folder: Path, day: str, name: str, files: dict[str, str]) -> None:
    for path, text in files.items():
        write(folder, path, text)
    run_git(folder, "add", "--all")
    run_git(folder, "commit", "--message", "A change", day=day, name=name)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A site in a folder of a repository: two entries, one renamed, and a side file."""
    root = tmp_path / "sites" / "khasan"
    root.mkdir(parents=True)
    run_git(tmp_path, "init", "--quiet")
    lake = "One.\n" * 20
    commit(
        root,
        "2008-07-29",
        "Anna Petrova",
        {"entries/places/lake.md": lake, "entries/places/old.md": "x\n" * 20},
    )
    commit(root, "2008-08-02", "Boris", {"entries/places/lake.md": f"{lake}Two.\n"})
    run_git(root, "mv", "entries/places/old.md", "entries/places/new hill.md")
    commit(root, "2008-08-03", "anna@example.org", {"entries/_claims/alpha/lake.yml": "- one\n"})
    commit(root, "2008-08-04", "Anna Petrova", {"entries/places/lake.md": f"{lake}Two.\nThree.\n"})
    return root


def learn(root: Path, *, with_history: bool = True) -> Provenance:
    return read_provenance(root / "entries", root, with_history=with_history)


def test_checksums_are_those_of_sha256sum_whatever_the_line_ends(tmp_path: Path) -> None:
    write(tmp_path, "entries/places/lake.md", "Лес\nOne\n")
    write(tmp_path, "entries/README.md", "not an entry")
    write(tmp_path, "entries/_transcripts/alpha.json", "{}")
    write(tmp_path, "entries/_types/place.yml", "label: Place\n")
    unix = learn(tmp_path).checksums
    (tmp_path / "entries/places/lake.md").write_bytes("Лес\r\nOne\r\n".encode())

    assert learn(tmp_path).checksums == unix
    assert unix == {
        "entries/_types/place.yml": sha256(b"label: Place\n").hexdigest(),
        "entries/places/lake.md": sha256("Лес\nOne\n".encode()).hexdigest(),
    }


@needs_git
def test_git_tells_who_changed_what_and_when(repository: Path) -> None:
    known = learn(repository)

    assert known.histories == {
        "entries/places/lake.md": FileHistory("2008-08-04", ("Anna Petrova", "Boris")),
        "entries/places/new hill.md": FileHistory("2008-08-03", ("Anna Petrova",)),
        "entries/_claims/alpha/lake.yml": FileHistory("2008-08-03", ()),
    }
    assert (len(known.revision), known.date, known.prefix) == (40, "2008-08-04", "sites/khasan/")
    assert learn(repository) == known


@needs_git
def test_persons_go_by_the_name_of_the_mailmap(repository: Path) -> None:
    commit(repository.parents[1], "2008-08-05", "Boris", {".mailmap": "Boris Orlov <boris@example.org>\n"})

    assert learn(repository).histories["entries/places/lake.md"].contributors == (
        "Anna Petrova",
        "Boris Orlov",
    )


@needs_git
def test_of_what_was_not_committed_nothing_is_said(repository: Path) -> None:
    write(repository, "entries/places/lake.md", "Changed.\n")
    write(repository, "entries/places/brook.md", "New.\n")
    known = learn(repository)

    assert set(known.histories) == {"entries/places/new hill.md", "entries/_claims/alpha/lake.yml"}
    assert (known.revision, known.date) == ("", "")


@needs_git
def test_half_a_history_is_none(repository: Path, tmp_path: Path) -> None:
    top = repository.parents[1]
    run_git(top, "clone", "--quiet", "--depth", "1", f"file://{top}", str(tmp_path / "shallow"))
    shallow = learn(tmp_path / "shallow/sites/khasan")

    assert shallow == Provenance(checksums=learn(repository).checksums)


def test_without_git_or_repository_or_wish_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "entries/places/lake.md", "One.\n")
    bare = learn(tmp_path, with_history=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert learn(tmp_path) == bare
    monkeypatch.setenv("PATH", str(tmp_path))
    assert learn(tmp_path) == bare
