"""The tree: the edition as Markdown files with a configuration, for any builder that reads MkDocs' layout.

The way out: no hook of ours runs over it. Entries are Markdown, with the parts that we generate as HTML; it
is written only of an encyclopedia without errors, so that no HTML that an editor may not use can be in it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from variorum.build.documents import read_documents
from variorum.build.provenance import read_provenance
from variorum.build.publication import Publication, prepare_publication
from variorum.build.reading import read_encyclopedia
from variorum.build.settings import diagnose_citations, read_settings
from variorum.diagnostics import Code, Diagnostic, Location, has_errors, sort_diagnostics
from variorum.host.site import describe_site
from variorum.parse.files import list_files, read_text
from variorum.render.assets import SCRIPT, STYLE_SHEET
from variorum.render.citations import CitationError
from variorum.render.dialect import Dialect
from variorum.render.pages import write_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_DOCS, _OVERRIDES = "docs", "overrides"
_MARK = ".variorum-tree"


def write_tree(config_path: Path, target: Path) -> tuple[int, tuple[Diagnostic, ...]]:
    """Writes the tree of a site.

    Args:
        config_path: Its `mkdocs.yml`.
        target: The folder to write; it must not exist, or be a tree written before.

    Returns:
        How many files were written (0 if there are errors; the target is then as it was), and what is wrong.
    """
    root, shown = config_path.resolve().parent, config_path.name
    if target.exists() and not _may_replace(target):
        message = f"the folder {target} exists and holds something else"
        return 0, (
            Diagnostic(Location(str(target)), Code.E507, message, "Name a folder that does not exist."),
        )
    try:
        config = yaml.compose(config_path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        values = _plain(config) if config else {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        return 0, (
            Diagnostic(Location(shown), Code.E507, f"it cannot be read: {' '.join(str(error).split())}"),
        )
    if config is None or not isinstance(values, dict):
        message = "it is empty" if config is None else "it holds no `key: value` lines"
        return 0, (Diagnostic(Location(shown), Code.E507, message),)
    publication, texts, found = _prepare(root, shown, values)
    if publication is None:
        return 0, found
    with tempfile.TemporaryDirectory(prefix=".tree-", dir=_existing(target)) as folder:
        staged = Path(folder) / "new"
        files = _files(publication, texts)
        count = sum(_write(staged / _DOCS / path, content) for path, content in files)
        count += _copy_rest(root, values, staged, texts)
        _write(staged / "mkdocs.yml", _configuration(config, values))
        _write(staged / _MARK, "Written by Variorum; written anew as a whole.\n")
        if target.exists():
            target.rename(Path(folder) / "old")
        staged.rename(target)
    return count + 2, found


def _prepare(
    root: Path, shown: str, values: Mapping[str, Any]
) -> tuple[Publication | None, Mapping[str, str], tuple[Diagnostic, ...]]:
    """Reads and compiles everything: the publication, the texts of `docs/`, what is wrong."""
    extra = values.get("extra")
    given = extra.get("variorum") if isinstance(extra, dict) else None
    text = (root / shown).read_text(encoding="utf-8")
    settings, problems = read_settings(given, shown, text)
    entries = root / settings.entries
    report = read_encyclopedia(entries, root)
    found = [*problems, *report.diagnostics]
    texts = dict(_read_docs(root / values.get("docs_dir", _DOCS), root, found))
    pages = [(uri, f"{values.get('docs_dir', _DOCS)}/{uri}", text, 1) for uri, text in texts.items()]
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
            Dialect(),
            root / ".cache" / "citations",
        )
    except CitationError as error:
        return None, {}, (*sort_diagnostics(found), diagnose_citations(error, shown, text))
    return publication, texts, sort_diagnostics(found)


def _read_docs(docs: Path, root: Path, found: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    for path in list_files(docs, ".md"):
        text, problems = read_text(path, os.path.relpath(path, root), root)
        found += problems
        if text is not None:
            yield path.relative_to(docs).as_posix(), text


def _files(publication: Publication, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for uri, article in publication.articles().items():
        yield uri, write_markdown(publication.write_article(article, portable=True))
    for page in publication.write_overviews():
        yield page.uri, write_markdown(page)
    for uri, text in texts.items():
        essay = publication.essays.get(uri)
        yield uri, publication.write_essay(essay, portable=True) if essay else text
    yield from publication.write_files()
    yield from publication.write_later_files()


def _copy_rest(root: Path, values: Mapping[str, Any], staged: Path, texts: Iterable[str]) -> int:
    """Copies what is no page: pictures, style sheets, the theme's overrides."""
    docs, written = root / values.get("docs_dir", _DOCS), set(texts)
    count = 0
    for path in list_files(docs, ""):
        name = path.relative_to(docs).as_posix()
        if path.is_file() and name not in written and path.resolve().is_relative_to(root):
            count += _write(staged / _DOCS / name, path.read_bytes())
    custom = (values.get("theme") or {}).get("custom_dir") if isinstance(values.get("theme"), dict) else None
    if custom and (root / custom).is_dir():
        shutil.copytree(root / custom, staged / _OVERRIDES, dirs_exist_ok=True)
    return count


def _configuration(config: yaml.Node, values: Mapping[str, Any]) -> str:
    """The site's configuration without our hook and with the tree's folders; custom tags are kept."""
    kept_out = dict.fromkeys(("hooks", "edit_uri", "watch"))
    changed = {**kept_out, "docs_dir": _DOCS, "site_dir": "site", "not_in_nav": "*"}
    pairs = [(key, value) for key, value in config.value if key.value not in changed]
    pairs += [(_scalar(key), _scalar(value)) for key, value in changed.items() if value]
    for key, value in pairs:
        if key.value == "theme" and isinstance(value, yaml.MappingNode) and "custom_dir" in values["theme"]:
            rest = [(name, each) for name, each in value.value if name.value != "custom_dir"]
            value.value = [*rest, (_scalar("custom_dir"), _scalar(_OVERRIDES))]
    listed = (_put_first("extra_css", STYLE_SHEET, pairs), _put_first("extra_javascript", SCRIPT, pairs))
    pairs = [*(pair for pair in pairs if pair[0].value not in {"extra_css", "extra_javascript"}), *listed]
    node = yaml.MappingNode(config.tag, pairs)
    return str(yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True))


def _put_first(
    key: str, path: str, pairs: Iterable[tuple[yaml.Node, yaml.Node]]
) -> tuple[yaml.Node, yaml.Node]:
    """The site's style sheets or scripts, with ours before them."""
    own = [item for name, value in pairs if name.value == key for item in value.value]
    ours = [] if any(item.value == path for item in own) else [_scalar(path)]
    return _scalar(key), yaml.SequenceNode("tag:yaml.org,2002:seq", [*ours, *own])


def _plain(node: yaml.Node) -> Any:  # noqa: ANN401 - any YAML value
    """A node as mappings, lists and text, tags left aside."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    return [_plain(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else str(node.value)


def _scalar(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text)


def _write(path: Path, content: str | bytes) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return 1


def _may_replace(target: Path) -> bool:
    """Says whether what stands in the place of a tree is an empty folder or a tree written before."""
    return target.is_dir() and (not any(target.iterdir()) or (target / _MARK).is_file())


def _existing(target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    return target.resolve().parent
