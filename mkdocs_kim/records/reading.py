"""A node becomes a record, or diagnostics at the places that do not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from ..diagnostics import FAULTS, MORE, Diagnostic, Position, has_errors
from ..source import Mapping, Node, Scalar
from .faults import diagnose, is_empty
from .fields import ID, RESERVED, Gathered, Leaf, Ref, slug
from .intervention import Intervention
from .kinds import Element, Instrument, Situation, Story, Term, Theme
from .local import Local
from .look import Look
from .record import Record, Shape
from .tryout import Tryout
from .vocabularies import Bibliography, Synonyms, Vocabularies
from .wordfaults import faults as faults_of_words
from .words import Words

KINDS: dict[str, type[Record]] = {
    model.kind: model
    for model in (Intervention, Instrument, Element, Theme, Situation, Story, Term)
}
"""Every kind of record, in the order of the site."""
CARDED = tuple(kind for kind, model in KINDS.items() if "card" in model.model_fields)
"""The kinds of which there are cards."""

FOLDERS = {
    "intervention": "",
    "instrument": "instruments",
    "element": "elements",
    "theme": "themes",
    "situation": "situations",
    "story": "stories",
    "term": "terms",
}
"""Where the records of a kind stand; interventions stand at the root."""

FILES: dict[str, type[Shape]] = {
    "vocabularies.yml": Vocabularies,
    "sources.yml": Bibliography,
    "synonyms.yml": Synonyms,
    "tryout.yml": Tryout,
    "words.yml": Words,
    "look.yml": Look,
}
"""The files at the root that are no records: lists, the pack for teams, the site's own ways."""
LISTS = tuple(name.removesuffix(".yml") for name in FILES)
"""Ids that a record at the root cannot have: its file would be one of those."""


@dataclass(frozen=True)
class Reading:
    """What came of one file."""

    kind: str
    """A kind of record, or the name of one of the other files."""
    id: str
    path: str
    shape: Any = None
    """None if the file cannot be read as what it should be."""
    diagnostics: tuple[Diagnostic, ...] = ()
    refs: tuple[Ref, ...] = ()
    """All that the file refers to, also if it cannot be read as a whole."""


def read(kind: str, record_id: str, path: str, node: Mapping | None) -> Reading:
    """Read a mapping as a record of this kind (or as one of the other files).

    Shape: with any error there is no record; all faults of the file are in one list.
    """
    model: type[Shape] = KINDS[kind] if kind in KINDS else FILES[kind]
    faults: list[Diagnostic] = []
    if kind in KINDS and not ID.fullmatch(record_id):
        facts = {"name": f"{record_id}.yml"}
        guess = f"{slug(record_id)}.yml" if slug(record_id) else None
        faults.append(Diagnostic("bad-file-name", Position(path), facts, guess))
    elif kind in KINDS and record_id in RESERVED:
        faults.append(Diagnostic("reserved-id", Position(path), {"id": record_id}))
    return _read(kind, record_id, path, node, model, faults)


def read_note(kind: str, record_id: str, path: str, node: Mapping | None) -> Reading:
    """Read a mapping as what an organisation notes with a record of this kind."""
    return _read(kind, record_id, path, node, Local, [])


def _read(
    kind: str,
    record_id: str,
    path: str,
    node: Mapping | None,
    model: type[Shape],
    faults: list[Diagnostic],
) -> Reading:
    shape, met = None, Gathered()
    if node is not None:
        try:
            shape = model.model_validate(_plain(node, faults), context=met)
        except ValidationError as error:
            faults += _worded(error, node, model)
        faults += met.faults
        if model is Words:
            faults += faults_of_words(node, (*KINDS.values(), *FILES.values()))
    whole = None if has_errors(faults) else shape
    return Reading(kind, record_id, path, whole, tuple(faults), tuple(met.refs))


_WORDED = 10 * FAULTS
"""As many faults are put into words as leave the first in the file among them."""


def _worded(error: ValidationError, node: Mapping, model: type[Shape]) -> Iterator[Diagnostic]:
    """Word what pydantic found; a key that is there with a slip in it is not missing as well."""
    every = error.errors(include_url=False)
    errors = every[:_WORDED]
    told = [
        diagnose(one, node, model, guessing=number < FAULTS) for number, one in enumerate(errors)
    ]
    slips = {
        (one["loc"][:-1], fault.guess)
        for one, fault in zip(errors, told, strict=True)
        if fault.code == "unknown-key"
    }
    if len(every) > len(errors):
        yield Diagnostic(MORE, node.at, {"count": len(every) - len(errors)})
    for one, fault in zip(errors, told, strict=True):
        if fault.code != "missing-key" or (one["loc"][:-1], one["loc"][-1]) not in slips:
            yield fault


def _plain(node: Node, faults: list[Diagnostic]) -> Any:
    """Turn nodes into what pydantic reads."""
    if isinstance(node, Scalar):
        return Leaf.of(node)
    if isinstance(node, Mapping):
        return {key.text: _plain(value, faults) for key, value in node.entries}
    filled = [item for item in node.items if not is_empty(item)]
    if len(filled) < len(node.items):
        faults += [Diagnostic("empty-item", item.at) for item in node.items if is_empty(item)]
    return [_plain(item, faults) for item in filled]
