"""Turns the colours of the site to a colour of one's own, and measures what people can read.

Lightness stays as it is, so that what could be read before can be read after.
Source: OKLab by Björn Ottosson, https://bottosson.github.io/posts/oklab/; contrast as in WCAG 2.2.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

BRAND = "#17494d"
"""The colour from which the style sheets and the papers are made: the one that is replaced."""
ENOUGH = 4.5
"""The contrast that text of any size has to have: WCAG 2.2, criterion 1.4.3, level AA."""
PAPER = "#f3f1ec"
"""The darkest paper on which something stands in the colour; on all others it is clearer."""
NEAR = math.radians(50)
"""As far round the wheel as a colour still counts as a shade of BRAND."""
STRONGEST = 1.8
"""As much stronger as a shade becomes at most: text in a bright colour tires the eyes."""

HEX = re.compile(r"#[0-9a-fA-F]{6}")
_VARIABLE = re.compile(r"^( +--(?P<name>[\w-]+): )(?P<hex>#[0-9a-f]{6})(?P<rest>\w*;)$", re.M)
_MEANING = ("kim-good", "kim-old")
"""What these begin with says something by itself: a judgement that holds, one that has lapsed."""
_ACCENTS = ("md-accent-fg-color", "md-accent-fg-color--transparent", "focus")
"""Variables that stand out against BRAND wherever on the wheel that is, so they turn with it."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour as the eye orders it: lightness 0 to 1, strength from 0, hue in radians."""

    light: float
    strong: float
    hue: float

    @classmethod
    def of(cls, text: str) -> Shade:
        """Read ``#17494d``."""
        red, green, blue = _linear(text)
        long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        light = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
        a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
        return cls(light, math.hypot(a, b), math.atan2(b, a))

    def __str__(self) -> str:
        """Write it, weaker if a screen cannot show it this strong."""
        parts, strong = self._screen(self.strong), self.strong
        while strong > 0 and any(not -0.0005 <= part <= 1.0005 for part in parts):
            strong -= 0.002
            parts = self._screen(max(strong, 0.0))
        return "#" + "".join(f"{_byte(part):02x}" for part in parts)

    def _screen(self, strong: float) -> tuple[float, float, float]:
        a, b = strong * math.cos(self.hue), strong * math.sin(self.hue)
        long = (self.light + 0.3963377774 * a + 0.2158037573 * b) ** 3
        middle = (self.light - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (self.light - 0.0894841775 * a - 1.2914855480 * b) ** 3
        return (
            4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
        )


def _linear(text: str) -> tuple[float, float, float]:
    parts = [int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def _byte(part: float) -> int:
    part = min(max(part, 0.0), 1.0)
    shown = 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
    return round(shown * 255)


def luminance(text: str) -> float:
    """Give how much light a colour gives, 0 to 1."""
    red, green, blue = _linear(text)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(text: str) -> str:
    """Darken a colour as little as is needed to read it on paper, and paper on it."""
    shade, steps = Shade.of(text), 0
    while contrast(text, PAPER) < ENOUGH:
        steps += 1
        text = str(Shade(shade.light - steps / 200, shade.strong, shade.hue))
    return text


def turned(text: str, colour: str, *, always: bool = False) -> str:
    """Turn a shade of BRAND as far as BRAND has to turn to become the colour; leave others.

    Shape: ``always`` turns whatever it is; the turned shade is as readable as it was.
    """
    if BRAND in (text, colour):
        return colour if text == BRAND else text
    brand, goal, shade = Shade.of(BRAND), Shade.of(colour), Shade.of(text)
    apart = abs(math.remainder(shade.hue - brand.hue, math.tau))
    if not always and apart > NEAR:
        return text
    much = min(goal.strong / brand.strong, STRONGEST)
    strong = shade.strong if always else shade.strong * much
    return _as_light(Shade(shade.light, strong, shade.hue + goal.hue - brand.hue), luminance(text))


def _as_light(shade: Shade, wanted: float) -> str:
    """Write a shade so that it gives as much light as another: contrast is about light alone."""
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        lighter = luminance(str(Shade(middle, shade.strong, shade.hue))) > wanted
        low, high = (low, middle) if lighter else (middle, high)
    return str(Shade((low + high) / 2, shade.strong, shade.hue))


def of_style(css: str, colour: str) -> str:
    """Turn the variables of a style sheet that are shades of BRAND or stand out against it."""

    def turn(found: re.Match[str]) -> str:
        if found["name"].startswith(_MEANING):
            return found[0]
        always = found["name"] in _ACCENTS
        return found[1] + turned(found["hex"], colour, always=always) + found["rest"]

    return _VARIABLE.sub(turn, css)
