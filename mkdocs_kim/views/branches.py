"""Which questions stand under which subject: what navigator, answers and choice card agree on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import addresses
from ..records import Situation
from .common import card, plain, shorten
from .parts import Chip, Target
from .reader import Reader
from .steps import STEPS, Asked, Choice, Way


@dataclass(frozen=True, slots=True)
class Branch:
    """A subject with the situations under it, by title."""

    theme: str
    """Its id; empty for the questions without a subject."""
    situations: tuple[str, ...]
    first: tuple[str, ...]
    """Those that have it as their first, so that a list of all holds each once."""


def situation(record_id: str, reader: Reader) -> Situation:
    """Give a situation by its id."""
    record = reader.library.records["situation"][record_id]
    assert isinstance(record, Situation)
    return record


def themes_of(record: Situation, reader: Reader) -> tuple[str, ...]:
    """List the subjects of a situation that can be chosen; an empty one if there are none."""
    known = reader.library.records["theme"]
    found = dict.fromkeys(
        ref.id for ref in record.themes if ref.id in known and known[ref.id].status != "withdrawn"
    )
    return tuple(found) or ("",)


def branches(reader: Reader) -> tuple[Branch, ...]:
    """List the subjects that have questions, by title; those without a subject come last."""
    under: dict[str, list[str]] = {}
    first: dict[str, list[str]] = {}
    for record_id in reader.listed("situation"):
        themes = themes_of(situation(record_id, reader), reader)
        first.setdefault(themes[0], []).append(record_id)
        for theme in themes:
            under.setdefault(theme, []).append(record_id)
    return tuple(
        Branch(theme, tuple(under[theme]), tuple(first.get(theme, ())))
        for theme in (*reader.listed("theme"), "")
        if theme in under
    )


def staged(reader: Reader) -> bool:
    """Tell whether there is a subject to choose, so that there are steps at all."""
    return any(
        themes_of(situation(item, reader), reader) != ("",) for item in reader.listed("situation")
    )


def title(theme: str, reader: Reader) -> str:
    """Name a subject."""
    if theme:
        return reader.title("theme", theme)
    return reader.language.ui("way_other" if staged(reader) else "way_all")


def address(theme: str, reader: Reader) -> str:
    """Give the page of a subject; of no subject an address that no id can have."""
    return addresses.page(
        reader.language, "situation", theme or reader.language.ui("way_other_file")
    )


def start(reader: Reader) -> Chip:
    """Link to the first step."""
    to = Target(addresses.index(reader.language, "situation"))
    return Chip(reader.language.ui("title_situation"), to)


def way(number: int, path: tuple[Chip, ...], here: str, reader: Reader) -> Way:
    """Say where in the navigator a page stands."""
    return Way(number, reader.language.ui("way_step", number=number, total=STEPS), path, here)


def asked(record_id: str, reader: Reader) -> Asked:
    """Show a situation by its question, with the beginning of how it is recognised."""
    record = situation(record_id, reader)
    shown = card("situation", record_id, reader)
    about = plain(record.when.in_(reader.code), reader) if record.when else shown.teaser
    link = Chip(record.question.in_(reader.code), shown.link.to)
    return Asked(link, shown.link.title, shorten(about), shown.badges)


def choice(theme: str, situations: tuple[str, ...], reader: Reader) -> Choice:
    """Show a subject with questions; a single question is led to at once."""
    ui = reader.language.ui
    questions = tuple(asked(item, reader) for item in situations)
    single = len(questions) == 1
    to = questions[0].link.to if single else Target(address(theme, reader))
    count = ui("way_one") if single else ui("way_many", count=len(questions))
    return Choice(theme, Chip(title(theme, reader), to), count, questions)


def around(record_id: str, reader: Reader) -> Iterator[Choice]:
    """Go through the subjects of a situation, each with its other questions."""
    for theme in themes_of(situation(record_id, reader), reader):
        links = reader.library.links_to.get(("theme", theme), ())
        beside = {link.source_id for link in links if not link.mention}
        others = tuple(
            item
            for item in reader.listed("situation")
            if item != record_id
            and (item in beside if theme else themes_of(situation(item, reader), reader) == ("",))
        )
        if others:
            subject = Chip(title(theme, reader), Target(address(theme, reader)))
            yield Choice(theme, subject, "", tuple(asked(item, reader) for item in others))


def choice_card(reader: Reader) -> Chip:
    """Link to the choice card."""
    to = Target(addresses.choice_card(reader.language), is_file=True)
    return Chip(reader.language.ui("card_link"), to)
