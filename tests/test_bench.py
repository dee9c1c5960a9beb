"""The benchmark: what it makes is sound and always the same, and what it says follows from what it cost."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml

import _bench
import _bench_report
from _bench_report import Figures, Measured
from _bench_search import SearchCost
from _bench_sites import write_our_site, write_plain_site
from _measure import Cost, RunError, run_measured
from _synthetic import SMALLEST, write_encyclopedia
from _synthetic_world import FOLDERS
from variorum.build.reading import read_encyclopedia
from variorum.model.blocks import CompareRequest, ListRequest
from variorum.model.prose import Block, Citation, Link

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATION = """\
site_name: A site
theme:
  name: material
  custom_dir: docs/.overrides
  features: [search.suggest]
hooks: [hooks/encyclopedia.py]
plugins:
  - search: {lang: en}
  - mkdocstrings
nav: [guide.md]
markdown_extensions:
  - toc: {slugify: !!python/name:pymdownx.slugs.uslugify }
extra_css: [ours.css]
extra:
  variorum: {entries: entries, citation_style: apa}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write_encyclopedia(folder, 120)
    return folder


def read_all(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


class TestSynthetic:
    def test_the_same_seed_gives_the_same_bytes(self, made: Path, tmp_path: Path) -> None:
        write_encyclopedia(tmp_path / "again", 120)
        assert read_all(tmp_path / "again") == read_all(made)

    def test_another_seed_gives_another_encyclopedia(self, made: Path, tmp_path: Path) -> None:
        write_encyclopedia(tmp_path / "other", 120, "another")
        assert read_all(tmp_path / "other") != read_all(made)

    @pytest.mark.parametrize("size", [SMALLEST, 13, 40])
    def test_nothing_is_wrong_with_a_small_one(self, size: int, tmp_path: Path) -> None:
        write_encyclopedia(tmp_path / "small", size)
        report = read_encyclopedia(tmp_path / "small" / "entries", tmp_path)
        assert report.diagnostics == ()
        assert len(report.catalog.entries) == size

    def test_it_is_without_fault_and_has_everything(self, made: Path) -> None:
        report = read_encyclopedia(made / "entries", made)
        assert report.diagnostics == ()
        catalog = report.catalog
        assert {entry.type for entry in catalog.entries.values()} == set(FOLDERS)
        assert catalog.disputes
        assert catalog.sums
        assert any(entry.verdicts for entry in catalog.entries.values())
        marks = [mark for entry in catalog.entries.values() for mark in entry.body.marks]
        requests = {type(mark.request) for mark in marks if isinstance(mark, Block)}
        assert requests == {CompareRequest, ListRequest}
        for kind in (Link, Citation):
            assert 6 <= sum(isinstance(mark, kind) for mark in marks) / 120 <= 15
        assert 3000 < sum(len(entry.body.text) for entry in catalog.entries.values()) / 120 < 4000
        assert 5 <= sum(len(entry.claims) for entry in catalog.entries.values()) / 120 <= 12

    def test_the_plain_pages_are_the_same_in_number_and_hold_none_of_our_marks(self, made: Path) -> None:
        plain = sorted(path.relative_to(made / "plain") for path in made.glob("plain/*/*.md"))
        assert plain == sorted(path.relative_to(made / "entries") for path in made.glob("entries/[!_]*/*.md"))
        for path in plain:
            text = (made / "plain" / path).read_text(encoding="utf-8")
            assert not any(mark in text for mark in ("[[", "[@", "~~~"))
            assert text.count("[^1]:") == 1


class TestSites:
    @pytest.fixture
    def original(self, tmp_path: Path) -> Path:
        path = tmp_path / "mkdocs.yml"
        path.write_text(CONFIGURATION, encoding="utf-8")
        return path

    def test_ours_is_what_readers_get_from_another_place(self, original: Path, tmp_path: Path) -> None:
        text = write_our_site(tmp_path, original).read_text(encoding="utf-8")
        assert "!!python/name:pymdownx.slugs.uslugify" in text
        config = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
        assert config["hooks"] == [str(tmp_path / "hooks" / "encyclopedia.py")]
        assert config["theme"]["custom_dir"] == str(tmp_path / "docs" / ".overrides")
        assert config["plugins"] == [{"search": {"lang": "en"}}, "mkdocstrings"]
        assert config["extra"]["variorum"] == {"citation_style": "apa", "entries": "entries"}
        assert config["nav"] == ["index.md"]

    def test_the_plain_one_has_nothing_of_ours(self, original: Path, tmp_path: Path) -> None:
        text = write_plain_site(tmp_path, original).read_text(encoding="utf-8")
        assert "!!python/name:pymdownx.slugs.uslugify" in text
        config = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
        assert config["theme"] == {"name": "material", "features": ["search.suggest"]}
        assert config["plugins"] == [{"search": {"lang": ["en", "ru", "ja"]}}]
        assert not config.keys() & {"hooks", "extra", "extra_css"}
        assert config["nav"] == ["index.md"]
        assert config["not_in_nav"] == "*"


class TestMeasuring:
    def test_a_process_is_measured_with_those_that_it_starts(self, tmp_path: Path) -> None:
        work = "sum(range(3_000_000)); b = bytearray(150_000_000)"
        command = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)"
        cost = run_measured([sys.executable, "-c", command], tmp_path / "log")
        assert cost.wall > 0
        if sys.platform == "win32":
            assert (cost.cpu, cost.peak) == (None, None)
            assert cost.time == cost.wall
        else:
            assert cost.peak is not None
            assert cost.peak > 150_000_000
            assert cost.time == cost.cpu

    def test_a_failure_is_told_with_the_end_of_what_was_said(self, tmp_path: Path) -> None:
        with pytest.raises(RunError, match=r"status 3: (?s:.*)because"):
            run_measured([sys.executable, "-c", "print('because'); exit(3)"], tmp_path / "log")


def measured(size: int, ours: float, plain: float, peak: int | None = 200_000_000) -> Measured:
    """An encyclopedia whose builds took these seconds; first ones took longer."""

    def figures(time: float) -> Figures:
        cpu = None if peak is None else time
        return Figures([Cost(time + 5, cpu and cpu + 5, peak), Cost(time, cpu, peak), Cost(time, cpu, peak)])

    return Measured(
        size, figures(ours), figures(plain), size / 2000, SearchCost(8_000_000, 2.5, {"Ka": 120_000})
    )


class TestReport:
    def test_it_says_what_was_reached_and_what_not(self) -> None:
        text = _bench_report.report([measured(500, 6, 5), measured(2000, 30, 18)], 2)
        assert "Ratio to plain at 2000: 1.67; at most 1.5: not reached." in text
        assert "Growth of ours from 500 to 2000: 5.00 times; at most 4.4 times: not reached." in text
        assert "Catalog and checks alone at 2000: 0.50 ms per entry; at most 1 ms per entry: reached." in text
        assert "Peak memory at 2000: 200.00 MB; at most 400 MB: reached." in text
        assert "CPU time" in text

    def test_a_first_build_is_told_apart(self) -> None:
        row = _bench_report.report([measured(500, 6, 5)], 2).splitlines()[4]
        cells = row.replace(" ", "").split("|")
        assert cells == ["500", "12.00", "10.00", "1.20", "200", "200", "22.00", "0.50"]

    def test_without_knowledge_of_work_the_clock_counts_and_memory_is_unknown(self) -> None:
        text = _bench_report.report([measured(500, 6, 5, None)], 2)
        assert "by the clock" in text
        assert "unknown" in text
        assert "Peak memory" not in text

    @pytest.mark.parametrize(("load", "words"), [(0.1, ""), (1.7, "keep 1.7 CPUs busy")])
    def test_it_warns_of_other_programs(
        self, load: float, words: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("os.getloadavg", lambda: (load, 0.0, 0.0), raising=False)
        assert (words in _bench_report.warn_of_load()) if words else _bench_report.warn_of_load() == ""

    def test_programs_get_every_run(self) -> None:
        (size,) = json.loads(json.dumps(_bench_report.to_json([measured(500, 6, 5)], 2)))["sizes"]
        assert [run["cpu_seconds"] for run in size["ours"]] == [11, 6, 6]


class TestProgram:
    @pytest.mark.parametrize(("sizes", "runs"), [("500,", 1), ("5", 1), ("-20", 1), ("many", 1), ("500", 0)])
    def test_senseless_arguments_are_refused(
        self, sizes: str, runs: int, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert _bench.main(sizes, runs, None, None) == 2
        assert "whole numbers" in capsys.readouterr().err

    def test_a_folder_that_is_there_is_left_alone(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert _bench.main("12", 1, str(tmp_path), None) == 2
        assert "already there" in capsys.readouterr().err

    def test_a_small_one_is_measured_from_end_to_end(self, tmp_path: Path) -> None:
        with ThreadPoolExecutor() as apart:  # where no browser of another test is driven
            result = apart.submit(_bench.measure_size, tmp_path / "small", SMALLEST, 1).result()
        assert result.size == SMALLEST
        assert len(result.ours.costs) == len(result.plain.costs) == 2
        for site in ("site-ours", "site-plain"):
            assert len(list((tmp_path / "small" / site).glob("*/*/index.html"))) >= SMALLEST
