"""Folders of records that nobody wrote, to measure how things grow with the number of records.

Run: ``python benchmarks/records.py FOLDER COUNT``. Interventions are counted; each is about 6 KB of
YAML with 6 elements, 4 instruments, 5 sources and 6 references to other records. Elements, themes
and instruments stay as many as they are; each intervention brings one source of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from blocks import lines
from dutch import RECORDS, Dutch

from mkdocs_kim.records.fields import slug

THEMES, ELEMENTS, INSTRUMENTS, SOURCES = 12, 40, 20, 120
STATES = ("described", "described", "implied", "deliberately_not")
RESEARCH = ("effect-controlled", "effect-uncontrolled", "process", "practice", "client", "review")


def write(folder: Path, count: int, seed: int = 1, elements: int = ELEMENTS) -> list[str]:
    """Write a folder of records and give the titles of its interventions, in order.

    Shape: ``kim check`` finds nothing in it. The same seed gives the same first records at any
    count, as long as the real records, whose words these are, stay as they are.
    """
    for name in ("themes", "elements", "instruments"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    made = _Records(Dutch(seed), elements)
    for place, record in made.all(count):
        (folder / f"{place}.yml").write_text("".join(lines(record)), encoding="utf-8")
    return made.titles


class _Records:
    """Makes records, each a place and a tree; refers to earlier ones only, never in a circle."""

    def __init__(self, dutch: Dutch, elements: int) -> None:
        self.dutch, self.random = dutch, dutch.random
        self.elements = [f"element-{number}" for number in range(elements)]
        self.instruments = [f"instrument-{number}" for number in range(INSTRUMENTS)]
        self.themes = [f"thema-{number}" for number in range(THEMES)]
        self.sources = [_source(f"bron-{number}", dutch.compound()) for number in range(SOURCES)]
        self.shared = [source["id"] for source in self.sources]
        self.values = _bare("vocabularies.yml")
        self.ids: list[str] = []
        self.titles: list[str] = []

    def all(self, count: int) -> Iterator[tuple[str, dict[str, Any]]]:
        """Make as many interventions, and what they need."""
        for kind, ids, key, rest in (
            ("themes", self.themes, "description", {}),
            ("elements", self.elements, "definition", {"scope": "specific", "concerns": "content"}),
            ("instruments", self.instruments, "purpose", {}),
        ):
            for record_id in ids:
                yield f"{kind}/{record_id}", self.small(key) | rest
        for _ in range(count):
            yield self.intervention()
        yield "vocabularies", self.values
        yield "synonyms", _bare("synonyms.yml")
        yield "sources", {"sources": self.sources}

    def small(self, key: str) -> dict[str, Any]:
        """Make what an element, a theme or an instrument says."""
        title = f"{self.dutch.compound().capitalize()} {self.dutch.name()}"
        return {"title": title, "summary": self.prose(1), key: self.prose(4, self.shared)}

    def prose(self, count: int, cited: Sequence[str] = (), linked: Sequence[str] = ()) -> str:
        """Make a text, a sentence on a line, with a source and with links to other records."""
        lines = self.dutch.sentences(count)
        if cited:
            lines[-1] = f"{lines[-1][:-1]} [@{self.dutch.pick(cited)}]."
        return "\n".join([*lines, *(f"Zie ook [[{record_id}]]." for record_id in linked)]) + "\n"

    def some(self, ids: Sequence[str], count: int) -> list[str]:
        """Choose several ids, each once."""
        return self.random.sample(ids, min(count, len(ids)))

    def value(self, vocabulary: str, count: int) -> list[str]:
        """Choose several values of a vocabulary."""
        return self.some([entry["id"] for entry in self.values[vocabulary]], count)

    def intervention(self) -> tuple[str, dict[str, Any]]:
        """Make an intervention. Its name and that of its maker stand in no other record."""
        name, maker, word = self.dutch.name(), self.dutch.name(), self.dutch.compound()
        forms = (f"{word} {name}", f"{name}-aanpak {word}", f"samen naar {word} in {name}")
        title = self.dutch.pick(forms)
        title = title[0].upper() + title[1:]
        record_id, own = slug(title), f"handboek-{slug(name)}"
        self.sources.append(_source(own, f"Handboek {title}", maker))
        cited = [own, *self.some(self.shared, 4)]
        others = self.some(self.ids, 3)
        summary = f"{name} is bedacht door {maker}.\n{self.prose(3, cited)}"
        record = {"title": title, "aliases": [f"{name}methode", word], "summary": summary}
        record |= self.facts(maker) | self.texts(cited, others[2:]) | self.work(cited)
        record |= self.evidence(cited, others[:2])
        self.ids.append(record_id)
        self.titles.append(title)
        return record_id, record

    def facts(self, maker: str) -> dict[str, Any]:
        """Make what is told at a glance."""
        pick, number = self.dutch.pick, self.random.randrange
        age, months = number(0, 60), number(2, 13)
        return {
            "nature": pick(("intervention", "intervention", "approach", "model")),
            "themes": self.some(self.themes, 2),
            "levels": [pick(("individual", "network", "collective"))],
            "frame": [pick(("voluntary", "mandated"))],
            "age": {"from": age, "to": age + number(5, 60)},
            "duration": {"text": f"Ongeveer {months} maanden", "months": months},
            "executors": self.value("executors", 2),
            "settings": self.value("settings", 2),
            "access": pick(("free", "handbook", "training", "licence")),
            "developers": [maker],
            "since": number(1990, 2025),
            "reviewed": f"2026-{number(1, 10):02}-{number(1, 28):02}",
        }

    def texts(self, cited: list[str], other: list[str]) -> dict[str, Any]:
        """Make the five long texts."""
        return {
            "problem": self.prose(5, cited, self.some(self.elements, 1)),
            "goal": self.prose(4, cited, self.some(self.instruments, 1)),
            "target_group": {
                "final": self.prose(2, cited),
                "groups": self.value("target_groups", 2),
            },
            "approach": self.prose(10, cited, other),
            "rationale": self.prose(6, cited, self.some(self.themes, 1)),
        }

    def work(self, cited: list[str]) -> dict[str, Any]:
        """Make the elements, the instruments and the pitfalls."""
        elements = [
            {
                "element": element,
                "state": self.dutch.pick(STATES),
                "how": self.prose(2, cited),
                "sources": cited[:1],
            }
            for element in self.some(self.elements, 6)
        ]
        instruments = [
            {"instrument": instrument, "why": self.prose(1)}
            for instrument in self.some(self.instruments, 4)
        ]
        pitfalls = [{"pitfall": self.prose(1), "instead": self.prose(1)} for _ in range(2)]
        return {"working_elements": elements, "instruments": instruments, "pitfalls": pitfalls}

    def evidence(self, cited: list[str], others: list[str]) -> dict[str, Any]:
        """Make the research, the recognition of every other one and the related methods."""
        year, kind = self.random.randrange(2012, 2026), self.dutch.pick(RESEARCH)
        study = {"title": f"Onderzoek {self.dutch.name()}", "year": year, "kind": kind}
        found: dict[str, Any] = {
            "research": [{**study, "result": self.prose(2, cited), "sources": cited[:2]}]
        }
        if year % 2:
            level = self.value("recognition_levels", 1)[0]
            found["recognition"] = [{"level": level, "date": year, "sources": cited[:1]}]
        if others:
            found["related"] = [
                {"intervention": other, "relation": "combines_with", "why": self.prose(1, cited)}
                for other in others
            ]
        return found


def _source(source_id: str, title: str, author: str = "Berdersloo") -> dict[str, Any]:
    title = title.capitalize()
    return {"id": source_id, "type": "report", "title": title, "authors": [author], "year": 2020}


def _bare(name: str) -> dict[str, Any]:
    """Take a list of the real records without what refers to other records."""
    lists = yaml.load((RECORDS / name).read_bytes(), yaml.CSafeLoader)
    return {
        key: [
            {k: v for k, v in entry.items() if k not in ("description", "sources")}
            for entry in entries
        ]
        for key, entries in lists.items()
    }


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
