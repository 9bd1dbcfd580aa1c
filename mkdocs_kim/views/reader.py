"""For whom and when pages are made: what every view is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from .. import addresses
from ..language import Language, Tongue, language
from ..library import Lexicon, Library, lexicon, uses
from ..library.changes import NO_HISTORY, History
from ..records import Prose, Ref, When
from .parts import Chip, Cited, Target


def worded(library: Library, code: str) -> Language:
    """Give the words of a language, with the site's own over them."""
    words = language(code)
    return words.with_(library.words.own(code)) if library.words else words


@dataclass(frozen=True)
class Reader:
    """For whom and when a page is made: passed to every view."""

    library: Library
    language: Language
    today: date
    history: History = NO_HISTORY
    accounts: bool = True
    """Whether methods have an accountability sheet."""
    pairs: bool = True
    """Whether every two methods that belong together have a page."""
    plain: str = ""
    """The language of texts that do not say theirs; empty: that of the page."""
    others: tuple[Language, ...] = ()
    """The other languages of the site."""

    @cached_property
    def code(self) -> str:
        """The language of the page."""
        own = self.language.code
        return own if self.plain in ("", own) else Tongue(own, self.plain)

    def in_(self, code: str) -> Reader:
        """Give one who reads the same site in another language."""
        return replace(self, language=worded(self.library, code))

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that terms explain."""
        return lexicon(self.library, self.code)

    @cached_property
    def uses(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Id of a term → (kind, id) of the records that say one of its words."""
        return uses(self.library, self.lexicon, self.code)

    @cached_property
    def methods(self) -> dict[str, Any]:
        """Id of a method → what it says, once that has been gathered; several pages ask for it."""
        return {}

    @cached_property
    def kept(self) -> dict[Any, Any]:
        """What is made once, by what makes it: see ``once``."""
        return {}

    @cached_property
    def of_records(self) -> dict[Any, dict[str, Any]]:
        """What is made of one record alone, by what makes it: see ``of_record``."""
        return {}

    def after(self, before: Reader) -> None:
        """Take over what was made of the records that are the very same as for another reader."""
        same = self.library.same(before.library)
        for make, known in before.of_records.items():
            self.of_records[make] = {item: made for item, made in known.items() if item in same}

    def cited(self, prose: Prose, sources: Iterable[Ref] = ()) -> Cited:
        """Pair prose in this reader's language with the sources beside it."""
        passage, lang = prose.best(self.code)
        lang = lang if lang != self.code else ""
        if not sources:
            return Cited(passage, (), lang)
        beside = [ref.id for ref in sources]
        inside = [bit.target for bit in passage.marks if bit.kind == "citation"]
        return Cited(passage, tuple([item for item in beside if item not in inside]), lang)

    def maybe(self, prose: Prose | None) -> Cited | None:
        """Do the same for prose that may be absent."""
        return None if prose is None else self.cited(prose)

    def title(self, kind: str, record_id: str) -> str:
        """Name a record or a value; its id if it is not to be had now."""
        known: dict[tuple[str, str], str] = self.kept.setdefault(Reader.title, {})
        if (kind, record_id) not in known:
            known[kind, record_id] = self._title(kind, record_id)
        return known[kind, record_id]

    def _title(self, kind: str, record_id: str) -> str:
        if kind in self.library.vocabularies:
            value = self.library.vocabularies[kind].get(record_id)
            return value.label.in_(self.code) if value else record_id
        record = self.library.records.get(kind, {}).get(record_id)
        if record is None:
            return record_id
        title = record.title.in_(self.code)
        withdrawn = record.status == "withdrawn"
        return f"{title} ({self.language.ui('withdrawn')})" if withdrawn else title

    def listed(self, kind: str) -> tuple[str, ...]:
        """List the ids of a kind that lists show: all but the withdrawn, by title."""
        return tuple(self._listed(kind))

    def lists(self, kind: str, record_id: str) -> bool:
        """Tell whether lists show a record."""
        return record_id in self._listed(kind)

    def _listed(self, kind: str) -> dict[str, None]:
        known: dict[str, dict[str, None]] = self.kept.setdefault(Reader.listed, {})
        if kind not in known:
            records = self.library.records[kind].items()
            known[kind] = {item: None for item, record in records if record.status != "withdrawn"}
        return known[kind]

    def in_order(self, kind: str, ids: Iterable[str]) -> list[str]:
        """Put ids of a kind, each of a record that is there, in the order of the titles."""
        known: dict[str, dict[str, int]] = self.kept.setdefault(Reader.in_order, {})
        if kind not in known:
            known[kind] = {item: place for place, item in enumerate(self.library.records[kind])}
        return sorted(ids, key=known[kind].__getitem__)

    def chip(self, kind: str, record_id: str) -> Chip:
        """Link to a record or a value; only a word if it cannot be reached now."""
        known: dict[tuple[str, str], Chip] = self.kept.setdefault(Reader.chip, {})
        if (kind, record_id) not in known:
            there = self.library.has(Ref(kind, record_id, None))  # type: ignore[arg-type]
            to = Target(addresses.page(self.language, kind, record_id)) if there else None
            known[kind, record_id] = Chip(self.title(kind, record_id), to)
        return known[kind, record_id]

    def chip_of(self, record_id: str) -> Chip:
        """Link to whatever record has this id."""
        return self.chip(self.library.kind_of(record_id) or "", record_id)

    def when(self, day: When) -> str:
        """Write a date as precisely as it is known: ``8 april 2019``, ``maart 2017``, ``2015``."""
        return day.worded(self.language)

    def changed(self, kind: str, record_id: str) -> str:
        """Write when a record last said something new; empty if that is not known."""
        day = self.changed_on(kind, record_id)
        return self.on(When(day.year, day.month, day.day)) if day else ""

    def changed_on(self, kind: str, record_id: str) -> date | None:
        """Tell on which day a record last said something new; None if that is not known."""
        if (kind, record_id) not in self.history.changed:
            return None
        return self.history.last((kind, record_id), self.library.plain(record_id))

    def on(self, day: When) -> str:
        """Write when something happened: ``op 8 april 2019``, ``in maart 2017``."""
        return self.language.ui("on_day" if day.day else "in_period", date=self.when(day))
