"""The rows of a table become what is given of records."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Given
from dataclasses import dataclass, field

from ..diagnostics import Diagnostic, Fact, Position, closest
from ..language import LANGUAGES, VARIETIES
from ..records import ID, KINDS, LISTS, RESERVED, slug
from ..source import Mapping, Node
from ..tables import Column, Declared
from .intake import Intake, Wanted
from .nodes import items, mapping, node, put
from .sheets import Cell, Sheet

OWN = ("id", "version", "url")
PART = ("record", "position")


@dataclass
class RowReader:
    """Reads the rows of one table."""

    table: Declared
    sheet: Sheet
    extra: Given[str, str] = field(default_factory=dict)
    """Column → what it says of every new record that says nothing of it."""
    found: Intake = field(default_factory=Intake)

    def read(self) -> Intake:
        """Read all rows; what does not fit is a fault at its cell."""
        own = PART if self.table.is_part else OWN if self.table.kind in KINDS else ()
        self._head(own)
        self.columns = [c for c in self.table.columns if self._codes(c)]
        if self.found.faults:
            return self.found
        if self.table.is_part:
            self._parts()
        elif self.table.kind in KINDS:
            self._records()
        else:
            self._entries()
        return self.found

    def _head(self, own: tuple[str, ...]) -> None:
        """Find out what each column is."""
        columns = self.table.columns
        worded = (f"{c.name}@{code}" for c in columns if c.worded for code in VARIETIES)
        known = (*own, *(column.name for column in columns), *worded)
        self.names: dict[str, int] = {}
        for number, cell in enumerate(self.sheet.head):
            name = cell.text.strip()
            below = (row[number].text for row in self.sheet.rows if number < len(row))
            if not name and not any(below):
                continue
            if name in self.names:
                facts: dict[str, Fact] = {"column": name, "first": self.names[name] + 1}
                self._fault("import-column-twice", cell.at, facts)
            elif name in known:
                self.names[name] = number
            else:
                guess = self._labelled(name) or closest(name, known)
                facts = {"column": name, "table": self.table.name}
                self._fault("import-unknown-column", cell.at, facts, guess)
        for name in own[:1]:
            if name not in self.names and not self.found.faults:
                self._fault("import-column-missing", self.sheet.head[0].at, {"column": name})

    def _labelled(self, name: str) -> str | None:
        """Find the column that people call so."""
        for column in self.table.columns:
            if name.casefold() in map(str.casefold, column.field.labels.values()):
                return column.name
        return None

    def _fault(
        self, code: str, at: Position, facts: Given[str, Fact], guess: str | None = None
    ) -> None:
        self.found.faults.append(Diagnostic(code, at, facts, guess))

    def _codes(self, column: Column) -> dict[str, str]:
        """Give the names under which a column stands there: language → name."""
        codes = VARIETIES if column.worded else ()
        names = {"": column.name, **{code: f"{column.name}@{code}" for code in codes}}
        return {code: name for code, name in names.items() if name in self.names}

    def _cell(self, row: tuple[Cell, ...], name: str) -> Cell:
        at = self.names.get(name)
        return row[at] if at is not None and at < len(row) else Cell("", row[0].at)

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        """Go through the rows that are no longer than the head."""
        for row in self.sheet.rows:
            beyond = [cell for cell in row[len(self.sheet.head) :] if cell.text.strip()]
            if beyond:
                self._fault("import-beyond", beyond[0].at, {"found": beyond[0].text})
            else:
                yield row

    def _id(self, cell: Cell, row: tuple[Cell, ...]) -> str | None:
        """Read what a row calls its record; None if nothing can be called so."""
        said = cell.text.strip()
        if not said:
            title = self._cell(row, "title").text or self._cell(row, "title@nl").text
            self._fault("import-no-id", cell.at, {}, slug(title) or None)
        elif not ID.fullmatch(said):
            self._fault("bad-id", cell.at, {"id": said}, slug(said) or None)
        elif said in RESERVED or (self.table.kind == "intervention" and said in LISTS):
            self._fault("reserved-id", cell.at, {"id": said})
        else:
            return said
        return None

    def _records(self) -> None:
        for row in self._rows():
            cell = self._cell(row, "id")
            item = self._id(cell, row)
            if item is None:
                continue
            key = (self.table.kind, item)
            if key in self.found.records:
                first = self.found.records[key].at.line
                self._fault("import-twice", cell.at, {"id": item, "first": first})
                continue
            wanted = self.found.of(key, row[0].at)
            self._given(wanted, row)
            for column in self.table.columns:
                if column.name in self.extra:
                    said = {"": Cell(self.extra[column.name], row[0].at)}
                    wanted.standard.append((column.path, node(column, said, self.found.faults)))

    def _given(self, wanted: Wanted, row: tuple[Cell, ...]) -> None:
        wanted.places.add((self.sheet.path, row[0].at.line))
        for column in self.columns:
            codes = self._codes(column)
            said = {code: self._cell(row, name) for code, name in codes.items()}
            filled = {code: cell for code, cell in said.items() if cell.text.strip()}
            if "" in codes or set(LANGUAGES) <= filled.keys():
                wanted.puts.append((column.path, node(column, said, self.found.faults)))
            elif column.holds == "many":  # whose lines would take the place of the others
                for code, cell in filled.items():
                    self._fault("import-one-language", cell.at, {"column": codes[code]})
            else:
                wanted.puts += [
                    ((*column.path, code), cell if cell.text.strip() else None)
                    for code, cell in said.items()
                ]

    def _node(self, row: tuple[Cell, ...]) -> Mapping:
        """Make what a row says."""
        made: Mapping | None = None
        for column in self.columns:
            said = {code: self._cell(row, name) for code, name in self._codes(column).items()}
            value = node(column, said, self.found.faults)
            if value is not None:
                made = put(made, column.path, value, row[0].at)
        return made or mapping({}, row[0].at)

    def _parts(self) -> None:
        """Read what records have many of: all rows of a record together are its list."""
        lists: dict[str, list[tuple[int, int, Node]]] = {}
        for row in self._rows():
            cell = self._cell(row, "record")
            item = self._id(cell, row)
            place = self._place(row)
            if item is None or place is None:
                continue
            wanted = self.found.of((self.table.kind, item), row[0].at)
            wanted.is_part = True
            wanted.places.add((self.sheet.path, row[0].at.line))
            rows = lists.setdefault(item, [])
            rows.append((place, len(rows), self._node(row)))
        for item, rows in lists.items():
            wanted = self.found.records[self.table.kind, item]
            said = [part for *_, part in sorted(rows, key=lambda one: one[:2])]
            wanted.puts.append((self.table.path, self._list(said, wanted.at)))

    def _list(self, said: list[Node], at: Position) -> Node | None:
        label = self.table.label
        if label is None or label.holds == "block":
            return items(said, at)
        entries = [one for one in said if isinstance(one, Mapping)]
        texts = [(one.get("key"), one.get("text")) for one in entries]
        if label.holds == "words":
            found = {key[1].text: text[1] for key, text in texts if key and text}  # type: ignore[union-attr]
            return mapping(found, at) if found else None
        return items((text[1] for _, text in texts if text), at)

    def _place(self, row: tuple[Cell, ...]) -> int | None:
        cell = self._cell(row, "position")
        said = cell.text.strip()
        if not said:
            return row[0].at.line
        if said.isascii() and said.isdigit():
            return int(said)
        self._fault("import-no-position", cell.at, {"found": said})
        return None

    def _entries(self) -> None:
        """Read the entries of a list that all records share."""
        key = (self.table.kind, self.table.kind)
        for row in self._rows():
            wanted = self.found.of(key, row[0].at)
            entry = Wanted(row[0].at)
            self._given(entry, row)
            wanted.places |= entry.places
            wanted.entries.append((self.table.path[0], entry))
