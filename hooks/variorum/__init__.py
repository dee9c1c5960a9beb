"""Variorum: static encyclopedias in which every statement has a source.

Sources that differ stand side by side, and editors judge between them with reasons.

A compiler in layers, each of which knows only those below it: `host`, `build`, `render`, `compile` and
`check`, `catalog`, `parse`, `model`, `diagnostics` and `names`. `docs/develop/architecture.md` shows the way
of one claim through them.
"""
