"""How the marks of our own are written."""

from __future__ import annotations

import re

CROSS_LINK = re.compile(r"\[\[([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
CITATION = re.compile(r"\[@([^\[\]\n]*)\]")
MARK = re.compile(f"{CROSS_LINK.pattern}|{CITATION.pattern}")
"""Either, for a text that holds no other brackets."""
