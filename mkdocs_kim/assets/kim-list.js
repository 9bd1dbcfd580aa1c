/* Shows those cards of a list that fit what is chosen. The list is complete without this script;
   with it only the first cards that fit stand on the page, so that thousands stay quick. */

(function () {
  "use strict"

  const FIRST = 48 /* cards that are shown before anybody asks for more */
  const AT_ONCE = 150 /* cards that are put back in one go without the page standing still */
  const known = new WeakMap()

  /** Pick the first cards that fit, list by list: what to show, and whether there is more. */
  function pick(lists, fits, limit) {
    let room = limit
    let more = false
    const picked = lists.map(({ cards }) => {
      const shown = []
      for (const card of cards) {
        if (!fits.has(card.number)) continue
        if (room > 0) shown.push(card.node)
        else more = true
        room -= 1
      }
      return shown
    })
    return { picked, more }
  }

  function gather(root) {
    const nodes = [...root.querySelectorAll("[data-kim-item]")]
    const lists = [...new Set(nodes.map((node) => node.parentNode))].map((list) => ({
      list,
      section: list.closest(".kim-group"),
      cards: [],
    }))
    const byList = new Map(lists.map((one) => [one.list, one]))
    nodes.forEach((node) => {
      byList.get(node.parentNode).cards.push({ node, number: Number(node.dataset.kimItem) })
    })
    const headings = [...root.querySelectorAll("[data-narrowed]")].map((node) => ({
      node,
      whole: node.textContent,
    }))
    const more = root.querySelector("[data-kim-more]")
    return { lists, headings, more, fits: null, limit: FIRST, round: 0 }
  }

  function name(state, narrowed) {
    state.headings.forEach(({ node, whole }) => {
      node.textContent = narrowed ? node.dataset.narrowed : whole
      node.classList.toggle("kim-hidden", narrowed) /* the number of results stands above it */
    })
  }

  function narrow(state) {
    state.round += 1
    const { picked, more } = pick(state.lists, state.fits, state.limit)
    state.lists.forEach(({ list, section }, place) => {
      list.replaceChildren(...picked[place])
      if (section) section.hidden = picked[place].length === 0
    })
    state.more.hidden = !more
    name(state, true)
    return picked.flat()
  }

  /** Put everything back as it was, a piece at a time. */
  function widen(state) {
    const round = (state.round += 1)
    const waiting = state.lists.map(({ list, section, cards }) => {
      list.replaceChildren()
      if (section) section.hidden = false
      return { list, nodes: cards.map((card) => card.node) }
    })
    function piece() {
      if (round !== state.round) return
      let room = AT_ONCE
      for (const { list, nodes } of waiting) {
        const next = nodes.splice(0, room)
        list.append(...next)
        room -= next.length
        if (room <= 0) {
          setTimeout(piece)
          return
        }
      }
    }
    piece()
    state.more.hidden = true
    name(state, false)
  }

  function show(root, items) {
    let state = known.get(root)
    if (!state) {
      if (items === null) return
      state = gather(root)
      known.set(root, state)
      state.more.querySelector("button").addEventListener("click", () => extend(state))
    }
    if (!state.lists.length) return
    state.limit = FIRST
    state.fits = items && new Set(items)
    if (items) narrow(state)
    else widen(state)
  }

  function extend(state) {
    const before = state.limit
    state.limit += FIRST
    const first = narrow(state)[before]
    if (first) first.querySelector("a[href]:not([tabindex])").focus()
  }

  document.addEventListener("kim:shown", (event) => {
    const root = event.target.closest("[data-kim-choose]")
    if (root) show(root, event.detail.items)
  })
})()
