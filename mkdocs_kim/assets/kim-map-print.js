/* Cuts the map of elements into parts that fit on the width of a paper, each with the heads of its rows,
   for as long as it is being printed. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  const WIDEST = 30 /* columns that can be read on A3 */

  /** Cut a number of columns into parts of about the same size: where each begins and ends. */
  function parts(count, most) {
    const number = Math.ceil(count / most)
    const size = Math.ceil(count / number)
    return Array.from({ length: number }, (_, n) => [n * size, Math.min((n + 1) * size, count)])
  }

  /** Copy the columns of a table from one to another, with the heads of its rows. */
  function copied(table, [from, to]) {
    const copy = table.cloneNode(false)
    const rows = (group) => {
      const made = group.cloneNode(false)
      for (const row of [...group.rows].filter((one) => !one.hidden)) {
        const [first, ...cells] = row.cells
        const part = row.cloneNode(false)
        part.append(...[first, ...cells.slice(from, to)].map((cell) => cell.cloneNode(true)))
        made.append(part)
      }
      return made
    }
    copy.append(rows(table.tHead), rows(table.tBodies[0]))
    return copy
  }

  function lay(root) {
    const table = root.querySelector(".kim-map__table")
    const count = table.rows[0].cells.length - 1
    if (count <= WIDEST) return
    const papers = document.createElement("div")
    papers.className = "kim-map__papers"
    const all = parts(count, WIDEST)
    all.forEach((part, n) => {
      const name = document.createElement("p")
      name.className = "kim-map__part"
      const facts = { number: n + 1, total: all.length }
      name.textContent = kim.mapGrid.worded(root.dataset.part, facts)
      papers.append(name, copied(table, part))
    })
    table.parentNode.after(papers)
    root.classList.add("kim-map--papers")
  }

  function clear(root) {
    root.querySelectorAll(".kim-map__papers").forEach((papers) => papers.remove())
    root.classList.remove("kim-map--papers")
  }

  const maps = () => document.querySelectorAll("[data-kim-map]")

  window.addEventListener("beforeprint", () => {
    maps().forEach((root) => {
      clear(root)
      root.dispatchEvent(new CustomEvent("kim:finish"))
      lay(root)
    })
  })
  window.addEventListener("afterprint", () => maps().forEach(clear))
})()
