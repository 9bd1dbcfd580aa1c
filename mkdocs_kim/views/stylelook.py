"""What the page of the look says of colours, sizes and signs, as the style sheets declare them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..tokens import Declared
from .reader import Reader

INKS = {
    "text": ("md-default-fg-color", "md-default-bg-color"),
    "strong": ("kim-ink-strong", "md-default-bg-color"),
    "quiet": ("kim-quiet", "md-default-bg-color"),
    "link": ("md-typeset-a-color", "md-default-bg-color"),
    "accent": ("md-accent-fg-color", "md-default-bg-color"),
    "bar": ("md-primary-bg-color", "md-primary-fg-color"),
    "foot": ("md-primary-bg-color", "md-footer-bg-color"),
    "paper": ("md-default-fg-color", "kim-paper"),
    "deep": ("md-default-fg-color", "kim-paper-deep"),
    "code": ("md-default-fg-color", "md-code-bg-color"),
    "good": ("kim-good", "kim-good-paper"),
    "old": ("kim-old", "kim-old-paper"),
    "none": ("kim-none", "kim-none-paper"),
}
"""What a colour means → what is written in it, and on what."""
REM = 20
"""As many pixels as the theme makes of one rem."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Two colours and how well one is read on the other."""

    ink: str
    paper: str
    contrast: str


@dataclass(frozen=True, slots=True)
class Swatch:
    id: str
    ink: str
    """The name of the variable."""
    paper: str
    words: str
    light: Sample
    dark: Sample


@dataclass(frozen=True, slots=True)
class Size:
    name: str
    value: str
    """As the style sheet has it: ``0.8rem``."""
    pixels: str
    """The same where nobody made the letters of the browser larger."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    sign: str
    words: str


def swatches(declared: Declared, reader: Reader) -> Iterator[Swatch]:
    """Measure what stands on what, in light and in dark."""
    for name, (ink, paper) in INKS.items():
        bright, dim = declared.contrast(ink, paper)
        light = Sample(declared.light[ink], declared.light[paper], _number(bright, reader))
        dark = Sample(declared.dark[ink], declared.dark[paper], _number(dim, reader))
        yield Swatch(name, ink, paper, reader.language.ui(f"style_colour_{name}"), light, dark)


def sizes(begin: str, declared: Declared, reader: Reader) -> Iterator[Size]:
    """List the sizes of a scale, or those that go by a name."""
    for name, value in declared.sizes.items():
        if name.startswith(begin):
            pixels = _number(float(value.removesuffix("rem")) * REM, reader)
            key = f"style_{name.replace('-', '_')}"
            yield Size(name, value, pixels, reader.language.sections["ui"].get(key, ""))


def signs(declared: Declared, reader: Reader) -> Iterator[Sign]:
    """Say what each sign means; the keys of these words are the numbers of the signs."""
    for sign in declared.signs:
        yield Sign(sign, reader.language.ui(f"style_sign_{ord(sign):04x}"))


def _number(value: float, reader: Reader) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", reader.language.ui("style_decimal"))
