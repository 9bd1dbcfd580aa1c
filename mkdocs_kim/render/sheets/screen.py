"""The page on which people are drawn on a screen: the sheets' own drawings, and a list of people.

What a sheet draws on paper is drawn here by the same code; scripts put people on it, and get the
measures of it and the kinds of line as data.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from math import atan2, pi
from typing import Any

from markupsafe import Markup

from ... import addresses
from ...records.worksheet import Canvas, Legend, LegendEntry, Rings, Words, every
from ...views.drawn import describe
from ...views.onscreen import OnScreen, ScreenDrawing
from ...views.parts import Target
from ...views.sheets import PAPERS
from ..drawing import canvas, rings
from ..drawing.drawing import Drawing, Frame
from ..drawing.strokes import STROKES
from ..escaping import spoken
from ..metrics import LEADING
from .layout import lay_out
from .twin import POLICY, Surroundings, maker, template

Data = dict[str, Any]
PAPER = "a3"
"""What drawings are measured on: instruments like these are printed large."""


def page(shown: OnScreen, around: Surroundings) -> str:
    """Print the page."""
    words = around.words
    made = [_drawing(drawing, around, at) for at, drawing in enumerate(shown.drawings, 1)]
    facts = {
        "strokes": {kind: asdict(look) for kind, look in STROKES.items()},
        "drawings": [one.pop("facts") for one in made],
        "words": {key: words.ui(f"screen_{key}", **_OPEN) for key in _SAID},
        "arrows": {way: words.choice("arrow", way) for way in ("to", "from", "both")},
    }
    html = template("screen").render(
        around=around,
        policy=f"{POLICY}; connect-src 'none'",
        ui=words.ui,
        code=words.code,
        assets=f"{around.root}assets/kim/",
        all=around.href(Target(addresses.worksheets(words))),
        people=shown.people,
        heads=[*shown.heads, words.ui("screen_name"), words.ui("screen_who")][:2],
        drawings=made,
        papers=PAPERS,
        facts=_inert(facts),
    )
    return spoken(html)


_SAID = (
    "added",
    "back",
    "broken",
    "change_gone",
    "change_moved",
    "change_new",
    "change_none",
    "cleared",
    "full",
    "kept",
    "large",
    "later",
    "link",
    "link_whom",
    "linked",
    "lost",
    "nameless",
    "not_kept",
    "not_placed",
    "older",
    "opened",
    "placed",
    "removed",
    "saved",
    "saved_file",
    "taken_off",
    "undone",
    "redone",
    "under",
    "under_gone",
    "unlink",
    "zoom",
)
"""What scripts say on the page, each a word of the interface after ``screen_``."""


_OPEN = {name: f"{{{name}}}" for name in ("before", "line", "name", "percent", "place", "title")}
"""What scripts fill in there."""


def _inert(facts: Data) -> Markup:
    """Write data so that no text in it can end the element that holds it."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _drawing(drawing: ScreenDrawing, around: Surroundings, number: int) -> Data:
    """Say what the page shows of a drawing, and what scripts have to know of it."""
    view, words = drawing.view, around.words
    layout = lay_out(view, PAPER, filled=False)
    place = next(one for one in layout.places if one.block is drawing.block)
    ground, facts = _ground(drawing.block, layout.on.frame(place.width, place.height))
    told = " ".join(describe(drawing.block, view.say, words, filled=False))
    facts |= {
        "id": view.id,
        "version": view.version,
        "title": view.title,
        "size": layout.on.paper.body,
        "leading": LEADING,
        "lines": {one.line: view.say(one.text) for one in drawing.lines},
        "letters": {_said(one, drawing): view.say(one.text) for one in drawing.letters},
    }
    arrows = [(way, words.choice("arrow", way)) for way in ("to", "from", "both")]
    return {
        "view": view,
        "svg": ground.svg(f"grond-{view.id}", view.title, told),
        "record": around.href(view.record),
        "sheet": around.href(Target(addresses.worksheet(words, view.id))),
        "legend": maker(view, layout, words, 100 * number).pieces(
            block for block in every(list(view.blocks)) if isinstance(block, Legend | Words)
        ),
        "lines": [(one.line, view.say(one.text)) for one in drawing.lines],
        "letters": [(_said(one, drawing), view.say(one.text)) for one in drawing.letters],
        "arrows": arrows if drawing.has_arrows else [],
        "linked": isinstance(drawing.block, Canvas) and bool(drawing.lines),
        "imprint": [
            view.identity(words, around.site_name),
            *view.rights(words, around.licence),
        ],
        "facts": facts,
    }


def _said(entry: LegendEntry, drawing: ScreenDrawing) -> str:
    return drawing.view.say(entry.letter) if entry.letter else ""


def _ground(block: Rings | Canvas, frame: Frame) -> tuple[Drawing, Data]:
    """Draw what people are put on, and measure it.

    Unit: millimetres; ``turns`` in radians, clockwise from the right: where a sector begins, or
    where the words of a group are. ``reach`` is what a place in a saved file is 1 of.
    """
    say = frame.say
    middle = [frame.width / 2, frame.height / 2]
    if isinstance(block, Rings):
        bare = block.model_copy(update={"example": []})
        core, radii = rings.shells(bare, frame)
        count = len(block.sectors)
        facts: Data = {
            "kind": "rings",
            "reach": radii[-1],
            "shells": radii,
            "rings": [say(text) for text in block.rings],
            "groups": [{"text": say(text), "letter": ""} for text in block.sectors],
            "turns": [pi + 2 * pi * number / count for number in range(count)],
        }
        ground = rings.draw(bare, frame)
        facts["taken"] = [[one.left, one.top, one.right, one.bottom] for one in ground.spots]
    else:
        ground, core, boxes = canvas.ground(block, frame)
        facts = {
            "kind": "star",
            "reach": middle,
            "shells": [],
            "rings": [],
            "groups": [
                {"text": say(group.text), "letter": say(group.letter) if group.letter else ""}
                for group in block.groups
            ],
            "turns": [atan2(box.y - middle[1], box.x - middle[0]) for box in boxes],
            "taken": [
                [box.x - box.rx, box.y - box.ry, box.x + box.rx, box.y + box.ry] for box in boxes
            ],
        }
    own = {"width": frame.width, "height": frame.height, "middle": middle, "centre": core}
    return ground, facts | own
