"""Wounds that a hand makes to keys, values and lists."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from yaml import MappingNode, ScalarNode, SequenceNode

from .anatomy import Body, Entry, Wound, instead, pick, put

_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_DATED = ("date", "reviewed", "valid_until")


def deleted_key(body: Body, rng: Random) -> Wound | None:
    entry = pick(rng, body.own_line)
    if entry is None:
        return None
    first, past = body.span(entry)
    gone = (entry.value.value,) if entry.key.value == "id" else ()
    begin = entry.owner.start_mark.line + 1
    return put(body, body.lines[:first] + body.lines[past:], first, first + 1, begin, gone=gone)


def deleted_value(body: Body, rng: Random) -> Wound | None:
    entry = pick(rng, body.one_line)
    if entry is None:
        return None
    gone = (entry.value.value,) if entry.key.value == "id" else ()
    begin = entry.owner.start_mark.line + 1
    made = instead(body, entry.value, "", gone=gone)
    return Wound(made.content, made.lines | {begin}, gone=gone)


def doubled_key(body: Body, rng: Random) -> Wound | None:
    """The same key once more, at the end of its mapping or right below."""
    entry = pick(rng, body.own_line)
    if entry is None:
        return None
    first, past = body.span(entry)
    lines = [*body.lines[:past], *body.lines[first:past], *body.lines[past:]]
    return put(body, lines, past + 1, must_tell=True)


def doubled_item(body: Body, rng: Random) -> Wound | None:
    found = pick(rng, body.items)
    if found is None:
        return None
    first, past = body.item_span(*found)
    lines = [*body.lines[:past], *body.lines[first:past], *body.lines[past:]]
    return put(body, lines, *range(first + 1, 2 * past - first + 1))


def deleted_item(body: Body, rng: Random) -> Wound | None:
    found = pick(rng, body.items)
    if found is None:
        return None
    sequence, number = found
    first, past = body.item_span(sequence, number)
    node = sequence.value[number]
    inner = node.value if isinstance(node, MappingNode) else []
    gone = tuple(value.value for key, value in inner if key.value == "id")
    begin = sequence.start_mark.line + 1
    left = body.lines[:first] + body.lines[past:]
    return put(body, left, first, first + 1, begin, begin - 1, gone=gone)


def swapped_keys(body: Body, rng: Random) -> Wound | None:
    """Two keys of one mapping have each other's value."""
    by_owner: dict[int, list[Entry]] = {}
    for one in body.own_line:
        by_owner.setdefault(id(one.owner), []).append(one)
    group = pick(rng, [found for found in by_owner.values() if len(found) > 1])
    if group is None:
        return None
    one, other = sorted(rng.sample(group, 2), key=lambda entry: entry.key.start_mark.index)
    a, b = one.key, other.key
    text = body.text
    text = text[: b.start_mark.index] + a.value + text[b.end_mark.index :]
    text = text[: a.start_mark.index] + b.value + text[a.end_mark.index :]
    gone = tuple(e.value.value for e in (one, other) if e.key.value == "id")
    places = {n + 1 for entry in (one, other) for n in range(*body.span(entry))}
    return Wound(text.encode(), frozenset(places), gone=gone)


def reordered_keys(body: Body, rng: Random) -> Wound | None:
    """Two keys that follow on each other, the other way round: that is no fault."""
    top = [one for one in body.own_line if one.owner is body.root]
    pairs = [(a, b) for a, b in pairwise(top) if body.span(a)[1] == body.span(b)[0]]
    pair = pick(rng, pairs)
    if pair is None:
        return None
    (first, middle), (_, past) = body.span(pair[0]), body.span(pair[1])
    lines = [
        *body.lines[:first],
        *body.lines[middle:past],
        *body.lines[first:middle],
        *body.lines[past:],
    ]
    return put(body, lines, must_equal=True)


def retyped(body: Body, rng: Random) -> Wound | None:
    """A list where a text is wanted, a text where a list is wanted, and so on."""
    entry = pick(rng, body.own_line)
    if entry is None:
        return None
    first, past = body.span(entry)
    indent = " " * entry.key.start_mark.column
    key = f"{indent}{entry.key.value}:"
    match entry.value:
        case ScalarNode():
            flow = ([f"{key} [een, twee]"], [f"{key} {{een: twee}}"])
            new = rng.choice([*flow, [key, f"{indent}  - een"], [key, f"{indent}  een: twee"]])
        case SequenceNode():
            new = rng.choice([[f"{key} gewoon een tekst"], [f"{key} {{een: twee}}"], [f"{key} 3"]])
        case _:
            new = rng.choice([[f"{key} gewoon een tekst"], [f"{key} [een, twee]"], [f"{key} 3"]])
    lines = [*body.lines[:first], *new, *body.lines[past:]]
    return put(body, lines, *range(first + 1, first + len(new) + 1))


def renamed_key(body: Body, rng: Random) -> Wound | None:
    """A slip of the hand in a key."""
    entry = pick(rng, [one for one in body.own_line if len(one.key.value) > 1])
    if entry is None:
        return None
    old = entry.key.value
    at = rng.randrange(len(old) - 1)
    before, sign, after = old[:at], old[at], old[at + 1 :]
    slips = [before + after, before + sign + sign + after, f"{before}x{after}",
             before + after[0] + sign + after[1:], old.capitalize()]  # fmt: skip
    siblings = {key.value for key, _ in entry.owner.value}
    slip = pick(rng, [one for one in slips if one and one not in siblings])
    gone = (entry.value.value,) if old == "id" else ()
    return instead(body, entry.key, slip, must_tell=True, gone=gone) if slip else None


def no_colon(body: Body, rng: Random) -> Wound | None:
    entry = pick(rng, body.one_line)
    if entry is None:
        return None
    line = entry.key.start_mark.line
    lines = [*body.lines]
    lines[line] = lines[line].replace(":", "", 1)
    # Under a text of its own the line is more of that text: then the gap shows at the mapping.
    return put(body, lines, line + 1, line, entry.owner.start_mark.line + 1)


def no_space(body: Body, rng: Random) -> Wound | None:
    entry = pick(rng, body.one_line)
    if entry is None:
        return None
    line = entry.key.start_mark.line
    lines = [*body.lines]
    lines[line] = lines[line].replace(": ", ":", 1)
    return put(body, lines, line + 1, line, entry.owner.start_mark.line + 1)


def wrong_date(body: Body, rng: Random) -> Wound | None:
    dates = [one for key, one in body.scalars if key in _DATED and _DATE.fullmatch(one.value)]
    node = pick(rng, dates)
    wrong = ("2026-02-30", "31-12-2026", "gisteren", "20226", "2026-13-01", "1-1-26", "2026/01/01")
    return instead(body, node, rng.choice(wrong), must_tell=True) if node else None


WOUNDS = {
    "deleted key": deleted_key,
    "deleted value": deleted_value,
    "deleted item": deleted_item,
    "doubled key": doubled_key,
    "doubled item": doubled_item,
    "swapped keys": swapped_keys,
    "reordered keys": reordered_keys,
    "retyped": retyped,
    "renamed key": renamed_key,
    "no colon": no_colon,
    "no space": no_space,
    "wrong date": wrong_date,
}
