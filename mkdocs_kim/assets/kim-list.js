/* Shows those cards of a list that fit what is chosen. The list is complete without this script.
   With it the whole list stands aside while something is chosen, and copies of the first cards that
   fit stand in its place: so thousands of cards are never moved one by one. */

(function () {
  "use strict"

  const FIRST = 36 /* cards that are shown before anybody asks for more */
  const known = new WeakMap()

  /** Pick the first cards that fit, list by list: what to show, and whether there is more. */
  function pick(lists, items, limit) {
    const fits = new Set(items)
    let room = limit
    const picked = lists.map(({ cards }) => {
      const found = cards.filter((card) => fits.has(card.number))
      const shown = found.slice(0, Math.max(0, room))
      room -= found.length
      return shown.map((card) => card.node)
    })
    return { picked, more: room < 0 }
  }

  /** Find the lists: one for every section, though a very long one comes in pieces. */
  function gather(root) {
    const lists = new Map()
    root.querySelectorAll(".kim-group [data-kim-item]").forEach((node) => {
      const section = node.closest(".kim-group")
      if (!lists.has(section)) {
        const few = node.parentNode.cloneNode(false)
        few.classList.remove("kim-cards--piece")
        lists.set(section, { section, few, pieces: new Set(), cards: [] })
      }
      const list = lists.get(section)
      list.pieces.add(node.parentNode)
      list.cards.push({ node, number: Number(node.dataset.kimItem) })
    })
    const headings = Array.from(root.querySelectorAll("[data-narrowed]"), (node) => ({
      node,
      whole: node.textContent,
    }))
    const more = root.querySelector("[data-kim-more]")
    return { lists: [...lists.values()], headings, more, items: null, limit: FIRST }
  }

  /** Put the whole list in its place, or what is left of it. */
  function swap({ lists, headings }, narrowed) {
    lists.forEach(({ pieces, few }) => {
      pieces.forEach((piece) => piece.classList.toggle("kim-aside", narrowed))
      if (narrowed) [...pieces].at(-1).after(few)
      else few.remove()
    })
    headings.forEach(({ node, whole }) => {
      node.textContent = narrowed ? node.dataset.narrowed : whole
      node.classList.toggle("kim-hidden", narrowed) /* the number of results stands above it */
    })
  }

  function draw(state) {
    const { lists, items, limit, more } = state
    const found = items ? pick(lists, items, limit) : { picked: [], more: false }
    lists.forEach(({ few, section }, place) => {
      const nodes = found.picked[place] || []
      few.replaceChildren(...nodes.map((node) => node.cloneNode(true)))
      section.hidden = Boolean(items) && !nodes.length
    })
    swap(state, Boolean(items))
    more.hidden = !found.more
  }

  /** Show more, and put the reader at the first card that is new. */
  function extend(state) {
    const cards = () => state.lists.flatMap(({ few }) => [...few.children])
    const before = cards().length
    state.limit += FIRST
    draw(state)
    const first = cards()[before]
    if (first) first.querySelector("a[href]:not([tabindex])").focus()
  }

  function show(root, items) {
    if (!known.has(root)) {
      if (items === null) return
      const state = gather(root)
      known.set(root, state)
      state.more.querySelector("button").addEventListener("click", () => extend(state))
    }
    const state = known.get(root)
    state.items = items
    state.limit = FIRST
    draw(state)
  }

  document.addEventListener("kim:shown", (event) => {
    const root = event.target.closest("[data-kim-choose]")
    if (root) show(root, event.detail.items)
  })
})()
