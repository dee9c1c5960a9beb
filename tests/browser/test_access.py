"""One page of every kind: nothing that axe or the Nu HTML checker objects to, and what the keyboard needs."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from building import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from _serving import Served

KINDS = {
    "home": "",
    "battle": "battles/battle-of-lake-khasan/",
    "person": "people/blyukher-vasily/",
    "place": "places/zaozernaya/",
    "award": "awards/hero-of-the-soviet-union/",
    "source": "sources/khasan-article/",
    "index": "people/",
    "alphabet": "a-z/",
    "disputes": "disputes/",
    "bibliography": "bibliography/",
    "reading": "reading/",
    "wanted": "wanted/",
    "essay": "themes/causes/",
    "timeline": "themes/chronology/",
    "tree": "themes/order-of-battle/",
    "figures": "themes/figures/",
    "map": "themes/map/",
    "search": "search/?q=Mekhlis",
    "browse": "browse/",
    "facet": "browse/side/japan/",
    "record": "battles/battle-of-lake-khasan/record/",
    "edition": "edition/",
    "guide": "guide/format/",
    "reference": "reference/types/",
    "code": "reference/api/",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP, PHONE = "desktop, light", "phone, dark"
VIEWS = {DESKTOP: (1280, "light"), PHONE: (390, "dark")}
_LIKE_OTHERS = {"battle", "code", "alphabet", "reading", "bibliography", "record", "wanted", "award"}
"""Pages whose parts other kinds have too, on which axe takes its time: looked at once."""

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.parametrize(
    ("kind", "view"),
    [*((kind, DESKTOP) for kind in KINDS), *((kind, PHONE) for kind in KINDS if kind not in _LIKE_OTHERS)],
)
def test_axe_finds_nothing(browser: Browser, served: Served, kind: str, view: str) -> None:
    width, scheme = VIEWS[view]
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served.url + KINDS[kind])
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    context.close()

    assert [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]] == []


def test_the_html_checker_finds_no_error(served_folder: Path) -> None:
    java = shutil.which("java")
    if (not java or not CHECKER.is_file()) and os.environ.get("VARIORUM_BROWSER") != "required":
        pytest.skip("no HTML checker (Debian: apt install default-jre-headless npm, then npm ci)")
    command = [str(java), "-jar", str(CHECKER), "--errors-only", "--skip-non-html", "--format", "gnu"]
    done = subprocess.run([*command, str(served_folder)], capture_output=True, encoding="utf-8", check=False)

    assert done.stderr == ""
    assert done.returncode == 0


def test_the_first_link_skips_to_the_text(browser: Browser, served: Served) -> None:
    page = browser.new_page()
    page.goto(served.url + KINDS["person"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.close()


def test_nothing_moves_for_those_who_ask_for_rest(browser: Browser, served: Served) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(served.url + KINDS["battle"])
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(node => {
            const style = getComputedStyle(node);
            return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0.01;
        }).map(node => node.className)"""
    )
    context.close()

    assert moving == []
