"""Render: what was compiled, written in a syntax. It decides nothing about contents."""
