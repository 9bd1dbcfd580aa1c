"""The language of worksheets: blocks that compose, in millimetres, part of an instrument."""

from .base import Block, Count, Line
from .drawn import Canvas, Houses, Pie, Rings, Scale, Timeline, Tree, Web
from .sheet import DRAWN, Blocks, Column, Columns, Example, Sheet, every
from .written import Box, Checklist, Fields, Legend, Lines, Matrix, Questions, Table, Words

__all__ = [
    "DRAWN",
    "Block",
    "Blocks",
    "Box",
    "Canvas",
    "Checklist",
    "Column",
    "Columns",
    "Count",
    "Example",
    "Fields",
    "Houses",
    "Legend",
    "Line",
    "Lines",
    "Matrix",
    "Pie",
    "Questions",
    "Rings",
    "Scale",
    "Sheet",
    "Table",
    "Timeline",
    "Tree",
    "Web",
    "Words",
    "every",
]
