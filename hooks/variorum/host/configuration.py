"""Configuration: what an `mkdocs.yml` says, read without MkDocs, and the publication that it asks for.

For programs that make no site: the Markdown tree and the book.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import yaml

from variorum.build.documents import read_documents
from variorum.build.provenance import read_provenance
from variorum.build.publication import Publication, prepare_publication
from variorum.build.reading import read_encyclopedia
from variorum.build.settings import diagnose_citations, read_settings
from variorum.diagnostics import Code, Diagnostic, Location, has_errors, sort_diagnostics
from variorum.host.site import describe_site
from variorum.parse.files import list_files, read_text
from variorum.render.citations import CitationError
from variorum.render.dialect import Dialect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

DOCS = "docs"
_BUILT_IN: Final = ("toc", "tables", "fenced_code")
"""The extensions of Markdown that MkDocs always uses."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """A configuration as it was written.

    Attributes:
        root: The folder that it stands in.
        shown: Its name, as diagnostics show it.
        text: Its text.
        node: Its YAML, with places and tags.
        values: Its values, every scalar as text.
    """

    root: Path
    shown: str
    text: str
    node: yaml.Node
    values: Mapping[str, Any]

    @property
    def docs(self) -> str:
        """The folder of pages that are no entries."""
        return str(self.values.get("docs_dir", DOCS))


def read_configuration(path: Path) -> tuple[Configuration | None, tuple[Diagnostic, ...]]:
    """Reads a configuration.

    Args:
        path: The `mkdocs.yml`.

    Returns:
        The configuration, None if it cannot be read; and why not.
    """
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        values = _plain(node) if node else {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        message = f"it cannot be read: {' '.join(str(error).split())}"
        return None, (Diagnostic(Location(path.name), Code.E507, message),)
    if node is None or not isinstance(values, dict):
        message = "it is empty" if node is None else "it holds no `key: value` lines"
        return None, (Diagnostic(Location(path.name), Code.E507, message),)
    return Configuration(path.resolve().parent, path.name, text, node, values), ()


def prepare_from(
    configuration: Configuration,
) -> tuple[Publication | None, Mapping[str, str], tuple[Diagnostic, ...]]:
    """Reads and compiles everything: the publication, the texts of `docs/`, what is wrong.

    There is no publication if anything is an error.
    """
    root, shown, values = configuration.root, configuration.shown, configuration.values
    extra = values.get("extra")
    given = extra.get("variorum") if isinstance(extra, dict) else None
    settings, problems = read_settings(given, shown, configuration.text)
    entries = root / settings.entries
    report = read_encyclopedia(entries, root)
    found = [*problems, *report.diagnostics]
    texts = dict(_read_docs(root / configuration.docs, root, found))
    pages = [(uri, f"{configuration.docs}/{uri}", text, 1) for uri, text in texts.items()]
    documents, problems = read_documents(pages, report.catalog)
    found += problems
    if has_errors(found):
        return None, {}, sort_diagnostics(found)
    try:
        publication = prepare_publication(
            report.catalog,
            documents,
            settings,
            describe_site(values, read_provenance(entries, root, with_history=settings.contributors)),
            _read_dialect(configuration.node),
            root / ".cache" / "citations",
        )
    except CitationError as error:
        return None, {}, (*sort_diagnostics(found), diagnose_citations(error, shown, configuration.text))
    return publication, texts, sort_diagnostics(found)


def _read_dialect(node: yaml.Node) -> Dialect:
    """The Markdown that the site chose; the usual one if its extensions are not to be had here."""
    chosen = [value for key, value in node.value if key.value == "markdown_extensions"]
    names, configs = list(_BUILT_IN), {}
    try:
        for each in yaml.safe_load(yaml.serialize(chosen[0])) if chosen else ():
            name, config = next(iter(each.items())) if isinstance(each, dict) else (each, None)
            names.append(name)
            configs[name] = config or {}
        return Dialect(tuple(dict.fromkeys(names)), configs)
    except (yaml.YAMLError, ImportError, TypeError, AttributeError):
        return Dialect()


def _read_docs(docs: Path, root: Path, found: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    for path in list_files(docs, ".md"):
        text, problems = read_text(path, os.path.relpath(path, root), root)
        found += problems
        if text is not None:
            yield path.relative_to(docs).as_posix(), text


def _plain(node: yaml.Node) -> Any:  # noqa: ANN401 - any YAML value
    """A node as mappings, lists and text, tags left aside."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    return [_plain(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else str(node.value)
