"""Settings: what a site chooses in `mkdocs.yml`; under `extra: variorum:` what is for us alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from variorum.model.provenance import Provenance

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
        edition: The version of what is published, as citations name it; empty for none.
        edition_date: Its day, as `YYYY-MM-DD`; empty for that of the last commit, if there is git.
        permalink: Where each edition stays, with `{edition}` for its version; empty for nowhere.
        license: The address of the licence of the entries; empty if it is not stated.
        contributors: Show from git who changed an entry, and when.
        essays: Pages of `docs/` that stand in the book before the entries, in order.
    """

    entries: str
    citation_style: str
    locale: str
    map_links: Mapping[str, str]
    split_index_above: int
    edition: str = ""
    edition_date: str = ""
    permalink: str = ""
    license: str = ""
    contributors: bool = True
    essays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a host says of the site that it makes.

    Attributes:
        title: Its name.
        url: Where it will stand, with a slash at its end; empty if that is not known.
        language: The language of its pages, as BCP 47.
        directory_urls: Pages are folders (`people/x/`) and not files (`people/x.html`).
        repository: The web page of its repository; empty if there is none.
        provenance: What is known of the files of the encyclopedia.
    """

    title: str = ""
    url: str = ""
    language: str = "en"
    directory_urls: bool = True
    repository: str = ""
    provenance: Provenance = field(default_factory=Provenance)
