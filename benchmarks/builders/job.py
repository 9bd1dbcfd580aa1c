"""The work that all builders do: a page for each record, lists by theme and element, an index.

Records of others are those of this project, made easier for them: where a text refers to a record
or a source, there is an ordinary Markdown link instead, with the title already in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

KINDS = ("themes", "elements", "instruments")
LISTED = "interventions"
LABELS = {
    "problem": "Probleem",
    "goal": "Doel",
    "target_group": "Doelgroep",
    "approach": "Aanpak",
    "rationale": "Onderbouwing",
    "working_elements": "Werkzame elementen",
    "instruments": "Instrumenten",
    "pitfalls": "Valkuilen",
    "research": "Onderzoek",
    "recognition": "Erkenning",
    "related": "Verwante methoden",
    "sources": "Bronnen",
}
"""The headings of a record's page, in order."""
FACTS = {
    "nature": "Soort",
    "levels": "Niveau",
    "frame": "Kader",
    "executors": "Uitvoerders",
    "settings": "Plekken",
    "access": "Toegang",
    "developers": "Ontwikkelaars",
    "since": "Sinds",
    "reviewed": "Nagekeken",
}
"""What is told at a glance."""
REFERENCES = {"element": "elements", "instrument": "instruments", "intervention": LISTED}
TOLD = ("state", "relation", "level", "kind", "year", "date")
TEXTS = ("how", "why", "pitfall", "instead", "result")
"""What an element, an instrument, a study and the like refer to, tell in a word, and in a text."""
DESCRIBED = {"themes": "description", "elements": "definition", "instruments": "purpose"}

_LINK = re.compile(r"\[\[([a-z0-9-]+)\]\]")
_CITED = re.compile(r"\[@([a-z0-9-]+)\]")

Link = Callable[[str, str], str]
"""Gives the address of a record, by kind and id."""


@dataclass(frozen=True)
class Job:
    """A collection as others are given it."""

    records: dict[str, dict[str, dict[str, Any]]]
    """Of each kind the records by id."""
    sources: dict[str, dict[str, Any]]

    @property
    def titles(self) -> dict[str, tuple[str, str]]:
        """Give of each id its kind and its title."""
        return {
            record_id: (kind, record["title"])
            for kind, records in self.records.items()
            for record_id, record in records.items()
        }

    def linked(self, link: Link) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Give kind, id and record of all of them, with ordinary links in the texts."""
        titles = self.titles

        def to_record(match: re.Match[str]) -> str:
            kind, title = titles[match[1]]
            return f"[{title}]({link(kind, match[1])})"

        def mended(value: Any) -> Any:
            if isinstance(value, str):
                text = _LINK.sub(to_record, value)
                return _CITED.sub(r"[\1](#\1)", text)
            if isinstance(value, dict):
                return {key: mended(item) for key, item in value.items()}
            return [mended(item) for item in value] if isinstance(value, list) else value

        for kind, records in self.records.items():
            for record_id, record in records.items():
                yield kind, record_id, mended(record) | {"sources": sorted(cited(record))}


def cited(value: Any) -> set[str]:
    """Tell which sources a record names."""
    if isinstance(value, str):
        return set(_CITED.findall(value))
    if isinstance(value, dict):
        named = set(value.get("sources", ()))
        return named.union(*(cited(item) for item in value.values()))
    return set().union(*map(cited, value)) if isinstance(value, list) else set()


def read(folder: Path) -> Job:
    """Read a folder that was made by ``records.write``."""
    records = {kind: _records(folder / kind) for kind in KINDS}
    records[LISTED] = _records(folder)
    sources = _load(folder / "sources.yml")["sources"]
    return Job(records, {source.pop("id"): source for source in sources})


def _records(folder: Path) -> dict[str, dict[str, Any]]:
    lists = {"sources.yml", "synonyms.yml", "vocabularies.yml"}
    files = sorted(file for file in folder.glob("*.yml") if file.name not in lists)
    return {file.stem: _load(file) for file in files}


def _load(file: Path) -> Any:
    # Dates stay text, which is what everyone prints.
    return yaml.load(file.read_bytes(), _Loader)


class _Loader(yaml.CSafeLoader):
    """Reads YAML without making dates of what looks like one."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, found) for tag, found in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
