"""What the style sheets declare by name: colours in light and dark, sizes, and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .colour import HEX, contrast

_BLOCK = re.compile(r'^(:root|[^\n{}]*\[data-md-color-scheme="\w+"\]) \{\n([^{}]*)\}', re.M)
_COLOUR = re.compile(rf"--([\w-]+): ({HEX.pattern})\w*;")
_SIZE = re.compile(r"--(kim-[\w-]+): ([0-9.]+rem);")
_SIGN = re.compile(r'content: "([^"]*)"')
_ESCAPED = re.compile(r"\\([0-9a-f]{4})")


@dataclass(frozen=True, slots=True)
class Declared:
    """What a site looks like, by name."""

    light: Mapping[str, str]
    """Variable → colour: ``kim-good`` → ``#1d5b35``."""
    dark: Mapping[str, str]
    sizes: Mapping[str, str]
    """Variable → size: ``kim-step-5`` → ``0.8rem``."""
    signs: tuple[str, ...]
    """What stands before or behind words, each once, in the order of the style sheets."""

    def contrast(self, ink: str, paper: str) -> tuple[float, float]:
        """Give the contrast of two colours in light and in dark."""
        light, dark = (contrast(found[ink], found[paper]) for found in (self.light, self.dark))
        return light, dark


def declared(css: str) -> Declared:
    """Read style sheets as a browser does: what dark does not declare is as in light."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    sizes: dict[str, str] = {}
    for of, said in _BLOCK.findall(css):
        (dark if '"slate"' in of else light).update(_COLOUR.findall(said))
        if of == ":root":
            sizes.update(_SIZE.findall(said))
    return Declared(light, {**light, **dark}, sizes, tuple(dict.fromkeys(_signs(css))))


def _signs(css: str) -> Iterator[str]:
    for text in _SIGN.findall(css):
        said = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        yield from (sign for sign in said if ord(sign) > 0x2000 or sign in "+?!×")
