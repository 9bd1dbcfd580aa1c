"""A drawing in millimetres: what is drawn on paper, on the page and in a thumbnail alike.

It remembers where its words stand, so that words which leave the drawing or cover each other are
found before anything is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import cos, hypot, sin

from markupsafe import Markup

from ...diagnostics import Diagnostic, Fact, Position
from ...records import Text
from ..fonts import FAMILY
from ..metrics import LEADING, width, wrap

Say = Callable[[Text], str]
Point = tuple[float, float]

STROKES = {
    "guide": {"stroke": "#767676", "stroke-width": "0.25", "stroke-dasharray": "1 1"},
    "faint": {"stroke": "#a0a0a0", "stroke-width": "0.2"},
    "rule": {"stroke": "#595959", "stroke-width": "0.3"},
    "edge": {"stroke": "#1a1a1a", "stroke-width": "0.5"},
    "strong": {"stroke": "#1a1a1a", "stroke-width": "0.9"},
    "ink": {"stroke": "#1d3f72", "stroke-width": "0.5"},
}
"""Role of a stroke → how it looks on paper; on the page the style sheet chooses the colour."""
WORDS = {"label": "#1a1a1a", "quiet": "#595959", "ink": "#1d3f72"}
"""Role of words → their colour on paper."""
_FILLS = {
    "none": ("", "none"),
    "paper": (" kim-draw__paper", "#fff"),
    "solid": (" kim-draw__solid", "#1a1a1a"),
}
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a drawing is made for."""

    width: float
    height: float
    size: float
    """Of the type."""
    say: Say
    filled: bool = False
    """Whether the example is drawn too."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where some words stand."""

    left: float
    top: float
    right: float
    bottom: float
    words: str
    at: Position | None


@dataclass
class Drawing:
    """Shapes and words, in the order in which they are drawn."""

    width: float
    height: float
    size: float
    say: Say
    body: list[Markup] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)

    def path(self, d: str, role: str, fill: str = "none", **more: str) -> None:
        """Draw a path; ``fill`` is ``none``, ``paper`` or ``solid``."""
        self._shape("path", {"d": d}, role, fill, more)

    def line(self, points: Sequence[Point], role: str, **more: str) -> None:
        """Draw straight lines from point to point."""
        d = "M" + " L".join(f"{mm(x)} {mm(y)}" for x, y in points)
        self.path(d, role, **more)

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, role: str, fill: str = "none"
    ) -> None:
        """Draw an ellipse around a point."""
        self._shape("ellipse", {"cx": mm(x), "cy": mm(y), "rx": mm(rx), "ry": mm(ry)}, role, fill)

    def _shape(
        self, tag: str, place: dict[str, str], role: str, fill: str, more: Mapping[str, str] = _NONE
    ) -> None:
        kind, paint = _FILLS[fill]
        chosen = {name.replace("_", "-"): value for name, value in more.items()}
        attributes = {
            "class": f"kim-draw__{role}{kind}",
            **place,
            "fill": paint,
            **STROKES[role],
            **chosen,
        }
        self.body.append(Markup("<{} {}/>").format(tag, Markup(_attributes(attributes))))

    def words(
        self,
        text: Text | str,
        x: float,
        y: float,
        *,
        room: float = 0,
        anchor: str = "middle",
        role: str = "label",
        bold: bool = False,
        backed: bool = False,
        size: float = 0,
        vertical: str = "middle",
        at: Position | None = None,
    ) -> Spot:
        """Write words at a point: centred, or from it (``start``), or up to it (``end``).

        Shape: with ``room`` they break into lines; ``vertical`` is ``middle``, ``top``, ``bottom``:
        which part of the words the point is. ``backed`` words hide what is behind them. ``at`` is
        where words stand in the record that are not a text of it as they are.
        """
        size = size or self.size
        plain = self.say(text) if isinstance(text, Text) else text
        at = text.at if isinstance(text, Text) else at
        lines = wrap(plain, room, size, bold) if room else [plain]
        wide = max((width(line, size, bold) for line in lines), default=0)
        tall = len(lines) * size * LEADING
        top = y - {"top": 0.0, "middle": tall / 2, "bottom": tall}[vertical]
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        spot = Spot(left, top, left + wide, top + tall, plain, at)
        self.spots.append(spot)
        if backed:
            place = {"x": mm(left - 0.8), "y": mm(top), "width": mm(wide + 1.6), "height": mm(tall)}
            paper = {"class": "kim-draw__paper", **place, "fill": "#fff"}
            self.body.append(Markup("<rect {}/>").format(Markup(_attributes(paper))))
        look = {"class": f"kim-draw__words--{role}", "fill": WORDS[role], "font-size": mm(size)}
        look |= {"text-anchor": anchor, "font-family": FAMILY}
        look |= {"font-weight": "700"} if bold else {}
        look |= {"font-style": "italic"} if role == "ink" else {}
        for number, line in enumerate(lines):
            base = top + number * size * LEADING + size * (LEADING / 2 + 0.34)
            attributes = Markup(_attributes({"x": mm(x), "y": mm(base), **look}))
            self.body.append(Markup("<text {}>{}</text>").format(attributes, line))
        return spot

    def fault(self, code: str, at: Position | None, **facts: Fact) -> None:
        """Note what does not fit."""
        if at is not None:
            self.faults.append(Diagnostic(code, at, facts))

    def problems(self) -> Iterator[Diagnostic]:
        """Go through what does not fit: noted while drawing, outside the edge, over each other."""
        yield from self.faults
        for spot in self.spots:
            outside = max(-spot.left, -spot.top, spot.right - self.width, spot.bottom - self.height)
            if outside > 0.3 and spot.at is not None:
                facts: dict[str, Fact] = {"label": spot.words, "excess": tenths(outside)}
                yield Diagnostic("label-outside", spot.at, facts)
        for first, second in combinations(self.spots, 2):
            at = second.at or first.at
            wide = min(first.right, second.right) - max(first.left, second.left)
            tall = min(first.bottom, second.bottom) - max(first.top, second.top)
            if wide > 0.5 and tall > self.size * 0.45 and at is not None:
                named: dict[str, Fact] = {"label": second.words, "other": first.words}
                yield Diagnostic("labels-overlap", at, {**named, "excess": tenths(min(wide, tall))})

    def svg(self, name: str, title: str, description: str) -> Markup:
        """Print the drawing; ``name`` makes its ids unique on the page."""
        html = Markup(
            '<svg class="kim-draw" xmlns="http://www.w3.org/2000/svg" role="img"'
            ' viewBox="0 0 {w} {h}" width="{w}mm" height="{h}mm"'
            ' aria-labelledby="{name}-titel {name}-uitleg">'
            '<title id="{name}-titel">{title}</title><desc id="{name}-uitleg">{text}</desc>{body}'
            "</svg>"
        )
        return html.format(
            w=mm(self.width),
            h=mm(self.height),
            name=name,
            title=title,
            text=description,
            body=Markup().join(self.body),
        )


def mm(value: float) -> str:
    """Write a length: two decimals are finer than any printer."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def tenths(value: float) -> str:
    """Write a length for people, rounded up to tenths of a millimetre."""
    return f"{int(value * 10 + 0.999) / 10:g}"


def _attributes(values: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{value}"' for name, value in values.items())


def on_ellipse(x: float, y: float, rx: float, ry: float, angle: float) -> Point:
    """Find the point of an ellipse in a direction; 0 is to the right, clockwise, in radians."""
    return x + rx * cos(angle), y + ry * sin(angle)


def between(start: Point, end: Point, part: float) -> Point:
    """Find a point on the way from one to the other."""
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def shortened(start: Point, end: Point, before: float, after: float) -> tuple[Point, Point]:
    """Take a length off both ends of a line."""
    long = hypot(end[0] - start[0], end[1] - start[1]) or 1
    return between(start, end, before / long), between(start, end, 1 - after / long)
