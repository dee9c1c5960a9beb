"""The book: the edition written in Typst, from the same articles, notes and tables as the site.

It speaks Typst and decides nothing about how that looks: functions such as `entry` and `note` are defined in
`template.typ`, which stands beside this file.
"""
