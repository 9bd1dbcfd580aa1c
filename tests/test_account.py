"""The accountability sheets of all methods, as they come out of the press."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import page as validation
import pikepdf
import pytest
import zxingcpp
from building import ROOT
from test_papers import MM, Paper, covered, outside, plain

from mkdocs_kim import addresses, library, press
from mkdocs_kim.cache import Cache
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.render.html import HtmlPrinter
from mkdocs_kim.render.sheets.letterhead import Print
from mkdocs_kim.render.sheets.setting import Imprint
from mkdocs_kim.views import Account, Pair, Reader, account_pairs, accounts, intervention
from mkdocs_kim.views.parts import Target

SITE = "https://example.org/kennisbank/"
WORDS = language("nl")
TODAY = date(2026, 11, 22)
IMPRINT = Imprint(WORDS, "Kennisbank KIM", "CC BY 4.0", lambda _: "", str)


@cache
def collection() -> Reader:
    found = library.build(read_folder(ROOT / "interventions", "interventions"), "nl")
    return Reader(found, WORDS, TODAY)


def whole(target: Target) -> str:
    return SITE + addresses.url(target.page, True)


def leads_to(told: Account | Pair) -> str:
    """Tell where the code on a sheet leads."""
    return whole(told.version_page if isinstance(told, Account) else told.page)


def on(told: Account | Pair) -> Print:
    return Print("Kennisbank KIM", "CC BY 4.0", leads_to(told), whole(told.page))


def name(one: Account | Pair) -> str:
    return one.id if isinstance(one, Account) else f"{one.one.id}--{one.other.id}"


ACCOUNTS = accounts(collection())
PAIRS = account_pairs(collection(), ACCOUNTS)
SHEETS = {name(one): one for one in (*ACCOUNTS.values(), *PAIRS)}
on_every_sheet = pytest.mark.parametrize("one", SHEETS.values(), ids=name)


def made(*names: str) -> dict[str, bytes]:
    """Make some sheets as a site does."""
    todo = [press.of_account(SHEETS[item], on(SHEETS[item]), IMPRINT) for item in names]
    return press.print_all(todo, WORDS, Cache(None), lambda _: None)


Opened = Callable[[Account | Pair], Paper]


@pytest.fixture(scope="session")
def opened() -> Opened:
    """Open each file once."""
    papers = {path: Paper(content) for path, content in made(*SHEETS).items()}
    return lambda one: papers[addresses.account(WORDS, one.page.page)]


# What every file is


def test_there_is_a_sheet_for_every_method_and_for_every_two_that_a_record_relates() -> None:
    listed = [f"interventies/{item}" for item in collection().listed("intervention")]
    records = collection().library.records["intervention"]
    related = {
        tuple(sorted((item, other.intervention.id)))
        for item, record in records.items()
        for other in getattr(record, "related")  # noqa: B009
    }
    listed += [f"vergelijken/{one}--{other}" for one, other in sorted(related)]
    found = [addresses.account(WORDS, one.page.page) for one in SHEETS.values()]
    assert sorted(found) == sorted(f"{page}/verantwoording.pdf" for page in listed)


@on_every_sheet
def test_sheet_is_one_or_two_pages_of_a4(one: Account | Pair, opened: Opened) -> None:
    sizes = [tuple(round(side / MM, 1) for side in p.get_size()) for p in opened(one).pages]
    assert sizes in ([(210.0, 297.0)], [(210.0, 297.0)] * 2)


@on_every_sheet
def test_sheet_is_accessible_and_tells_its_title(one: Account | Pair, opened: Opened) -> None:
    content = opened(one).content
    report = validation.validate_pdf_bytes(content, profile=validation.ValidationProfile.PDF_UA_1)
    assert (report.is_compliant, list(report.failures)) == (True, [])
    with (
        pikepdf.open(io.BytesIO(content)) as document,
        document.open_metadata(set_pikepdf_as_editor=False) as about,
    ):
        found = (str(document.Root.Lang), about["dc:title"])
    assert found == ("nl-NL", f"Verantwoording: {title(one)}")


@on_every_sheet
def test_sheet_is_small_enough_to_mail(one: Account | Pair, opened: Opened) -> None:
    assert max(0, len(opened(one).content) - 110_000) == 0


# What stands on it


def title(one: Account | Pair) -> str:
    if isinstance(one, Account):
        return one.title
    return f"{one.one.title} en {one.other.title}"


def expected(one: Account | Pair) -> Iterator[str]:
    """Go through what is never shortened."""
    yield from (title(one), leads_to(one), "CC BY 4.0", "stand van zaken op 22 november 2026")
    for told in (one,) if isinstance(one, Account) else (one.one, one.other):
        yield from (told.access, told.price_year[1:], told.judged, told.version, told.reviewed)
        for block in told.blocks:
            for line in block.lines:
                if isinstance(one, Account) or block.key != "pitfalls":
                    yield from (line.head, line.aside)
                if block.key == "unknown" and line.text:
                    yield from (each.words for part in line.text.paragraphs for each in part)


@on_every_sheet
def test_what_is_never_shortened_can_be_read_back(one: Account | Pair, opened: Opened) -> None:
    found = opened(one).text
    assert [words for words in expected(one) if plain(words) not in found] == []


@on_every_sheet
def test_every_source_that_is_cited_is_named(one: Account | Pair, opened: Opened) -> None:
    text = "".join(p.get_textpage().get_text_bounded() for p in opened(one).pages)
    body, _, notes = text.rpartition(WORDS.ui("notes"))
    cited = {number for found in _numbers(body) for number in found}
    told = (one,) if isinstance(one, Account) else (one.one, one.other)
    known = {item: source for each in told for item, source in each.references.items()}
    named = [item for item, source in known.items() if plain(source.short[:-7]) in plain(notes)]
    marks = {int(line.partition(".")[0]) for line in notes.split() if line.rstrip(".").isdigit()}
    assert cited == set(range(1, len(cited) + 1))
    assert (cited - marks, len(named) >= len(cited)) == (set(), True)


def _numbers(text: str) -> Iterator[list[int]]:
    """Go through the numbers between brackets: ``[3,4]``."""
    for piece in text.replace("\r", "").replace("\n", "").split("[")[1:]:
        inner = piece.partition("]")[0]
        if inner.replace(",", "").isdigit():
            yield [int(number) for number in inner.split(",")]


@on_every_sheet
def test_no_type_is_smaller_than_it_may_be(one: Account | Pair, opened: Opened) -> None:
    small = {glyph.sign for glyphs in opened(one).glyphs for glyph in glyphs if glyph.size < 8.48}
    assert small == set()


@on_every_sheet
def test_nothing_stands_in_the_margins_or_over_other_words(
    one: Account | Pair, opened: Opened
) -> None:
    found = [(outside(glyphs, 12, 12, 198, 285), covered(glyphs)) for glyphs in opened(one).glyphs]
    assert found == [([], [])] * len(found)


@on_every_sheet
def test_code_leads_to_the_page_of_this_version(one: Account | Pair, opened: Opened) -> None:
    picture = opened(one).pages[0].render(scale=300 / 72, grayscale=True).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [leads_to(one)]


# The same bytes

FEW = ("jim-aanpak", "home-start", "home-start--jim-aanpak")
DIGESTS = """
import json, sys
sys.path.insert(0, "tests")
import test_account
print(json.dumps(test_account.digests()))
"""


def digests() -> dict[str, str]:
    return {path: hashlib.sha256(content).hexdigest() for path, content in made(*FEW).items()}


def test_same_bytes_for_the_same_records_whatever_the_hash_seed() -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", DIGESTS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            stdout=subprocess.PIPE,
        )
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"))
    ]
    found = [json.loads(run.communicate()[0]) for run in runs]
    assert (len(found[0]), found) == (len(FEW), [digests()] * 2)


# Elsewhere


def test_site_can_be_made_without_them() -> None:
    without = replace(collection(), accounts=False)
    assert accounts(without) == {}
    assert account_pairs(without, {}) == ()
    printer = HtmlPrinter(without, True)
    page = intervention.page("jim-aanpak", without)
    assert "verantwoording.pdf" not in printer.print(page).html


def test_without_an_address_there_is_no_code_and_nothing_leads_away() -> None:
    told = ACCOUNTS["home-start"]
    job = press.of_account(told, Print("Kennisbank KIM", "", "", ""), IMPRINT)
    paper = Paper(job.make())
    picture = paper.pages[0].render(scale=300 / 72, grayscale=True).to_pil()
    assert zxingcpp.read_barcodes(picture) == []
    assert ("example" in paper.text, plain("de pagina van de methode") in paper.text) == (
        False,
        True,
    )


def test_sheet_of_an_english_site_is_english_and_accessible() -> None:
    words = language("en")
    reader = Reader(collection().library, words, TODAY)
    told = accounts(reader)["home-start"]
    imprint = Imprint(words, "Kennisbank KIM", "CC BY 4.0", lambda _: "", str)
    job = press.of_account(told, on(told), imprint)
    paper = Paper(job.make())
    report = validation.validate_pdf_bytes(
        paper.content, profile=validation.ValidationProfile.PDF_UA_1
    )
    with pikepdf.open(io.BytesIO(paper.content)) as document:
        lang = str(document.Root.Lang)
    found = [plain(text) in paper.text for text in ("Not known", "as it stands on")]
    assert (report.is_compliant, lang, found) == (True, "en-GB", [True, True])
    assert job.path.endswith("/home-start/accountability.pdf")


def test_what_is_left_out_is_marked_and_the_address_of_the_rest_named() -> None:
    told = PAIRS[[name(one) for one in PAIRS].index("jim-aanpak--sociale-netwerk-versterking")]
    paper = Paper(press.of_account(told, on(told), IMPRINT).make())
    text = "".join(p.get_textpage().get_text_bounded() for p in paper.pages)
    where = whole(told.page).removeprefix("https://").rstrip("/")
    sentence = f"Waar … staat, is de tekst ingekort. Alles lees je op {where}."
    assert ("…" in text, plain(sentence) in paper.text) == (True, True)
