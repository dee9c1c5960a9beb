"""The press: what all pages of a publication are written with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from variorum.catalog import Catalog
    from variorum.model.settings import Site
    from variorum.render.addresses import Addresses
    from variorum.render.bibliography import Citations
    from variorum.render.dialect import Dialect


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What all pages are written with.

    Attributes:
        catalog: Everything known.
        addresses: Where pages are.
        citations: Formatted citations.
        dialect: The Markdown of the site.
        site: What the host says of the site.
        locale: Language of numbers in drawings, as BCP 47.
        map_links: Maps elsewhere: the name of each, and the address of a point on it.
    """

    catalog: Catalog
    addresses: Addresses
    citations: Citations
    dialect: Dialect
    site: Site
    locale: str = "en-GB"
    map_links: Mapping[str, str] = field(default_factory=dict)
