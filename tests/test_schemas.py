"""What editors get: schemas that know every key, take every good record and refuse bad ones."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import golden
import pytest
from building import ROOT
from jsonschema import Draft7Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

from mkdocs_kim.files import read_folder
from mkdocs_kim.language import VARIETIES
from mkdocs_kim.records import FILES, FOLDERS, KINDS, Field, Reading, form, schemas

SCHEMAS = {name: Draft7Validator(schema) for name, schema in schemas().items()}
SHIPPED = read_folder(ROOT / "interventions", "interventions")
CASES = sorted((Path(__file__).parent / "cases/diagnostics").glob("*.case"))
FOLDER_KINDS = {folder: kind for kind, folder in FOLDERS.items()}


class AsEditors(SafeConstructor):
    """Reads as editors do: YAML 1.2, in which a date is a text and so are yes and no."""


AsEditors.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def load(text: str) -> Any:
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = AsEditors
    return yaml.load(io.StringIO(text))


def errors(path: str, text: str) -> list[str]:
    place = PurePosixPath(path).relative_to("interventions")
    kind = FOLDER_KINDS.get(place.parent.as_posix().removeprefix("."))
    name = f"{place.stem if place.name in FILES else kind}.json"
    return [error.message for error in SCHEMAS[name].iter_errors(load(text))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name].schema)


@pytest.mark.parametrize("reading", SHIPPED, ids=lambda reading: str(reading.path))
def test_every_record_of_this_site_fits(reading: Reading) -> None:
    assert errors(reading.path, Path(ROOT, reading.path).read_text(encoding="utf-8")) == []


TOLD = {
    *("columns-in-columns", "cross-link-without-quotes", "empty-item", "empty-list", "empty-value"),
    *("key-not-filled-in", "list-too-long", "list-too-short", "missing-key", "more-than-one-line"),
    *("not-a-choice", "not-a-date", "not-a-mapping", "not-an-address", "not-an-email"),
    *("not-just-one",),
    *("too-large", "too-many-characters", "too-small", "unknown-key", "unknown-language"),
    "wrong-type",
}
"""Codes of faults that a schema can see; the others need all records, or more than a shape."""
UNSEEN = {
    "date-outside-the-years-we-read": "a year is a text that looks like one",
    "text-that-nobody-sees": "letters and signs that are drawn as nothing",
    "worksheet-rows-and-row-headings": "neither of the two is needed",
    "worksheet-too-many-circles": "how many fit hangs together with the groups",
    "worksheet-mark-beyond-the-scale": "how far a scale goes stands beside it",
}


def told(case: golden.Case, path: str) -> set[str]:
    lines = re.findall(rf"^{re.escape(path)}:.*\[([\w-]+)\]$", case.expected["nl"][1], re.MULTILINE)
    return TOLD & set(lines)


def bad() -> list[Any]:
    """List the files of the golden cases in which a schema sees something."""
    found = []
    for file in CASES:
        case = golden.read(file)
        for path, content in case.files.items():
            if file.stem not in UNSEEN and told(case, path):
                found.append(pytest.param(path, content.decode(), id=f"{file.stem}-{path}"))
    return found


@pytest.mark.parametrize(("path", "text"), bad())
def test_what_is_bad_is_refused(path: str, text: str) -> None:
    try:
        found = errors(path, text)
    except (YAMLError, ValueError) as error:
        found = [str(error)]
    assert found != []


def keys(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Go through all keys that a schema knows, but the languages of a text."""
    if isinstance(schema, dict):
        known = schema.get("properties", {})
        yield from ((key, said) for key, said in known.items() if key not in VARIETIES)
        for item in schema.values():
            yield from keys(item)
    elif isinstance(schema, list):
        for item in schema:
            yield from keys(item)


WORDS = "words.json"
"""Its keys are texts of the site, and say what they are for by what they say now."""


@pytest.mark.parametrize("name", sorted(SCHEMAS.keys() - {WORDS}))
def test_every_key_tells_what_it_is_for(name: str) -> None:
    assert [key for key, said in keys(SCHEMAS[name].schema) if not said.get("title")] == []


def fields(listed: tuple[Field, ...]) -> set[str]:
    """Gather the keys of fields, with those inside them."""
    inside = [part for field in listed for part in (field.fields, *field.blocks.values())]
    named = {"block"} if any(field.blocks for field in listed) else set()
    return (
        named | {field.key for field in listed} | {key for part in inside for key in fields(part)}
    )


def test_every_text_of_the_site_tells_what_it_says_now() -> None:
    sections = SCHEMAS[WORDS].schema["properties"].values()
    told = [said for section in sections for said in section.get("properties", {}).values()]
    assert len(told) > 1000
    assert [said for said in told if not said.get("description")] == []


@pytest.mark.parametrize("kind", sorted({*KINDS, *FILES} - {"words.yml"}))
def test_a_schema_has_every_field(kind: str) -> None:
    name = f"{kind.removesuffix('.yml')}.json"
    known = {key for key, _ in keys(SCHEMAS[name].schema)}
    assert known == fields(form({**KINDS, **FILES}[kind]))


def test_the_editor_of_this_repository_knows_the_schemas() -> None:
    found = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    matched = {(ROOT / path).name: pattern for path, pattern in found["yaml.schemas"].items()}
    assert set(matched) == set(SCHEMAS)
    for reading in SHIPPED:
        name = f"{reading.kind.removesuffix('.yml')}.json"
        patterns = matched[name] if isinstance(matched[name], list) else [matched[name]]
        refused = [pattern[1:] for pattern in patterns if pattern.startswith("!")]
        place = PurePosixPath(reading.path)
        assert any(place.match(pattern) for pattern in patterns if not pattern.startswith("!"))
        assert not any(place.match(pattern) for pattern in refused)
