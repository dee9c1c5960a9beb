"""Ids: kinds of text that must not be taken for one another."""

from __future__ import annotations

import re
from typing import NewType

EntryId = NewType("EntryId", str)
"""The id of an entry: the name of its file without `.md`."""

TypeId = NewType("TypeId", str)
"""The id of an entry type: the name of its file in `_types/` without `.yml`."""

FactId = NewType("FactId", str)
"""The id of a fact within its type."""

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Small ASCII letters, digits and single hyphens: safe in every URL and file system."""
