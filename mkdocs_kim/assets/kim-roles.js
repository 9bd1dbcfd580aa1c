/* A table that is laid out as a list on a narrow screen stays a table for who does not see it.
   HTML may not say so itself, as a table is one already; some browsers forget it once it is laid out
   otherwise. */

(function () {
  "use strict"

  const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" }

  function role(node) {
    if (node.tagName === "TH") return node.scope === "col" ? "columnheader" : "rowheader"
    return ROLES[node.tagName]
  }

  function mount(table) {
    const parts = table.querySelectorAll("thead, tbody, tr, th, td")
    for (const node of [table, ...parts]) node.setAttribute("role", role(node))
  }

  function mountAll() {
    document.querySelectorAll(".kim-map__table, .kim-table").forEach(mount)
  }

  if (window.document$) window.document$.subscribe(mountAll)
  else if (document.readyState === "complete") mountAll()
  else document.addEventListener("DOMContentLoaded", mountAll)
})()
