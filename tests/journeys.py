"""What people come for, step by step: walked by tests, and pictured for the manual.

A step is something that a person does: press, choose, type. Between two of them there may be
scrolling; it is counted in screens, each one height of the window.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Download, Locator, Page

Act = Callable[["Walk"], None]


@dataclass
class Walk:
    """Somebody on their way through the site."""

    page: Page
    steps: int = 0
    screens: int = 0
    taken: Download | None = None
    """The last file that they took along."""

    def to(self, found: Locator) -> Locator:
        """Scroll to something until it is in sight, as far as that takes."""
        found = found.locator("visible=true").first
        found.wait_for()
        box, window = found.bounding_box(), self.page.viewport_size
        assert box is not None
        assert window is not None
        below, above = box["y"] + box["height"] - window["height"], -box["y"]
        self.screens += max(0, math.ceil(max(below, above) / window["height"]))
        found.scroll_into_view_if_needed()
        return found

    def press(self, role: str, name: str, within: str = "main") -> None:
        place = self.page.locator(within)
        self.to(place.get_by_role(role, name=name)).click()  # type: ignore[arg-type]
        self.steps += 1

    def take(self, name: str, within: str = "main", role: str = "link") -> None:
        """Press what gives a file."""
        with self.page.expect_download() as started:
            self.press(role, name, within)
        self.taken = started.value

    def choose(self, label: str, option: str) -> None:
        self.to(self.page.get_by_label(label)).select_option(label=option)
        self.steps += 1

    def type(self, label: str, text: str) -> None:
        self.to(self.page.get_by_label(label, exact=True)).fill(text)
        self.steps += 1


@dataclass(frozen=True)
class Step:
    """What somebody does, and the name of the picture of what they see then."""

    do: Act
    picture: str = ""


@dataclass(frozen=True)
class Journey:
    name: str
    start: str
    """The address at which it begins."""
    steps: tuple[Step, ...]
    counts: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Width of the window → steps, and screens scrolled."""
    pictured: int = 360
    """The width at which its pictures are taken."""

    def counted(self) -> str:
        """Say how long it is, as the manual does."""
        narrow, wide = (_counted(*self.counts[width]) for width in (NARROW, WIDE))
        if narrow == wide:
            return f"**Zo lang is deze weg:** op een telefoon en op een laptop {narrow}."
        return f"**Zo lang is deze weg:** op een telefoon {narrow}; op een laptop {wide}."


def _counted(steps: int, screens: int) -> str:
    if not screens:
        return f"{steps} stappen, zonder scrollen"
    return f"{steps} stappen en {screens} {'scherm' if screens == 1 else 'schermen'} scrollen"


def press(role: str, name: str, within: str = "main") -> Act:
    return lambda walk: walk.press(role, name, within)


def take(name: str, within: str = "main", role: str = "link") -> Act:
    return lambda walk: walk.take(name, within, role)


def choose(label: str, option: str) -> Act:
    return lambda walk: walk.choose(label, option)


def write(label: str, text: str) -> Act:
    return lambda walk: walk.type(label, text)


NARROW, WIDE = 360, 1440
HEIGHTS = {NARROW: 740, WIDE: 900}
JOURNEYS = (
    Journey(
        "vinden",
        "",
        (
            Step(press("link", "Eenzaamheid"), "vinden-thema"),
            Step(press("link", "Natuurlijk, een netwerkcoach!", ".kim-cards"), "vinden-methode"),
            Step(press("button", "Aanpak"), "vinden-aanpak"),
        ),
        {NARROW: (3, 5), WIDE: (3, 2)},
    ),
    Journey(
        "vergelijken",
        "",
        (
            Step(press("link", "Vergelijk methoden")),
            Step(press("link", "Kies zelf welke methoden"), "vergelijken-kiezen"),
            Step(choose("Kies een methode", "JIM-aanpak")),
            Step(press("button", "Zet ernaast")),
            Step(choose("Kies een methode", "KIM-methode")),
            Step(press("button", "Zet ernaast"), "vergelijken-samen"),
            Step(press("button", "Print op één A4")),
        ),
        {NARROW: (7, 0), WIDE: (7, 0)},
        WIDE,
    ),
    Journey(
        "werkblad",
        "",
        (
            Step(press("link", "Download een werkblad"), "werkblad-kiezen"),
            Step(take("A4, leeg")),
        ),
        {NARROW: (2, 1), WIDE: (2, 1)},
    ),
    Journey(
        "bijdragen",
        "interventies/jim-aanpak/",
        (
            Step(press("link", "niet bekend. Help mee: duur"), "bijdragen-invullen"),
            Step(write("Duur", "Ongeveer een jaar.")),
            Step(press("link", "Klaar? Geef het door"), "bijdragen-geven"),
            Step(take("Bewaar bestand", role="button")),
        ),
        {NARROW: (4, 0), WIDE: (4, 0)},
    ),
    Journey(
        "verantwoorden",
        "interventies/home-start/",
        (
            Step(press("button", "Hoe weten we dat?"), "verantwoorden-zeker"),
            Step(take("Verantwoording")),
        ),
        {NARROW: (2, 3), WIDE: (2, 2)},
        WIDE,
    ),
)
