/* Shows those cards of a list that fit what is chosen. The list is complete without this script.
   With it the whole list stands aside while something is chosen, and copies of the first cards that
   fit stand in its place: so thousands of cards are never moved one by one. Cards that stand on
   other pages of a long list are made of scripts with a hundred each, loaded when they fit. */

(function () {
  "use strict"

  const FIRST = 36 /* cards that are shown before anybody asks for more */
  const TOGETHER = 100 /* cards in a script */
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

  /** Find the lists: one for every section. */
  function gather(root) {
    const lists = new Map()
    root.querySelectorAll(".kim-group [data-kim-item]").forEach((node) => {
      const section = node.closest(".kim-group")
      if (!lists.has(section)) {
        const whole = node.parentNode
        lists.set(section, { section, whole, few: whole.cloneNode(false), cards: [] })
      }
      lists.get(section).cards.push({ node, number: Number(node.dataset.kimItem) })
    })
    const headings = Array.from(root.querySelectorAll("[data-narrowed]"), (node) => ({
      node,
      whole: node.textContent,
    }))
    return { lists: [...lists.values()], headings }
  }

  /** Put the whole list in its place, or what is left of it. */
  function swap({ lists, headings }, narrowed) {
    lists.forEach(({ whole, few }) => {
      whole.classList.toggle("kim-aside", narrowed)
      if (narrowed) whole.after(few)
      else few.remove()
    })
    headings.forEach(({ node, whole }) => {
      node.textContent = narrowed ? node.dataset.narrowed : whole
      node.classList.toggle("kim-hidden", narrowed) /* the number of results stands above it */
    })
  }

  function drawNear(state) {
    const { lists, items, limit } = state
    const found = items ? pick(lists, items, limit) : { picked: [], more: false }
    lists.forEach(({ few, section }, place) => {
      const nodes = found.picked[place] || []
      few.replaceChildren(...nodes.map((node) => node.cloneNode(true)))
      section.hidden = Boolean(items) && !nodes.length
    })
    swap(state, Boolean(items))
    return found.more
  }

  /* A list that takes several pages */

  const loading = new Map()

  /** Give the cards of a script once it is there; it is asked for once. */
  function load(src) {
    if (!loading.has(src)) {
      const loaded = new Promise((resolve, reject) => {
        const script = document.createElement("script")
        script.src = src
        script.onload = resolve
        script.onerror = () => reject(new Error(src))
        document.head.append(script)
      })
      loaded.catch(() => loading.delete(src)) /* the network may come back */
      loading.set(src, loaded)
    }
    return loading.get(src)
  }

  /** Put a word in a chip that leads somewhere or not. */
  function chip([title, tone, address], items, root) {
    const item = items[address ? 0 : 1].cloneNode(true)
    const made = item.firstElementChild
    made.textContent = title
    if (tone) made.classList.add(`kim-chip--${tone}`)
    if (address) made.href = root + address
    return item
  }

  /** Make a card as the pages have them. */
  function card(far, number) {
    const [title, address, eyebrow, teaser, method, badges] =
      window.kim.cards[Math.floor(number / TOGETHER)][number % TOGETHER]
    const { root } = far.dataset
    const made = far.querySelector("template").content.querySelector("li").cloneNode(true)
    const part = (name) => made.querySelector(`.kim-card__${name}`)
    made.dataset.kimItem = number
    if (method) made.dataset.kimMethod = method
    part("eyebrow").textContent = eyebrow
    part("title").firstElementChild.textContent = title
    part("title").firstElementChild.href = root + address
    if (teaser) part("text").textContent = teaser
    else part("text").remove()
    const chips = made.querySelector(".kim-chips")
    const items = [...chips.children]
    chips.replaceChildren(...badges.map((badge) => chip(badge, items, root)))
    if (!badges.length) chips.remove()
    return made
  }

  /** Load what the first cards that fit need, then show them; a later choice overtakes. */
  async function drawFar(state) {
    const { far, aside, items, limit } = state
    const turn = (state.turn = (state.turn || 0) + 1)
    const numbers = (items || []).slice(0, limit)
    const files = [...new Set(numbers.map((number) => Math.floor(number / TOGETHER)))]
    const failed = far.querySelector("[data-failed]")
    let made = []
    try {
      await Promise.all(files.map((file) => load(far.dataset.src.replace("{number}", file))))
      if (turn !== state.turn) return null
      made = numbers.map((number) => card(far, number))
      failed.textContent = ""
    } catch {
      if (turn !== state.turn) return null
      failed.textContent = failed.dataset.failed
    }
    failed.hidden = !failed.textContent
    far.querySelector("ul").replaceChildren(...made)
    const narrowed = Boolean(items) && failed.hidden
    far.hidden = !items
    aside.forEach((node) => node.classList.toggle("kim-aside", narrowed))
    return narrowed && items.length > limit
  }

  /* Both */

  async function draw(state) {
    const more = state.far ? await drawFar(state) : drawNear(state)
    if (more !== null) state.more.hidden = !more
  }

  /** Show more, and put the reader at the first card that is new. */
  async function extend(state) {
    const lists = state.far ? [state.far.querySelector("ul")] : state.lists.map(({ few }) => few)
    const cards = () => lists.flatMap((list) => [...list.children])
    const before = cards().length
    state.limit += FIRST
    await draw(state)
    const first = cards()[before]
    if (first) first.querySelector("a[href]:not([tabindex])").focus()
  }

  function found(root) {
    const far = root.querySelector("[data-kim-far]")
    const aside = [...root.querySelectorAll(".kim-group, [data-kim-pages]")]
    const more = root.querySelector("[data-kim-more]")
    const own = far ? { far, aside: aside.filter((node) => node !== far) } : gather(root)
    return { ...own, more, items: null, limit: FIRST }
  }

  function show(root, items) {
    if (!known.has(root)) {
      if (items === null) return
      const state = found(root)
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
