"""Names as people write them: folding, collation, suggestions. Knows nothing of entries."""

from variorum.names.collation import collation_key, index_letter
from variorum.names.folding import fold, slugify, suggest_id
from variorum.names.suggestions import closest, did_you_mean, suggest

__all__ = [
    "closest",
    "collation_key",
    "did_you_mean",
    "fold",
    "index_letter",
    "slugify",
    "suggest",
    "suggest_id",
]
