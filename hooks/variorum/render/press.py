"""The press: what all pages of a publication are written with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.catalog import Catalog
    from variorum.compile.imprint import Imprint
    from variorum.model.settings import Site
    from variorum.render.addresses import Addresses
    from variorum.render.bibliography import Citations
    from variorum.render.dialect import Dialect
    from variorum.render.entry_citations import EntryCitations
    from variorum.render.permalinks import Permalinks


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What all pages are written with.

    Attributes:
        catalog: Everything known.
        addresses: Where pages are.
        citations: Formatted citations.
        dialect: The Markdown of the site.
        site: What the host says of the site.
        locale: Language of numbers and dates, as BCP 47.
        map_links: Maps elsewhere: the name of each, and the address of a point on it.
        imprint: Which edition this is.
        permalinks: Where things stay.
        entry_citations: How entries are cited.
        license: The address of the licence of the entries; empty if it is not stated.
    """

    catalog: Catalog
    addresses: Addresses
    citations: Citations
    dialect: Dialect
    site: Site
    imprint: Imprint
    permalinks: Permalinks
    entry_citations: EntryCitations
    license: str = ""
    locale: str = "en-GB"
    map_links: Mapping[str, str] = field(default_factory=dict)
