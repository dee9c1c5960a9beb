"""The rules of the code, each as a test that fails with the words of the tool that knows it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

TOOLS = {
    "ruff check": ["-m", "ruff", "check", "--quiet"],
    "ruff format": ["-m", "ruff", "format", "--check", "--quiet", "--diff"],
    "mypy": ["-m", "mypy", "--no-error-summary"],
    "import-linter": ["-c", LINT_IMPORTS, "--no-logo", "--cache-dir", ".cache/import-linter"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_code_obeys(tool: str) -> None:
    done = subprocess.run(
        [sys.executable, *TOOLS[tool]],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        pytest.fail(f"{tool}:\n{done.stdout}", pytrace=False)
