/* Makes the map of elements one stop of the Tab key: arrows, Home, End, Page Up and Page Down go from
   cell to cell, with Ctrl to the corners. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  const CONTROLS = "a[href], button"
  const PAGE = 10
  const PORTION = 1000 /* cells that are taken out of the order in each frame */
  const STEPS = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    Home: [0, -Infinity],
    End: [0, Infinity],
    PageUp: [-PAGE, 0],
    PageDown: [PAGE, 0],
  }

  const controls = (cell) => [...(cell ? cell.querySelectorAll(CONTROLS) : [])]
  const clamp = (number, last) => Math.min(Math.max(number, 0), last)

  /** Step within a head that holds several things: a name to read, a number to sort by. */
  function within(cell, control, step) {
    const all = controls(cell)
    return all[all.indexOf(control) + Math.sign(step)]
  }

  /** Go on in one direction to the next cell that holds something; the farthest cell in reach wins. */
  function beyond(rows, row, column, at, [down, right]) {
    const cell = (r, c) => rows[r] && rows[r].cells[c]
    const last = () => rows[row].cells.length - 1
    const wide = Math.abs(right) > 1
    let r = down ? clamp(row + down, rows.length - 1) : row
    let c = wide ? (right < 0 ? 0 : last()) : column + right
    const step = [Math.sign(down), Math.sign(wide ? -right : right)]
    while (cell(r, c) && !controls(cell(r, c)).length) {
      r += step[0]
      c += step[1]
    }
    const found = controls(cell(r, c))
    /* From the name of a row to that of another, from button to button. */
    if (down && cell(r, c) && cell(r, c).matches("tbody th")) return found[Math.min(at, found.length - 1)]
    return step[0] < 0 || step[1] < 0 ? found.at(-1) : found[0]
  }

  /** Find where a key leads from a control; nothing if it leads nowhere. */
  function next(table, control, key, ctrl) {
    const cell = control.closest("th, td")
    const rows = [...table.rows].filter((row) => !row.hidden)
    if (ctrl && key === "Home") return controls(table.tBodies[0].rows[0])[0]
    if (ctrl && key === "End") return controls(rows.at(-1)).at(-1)
    const [down, right] = STEPS[key]
    const along = cell.closest("thead") ? down : right
    const at = controls(cell).indexOf(control)
    const near = Math.abs(along) === 1 && within(cell, control, along)
    return near || beyond(rows, rows.indexOf(cell.parentNode), cell.cellIndex, at, [down, right])
  }

  /** Let one control of the table take part in the order of the Tab key. */
  function stop(grid, control) {
    if (grid.stop && grid.stop !== control) grid.stop.tabIndex = -1
    grid.stop = control
    if (control) control.tabIndex = 0
  }

  /** Keep a stop that is still there, else take the first cell. */
  function settle(grid) {
    const { table, stop: now } = grid
    if (!now || !table.contains(now)) stop(grid, table.querySelector("tbody td a") || table.querySelector(CONTROLS))
  }

  function listen(grid) {
    const { root, table } = grid
    table.addEventListener("focusin", ({ target }) => {
      if (target.matches(CONTROLS)) stop(grid, target)
    })
    table.addEventListener("keydown", (event) => {
      const { key, target, ctrlKey, altKey, metaKey } = event
      if (!STEPS[key] || altKey || metaKey || !target.matches(CONTROLS)) return
      event.preventDefault()
      const found = next(table, target, key, ctrlKey)
      if (found) found.focus()
    })
    root.addEventListener("kim:beside", ({ detail }) => {
      const found = grid.stop && next(table, grid.stop, detail.key, false)
      if (!found || !found.closest(".kim-map__cell")) return
      stop(grid, found)
      found.click()
    })
  }

  /** Take all controls out of the order of the Tab key but one. */
  function mount(grid) {
    const { nodes } = grid
    const heads = [...nodes.methods, ...nodes.elements, ...nodes.kinds]
    const still = (cell) => {
      controls(cell).forEach((one) => one !== grid.stop && (one.tabIndex = -1))
      return true
    }
    heads.forEach(still)
    settle(grid)
    kim.mapGrid.portions(nodes.cells, PORTION, still, () => true)
    listen(grid)
  }

  kim.mapKeys = { mount, settle, stop }
})()
