/* Finds the parts of the map of elements and puts them together as planned: heads and cells are moved,
   never made anew. Rows in sight first, the rest in small portions, so that nobody waits. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  const STATES = ["described", "implied", "deliberately_not", "none"]
  const AT_ONCE = 24 /* rows that fit on a screen */
  const PORTION = 8 /* milliseconds of work between two breaths of the browser */

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])
  const stateOf = (cell) => STATES.indexOf(cell.className.split("--")[1])

  /** Do work piece by piece; what comes after the last piece is done at once after it. */
  function portions(pieces, act, current, done) {
    const queue = [...pieces]
    const next = () => {
      if (!current()) return
      const end = performance.now() + PORTION
      while (queue.length && performance.now() < end) act(queue.shift())
      if (queue.length) setTimeout(next)
      else if (done) done()
    }
    setTimeout(next)
  }

  /** Read the table: what it says, and where. Cells are numbered method by method. */
  function gather(root) {
    const table = root.querySelector(".kim-map__table")
    const [corner, ...heads] = table.tHead.rows[0].cells
    const kinds = heads.filter((head) => !head.dataset.id)
    const elements = heads.filter((head) => head.dataset.id)
    const rows = [...table.tBodies[0].rows]
    const cells = []
    const tallies = []
    const at = new Map()
    for (const [m, row] of rows.entries()) {
      for (const cell of [...row.cells].slice(1)) {
        if (cell.matches(".kim-map__tally")) tallies.push(cell)
        else at.set(cell, [m, cells.push(cell) - 1 - m * elements.length])
      }
    }
    const title = (head) => (head.querySelector("a") || head.firstElementChild).textContent.trim()
    const model = {
      kinds: kinds.map((head) => ({ id: head.dataset.kind, title: title(head) })),
      elements: elements.map((head) => ({
        id: head.dataset.id,
        title: title(head),
        kind: head.dataset.kind,
        values: new Set(head.dataset.values.split(" ")),
      })),
      methods: rows.map(({ cells: [head] }) => ({
        id: head.dataset.id,
        title: title(head),
        item: Number(head.dataset.kimItem),
      })),
      states: Uint8Array.from(cells, stateOf),
    }
    const nodes = { kinds, elements, methods: rows.map((row) => row.cells[0]), cells, tallies }
    const across = new Map() /* entry → its row when the map is turned */
    return { root, table, corner, model, nodes, at, rows, across, made: new Map(), turn: 0 }
  }

  /* What stands where: an entry is the number of an element, or -1 - that of a kind */

  const headOf = ({ nodes }, entry) => (entry < 0 ? nodes.kinds[-1 - entry] : nodes.elements[entry])

  function cellOf({ nodes }, m, entry) {
    if (entry >= 0) return nodes.cells[m * nodes.elements.length + entry]
    return nodes.tallies[m * nodes.kinds.length - 1 - entry]
  }

  function rowAcross({ across, rows, nodes }, entry) {
    if (!across.has(entry)) {
      const row = rows[0].cloneNode(false)
      if (entry < 0) row.classList.add("kim-map__row--kind")
      across.set(entry, row)
    }
    return across.get(entry)
  }

  /** Say in tallies how many of the elements shown a method has. */
  function count({ root, model, nodes }, { elements }, m) {
    const totals = model.kinds.map(() => ({ has: 0, of: 0 }))
    for (const e of elements) {
      const kind = model.kinds.findIndex(({ id }) => id === model.elements[e].kind)
      totals[kind].of += 1
      if (model.states[m * model.elements.length + e] <= kim.mapOrder.HAS) totals[kind].has += 1
    }
    totals.forEach((facts, number) => {
      const tally = nodes.tallies[m * model.kinds.length + number]
      const text = worded(root.dataset.tally, facts)
      const [, short, long] = tally.children
      if (long.textContent === text) return
      long.textContent = text
      short.textContent = `${facts.has}/${facts.of}`
      tally.classList.toggle("kim-map__tally--zero", !facts.has)
    })
  }

  /** List the rows to make, each with what it holds. */
  function rowsOf(grid, plan, turned) {
    if (turned) {
      return plan.entries.map((entry) => ({
        row: rowAcross(grid, entry),
        parts: () => [headOf(grid, entry), ...plan.methods.map((m) => cellOf(grid, m, entry))],
      }))
    }
    return plan.methods.map((m) => ({
      row: grid.rows[m],
      parts: () => [grid.nodes.methods[m], ...plan.entries.map((entry) => cellOf(grid, m, entry))],
      before: () => count(grid, plan, m),
    }))
  }

  /** Do something that moves nodes without taking the focus away. */
  function keepingFocus(table, act) {
    const active = document.activeElement
    act()
    const lost = active !== document.activeElement && table.contains(active)
    if (lost) active.focus({ preventScroll: true })
  }

  function same(children, nodes) {
    return children.length === nodes.length && nodes.every((node, n) => node === children[n])
  }

  function fill(parent, nodes) {
    if (!same(parent.children, nodes)) parent.replaceChildren(...nodes)
  }

  /** Turn heads that stood above columns to stand before rows, and the other way round. */
  function turnHeads({ table, nodes, corner }, turned) {
    const stand = (heads, above) => {
      for (const head of heads) {
        head.scope = above ? "col" : "row"
        head.setAttribute("role", above ? "columnheader" : "rowheader")
      }
    }
    stand(nodes.methods, turned)
    stand([...nodes.elements, ...nodes.kinds], !turned)
    const label = corner.firstElementChild
    label.textContent = turned ? label.dataset.elements : label.dataset.methods
    table.classList.toggle("kim-map__table--turned", turned)
  }

  /** Put the table together as planned. */
  function draw(grid, plan, turned, done) {
    const { table, corner, model, made } = grid
    const turn = (grid.turn += 1)
    const key = [turned, plan.elements, plan.entries, turned && plan.methods].join(";")
    if (grid.turned !== turned) {
      made.clear()
      turnHeads(grid, turned)
      grid.turned = turned
    }
    const wanted = rowsOf(grid, plan, turned)
    const make = ({ row, parts, before }) => {
      if (made.get(row) === key) return
      if (before) before()
      keepingFocus(table, () => fill(row, parts()))
      made.set(row, key)
    }
    if (turned) plan.methods.forEach((m) => count(grid, plan, m))
    keepingFocus(table, () => {
      const heads = turned
        ? plan.methods.map((m) => grid.nodes.methods[m])
        : plan.entries.map((entry) => headOf(grid, entry))
      fill(table.tHead.rows[0], [corner, ...heads])
      wanted.slice(0, AT_ONCE).forEach(make)
      const rows = wanted.map(({ row }) => row)
      if (!same(table.tBodies[0].children, rows)) {
        table.tBodies[0].replaceChildren(...rows)
        table.parentNode.scrollTop = 0
      }
    })
    const titles = turned ? model.methods : model.elements
    table.classList.toggle("kim-map__table--long", titles.some(({ title }) => title.length > 52))
    portions(wanted.slice(AT_ONCE), make, () => grid.turn === turn, done)
  }

  kim.mapGrid = { STATES, gather, draw, headOf, portions, worded }
})()
