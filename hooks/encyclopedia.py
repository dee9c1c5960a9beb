"""The hook that mkdocs.yml names: the events of Variorum, nothing else."""

from variorum.host.mkdocs import on_config, on_files, on_page_markdown, on_post_build, on_serve, on_startup

__all__ = ["on_config", "on_files", "on_page_markdown", "on_post_build", "on_serve", "on_startup"]
