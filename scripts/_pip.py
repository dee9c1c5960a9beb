"""Install locked packages with pip, show how it goes, and explain a failure in one line.

A part of the setup. In: the environment's interpreter and a locked list. Out: installed packages, or an error
that says in one line what to do. Standard library only.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

# What pip and venv print, from the most telling to the least, and what a person can do about it.
REMEDIES = (
    (
        "No space left on device|Disk quota exceeded",
        "the disk is full; free about 500 MB and start again.",
    ),
    (
        r"WinError (5|32)\b",
        "another program holds files in .venv; end it (a running serve.py, an editor) and start again.",
    ),
    (
        "Permission denied|Read-only file system",
        "cannot write here; copy the checkout to a folder where you may write.",
    ),
    (
        "DO NOT MATCH THE HASHES",
        "a package differs from the one that was locked; start again, and if it stays so, do not use it.",
    ),
    (
        "CERTIFICATE_VERIFY_FAILED|SSLError",
        "the package index shows no valid certificate; behind a proxy, set PIP_CERT to the proxy's own.",
    ),
    (
        r"ProxyError|Retrying \(|ConnectTimeout|ReadTimeout|ConnectionError|name resolution",
        "no connection to the package index; check the network and `pip config list`, and start again.",
    ),
    (
        r"No matching distribution found for (?P<name>\S+)",
        "pip finds no {name} for this Python and system; check the network and `pip config list`.",
    ),
    (
        "ensurepip",
        "this Python lacks the module venv; install it (Debian, Ubuntu: apt install python3-venv).",
    ),
)

PACKAGE = re.compile(r"(?m)^[A-Za-z0-9][\w.-]*==")
STEP = re.compile(
    r"(?:Collecting|Requirement already satisfied:|Ignoring) (?P<name>[\w.-]+)"
    r"|Processing .*[/\\](?P<file>[\w.]+)-"  # a file of the person's own, from --find-links or the like
)


class SetupError(Exception):
    """A setup that cannot go on; its text is one line with the remedy."""


def install(python: Path, packages: Path, log: Path) -> None:
    """Install exactly the packages of a locked list.

    The person's own pip settings and environment hold, but for what would lead out of the environment.

    Args:
        python: The environment's interpreter.
        packages: The list, with a hash for every file.
        log: Where all that pip says is kept, for a failure that is none of the usual ones.

    Raises:
        SetupError: If pip fails, with the reason in one line.
    """
    process = subprocess.Popen(
        [*pip_command(python), "-r", str(packages)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        close_fds=False,  # hands the setup's lock on
    )
    with process, log.open("w", encoding="utf-8") as kept:
        said = []
        for line in show_progress(process.stdout or (), count_packages(packages)):
            kept.write(line)
            said.append(line)
    if process.returncode:
        raise SetupError(f"{explain(''.join(said))} (In pip's words: {log})")


def pip_command(python: Path) -> list[str]:
    """Give the command that installs a list, but for the list."""
    return [
        *(str(python), "-I", "-X", "utf8", "-m", "pip", "install"),
        # Locked means locked: no other file, nothing built here, nothing beyond the list.
        *("--require-hashes", "--only-binary=:all:", "--no-deps"),
        *("--no-user", "--no-input", "--disable-pip-version-check", "--progress-bar=off"),
    ]


def count_packages(packages: Path) -> int:
    """Count the packages that a locked list names."""
    return len(PACKAGE.findall(packages.read_text(encoding="utf-8")))


def show_progress(lines: Iterable[str], total: int) -> Iterator[str]:
    """Pass pip's lines on, and show on the terminal how far it is."""
    done = 0
    for line in lines:
        yield line
        if step := STEP.match(line):
            done += 1
            show(f"  {min(done, total):3}/{total} {step['name'] or step['file']}", final=False)
        elif line.startswith("Installing collected packages"):
            show(f"  {total:3}/{total} fetched; installing them", final=True)


def show(text: str, *, final: bool) -> None:
    """Show a line of progress, each in place of the last where the terminal can do that."""
    if sys.stderr.isatty():
        print(f"\r{text[:79]:79}", end="\n" if final else "", file=sys.stderr, flush=True)
    else:
        print(text, file=sys.stderr, flush=True)


def explain(output: str) -> str:
    """Turn what pip or venv printed into one line with a remedy."""
    for pattern, remedy in REMEDIES:
        if found := re.search(pattern, output):
            return remedy.format(**found.groupdict())
    errors = [line for line in output.splitlines() if line.strip()]
    return f"the environment could not be made: {errors[-1] if errors else 'no reason was given'}"
