"""The smallest pieces of pages, as filters: each page has a hundred, too many for macros."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ..views.parts import Chip, Reference, Target
from .escaping import escaped


def chip(item: Chip, href: Callable[[Target], str]) -> Markup:
    """Print a word in a box, which leads somewhere if it can."""
    tone = f"kim-chip kim-chip--{item.tone}" if item.tone else "kim-chip"
    title = escaped(item.title)
    if item.to is None:
        return Markup(f'<span class="{tone}">{title}</span>')
    return Markup(f'<a class="{tone}" href="{escaped(href(item.to))}">{title}</a>')


def linked(item: Chip, href: Callable[[Target], str]) -> Markup:
    """Print words that lead somewhere if they can."""
    title = escaped(item.title)
    if item.to is None:
        return Markup(title)
    return Markup(f'<a href="{escaped(href(item.to))}">{title}</a>')


def reference(line: Reference) -> Markup:
    """Print a source in one line; what is in another language says which."""
    if not line.lang:
        return Markup(escaped(line.text))
    before, _, after = map(escaped, line.text.partition(line.foreign))
    title = f'<span lang="{line.lang}">{escaped(line.foreign)}</span>'
    return Markup(f"{before}{title}{after}")


FILTERS = {"chip": chip, "linked": linked, "reference": reference}
