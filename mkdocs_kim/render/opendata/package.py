"""The tables as a data package: what each column holds, and which leads to which.

Source: https://specs.frictionlessdata.io/tabular-data-package/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from ...language import Language
from ...library import VOCABULARIES
from ...records import ID, Field
from ...tables import NAMES, Column
from ...views import OpenData
from .about import About, licence
from .tables import Laid

DIALECT = {"delimiter": ";", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n"}
_DATE = r"'?\d{4}(-\d{2}(-\d{2})?)?"


def package(tables: Sequence[Laid], data: OpenData, about: About) -> dict[str, Any]:
    """Describe all tables."""
    told = {
        "profile": "tabular-data-package",
        "name": "kim",
        "title": about.site,
        "homepage": about.told(data).get("url", ""),
        "version": data.version,
        "licenses": [licence(about.licence)] if about.licence else [],
    }
    found = {key: value for key, value in told.items() if value}
    return {**found, "resources": [_resource(table, about.language) for table in tables]}


def _resource(table: Laid, words: Language) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(table.content),
        "hash": f"sha256:{sha256(table.content).hexdigest()}",
        "dialect": DIALECT,
        "schema": schema(table, words),
    }


def schema(table: Laid, words: Language) -> dict[str, Any]:
    """Say what the columns of a table hold."""
    columns = {column.name: column for column in table.declared.columns} if table.declared else {}
    fields = [_field(name, columns, table.head, words) for name in table.head]
    found: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if "id" in table.head:
        found["primaryKey"] = ["id"]
    elif "position" in table.head:
        found["primaryKey"] = ["record", "position"]
    keys = list(_keys(table))
    return {**found, "foreignKeys": keys} if keys else found


def _field(
    name: str, columns: dict[str, Column], head: Sequence[str], words: Language
) -> dict[str, Any]:
    bare, _, code = name.partition("@")
    column = columns.get(bare)
    if column is None:
        what = {"name": name, "type": "integer" if name == "position" else "string"}
        limits = {"required": True} if name in ("id", "record", "position", "version") else {}
        return {**what, **({"constraints": limits} if limits else {})}
    field = column.field
    told = {"name": name, **_type(column)}
    if field.labels:
        told["title"] = field.label(words) + (f" ({code})" if code else "")
    if field.help and words.code == "nl":
        told["description"] = field.help
    limits = _limits(column)
    spread = any(other.startswith(f"{bare}@") for other in head)
    if column.required and not spread:
        limits["required"] = True
    return {**told, **({"constraints": limits} if limits else {})}


def _type(column: Column) -> dict[str, Any]:
    field = column.field
    if column.holds == "one" and field.holds == "number":
        return {"type": "integer"} if field.whole else {"type": "number", "decimalChar": ","}
    if column.holds == "one" and field.holds == "yes_no":
        return {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
    return {"type": "string"}


def _limits(column: Column) -> dict[str, Any]:
    """Give what a value must be; a cell with several has no limits that programs know."""
    field = column.field
    if column.holds != "one":
        return {}
    if field.holds == "choice":
        return {"enum": list(field.choices)}
    if field.holds == "date":
        return {"pattern": _DATE}
    if field.holds == "reference":
        return {"pattern": f"'?{ID.pattern}"}
    found = {"minimum": field.least, "maximum": field.most}
    return {key: value for key, value in found.items() if value is not None}


def _keys(table: Laid) -> Iterator[dict[str, Any]]:
    """Give the columns whose values stand in another table."""
    if table.declared is None:
        return
    if table.declared.is_part:
        yield _key("record", NAMES[table.declared.kind])
    for column in table.declared.columns:
        to = _table_of(column.field)
        if column.holds == "one" and to:
            yield _key(column.name, "" if to == table.name else to)


def _table_of(field: Field) -> str:
    if field.holds != "reference":
        return ""
    if field.of in VOCABULARIES:
        return f"vocabularies.{VOCABULARIES[field.of]}"
    return {**NAMES, "source": "sources"}.get(field.of, "")


def _key(column: str, table: str) -> dict[str, Any]:
    return {"fields": [column], "reference": {"resource": table, "fields": ["id"]}}
