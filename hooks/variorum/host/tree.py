"""The tree: the edition as Markdown files with a configuration, for any builder that reads MkDocs' layout.

The way out: no hook of ours runs over it. Entries are Markdown, with the parts that we generate as HTML; it
is written only of an encyclopedia without errors, so that no HTML that an editor may not use can be in it.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.host.configuration import DOCS as _DOCS, prepare_from, read_configuration
from variorum.parse.files import list_files
from variorum.render.assets import SCRIPT, STYLE_SHEET
from variorum.render.pages import write_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from variorum.build.publication import Publication
    from variorum.host.configuration import Configuration

_OVERRIDES = "overrides"
_MARK = ".variorum-tree"


def write_tree(config_path: Path, target: Path) -> tuple[int, tuple[Diagnostic, ...]]:
    """Writes the tree of a site.

    Args:
        config_path: Its `mkdocs.yml`.
        target: The folder to write; it must not exist, or be a tree written before.

    Returns:
        How many files were written (0 if there are errors; the target is then as it was), and what is wrong.
    """
    if target.exists() and not _may_replace(target):
        message = f"the folder {target} exists and holds something else"
        return 0, (
            Diagnostic(Location(str(target)), Code.E507, message, "Name a folder that does not exist."),
        )
    configuration, found = read_configuration(config_path)
    if configuration is None:
        return 0, found
    publication, texts, found = prepare_from(configuration)
    if publication is None:
        return 0, found
    with tempfile.TemporaryDirectory(prefix=".tree-", dir=_existing(target)) as folder:
        staged = Path(folder) / "new"
        files = _files(publication, texts)
        count = sum(_write(staged / _DOCS / path, content) for path, content in files)
        count += _copy_rest(configuration, staged, texts)
        _write(staged / "mkdocs.yml", _write_configuration(configuration))
        _write(staged / _MARK, "Written by Variorum; written anew as a whole.\n")
        if target.exists():
            target.rename(Path(folder) / "old")
        staged.rename(target)
    return count + 2, found


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


def _copy_rest(configuration: Configuration, staged: Path, texts: Iterable[str]) -> int:
    """Copies what is no page: pictures, style sheets, the theme's overrides."""
    root, values, written = configuration.root, configuration.values, set(texts)
    docs = root / configuration.docs
    count = 0
    for path in list_files(docs, ""):
        name = path.relative_to(docs).as_posix()
        if path.is_file() and name not in written and path.resolve().is_relative_to(root):
            count += _write(staged / _DOCS / name, path.read_bytes())
    custom = (values.get("theme") or {}).get("custom_dir") if isinstance(values.get("theme"), dict) else None
    if custom and (root / custom).is_dir():
        shutil.copytree(root / custom, staged / _OVERRIDES, dirs_exist_ok=True)
    return count


def _write_configuration(configuration: Configuration) -> str:
    """The site's configuration without our hook and with the tree's folders; custom tags are kept."""
    config, values = configuration.node, configuration.values
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
