"""History: who changed which file, and when, as git knows it.

In: a folder of a working copy. Out: the histories of its files, and the commit that holds them; nothing where
git, the repository or its whole history is missing, for half a history would name the wrong persons.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.model.provenance import FileHistory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_LONGEST_RUN: Final = 120
_COMMIT: Final = "\x01"


@dataclass(frozen=True, slots=True)
class History:
    """What git knows of a folder.

    Attributes:
        files: The histories of its files, by path relative to the folder.
        revision: The commit; empty if a file differs from it.
        date: Its day; empty without a revision.
        prefix: The folder within the repository, with a slash at its end; empty if it is the whole.
    """

    files: Mapping[str, FileHistory]
    revision: str
    date: str
    prefix: str


@dataclass(frozen=True, slots=True)
class _Change:
    """One change of one file; `former` is its name before, if it was renamed."""

    day: str
    name: str
    path: str
    former: str = ""


def read_history(folder: Path, inside: str) -> History | None:
    """Asks git for the history of files.

    Args:
        folder: A folder of a working copy.
        inside: The folder in it whose files are wanted.

    Returns:
        What it knows, or None if there is no git, no repository, no commit or only the end of the history.
    """
    place = _run_git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD")
    if place is None or place.startswith("true"):
        return None
    _, prefix, revision, *_ = place.split("\n")
    status = _run_git(folder, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", ".")
    day = _run_git(folder, "log", "-1", "--format=%as")
    form = f"--format=format:{_COMMIT}%as %aN"
    log = _run_git(
        folder, "log", "--use-mailmap", form, "--name-status", "-M", "-z", "--relative", "--", inside
    )
    if status is None or day is None or log is None:
        return None
    changed = {entry[3:].removeprefix(prefix) for entry in status.split("\0") if entry}
    histories = _gather(_read_log(log))
    return History(
        files={path: history for path, history in histories.items() if path not in changed},
        revision="" if changed else revision,
        date="" if changed else day.strip(),
        prefix=prefix,
    )


def _run_git(folder: Path, *arguments: str) -> str | None:
    """What git answers; None if it cannot be run or fails."""
    # No program that a repository's configuration names is run, and nothing in the repository is touched.
    options = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "-c", "core.quotePath=false")
    try:
        done = subprocess.run(  # noqa: S603 - a program of our own choice, no shell
            ["git", *options, *arguments],  # noqa: S607 - wherever the system has it
            cwd=folder,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
            capture_output=True,
            check=False,
            timeout=_LONGEST_RUN,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode(errors="replace") if done.returncode == 0 else None


def _read_log(text: str) -> Iterator[_Change]:
    """Reads `git log --name-status -z`, the newest commit first."""
    tokens = iter(text.split("\0"))
    day = name = ""
    for token in tokens:
        status = token
        if token.startswith(_COMMIT):
            head, _, status = token.removeprefix(_COMMIT).partition("\n")
            day, _, name = head.partition(" ")
        if status[:1] in {"R", "C"}:
            former, path = next(tokens, ""), next(tokens, "")
            yield _Change(day, name, path, former if status[0] == "R" else "")
        elif status:
            yield _Change(day, name, next(tokens, ""))


def _gather(changes: Iterable[_Change]) -> Mapping[str, FileHistory]:
    """Gathers changes by the name that a file has now."""
    names: dict[str, str] = {}
    days: dict[str, str] = {}
    people: dict[str, dict[str, None]] = {}
    for change in changes:
        path = names.get(change.path, change.path)
        if change.former:
            names[change.former] = path
        days.setdefault(path, change.day)
        found = people.setdefault(path, {})
        found.pop(change.name, None)  # the newest comes first; who came first of all must stand last
        found[change.name] = None
    return {
        path: FileHistory(days[path], tuple(filter(_may_be_named, reversed(found))))
        for path, found in people.items()
    }


def _may_be_named(name: str) -> bool:
    """Addresses are not published, and programs are no contributors."""
    return bool(name) and "@" not in name and not name.endswith("[bot]")
