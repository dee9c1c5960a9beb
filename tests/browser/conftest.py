"""A real Chromium against a served build, under a path of its own as on a project's pages.

Where no browser is to be had, what needs one is skipped and the end of the run says so; with
`VARIORUM_BROWSER=required` in the environment, as in CI, it fails instead.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from building import ROOT, build_configured, build_copy
from playwright.sync_api import Error, sync_playwright

from _bench_sites import write_our_site
from _browser import launch_browser
from _serving import Served, serve_folder
from _synthetic import write_encyclopedia

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from _pytest.terminal import TerminalReporter
    from playwright.sync_api import Browser, Page, Playwright

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
LARGE = 2000


@pytest.fixture(scope="session")
def served_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real encyclopedia, built."""
    return build_copy(ROOT, tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def served(served_folder: Path) -> Iterator[Served]:
    """The real encyclopedia, served."""
    with serve_folder(served_folder) as site:
        yield site


@pytest.fixture(scope="session")
def served_large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A made encyclopedia of 2,000 entries, served."""
    folder = tmp_path_factory.mktemp("large")
    write_encyclopedia(folder, LARGE)
    build_configured(write_our_site(folder))
    with serve_folder(folder / "site-ours") as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the system's, or the one that Playwright brought."""
    with sync_playwright() as playwright:
        browser = _launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new page in an empty profile, on a desktop, in light colours. Errors of its scripts fail the test."""
    yield from _open_page(browser, viewport=DESKTOP, color_scheme="light")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Such a page on a phone."""
    yield from _open_page(browser, viewport=PHONE, color_scheme="light", has_touch=True)


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """Such a page in a browser that runs no scripts."""
    yield from _open_page(browser, viewport=DESKTOP, java_script_enabled=False)


def _open_page(browser: Browser, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's own
    context = browser.new_context(**options)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert problems == []


def _launch(playwright: Playwright) -> Browser:
    try:
        return launch_browser(playwright)
    except Error as error:
        if os.environ.get("VARIORUM_BROWSER") == "required":
            raise
        pytest.skip(f"no Chromium (Debian: apt install chromium): {str(error).splitlines()[0]}")


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Name what was not tested, if anything of it was skipped."""
    skipped = sorted({report.nodeid.partition("[")[0] for report in terminalreporter.getreports("skipped")})
    untested = [name for name in skipped if name.startswith("tests/browser/")]
    if untested:
        terminalreporter.section("not tested: what only a browser or the HTML checker shows")
        terminalreporter.write_line("\n".join(untested))
