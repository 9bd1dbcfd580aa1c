"""The shapes of the navigator: a question in at most three steps, each a page of links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .parts import Chip, Panel

STEPS = 3
"""A subject, a question, an answer."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a page stands in the navigator."""

    number: int
    words: str
    """``Stap 2 van 3``."""
    path: tuple[Chip, ...]
    """The steps before this one, as the way back."""
    here: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that leads to its answer."""

    link: Chip
    """In the words of a worker."""
    title: str
    """In a few words."""
    about: str
    badges: tuple[Chip, ...] = ()
    item: int | None = None
    """Its number among all that can be chosen, where the page lets readers choose."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A subject to choose, with the questions that belong to it."""

    theme: str
    """Its id; empty for the questions without a subject."""
    link: Chip
    count: str
    """``3 vragen``."""
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class SubjectsPage:
    """Step 1: what is it about?"""

    template: ClassVar[str] = "subjects"
    intro: str
    way: Way | None
    """None if there is nothing to choose between."""
    choices: tuple[Choice, ...]
    every: tuple[Choice, ...]
    """All questions to look through, each once, under its first subject."""
    card: Chip | None
    """The paper with all questions; None if there are none."""
    panel: Panel | None = None
    """What the questions can be narrowed by."""


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """Step 2: what do you recognise?"""

    template: ClassVar[str] = "questions"
    intro: str
    way: Way
    asked: tuple[Asked, ...]
    back: Chip
    theme: Chip | None
    card: Chip
