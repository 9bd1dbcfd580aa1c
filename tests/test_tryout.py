"""The try-out pack: what lies ready, and that all of its source has a place in it."""

from __future__ import annotations

from datetime import date

import page
import pypdfium2  # type: ignore[import-untyped]
import pytest
from building import ROOT

from mkdocs_kim import library, press
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.render.sheets.setting import Imprint
from mkdocs_kim.views import Pack, Reader, pack, plain

WORDS = language("nl")


@pytest.fixture(scope="module")
def reader() -> Reader:
    found = library.build(read_folder(ROOT / "interventions", "interventions"), "nl")
    return Reader(found, WORDS, date.min)


@pytest.fixture(scope="module")
def ready(reader: Reader) -> Pack:
    found = pack(reader)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def content(ready: Pack, reader: Reader) -> bytes:
    def title(record_id: str) -> str:
        return reader.title(reader.library.kind_of(record_id) or "", record_id)

    imprint = Imprint(WORDS, "Kennisbank", "CC BY 4.0", lambda _: "https://example.org/", title)
    return press.of_pack(ready, imprint).make()


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def test_pack_that_lies_ready_holds_the_three_instruments_of_its_source(ready: Pack) -> None:
    assert [(view.id, paper) for view, paper in ready.default()] == [
        ("uitprobeerpakket", "a4"),
        ("uitprobeerpakket-eigen-netwerk", "a4"),
        ("ecogram", "a3"),
        ("netwerkcirkel", "a3"),
        ("groslijst", "a3"),
        ("uitprobeerpakket-vragen-ecogram", "a4"),
        ("uitprobeerpakket-vragen-netwerkcirkel", "a4"),
        ("uitprobeerpakket-vragen-groslijst", "a4"),
        ("uitprobeerpakket-wie-doet-wat", "a4"),
        ("uitprobeerpakket-terugkijken", "a4"),
        ("uitprobeerpakket-delen", "a4"),
    ]


def test_every_instrument_with_a_sheet_can_be_chosen(ready: Pack, reader: Reader) -> None:
    drawn = {
        record_id
        for record_id, record in reader.library.records["instrument"].items()
        if getattr(record, "worksheet", ())
    }
    assert {choice.id for choice in ready.choices} == drawn


def test_all_ten_tips_and_six_weeks_are_on_paper(content: bytes, reader: Reader) -> None:
    tryout = reader.library.tryout
    assert tryout is not None
    told = [plain(tip.in_("nl"), reader) for tip in tryout.tips]
    told += [week.text.in_("nl") for week in tryout.weeks]
    text = "".join(
        letters(one.get_textpage().get_text_bounded()) for one in pypdfium2.PdfDocument(content)
    )
    assert (len(tryout.tips), len(tryout.weeks)) == (10, 6)
    assert [words for words in told if letters(words) not in text] == []


def test_pack_is_accessible_and_each_page_has_its_paper(content: bytes) -> None:
    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    sizes = [
        tuple(round(side / 72 * 25.4) for side in one.get_size())
        for one in pypdfium2.PdfDocument(content)
    ]
    upright, lying = (210, 297), (297, 210)
    large = [*[(420, 297)] * 2, *[(297, 420)] * 4]
    assert sizes == [*[upright] * 3, *large, *[upright] * 3, lying, upright, lying]
