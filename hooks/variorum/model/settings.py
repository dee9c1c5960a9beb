"""Settings: what a site chooses in `mkdocs.yml`; under `extra: variorum:` what is for us alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a site chooses.

    Attributes:
        entries: The folder of the entries, relative to the configuration file.
        citation_style: A CSL style: the name of one of those installed, or the path of a `.csl` file.
        locale: Language of dates, numbers and the citations' words, as BCP 47.
        map_links: Maps elsewhere to which points lead: the name of each and its address, with
            `{latitude}` and `{longitude}` in it.
        split_index_above: The number of names above which the A–Z has a page for each letter.
    """

    entries: str
    citation_style: str
    locale: str
    map_links: Mapping[str, str]
    split_index_above: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a host says of the site that it makes.

    Attributes:
        title: Its name.
        url: Where it will stand, with a slash at its end; empty if that is not known.
        language: The language of its pages, as BCP 47.
        directory_urls: Pages are folders (`people/x/`) and not files (`people/x.html`).
    """

    title: str = ""
    url: str = ""
    language: str = "en"
    directory_urls: bool = True
