"""A drawing in words: what somebody hears who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..language import Language
from ..records import Text
from ..records.worksheet import (
    Canvas,
    Houses,
    Pie,
    Rings,
    Scale,
    Timeline,
    Tree,
    Web,
)

Say = Callable[[Text], str]


def describe(block: Any, say: Say, words: Language, filled: bool) -> tuple[str, ...]:
    """Describe a drawn block in sentences: what is there, then what the example puts in."""
    there, example = _DESCRIBE[type(block)](block, say, words)
    if filled and example:
        there.append(words.ui("drawn_example", items="; ".join(example)))
    return tuple(_TWICE.sub(r"\1", sentence) for sentence in there)


_TWICE = re.compile(r"([.?!…])\.")
"""A label that ends a sentence by itself, before the full stop of ours."""


_Told = tuple[list[str], list[str]]


def _list(texts: Iterable[Text], say: Say) -> str:
    return ", ".join(say(text) for text in texts)


def _person(person: Any, labels: Sequence[Text], say: Say, words: Language) -> str:
    """Say who stands where: ``Oma Truus (familie, intimi, dikke lijn, G)``."""
    places = [text for text in (person.sector, person.ring) if text is not None]
    facts = [say(text.named(labels)) for text in places]
    facts += [words.choice("line", person.line)] if person.line else []
    facts += [say(person.letters)] if person.letters else []
    facts += [words.choice("arrow", person.arrow)] if person.arrow else []
    return f"{say(person.name)} ({', '.join(facts)})" if facts else say(person.name)


def _rings(block: Rings, say: Say, words: Language) -> _Told:
    there = [words.ui("drawn_rings_text", count=len(block.rings), names=_list(block.rings, say))]
    there += [words.ui("drawn_centre", name=say(block.centre))] if block.centre else []
    if block.sectors:
        there.append(words.ui("drawn_sectors", names=_list(block.sectors, say)))
    labels = [*block.sectors, *block.rings]
    return there, [_person(person, labels, say, words) for person in block.example]


def _canvas(block: Canvas, say: Say, words: Language) -> _Told:
    there = [words.ui("drawn_canvas_text")]
    there += [words.ui("drawn_centre", name=say(block.centre))] if block.centre else []
    if block.groups:
        names = [
            f"{say(group.letter)}: {say(group.text)}" if group.letter else say(group.text)
            for group in block.groups
        ]
        there.append(words.ui("drawn_groups", names="; ".join(names)))
    people = [person.name for person in block.example]
    links = [
        words.ui(
            "drawn_link",
            first=say(link.from_.named(people)),
            last=say(link.to.named(people)),
            line=words.choice("line", link.line),
        )
        for link in block.links
    ]
    labels = [group.text for group in block.groups]
    return there, [*(_person(person, labels, say, words) for person in block.example), *links]


def _web(block: Web, say: Say, words: Language) -> _Told:
    count = block.count or len(block.spokes)
    there = [words.ui("drawn_web_text", count=count)]
    there += [words.ui("drawn_centre", name=say(block.centre))] if block.centre else []
    if block.spokes:
        there.append(words.ui("drawn_spokes", names=_list(block.spokes, say)))
    if block.steps:
        there.append(words.ui("drawn_steps", count=block.steps))
    return there, _marks(block.example, block.spokes, say)


def _marks(marks: Sequence[Any], labels: Sequence[Text], say: Say) -> list[str]:
    named = [(say(mark.label.named(labels)), mark.at) for mark in marks]
    return [f"{label}: {at:g}" if at is not None else label for label, at in named]


def _scale(block: Scale, say: Say, words: Language) -> _Told:
    facts = {"first": block.from_, "last": block.to}
    there = [words.ui("drawn_scale_text", **facts, low=say(block.low), high=say(block.high))]
    if block.markers:
        there.append(words.ui("drawn_markers", names=_list(block.markers, say)))
    return there, _marks(block.example, block.markers, say)


def _timeline(block: Timeline, say: Say, words: Language) -> _Told:
    there = [words.ui("drawn_timeline_text", start=say(block.start), end=say(block.end))]
    there.append(words.ui("drawn_sides", above=say(block.above), below=say(block.below)))
    if block.lines:
        there.append(words.ui("drawn_lines", names=_list(block.lines, say)))
    points = sorted(block.example, key=lambda point: point.at)
    side = {True: say(block.above), False: say(block.below)}
    told = [f"{say(p.text)} ({side[p.height >= 0]})" for p in points if p.text is not None]
    return there, told


def _pie(block: Pie, say: Say, words: Language) -> _Told:
    slices = [f"{say(item.text)} {item.share:g} %" for item in block.example]
    return [words.ui("drawn_pie_text")], slices


def _houses(block: Houses, say: Say, words: Language) -> _Told:
    there, example = [], []
    for house in block.houses:
        there.append(words.ui("drawn_house", name=say(house.title)))
        named = [
            (house.inside, house.example, "inside"),
            (house.around, house.example_around, "around"),
            (house.apart, house.example_apart, "apart"),
            (house.path, house.example_path, "path"),
        ]
        for label, _, place in named:
            if label is not None:
                there.append(words.ui(f"drawn_house_{place}", name=say(label)))
        filled = [house.example_roof, *(found for _, found, _ in named)]
        example += [f"{say(house.title)}: {_list(texts, say)}" for texts in filled if texts]
    return there, example


def _tree(block: Tree, say: Say, words: Language) -> _Told:
    there = [words.ui("drawn_tree_text", names=_list(block.generations, say))]
    people = [person.name for person in block.example]
    example = []
    for person in block.example:
        facts = [words.choice("sex", person.sex)]
        facts += [words.ui("drawn_age", age=person.age)] if person.age is not None else []
        facts += [words.ui("drawn_deceased")] if person.deceased else []
        if person.parents:
            parents = [parent.named(people) for parent in person.parents]
            facts.append(words.ui("drawn_parents", names=_list(parents, say)))
        example.append(f"{say(person.name)} ({', '.join(facts)})")
    for tie in block.ties:
        first, last = say(tie.from_.named(people)), say(tie.to.named(people))
        example.append(f"{first} – {last}: {words.choice('tie', tie.tie)}")
    return there, example


_DESCRIBE: dict[type, Callable[[Any, Say, Language], _Told]] = {
    Rings: _rings,
    Canvas: _canvas,
    Web: _web,
    Scale: _scale,
    Timeline: _timeline,
    Pie: _pie,
    Houses: _houses,
    Tree: _tree,
}
