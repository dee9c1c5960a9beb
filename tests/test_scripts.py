"""The setup of the scripts, without a network: what it decides, where it writes, what it says in trouble."""

import ast
import errno
import io
import itertools
import os
import re
import runpy
import shutil
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest

import _pip
import _setup
from _setup import Environment

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
# What people start, and what that needs to refuse an old Python.
STARTED = sorted([*SCRIPTS.glob("[!_]*.py"), SCRIPTS / "_python.py"])
OLD = [f"python{version}" for version in ("2.7", "3.6", "3.7", "3.8", "3.9", "3.10")]


def works(command: str) -> bool:
    """Tell whether a Python is there and starts; version managers leave names that lead nowhere."""
    found = shutil.which(command)
    return bool(found) and not subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode


def is_print(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "print"


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """A checkout, in a folder with a difficult name, with the two lists and a finished environment."""
    environment = Environment(tmp_path / "озеро Хасан")
    for group in ("run", "dev"):
        environment.packages(group).parent.mkdir(parents=True, exist_ok=True)
        environment.packages(group).write_text(f"nothing-for-{group}==1.0\n", encoding="utf-8")
    complete(environment, "dev")
    return environment


def complete(environment: Environment, group: str) -> None:
    """Leave an environment as a setup without packages would."""
    environment.python().parent.mkdir(parents=True, exist_ok=True)
    environment.python().touch()
    lines = [environment.identity, *(environment.digest(each) for each in _setup.INCLUDES[group])]
    environment.stamp.write_text("\n".join(lines), encoding="utf-8")


class TestOldPython:
    @pytest.mark.parametrize("path", STARTED, ids=lambda path: path.name)
    def test_what_is_started_has_no_syntax_newer_than_two_seven(self, path: Path) -> None:
        source = path.read_text(encoding="utf-8")
        source.encode("ascii")  # 2.7 wants to be told of anything else
        tree = ast.parse(source, feature_version=(3, 4))
        for node in ast.walk(tree):
            assert not isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.Nonlocal | ast.NamedExpr)
            assert not isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.YieldFrom | ast.MatMult)
            assert not (isinstance(node, ast.FunctionDef) and node.returns), "annotations came with 3.0"
            assert not (isinstance(node, ast.arg) and node.annotation), "annotations came with 3.0"
            assert not (isinstance(node, ast.arguments) and node.kwonlyargs), "so did keyword-only arguments"
            assert not (isinstance(node, ast.Raise) and node.cause), "so did raise … from"
            assert not (isinstance(node, ast.Starred) and not isinstance(node.ctx, ast.Store)), "3.5"
            assert not (isinstance(node, ast.Call) and node.keywords and is_print(node)), "a statement then"

    @pytest.mark.parametrize("path", STARTED[1:], ids=lambda path: path.name)
    def test_the_check_of_the_version_is_the_first_import(self, path: Path) -> None:
        imports = [node for node in ast.parse(path.read_bytes()).body if isinstance(node, ast.Import)]
        assert imports[0].names[0].name == "_python"

    @pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
    def test_it_is_refused_in_one_line(
        self, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...]
    ) -> None:
        monkeypatch.setattr(sys, "version_info", version)
        with pytest.raises(SystemExit) as refusal:
            runpy.run_path(str(SCRIPTS / "_python.py"))
        message = str(refusal.value.code)
        assert "needs Python 3.11 or newer" in message
        assert ".".join(map(str, version)) in message
        assert "\n" not in message

    @pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
    def test_a_new_one_is_let_through(
        self, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...]
    ) -> None:
        monkeypatch.setattr(sys, "version_info", version)
        runpy.run_path(str(SCRIPTS / "_python.py"))

    def test_real_ones_say_it_too(self) -> None:
        commands = [command for command in OLD if works(command)]
        if not commands:
            pytest.skip("no old Python here; the test of the syntax stands in for it")
        for command, path in itertools.product(commands, SCRIPTS.glob("[!_]*.py")):
            done = subprocess.run([command, "-B", str(path)], capture_output=True, text=True, check=False)
            assert done.returncode == 1
            assert re.fullmatch(r"Variorum needs Python 3\.11 or newer, .*\n", done.stderr)


class TestPlaces:
    def test_the_interpreter_lies_where_the_system_puts_it(self) -> None:
        environment = Environment(Path("checkout"))
        assert environment.python("posix") == Path("checkout/.venv/bin/python")
        assert environment.python("nt") == Path("checkout/.venv/Scripts/python.exe")

    def test_the_library_is_linked_by_a_relative_path(self, environment: Environment) -> None:
        library = environment.root / "hooks"
        library.mkdir()
        (environment.folder / "pyvenv.cfg").touch()
        for folder in (f"lib/python{sys.version_info.major}.{sys.version_info.minor}", "Lib"):
            (environment.folder / folder / "site-packages").mkdir(parents=True, exist_ok=True)
        _setup.link_library(environment)
        (link,) = environment.folder.rglob("*.pth")
        line = link.read_text(encoding="ascii").strip()
        assert Path(os.path.normpath(link.parent / line)) == library


class TestReadiness:
    def test_a_finished_environment_is_ready_for_what_it_holds(self, environment: Environment) -> None:
        assert _setup.is_ready(environment, "dev")
        assert _setup.is_ready(environment, "run")

    def test_the_smaller_list_does_not_stand_for_the_larger(self, environment: Environment) -> None:
        complete(environment, "run")
        assert _setup.is_ready(environment, "run")
        assert not _setup.is_ready(environment, "dev")
        assert _setup.is_sound(environment)

    @pytest.mark.parametrize("left", [None, "", "\n", "half a li", "run", b"\xff\xfe\x00"])
    def test_a_half_made_one_is_not_ready(self, environment: Environment, left: str | bytes | None) -> None:
        environment.stamp.unlink()
        if left is not None:
            environment.stamp.write_bytes(left if isinstance(left, bytes) else left.encode())
        assert not _setup.is_ready(environment, "run")
        assert not _setup.is_sound(environment)

    def test_a_changed_list_asks_for_an_update(self, environment: Environment) -> None:
        environment.packages("run").write_text("nothing==2.0\n", encoding="utf-8")
        assert not _setup.is_ready(environment, "run")
        assert _setup.is_sound(environment)

    def test_one_of_another_python_is_made_anew(
        self, environment: Environment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        version = type("Version", (), {"major": 3, "minor": 99})
        monkeypatch.setattr(sys, "version_info", version)
        assert not _setup.is_sound(environment)

    def test_one_that_was_moved_is_made_anew(self, environment: Environment) -> None:
        moved = environment.root.with_name("moved")
        environment.root.rename(moved)
        assert not _setup.is_sound(Environment(moved))

    def test_one_whose_python_is_gone_is_made_anew(self, environment: Environment) -> None:
        environment.python().unlink()
        assert not _setup.is_sound(environment)


class TestUpdate:
    @pytest.fixture
    def steps(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What a setup does, in order, instead of doing it."""
        done: list[str] = []
        monkeypatch.setattr(_setup, "make", lambda _: done.append("make"))
        monkeypatch.setattr(_setup, "link_library", lambda _: done.append("link"))
        monkeypatch.setattr(_pip, "install", lambda *_: done.append("install"))
        return done

    def test_a_ready_one_is_left_alone(self, environment: Environment, steps: list[str]) -> None:
        _setup.prepare(environment, "dev")
        assert steps == []
        assert not (environment.root / ".cache").exists()

    def test_a_sound_one_is_built_upon(self, environment: Environment, steps: list[str]) -> None:
        complete(environment, "run")
        _setup.prepare(environment, "dev")
        assert steps == ["install", "link"]
        assert _setup.is_ready(environment, "dev")

    def test_a_half_made_one_is_made_anew(self, environment: Environment, steps: list[str]) -> None:
        environment.stamp.unlink()
        _setup.prepare(environment, "run")
        assert steps == ["make", "install", "link"]
        assert _setup.is_ready(environment, "run")

    @pytest.mark.usefixtures("steps")
    def test_one_that_fails_does_not_look_ready(
        self, environment: Environment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise KeyboardInterrupt

        complete(environment, "run")
        monkeypatch.setattr(_pip, "install", fail)
        with pytest.raises(KeyboardInterrupt):
            _setup.prepare(environment, "dev")
        assert not _setup.is_ready(environment, "run")

    def test_a_second_start_waits_and_finds_it_done(
        self, environment: Environment, monkeypatch: pytest.MonkeyPatch, steps: list[str]
    ) -> None:
        environment.stamp.unlink()
        second = threading.Thread(target=_setup.prepare, args=(environment, "run"))
        waiting = threading.Event()
        monkeypatch.setattr(_setup, "say", lambda line: waiting.set() if "waiting" in line else None)
        with _setup.lock(environment):
            second.start()
            assert waiting.wait(20)
            complete(environment, "run")
        second.join(20)
        assert steps == []


class TestProgress:
    def test_every_package_is_counted_once(self, capsys: pytest.CaptureFixture[str]) -> None:
        said = [
            "Ignoring colorama: markers 'sys_platform == \"win32\"' don't match your environment\n",
            "Collecting mkdocs==1.6.1\n",
            "  Downloading mkdocs-1.6.1-py3-none-any.whl\n",
            "Requirement already satisfied: jinja2==3.1.6 in ./lib\n",
            "Processing /opt/own wheels/pydantic_core-2.50.4-cp311-linux.whl\n",
            "Installing collected packages: mkdocs, pydantic_core\n",
        ]
        assert list(_pip.show_progress(said, 4)) == said
        shown = capsys.readouterr().err.splitlines()
        assert [line.split()[:2] for line in shown] == [
            ["1/4", "colorama"],
            ["2/4", "mkdocs"],
            ["3/4", "jinja2"],
            ["4/4", "pydantic_core"],
            ["4/4", "fetched;"],
        ]

    def test_a_terminal_sees_one_line_that_changes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        terminal = io.StringIO()
        monkeypatch.setattr(terminal, "isatty", lambda: True)
        monkeypatch.setattr(sys, "stderr", terminal)
        list(_pip.show_progress(["Collecting a\n", "Collecting b\n"], 2))
        assert terminal.getvalue().count("\r") == 2
        assert "\n" not in terminal.getvalue()


class TestTrouble:
    @pytest.mark.parametrize(
        ("output", "remedy"),
        [
            ("Retrying (Retry(total=4))\nERROR: No matching distribution found for x", "no connection"),
            ("ERROR: No matching distribution found for babel==2.18.0", "no babel==2.18.0 for this Python"),
            ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "do not use it"),
            ("ERROR: Could not install: [Errno 28] No space left on device", "free about"),
            ("ERROR: [WinError 5] Access is denied: 'nh3.pyd'", "a running serve.py"),
            ("Error: [Errno 13] Permission denied: '/srv/variorum/.venv'", "where you may write"),
            ("Could not fetch URL: SSLError(SSLCertVerificationError(…))", "PIP_CERT"),
            ("because ensurepip is not available", "apt install python3-venv"),
            ("Traceback\n\nValueError: odd\n\n", "ValueError: odd"),
            ("", "no reason was given"),
        ],
    )
    def test_what_pip_says_becomes_one_line(self, output: str, remedy: str) -> None:
        line = _pip.explain(output)
        assert remedy in line
        assert "\n" not in line

    @pytest.mark.parametrize(
        ("code", "remedy"),
        [
            (errno.EROFS, "where you may write"),
            (errno.EACCES, "where you may write"),
            (errno.ENOSPC, "disk is full"),
            (errno.EIO, "Remove .venv"),
        ],
    )
    def test_what_the_system_says_becomes_one_line(self, code: int, remedy: str) -> None:
        line = _setup.explain_system_error(OSError(code, os.strerror(code), "/srv/variorum"))
        assert remedy in line
        assert "\n" not in line

    def test_a_python_without_venv_is_told_what_to_install(
        self, environment: Environment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else name)
        with pytest.raises(_pip.SetupError, match="apt install python3-venv"):
            _setup.make(environment)

    @pytest.mark.parametrize(
        ("problem", "status"),
        [
            (_pip.SetupError("no network."), "Variorum: no network."),
            (OSError(errno.ENOSPC, "full"), "Variorum: the disk is full; free about 500 MB and start again."),
            (KeyboardInterrupt(), 130),
        ],
    )
    def test_no_trouble_shows_a_traceback(
        self, monkeypatch: pytest.MonkeyPatch, problem: BaseException, status: object
    ) -> None:
        def fail(*_: object) -> None:
            raise problem

        monkeypatch.setattr(_setup, "prepare", fail)
        with pytest.raises(SystemExit) as end:
            _setup.enter("run")
        assert end.value.code == status


class TestLists:
    @pytest.mark.parametrize("group", ["run", "dev"])
    def test_every_package_has_hashes_and_no_place(self, group: str) -> None:
        locked = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
        packages = re.split(r"(?m)^(?=[a-z0-9])", locked)[1:]
        assert packages
        assert all("--hash=sha256:" in package for package in packages)
        assert not re.search(r"https?:|file:|^-", locked, re.MULTILINE)

    def test_they_hold_all_that_the_project_asks_for(self) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        asked = {"run": project["project"]["dependencies"], "dev": project["dependency-groups"]["dev"]}
        for group, requirements in asked.items():
            locked = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
            names = {re.split(r"[^\w.-]", each)[0] for each in requirements}
            assert names <= set(re.findall(r"(?m)^([\w.-]+)==", locked)), "run: python3 scripts/lock.py"

    def test_the_larger_holds_the_smaller(self) -> None:
        run, dev = (
            set(re.findall(r"(?m)^[\w.-]+==\S+", (ROOT / "requirements" / name).read_text(encoding="utf-8")))
            for name in ("run.txt", "dev.txt")
        )
        assert run <= dev
