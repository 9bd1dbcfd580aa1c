"""JSON Schema of every kind, so that editors complete keys and explain them while you type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from ..language import LANGUAGES, language
from .local import Local
from .reading import FILES, KINDS
from .record import Shape
from .words import SECTIONS, known

DRAFT = "http://json-schema.org/draft-07/schema#"
"""What the common YAML extensions of editors read."""


def schemas() -> dict[str, dict[str, Any]]:
    """Make all schemas: file name → schema, from the same declarations as the checks."""
    models: dict[str, type[Shape]] = {**KINDS}
    models |= {name.removesuffix(".yml"): model for name, model in FILES.items()}
    models["local"] = Local
    found = {f"{name}.json": _schema(model) for name, model in models.items()}
    _with_words(found["words.json"], list(models.values()))
    return found


def _with_words(schema: dict[str, Any], models: list[type[Shape]]) -> None:
    """List every key of the site's own words, with what the locales say now."""
    for section in ("labels", *SECTIONS):
        there = [known(section, models, language(code)) for code in LANGUAGES]
        field = schema["properties"][section]
        text = field.pop("additionalProperties")
        schema["definitions"]["Text"] = text
        field["properties"] = {
            key: {
                "$ref": "#/definitions/Text",
                "description": "\n".join(dict.fromkeys(one[key] for one in there)),
            }
            for key in there[0]
        }
        field["additionalProperties"] = False


@cache
def schema_files() -> Mapping[str, bytes]:
    """Give the schemas as files: name → content; made once, for that takes long."""
    return {
        name: (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
        for name, content in schemas().items()
    }


def _schema(model: type[Shape]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    schema["definitions"] = schema.pop("$defs", {})
    cleaned = _without_defaults(schema)
    assert isinstance(cleaned, dict), "a schema is an object"
    return {"$schema": DRAFT, **cleaned}


def _without_defaults(value: Any) -> Any:
    """Leave out what a model assumes for absent keys: absent means not known, not empty."""
    if isinstance(value, dict):
        kept = {key: _without_defaults(item) for key, item in value.items() if key != "default"}
        choices = kept.get("anyOf")
        if isinstance(choices, list):
            kept["anyOf"] = [choice for choice in choices if choice != {"type": "null"}]
            if len(kept["anyOf"]) == 1:
                kept |= kept.pop("anyOf")[0]
        return kept
    return [_without_defaults(item) for item in value] if isinstance(value, list) else value
