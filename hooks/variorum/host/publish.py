"""Publish: what the programs in `scripts/` call.

A site is built beside the last one and takes its place when it is whole.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from variorum.build.book import BOOK, Selection, make_book
from variorum.diagnostics import Code, Diagnostic, Location
from variorum.host.configuration import prepare_from, read_configuration
from variorum.host.mkdocs import STATE, find_missing, log_diagnostics
from variorum.host.preview import restart_on_change
from variorum.host.tree import write_tree

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from variorum.build.publication import Publication

_log = logging.getLogger("mkdocs.variorum")


def build_site(config_path: str | Path, *, strict: bool = False, with_book: bool = False) -> int:
    """Builds a site; the one of the last build is replaced only by a whole one.

    Args:
        config_path: The `mkdocs.yml`.
        strict: Warnings count as errors.
        with_book: Put the book on the site.

    Returns:
        0 if the site was built, 1 if not; why not was logged.
    """
    _set_up_logging()
    _end_as_interrupted()
    try:
        return _build_beside(config_path, strict=strict, with_book=with_book)
    except KeyboardInterrupt:
        _log.error("The build was interrupted. The site of the last build was left as it was.")
        return 1


def _build_beside(config_path: str | Path, *, strict: bool, with_book: bool) -> int:
    """Builds a site beside the last one, and puts it in its place when it is whole."""
    try:
        config = load_config(str(config_path), strict=strict)
    except MkDocsException as error:
        _log.error("%s", str(error) or "the configuration is wrong")
        return 1
    site = Path(config.site_dir)
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix=f".{site.name}-", dir=site.parent, ignore_cleanup_errors=True
    ) as folder:
        staged = Path(folder) / "new"
        if not (_build_into(staged, config) and (not with_book or _add_book(staged, config, strict=strict))):
            _log.error("The site of the last build was left as it was.")
            return 1
        _swap(staged, site, Path(folder) / "old")
    _log.info("The site is in %s", site)
    return 0


def prebuild_site(config_path: str | Path, folder: str | Path) -> int:
    """Writes the Markdown tree of a site.

    Args:
        config_path: The `mkdocs.yml`.
        folder: The folder to write.

    Returns:
        0 if it was written, 1 if not; why not was logged.
    """
    _set_up_logging()
    count, found = write_tree(Path(config_path), Path(folder))
    if log_diagnostics(found, _log.log) or not count:
        return 1
    _log.info("%d files are in %s", count, folder)
    return 0


def publish_book(
    config_path: str | Path, selection: Selection, target: str | Path, *, strict: bool = False
) -> int:
    """Makes the book of an encyclopedia, or of some of its entries.

    Args:
        config_path: The `mkdocs.yml`.
        selection: What the book shall hold.
        target: The PDF to write.
        strict: Warnings count as errors: there is no book then.

    Returns:
        0 if it was made, 1 if not; why not was logged.
    """
    _set_up_logging()
    configuration, found = read_configuration(Path(config_path))
    publication = None
    if configuration is not None:
        publication, _, found = prepare_from(configuration)
    if log_diagnostics(found, _log.log) or publication is None or (strict and found):
        return 1
    return 0 if _make_book(publication, selection, Path(target), strict=strict) else 1


def _make_book(publication: Publication, selection: Selection, target: Path, *, strict: bool) -> bool:
    """Makes a book, and says whether it may stay."""
    began = time.monotonic()
    _log.info("Setting the book; a whole encyclopedia takes a minute or more")
    count, found = make_book(publication, selection, target, strict=strict)
    if log_diagnostics(found, _log.log) or not count:
        return False
    _log.info("A book of %d entries is in %s, after %.0f s", count, target, time.monotonic() - began)
    return True


def _add_book(staged: Path, config: MkDocsConfig, *, strict: bool) -> bool:
    """Puts the book on a site, made of the same edition."""
    publication: Publication = config.data[STATE].publication
    return _make_book(publication, Selection(), staged / BOOK, strict=strict)


def serve_site(
    config_path: str | Path, address: str = "127.0.0.1:8000", *, open_browser: bool = False
) -> int:
    """Serves a site and builds it anew when something changes; a change of the library starts it anew.

    Args:
        config_path: The `mkdocs.yml`.
        address: Where to serve, `host:port`.
        open_browser: Open it.

    Returns:
        The exit status of the server.
    """
    if problem := _find_fault(address):
        print(f"{problem} Name another with --address HOST:PORT.", file=sys.stderr)  # noqa: T201
        return 1
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(config_path)]
    command += ["--dev-addr", address, *(["--open"] if open_browser else [])]
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
    return restart_on_change(command, Path(__file__).parents[1], environment)


def _find_fault(address: str) -> str:
    """Says why nothing can be served at an address; nothing if it can."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        return f"“{address}” is not an address."
    try:
        with socket.create_server((host, int(port))):
            return ""
    except (OSError, OverflowError) as error:
        return f"Nothing can be served at {address}: {getattr(error, 'strerror', None) or error}."


def _build_into(staged: Path, config: MkDocsConfig) -> bool:
    """Builds a site into a folder, and says whether it is whole."""
    config.site_dir = str(staged)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except MkDocsException as error:
        _log.error("%s", error.format_message())
        return False
    finally:
        config.plugins.on_shutdown()
    return not log_diagnostics(_unkept_promises(staged, config), _log.log)


def _unkept_promises(staged: Path, config: MkDocsConfig) -> tuple[Diagnostic, ...]:
    state = config.data.get(STATE)
    if state is None:
        place = Location(Path(config.config_file_path).name)
        return (Diagnostic(place, Code.E601, "no hook ran, so no entry became a page"),)
    return find_missing(staged, state.promised)


def _swap(staged: Path, site: Path, old: Path) -> None:
    """Puts the new site in the place of the old one, by two renamings in one folder."""
    if site.exists():
        site.rename(old)
    try:
        staged.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _end_as_interrupted() -> None:
    """Lets a request to end clean up as Ctrl-C does; only a main thread may say so."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _set_up_logging() -> None:
    """Shows what MkDocs and its plugins say, as its own command line does."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)-8s %(message)s"))
        logger.addHandler(handler)
