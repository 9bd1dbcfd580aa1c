"""The kinds of working element: general or specific, about content or about execution."""

from __future__ import annotations

from typing import get_args

from .. import addresses
from ..records import Element, Term, declared
from ..records.kinds import Concerns, Scope
from .elementparts import KindCell, Kinds
from .once import once
from .options import taken
from .parts import Chip, Cited, Target
from .reader import Reader

AXES = (("scope", get_args(Scope)), ("concerns", get_args(Concerns)))
"""The two fields that make the kind of an element, with their values."""


def axis(field: str, value: str, reader: Reader) -> Chip:
    """Link a scope or a concern to the page of all elements that have it."""
    found = next(one for one in declared(Element) if one.path == (field,))
    word = reader.language.sections["facets"][found.facet]
    to = Target(addresses.facet(word, next(taken(found, value, reader))))
    return Chip(reader.language.choice(field, value), to)


def kinds(element_id: str, reader: Reader) -> Kinds:
    """Say what kind of element this is, in plain words, and which other kinds there are."""
    record = _element(element_id, reader)
    ui = reader.language.ui
    words = {
        (field, value): (axis(field, value, reader), ui(f"{field}_{value}"))
        for field, values in AXES
        for value in values
    }
    counts = _counts(reader)
    (_, scopes), (_, concerns) = AXES
    return Kinds(
        own=(words["scope", record.scope], words["concerns", record.concerns]),
        more=ui("kinds_more"),
        words=tuple(words.values()),
        about=ui("kinds_about"),
        caption=ui("kinds_caption"),
        columns=tuple(words["concerns", value][0] for value in concerns),
        rows=tuple(
            (
                words["scope", scope][0],
                tuple(_cell(scope, value, record, counts, reader) for value in concerns),
            )
            for scope in scopes
        ),
        text=_explained(reader),
    )


def _element(element_id: str, reader: Reader) -> Element:
    record = reader.library.records["element"][element_id]
    assert isinstance(record, Element)
    return record


@once
def _counts(reader: Reader) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for item in reader.listed("element"):
        record = _element(item, reader)
        key = (record.scope, record.concerns)
        found[key] = found.get(key, 0) + 1
    return found


def _cell(
    scope: str,
    concerns: str,
    record: Element,
    counts: dict[tuple[str, str], int],
    reader: Reader,
) -> KindCell:
    """Count the elements of a kind; the count leads to them in the list of all."""
    ui, count = reader.language.ui, counts.get((scope, concerns), 0)
    title = ui("elements_one" if count == 1 else "elements_many", count=count)
    index = addresses.index(reader.language, "element")
    to = Target(index, f"{scope}-{concerns}") if count else None
    here = (scope, concerns) == (record.scope, record.concerns)
    return KindCell(Chip(title, to), ui("kinds_here") if here else "")


def _explained(reader: Reader) -> Cited | None:
    """Give what the collection says a working element is, if it has a term for it."""
    term_id = reader.lexicon.term_of(reader.language.word("kind_element"))
    term = reader.library.records["term"].get(term_id or "")
    return reader.cited(term.definition) if isinstance(term, Term) else None
