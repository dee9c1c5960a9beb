"""Entry pages: pages of the host whose contents come from an edition."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc

from variorum.render.pages import write_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from variorum.render.dialect import Dialect
    from variorum.render.pages import Page


class EntryPage(HostPage):
    """A page whose contents come from an edition, written when MkDocs asks for them."""

    def __init__(
        self, title: str, file: File, config: MkDocsConfig, write: Callable[[], Page], dialect: Dialect
    ) -> None:
        super().__init__(title, file, config)
        self._write = write
        self._dialect = dialect
        self.head = ""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the host's signature
        """There is no source to read."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - the host's signature
        """Writes the page as HTML."""
        page = self._write()
        # Themes print what stands in `meta` as it is, so it must be HTML.
        self.meta = {
            "title": escape(page.title),
            "description": escape(page.description),
            "hide": list(page.hides),
        }
        if not page.is_searchable:
            self.meta["search"] = {"exclude": True}
        self.head = page.head
        self.content, headings = write_html(page, self._dialect)
        self.toc = get_toc(headings)  # type: ignore[arg-type]
