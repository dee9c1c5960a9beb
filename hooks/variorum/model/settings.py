"""Settings: what a site chooses, under `extra: variorum:` in `mkdocs.yml`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a site chooses.

    Attributes:
        entries: The folder of the entries, relative to the configuration file.
        citation_style: A CSL style: the name of one of those installed, or the path of a `.csl` file.
        locale: Language of dates and of the citations' words, as BCP 47.
        home_language: Language of headwords and prose, as BCP 47.
        letters_per_page: Above how many names the A–Z is split into a page a letter.
    """

    entries: str = "entries"
    citation_style: str = "chicago-notes-bibliography"
    locale: str = "en-GB"
    split_index_above: int = 1500
    edit_root: str = ""
