"""CommonMark with ``[[cross-links]]`` and ``[@citations]`` becomes a small tree with positions."""

from .reading import LONGEST, read
from .tree import Bit, Passage, visible

__all__ = ["LONGEST", "Bit", "Passage", "read", "visible"]
