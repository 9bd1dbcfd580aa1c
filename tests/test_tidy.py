"""Rewriting files of authors: one order and form, with their comments, and the same meaning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from building import ROOT

from mkdocs_kim import rewrite
from mkdocs_kim.files import read_folder
from mkdocs_kim.records import Reading

SHIPPED = read_folder(ROOT / "interventions", "interventions")

UNTIDY = """\
# Over dit bestand.

# yaml-language-server: $schema=ergens.json
# Over de samenvatting.
summary:   "Een samenvatting." # kort
aliases: [ "a",   # de eerste
  b ] # alle namen
  # nog een
title: >
  Kring
  van mensen
unknown: {b: 1, a: "2"}
tips: # wat helpt
# boven de tip
- "Neem de tijd."
-   Neem
    rust. # een tip
    # - Nog een tip
purpose: | # waarvoor
  Zien wie er is,
  en wie niet.

  - een
  - twee
# over de stappen
steps:
  -   # de eerste stap
      text: Kijk. # tekst
      # over de kop
      title: Stap
      # slot van de stap
  # slot van de stappen
minutes: {to: 010, from: 5.0}
when:
materials: []
status: published
drawable: yes
licence: ''
# einde
"""

TIDY = """\
# yaml-language-server: $schema=../.schema/instrument.json
# Over dit bestand.
title: Kring van mensen
aliases:  # alle namen
  - a  # de eerste
  - b
  # nog een
# Over de samenvatting.
summary: |  # kort
  Een samenvatting.
status: published
purpose: |  # waarvoor
  Zien wie er is, en wie niet.

  - een
  - twee
minutes:
  from: 5
  to: 10
# over de stappen
steps:
  # de eerste stap
  # over de kop
  - title: Stap
    text: |  # tekst
      Kijk.
    # slot van de stap
  # slot van de stappen
tips:  # wat helpt
  # boven de tip
  - |
    Neem de tijd.
  - |  # een tip
    Neem rust.
  # - Nog een tip
drawable: yes
unknown:
  b: 1
  a: "2"
# einde
"""


def test_comments_travel_with_what_they_speak_of() -> None:
    assert rewrite.tidy(UNTIDY, "instrument") == TIDY
    assert rewrite.tidy(TIDY, "instrument") == TIDY


@pytest.mark.parametrize("reading", SHIPPED, ids=lambda reading: str(reading.path))
def test_a_tidy_file_stays_as_it_is_with_a_comment_at_everything(reading: Reading) -> None:
    tidy = rewrite.tidy(Path(ROOT, reading.path).read_text(encoding="utf-8"), reading.kind)
    assert rewrite.tidy(tidy, reading.kind) == tidy
    told, block = [], 0
    for number, line in enumerate(tidy.splitlines()):
        indent = len(line) - len(line.lstrip())
        if line.startswith("#") or (block and (not line or indent >= block)):
            told.append(line)
            continue
        told += [] if "- -" in line else [f"{' ' * indent}# boven {number}"]
        told.append(f"{line}  # naast {number}")
        opened = re.match(r" *(- )?([\w-]+: )?(?:\||>-)$", line)
        block = indent + (4 if opened[1] and opened[2] else 2) if opened else 0
    text = "".join(f"{line}\n" for line in told)
    assert rewrite.tidy(text, reading.kind) == text


def test_what_cannot_be_placed_is_kept() -> None:
    text = (
        "extra: no\n"
        "title: [een, twee]\n"
        "summary: {nl: Kort., fr: Court.}\n"
        "tips: geen lijst\n"
        "minutes: 12\n"
        "worksheet:\n  - blocks:\n      - {block: onbekend, rings: [a]}\n      -\n"
        "own: |-\n  a\n    b\n"
        "reviewed: gisteren\n"
    )
    tidy = (
        "# yaml-language-server: $schema=../.schema/instrument.json\n"
        "title:\n  - een\n  - twee\n"
        "summary:\n  nl: |\n    Kort.\n  fr: |\n    Court.\n"
        "reviewed: gisteren\n"
        "minutes: 12\n"
        "tips: geen lijst\n"
        "worksheet:\n"
        "  - blocks:\n      - block: onbekend\n        rings:\n          - a\n      -\n"
        "extra: no\n"
        "own: |-\n  a\n    b\n"
    )
    assert rewrite.tidy(text, "instrument") == tidy
    assert rewrite.tidy(tidy, "instrument") == tidy


def test_prose_that_wrapping_would_change_is_left_alone() -> None:
    code = "- punt\n\n      code\n  tekst"
    text = f'definition: |\n{indented(code)}\ntitle: A\nsummary: "    ingesprongen"\n'
    assert rewrite.tidy(text, "term").partition("\n")[2] == (
        f'title: A\nsummary: "    ingesprongen"\ndefinition: |\n{indented(code)}\n'
    )


def indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "a: &b 1\n", "a: [\n", "", "- a\n"])
def test_a_file_with_faults_of_yaml_is_refused(text: str) -> None:
    with pytest.raises(rewrite.TidyError) as refused:
        rewrite.tidy(text, "term")
    assert refused.value.faults != ()


def test_line_ends_and_byte_order_mark_of_windows_are_taken_out() -> None:
    text = "\ufeff# yaml-language-server: x\r\ntitle: A\r\ndefinition: |\r\n  Een\r\n  twee\r\n"
    assert rewrite.tidy(text, "term") == (
        "# yaml-language-server: $schema=../.schema/term.json\n"
        "title: A\ndefinition: |\n  Een twee\n"
    )


def test_a_block_with_nothing_in_it_is_left_out() -> None:
    text = "title: A\ndefinition: B.\nwithdrawn:\n  reason:\ncontributors:\n  - {}\n  - # wie\n"
    assert rewrite.tidy(text, "term").partition("\n")[2] == (
        "title: A\nwithdrawn:\n  reason:\ncontributors:\n  - {}\n  -\ndefinition: |\n  B.\n# wie\n"
    )
    assert rewrite.tidy("title: A\nage:\n  from:\n", "intervention").count("\n") == 2


def test_links_and_citations_stay_on_one_line() -> None:
    text = f"definition: {'woord ' * 14}[[a|met eigen woorden]] {'woord ' * 14}[@b c d e f]\n"
    assert rewrite.tidy(text, "term").partition("\n")[2] == (
        "definition: |\n"
        f"  {'woord ' * 13}woord\n"
        f"  [[a|met eigen woorden]] {'woord ' * 11}woord\n"
        "  woord woord [@b c d e f]\n"
    )
