"""The pack with which a team tries instruments out: its own sheets around those of instruments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .. import addresses
from ..library import version
from ..records import Instrument, Text, Tryout
from ..records.worksheet import Block, Box, Checklist, Sheet, Table, TableColumn
from .common import plain
from .parts import Cited, Target
from .reader import Reader
from .sheets import Back, SheetView, of_instrument

NOTHING = Back((), (), (), (), None)


@dataclass(frozen=True)
class Choice:
    """An instrument to try out."""

    id: str
    title: str
    sheets: tuple[SheetView, ...]
    starters: SheetView | None
    """Its questions, to begin a talk with."""


@dataclass(frozen=True)
class Pack:
    """The sheets of the pack, in the order in which a team uses them."""

    title: str
    about: Cited
    description: str
    before: tuple[SheetView, ...]
    """The plan of the weeks, and what comes before the instruments."""
    choices: tuple[Choice, ...]
    """What can be chosen, that of the pack itself first."""
    after: tuple[SheetView, ...]
    chosen: tuple[str, ...]
    """The ids of the instruments that are in the pack as long as nobody chooses."""

    def default(self) -> Iterator[tuple[SheetView, str]]:
        """Go through the sheets of the pack that lies ready, each with its paper."""
        yield from ((view, "a4") for view in self.before)
        chosen = [choice for choice in self.choices if choice.id in self.chosen]
        yield from ((view, "a3") for choice in chosen for view in choice.sheets)
        yield from ((choice.starters, "a4") for choice in chosen if choice.starters is not None)
        yield from ((view, "a4") for view in self.after)


def pack(reader: Reader) -> Pack | None:
    """Put the pack together; None if the collection has none."""
    tryout = reader.library.tryout
    if tryout is None:
        return None
    about = reader.cited(tryout.summary)
    choices = tuple(_choices(tryout, reader))
    offered = [choice.id for choice in choices]
    return Pack(
        tryout.title.in_(reader.code),
        about,
        plain(about.passage, reader),
        (_plan(tryout, reader), *_own(tryout, tryout.before, reader)),
        choices,
        tuple(_own(tryout, tryout.after, reader)),
        tuple(ref.id for ref in tryout.instruments if ref.id in offered),
    )


def _choices(tryout: Tryout, reader: Reader) -> Iterator[Choice]:
    first = [ref.id for ref in tryout.instruments]
    listed = reader.listed("instrument")
    for record_id in [*first, *(item for item in listed if item not in first)]:
        there = of_instrument(record_id, reader) if record_id in listed else ()
        views = tuple(view for view in there if not view.is_easy)
        if views:
            title = reader.title("instrument", record_id)
            yield Choice(record_id, title, views, _questions(tryout, record_id, reader))


def _plan(tryout: Tryout, reader: Reader) -> SheetView:
    """Lay the weeks out as a table, with the tips on the other side."""
    ui, code = reader.language.ui, reader.code
    heads = (
        ("tryout_week", 34.0),
        ("tryout_what", None),
        ("tryout_tip", 16.0),
        ("tryout_ours", 48.0),
    )
    table = Table(
        block="table",
        columns=[_column(ui(name), wide) for name, wide in heads],
        row_heads=[_text(week.title.in_(code)) for week in tryout.weeks],
        row_height=20,
        given=[
            [_text(week.text.in_(code)), _text(", ".join(map(str, week.tips)) or "–")]
            for week in tryout.weeks
        ],
    )
    back = Back(
        (),
        (),
        tuple(reader.cited(tip) for tip in tryout.tips),
        (),
        None,
        tryout.tips[0].at,
        numbered=True,
    )
    lines = (ui("tryout_team"), ui("tryout_start"), ui("tryout_chosen"))
    return _view(tryout, "", ui("tryout_plan"), (table,), reader, fields=lines, back=back)


def _questions(tryout: Tryout, record_id: str, reader: Reader) -> SheetView | None:
    """Lay the questions of an instrument out to be ticked: conversation starters."""
    record = reader.library.records["instrument"][record_id]
    assert isinstance(record, Instrument)
    if not record.questions:
        return None
    ui = reader.language.ui
    items = Checklist(block="checklist", items=record.questions[:30])
    title = ui("tryout_starters", title=record.title.in_(reader.code))
    question = ui("tryout_starters_text")
    box = Box(block="box", title=_text(ui("tryout_noted")))
    return _view(tryout, f"vragen-{record_id}", question, (items, box), reader, title=title)


def _own(tryout: Tryout, sheets: Iterable[Sheet], reader: Reader) -> Iterator[SheetView]:
    code = reader.code
    for sheet in sheets:
        assert sheet.form is not None, "reading asks for it"
        yield _view(
            tryout,
            sheet.form.id,
            sheet.question.in_(code),
            sheet.blocks,
            reader,
            title=sheet.title.in_(code) if sheet.title else "",
            orientation=sheet.orientation,
            fields=tuple(text.in_(code) for text in sheet.fields),
            instruction=tuple(text.in_(code) for text in sheet.instruction),
            sheet=sheet,
        )


def _view(
    tryout: Tryout,
    form: str,
    question: str,
    blocks: Sequence[Block],
    reader: Reader,
    *,
    title: str = "",
    orientation: str = "portrait",
    fields: tuple[str, ...] = (),
    instruction: tuple[str, ...] = (),
    back: Back = NOTHING,
    sheet: Sheet | None = None,
) -> SheetView:
    """Make a sheet of the pack itself: it has no record, and no example."""
    ui = reader.language.ui
    name = ui("tryout_file")
    page = Target(addresses.worksheet(reader.language, name))
    return SheetView(
        id=f"{name}-{form}" if form else name,
        instrument="",
        title=title or tryout.title.in_(reader.code),
        of=tryout.title.in_(reader.code),
        question=question,
        code=reader.code,
        orientation=orientation,
        fields=fields or tuple(ui(f"sheet_{key}") for key in ("name", "date")),
        instruction=instruction,
        blocks=tuple(blocks),
        case_words="",
        case_fields=(),
        back=back,
        version=version(tryout),
        reviewed="",
        draft="",
        layout=ui("sheet_layout_own"),
        licence="",
        record=page,
        version_page=page,
        sheet=sheet,
        around=(tryout.title, *(text for week in tryout.weeks for text in (week.title, week.text))),
    )


def _column(title: str, width: float | None) -> TableColumn:
    return TableColumn(title=_text(title), width=width)


def _text(words: str) -> Text:
    return Text({"": words})
