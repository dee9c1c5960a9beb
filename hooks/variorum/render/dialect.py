"""The dialect: Markdown as the site is configured to read it, made into HTML that can do no harm."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

import nh3
from markdown import Markdown

from variorum.model.safe_html import ATTRIBUTES, SCHEMES, TAGS
from variorum.names import slugify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXTENSIONS: tuple[str, ...] = ("abbr", "admonition", "attr_list", "def_list", "tables", "toc")
"""The extensions that are used where a site names none."""

_PLAIN = re.compile(r"[^*_`\[\]<>&\\#~^|{}\n:/@]*")
_OURS = {"td": {"style"}, "th": {"style"}, "sup": {"data-search-exclude"}}
"""Attributes that Markdown extensions and note marks of ours bring: tag → names."""
_OUR_VALUES = {"a": {"role": {"doc-noteref"}}}
"""Attributes of note marks that may have one value: tag → name → values."""


@dataclass(frozen=True, slots=True)
class Converted:
    """HTML made of Markdown.

    Attributes:
        html: The HTML, safe to show.
        headings: Python-Markdown's tokens of its headings (`level`, `id`, `name`, `children`).
    """

    html: str
    headings: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Dialect:
    """A Markdown processor and a cleaner, made once for a build.

    Attributes:
        extensions: Names or instances of Python-Markdown extensions.
        configs: Their settings.
    """

    extensions: Sequence[Any] = EXTENSIONS
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    _processor: Markdown = field(init=False, repr=False)
    _cleaner: nh3.Cleaner = field(init=False, repr=False)

    def __post_init__(self) -> None:
        configs = {name: dict(config) for name, config in self.configs.items()}
        configs["toc"] = {"slugify": _slugify, **configs.get("toc", {})}
        configs["footnotes"] = {**configs.get("footnotes", {}), "SEPARATOR": "-"}  # `:` is that of our notes
        object.__setattr__(
            self, "_processor", Markdown(extensions=list(self.extensions), extension_configs=configs)
        )
        object.__setattr__(self, "_cleaner", _make_cleaner())

    def convert(self, markdown: str) -> Converted:
        """Converts Markdown to HTML that can do no harm."""
        self._processor.reset()
        html = self._processor.convert(markdown)
        return Converted(self._cleaner.clean(html), tuple(getattr(self._processor, "toc_tokens", ())))

    def convert_inline(self, markdown: str) -> str:
        """Converts a phrase or a few sentences; a single paragraph comes without its tags."""
        if _PLAIN.fullmatch(markdown):
            return escape(markdown, quote=False)
        html = self.convert(markdown).html.strip()
        is_single = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
        return html[3:-4] if is_single else html


def _slugify(text: str, separator: str) -> str:
    return slugify(text, separator)


def _make_cleaner() -> nh3.Cleaner:
    attributes = {tag: set(names) for tag, names in ATTRIBUTES.items() if names}
    for tag, names in _OURS.items():
        attributes.setdefault(tag, set()).update(names)
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=attributes,
        tag_attribute_values=_OUR_VALUES,
        filter_style_properties={"text-align"},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
