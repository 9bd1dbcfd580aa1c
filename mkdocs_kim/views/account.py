"""The accountability sheet: what a commissioner has to know of a method, or of two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .. import addresses
from ..diagnostics import Position
from ..records import Intervention, When, bits, references
from .citing import describe, short
from .common import recognition_badges
from .pairs import pairs
from .parts import Chip, Target
from .reader import Reader
from .saying import Said, plainly, said
from .telling import Block, Line, blocks, elements


@dataclass(frozen=True, slots=True)
class Reference:
    """A source on paper."""

    text: str
    short: str
    url: str


@dataclass(frozen=True, slots=True)
class Account:
    """All that can stand on the sheet of a method."""

    id: str
    title: str
    code: str
    """The language."""
    nature: str
    draft: str
    """Says that the record is a draft; empty if it is not."""
    lead: Said
    access: str
    costs: Said
    price_year: str
    judged: str
    """The last judgement in a few words."""
    blocks: tuple[Block, ...]
    elements: Mapping[str, Line]
    """Id of an element → how the method does it, the best documented first."""
    references: Mapping[str, Reference]
    """Id of a source → how it is named, of all that the record cites."""
    version: str
    reviewed: str
    as_of: str
    """The day of the build: whether a judgement has lapsed depends on it."""
    page: Target
    version_page: Target
    at: Position | None
    """Where the record names itself."""

    def block(self, key: str) -> Block | None:
        """Find what is said under a heading."""
        return next((block for block in self.blocks if block.key == key), None)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two methods side by side."""

    one: Account
    other: Account
    page: Target
    at: Position | None
    """Where a record relates them."""


def account(record_id: str, reader: Reader) -> Account:
    """Gather what a commissioner has to know of a method."""
    record = _record(record_id, reader)
    words, own = reader.language, reader.library.version(record_id)
    page = addresses.page(words, "intervention", record_id)
    costs, today, unknown = record.costs, reader.today, words.ui("account_unknown")
    return Account(
        id=record_id,
        title=record.title.in_(reader.code),
        code=reader.code,
        nature=words.choice("nature", record.nature),
        draft=words.choice("status", "concept") if record.status == "concept" else "",
        lead=said(reader.cited(record.summary), reader),
        access=words.choice("access", record.access) if record.access else unknown,
        costs=said(reader.cited(costs.text), reader) if costs else plainly(unknown),
        price_year=words.ui("price_year", year=costs.year) if costs and costs.year else "",
        judged=recognition_badges(record, reader)[0].title,
        blocks=tuple(blocks(record, reader)),
        elements=elements(record, reader),
        references=_references(record, reader),
        version=own,
        reviewed=reader.when(record.reviewed) if record.reviewed else "",
        as_of=reader.when(When(today.year, today.month, today.day)),
        page=Target(page),
        version_page=Target(addresses.version(page, own)),
        at=record.title.at,
    )


def accounts(reader: Reader) -> dict[str, Account]:
    """Gather the sheets of all methods: id → sheet; none if the site is made without."""
    listed = reader.listed("intervention") if reader.accounts else []
    return {item: account(item, reader) for item in listed}


def account_pairs(reader: Reader, known: Mapping[str, Account]) -> tuple[Pair, ...]:
    """Put every two methods side by side that a record relates."""
    return tuple(
        Pair(
            known[one],
            known[other],
            Target(addresses.pair(reader.language, one, other)),
            _stated(one, other, reader),
        )
        for one, other in (pairs(reader) if known else ())
    )


def _stated(one: str, other: str, reader: Reader) -> Position | None:
    """Find the place where a record relates the two."""
    ends = ((one, other), (other, one))
    return next(
        related.intervention.at
        for first, last in ends
        for related in _record(first, reader).related
        if related.intervention.id == last
    )


def of_method(record_id: str, reader: Reader) -> Chip | None:
    """Lead to the sheet of a method; None if the site is made without."""
    if not reader.accounts:
        return None
    page = addresses.page(reader.language, "intervention", record_id)
    to = Target(addresses.account(reader.language, page), is_file=True)
    return Chip(reader.language.ui("account_link"), to)


def of_pair(one: str, other: str, reader: Reader) -> Chip:
    """Lead to the sheet of two methods that a record relates."""
    page = addresses.pair(reader.language, one, other)
    to = Target(addresses.account(reader.language, page), is_file=True)
    return Chip(reader.language.ui("account_link_pair"), to)


def _record(record_id: str, reader: Reader) -> Intervention:
    record = reader.library.records["intervention"][record_id]
    assert isinstance(record, Intervention)
    return record


def _references(record: Intervention, reader: Reader) -> dict[str, Reference]:
    cited = {bit.target for bit in bits(record, "citation")}
    cited |= {ref.id for ref in references(record) if ref.kind == "source"}
    known = reader.library.sources
    return {
        item: Reference(
            describe(known[item], reader), short(known[item], reader), known[item].url or ""
        )
        for item in sorted(cited & known.keys())
    }
