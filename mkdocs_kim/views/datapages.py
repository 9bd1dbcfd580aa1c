"""The pages of open data: what there is, what may change in it, and what each key means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from .. import addresses
from ..language import Language
from ..records import KINDS
from ..tables import LISTED, NAMES, Column, Declared, declared, listed
from .common import shorten
from .opendata import OpenData, opendata
from .pages import Page
from .parts import Chip, Target
from .reader import Reader
from .releases import ReleaseRow, releases
from .works import FORMS

PROMISES = ("addresses", "keys", "ids", "more", "unchanged", "told")


@dataclass(frozen=True, slots=True)
class Given:
    """What there is of one thing."""

    title: str
    text: str
    files: tuple[Chip, ...]
    parts: tuple[Chip, ...] = ()
    """Tables of what it has many of."""


@dataclass(frozen=True, slots=True)
class GivenGroup:
    id: str
    title: str
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    template: ClassVar[str] = "opendata"
    intro: str
    whole: tuple[Chip, ...]
    """What describes all of it to programs."""
    version: str
    date: str
    """When it last changed, ``2026-03-04``; empty if nobody knows."""
    facts: tuple[tuple[str, str], ...]
    groups: tuple[GivenGroup, ...]
    promises: tuple[str, ...]
    cite: str
    dictionary: Chip
    releases: tuple[ReleaseRow, ...]
    past: str
    """What is said where there are no releases."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a key means."""

    key: str
    label: str
    type: str
    required: bool
    help: str


@dataclass(frozen=True, slots=True)
class TableGuide:
    """What the columns of a table mean."""

    id: str
    title: str
    file: Chip
    rows: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The tables of a kind."""

    id: str
    title: str
    schema: Chip
    tables: tuple[TableGuide, ...]


@dataclass(frozen=True, slots=True)
class DictionaryPage:
    template: ClassVar[str] = "dictionary"
    intro: str
    rules: tuple[str, ...]
    guides: tuple[Guide, ...]


def pages(reader: Reader, site_name: str) -> Iterator[Page]:
    """Make the page that tells what there is, and the one that explains every key."""
    words, ui = reader.language, reader.language.ui
    address = addresses.index(words, "data")
    data = opendata(reader)
    body = DataPage(
        ui("intro_data", site=site_name),
        tuple(_file(words, name) for name in ("datapackage.json", "manifest.json")),
        data.version,
        data.date,
        tuple(_facts(data, reader)),
        tuple(_groups(data, words)),
        tuple(ui(f"data_promise_{name}") for name in PROMISES),
        ui("data_cite", site=site_name, version=data.version, year=data.date[:4]),
        Chip(ui("title_dictionary"), Target(addresses.dictionary(words))),
        releases(reader),
        ui("releases_none" if reader.history.days else "versions_unknown"),
    )
    yield Page(address, ui("title_data"), shorten(body.intro), body, address)
    guide = DictionaryPage(
        ui("intro_dictionary"),
        tuple(ui(f"dictionary_{name}") for name in ("many", "parts", "languages", "json")),
        tuple(_guides(words)),
    )
    title = ui("title_dictionary")
    yield Page(addresses.dictionary(words), title, shorten(guide.intro), guide, address)


def _facts(data: OpenData, reader: Reader) -> Iterator[tuple[str, str]]:
    ui = reader.language.ui
    yield ui("data_version"), data.version
    if data.date:
        yield ui("data_date"), data.date


def _groups(data: OpenData, words: Language) -> Iterator[GivenGroup]:
    ui = words.ui
    records = [_records(kind, len(data.entries[kind]), words) for kind in KINDS]
    yield GivenGroup("records", ui("data_records"), tuple(records))
    lists = [_list(file, words) for file in LISTED]
    told = [
        _given("bibliography", [f"bibliography.{ending}" for ending in FORMS], words),
        _given("links", ["links.json", "links.csv"], words),
        _given("skos", ["skos.jsonld"], words),
    ]
    yield GivenGroup("lists", ui("data_lists"), (*lists, *told))


def _records(kind: str, count: int, words: Language) -> Given:
    name = NAMES[kind]
    tables = declared(kind)
    return Given(
        words.ui(f"title_{kind}"),
        words.ui("data_count", count=count, folder=f"{name}/"),
        (_file(words, f"{name}.json"), _file(words, f"{name}.csv")),
        tuple(_file(words, f"{table.name}.csv") for table in tables[1:]),
    )


def _list(file: str, words: Language) -> Given:
    name, tables = file.removesuffix(".yml"), listed(file)
    found = [f"{name}.json", *(f"{table.name}.csv" for table in tables)]
    return _given(name, found, words)


def _given(name: str, files: list[str], words: Language) -> Given:
    found = tuple(_file(words, file) for file in files)
    return Given(words.ui(f"data_{name}"), words.ui(f"data_{name}_text"), found)


def _file(words: Language, name: str) -> Chip:
    return Chip(name, Target(addresses.data_file(words, name), is_file=True))


def _guides(words: Language) -> Iterator[Guide]:
    for kind in KINDS:
        yield _guide(kind, words.ui(f"title_{kind}"), declared(kind), words)
    for file in LISTED:
        name = file.removesuffix(".yml")
        yield _guide(name, words.ui(f"data_{name}"), listed(file), words)


def _guide(name: str, title: str, tables: tuple[Declared, ...], words: Language) -> Guide:
    schema = _file(words, f"schema/{name}.json")
    return Guide(name, title, schema, tuple(_table(table, words) for table in tables))


def _table(table: Declared, words: Language) -> TableGuide:
    title = table.label.label(words) if table.label and table.is_part else ""
    rows = tuple(_meaning(column, words) for column in table.columns)
    return TableGuide(table.name, title, _file(words, f"{table.name}.csv"), rows)


def _meaning(column: Column, words: Language) -> Meaning:
    field = column.field
    label = field.label(words) if field.labels else words.ui("dictionary_key")
    told = field.help if words.code == "nl" else ""
    return Meaning(column.name, label, _type(column, words), column.required, told)


def _type(column: Column, words: Language) -> str:
    """Word what a column holds."""
    field = column.field
    if column.holds == "json":
        return words.ui("dictionary_type_json")
    if field.holds == "choice":
        one = ", ".join(field.choices)
    elif field.holds == "reference" and field.of not in ("own", "any"):
        one = words.ui("dictionary_type_id", kind=words.word(f"kind_{field.of}"))
    elif field.holds == "number":
        one = words.word("a_whole_number" if field.whole else "a_number")
    else:
        one = words.ui(f"dictionary_type_{field.holds}")
    return words.ui("manual_list", of=one) if column.holds == "many" else one
