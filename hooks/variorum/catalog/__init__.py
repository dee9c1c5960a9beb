"""Catalog: everything that was read, checked and connected; frozen, with its inverse indexes."""

from variorum.catalog.agreement import agree, all_agree
from variorum.catalog.catalog import Catalog, Mention, Relation
from variorum.catalog.connect import connect_entries
from variorum.catalog.disputes import Dispute, DisputeStatus, ValueGroup
from variorum.catalog.resolving import Ambiguous, Found, Missing, NameIndex, Resolution

__all__ = [
    "Ambiguous",
    "Catalog",
    "Dispute",
    "DisputeStatus",
    "Found",
    "Mention",
    "Missing",
    "NameIndex",
    "Relation",
    "Resolution",
    "ValueGroup",
    "agree",
    "all_agree",
    "connect_entries",
]
