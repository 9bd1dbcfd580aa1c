"""Forms as scripts for browsers: what can be filled in, and what every record says now.

Browsers load the first on the page with the form, and the script of a record when somebody changes
that record; so it works from a disk too.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from ..language import EASY, VARIETIES, Language
from ..records import ID, LISTS, RESERVED, Field, Record, form
from ..views import Reader, fillable
from ..views.fillable import Kind

FOLDER = "form/"
"""Where the scripts stand among the files of the site's own."""
INDEX = f"{FOLDER}index.js"

MESSAGES = (
    "bad-file-name",
    "bad-id",
    "columns-in-columns",
    "control-character",
    "duplicate-id",
    "empty-value",
    "former-id-in-use",
    "half-citation",
    "half-cross-link",
    "heading-in-prose",
    "image-in-prose",
    "key-not-filled-in",
    "list-too-long",
    "list-too-short",
    "missing-key",
    "more-than-one-line",
    "no-such-date",
    "not-just-one",
    "not-a-choice",
    "not-a-date",
    "not-an-address",
    "not-an-email",
    "raw-html",
    "reserved-id",
    "too-large",
    "too-many-characters",
    "too-many-words",
    "too-small",
    "unknown-entry",
    "unknown-id",
    "unsafe-link",
    "wrong-kind",
    "wrong-type",
)
"""What ``kim-valid.js`` can say, as the checks say it."""


def files(reader: Reader) -> dict[str, bytes]:
    """Make every script: path → content."""
    records = {
        f"{kind}/{record_id}": _record(kind, record_id, data)
        for kind, record_id, data in fillable.recorded(reader)
    }
    scripts = {f"{FOLDER}{key}.js": content for key, content in records.items()}
    stamps = {key: _stamp(content) for key, content in records.items()}
    return {INDEX: _index(reader, stamps), **scripts}


def stamped(index: bytes) -> str:
    """Give the first script with a mark of its content, so that no browser shows an old one."""
    return f"{INDEX}?v={_stamp(index)}"


def _stamp(content: bytes) -> str:
    return sha256(content).hexdigest()[:8]


def _index(reader: Reader, stamps: dict[str, str]) -> bytes:
    """Make the script with all that a form knows before a record is chosen."""
    words = reader.language
    data = {
        "kinds": {kind.kind: _kind(kind, words) for kind in fillable.kinds(reader)},
        "known": fillable.titles(reader),
        "former": reader.library.renamed,
        "shared": [field.key for field in form(Record)],
        "recorded": stamps,
        "id": ID.pattern,
        "reserved": RESERVED,
        "lists": LISTS,
        "languages": {code: _language(code, words) for code in VARIETIES},
        "messages": {
            **{code: words.message(code) for code in MESSAGES},
            "duplicate-key": words.ui("form_twice"),  # a form has no lines to name
        },
        "words": dict(words.sections["words"]),
    }
    return f"window.kim=window.kim||{{}};window.kim.forms={_json(data)};\n".encode()


def _record(kind: str, record_id: str, data: Any) -> bytes:
    key = _json(f"{kind}/{record_id}")
    begin = "window.kim=window.kim||{};window.kim.recorded=window.kim.recorded||{};"
    return f"{begin}window.kim.recorded[{key}]={_json(data)};\n".encode()


def _kind(kind: Kind, words: Language) -> dict[str, Any]:
    return {**asdict(kind), "fields": [_field(field, words) for field in kind.fields]}


def _field(field: Field, words: Language) -> dict[str, Any]:
    """Turn a field into plain data in the words of one language.

    Shape: all that ``Field`` has, with ``label`` for ``labels`` and ``suggests`` in words;
    ``named`` labels the choices, or the blocks that can stand here.
    """
    said = ("labels", "owner", "help", "suggests")
    plain = {name: getattr(field, name) for name in Field.__slots__ if name not in said}
    blocks = {
        name: [_field(inner, words) for inner in fields] for name, fields in field.blocks.items()
    }
    named = {choice: words.choice(field.key, str(choice)) for choice in field.choices}
    named |= {name: words.choice("block", name) for name in field.blocks}
    inner = [_field(part, words) for part in field.fields]
    told = {
        "label": field.label(words),
        "help": field.help if words.code == "nl" else "",  # it is Dutch only
        "suggests": [words.sections["choices"][key] for key in field.suggests],
    }
    return {**plain, **told, "fields": inner, "blocks": blocks, "named": named}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _language(code: str, words: Language) -> str:
    name = words.word(f"language_{code.removesuffix(EASY)}")
    return words.ui("language_easy", language=name) if code.endswith(EASY) else name
