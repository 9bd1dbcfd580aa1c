/* Finds the parts of the map of elements and puts them together as planned. Heads and cells are never
   made anew, and rows never move: what they hold does, a few rows at a time, from the top. To move a
   row makes browsers look at all others again; so no step keeps them busy. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  const STATES = ["described", "implied", "deliberately_not", "none"]
  const PORTION = 120 /* cells that are moved between two frames */

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])
  const stateOf = (cell) => STATES.indexOf(cell.className.split("--")[1])

  /** Do a long list of small things, a portion of them in each frame. `act` tells whether there was
      anything to do; `current` whether this is still wanted. Gives what does the rest at once. */
  function portions(pieces, size, act, current) {
    const queue = pieces[Symbol.iterator]()
    const go = (most) => {
      for (let done = 0; done < most; ) {
        const { value, done: over } = queue.next()
        if (over) return
        if (act(value)) done += 1
      }
      requestAnimationFrame(() => setTimeout(() => current() && go(most)))
    }
    go(size)
    return () => {
      for (const piece of queue) act(piece)
    }
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
      values: Array.from(root.querySelectorAll("[name=value]"), ({ value }) => value),
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
    return { root, table, corner, model, nodes, at, rows, made: new Map(), turn: 0 }
  }

  /* What stands where: an entry is the number of an element, or -1 - that of a kind */

  const headOf = ({ nodes }, entry) => (entry < 0 ? nodes.kinds[-1 - entry] : nodes.elements[entry])

  function cellOf({ nodes }, m, entry) {
    if (entry >= 0) return nodes.cells[m * nodes.elements.length + entry]
    return nodes.tallies[m * nodes.kinds.length - 1 - entry]
  }

  /** Give a row by its place from the top; there may be more of them once the map is turned. */
  function rowAt({ table, rows }, place) {
    if (!rows[place]) {
      rows[place] = rows[0].cloneNode(false)
      table.tBodies[0].append(rows[place])
    }
    return rows[place]
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

  /** Let a cell name what its row does not: the element, or the method if the map is turned. */
  function label({ at, model }, cell, turned) {
    const found = at.get(cell)
    if (!found) return
    const { title } = turned ? model.methods[found[0]] : model.elements[found[1]]
    const [what] = cell.firstElementChild.children
    if (what.textContent !== `${title}: `) what.textContent = `${title}: `
  }

  /** List the rows from the top, each with what it holds. */
  function rowsOf(grid, plan, turned) {
    const { nodes } = grid
    if (turned) {
      return plan.entries.map((entry) => ({
        head: headOf(grid, entry),
        cells: () => plan.methods.map((m) => cellOf(grid, m, entry)),
        kind: entry < 0,
      }))
    }
    return plan.methods.map((m) => ({
      head: nodes.methods[m],
      cells: () => plan.entries.map((entry) => cellOf(grid, m, entry)),
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
  function turnHeads({ nodes, corner }, turned) {
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
  }

  /** Let a row hold what is wanted at its place; tell whether there was anything to do. */
  function settle(grid, row, wanted, key) {
    const { table, made } = grid
    row.hidden = !wanted
    if (!wanted || (made.get(row) === key && row.firstElementChild === wanted.head)) return false
    const cells = wanted.cells()
    if (wanted.before) wanted.before()
    for (const cell of cells) label(grid, cell, grid.turned)
    keepingFocus(table, () => fill(row, [wanted.head, ...cells]))
    row.classList.toggle("kim-map__row--kind", Boolean(wanted.kind))
    made.set(row, key)
    return true
  }

  /** Put the table together as planned. */
  function draw(grid, plan, turned) {
    const { table, corner, model, nodes, made, rows } = grid
    const turn = (grid.turn += 1)
    const key = [turned, plan.elements, plan.entries, turned && plan.methods].join(";")
    const wanted = rowsOf(grid, plan, turned)
    const moved = wanted.some(({ head }, place) => rows[place]?.firstElementChild !== head)
    if (moved) table.parentNode.scrollTop = 0
    if (grid.turned !== turned) {
      made.clear()
      turnHeads(grid, turned)
      grid.turned = turned
    }
    if (turned) plan.methods.forEach((m) => count(grid, plan, m))
    const heads = turned
      ? plan.methods.map((m) => nodes.methods[m])
      : plan.entries.map((entry) => headOf(grid, entry))
    keepingFocus(table, () => fill(table.tHead.rows[0], [corner, ...heads]))
    const titles = turned ? model.methods : model.elements
    table.classList.toggle("kim-map__table--long", titles.some(({ title }) => title.length > 52))
    const places = Array.from({ length: Math.max(wanted.length, rows.length) }, (_, place) => place)
    const act = (place) => settle(grid, rowAt(grid, place), wanted[place], key)
    const size = Math.ceil(PORTION / (heads.length + 1))
    grid.finish = portions(places, size, act, () => grid.turn === turn)
  }

  kim.mapGrid = { STATES, gather, draw, headOf, portions, worded }
})()
