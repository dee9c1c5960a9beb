"""Theming: what we bring to the theme of a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.utils import get_theme_dir

from variorum.host.mending import MendingLoader
from variorum.render.assets import SCRIPT, STYLE_SHEET

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig


def bring_assets(config: MkDocsConfig) -> None:
    """Puts our style sheet and script before the site's own, and our templates behind its own."""
    if STYLE_SHEET not in config.extra_css:
        config.extra_css.insert(0, STYLE_SHEET)
    if SCRIPT not in map(str, config.extra_javascript):
        script = ExtraScriptValue(SCRIPT)
        script.defer = True
        config.extra_javascript.insert(0, script)
    ours = str(Path(__file__).with_name("theme"))
    if ours not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, ours)


def mend_theme(env: Environment, config: MkDocsConfig) -> Environment:
    """Lets the environment of a site read the theme's templates mended."""
    if env.loader and config.theme.name == "material":
        env.loader = MendingLoader(env.loader, Path(get_theme_dir("material")))
    return env
