"""The proof that a wounded file is still valid, without the code that read it.

Another reader of YAML (ruamel.yaml, by version 1.2) says what stands in the file; the committed
JSON Schema has to take it, and all that it says has to be in the record: nothing was dropped.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.validators import extend
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from mkdocs_kim.records import Prose, Ref, Shape, Text

from .corpus import RECORDS


class _Digits(str):
    """A text of digits, which is a number where one is wanted."""

    def __lt__(self, other: object) -> bool:
        return float(self) < float(str(other))

    def __gt__(self, other: object) -> bool:
        return float(self) > float(str(other))


def unproven(content: bytes, kind: str, shape: Shape) -> str:
    """Say why a file is not proven valid; empty if it is."""
    text = content.decode("utf-8-sig")
    try:
        said = YAML(typ="base", pure=True).load(text)
    except YAMLError as error:
        return f"the other reader refuses it: {' '.join(str(error).split())[:120]}"
    fault = next(_validator(kind.removesuffix(".yml")).iter_errors(_filled(said)), None)
    if fault is not None:
        return f"the schema refuses it: {fault.message[:120]}"
    lost = Counter(_leaves(said)) - Counter(_leaves(shape))
    return f"dropped: {sorted(lost)[:3]}" if lost else ""


@cache
def _validator(name: str) -> Any:
    schema = json.loads((RECORDS / ".schema" / f"{name}.json").read_text(encoding="utf-8"))
    types = Draft7Validator.TYPE_CHECKER.redefine_many(
        {
            "integer": lambda _, value: isinstance(value, _Digits) and value.isdecimal(),
            "number": lambda _, value: isinstance(value, _Digits),
        }
    )
    return extend(Draft7Validator, type_checker=types)(schema)


def _filled(said: Any) -> Any:
    """Leave out keys and items without a value, which say nothing; read digits as numbers."""
    if isinstance(said, dict):
        return {key: _filled(value) for key, value in said.items() if value not in ("", None)}
    if isinstance(said, list):
        return [_filled(item) for item in said if item not in ("", None)]
    text = str(said)
    return _Digits(text) if re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?", text) else text


def _leaves(value: Any) -> Iterator[str]:
    """Go through the texts of what was said, and of what was understood."""
    match value:
        case None | "":
            return
        case Shape():
            for name in type(value).model_fields:
                yield from _leaves(getattr(value, name))
        case dict():
            for item in value.values():
                yield from _leaves(item)
        case list() | tuple():
            for item in value:
                yield from _leaves(item)
        case Prose():
            yield from (_plain(passage.text) for passage in value.values.values())
        case Text():
            yield from (_plain(text) for text in value.values.values())
        case Ref():
            yield value.id
        case bool():
            yield "yes" if value else "no"
        case float():
            yield f"{value:g}"
        case _:
            yield _plain(str(value))


def _plain(text: str) -> str:
    plain = " ".join(text.split())
    return {"true": "yes", "True": "yes", "false": "no"}.get(plain, plain)
