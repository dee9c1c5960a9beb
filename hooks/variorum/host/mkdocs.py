"""The MkDocs adapter: the events of a hook. The only module that imports MkDocs, with `publish`.

Tried on mkdocs 1.6.1. Entries come in as generated files with pages of our own (MkDocs keeps a page that is
set in `on_files`) and stay out of the navigation, which grows with the square of its length. The state of a
build hangs on its configuration, which is made anew for each build, so that `serve` starts afresh.
"""

from __future__ import annotations

import logging
from contextvars import ContextVar
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils.meta import get_data

from variorum.build.documents import read_documents
from variorum.build.provenance import read_provenance
from variorum.build.publication import Publication, prepare_publication
from variorum.build.reading import Report, read_encyclopedia
from variorum.build.settings import diagnose_citations, read_settings
from variorum.build.text_index import FILES as TEXT_INDEX, TextIndexError, write_text_index
from variorum.diagnostics import Code, Diagnostic, Location, Severity, has_errors, sort_diagnostics
from variorum.host.entry_page import EntryPage
from variorum.host.site import describe_site
from variorum.host.theming import bring_assets, mend_theme
from variorum.render.assets import SCRIPT, STYLE_SHEET
from variorum.render.citations import CitationError
from variorum.render.dialect import Dialect
from variorum.render.search_records import SearchRecord, record_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as HostPage

    from variorum.model.provenance import Provenance
    from variorum.model.settings import Settings
    from variorum.render.pages import Page

__all__ = [
    "on_config",
    "on_env",
    "on_files",
    "on_page_content",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_serve",
    "on_startup",
]

STATE = "variorum"
"""The key of the configuration under which the state of a build stands."""

_STOPPED = "The encyclopedia has errors."

_log = get_plugin_logger("variorum")
_command: ContextVar[str] = ContextVar("command", default="build")


class BuildState:
    """What one build hands from event to event.

    Attributes:
        settings: What the site chose.
        report: What was read.
        publication: What is published; None before `on_files`.
        promised: The files that the build must leave, relative to the site.
        pages: What the search is told of the pages of `docs/`.
    """

    def __init__(self, settings: Settings, report: Report) -> None:
        self.settings = settings
        self.report = report
        self.publication: Publication | None = None
        self.promised: list[str] = []
        self.pages: list[SearchRecord] = []


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Remembers whether this is a preview, in which faults are shown and do not end the work."""
    _command.set(command)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the encyclopedia, before MkDocs cleans the site of the last build."""
    root = _root(config)
    path = Path(config.config_file_path or "mkdocs.yml")
    settings, found = read_settings(config.extra.get("variorum"), path.name, _read_configuration(path))
    report = read_encyclopedia(root / settings.entries, root)
    config[STATE] = BuildState(settings, report)
    bring_assets(config)
    _report((*found, *report.diagnostics))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds a page for every entry and index, and the data files."""
    state: BuildState = config[STATE]
    documents, found = read_documents(_read_pages(files, config), state.report.catalog)
    dialect = Dialect(config.markdown_extensions, config.mdx_configs or {})
    try:
        state.publication = prepare_publication(
            state.report.catalog,
            documents,
            state.settings,
            describe_site(config, _learn_provenance(config)),
            dialect,
            _root(config) / ".cache" / "citations",
        )
    except CitationError as error:
        path = Path(config.config_file_path or "mkdocs.yml")
        _report((*found, diagnose_citations(error, path.name, _read_configuration(path))))
        raise Abort(_STOPPED) from error
    _report(found)
    for file in _files(state.publication, config):
        state.promised.append(file.dest_uri)
        if file.src_uri not in {STYLE_SHEET, SCRIPT} or file.src_uri not in files.src_uris:
            files.append(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Mends the theme's templates."""
    return mend_theme(env, config)


def on_page_markdown(markdown: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Fills the marks of ours in a page of `docs/`."""
    publication = config[STATE].publication
    essay = publication.essays.get(page.file.src_uri)
    return publication.write_essay(essay, portable=True) if essay else markdown


def on_page_content(html: str, *, page: HostPage, config: MkDocsConfig, **_: object) -> str:
    """Keeps what the search is told of a page of `docs/`."""
    if not isinstance(page, EntryPage) and not page.meta.get("search", {}).get("exclude"):
        description = str(page.meta.get("description", ""))
        config[STATE].pages.append(record_page(page.url, str(page.title), description, html))
    return html


def on_post_page(output: str, *, page: HostPage, **_: object) -> str:
    """Lets go of a page that is written; MkDocs would keep the contents of all to the end."""
    if isinstance(page, EntryPage):
        page.content = ""
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Leaves what pages load later, and checks that every promised file is there."""
    state: BuildState = config[STATE]
    if state.publication:
        state.publication.leave_files(Path(config.site_dir))
        language = state.publication.press.site.language
        records = chain(state.publication.record_entries(), state.pages)
        try:
            write_text_index(records, Path(config.site_dir), language)
        except TextIndexError as error:
            _report((Diagnostic(Location("pagefind"), Code.E601, str(error)),))
        state.promised += TEXT_INDEX
    _report(find_missing(Path(config.site_dir), state.promised))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]) -> LiveReloadServer:  # noqa: ARG001
    """Watches the entries and the theme's overrides."""
    server.watch(str(_root(config) / config[STATE].settings.entries))
    if config.theme.custom_dir:
        server.watch(config.theme.custom_dir)
    return server


def find_missing(site: Path, promised: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Finds the files that a build promised and did not leave.

    Args:
        site: The folder of the site.
        promised: Paths in it.
    """
    missing = [path for path in promised if not (site / path).is_file()]
    return tuple(
        Diagnostic(Location(f"{site.name}/{path}"), Code.E601, f"{path} was not written") for path in missing
    )


def log_diagnostics(diagnostics: Iterable[Diagnostic], log: Callable[[int, str], None]) -> bool:
    """Logs diagnostics by file and line; says whether any is an error."""
    ordered = sort_diagnostics(diagnostics)
    for each in ordered:
        log(logging.ERROR if each.severity is Severity.ERROR else logging.WARNING, str(each))
    return has_errors(ordered)


def _report(diagnostics: Iterable[Diagnostic]) -> None:
    """Logs diagnostics; errors end the build, but not a preview."""
    if log_diagnostics(diagnostics, _log.log) and _command.get() != "serve":
        raise Abort(_STOPPED)


def _files(publication: Publication, config: MkDocsConfig) -> Iterator[File]:
    dialect = publication.press.dialect
    for uri, article in publication.articles().items():
        file = _generate(uri, config)
        file.edit_uri = f"../{article.path}"
        EntryPage(article.title, file, config, partial(publication.write_article, article), dialect)
        yield file
    for page in publication.write_overviews():
        file = _generate(page.uri, config)
        EntryPage(page.title, file, config, partial(_give, page), dialect)
        yield file
    for path, content in publication.write_files():
        yield _generate(path, config, content)


def _learn_provenance(config: MkDocsConfig) -> Provenance:
    settings = config[STATE].settings
    root = _root(config)
    return read_provenance(root / settings.entries, root, with_history=settings.contributors)


def _generate(uri: str, config: MkDocsConfig, content: str = "") -> File:
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def _give(page: Page) -> Page:
    return page


def _read_pages(files: Files, config: MkDocsConfig) -> Iterable[tuple[str, str, str, int]]:
    """The pages of `docs/`: path in it, path for diagnostics, text without front matter, its first line."""
    shown = Path(config.docs_dir).name
    for file in files.documentation_pages():
        if file.generated_by is None and not file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            text = file.content_string
            body, _ = get_data(text)
            yield file.src_uri, f"{shown}/{file.src_uri}", body, text[: len(text) - len(body)].count("\n") + 1


def _read_configuration(path: Path) -> str:
    """The text of the configuration; empty where MkDocs was given none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent if config.config_file_path else Path(config.docs_dir).parent
