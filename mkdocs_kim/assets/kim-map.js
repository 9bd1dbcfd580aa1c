/* Orders, narrows, folds and turns the map of elements, and keeps that in the address. The table is
   complete without this script. Methods are narrowed by the facets above it ("kim:chosen"). */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  /** Name what stands in the address. */
  function wordsOf(root) {
    const said = root.dataset
    const tools = root.querySelector(".kim-map__tools")
    const [, count] = tools.querySelector("[name=order]").options
    const [, kindCount, title] = tools.querySelector("[name=elements]").options
    return {
      address: {
        order: said.wordOrder,
        elements: said.wordElements,
        without: said.wordWithout,
        shared: said.wordShared,
        turned: said.wordTurned,
        shut: said.wordShut,
        words: said.wordWords,
        yes: said.yes,
      },
      orders: { count: count.value, kindCount: kindCount.value, title: title.value },
    }
  }

  /** Tell where items stand in a facet: by the first value that they have; unknown ones come last. */
  function ranks() {
    const known = new Map()
    return (word, item) => {
      const groups = kim.facets ? kim.facets.groups : []
      const group = groups.find(([name]) => name === word)
      if (!group) return 0
      if (!known.has(word)) {
        const found = new Map()
        group[1].forEach(([, steps], place) => {
          let number = 0
          for (const step of steps) {
            number += step
            if (!found.has(number)) found.set(number, place)
          }
        })
        known.set(word, found)
      }
      const place = known.get(word).get(item)
      return place === undefined ? group[1].length : place
    }
  }

  /** Make the number at a head a button that puts the other side in order. */
  function sorters({ root, model, nodes }, act) {
    const make = (head, id, key) => {
      const number = head.querySelector(".kim-map__count")
      const button = document.createElement("button")
      button.type = "button"
      button.className = number.className
      button.textContent = number.textContent
      button.addEventListener("click", () => act(key, id))
      number.replaceWith(button)
      return button
    }
    return {
      elements: nodes.elements.map((head, n) => make(head, model.elements[n].id, "order")),
      methods: nodes.methods.map((head, n) => make(head, model.methods[n].id, "elements")),
    }
  }

  /** Make the names of kinds buttons that fold them. */
  function folders({ model, nodes }, act) {
    return nodes.kinds.map((head, number) => {
      const button = document.createElement("button")
      button.type = "button"
      button.append(...head.firstElementChild.childNodes)
      button.addEventListener("click", () => act(model.kinds[number].id))
      head.firstElementChild.append(button)
      return button
    })
  }

  /** Say below the names of methods which value of a facet gives them their place. */
  function explain({ grid, state, rank }, plan) {
    const names = grid.nodes.methods.map((head) => head.querySelector(".kim-map__name"))
    const found = grid.root.querySelector(`.kim-facets [data-word="${CSS.escape(state.order)}"]`)
    const values = found ? [...found.querySelectorAll(".kim-facets__label")] : []
    for (const m of plan.methods) {
      const value = values[rank(state.order, grid.model.methods[m].item)]
      const old = names[m].querySelector(".kim-map__why")
      if (!value && old) old.remove()
      if (!value) continue
      const why = old || document.createElement("span")
      why.className = "kim-map__why"
      if (why.textContent !== value.textContent.trim()) why.textContent = value.textContent.trim()
      if (!old) names[m].append(why)
    }
  }

  /** Say at heads how many of what is shown they have, and which of them gives the order. */
  function tell(map, plan) {
    const { grid, state, buttons } = map
    const { root, model, nodes } = grid
    const say = (button, head, text, title, count, sorting) => {
      if (button.textContent !== String(count)) button.textContent = count
      button.setAttribute("aria-label", kim.mapGrid.worded(text, { title, count }))
      if (sorting) head.setAttribute("aria-sort", "descending")
      else head.removeAttribute("aria-sort")
    }
    model.elements.forEach(({ id, title }, e) => {
      const sorting = state.order === id
      const text = root.dataset.sortMethods
      say(buttons.elements[e], nodes.elements[e], text, title, plan.ofElement[e], sorting)
    })
    model.methods.forEach(({ id, title }, m) => {
      const sorting = state.elements === id
      const text = root.dataset.sortElements
      say(buttons.methods[m], nodes.methods[m], text, title, plan.ofMethod[m], sorting)
    })
    map.folders.forEach((button, number) => {
      const open = !state.shut.includes(model.kinds[number].id)
      button.setAttribute("aria-expanded", String(open))
    })
  }

  /** Show in a choice of orders what gives the order, also if it was chosen at a head. */
  function showOrder(select, value, others) {
    const own = select.querySelector("[data-own]")
    if (own) own.remove()
    if (![...select.options].some((option) => option.value === value)) {
      const other = others.find(({ id }) => id === value)
      if (!other) return
      const option = new Option(kim.mapGrid.worded(select.dataset.cross, other), value)
      option.dataset.own = "yes"
      select.append(option)
    }
    select.value = value
  }

  /** Show the state in the tools above the map. */
  function showTools({ grid, state, tools }, plan) {
    const { model } = grid
    showOrder(tools.order, state.order, model.elements)
    showOrder(tools.elements, state.elements, model.methods)
    tools.words.checked = state.words
    tools.shared.checked = state.shared
    tools.turn.setAttribute("aria-pressed", String(state.turned))
    for (const box of tools.each) box.checked = !state.without.includes(box.value)
    for (const box of tools.values) box.checked = state.values.includes(box.value)
    const facts = { count: plan.elements.length, total: model.elements.length }
    const some = facts.count < facts.total
    const { summary } = tools
    summary.textContent = some ? kim.mapGrid.worded(summary.dataset.some, facts) : tools.whole
    const counts = { methods: plan.methods.length, elements: plan.elements.length }
    tools.status.textContent = kim.mapGrid.worded(grid.root.dataset.result, counts)
  }

  /** List what the map shows, in its order; what is folded is shown as a number, and comes last. */
  function shown({ methods, elements }, plan) {
    const apart = plan.entries.filter((entry) => entry >= 0)
    const ordered = [...new Set([...apart, ...plan.elements])]
    return { methods: plan.methods.map((m) => methods[m].id), elements: ordered.map((e) => elements[e].id) }
  }

  function arrange(map) {
    const { grid, state, words } = map
    const plan = kim.mapOrder.plan(grid.model, state, map.fits, map.rank, words.orders)
    kim.mapShows = shown(grid.model, plan)
    showTools(map, plan)
    tell(map, plan)
    explain(map, plan)
    grid.root.classList.toggle("kim-map--words", state.words)
    kim.mapGrid.draw(grid, plan, state.turned)
    kim.mapKeys.settle(grid)
  }

  function change(map, changes) {
    Object.assign(map.state, changes)
    const search = kim.mapOrder.write(location.search, map.words.address, map.groups, map.state)
    if (search !== location.search) {
      history.pushState(history.state, "", `${location.pathname}${search}${location.hash}`)
    }
    arrange(map)
  }

  const toggled = (list, id) =>
    list.includes(id) ? list.filter((one) => one !== id) : [...list, id]

  /** Find what the map is changed with, and show what only works with a script. */
  function toolsOf(root) {
    const tools = root.querySelector(".kim-map__tools")
    const find = (selector) => tools.querySelector(selector)
    tools.querySelectorAll(".kim-map__scripted").forEach((node) => (node.hidden = false))
    const summary = find(".kim-map__choice summary")
    return {
      order: find("[name=order]"),
      elements: find("[name=elements]"),
      words: find("[name=words]"),
      empty: find("[name=empty]"),
      shared: find("[name=shared]"),
      turn: find(".kim-map__turn"),
      reset: find(".kim-map__reset button"),
      status: find(".kim-map__status"),
      each: [...tools.querySelectorAll("[name=element]")],
      values: [...tools.querySelectorAll("[name=value]")],
      summary,
      whole: summary.textContent,
    }
  }

  function listenTools(map) {
    const { tools } = map
    const on = (node, act) => node.addEventListener("change", () => change(map, act(node)))
    on(tools.order, ({ value }) => ({ order: value }))
    on(tools.elements, ({ value }) => ({ elements: value }))
    on(tools.words, ({ checked }) => ({ words: checked }))
    on(tools.shared, ({ checked }) => ({ shared: checked }))
    tools.each.forEach((box) => on(box, () => ({ without: toggled(map.state.without, box.value) })))
    tools.values.forEach((box) => on(box, () => ({ values: toggled(map.state.values, box.value) })))
    tools.turn.addEventListener("click", () => change(map, { turned: !map.state.turned }))
    tools.empty.addEventListener("change", ({ target }) => {
      map.grid.root.classList.toggle("kim-map--empty", target.checked)
    })
    tools.reset.addEventListener("click", () =>
      change(map, { without: [], values: [], shared: false }),
    )
  }

  /** Tell of a cell that is chosen, to whoever opens it; without such a one it is a link. */
  function listenCells({ grid }) {
    const { root, table, at, model, nodes } = grid
    table.addEventListener("click", (event) => {
      const link = event.target.closest(".kim-map__cell a")
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
      const [m, e] = at.get(link.closest("td"))
      const head = nodes.methods[m]
      const detail = {
        link,
        state: kim.mapGrid.STATES[model.states[m * model.elements.length + e]],
        method: { ...model.methods[m], ...head.dataset, href: head.querySelector("a").href },
        element: { ...model.elements[e], href: nodes.elements[e].querySelector("a").href },
      }
      const told = new CustomEvent("kim:cell", { bubbles: true, cancelable: true, detail })
      if (!root.dispatchEvent(told)) event.preventDefault()
    })
    const point = ({ target, type }) => {
      const open = table.querySelector("[aria-current]")
      const cell = type === "pointerleave" ? open : target
      const found = at.get(cell && cell.closest(".kim-map__cell"))
      for (const head of grid.pointed || []) head.classList.remove("kim-map__head--at")
      grid.pointed = found ? [nodes.methods[found[0]], nodes.elements[found[1]]] : []
      for (const head of grid.pointed) head.classList.add("kim-map__head--at")
    }
    for (const type of ["pointerover", "pointerleave", "focusin", "click"]) {
      table.addEventListener(type, point)
    }
  }

  function mount(root) {
    if (root.dataset.mounted) return
    root.dataset.mounted = "yes"
    const grid = kim.mapGrid.gather(root)
    const sets = [...root.querySelectorAll("[data-group]")]
    const groups = sets.map((node) => node.dataset.group)
    const words = wordsOf(root)
    const read = () => kim.mapOrder.read(location.search, words.address, groups)
    const tools = toolsOf(root)
    const map = { grid, groups, words, tools, state: read(), fits: null, rank: ranks() }
    map.buttons = sorters(grid, (key, id) => {
      change(map, { [key]: map.state[key] === id ? "" : id })
    })
    map.folders = folders(grid, (id) => change(map, { shut: toggled(map.state.shut, id) }))
    arrange(map)
    grid.finish() /* other scripts look for methods in the page */
    kim.mapKeys.mount(grid)
    listenTools(map)
    listenCells(map)
    root.addEventListener("kim:chosen", ({ detail }) => {
      map.fits = detail.items && new Set(detail.items)
      arrange(map)
    })
    root.addEventListener("kim:finish", () => grid.finish())
    window.addEventListener("popstate", () => {
      map.state = read()
      arrange(map)
    })
  }

  const start = () => document.querySelectorAll("[data-kim-map]").forEach(mount)

  if (window.document$) window.document$.subscribe(start)
  else document.addEventListener("DOMContentLoaded", start)
})()
