"""The shape of the house: small files, modules that stand alone, and one room that knows the host."""

import ast
import os
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ROOT / "hooks"
HOST = HOOKS / "variorum" / "host"
FILES = sorted([*HOOKS.rglob("*.py"), *(ROOT / "scripts").rglob("*.py")])
LONGEST = 300


def path_in_house(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path) -> str:
    parts = path.relative_to(HOOKS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = [module_name(path) for path in FILES if path.is_relative_to(HOOKS)]


@pytest.mark.parametrize("path", FILES, ids=path_in_house)
def test_a_file_is_one_idea(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{lines} lines; split it by idea"


@pytest.fixture(scope="module")
def imports_alone() -> dict[str, str]:
    """What each module says when a fresh interpreter imports it and nothing else; nothing if all is well."""

    def say(module: str) -> str:
        command = [sys.executable, "-W", "error", "-c", f"import {module}"]
        environment = {**os.environ, "PYTHONPATH": str(HOOKS)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return done.stderr

    with ThreadPoolExecutor() as pool:
        return dict(zip(MODULES, pool.map(say, MODULES), strict=True))


@pytest.mark.parametrize("module", MODULES)
def test_a_module_stands_alone(module: str, imports_alone: dict[str, str]) -> None:
    if said := imports_alone[module]:
        pytest.fail(said, pytrace=False)


def imported_roots(path: Path) -> set[str]:
    """Give the top-level packages that a file imports, wherever in it."""
    names = []
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("path", [path for path in FILES if HOST not in path.parents], ids=path_in_house)
def test_only_the_host_knows_mkdocs(path: Path) -> None:
    assert not imported_roots(path) & {"material", "mkdocs", "mkdocs_autorefs", "mkdocstrings"}


def test_the_two_contracts_speak_of_the_same_layers() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {each["id"]: each for each in settings["tool"]["importlinter"]["contracts"]}
    layers = {name.strip() for line in contracts["layers"]["layers"] for name in line.split("|")}
    assert {f"variorum.{name}" for name in layers - {"host"}} == set(contracts["host"]["source_modules"])
