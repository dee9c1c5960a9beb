"""Measure one program: what a whole process, with those that it starts, costs."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""What the system counts memory in."""
_SHOWN_OF_A_LOG = 20


class RunError(Exception):
    """A measured program failed; the message holds the end of what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program cost.

    Attributes:
        wall: Seconds from start to end.
        cpu: Seconds of work, its own and the system's for it, with the processes that it waited for; None on
            Windows, which does not tell.
        peak: Most memory at once in bytes, of the largest of those processes; None on Windows.
    """

    wall: float
    cpu: float | None
    peak: int | None

    @property
    def time(self) -> float:
        """The seconds that count: work where it is known, as other programs do not disturb it."""
        return self.wall if self.cpu is None else self.cpu


def run_measured(command: Sequence[str], log: Path) -> Cost:
    """Run a program and measure it.

    Args:
        command: The program and its arguments.
        log: Where what it says goes.

    Raises:
        RunError: It failed.
    """
    with log.open("wb") as file:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)
        cost = _wait(process, began)
    if process.returncode:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-_SHOWN_OF_A_LOG:]
        raise RunError(
            "\n".join([f"this ended with status {process.returncode}: {' '.join(command)}", *lines])
        )
    return cost


def _wait(process: "subprocess.Popen[bytes]", began: float) -> Cost:
    if sys.platform == "win32":
        process.wait()
        return Cost(time.perf_counter() - began, None, None)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _BYTES_PER_UNIT)
