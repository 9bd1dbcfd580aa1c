"""By keyboard alone: the four things people come for, and a focus that is always in sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

pytestmark = pytest.mark.browser

NAME = """() => {
  const one = document.activeElement
  const label = one.labels && one.labels[0] ? one.labels[0].textContent : ""
  const name = one.getAttribute("aria-label") || label || one.textContent || ""
  return name.replace(/\\s+/g, " ").trim()
}"""
PATHS = ["", "interventies/", "vergelijken/", "bijdragen/?soort=term", "werkbladen/groslijst/"]
PATHS += ["werkbladen/tekenen/", "werkbladen/tekenen/#ecogram"]
STOPS = """() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex='0']"
  const unseen = []
  for (const one of document.querySelectorAll(wanted)) {
    if (one.tabIndex < 0 || one.disabled) continue
    if (!one.checkVisibility({ visibilityProperty: true })) continue
    one.focus()
    if (document.activeElement !== one) continue
    const box = one.getBoundingClientRect()
    if (box.width < 2 || box.height < 2) continue
    const shown = [one, one.parentElement, one.nextElementSibling].filter(Boolean).some((at) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(at)
      return outlineStyle !== "none" && parseFloat(outlineWidth) > 0
    })
    const { left, top, width, height } = one.getClientRects()[0]
    const places = [0.1, 0.5, 0.9].map(
      (part) => document.elementFromPoint(left + width * part, top + height / 2))
    const clear = places.some((top) => top && (one.contains(top) || top.contains(one)
      || [...(one.labels || [])].some((label) => label.contains(top))))
    if (!shown || !clear) unseen.push([shown, clear, one.outerHTML.slice(0, 160)])
  }
  return unseen
}"""
MOVING = """() => {
  const moves = /transform|translate|scale|top|left|right|bottom|height|width|margin|all/
  const still = (list) => list.split(", ").every((time) => parseFloat(time) <= 0.001)
  const found = new Set()
  for (const one of document.querySelectorAll("body *")) {
    for (const pseudo of [null, "::before", "::after"]) {
      const style = getComputedStyle(one, pseudo)
      if (pseudo && style.content === "none") continue
      if (!still(style.transitionDuration) && moves.test(style.transitionProperty))
        found.add(`${one.tagName}.${one.className.baseVal ?? one.className}`)
      const { animationName, animationDuration } = style
      if (animationName !== "none" && !still(animationDuration)) found.add(animationName)
    }
  }
  return [...found].sort()
}"""
SPACED = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`)
  document.adoptedStyleSheets = [sheet]
  return document.documentElement.scrollWidth
}"""


def to(page: Page, name: str) -> None:
    """Press Tab until what has this name has the focus."""
    for _ in range(250):
        page.keyboard.press("Tab")
        if page.evaluate(NAME).startswith(name):
            return
    raise AssertionError(f"Tab leads nowhere named {name}")


def test_method_is_found_by_theme(page: Page, address: str) -> None:
    page.goto(address)
    to(page, "Jeugd en gezin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/themas/jeugd-en-gezin/")
    to(page, "JIM-aanpak")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("JIM-aanpak")


def test_methods_are_compared(page: Page, address: str) -> None:
    page.goto(f"{address}interventies/")
    for name in ("Buurtgezinnen vergelijken", "Home-Start vergelijken"):
        to(page, name)
        page.keyboard.press("Enter")
    to(page, "Vergelijk (2)")
    page.keyboard.press("Enter")
    expect(page.locator("[data-kim-table]")).to_be_visible()
    assert page.url.endswith("?methoden=buurtgezinnen,home-start")


def test_worksheet_is_filled_in_and_cleared(page: Page, address: str) -> None:
    page.goto(f"{address}werkbladen/groslijst/")
    field = page.locator("[name='b1-r1-c1']")
    to(page, field.get_attribute("aria-label") or "")
    page.keyboard.type("Oma Truus")
    expect(field).to_have_value("Oma Truus")
    to(page, "Alles wissen")
    page.keyboard.press("Enter")
    expect(field).to_have_value("")


def test_a_term_is_contributed(page: Page, address: str) -> None:
    page.goto(f"{address}bijdragen/?soort=term")
    page.wait_for_selector("[data-kim-form][data-mounted]")
    to(page, "Titel")
    page.keyboard.type("Steunfiguur")
    to(page, "Betekenis")
    page.keyboard.type("Iemand op wie je kunt bouwen.")
    to(page, "Bekijk het bestand")
    page.keyboard.press("Enter")
    text = page.locator("[data-kim-text]")
    expect(text).to_contain_text("Iemand op wie je kunt bouwen.")
    assert (text.text_content() or "").splitlines()[1:] == [
        "title: Steunfiguur",
        "definition: |",
        "  Iemand op wie je kunt bouwen.",
    ]


OFF = """() => {
  const { left, right, top, bottom } = document.activeElement.getBoundingClientRect()
  return right <= 0 || left >= innerWidth || bottom <= 0 || top >= innerHeight
}"""


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without scripts"])
@pytest.mark.parametrize(("width", "height"), [(320, 256), (640, 450)], ids=["400 %", "200 %"])
def test_menu_of_a_narrow_screen(
    browser: Browser, address: str, width: int, height: int, scripts: bool
) -> None:
    size: ViewportSize = {"width": width, "height": height}
    context = browser.new_context(
        viewport=size, java_script_enabled=scripts, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{address}interventies/home-start/")
    page.keyboard.press("Tab")
    menu = page.locator(".md-sidebar--primary")
    expect(page.get_by_role("checkbox", name="Menu")).to_be_focused()
    expect(menu).to_be_hidden()
    page.keyboard.press("Space")
    link = menu.locator("a").first
    for _ in range(0 if scripts else 12):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    context.close()


def test_menu_of_a_narrow_screen_is_left_and_closed(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}interventies/home-start/")
    box, menu = page.get_by_role("checkbox", name="Menu"), page.locator(".md-sidebar--primary")
    page.keyboard.press("Tab")
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(OFF):
            unseen.append(page.evaluate(NAME))
    assert unseen == []
    box.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    # Out of a list, into another, to its page.
    for name in ("Interventies", "Instrumenten", "Instrumenten"):
        to(page, name)
        page.keyboard.press("Enter")
    page.wait_for_url("**/instrumenten/")


@pytest.mark.parametrize("path", PATHS)
def test_focus_is_in_sight_also_in_colours_of_ones_own(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.keyboard.press("Tab")
    plain = page.evaluate(STOPS)
    page.emulate_media(forced_colors="active")
    assert (plain, page.evaluate(STOPS)) == ([], [])
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate(STOPS) == []


def test_focus_is_in_sight_on_the_way_back_up(page: Page, address: str) -> None:
    page.goto(f"{address}interventies/")
    page.mouse.wheel(0, 2000)
    page.wait_for_function("scrollY > 1000")
    page.mouse.wheel(0, -400)
    up = page.locator(".md-top")
    expect(up).to_be_visible()
    page.keyboard.press("Tab")
    up.focus()
    expect(up).to_have_css("outline-style", "solid")


@pytest.mark.parametrize("path", PATHS)
def test_nothing_moves_for_who_does_not_want_it_and_text_may_be_set_wider(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    page.emulate_media(reduced_motion="reduce")
    moving, wide = page.evaluate(MOVING), page.evaluate(SPACED)
    page.set_viewport_size({"width": 320, "height": 800})
    narrow = page.evaluate("document.documentElement.scrollWidth")
    assert (moving, wide, narrow) == ([], 1280, 320)
