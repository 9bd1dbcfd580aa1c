"""The picture of a family as SVG: boxes that lead to methods, and a look for each kind of line.

Unit: millimetres, as on paper. The style sheet gives the colours; a line differs from the others by
its dashes and its ends too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import hypot

from markupsafe import Markup

from ...views.kin import Family, Tie
from ...views.parts import Target
from ...views.relations import LEADING
from ..drawing.drawing import mm
from ..metrics import LEADING as LINE
from ..metrics import height, wrap
from .graph import Line
from .layout import Layout, Place, layout
from .routes import Point

WIDTH, SIZE, PADDING = 40.0, 3.5, 2.2
"""Of a box, its type, and the room around the type."""
ROUND = 1.8
"""Radius of the bends of a line."""
HEADS = {
    "builds_on": Markup("M-3.4 -1.5L0 0L-3.4 1.5Z"),
    "follows": Markup("M-2.6 -1.6L0 0L-2.6 1.6"),
    "replaces": Markup("M-4.2 -1.7L-0.4 0L-4.2 1.7Z"),
    "combines_with": Markup("M-2 0A1 1 0 1 1 0 0A1 1 0 1 1 -2 0Z"),
}
"""Relation → the end of its line, which points to the right and ends at zero."""
BACK = {"builds_on": 3.0, "follows": 0.0, "replaces": 4.2, "combines_with": 1.0}
"""How much of the line the end takes the place of."""


def picture(family: Family, href: Callable[[Target], str]) -> Markup:
    """Draw a family."""
    texts = {item: wrap(chip.title, WIDTH - 2 * PADDING, SIZE) for item, chip in family.members}
    sizes = {item: height(len(lines), SIZE) + 2 * PADDING for item, lines in texts.items()}
    found = layout(sizes, [_line(tie) for tie in family.ties], WIDTH)
    body = [_bundle([(family.ties[n], found.routes[n]) for n in lines]) for lines in found.bundles]
    for item, chip in family.members:
        to = href(chip.to) if chip.to and item != family.here else ""
        body.append(_box(chip.title, to, found.places[item], texts[item]))
    return _svg(found, f"tekening-{family.id}", family, body)


def _line(tie: Tie) -> Line:
    """Lay a line from what was there before to what came of it."""
    return Line(tie.relation, tie.other, tie.one, tie.relation in LEADING)


def _svg(found: Layout, name: str, family: Family, body: Sequence[Markup]) -> Markup:
    html = Markup(
        '<svg class="kim-tree" xmlns="http://www.w3.org/2000/svg" role="group"'
        ' viewBox="0 0 {w} {h}" width="{w}mm" height="{h}mm"'
        ' aria-labelledby="{name}-titel" aria-describedby="{name}-uitleg">'
        '<title id="{name}-titel">{title}</title><desc id="{name}-uitleg">{text}</desc>{body}</svg>'
    )
    return html.format(
        w=mm(found.width),
        h=mm(found.height),
        name=name,
        title=family.title,
        text=family.about,
        body=Markup().join(body),
    )


def _bundle(drawn: Sequence[tuple[Tie, Sequence[Point]]]) -> Markup:
    """Draw lines that share their way, over a broad one in the colour of the paper.

    Where lines cross, that leaves a gap in the one below, so that nobody turns off by mistake.
    """
    html = Markup('<g class="kim-tree__tie kim-tree__tie--{}"><title>{}</title>{}</g>')
    under = Markup(" ").join(_path(route, *_back(tie.relation)) for tie, route in drawn)
    ties = [html.format(tie.relation, tie.says, _strokes(tie.relation, at)) for tie, at in drawn]
    return Markup('<path class="kim-tree__under" d="{}"/>').format(under) + Markup().join(ties)


def _back(relation: str) -> tuple[float, float]:
    """Tell how much of a line its two ends take the place of."""
    return (0 if relation in LEADING else BACK[relation], BACK[relation])


def _strokes(relation: str, route: Sequence[Point]) -> Markup:
    """Draw one line with its ends."""
    d = _path(route, *_back(relation))
    line = Markup('<path class="kim-tree__line" d="{}"/>').format(d)
    if relation == "replaces":
        line += Markup('<path class="kim-tree__inner" d="{}"/>').format(d)
    line += _head(relation, route[-2], route[-1])
    return line if relation in LEADING else line + _head(relation, route[1], route[0])


def _head(relation: str, before: Point, at: Point) -> Markup:
    turn = "" if at[0] > before[0] else " rotate(180)"
    html = Markup('<path class="kim-tree__end" transform="translate({} {}){}" d="{}"/>')
    return html.format(mm(at[0]), mm(at[1]), turn, HEADS[relation])


def _path(route: Sequence[Point], first: float, last: float) -> Markup:
    """Write a line with round bends, shortened at both ends."""
    start, end = _toward(route[0], route[1], first), _toward(route[-1], route[-2], last)
    points = [start, *route[1:-1], end]
    d = Markup("M{} {}").format(mm(start[0]), mm(start[1]))
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        bend = min(ROUND, _far(before, at) / 2, _far(at, after) / 2)
        into, out = _toward(at, before, bend), _toward(at, after, bend)
        d += Markup("L{} {}Q{} {} {} {}").format(*map(mm, (*into, *at, *out)))
    return d + Markup("L{} {}").format(mm(end[0]), mm(end[1]))


def _far(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _toward(one: Point, other: Point, way: float) -> Point:
    """Go some way from one point to the other."""
    part = way / (_far(one, other) or 1)
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def _box(title: str, to: str, place: Place, lines: Sequence[str]) -> Markup:
    """Draw a method with a link; without one it is that of the page."""
    middle = place.left + place.width / 2
    top = place.top + (place.height - height(len(lines), SIZE)) / 2 + SIZE * (LINE / 2 + 0.34)
    words = Markup().join(
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(
            mm(middle), mm(top + number * SIZE * LINE), line
        )
        for number, line in enumerate(lines)
    )
    box = Markup(
        '<rect class="kim-tree__box" x="{}" y="{}" width="{}" height="{}" rx="1.2"/>'
        '<text class="kim-tree__words" font-size="{}" text-anchor="middle">{}</text>'
    ).format(*map(mm, (place.left, place.top, place.width, place.height, SIZE)), words)
    if not to:
        return Markup('<g class="kim-tree__here">{}</g>').format(box)
    link = Markup('<a class="kim-tree__method" href="{}" aria-label="{}">{}</a>')
    return link.format(to, title, box)


def sample(relation: str) -> Markup:
    """Draw the line of a relation for the legend."""
    html = Markup(
        '<svg class="kim-tree kim-tree--sample" xmlns="http://www.w3.org/2000/svg"'
        ' viewBox="0 0 16 5" width="16mm" height="5mm" aria-hidden="true">'
        '<g class="kim-tree__tie kim-tree__tie--{}">{}</g></svg>'
    )
    return html.format(relation, _strokes(relation, ((0.5, 2.5), (15.5, 2.5))))
