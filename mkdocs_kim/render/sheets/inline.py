"""The drawings of worksheets on the pages of their instruments."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ...records.worksheet import DRAWN, every
from ...views import Reader
from ...views.drawn import describe
from ...views.sheets import SheetView, every_sheet
from ..drawing.draw import draw
from .measuring import Setting
from .needs import heading, need
from .paper import paper

WIDE, TALL = 186.0, 120.0
"""The largest that a drawing is on a page, in millimetres; the page scales it down."""


def drawings(reader: Reader) -> Iterator[tuple[str, Markup]]:
    """Go through the worksheets that have a drawing: id, and the first of its drawings, blank."""
    for view in every_sheet(reader):
        drawn = next(
            (block for block in every(list(view.blocks)) if isinstance(block, DRAWN)), None
        )
        if drawn is not None:
            yield view.id, _draw(view, drawn, reader)


def _draw(view: SheetView, block: object, reader: Reader) -> Markup:
    on = Setting(paper("a4", view.orientation), view.say, False)
    assert isinstance(block, DRAWN)
    own = need(block, WIDE, on)
    tall = min(TALL, own.most) - heading(block, WIDE, on)
    told = " ".join(describe(block, view.say, reader.language, False))
    title = f"{view.title}: {reader.language.ui(f'drawn_{block.block}').lower()}"
    return draw(block, on.frame(WIDE, tall)).svg(f"tekening-{view.id}", title, told)
