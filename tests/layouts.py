"""Prose of lines that are more than the next words of a paragraph, in any order."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    ["een", "*", "-", "1.", "12.5", "#", "[[ecogram|mijn ecogram]]", "=", "__", "a\\", ">", "`x"]
)
ROWS = st.sampled_from(
    ["een", "twee drie", "***", "---", "- - -", "_ _ _", "===", "+", "2)", "1. een", "- een", "",
     "[x]: http://y.nl", "[x]:", "'titel'", "[een", "twee]: http://z.nl", "> een", ">", "> ***",
     "- ***", "- -", "    in", "  in", "\tin", "-     in", "een  ", "een\\", "> [x]: y", "# Kop"]
)  # fmt: skip
LAYOUTS = st.lists(st.lists(WORDS, min_size=1, max_size=40).map(" ".join) | ROWS).map("\n".join)
