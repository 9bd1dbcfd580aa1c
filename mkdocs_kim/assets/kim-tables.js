/* A table that is wider than the screen scrolls inside its box; the box must be reachable by keyboard.
   The theme makes the box with a script, so only a script can put it in order. */

(function () {
  "use strict"

  function isWide(box) {
    return box.scrollWidth > box.clientWidth
  }

  function headingBefore(box) {
    const headings = [...document.querySelectorAll("article :is(h1, h2, h3)[id]")]
    const before = headings.filter(
      (heading) => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING,
    )
    return before.at(-1)
  }

  function mount(box) {
    const heading = headingBefore(box)
    box.toggleAttribute("tabindex", false)
    if (!isWide(box)) return
    box.setAttribute("tabindex", "0")
    box.setAttribute("role", "group")
    if (heading) box.setAttribute("aria-labelledby", heading.id)
  }

  function mountAll() {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(mount)
  }

  if (window.document$) window.document$.subscribe(mountAll)
  else document.addEventListener("DOMContentLoaded", mountAll)
  window.addEventListener("resize", mountAll)
})()
