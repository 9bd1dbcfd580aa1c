"""Looking for barriers on a page that is open, with axe: all rules once, colours in both schemes.

Most of the time of axe goes into contrast, text by text. What the contrast of a text is follows
from its colour, size and weight and from what is behind it; so of all texts that are equal in that,
one is looked at.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.2, level AA, and what is wise beside it."""
COLOURS = ("color-contrast", "link-in-text-block")
LAYOUT = ("target-size", "scrollable-region-focusable")
"""The rules whose answer follows from where things stand."""
WIDE, NARROW = (1280, 900), (360, 800)

_ALL = """async ([within, tags, without]) => {
  const rules = Object.fromEntries(without.map(rule => [rule, { enabled: false }]))
  rules["target-size"] = { enabled: true }
  const options = { runOnly: { type: "tag", values: tags }, rules }
  const found = await axe.run(within || document, { ...options, ...window.quick })
  return told(found)
}"""
_SOME = """async ([within, rules]) => {
  const options = { runOnly: { type: "rule", values: rules } }
  return told(await axe.run(within || document, { ...options, ...window.quick }))
}"""
_COLOURS = """async ([within, rules]) => {
  getComputedStyle(document.body).color
  for (const one of document.getAnimations()) one.finish()
  const seen = new Set()
  const include = []
  const known = new Map()
  const behind = (one) => {
    if (!one || known.has(one)) return one ? known.get(one) : ""
    const style = getComputedStyle(one)
    const here = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter]
    known.set(one, here.join() + behind(one.parentElement))
    return known.get(one)
  }
  const root = within ? document.querySelector(within) : document.body
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const add = (one, style) => {
    const { color, fontSize, fontWeight, textShadow } = style
    const key = [one.matches("a, a *"), color, fontSize, fontWeight, textShadow, behind(one)].join()
    if (!seen.has(key) && one.checkVisibility({ visibilityProperty: true })) {
      seen.add(key)
      include.push(one)
    }
  }
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement
    if (texts.currentNode.data.trim()) add(one, getComputedStyle(one))
  }
  const fields = root.querySelectorAll("input, select, textarea")
  for (const one of fields) add(one, getComputedStyle(one))
  const options = { runOnly: { type: "rule", values: rules } }
  return include.length ? told(await axe.run({ include }, { ...options, ...window.quick })) : []
}"""
_DRAWN = """() => {
  scrollTo(0, 0)
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
}"""
"""Until scripts that listen to the width have heard of it, and it is drawn; from the top, as axe
takes what lies half below the header, until somebody scrolls, for small."""
_READY = """
window.quick = { resultTypes: ["violations"], preload: false }
window.told = found => found.violations.map(
  one => [one.id, ...one.nodes.map(node => node.html.slice(0, 300)).filter(
    html => !(one.id === "region" && html.includes('id="__drawer"')))]).filter(
  one => one.length > 1)
0
"""
"""The box of the menu may stand outside landmarks: styles show its state by what comes after it."""


class Looking:
    """A page that is looked at; gathers what stands in somebody's way."""

    def __init__(self, page: Page, within: str | None = None) -> None:
        self.page, self.within = page, within
        self.found: list[tuple[str, Any]] = []
        page.evaluate(f"{AXE_SCRIPT}\n{_READY}")
        self.version = str(page.evaluate("axe.version"))

    def whole(self, where: str) -> None:
        """Look with all rules but those for colours."""
        said = self.page.evaluate(_ALL, [self.within, TAGS, COLOURS])
        self._add(where, said)

    def layout(self, where: str) -> None:
        self._add(where, self.page.evaluate(_SOME, [self.within, LAYOUT]))

    def colours(self, where: str) -> None:
        self._add(where, self.page.evaluate(_COLOURS, [self.within, COLOURS]))

    def scheme(self, name: str) -> None:
        """Show the page light or dark, as the reader chose on the device."""
        self.page.emulate_media(color_scheme="dark" if name == "dark" else "light")
        scheme = "slate" if name == "dark" else "default"
        themed = self.page.locator("body[data-md-color-scheme]")
        themed.evaluate_all("(all, to) => all.map(b => { b.dataset.mdColorScheme = to })", scheme)

    def narrow(self) -> None:
        self.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        self.page.evaluate(_DRAWN)

    def reflow(self) -> None:
        """Look whether it scrolls one way only: at 400 %, 200 %, on a telephone, on a wall."""
        for width in (320, NARROW[0], 640, 1920):
            self.page.set_viewport_size({"width": width, "height": 800})
            if (found := self.page.evaluate("document.documentElement.scrollWidth")) > width:
                self.found.append((f"{width} wide", found))

    def _add(self, where: str, found: list[Any]) -> None:
        self.found += [(where, one) for one in found]


def barriers(page: Page, within: str | None = None) -> list[tuple[str, Any]]:
    """Look at a part of a page as it is now, light, dark and on a telephone."""
    looking = Looking(page, within)
    looking.whole("as it is")
    looking.colours("light")
    looking.scheme("dark")
    looking.colours("dark")
    looking.narrow()
    looking.layout("narrow")
    looking.reflow()
    return looking.found
