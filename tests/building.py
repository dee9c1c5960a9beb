"""Building: whole sites through the real builder, in a process of its own, and the pages that come out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[1]
_PARTS = ("docs", "entries", "hooks", "mkdocs.yml")
_LEFT_OUT = shutil.ignore_patterns("__pycache__")


def build_copy(source: Path, folder: Path) -> Path:
    """Copy what a site is made of into a folder, build it strictly, and give the site."""
    for name in _PARTS:
        if (source / name).is_dir():
            shutil.copytree(source / name, folder / name, ignore=_LEFT_OUT)
        elif (source / name).is_file():
            shutil.copy(source / name, folder / name)
    build_configured(folder / "mkdocs.yml")
    return folder / "site"


def build_configured(config: Path) -> None:
    """Build the site of a configuration strictly."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)],
        cwd=config.parent,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "random"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def parse_pages(site: Path) -> dict[str, LexborHTMLParser]:
    """Read every page of a site, by its path in it."""
    return {
        path.relative_to(site).as_posix(): LexborHTMLParser(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def find_broken_links(site: Path, pages: Mapping[str, LexborHTMLParser]) -> Iterator[str]:
    """Give every link within a site that leads to no file or to no anchor."""
    anchors = {path: {node.attributes["id"] for node in page.css("[id]")} for path, page in pages.items()}
    for path, page in pages.items():
        for node in page.css("[href], [src]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = _resolve(site, path, unquote(parts.path))
            fragment = unquote(parts.fragment)
            if not (site / target).is_file():
                yield f"{path}: {link} leads to nothing"
            elif fragment and target in anchors and fragment not in anchors[target] | {"__skip"}:
                yield f"{path}: {link} has no anchor"


def _resolve(site: Path, page: str, link: str) -> str:
    """Give the file of a site that a link in a page leads to, as a web server finds it."""
    if not link:
        return page
    base = site if link.startswith("/") else (site / page).parent
    path = Path(os.path.normpath(base / link.lstrip("/")))
    inside = os.path.relpath(path, site).replace(os.sep, "/")
    return f"{inside}/index.html".removeprefix("./") if path.is_dir() else inside
