"""The cells of the element map: so many that each is put together of ready pieces.

Shape: a cell is a link to where the method says it, else to where that is filled in.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from ..views.mapped import Crossing, MapMethod
from .methods import MethodPrinter

_HEAD = Markup('<td class="kim-map__cell kim-map__cell--{}"><a href="')
_TITLE = Markup('" aria-label="{}')
_TAIL = Markup(
    ', {title}: {word}"><span class="kim-map__what">{title}: </span>'
    '<span class="kim-map__is">{word}</span></a></td>\n'
)


class MapCells:
    """Prints the cells of the map on one page."""

    def __init__(self, printer: MethodPrinter) -> None:
        self.printer = printer
        self.pieces: dict[Crossing, tuple[str, str, str, str]] = {}
        """What stands before, in and behind the links of all methods: see ``_pieces``."""

    def row(self, method: MapMethod, crossings: Sequence[Crossing]) -> Markup:
        """Print the cells of a method under the elements of a kind."""
        link = method.row.link
        assert link.to is not None, "a method that is listed has a page"
        page, form = escape(self.printer.href(link.to)), escape(self.printer.invite(method.row.id))
        title = _TITLE.format(link.title)
        html = []
        for one in crossings:
            if one not in self.pieces:
                self.pieces[one] = self._pieces(one)
            head, anchor, fill, tail = self.pieces[one]
            to = f"{form}{fill}" if form and one.state == "none" else f"{page}{anchor}"
            html.append(f"{head}{to}{title}{tail}")
        return Markup("".join(html))

    def _pieces(self, one: Crossing) -> tuple[str, str, str, str]:
        """Print what all have: the beginning, both ends that an address can have, and the rest."""
        fill = self.printer.place("working_elements", f"element:{one.element}")
        tail = _TAIL.format(title=one.title, word=one.word)
        return _HEAD.format(one.state), escape(f"#{one.anchor}"), escape(fill), tail
