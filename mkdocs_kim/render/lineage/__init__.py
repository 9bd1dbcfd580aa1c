"""Draws lineage in columns: boxes, and lines that keep to the gutters between them.

Our own, because of the layered layouts on PyPI the settled one has rested since 2023 under another
licence, and the others are young compiled packages that know no bundled lines or ties in a column.
"""
