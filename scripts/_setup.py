"""Make the environment that the scripts run in, and go into it. Standard library only.

In: a checkout, and a Python that has nothing installed. Out: `.venv` with the packages of a hash-locked list,
made on first use, and the script running inside it. A stamp, written last, says which lists the environment
holds; without it nothing counts as ready. The lock against a second start is one that the system lets go when
its holder dies, so no crash leaves it behind.
"""

import contextlib
import errno
import hashlib
import importlib.util
import os
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

import _pip
from _pip import SetupError

ROOT = Path(__file__).resolve().parent.parent

# The lists that hold all packages of another list: who has installed one has the other.
INCLUDES = {"run": ("run",), "dev": ("dev", "run")}


@dataclass(frozen=True, slots=True)
class Environment:
    """The virtual environment of one checkout.

    Attributes:
        root: The checkout's folder.
    """

    root: Path

    @property
    def folder(self) -> Path:
        """Where the environment is."""
        return self.root / ".venv"

    @property
    def stamp(self) -> Path:
        """The file that says what the environment holds; written last, taken away first."""
        return self.folder / "variorum-setup.txt"

    def python(self, platform: str = os.name) -> Path:
        """Give the environment's interpreter, by ``os.name`` of the platform."""
        return self.folder / ("Scripts/python.exe" if platform == "nt" else "bin/python")

    def packages(self, group: str) -> Path:
        """Give the locked list of a group, ``run`` or ``dev``."""
        return self.root / "requirements" / f"{group}.txt"

    def digest(self, group: str) -> str:
        """Give the fingerprint of a group's list."""
        return f"{group} {hashlib.sha256(self.packages(group).read_bytes()).hexdigest()}"

    @property
    def identity(self) -> str:
        """What an environment cannot change without being made anew: its Python and its place."""
        return f"{sys.version_info.major}.{sys.version_info.minor} {self.folder}"


def enter(group: str) -> None:
    """Go on inside the environment, which is made first if need be.

    Returns only when the calling program already runs inside an environment that is ready. Otherwise the
    program is started again, there, with the same arguments, and this call does not return.

    Args:
        group: ``run`` for what the encyclopedia needs, ``dev`` for that and the tests.
    """
    environment = Environment(ROOT)
    try:
        prepare(environment, group)
        if not is_inside(environment):
            restart(environment)
    except SetupError as problem:
        sys.exit(f"Variorum: {problem}")
    except OSError as problem:
        sys.exit(f"Variorum: {explain_system_error(problem)}")
    except KeyboardInterrupt:
        say("\nInterrupted. The same command starts over.")
        sys.exit(130)


def prepare(environment: Environment, group: str) -> None:
    """Bring the environment up to date with a group's list; does nothing, quickly, when it already is."""
    if is_ready(environment, group):
        return
    with lock(environment):
        if is_ready(environment, group):  # another start did it while this one waited
            return
        began = time.monotonic()
        update(environment, group)
        say(f"Ready after {time.monotonic() - began:.0f} s. The next start needs none of this.")


def update(environment: Environment, group: str) -> None:
    """Make the environment, unless a sound one is there, and install the packages."""
    in_place = is_sound(environment) or is_inside(environment)
    environment.stamp.unlink(missing_ok=True)
    if in_place:
        say("Bringing .venv up to date.")
    else:
        say("Setting up in .venv, on first use; this takes a minute or two and 500 MB of disk.")
        make(environment)
    _pip.install(environment.python(), environment.packages(group), environment.folder / "pip.log")
    link_library(environment)
    lines = [environment.identity, *(environment.digest(each) for each in INCLUDES[group])]
    environment.stamp.write_text("\n".join(lines) + "\n", encoding="utf-8")


def is_sound(environment: Environment) -> bool:
    """Tell whether an environment was once completed, here and with this Python, and can be built upon."""
    return environment.python().exists() and read_stamp(environment)[:1] == [environment.identity]


def is_ready(environment: Environment, group: str) -> bool:
    """Tell whether the environment holds exactly what a group's list says."""
    return is_sound(environment) and environment.digest(group) in read_stamp(environment)


def read_stamp(environment: Environment) -> list[str]:
    """Give the stamp's lines, none if there is no stamp."""
    try:
        return environment.stamp.read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return []


def is_inside(environment: Environment) -> bool:
    """Tell whether this program already runs in the environment."""
    return environment.folder.exists() and environment.folder.samefile(sys.prefix)


def make(environment: Environment) -> None:
    """Make an empty environment, in place of whatever half of one is there."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise SetupError(
            "this Python lacks the module venv; install it (Debian, Ubuntu: apt install python3-venv)."
        )
    done = subprocess.run(
        [sys.executable, "-I", "-m", "venv", "--clear", str(environment.folder)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        close_fds=False,  # hands the lock on
    )
    if done.returncode:
        raise SetupError(_pip.explain(done.stdout + done.stderr))


def link_library(environment: Environment) -> None:
    """Let the environment import the library where it lies, in ``hooks/``.

    The path is relative: it survives letters that the file's encoding, which is the system's, may not have.
    """
    base = {"base": str(environment.folder), "platbase": str(environment.folder)}
    site_packages = Path(sysconfig.get_path("purelib", "venv", vars=base))
    line = os.path.relpath(environment.root / "hooks", site_packages)
    (site_packages / "variorum-hooks.pth").write_text(line + "\n", encoding="ascii")


def restart(environment: Environment) -> NoReturn:
    """Start the same program again with the environment's Python, and end as it ends."""
    command = [str(environment.python()), *sys.argv]
    os.environ.pop("PYTHONHOME", None)  # it would lead that Python back out of the environment
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - replacing this process is the purpose
    # Windows cannot replace a process. An interrupt reaches the program inside too, and that one answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(subprocess.run(command, check=False).returncode)


@contextlib.contextmanager
def lock(environment: Environment) -> Iterator[None]:
    """Keep other starts of this checkout out while the environment is being made."""
    folder = environment.root / ".cache"
    folder.mkdir(exist_ok=True)
    with (folder / "setup.lock").open("a+b") as file:
        if not try_lock(file):
            say("Another start is setting up; waiting for it.")
            while not try_lock(file):
                time.sleep(0.2)
        # What is started from here holds the lock too, so that a pip which outlives us is waited for.
        os.set_inheritable(file.fileno(), True)  # noqa: FBT003 - the standard library's signature
        yield


def try_lock(file: IO[bytes]) -> bool:
    """Take the lock on a file if nobody has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
            return False
        raise
    return True


def explain_system_error(problem: OSError) -> str:
    """Say in one line what stopped the setup, and what to do about it."""
    if problem.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        place = problem.filename or ROOT
        return f"{place} cannot be written; copy the checkout to a folder where you may write."
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "the disk is full; free about 500 MB and start again."
    return f"the environment cannot be set up: {problem}. Remove .venv and start again."


def say(line: str) -> None:
    """Tell the person at the terminal; standard output is left to the program itself."""
    print(line, file=sys.stderr, flush=True)
