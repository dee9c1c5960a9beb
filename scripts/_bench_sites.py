"""The two configurations that the benchmark compares, both made from the `mkdocs.yml` of this checkout.

Ours is what readers get, with only the places changed. The plain one has the same theme and Markdown
extensions, the theme's own search, and nothing of Variorum: no hook, no templates, no styles. The YAML is
changed as nodes, because tags such as `!!python/name:` mean something to MkDocs alone.
"""

from collections.abc import Iterable
from pathlib import Path

import yaml

from _setup import ROOT

_NAVIGATION = "[index.md]"
_OWN_TO_OURS = {"hooks", "extra", "extra_css", "extra_javascript", "extra_templates"}
_OWN_TO_THE_CHECKOUT = {"nav", "not_in_nav", "exclude_docs", "watch", "docs_dir", "site_dir", "validation"}
_PLAIN_PLUGINS = "[{search: {lang: [en, ru, ja]}}]"
"""The theme's own search, for the scripts in which names are made."""


def write_our_site(folder: Path, original: Path = ROOT / "mkdocs.yml") -> Path:
    """Write the configuration that builds `entries/` and `docs/` of a folder.

    Args:
        folder: The folder of a made encyclopedia.
        original: The configuration to follow.

    Returns:
        The file.
    """
    root = _read(original)
    _drop(root, _OWN_TO_THE_CHECKOUT)
    for hook in _items(_get(root, "hooks")):
        hook.value = str((original.parent / hook.value).resolve())
    _place_templates(root, original.parent)
    settings = _get(_get(root, "extra"), "variorum")
    _set(settings, "entries", "entries")
    _set(root, "docs_dir", "docs")
    return _write(root, folder / "ours.yml", folder / "site-ours")


def write_plain_site(folder: Path, original: Path = ROOT / "mkdocs.yml") -> Path:
    """Write the configuration that builds the plain pages of a folder.

    Args:
        folder: The folder of a made encyclopedia.
        original: The configuration to follow.

    Returns:
        The file.
    """
    root = _read(original)
    _drop(root, _OWN_TO_THE_CHECKOUT | _OWN_TO_OURS)
    _drop(_get(root, "theme"), {"custom_dir"})
    _set(root, "plugins", yaml.compose(_PLAIN_PLUGINS, yaml.SafeLoader))
    _set(root, "docs_dir", "plain")
    return _write(root, folder / "plain.yml", folder / "site-plain")


def _read(original: Path) -> yaml.MappingNode:
    with original.open(encoding="utf-8") as file:
        root = yaml.compose(file, yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise TypeError(f"{original} is not a mapping")
    return root


def _write(root: yaml.MappingNode, path: Path, site: Path) -> Path:
    _set(root, "site_dir", str(site))
    # Entries stay out of the navigation on both sides: in it, they cost the plain build six times as much.
    _set(root, "nav", yaml.compose(_NAVIGATION, yaml.SafeLoader))
    _set(root, "not_in_nav", "*")
    path.write_text(yaml.serialize(root, allow_unicode=True), encoding="utf-8")
    return path


def _place_templates(root: yaml.MappingNode, base: Path) -> None:
    """Let the theme find its templates, which stay in the checkout."""
    theme = _get(root, "theme")
    for key, value in theme.value if isinstance(theme, yaml.MappingNode) else ():
        if key.value == "custom_dir":
            value.value = str((base / value.value).resolve())


def _get(node: yaml.Node, key: str) -> yaml.Node:
    """Give the value of a key; an empty mapping, put there, if it has none."""
    if not isinstance(node, yaml.MappingNode):
        return yaml.MappingNode("tag:yaml.org,2002:map", [])
    found: list[yaml.Node] = [value for name, value in node.value if name.value == key]
    if found:
        return found[0]
    value = yaml.MappingNode("tag:yaml.org,2002:map", [])
    _set(node, key, value)
    return value


def _set(node: yaml.Node, key: str, value: yaml.Node | str | None) -> None:
    """Set the value of a key."""
    _drop(node, {key})
    text = "tag:yaml.org,2002:str"
    new = yaml.ScalarNode(text, value, style='"') if isinstance(value, str) else value
    node.value.append((yaml.ScalarNode(text, key), new))


def _drop(node: yaml.Node, keys: Iterable[str]) -> None:
    """Take keys out of a mapping."""
    if isinstance(node, yaml.MappingNode):
        node.value = [pair for pair in node.value if pair[0].value not in keys]


def _items(node: yaml.Node) -> list[yaml.ScalarNode]:
    return node.value if isinstance(node, yaml.SequenceNode) else []
