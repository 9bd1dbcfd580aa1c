"""Plain data becomes tidy YAML: one order and one form, whoever wrote it and with what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..language import LANGUAGES
from ..records import FILES, KINDS, Field, form
from .notes import Notes, Place
from .scalars import Told, as_number, as_truth, kept, line, name, one_line, prose, short
from .wrapping import WIDTH

Fields = Sequence[Field]

SINGLE = ("text", "address", "email", "choice", "yes_no", "reference", "number", "date")
"""What is one value on one line, if it is no list."""
FEW = ("reference", "choice", "number")
"""What stands on one line also as a list, if it fits."""


def fields_of(kind: str) -> Fields:
    """Give what a kind of record, or one of the other files, holds.

    Raises: KeyError if there is no such kind: a fault of ours.
    """
    return form(KINDS[kind] if kind in KINDS else FILES[kind])


def modeline(kind: str) -> str:
    """Make the line by which editors find the JSON Schema of a file."""
    up = "" if kind in (*FILES, "intervention") else "../"
    schema = kind.removesuffix(".yml")
    return f"# yaml-language-server: $schema={up}.schema/{schema}.json"


def text(kind: str, data: Mapping[str, Any], notes: Notes | None = None) -> str:
    """Write a record (or ``source``: one entry of ``sources.yml``) as tidy YAML.

    Shape: ``data`` as ``library.canonical`` gives it; a key that we do not know comes last.
    """
    writer = _Writer(notes or Notes())
    if kind == "source":
        return _whole(writer.item(fields_of("sources.yml")[0], data, _Spot((), 2)))
    lines = writer.block(_entries(fields_of(kind), data), _Spot((), 0))
    return _whole([modeline(kind), *writer.notes.top, *lines])


def entry(kind: str, key: str, value: Any) -> list[str]:
    """Write one key of a record with its value, as lines."""
    known = [field for field in fields_of(kind) if field.key == key]
    return _Writer(Notes()).block(_entries(known, {key: value}), _Spot((), 0))


def _whole(lines: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in lines)


Entry = tuple[str, Field | None, Any]
"""A key, what is declared of it, and its value."""


def _entries(fields: Fields, data: Mapping[str, Any]) -> list[Entry]:
    """Put keys in the order of the declarations, and what is not declared behind them."""
    known = {field.key: field for field in fields}
    ours: list[Entry] = [(key, field, data[key]) for key, field in known.items() if key in data]
    return ours + [(key, None, value) for key, value in data.items() if key not in known]


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where something is written: its place in the data, its indentation, whether in a sheet."""

    place: Place
    indent: int
    sheet: bool = False

    def at(self, step: str | int, deeper: int = 0) -> _Spot:
        return replace(self, place=(*self.place, step), indent=self.indent + deeper)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes values with the comments that belong to them."""

    notes: Notes

    def block(self, entries: Sequence[Entry], spot: _Spot) -> list[str]:
        """Write keys with their values below each other."""
        lines: list[str] = []
        for key, known, value in entries:
            here = spot.at(key, 2)
            needed = (known is not None and known.required) or self.notes.at(here.place)
            opening = f"{' ' * spot.indent}{short(key)}:"
            told = self.value(known, value, here, len(opening) + 1)
            if (_empty(value) or told.head == "{}") and not needed:
                continue
            lines += self._above(here.place, spot.indent)
            lines += self._joined(opening, told, here.place)
        return lines + self._below(spot)

    def item(self, known: Field | None, value: Any, spot: _Spot) -> list[str]:
        """Write one item of a list, its hyphen at the indentation of its spot."""
        inner = replace(spot, indent=spot.indent + 2)
        single = replace(known, many=False) if known else None
        told = self._flow(known, value, inner) or self.value(
            single, value, inner, before=inner.indent
        )
        opening = f"{' ' * spot.indent}-"
        above = self._above(spot.place, spot.indent)
        if told.head or not told.body:
            return above + self._joined(opening, told, spot.place)
        # What stands above the first key of an item stands above its hyphen.
        rows = list(told.body)
        while rows[0].lstrip().startswith("#"):
            above.append(f"{' ' * spot.indent}{rows.pop(0).lstrip()}")
        beside = self.notes.beside.get(spot.place)
        above += [f"{' ' * spot.indent}{beside}"] if beside else []
        return [*above, f"{opening} {rows[0][inner.indent :]}", *rows[1:]]

    def value(self, known: Field | None, value: Any, spot: _Spot, before: int) -> Told:
        """Write a value as its declaration says; as it stands if that does not fit it."""
        if isinstance(value, list):
            return self._list(known, value, spot, before)
        if isinstance(value, Mapping):
            return self._mapping(known, value, spot)
        if value is None:
            return Told("")
        if known is None or known.many or known.holds in ("words", "row", "block", "blocks"):
            return kept(value if isinstance(value, str) else str(value), spot.indent)
        if known.holds == "prose":
            return prose(value, spot.indent)
        if known.holds in ("text", "address", "email"):
            return line(str(value), before, spot.indent)
        return Told(_single(known, value))

    def _mapping(self, known: Field | None, value: Mapping[str, Any], spot: _Spot) -> Told:
        entries: list[Entry]
        holds = known.holds if known is not None and not known.many else ""
        if known is not None and holds in ("text", "prose"):
            codes = sorted(value, key=lambda code: (*LANGUAGES, code).index(code))
            entries = [(code, known, value[code]) for code in codes]
        elif known is not None and holds == "words":
            entries = [(key, replace(known, holds="text"), word) for key, word in value.items()]
        else:
            entries = _entries(inside(known, value) if holds else (), value)
        sheet = spot.sheet or (holds == "block" and _has_blocks(known))
        lines = self.block(entries, replace(spot, sheet=sheet))
        said = any(not line.lstrip().startswith("#") for line in lines)
        return Told("", tuple(lines)) if said else Told("{}", tuple(lines))

    def _list(self, known: Field | None, items: list[Any], spot: _Spot, before: int) -> Told:
        if not items:
            return Told("[]")
        row = known is not None and known.holds == "row" and not known.many
        each = replace(known, holds="text", many=False) if known is not None and row else known
        if each is None or not (row or each.many):
            each = None
        elif (row or each.holds in FEW) and not self.notes.within(spot.place):
            words = [_single(each, item, brackets=True) for item in items if _is_single(item)]
            flow = f"[{', '.join(words)}]"
            if len(words) == len(items) and before + len(flow) <= WIDTH:
                return Told(flow)
        numbered = enumerate(items)
        rows = [row for at, item in numbered for row in self.item(each, item, spot.at(at))]
        return Told("", (*rows, *self._below(spot)))

    def _flow(self, known: Field | None, value: Any, spot: _Spot) -> Told | None:
        """Write an item of a sheet between braces, if it is all single values and fits."""
        if not (spot.sheet and known and isinstance(value, Mapping)):
            return None
        if known.holds != "block" or self.notes.within(spot.place):
            return None
        said = [entry for entry in _entries(inside(known, value), value) if not _empty(entry[2])]
        if not all(field and _is_one(field) and _is_single(one) for _, field, one in said):
            return None
        words = [f"{short(key)}: {_single(f, one, brackets=True)}" for key, f, one in said if f]
        flow = f"{{{', '.join(words)}}}"
        return Told(flow) if words and spot.indent + len(flow) <= WIDTH else None

    def _above(self, place: Place, indent: int) -> list[str]:
        return [" " * indent + said for said in self.notes.above.get(place, ())]

    def _below(self, spot: _Spot) -> list[str]:
        return [" " * spot.indent + said for said in self.notes.below.get(spot.place, ())]

    def _joined(self, opening: str, told: Told, place: Place) -> list[str]:
        beside = self.notes.beside.get(place)
        head = f"{opening} {told.head}" if told.head else opening
        return [f"{head}  {beside}" if beside else head, *told.body]


def inside(known: Field | None, value: Mapping[str, Any]) -> Fields:
    """Give the fields of a block; which of several it is, its key ``block`` tells."""
    if known is None:
        return ()
    if known.holds != "blocks":
        return known.fields
    chosen = known.blocks.get(str(value.get("block")), ())
    return (Field("block", {}, "", "choice", required=True), *chosen)


def _has_blocks(known: Field | None) -> bool:
    return known is not None and any(field.holds == "blocks" for field in known.fields)


def _empty(value: Any) -> bool:
    return value in (None, "", [], {})


def _is_one(known: Field) -> bool:
    return known.holds in SINGLE and not known.many


def _is_single(value: Any) -> bool:
    return value is not None and not isinstance(value, list | Mapping)


def _single(known: Field, value: Any, *, brackets: bool = False) -> str:
    """Write a value that is one word or one line."""
    text = one_line(str(value))
    match known.holds:
        case "number":
            return as_number(value) or short(text, brackets=brackets)
        case "yes_no":
            return as_truth(value) or short(text, brackets=brackets)
        case "choice" | "reference" | "date":
            return name(str(value).strip(), brackets=brackets)
    return short(text, brackets=brackets)
