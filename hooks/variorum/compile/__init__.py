"""Compile: entries made ready for readers. It speaks of things, never of syntax.

Notes have numbers, tables have rows, references have targets; how they are written is the business
of `render`, so that page, book and data share everything.
"""
