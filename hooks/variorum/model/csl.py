"""Model stage: the vocabulary of bibliographic data, and one bibliographic item.

The words are those of the Citation Style Language, version 1.0.2 (its specification, appendices III and IV:
https://docs.citationstyles.org/en/stable/specification.html), because every reference manager and every
citation style speaks them. In comes nothing; out go the lists of words and `CslItem`, which holds an item
ready for a citation processor. Whether authored data uses the words rightly is decided by
`variorum.parse.csl`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ITEM_TYPES: Final = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
    interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog regulation
    report review review-book software song speech standard thesis treaty webpage
    """.split(),  # noqa: SIM905 – easier to read as words
)
"""What an item can be (appendix III)."""

NAME_VARIABLES: Final = frozenset(
    """
    author chair collection-editor compiler composer container-author contributor curator director
    editor editor-translator editorial-director executive-producer guest host illustrator interviewer
    narrator organizer original-author performer producer recipient reviewed-author script-writer
    series-creator translator
    """.split(),  # noqa: SIM905 – easier to read as words
)
"""Variables that hold lists of persons and bodies."""

DATE_VARIABLES: Final = frozenset(
    "accessed available-date event-date issued original-date submitted".split(),  # noqa: SIM905
)
"""Variables that hold a date or an interval."""

NUMBER_VARIABLES: Final = frozenset(
    """
    chapter-number collection-number edition issue number number-of-pages number-of-volumes page
    part-number printing-number section supplement-number version volume
    """.split(),  # noqa: SIM905 – easier to read as words
)
"""Variables that hold a number, usually; `xii`, `3a` and `1-2` are values too, so they are kept as text."""

TEXT_VARIABLES: Final = frozenset(
    """
    abstract annote archive archive_collection archive_location archive-place authority call-number
    citation-key collection-title container-title container-title-short dimensions division DOI
    event-place event-title genre ISBN ISSN jurisdiction keyword language license medium note
    original-publisher original-publisher-place original-title part-title PMCID PMID publisher
    publisher-place references reviewed-genre reviewed-title scale source status title title-short URL
    volume-title
    """.split(),  # noqa: SIM905 – easier to read as words
)
"""Variables that hold text (the specification's "standard variables")."""

PROCESSOR_VARIABLES: Final = frozenset(
    "citation-label citation-number first-reference-note-number locator page-first year-suffix".split(),  # noqa: SIM905
)
"""Variables that the processor sets itself while it formats; an item does not state them."""

VARIABLES: Final = NAME_VARIABLES | DATE_VARIABLES | NUMBER_VARIABLES | TEXT_VARIABLES
"""Every variable that an item may state."""

NAME_PARTS: Final = frozenset(
    "family given literal suffix dropping-particle non-dropping-particle".split(),  # noqa: SIM905
)
"""Parts of a name that hold text."""

NAME_FLAGS: Final = frozenset("comma-suffix static-ordering".split())  # noqa: SIM905
"""Parts of a name that are true or false."""


@dataclass(frozen=True, slots=True)
class CslItem:
    """A bibliographic item as CSL-JSON, ready for any citation processor.

    It is kept as text, so that it is immutable to its depths, can be hashed, compared and sent to another
    process, and so that the same item always gives the same bytes.
    """

    id: str
    """The id of the source that it describes."""
    canonical: str
    """The item as one line of JSON with sorted keys, its id among them."""

    @classmethod
    def build(cls, item_id: str, fields: Mapping[str, object]) -> CslItem:
        """Makes an item.

        Args:
            item_id: The id of the source.
            fields: CSL-JSON variables without the id: text, lists of names, and dates as `date-parts`.

        Raises:
            TypeError: A value is nothing that JSON can hold.
        """
        content = {**fields, "id": item_id}
        return cls(item_id, json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")))

    def as_json(self) -> dict[str, object]:
        """Gives the item as a new mapping, its id included, for a JSON encoder or a test."""
        content: dict[str, object] = json.loads(self.canonical)
        return content
