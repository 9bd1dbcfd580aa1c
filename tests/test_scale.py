"""Sizes of letters and room come from the two scales: to change one is to change all."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from building import ROOT

from mkdocs_kim import style
from mkdocs_kim.tokens import declared

ASSETS = ROOT / "mkdocs_kim/assets"
SHEETS = [name for name in style.STYLE if name not in ("fonts.css", "kim-draw.css")]
"""Those of pages in the theme; drawings stand on worksheets too, which have no scale."""
LINE = 0.08
"""Below this a size in rem is that of a line or of what lies behind one, not room."""
EXCEPTIONS = {
    ("kim-form.css", "font-size: 16px"),  # a telephone zooms in on smaller letters of a field
    ("kim-form.css", "padding-right: 5rem"),  # room for the buttons of an item beside its name
    ("kim-record.css", "padding: 2.4rem"),  # room for the sign of a pitfall
    ("kim-navigator.css", "padding: 2.4rem"),  # room for the number of an advice
    ("kim-exits.css", "margin: 2.4rem"),  # what follows is another task
}
"""Sheet and size that is none of the scale, with its reason."""
_SIZED = re.compile(
    r"(?:^|[;{]) *(font-size|(?:margin|padding|gap|row-gap|column-gap)[a-z-]*): ([^;]+)"
)
_LENGTH = re.compile(r"(?<![\w.-])-?([0-9.]+)(rem|px)\b")


def on_screens(css: str) -> str:
    """Leave out comments, and what holds on paper alone: there sizes stand in points."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    kept, rest = "", css
    while (found := re.search(r"@media print[^{]*\{", rest)) is not None:
        depth, end = 1, found.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(rest[end], 0)
            end += 1
        kept, rest = kept + rest[: found.start()], rest[end:]
    return kept + rest


def strays(name: str) -> Iterator[tuple[str, str]]:
    """Find the sizes in a style sheet that are none of a scale."""
    css = on_screens((ASSETS / name).read_text(encoding="utf-8")).replace("\n", " ")
    for key, said in _SIZED.findall(css):
        for size, unit in _LENGTH.findall(said):
            if key == "font-size" or unit == "px" or float(size) > LINE:
                yield name, f"{key}: {size}{unit}"


def test_sizes_come_from_the_scales() -> None:
    found = {stray for name in SHEETS for stray in strays(name)}
    assert found == EXCEPTIONS


@pytest.mark.parametrize("scale", ["kim-step-", "kim-space-"])
def test_each_step_is_larger_than_the_one_before(scale: str) -> None:
    sizes = declared((ASSETS / "kim.css").read_text(encoding="utf-8")).sizes
    steps = [name for name in sizes if name.startswith(scale)]
    assert steps == [f"{scale}{number}" for number in range(1, 13)]
    values = [float(sizes[name].removesuffix("rem")) for name in steps]
    assert values == sorted(set(values))


@pytest.mark.parametrize("scale", ["kim-step-", "kim-space-"])
def test_every_step_is_used_and_no_other(scale: str) -> None:
    css = style.joined()
    used = set(re.findall(rf"var\(--({scale}\d+)\)", css))
    assert used == {name for name in declared(css).sizes if name.startswith(scale)}


def test_guard_sees_a_size_of_its_own() -> None:
    paper = "@media print { a { gap: 3rem; } } /* gap: 1rem; */"
    css = f"a {{ margin: 0 1.3rem; }} {paper} b {{ top: 1rem; }}"
    assert on_screens(css) == "a { margin: 0 1.3rem; }   b { top: 1rem; }"
    assert _SIZED.findall(on_screens(css)) == [("margin", "0 1.3rem")]
