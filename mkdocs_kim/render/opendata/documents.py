"""Records, lists and links as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ...tables import LISTED, NAMES
from ...views import OpenData
from ...views.opendata import Entry
from .about import About

SCHEMAS = "schema"


def documents(data: OpenData, about: About) -> Iterator[tuple[str, bytes]]:
    """Write everything: name of the file → content."""
    told = about.told(data)
    for kind, entries in data.entries.items():
        rows = []
        for one in entries:
            head = _head(one, about)
            said = [f"{_compact(key)}: {_compact(value)}" for key, value in one.said.items()]
            lines = [f"{_compact(key)}: {_compact(value)}" for key, value in head.items()]
            inner = ",\n  ".join(said)
            rows.append(f'{{{", ".join(lines)}, "record": {{{", ".join(said)}}}}}')
            whole = ",\n".join([*lines, f'"record": {{\n  {inner}\n}}'])
            yield f"{NAMES[kind]}/{one.id}.json", f"{{\n{whole}\n}}\n".encode()
        schema = f"{SCHEMAS}/{kind}.json"
        yield f"{NAMES[kind]}.json", _listing({**told, "kind": kind, "schema": schema}, rows)
    for file in LISTED:
        name = file.removesuffix(".yml")
        head = {**told, "kind": name, "schema": f"{SCHEMAS}/{name}.json"}
        yield f"{name}.json", _lists(head, data.lists.get(file, {}))
    yield "links.json", _listing({**told, "kind": "links"}, map(_compact, edges(data)), "links")


def edges(data: OpenData) -> list[dict[str, str]]:
    """Give the links as rows."""
    return [
        {
            "source_kind": one.source_kind,
            "source": one.source,
            "field": one.field,
            "target_kind": one.target_kind,
            "target": one.target,
            "relation": one.relation,
            "words": one.words,
        }
        for one in data.edges
    ]


def _head(one: Entry, about: About) -> dict[str, str]:
    url = about.page(one.to)
    head = {"kind": one.kind, "id": one.id, "version": one.version}
    return {**head, "url": url} if url else head


def _listing(head: dict[str, Any], rows: Any, key: str = "records") -> bytes:
    """Write a list with a line for each of its items."""
    lines = [f"{_compact(name)}: {_compact(value)}" for name, value in head.items()]
    items = ",\n".join(rows)
    lines.append(f'"{key}": [\n{items}\n]' if items else f'"{key}": []')
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _lists(head: dict[str, Any], said: Any) -> bytes:
    """Write a file that is a list, or several: what it says stands under ``record``."""
    lines = [f"{_compact(name)}: {_compact(value)}" for name, value in head.items()]
    inner = [
        f'"{key}": [\n' + ",\n".join(map(_compact, items)) + "\n]" for key, items in said.items()
    ]
    lines.append('"record": {\n' + ",\n".join(inner) + "\n}")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def by_line(document: dict[str, Any], key: str) -> bytes:
    """Write a document with a line for each of its keys, and for each item under one of them."""
    head = {name: value for name, value in document.items() if name != key}
    return _listing(head, map(_compact, document[key]), key)


_compact = json.JSONEncoder(ensure_ascii=False).encode
"""Writes a value on one line; making an encoder for each takes longer than encoding."""
