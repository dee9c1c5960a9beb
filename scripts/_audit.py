"""The audit: serve a built site, let Lighthouse look at some of its pages, and tell what it says."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from _browser import find_browser
from _serving import serve_folder

LIGHTHOUSE = "lighthouse@12.8.2"
"""The package and its version; newer ones need a newer Node than Debian 12 has."""

PAGES = ("", "people/blyukher-vasily/", "people/", "search/")
GOOD = 95
"""Of 100, in each category."""

_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_FLAGS = "--headless=new --no-sandbox --disable-gpu"


def main(pages: list[str], site: str, *, desktop: bool) -> int:
    """Audit and print.

    Args:
        pages: Paths in the site; empty for one of each of the main kinds.
        site: The built site.
        desktop: As on a desktop, and not on a phone with a slow line.

    Returns:
        The exit status: 1 if a page is rated below 95 in any category, 2 if the audit cannot be made.
    """
    browser = find_browser()
    npx = shutil.which("npx")
    if not browser or not npx or not (Path(site) / "index.html").is_file():
        print(
            "Variorum: this needs Chromium, npm, and a built site (python3 scripts/build.py).",
            file=sys.stderr,
        )
        return 2
    is_good = True
    print(f"{'page':32}" + "".join(f"{name:>16}" for name in _CATEGORIES))
    with serve_folder(Path(site)) as served, tempfile.TemporaryDirectory() as folder:
        for page in pages or PAGES:
            report = _run(
                [npx, "--yes", LIGHTHOUSE, served.url + page], browser, Path(folder), desktop=desktop
            )
            if report is None:
                return 2
            ratings = [round(100 * (report["categories"][name]["score"] or 0)) for name in _CATEGORIES]
            is_good &= min(ratings) >= GOOD
            print(f"{page or '(home)':32}" + "".join(f"{rating:>16}" for rating in ratings))
            print("".join(f"    {line}\n" for line in _explain(report)), end="")
    return 0 if is_good else 1


def _run(command: list[str], browser: str, folder: Path, *, desktop: bool) -> dict[str, Any] | None:
    """Run Lighthouse on one page; None if it failed, which it has then said."""
    output = folder / "report.json"
    command += ["--quiet", "--output=json", f"--output-path={output}", f"--chrome-flags={_FLAGS}"]
    command += [f"--only-categories={','.join(_CATEGORIES)}", *(["--preset=desktop"] if desktop else [])]
    done = subprocess.run(command, env={**os.environ, "CHROME_PATH": browser}, check=False)
    return dict(json.loads(output.read_text(encoding="utf-8"))) if done.returncode == 0 else None


def _explain(report: dict[str, Any]) -> list[str]:
    """Say what cost points, the gravest first."""
    lost = [
        (
            reference["weight"] * (1 - audit["score"]),
            f"{audit['title']} {audit.get('displayValue', '')}".strip(),
        )
        for name in _CATEGORIES
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"] and (audit := report["audits"][reference["id"]])["score"] is not None
    ]
    return [text for loss, text in sorted(lost, key=lambda each: -each[0]) if loss > 0]
