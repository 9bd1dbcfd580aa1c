"""The accountability sheets of all methods, as they come out of the press."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
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
from mkdocs_kim.render.sheets.account import Print
from mkdocs_kim.render.sheets.setting import Imprint
from mkdocs_kim.views import Account, Reader, accounts
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


def on(told: Account) -> Print:
    return Print("Kennisbank KIM", "CC BY 4.0", whole(told.version_page), whole(told.page))


ACCOUNTS = accounts(collection())
on_every_method = pytest.mark.parametrize("one", ACCOUNTS.values(), ids=lambda one: one.id)


def made(*ids: str) -> dict[str, bytes]:
    """Make the sheets of some methods as a site does."""
    todo = [press.of_account(ACCOUNTS[item], on(ACCOUNTS[item]), IMPRINT) for item in ids]
    return press.print_all(todo, WORDS, Cache(None), lambda _: None)


Opened = Callable[[Account], Paper]


@pytest.fixture(scope="session")
def opened() -> Opened:
    """Open each file once."""
    papers = {path: Paper(content) for path, content in made(*ACCOUNTS).items()}
    return lambda one: papers[addresses.account(WORDS, one.page.page)]


# What every file is


def test_there_is_a_sheet_for_every_method() -> None:
    listed = collection().listed("intervention")
    assert list(made(*ACCOUNTS)) == [f"interventies/{item}/verantwoording.pdf" for item in listed]


@on_every_method
def test_sheet_is_one_or_two_pages_of_a4(one: Account, opened: Opened) -> None:
    sizes = [tuple(round(side / MM, 1) for side in p.get_size()) for p in opened(one).pages]
    assert sizes in ([(210.0, 297.0)], [(210.0, 297.0)] * 2)


@on_every_method
def test_sheet_is_accessible_and_tells_its_title(one: Account, opened: Opened) -> None:
    content = opened(one).content
    report = validation.validate_pdf_bytes(content, profile=validation.ValidationProfile.PDF_UA_1)
    assert (report.is_compliant, list(report.failures)) == (True, [])
    with (
        pikepdf.open(io.BytesIO(content)) as document,
        document.open_metadata(set_pikepdf_as_editor=False) as about,
    ):
        found = (str(document.Root.Lang), about["dc:title"])
    assert found == ("nl-NL", f"Verantwoording: {one.title}")


@on_every_method
def test_sheet_is_small_enough_to_mail(one: Account, opened: Opened) -> None:
    assert max(0, len(opened(one).content) - 110_000) == 0


# What stands on it


def expected(one: Account) -> Iterator[str]:
    """Go through what is never shortened."""
    yield from (one.title, one.access, one.price_year, one.judged, one.version, one.reviewed)
    yield from (whole(one.version_page), f"stand van zaken op {one.as_of}", "CC BY 4.0")
    for block in one.blocks:
        yield block.title
        for line in block.lines:
            yield f"{line.head}{line.aside}"
            if block.key == "unknown" and line.text:
                yield from (sentence.words for told in line.text.paragraphs for sentence in told)


@on_every_method
def test_what_is_never_shortened_can_be_read_back(one: Account, opened: Opened) -> None:
    found = opened(one).text
    assert [words for words in expected(one) if plain(words) not in found] == []


@on_every_method
def test_every_source_that_is_cited_is_named(one: Account, opened: Opened) -> None:
    text = "".join(p.get_textpage().get_text_bounded() for p in opened(one).pages)
    body, _, notes = text.rpartition(WORDS.ui("notes"))
    cited = {number for found in _numbers(body) for number in found}
    named = {one.references[item].text for item in one.references}
    listed = [words for words in named if plain(words) in plain(notes)]
    assert (cited, len(listed)) == (set(range(1, len(cited) + 1)), len(cited))


def _numbers(text: str) -> Iterator[list[int]]:
    """Go through the numbers between brackets: ``[3,4]``."""
    for piece in text.replace("\r", "").replace("\n", "").split("[")[1:]:
        inner = piece.partition("]")[0]
        if inner.replace(",", "").isdigit():
            yield [int(number) for number in inner.split(",")]


@on_every_method
def test_no_type_is_smaller_than_it_may_be(one: Account, opened: Opened) -> None:
    small = {glyph.sign for glyphs in opened(one).glyphs for glyph in glyphs if glyph.size < 8.48}
    assert small == set()


@on_every_method
def test_nothing_stands_in_the_margins_or_over_other_words(one: Account, opened: Opened) -> None:
    found = [(outside(glyphs, 12, 12, 198, 285), covered(glyphs)) for glyphs in opened(one).glyphs]
    assert found == [([], [])] * len(found)


@on_every_method
def test_code_leads_to_the_page_of_this_version(one: Account, opened: Opened) -> None:
    picture = opened(one).pages[0].render(scale=300 / 72, grayscale=True).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [whole(one.version_page)]


# The same bytes

FEW = ("jim-aanpak", "home-start")
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
