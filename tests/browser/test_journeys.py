"""What people come for, walked as they would: on a telephone and on a laptop, step by step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from building import ROOT
from journeys import HEIGHTS, JOURNEYS, NARROW, WIDE, Journey, Walk
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

PRINTS = "window.prints = 0; window.print = () => { window.prints += 1 }"


def _found(walk: Walk) -> None:
    expect(walk.page.get_by_role("heading", name="Natuurlijk, een netwerkcoach!")).to_be_attached()
    expect(walk.page.locator(".kim-section--approach .kim-step__title").first).to_be_visible()


def _compared(walk: Walk) -> None:
    expect(walk.page.locator("#naast-elkaar")).to_have_text(
        "JIM-aanpak en KIM-methode naast elkaar"
    )
    heads = walk.page.locator(".kim-side thead th a:visible, .kim-side__head a:visible")
    assert set(heads.all_inner_texts()) == {"JIM-aanpak", "KIM-methode"}
    assert walk.page.evaluate("window.prints") == 1


def _paper(name: str) -> Callable[[Walk], None]:
    def arrived(walk: Walk) -> None:
        assert walk.taken is not None
        assert walk.taken.suggested_filename == name
        assert Path(walk.taken.path()).read_bytes().startswith(b"%PDF")

    return arrived


def _proposed(walk: Walk) -> None:
    assert walk.taken is not None
    assert walk.taken.suggested_filename == "jim-aanpak.yml"
    told = Path(walk.taken.path()).read_text("utf-8")
    assert "duration:\n  text: Ongeveer een jaar.\n" in told


ARRIVED = {
    "vinden": _found,
    "vergelijken": _compared,
    "werkblad": _paper("ecogram-a4.pdf"),
    "bijdragen": _proposed,
    "verantwoorden": _paper("verantwoording.pdf"),
}


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
def test_a_way_takes_so_many_steps_and_screens(
    browser: Browser, address: str, journey: Journey, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": HEIGHTS[width]})
    page = context.new_page()
    page.add_init_script(PRINTS)
    page.goto(address + journey.start, wait_until="networkidle")
    walk = Walk(page)
    for step in journey.steps:
        step.do(walk)
    ARRIVED[journey.name](walk)
    context.close()
    assert (walk.steps, walk.screens) == journey.counts[width]


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
def test_the_manual_tells_the_way_as_it_was_walked(journey: Journey) -> None:
    told = (ROOT / f"docs/hoe/{journey.name}.md").read_text("utf-8")
    numbers = [line.split(".")[0] for line in told.splitlines() if line[:1].isdigit()]
    pictures = [step.picture for step in journey.steps if step.picture]
    assert journey.counted() in told
    assert numbers == [str(number + 1) for number in range(len(journey.steps))]
    assert [name for name in pictures if f"hoe/{name}.png" not in told] == []
