"""Looking for barriers on a page that is open, with axe: all rules once, colours in both schemes.

Most of the time of axe goes into contrast, text by text. What the contrast of a text is follows
from its colour, size and weight and from what is behind it; so of all texts that are equal in that,
one is looked at. The rest goes into reading the page, anew for every run; so there are three: all
rules, then in the dark those for colours, then on a telephone those that ask where things stand,
with colours for the texts that only stand there.
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

_RUN = """async ([within, runOnly, rules, anew]) => {
  mark(within ? document.querySelector(within) : document.body, anew)
  const options = { runOnly, rules, resultTypes: ["violations"], preload: false }
  const found = await axe.run(within || document, options)
  for (const one of document.querySelectorAll("[data-looked]")) delete one.dataset.looked
  for (const one of found.violations.filter(({ id }) => id === "target-size")) {
    const small = []
    for (const node of one.nodes) if (await isSmall(node.target)) small.push(node)
    one.nodes = small
  }
  return found.violations.map(
    one => [one.id, ...one.nodes.map(node => node.html.slice(0, 300)).filter(
      html => !(one.id === "region" && html.includes('id="__drawer"')))]).filter(
    one => one.length > 1)
}"""
"""The box of the menu may stand outside landmarks: styles show its state by what comes after it.
What lies half behind a bar, until somebody scrolls, is no small target: it is looked at once more
in the middle of the window."""
_READY = """
axe.configure({ rules: [
  { id: "color-contrast", selector: "[data-looked]" },
  { id: "link-in-text-block", selector: "a[href][data-looked]" },
] })
window.isSmall = async (target) => {
  document.querySelector(target[0]).scrollIntoView({ block: "center", behavior: "instant" })
  const only = { type: "rule", values: ["target-size"] }
  const found = await axe.run({ include: [target] }, { runOnly: only, preload: false })
  return found.violations.length > 0
}
window.seen = new Set()
window.mark = (root, anew) => {
  getComputedStyle(document.body).color
  for (const one of document.getAnimations()) one.finish()
  if (anew) seen.clear()
  const known = new Map()
  const behind = (one) => {
    if (!one || known.has(one)) return one ? known.get(one) : ""
    const style = getComputedStyle(one)
    const here = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter]
    known.set(one, here.join() + behind(one.parentElement))
    return known.get(one)
  }
  const add = (one) => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one)
    const link = one.closest("a")
    const around = link ? getComputedStyle(link.parentElement).color : ""
    const key = [around, color, fontSize, fontWeight, textShadow, behind(one)].join()
    if (!seen.has(key) && one.checkVisibility({ visibilityProperty: true })) {
      seen.add(key)
      one.dataset.looked = ""
      if (link) link.dataset.looked = ""
    }
  }
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    if (texts.currentNode.data.trim()) add(texts.currentNode.parentElement)
  }
  root.querySelectorAll("input, select, textarea").forEach(add)
}
0
"""
"""Of all texts and fields that are equal in their colours and size, marks the first."""
_DRAWN = """() => {
  scrollTo(0, 0)
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
}"""
"""Until scripts that listen to the width have heard of it, and it is drawn; from the top."""


class Looking:
    """A page that is looked at; gathers what stands in somebody's way."""

    def __init__(self, page: Page, within: str | None = None) -> None:
        self.page, self.within = page, within
        self.found: list[tuple[str, Any]] = []
        page.evaluate(f"{AXE_SCRIPT}\n{_READY}")
        self.version = str(page.evaluate("axe.version"))

    def whole(self, where: str) -> None:
        """Look with all rules, colours in the scheme that the page is in."""
        self._run(where, "tag", TAGS, rules={"target-size": {"enabled": True}})

    def colours(self, where: str) -> None:
        """Look with the rules for colours: nothing else follows from light or dark."""
        self._run(where, "rule", COLOURS)

    def layout(self, where: str) -> None:
        """Look at what may differ by width: places, and colours that were not there before."""
        self._run(where, "rule", (*LAYOUT, *COLOURS), anew=False)

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

    def _run(
        self,
        where: str,
        kind: str,
        values: tuple[str, ...],
        *,
        rules: dict[str, Any] | None = None,
        anew: bool = True,
    ) -> None:
        asked = [self.within, {"type": kind, "values": values}, rules or {}, anew]
        self.found += [(where, one) for one in self.page.evaluate(_RUN, asked)]


def barriers(page: Page, within: str | None = None) -> list[tuple[str, Any]]:
    """Look at a part of a page as it is now, light, dark and on a telephone."""
    looking = Looking(page, within)
    looking.whole("as it is")
    looking.scheme("dark")
    looking.colours("dark")
    looking.narrow()
    looking.layout("narrow")
    looking.reflow()
    return looking.found
