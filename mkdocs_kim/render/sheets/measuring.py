"""What blocks are measured with: the paper, the words, and a unit that grows with the paper."""

from __future__ import annotations

from dataclasses import dataclass

from ...records import Text
from ..drawing.drawing import Frame, Say
from ..metrics import breakable, height, wrap
from .paper import Paper

LINE = 8.5
"""Of a line to write on, on A4; nowhere less than 8 mm."""


HAIR = 0.985
"""A hair less room than there is, so that the setter never needs a line more than we count."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a block is measured and set for."""

    paper: Paper
    say: Say
    filled: bool

    def mm(self, on_a4: float) -> float:
        """Scale a length to the paper."""
        return on_a4 * self.paper.scale

    def frame(self, width: float, height: float) -> Frame:
        """Make the frame of a drawing."""
        return Frame(width, height, self.paper.body, self.say, self.filled)

    def tall(self, text: Text | str, room: float, *, bold: bool = False, size: float = 0) -> float:
        """Measure the height of a text that wraps."""
        words = self.say(text) if isinstance(text, Text) else text
        size = size or self.paper.body
        return height(max(1, len(wrap(words, room * HAIR, size, bold))), size)

    def words(self, text: Text | str, room: float, *, bold: bool = False, size: float = 0) -> str:
        """Word a text so that it breaks where it was measured to."""
        words = self.say(text) if isinstance(text, Text) else text
        return breakable(words, room * HAIR, size or self.paper.body, bold)
