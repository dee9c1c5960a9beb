"""The benchmark: make encyclopedias, build each of them in both ways by turns, and say what it cost."""

import json
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from statistics import median

import _setup
from _bench_report import Figures, Measured, describe_machine, report, to_json, warn_of_load
from _bench_search import measure_search
from _bench_sites import write_our_site, write_plain_site
from _measure import RunError, run_measured
from _synthetic import SMALLEST, write_encyclopedia

_BUILD_OURS = "import sys; from variorum.host.publish import build_site; sys.exit(build_site(sys.argv[1]))"
_READ = """
import sys, time
from pathlib import Path
from variorum.build.reading import read_encyclopedia
folder = Path(sys.argv[1])
began = time.process_time()
report = read_encyclopedia(folder / "entries", folder)
print(time.process_time() - began)
sys.exit("\\n".join(map(str, report.diagnostics)) or None)
"""


def main(sizes: str, runs: int, keep: str | None, json_file: str | None) -> int:
    """Measure and print.

    Args:
        sizes: Numbers of entries, with commas between them.
        runs: How many builds of each kind count.
        keep: A folder that is new, to make everything in and leave it there.
        json_file: Where the figures go as JSON, if anywhere.

    Returns:
        The exit status: 1 if a build failed, 2 if the arguments make no sense.
    """
    numbers = [int(each) if each.strip().isdecimal() else 0 for each in sizes.split(",")]
    if min(numbers) < SMALLEST or runs < 1:
        return _fail(f"sizes are whole numbers from {SMALLEST} on, and at least one run counts", 2)
    if keep and Path(keep).exists():
        return _fail(f"{keep} is already there; name a folder that is new", 2)
    try:
        with _open_folder(keep) as folder:
            measured = measure_all(Path(folder), sorted(set(numbers)), runs)
    except RunError as problem:
        return _fail(str(problem), 1)
    print(report(measured, runs))
    if json_file:
        figures = to_json(measured, runs)
        Path(json_file).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


def measure_all(folder: Path, sizes: list[int], runs: int) -> list[Measured]:
    """Measure encyclopedias of several sizes.

    Args:
        folder: Where to make them.
        sizes: Their numbers of entries.
        runs: How many builds of each kind count.

    Raises:
        RunError: A build failed.
    """
    _setup.say(describe_machine())
    if warning := warn_of_load():
        _setup.say(warning)
    _setup.say("Warming up: one small build of each kind, which does not count.")
    measure_size(folder / "warm-up", SMALLEST, 0)
    return [measure_size(folder / str(size), size, runs) for size in sizes]


def measure_size(folder: Path, size: int, runs: int) -> Measured:
    """Measure one encyclopedia.

    The first build of each kind is told apart, as ours formats its citations then and keeps them.

    Args:
        folder: Where to make it.
        size: How many entries it has.
        runs: How many builds of each kind count, after the first.

    Raises:
        RunError: A build failed.
    """
    write_encyclopedia(folder, size)
    ours, plain = Figures(), Figures()
    builds = (
        ("ours", ours, [sys.executable, "-c", _BUILD_OURS, str(write_our_site(folder))]),
        (
            "plain",
            plain,
            [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(write_plain_site(folder))],
        ),
    )
    for run in range(runs + 1):
        for name, figures, command in builds:
            cost = run_measured(command, folder / f"{name}.log")
            figures.costs.append(cost)
            _setup.say(f"{size} entries, {name}, {f'run {run}' if run else 'first'}: {cost.time:.2f} s")
    reading = median(_measure_reading(folder) for _ in range(max(1, runs)))
    return Measured(size, ours, plain, reading, measure_search(folder, folder / "site-ours"))


def _measure_reading(folder: Path) -> float:
    """Measure the catalog and the checks alone, in seconds, in a process that does nothing else."""
    log = folder / "reading.log"
    run_measured([sys.executable, "-c", _READ, str(folder)], log)
    return float(log.read_text(encoding="utf-8"))


def _open_folder(keep: str | None) -> AbstractContextManager[str]:
    if keep:
        return nullcontext(keep)
    return tempfile.TemporaryDirectory(prefix="variorum-bench-", ignore_cleanup_errors=True)


def _fail(message: str, status: int) -> int:
    print(f"Variorum: {message}", file=sys.stderr)
    return status
