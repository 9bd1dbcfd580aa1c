"""A worksheet as a reader gets it: the blocks of the record, and everything around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import addresses
from ..diagnostics import Position
from ..language import EASY, Language, Tongue
from ..records import Instrument, Text, values
from ..records.worksheet import Block, Sheet
from .citing import short
from .parts import Chip, Cited, Target
from .reader import Reader

PAPERS = ("a4", "a3")
"""What every sheet is printed on."""


@dataclass(frozen=True, slots=True)
class Back:
    """What the facilitator reads on the other side."""

    steps: tuple[tuple[str, Cited], ...]
    questions: tuple[str, ...]
    tips: tuple[Cited, ...]
    pitfalls: tuple[Cited, ...]
    emotion: Cited | None
    at: Position | None = None
    """Where its text begins in the record."""
    numbered: bool = False
    """Whether the tips are numbered, because something refers to them."""


@dataclass(frozen=True)
class SheetView:
    """One form of an instrument, worded in one language."""

    id: str
    """The instrument, and its form if it has several: ``sociogram-sociomatrix``."""
    instrument: str
    title: str
    of: str
    """The title of the instrument."""
    question: str
    code: str
    """The language."""
    orientation: str
    fields: tuple[str, ...]
    instruction: tuple[str, ...]
    blocks: tuple[Block, ...]
    case_words: str
    """What the filled sheet says of its case; empty if there is no example."""
    case_fields: tuple[str, ...]
    back: Back
    version: str
    reviewed: str
    draft: str
    """Says that the record is a draft; empty if it is not."""
    layout: str
    """Where the layout comes from, in a sentence."""
    licence: str
    """What may be done with the instrument, in a sentence; empty if the record does not say."""
    record: Target
    version_page: Target
    sheet: Sheet | None
    """What the record says, with its places; None for a sheet that the site makes by itself."""
    around: tuple[Text, ...]
    """Further texts of the record that stand on the paper."""

    @property
    def is_easy(self) -> bool:
        """Tell whether it is in easy words."""
        return self.code.endswith(EASY)

    @property
    def plain_id(self) -> str:
        """The sheet with the same blocks in other words."""
        return self.id.rpartition("-")[0] if self.is_easy else self.id

    @property
    def lang(self) -> str:
        """The language, whatever its words."""
        return self.code.removesuffix(EASY)

    def say(self, text: Text) -> str:
        """Word a text of a block in the language of the sheet."""
        return text.in_(self.code)

    def speaks(self, code: str) -> bool:
        """Tell whether the record words anything of this sheet in a language."""
        return any(isinstance(text, Text) and code in text.values for text in values(self.sheet))

    @property
    def forms(self) -> list[tuple[str, bool]]:
        """List on what paper it is printed, and whether with its example."""
        return [(name, filled) for filled in (False, True) for name in PAPERS][
            : None if self.case_words else len(PAPERS)
        ]

    def files(self, words: Language) -> tuple[Chip, ...]:
        """List its files: each paper, blank and filled."""
        return tuple(
            Chip(
                words.ui("sheet_file_example" if filled else "sheet_file", paper=name.upper()),
                Target(addresses.paper(words, self.id, name, filled), is_file=True),
            )
            for name, filled in self.forms
        )

    def identity(self, words: Language, site_name: str) -> str:
        """Say which sheet this is: site, id, version, date."""
        parts = [self.draft.upper()] if self.draft else []
        parts += [site_name, self.id, words.ui("version", version=self.version)]
        parts += [words.ui("sheet_reviewed", date=self.reviewed)] if self.reviewed else []
        return " · ".join(parts)

    def rights(self, words: Language, licence: str) -> list[str]:
        """Say what may be done with sheet and instrument, and where the layout comes from."""
        own = words.ui("sheet_licence", licence=licence) if licence else ""
        return [text for text in (own, self.layout, self.licence) if text]


def every_sheet(reader: Reader) -> Iterator[SheetView]:
    """Go through every worksheet, by title of the instrument."""
    for record_id in reader.listed("instrument"):
        yield from of_instrument(record_id, reader)


def sheets_in(code: str, reader: Reader) -> list[SheetView]:
    """List the worksheets that records word in another language than that of the reader."""
    worded = [view for view in every_sheet(reader) if view.speaks(code)]
    if code == reader.code or not worded:
        return []
    other = reader.in_(code)
    found = [of_instrument(item, other) for item in dict.fromkeys(v.instrument for v in worded)]
    return [view for views in found for view in views if view.speaks(code)]


def of_instrument(record_id: str, reader: Reader) -> tuple[SheetView, ...]:
    """List the forms of one instrument."""
    known: dict[str, tuple[SheetView, ...]] = reader.kept.setdefault(of_instrument, {})
    if record_id not in known:
        known[record_id] = tuple(_forms(record_id, reader))
    return known[record_id]


def _forms(record_id: str, reader: Reader) -> Iterator[SheetView]:
    record = reader.library.records["instrument"][record_id]
    assert isinstance(record, Instrument)
    back = _back(record, reader)
    for sheet in record.worksheet:
        view = _view(sheet, record_id, record, back, reader, reader.code)
        yield view
        code = f"{reader.code}{EASY}"
        if view.speaks(code):
            easy = Tongue(code, reader.plain) if reader.plain else code
            yield _view(sheet, record_id, record, back, reader, easy)


def _view(
    sheet: Sheet, record_id: str, record: Instrument, back: Back, reader: Reader, code: str
) -> SheetView:
    ui = reader.language.ui
    name = f"{record_id}-{sheet.form.id}" if sheet.form else record_id
    fields = tuple(text.in_(code) for text in sheet.fields)
    own = reader.library.version(record_id)
    address = addresses.page(reader.language, "instrument", record_id)
    example = sheet.example
    return SheetView(
        id=f"{name}-{ui('sheet_easy_file')}" if code.endswith(EASY) else name,
        instrument=record_id,
        title=(sheet.title or record.title).in_(code),
        of=record.title.in_(code),
        question=sheet.question.in_(code),
        code=code,
        orientation=sheet.orientation,
        fields=fields or tuple(ui(f"sheet_{name}") for name in ("name", "date", "with")),
        instruction=tuple(text.in_(code) for text in sheet.instruction),
        blocks=tuple(sheet.blocks),
        case_words=ui("sheet_case", case=example.case.in_(code)) if example else "",
        case_fields=tuple(text.in_(code) for text in example.fields) if example else (),
        back=back,
        version=own,
        reviewed=reader.when(record.reviewed) if record.reviewed else "",
        draft=reader.language.choice("status", "concept") if record.status == "concept" else "",
        layout=_layout(sheet, reader),
        licence=_licence(record, reader),
        record=Target(address),
        version_page=Target(addresses.version(address, own)),
        sheet=sheet,
        around=_around(record),
    )


def _licence(record: Instrument, reader: Reader) -> str:
    if record.licence is None:
        return ""
    return reader.language.ui("sheet_use", licence=record.licence.in_(reader.code).rstrip("."))


def _around(record: Instrument) -> tuple[Text, ...]:
    """List the plain texts of a record that stand on its sheets."""
    titles = [step.title for step in record.steps]
    found = [record.title, record.licence, *titles, *record.questions]
    return tuple(text for text in found if text is not None)


def _layout(sheet: Sheet, reader: Reader) -> str:
    """Say where the layout comes from: from sources, from sources and from us, or from us."""
    known = [ref.id for ref in sheet.sources if ref.id in reader.library.sources]
    named = "; ".join(short(reader.library.sources[item], reader) for item in known)
    words = reader.language.ui(f"sheet_layout_{sheet.layout}")
    return f"{words} {reader.language.ui('sheet_sources', sources=named)}" if named else words


def _back(record: Instrument, reader: Reader) -> Back:
    code = reader.code
    return Back(
        steps=tuple(
            (step.title.in_(code) if step.title else "", reader.cited(step.short or step.text))
            for step in record.steps
        ),
        questions=tuple(text.in_(code) for text in record.questions),
        tips=tuple(reader.cited(text) for text in record.tips),
        pitfalls=tuple(reader.cited(text) for text in record.pitfalls),
        emotion=reader.maybe(record.emotion),
        at=record.steps[0].text.at if record.steps else record.purpose.at,
    )
