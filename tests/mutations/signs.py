"""Wounds to the marks of YAML and prose, and to what a record refers to."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from random import Random

from .anatomy import Body, Wound, instead, pick, put

_REFERS = ("themes", "element", "instrument", "intervention", "instruments", "interventions",
           "groups", "settings", "executors", "level", "replaced_by")  # fmt: skip
_QUOTED = re.compile(r"(: |- |\[|, )(['\"])([^'\"\n]+)\2(?=[,\]\n])")


def unclosed_quote(body: Body, rng: Random) -> Wound | None:
    """A quote in front of a plain text, or one that is missing at the end."""
    closed = list(_QUOTED.finditer(body.text))
    if closed and rng.random() < 0.5:
        found = rng.choice(closed)
        text = body.text[: found.end() - 1] + body.text[found.end() :]
        return Wound(text.encode(), frozenset({body.text[: found.start()].count("\n") + 1}))
    entry = pick(rng, body.one_line)
    if entry is None:
        return None
    return instead(body, entry.value, rng.choice("'\"") + entry.value.value)


def unclosed_bracket(body: Body, rng: Random) -> Wound | None:
    rows = [n for n, line in enumerate(body.lines) if re.search(r": [\[{].*[\]}]$", line)]
    line = pick(rng, rows)
    if line is not None:
        lines = [*body.lines]
        lines[line] = lines[line][:-1]
        return put(body, lines, line + 1, must_tell=True)
    entry = pick(rng, body.one_line)
    return instead(body, entry.value, "[" + entry.value.value, must_tell=True) if entry else None


def yaml_mark(body: Body, rng: Random) -> Wound | None:
    """An anchor, an alias or a tag, as programmers use them."""
    entry = pick(rng, body.one_line)
    if entry is None:
        return None
    mark = rng.choice(["&een {}", "*een", "!!python/object:os.system {}", "!een {}", "@{}", "`{}`",
                       "%{}", "| {}", "> {}"])  # fmt: skip
    must = mark[0] not in "|>"
    return instead(body, entry.value, mark.format(entry.value.value), must_tell=must)


def colon_in_text(body: Body, rng: Random) -> Wound | None:
    entry = pick(rng, body.one_line)
    if entry is None:
        return None
    return instead(body, entry.value, f"{entry.value.value}: meer", must_tell=True)


def hash_in_text(body: Body, rng: Random) -> Wound | None:
    """What comes after a hash is a comment, so the text is cut."""
    texts = [one for one in body.one_line if " " in one.value.value]
    entry = pick(rng, texts)
    if entry is None:
        return None
    return instead(body, entry.value, entry.value.value.replace(" ", " #", 1))


def unknown_id(body: Body, rng: Random) -> Wound | None:
    nodes = [
        node
        for key, node in body.scalars
        if key in _REFERS and re.fullmatch("[a-z0-9-]+", node.value)
    ]
    links = list(re.finditer(r"\[\[([a-z0-9-]+)", body.text))
    if nodes and (not links or rng.random() < 0.6):
        node = rng.choice(nodes)
        return instead(body, node, _slip(node.value, rng), must_tell=True)
    return _in_text(body, pick(rng, links), rng)


def unknown_source(body: Body, rng: Random) -> Wound | None:
    nodes = [node for key, node in body.scalars if key == "sources" and " " not in node.value]
    cited = list(re.finditer(r"\[@([a-z0-9-]+)", body.text))
    if nodes and (not cited or rng.random() < 0.3):
        node = rng.choice(nodes)
        return instead(body, node, _slip(node.value, rng), must_tell=True)
    return _in_text(body, pick(rng, cited), rng)


def _slip(old: str, rng: Random) -> str:
    at = rng.randrange(len(old))
    return rng.choice([f"{old[:at]}q{old[at:]}", f"{old}-zz", f"zz-{old}"])


def _in_text(body: Body, found: re.Match[str] | None, rng: Random) -> Wound | None:
    if found is None:
        return None
    text = body.text[: found.start(1)] + _slip(found[1], rng) + body.text[found.end(1) :]
    line = body.text[: found.start()].count("\n") + 1
    return Wound(text.encode(), frozenset({line}), must_tell=True)


def broken_mark(body: Body, rng: Random) -> Wound | None:
    """A cross-link or a citation that is not closed, or not opened."""
    found = pick(rng, list(re.finditer(r"\[\[[^\]\n]+\]\]|\[@[a-z0-9-]+\]", body.text)))
    if found is None:
        return None
    mark = found[0]
    new = rng.choice(
        [mark[:-1], mark[1:], mark.replace("@", "@ "), mark.replace("]", ")"), f"[{mark}"]
    )
    text = body.text[: found.start()] + new + body.text[found.end() :]
    return Wound(text.encode(), frozenset({body.text[: found.start()].count("\n") + 1}))


def html_in_prose(body: Body, rng: Random) -> Wound | None:
    block = pick(rng, [node for _, node in body.scalars if node.style == "|"])
    if block is None:
        return None
    line = block.start_mark.line + 1
    lines = [*body.lines]
    words = lines[line].rstrip().rsplit(" ", 1)
    tag = rng.choice(["<b>{}</b>", "<script>{}</script>", "<!-- {} -->", "<img src=x onerror={}>"])
    lines[line] = " ".join([*words[:-1], tag.format("x"), words[-1]])
    if not words[0].strip():
        return None
    return put(body, lines, line + 1, must_tell=True)


def too_long(body: Body, rng: Random) -> Wound | None:
    """More than fits: a title of thousands of letters, a summary of a thousand words."""
    texts = [one for one in body.own_line if one.key.value in ("title", "summary", "label", "name")]
    entry = pick(rng, texts)
    if entry is None:
        return None
    first, past = body.span(entry)
    indent = " " * entry.key.start_mark.column
    lines = [*body.lines[:first], f"{indent}{entry.key.value}: {'heel veel woorden ' * 400}"]
    return put(body, [*lines, *body.lines[past:]], first + 1, must_tell=True)


def too_deep(body: Body, rng: Random) -> Wound | None:
    entry = pick(rng, body.one_line)
    if entry is None:
        return None
    return instead(body, entry.value, "[" * 40 + "een" + "]" * 40, must_tell=True)


def wrong_id(body: Body, rng: Random) -> Wound | None:
    """A file name that is no id, or another one; or another id in a list."""
    ids = [node for key, node in body.scalars if key == "id"]
    name = PurePosixPath(body.path)
    if ids:
        node = rng.choice(ids)
        return instead(body, node, rng.choice(["Een Naam", "een_naam", f"{node.value}-zz", "é"]),
                       gone=(node.value,))  # fmt: skip
    if name.name in ("words.yml", "tryout.yml", "synonyms.yml"):
        return None
    wrong = [f"{name.stem}-zz", name.stem.capitalize(), f"{name.stem} 2", f"{name.stem}_x", "index"]
    choice = rng.choice(wrong)
    return Wound(body.text.encode(), frozenset({1}), must_tell=choice != wrong[0],
                 gone=(name.stem,), renamed=f"{choice}.yml")  # fmt: skip


WOUNDS = {
    "unclosed quote": unclosed_quote,
    "unclosed bracket": unclosed_bracket,
    "mark of YAML": yaml_mark,
    "colon in a text": colon_in_text,
    "hash in a text": hash_in_text,
    "unknown id": unknown_id,
    "unknown source": unknown_source,
    "broken mark in prose": broken_mark,
    "HTML in prose": html_in_prose,
    "too long": too_long,
    "too deep": too_deep,
    "wrong id": wrong_id,
}
