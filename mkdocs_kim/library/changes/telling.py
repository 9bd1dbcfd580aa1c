"""Changes in words: a few for each field, or all of it, with what stood there before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ...language import Language
from ...records import Field
from .comparing import Change
from .edits import Edit
from .entries import LISTED, Data, Entries
from .items import naming
from .prose import differing
from .valued import Values, differing_text, of_language

SHORT = 60
"""Signs of a value that stands in a sentence."""
NAMED = 3
"""Items of a list that are named; more are counted."""
_ELSEWHERE = ("sources", "former_ids", "withdrawn", "status")
"""Fields of which something else than themselves is said."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that changed, with what stood there; empty if there was nothing, or is no more."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Teller:
    """Words changes in one language."""

    language: Language
    title: Callable[[str, str], str]
    """Gives the title of what has a kind and an id; of kind ``any`` too."""

    @property
    def values(self) -> Values:
        """Give what words single values."""
        return Values(self.language, self.title)

    def name(self, change: Change) -> str:
        """Name the entry: as it is called now, or as it was called at last."""
        return titled(change.after or change.before or {}, self.language.code)

    def line(self, change: Change) -> str:
        """Tell a change in one line: ``JIM-aanpak: doelgroep aangevuld, 1 bron toegevoegd``."""
        name = self.name(change)
        if change.kind in LISTED:
            name = f"{self.language.word(f'kind_{change.kind}').capitalize()} ‘{name}’"
        return f"{name}: {', '.join(self.phrases(change))}"

    def phrases(self, change: Change) -> list[str]:
        """Tell a change in a few words for each field."""
        told = [*self._whole(change), *self._fields(change), *self._cited(change)]
        return told or [self.phrase(edit) for edit in change.edits]

    def _whole(self, change: Change) -> Iterator[str]:
        """Tell what became of the entry as a whole."""
        ui = self.language.ui
        if change.what in ("new", "gone"):
            yield ui(f"change_{change.what}")
        if change.former:
            yield ui("change_renamed", before=change.former)
        if change.before is None or change.after is None:
            return
        before, after = change.before.get("status"), change.after.get("status")
        if change.what == "withdrawn":
            reason = of_language(change.after["withdrawn"]["reason"], self.language.code)
            yield ui("change_withdrawn", reason=self.values.short(self.values.plain(reason)))
        elif before == "withdrawn":
            yield ui("change_back")
        elif before != after:
            yield ui("change_status", status=self.values.choice("status", after or "published"))

    def _fields(self, change: Change) -> Iterator[str]:
        sources = bool(change.cites or change.drops)
        for edit in change.edits:
            if edit.field.key == "reviewed" and edit.after:
                yield self.language.ui("change_reviewed", date=self.values.on(edit.after))
            elif edit.field.key not in _ELSEWHERE and not (sources and edit.how == "cited"):
                yield self.phrase(edit)

    def _cited(self, change: Change) -> Iterator[str]:
        """Count the sources that came and went, wherever they are cited."""
        for how, ids in (("added", change.cites), ("removed", change.drops)):
            if ids:
                one = "source" if len(ids) == 1 else "sources"
                yield self.language.ui(f"change_{one}_{how}", count=len(ids))

    def phrase(self, edit: Edit) -> str:
        """Tell what became of a field, in a few words."""
        what = self.label(edit.field)
        if edit.field.many:
            return self._list(what, edit)
        if edit.field.holds in ("prose", "block", "blocks", "words"):
            return self._said(edit.how, what)
        return self._single(what, edit)

    def _single(self, what: str, edit: Edit) -> str:
        """Tell what a single value was and is, if that is short."""
        before = self.values.of(edit.field, edit.before)
        after = self.values.of(edit.field, edit.after)
        if before == after or _is_translated(edit.before, edit.after):
            return self.language.ui("change_translated", what=what)
        if max(len(before), len(after)) > SHORT:
            return self._said(edit.how, what)
        if edit.how == "changed":
            return self.language.ui("change_to", what=what, before=before, after=after)
        return f"{self._said(edit.how, what)} ({after or before})"

    def _list(self, what: str, edit: Edit) -> str:
        """Name what came and went; count it where there is much, or where it has no name."""
        if not edit.parts:
            return self._said(edit.how, what)
        if len(edit.parts) <= NAMED:
            told = [self._item(part) for part in edit.parts]
            if all(told):
                return self.language.ui("change_items", what=what, items="; ".join(told))
        hows = [part.how if part.how in ("added", "removed") else "changed" for part in edit.parts]
        kept = [how for how in ("added", "changed", "removed") if how in hows]
        told = [self._said(how, str(hows.count(how))) for how in kept]
        return self.language.ui("change_items", what=what, items=", ".join(told))

    def _item(self, edit: Edit) -> str:
        """Tell what became of an item of a list; empty if it cannot be named in a few words."""
        before, after = self.item(edit.field, edit.before), self.item(edit.field, edit.after)
        if not (before or after) or max(len(before), len(after)) > SHORT:
            return ""
        if before and after and before != after:
            return f"{before} → {after}"
        return self._said(edit.how, after or before)

    def item(self, field: Field, item: Any) -> str:
        """Name an item of a list; empty if it has no name."""
        if item is None or field.holds in ("prose", "blocks", "row"):
            return ""
        if field.holds != "block":
            said = self.values.of(field, item)
            return f"‘{said}’" if field.holds == "text" else said
        found = [self.values.of(part, item[part.key]) for part in naming(field) if part.key in item]
        return f"{found[0]} ({found[1]})" if len(found) > 1 else "".join(found)

    def _said(self, how: str, what: str) -> str:
        return self.language.ui(f"change_{how}", what=what)

    def label(self, field: Field) -> str:
        """Name a field as it stands in a sentence."""
        label = field.label(self.language)
        is_acronym = label[:2].isalpha() and label[:2].isupper()
        return label if is_acronym else label[:1].lower() + label[1:]

    def details(self, change: Change) -> list[Detail]:
        """Tell all that changed in an entry, with what stood there before."""
        return [
            detail
            for edit in change.edits
            if edit.field.key != "former_ids"
            for detail in self._details(edit, ())
        ]

    def _details(self, edit: Edit, above: tuple[str, ...]) -> Iterator[Detail]:
        name = self._named(edit) if edit.is_item else edit.field.label(self.language)
        way = (*above, name) if name and name not in above[-1:] else above
        if edit.parts and edit.field.many and edit.field.holds not in ("block", "blocks", "prose"):
            olds = [part.before for part in edit.parts if part.before is not None]
            news = [part.after for part in edit.parts if part.after is not None]
            single = replace(edit.field, many=False)
            told = (self.values.of(single, items) for items in (olds, news))
            yield Detail(", ".join(way), *told)
        elif edit.parts and (edit.field.many or (edit.before and edit.after)):
            for part in edit.parts:
                yield from self._details(part, way)
        else:
            what = ", ".join(way)
            yield from (Detail(what, *pair) for pair in self._pairs(edit))

    def _named(self, edit: Edit) -> str:
        """Name an item by what it is, or was."""
        if edit.field.holds != "block":
            return ""
        return self.item(edit.field, edit.after) or self.item(edit.field, edit.before)

    def _pairs(self, edit: Edit) -> Iterator[tuple[str, str]]:
        """Give what stood there and what stands there; of prose only the sentences that differ."""
        old, new = edit.before, edit.after
        if edit.how == "moved":
            yield self._order(edit.field, old), self._order(edit.field, new)
            return
        if edit.is_item and edit.field.holds == "block":
            names = [field.key for field in naming(edit.field)]
            old, new = (_without(item, names) for item in (old, new))
        if edit.field.holds != "prose" or old is None or new is None:
            yield self.values.of(edit.field, old), self.values.of(edit.field, new)
            return
        old, new = differing_text(old, new, self.language.code)
        if edit.how == "cited":
            yield self.values.sources(old), self.values.sources(new)
        else:
            yield from differing(self.values.plain(old), self.values.plain(new))

    def _order(self, field: Field, items: list[Any]) -> str:
        """Name the items of a list in their order."""
        single = replace(field, many=False)
        named = (self.item(single, item) or self.values.of(single, item) for item in items)
        return "; ".join(self.values.short(name, SHORT) for name in named)


def titled(data: Data, code: str) -> str:
    """Give what an entry is called; one of the lists has a label or a term for a title."""
    said = next(data[key] for key in ("title", "label", "term") if key in data)
    return of_language(said, code)


def titles(code: str, *moments: Entries) -> Callable[[str, str], str]:
    """Make what gives titles, from the first moment that knows an entry; else its id."""
    known: dict[tuple[str, str], str] = {}
    for (kind, entry), data in (item for moment in moments for item in moment.items()):
        known.setdefault((kind, entry), titled(data, code))
        if kind not in LISTED:
            known.setdefault(("any", entry), titled(data, code))
    return lambda kind, entry: known.get((kind, entry), entry)


def _without(item: Any, keys: list[str]) -> Any:
    """Leave out of a block what is said elsewhere."""
    return item and {key: value for key, value in item.items() if key not in keys}


def _is_translated(before: Any, after: Any) -> bool:
    """Tell whether a text says the same as before, and says it in another language too."""
    plain, told = (before, after) if isinstance(after, dict) else (after, before)
    return isinstance(told, dict) and isinstance(plain, str) and plain in told.values()
