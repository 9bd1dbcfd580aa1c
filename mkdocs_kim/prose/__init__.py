"""CommonMark with ``[[cross-links]]`` and ``[@citations]`` becomes a small tree with positions."""

from .opening import parted
from .reading import LONGEST, read
from .tree import Bit, Passage, visible

__all__ = ["LONGEST", "Bit", "Passage", "parted", "read", "visible"]
