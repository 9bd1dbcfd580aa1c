"""The navigator: first a subject, then a question; the answer is the page of the situation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .. import addresses
from .branches import (
    Branch,
    address,
    asked,
    branches,
    choice,
    choice_card,
    staged,
    start,
    title,
    way,
)
from .common import shorten
from .invite import Place
from .pages import Page
from .panel import Choosing
from .reader import Reader
from .steps import Choice, QuestionsPage, SubjectsPage


def pages(reader: Reader, choosing: Choosing) -> Iterator[Page]:
    """Go through the pages that lead to answers: the subjects, and the questions of each."""
    found = branches(reader)
    yield _subjects(found, choosing, reader)
    if staged(reader):
        for branch in found:
            yield _questions(branch, reader)


def _subjects(found: tuple[Branch, ...], choosing: Choosing, reader: Reader) -> Page:
    ui = reader.language.ui
    choices = staged(reader)
    first = [(branch.theme, branch.first) for branch in found if branch.first]
    body = SubjectsPage(
        intro=ui("intro_situation"),
        way=way(1, (), ui("title_situation"), reader) if choices else None,
        choices=tuple(choice(b.theme, b.situations, reader) for b in found) if choices else (),
        every=tuple(_numbered(theme, situations, choosing, reader) for theme, situations in first),
        card=choice_card(reader) if found else None,
        panel=choosing.panel("situation"),
    )
    here = addresses.index(reader.language, "situation")
    return Page(
        here,
        ui("title_situation"),
        shorten(body.intro),
        body,
        here,
        place=Place("situation"),
    )


def _numbered(
    theme: str, situations: tuple[str, ...], choosing: Choosing, reader: Reader
) -> Choice:
    """Give the questions of a subject with their numbers, so that they can be narrowed."""
    found = choice(theme, situations, reader)
    numbers = [choosing.numbers["situation", item] for item in situations]
    numbered = zip(found.asked, numbers, strict=True)
    return replace(found, asked=tuple(replace(one, item=number) for one, number in numbered))


def _questions(branch: Branch, reader: Reader) -> Page:
    ui, name = reader.language.ui, title(branch.theme, reader)
    theme = reader.chip("theme", branch.theme) if branch.theme else None
    body = QuestionsPage(
        intro=ui("way_questions_text"),
        way=way(2, (start(reader),), name, reader),
        asked=tuple(asked(item, reader) for item in branch.situations),
        back=start(reader),
        theme=theme,
        card=choice_card(reader),
    )
    words = ui("way_questions", title=name)
    section = addresses.index(reader.language, "situation")
    return Page(
        address(branch.theme, reader), words, shorten(f"{words} {body.intro}"), body, section
    )
