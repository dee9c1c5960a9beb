"""What the benchmark found, in words and figures, for people and for programs."""

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from statistics import median

from _bench_search import SearchCost
from _measure import Cost

RATIO, GROWTH, READING, MEMORY, SEARCH = 1.5, 1.1, 1.0, 400, 300
"""At most: our time by plain time; growth of time by growth of size; ms per entry; megabytes; kilobytes."""
_MEGABYTE = 1_000_000
_MUCH_LOAD = 0.5
"""From how many busy CPUs on a measurement is disturbed."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the builds of one kind cost, the first one first."""

    costs: list[Cost] = field(default_factory=list)

    @property
    def first(self) -> float:
        """Seconds of the first build."""
        return self.costs[0].time

    @property
    def time(self) -> float:
        """Seconds of a later one, the median."""
        return median(cost.time for cost in self._later)

    @property
    def wall(self) -> float:
        """Seconds of a later one by the clock, the median."""
        return median(cost.wall for cost in self._later)

    @property
    def peak(self) -> float | None:
        """Megabytes at most, in any build."""
        peaks = [cost.peak for cost in self.costs if cost.peak is not None]
        return max(peaks) / _MEGABYTE if peaks else None

    @property
    def _later(self) -> list[Cost]:
        return self.costs[1:] or self.costs


@dataclass(frozen=True, slots=True)
class Measured:
    """What an encyclopedia of one size cost.

    Attributes:
        size: How many entries it has.
        ours: Builds of it.
        plain: Builds of the same prose by MkDocs and Material alone.
        reading: Seconds for the catalog and the checks alone.
        search: What its search costs.
    """

    size: int
    ours: Figures
    plain: Figures
    reading: float
    search: SearchCost

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return self.ours.time / self.plain.time

    @property
    def reading_each(self) -> float:
        """Milliseconds an entry for the catalog and the checks alone."""
        return self.per_entry(self.reading)

    def per_entry(self, seconds: float) -> float:
        """Give milliseconds an entry."""
        return seconds * 1000 / self.size


def describe_machine() -> str:
    """Describe what the figures hold for, in one line."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material"))
    return f"{os.cpu_count()} CPUs, {platform.system()}, Python {platform.python_version()}, {packages}"


def warn_of_load() -> str:
    """Warn if other programs are at work, because they slow even the CPU time down; nothing if none are."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if load < _MUCH_LOAD:
        return ""
    return f"Other programs keep {load:.1f} CPUs busy; the figures will be too high, the ratio less so."


def report(measured: list[Measured], runs: int) -> str:
    """Report the figures to a person."""
    clock = any(cost.cpu is None for each in measured for cost in each.ours.costs)
    kind = "time by the clock, as this system tells no other" if clock else "CPU time, user and system"
    lines = [
        describe_machine(),
        f"Whole builds, {kind}; median of {runs}, after a first one. Milliseconds are per entry, for both.",
        "",
        *_table(measured),
        "",
        *map(_describe_search, measured),
        *_growths(measured),
        *_verdicts(measured),
    ]
    return "\n".join(lines)


def _table(measured: list[Measured]) -> Iterator[str]:
    """Lay the figures out, a line a size."""
    heads = (
        "entries",
        "ms ours",
        "ms plain",
        "ratio",
        "MB ours",
        "MB plain",
        "ms first",
        "ms catalog, checks",
    )
    yield " | ".join(heads)
    for each in measured:
        cells = (
            str(each.size),
            f"{each.per_entry(each.ours.time):.2f}",
            f"{each.per_entry(each.plain.time):.2f}",
            f"{each.ratio:.2f}",
            _megabytes(each.ours.peak),
            _megabytes(each.plain.peak),
            f"{each.per_entry(each.ours.first):.2f}",
            f"{each.reading_each:.2f}",
        )
        yield " | ".join(cell.rjust(len(head)) for head, cell in zip(heads, cells, strict=True))


def _describe_search(each: Measured) -> str:
    """Say what the search of one size costs."""
    loads = ", ".join(f"{size / 1000:.0f} kB for “{query}”" for query, size in each.search.sent.items())
    return (
        f"Search at {each.size}: index of {each.search.index_bytes / _MEGABYTE:.1f} MB, its text made in "
        f"{each.search.index_time:.1f} s; a browser loads {loads or 'an unknown number of bytes'}."
    )


def _growths(measured: list[Measured]) -> Iterator[str]:
    """Say how much longer the largest takes than the smallest."""
    small, large = measured[0], measured[-1]
    if small.size < large.size:
        plain = large.plain.time / small.plain.time
        yield f"Growth of plain from {small.size} to {large.size}: {plain:.2f} times."


def _verdicts(measured: list[Measured]) -> Iterator[str]:
    """Hold the figures against what is to be reached."""
    small, large = measured[0], measured[-1]
    yield _judge(f"Ratio to plain at {large.size}", large.ratio, RATIO, "")
    if small.size < large.size:
        growth = large.ours.time / small.ours.time
        target = GROWTH * large.size / small.size
        yield _judge(f"Growth of ours from {small.size} to {large.size}", growth, target, " times")
    yield _judge(f"Catalog and checks alone at {large.size}", large.reading_each, READING, " ms per entry")
    if large.search.sent:
        most = max(large.search.sent.values()) / 1000
        yield _judge(f"Loaded until first results at {large.size}", most, SEARCH, " kB")
    if large.ours.peak is not None:
        yield _judge(f"Peak memory at {large.size}", large.ours.peak, MEMORY, " MB")


def _judge(what: str, value: float, most: float, unit: str) -> str:
    verdict = "reached" if value <= most else "not reached"
    return f"{what}: {value:.2f}{unit}; at most {most:g}{unit}: {verdict}."


def _megabytes(peak: float | None) -> str:
    return "unknown" if peak is None else f"{peak:.0f}"


def to_json(measured: list[Measured], runs: int) -> dict[str, object]:
    """Give the figures to a program: seconds, bytes, and the shares made of them."""
    return {
        "machine": {
            "cpus": os.cpu_count(),
            "system": platform.system(),
            "python": platform.python_version(),
            **{name: version(name) for name in ("mkdocs", "mkdocs-material")},
        },
        "runs": runs,
        "sizes": [
            {
                "entries": each.size,
                "ratio": each.ratio,
                "reading_seconds": each.reading,
                "search": {
                    "index_bytes": each.search.index_bytes,
                    "index_seconds": each.search.index_time,
                    "bytes_until_results": each.search.sent,
                },
                "ours": [_cost(cost) for cost in each.ours.costs],
                "plain": [_cost(cost) for cost in each.plain.costs],
            }
            for each in measured
        ],
    }


def _cost(cost: Cost) -> dict[str, float | int | None]:
    return {"wall_seconds": cost.wall, "cpu_seconds": cost.cpu, "peak_bytes": cost.peak}
