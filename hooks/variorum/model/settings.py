"""Settings: what a site chooses, under `extra: variorum:` in `mkdocs.yml`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a site chooses.

    Attributes:
        entries: The folder of the entries, relative to the configuration file.
        citation_style: A CSL style: the name of one of those installed, or the path of a `.csl` file.
        locale: Language of dates, numbers and the citations' words, as BCP 47.
        split_index_above: The number of names above which the A–Z has a page for each letter.
    """

    entries: str
    citation_style: str
    locale: str
    split_index_above: int
