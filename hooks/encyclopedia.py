"""The hook that mkdocs.yml names: the events of Variorum, nothing else."""

from variorum.host.mkdocs import on_config, on_files, on_page_context, on_page_markdown, on_post_build

from variorum.host.mkdocs import on_serve, on_startup  # isort: skip - two short lines in place of ten

__all__ = [
    "on_config",
    "on_files",
    "on_page_context",
    "on_page_markdown",
    "on_post_build",
    "on_serve",
    "on_startup",
]
