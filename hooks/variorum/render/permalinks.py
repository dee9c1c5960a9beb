"""Permanent links: where this very edition of a page stays, and where the history of its file is shown.

Hosts of repositories differ in their addresses. Those of GitHub, GitLab and Forgejo (Codeberg, Gitea) are
known; of another host there are no such links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

EDITION: Final = "{edition}"
"""What stands for the version in the address under which a site keeps its editions."""

_FORGES: Final = (
    (re.compile(r"(^|\.)github\."), "/commits/HEAD/{path}", "/blob/{revision}/{path}"),
    (re.compile(r"(^|\.)gitlab\."), "/-/commits/HEAD/{path}", "/-/blob/{revision}/{path}"),
    (
        re.compile(r"(^|\.)(codeberg|gitea|forgejo)\."),
        "/commits/commit/{revision}/{path}",
        "/src/commit/{revision}/{path}",
    ),
)
"""Names of hosts, the address of a file's history, that of the file at a commit; below the repository."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permalinks:
    """Where things stay.

    Attributes:
        site: Where the site stands, with a slash at its end; empty if that is not known.
        edition: Where this edition stays, with a slash at its end; empty if the site keeps none.
        repository: The web page of the repository; empty if there is none.
        revision: The commit of this edition; empty if that is not known.
        prefix: The folder of the site within the repository, with a slash at its end, if it has one.
    """

    site: str = ""
    edition: str = ""
    repository: str = ""
    revision: str = ""
    prefix: str = ""

    def page(self, url: str) -> str:
        """The permanent address of a page in this edition; empty if there is none."""
        return self.edition + quote(url.removeprefix("./")) if self.edition else ""

    def cite(self, url: str) -> str:
        """The best address to cite a page by: the permanent one, or that of the site, or none."""
        return self.page(url) or self.site_page(url)

    def site_page(self, url: str) -> str:
        """The address of a page where the site stands; empty if that is not known."""
        return self.site + quote(url.removeprefix("./")) if self.site else ""

    def history(self, path: str) -> str:
        """The page that shows the history of a file; empty if there is none."""
        return self._on_forge(1, path)

    def source(self, path: str) -> str:
        """The page that shows a file as it is in this edition; empty if there is none."""
        return self._on_forge(2, path)

    def _on_forge(self, which: int, path: str) -> str:
        host = urlsplit(self.repository).hostname or ""
        pattern = next((str(forge[which]) for forge in _FORGES if re.search(forge[0], host)), "")
        if not pattern or ("{revision}" in pattern and not self.revision):
            return ""
        below: Mapping[str, str] = {"path": quote(self.prefix + path), "revision": self.revision}
        return self.repository.removesuffix("/").removesuffix(".git") + pattern.format_map(below)


def address_edition(pattern: str, version: str) -> str:
    """Where an edition stays, from the pattern that the site chose; empty if it has no version."""
    if not pattern or (EDITION in pattern and not version):
        return ""
    return f"{pattern.replace(EDITION, quote(version, safe='')).removesuffix('/')}/"
