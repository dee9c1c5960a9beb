"""Mending: faults of the theme's templates, put right while they are read.

Material for MkDocs no longer changes much, and some of its templates write what an HTML checker or a screen
reader stumbles over. Each fault is an exact text of one template; where a release has changed it, nothing
is done. A template of the site's own is not touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import BaseLoader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a template.

    Attributes:
        template: The template, as the theme names it.
        wrong: Its text.
        right: What stands there instead.
        why: What was wrong with it.
    """

    template: str
    wrong: str
    right: str
    why: str


FAULTS: Final = (
    Fault(
        "base.html",
        'type="checkbox" id="__drawer" autocomplete="off"',
        'type="checkbox" id="__drawer" aria-label="{{ lang.t(\'nav\') }}"',
        "HTML knows no completion of checkboxes; and without a name nobody knows what this one does.",
    ),
    Fault(
        "base.html",
        'type="checkbox" id="__search" autocomplete="off"',
        'type="checkbox" id="__search" hidden',
        "The theme's script needs it, and nobody else does: the search is ours.",
    ),
    Fault(
        "partials/nav-item.html",
        'tabindex="{{ tabindex }}"',
        'tabindex="{{ tabindex | d(-1, true) }}"',
        "An empty value is no number.",
    ),
    Fault(
        "partials/toc.html",
        '<label class="md-nav__title" for="__toc">',
        '<label class="md-nav__title"'
        '{% if "navigation" not in (page.meta.hide or () if page.meta else ()) %} for="__toc"{% endif %}>',
        "On pages outside of the navigation there is no such control.",
    ),
    Fault(
        "partials/toc-item.html",
        '<nav class="md-nav" aria-label="{{ toc_item.title | striptags | e }}">',
        '<div class="md-nav">',
        "A list within a list of contents is no landmark of its own.",
    ),
    Fault("partials/toc-item.html", "</nav>", "</div>", "The end of the former."),
)
"""Seen in mkdocs-material 9.8."""


class MendingLoader(BaseLoader):
    """Reads templates from another loader and mends those of the theme.

    Args:
        inner: The loader.
        theme: The folder of the theme's templates.
        faults: What is mended.
    """

    def __init__(self, inner: BaseLoader, theme: Path, faults: Sequence[Fault] = FAULTS) -> None:
        self._inner = inner
        self._theme = theme
        self._faults = faults

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Reads a template."""
        source, path, is_current = self._inner.get_source(environment, template)
        if path and Path(path).is_relative_to(self._theme):
            for fault in self._faults:
                if fault.template == template:
                    source = source.replace(fault.wrong, fault.right)
        return source, path, is_current

    def list_templates(self) -> list[str]:
        """Lists all templates."""
        return self._inner.list_templates()
