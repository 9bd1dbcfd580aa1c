"""The parts of the manual that follow from the code: every key and every message, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..language import Language
from ..records import schemas

NOTE = "<!-- Gemaakt met `kim manual {name}`: verander de declaraties, niet deze pagina. -->\n\n"
"""Says where the text comes from, to whoever opens the file."""


def fields(words: Language) -> str:
    """List every key of every kind, with its type and what it means, from the declarations."""
    lines = [NOTE.format(name="fields"), f"# {words.ui('manual_fields')}\n\n"]
    lines.append(f"{words.ui('manual_fields_intro')}\n")
    seen: dict[str, Any] = {}
    for name, schema in schemas().items():
        lines.append(f"\n## {name.removesuffix('.json')}\n")
        lines += _table(schema, words)
        for title, definition in schema["definitions"].items():
            if seen.get(title) == definition or "properties" not in definition:
                continue  # a block that two kinds share is listed with the first
            seen[title] = definition
            lines.append(f"\n### {_block(name, title)}\n")
            lines += _table(definition, words)
    return "".join(lines)


def messages(words: Language) -> str:
    """List every code with its sentence."""
    lines = [NOTE.format(name="messages"), f"# {words.ui('manual_messages')}\n\n"]
    lines.append(f"{words.ui('manual_messages_intro')}\n\n")
    for code, text in sorted(words.sections["messages"].items()):
        lines.append(f"## {code} {{ #{code} }}\n\n{_plain(text)}\n\n")
    return "".join(lines).rstrip() + "\n"


def _block(name: str, title: str) -> str:
    return f"{title} ({name.removesuffix('.json')})"


def _table(schema: dict[str, Any], words: Language) -> Iterator[str]:
    required = schema.get("required", [])
    head = [words.ui(f"manual_{name}") for name in ("key", "label", "type", "meaning")]
    yield f"\n| {' | '.join(head)} |\n| --- | --- | --- | --- |\n"
    for key, field in schema.get("properties", {}).items():
        star = " *" if key in required else ""
        cells = (
            f"`{key}`{star}",
            field.get("title", ""),
            _type(field, words),
            _meaning(field, words),
        )
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |\n"
    if pair := [f"`{one['required'][0]}`" for one in schema.get("oneOf", ())]:
        yield f"\n{words.ui('manual_just_one', one=pair[0], other=pair[1])}\n"


def _meaning(field: dict[str, Any], words: Language) -> str:
    """Explain a field, say under which filter readers find it, and whether methods are compared."""
    told = [field["description"]]
    if "x-facet" in field:
        told.append(words.ui("manual_facet", facet=words.ui(f"facet_{field['x-facet']}")))
    if "x-compared" in field:
        told.append(words.ui("manual_compared"))
    return " ".join(told).strip()


def _type(field: dict[str, Any], words: Language) -> str:
    """Word the type of a field as an author sees it."""
    if "$ref" in field:
        return words.ui("manual_block", name=field["$ref"].rpartition("/")[2])
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if field.get("type") == "array":
        return words.ui("manual_list", of=_type(field["items"], words))
    if "const" in field:
        return f"`{field['const']}`"
    if "oneOf" in field:
        return words.ui("manual_any_block")
    if "anyOf" in field:
        return words.word("prose" if "contentMediaType" in field["anyOf"][0] else "a_text")
    pattern = field.get("pattern", "")
    if "d{4}" in pattern or "a-z0-9" in pattern:
        return words.word("a_date" if "d{4}" in pattern else "an_id")
    names = {"integer": "a_whole_number", "number": "a_number", "object": "a_mapping"}
    return words.word(names.get(field.get("type", ""), "a_text"))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("{", "&#123;")


def _plain(text: str) -> str:
    """Show a sentence as it is said, with the Markdown that it advises as signs."""
    return re.sub(r"([\\`*\[\]])", r"\\\1", _cell(text).replace("\\|", "|"))
