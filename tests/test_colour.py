"""Any colour that can be read gives a site that can be read, in light and in dark."""

from __future__ import annotations

import re

import pytest
from building import ROOT

from mkdocs_kim.colour import BRAND, ENOUGH, PAPER, Shade, contrast, of_style, readable, turned

ASSETS = ROOT / "mkdocs_kim/assets"
COLOURS = ["#2e6b1f", "#6a1b9a", "#8a2432", "#1a4fa0", "#5a5a5a", "#7a5a00", "#000000", "#0000ff"]
PAIRS = [
    ("md-primary-bg-color", "md-primary-fg-color"),
    ("md-primary-bg-color", "md-footer-bg-color"),
    ("md-default-fg-color", "md-default-bg-color"),
    ("md-default-fg-color--light", "md-default-bg-color"),
    ("md-accent-fg-color", "md-default-bg-color"),
    ("md-typeset-a-color", "md-default-bg-color"),
    ("md-typeset-a-color", "kim-paper"),
    ("md-typeset-a-color", "kim-paper-deep"),
    ("kim-ink-strong", "kim-paper-deep"),
    ("kim-quiet", "kim-paper-deep"),
    ("kim-good", "kim-good-paper"),
    ("kim-old", "kim-old-paper"),
    ("kim-none", "kim-none-paper"),
]
"""Text and what it stands on."""


def schemes(css: str) -> dict[str, dict[str, str]]:
    """Read the colours of a style sheet as a browser does: scheme → variable → colour."""
    light, dark = re.findall(r"\[data-md-color-scheme=\"\w+\"\] \{\n(.*?)\n\}", css, re.DOTALL)[:2]
    found = {}
    for name, block in (("light", light), ("dark", dark)):
        found[name] = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})\w*;", block))
    return {"light": found["light"], "dark": {**found["light"], **found["dark"]}}


@pytest.mark.parametrize("colour", COLOURS)
def test_every_text_stays_readable(colour: str) -> None:
    css = (ASSETS / "kim.css").read_text(encoding="utf-8")
    unread = [
        (scheme, text, paper, round(contrast(found[text], found[paper]), 2))
        for scheme, found in schemes(of_style(css, colour)).items()
        for text, paper in PAIRS
        if contrast(found[text], found[paper]) < ENOUGH
    ]
    assert unread == []


@pytest.mark.parametrize("name", ["kim.css", "kim-sheet.css"])
def test_the_colour_of_the_style_sheets_changes_nothing(name: str) -> None:
    css = (ASSETS / name).read_text(encoding="utf-8")
    assert BRAND in css
    assert BRAND not in of_style(css, "#2e6b1f")
    assert of_style(css, BRAND) == css


@pytest.mark.parametrize("text", ["#17494d", "#a03d20", "#000000", "#ffffff", "#0000ff"])
def test_a_colour_comes_out_as_it_went_in(text: str) -> None:
    assert str(Shade.of(text)) == text


def test_shades_turn_and_other_colours_stay() -> None:
    assert [turned(one, "#2e6b1f") for one in (BRAND, "#123b3e", "#f7f1e7", "#1d3f72")] == [
        "#2e6b1f",
        "#1b3d11",
        "#f7f1e7",
        "#1d3f72",
    ]


@pytest.mark.parametrize("text", ["#ffffff", "#f0c000", "#00ff00", "#ff0000", "#8888ff"])
def test_a_colour_that_is_too_light_has_a_darker_one_of_its_kind(text: str) -> None:
    assert contrast(text, PAPER) < ENOUGH <= contrast(readable(text), PAPER) < ENOUGH + 0.4


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
