"""The site, as a host's configuration describes it: MkDocs' own, or the same file as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from variorum.model.settings import Site

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.model.provenance import Provenance


def describe_site(config: Mapping[str, Any], provenance: Provenance) -> Site:
    """Describes a site.

    Args:
        config: The configuration: of MkDocs, or what stands in its file, where every scalar is text.
        provenance: What is known of the files of its encyclopedia.
    """
    url, theme = str(config.get("site_url") or ""), config.get("theme")
    return Site(
        title=str(config.get("site_name") or ""),
        url=f"{url.removesuffix('/')}/" if url else "",
        language=str(theme.get("language") or "en") if theme and not isinstance(theme, str) else "en",
        directory_urls=str(config.get("use_directory_urls", True)).lower() != "false",
        repository=str(config.get("repo_url") or ""),
        provenance=provenance,
    )
