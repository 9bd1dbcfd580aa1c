/* Works out what the map of elements shows, and in which order; reads that from the address and writes
   it there. Knows no page: kim-map-grid.js draws what is planned here. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  const HAS = 1 /* the last state, the best documented first, in which a method has an element */
  const SHARED = 2

  /* The address. `words` names each thing there; `groups` are the words that elements are chosen by. */

  const listed = (asked, word) => asked.getAll(word).join(",").split(",").filter(Boolean)

  function read(search, words, groups) {
    const asked = new URLSearchParams(search)
    const is = (word) => asked.get(word) === words.yes
    return {
      order: asked.get(words.order) || "",
      elements: asked.get(words.elements) || "",
      without: listed(asked, words.without),
      values: groups.flatMap((word) => listed(asked, word).map((value) => `${word}=${value}`)),
      shut: listed(asked, words.shut),
      shared: is(words.shared),
      turned: is(words.turned),
      words: is(words.words),
    }
  }

  function write(search, words, groups, state) {
    const own = [...Object.values(words), ...groups]
    const kept = search.replace(/^\?/, "").split("&")
    const parts = kept.filter((part) => part && !own.includes(part.split("=")[0]))
    const add = (word, value) => value && parts.push(`${word}=${value}`)
    const yes = (word, on) => add(word, on && words.yes)
    add(words.order, state.order)
    add(words.elements, state.elements)
    for (const word of groups) {
      const chosen = state.values.filter((value) => value.startsWith(`${word}=`))
      add(word, chosen.map((value) => value.slice(word.length + 1)).join(","))
    }
    yes(words.shared, state.shared)
    add(words.without, state.without.join(","))
    add(words.shut, state.shut.join(","))
    yes(words.turned, state.turned)
    yes(words.words, state.words)
    return parts.length ? `?${parts.join("&")}` : ""
  }

  /* The plan */

  /** Keep elements that have one of the chosen values of each group. */
  function chosen(values, wanted) {
    const words = new Set(wanted.map((value) => value.split("=")[0]))
    const fits = (word) => wanted.some((one) => one.startsWith(`${word}=`) && values.has(one))
    return [...words].every(fits)
  }

  /** Sort numbers by a weight, the lightest first; what weighs the same keeps its order. */
  function sorted(numbers, weight) {
    const weights = new Map(numbers.map((number) => [number, weight(number)]))
    return [...numbers].sort((a, b) => weights.get(a) - weights.get(b) || a - b)
  }

  const indices = (list) => list.map((_, number) => number)
  const place = (list, id) => list.findIndex((one) => one.id === id)

  /** Give the weight of methods: by number of elements, by a facet, by the state at an element. */
  function weighMethods({ methods, elements, states }, order, has, rank, words) {
    const element = place(elements, order)
    if (order === words.count) return (m) => -has[m]
    if (element >= 0) return (m) => states[m * elements.length + element]
    return (m) => rank(order, methods[m].item)
  }

  function weighElements({ methods, elements, states, values }, order, has, words) {
    const method = place(methods, order)
    if (order === words.count || order === words.kindCount) return (e) => -has[e]
    if (method >= 0) return (e) => states[method * elements.length + e]
    const titles = [...elements].sort((a, b) => a.title.localeCompare(b.title))
    const byTitle = new Map(titles.map((one, number) => [one, number]))
    const first = (one) => {
      const found = values.findIndex((value) => value.startsWith(`${order}=`) && one.values.has(value))
      return found < 0 ? values.length : found
    }
    if (order === words.title) return (e) => byTitle.get(elements[e])
    return (e) => first(elements[e]) * titles.length + byTitle.get(elements[e])
  }

  /** Lay elements out: kind by kind with a tally before them (as -1 - its number), or in a row. */
  function laidOut({ kinds, elements }, state, shown, weight, words) {
    const grouped = !state.elements || state.elements === words.kindCount
    const order = state.elements ? sorted(shown, weight) : shown
    if (!grouped) return { grouped, entries: order }
    const entries = kinds.flatMap(({ id }, number) => {
      const own = order.filter((e) => elements[e].kind === id)
      return own.length ? [-1 - number, ...(state.shut.includes(id) ? [] : own)] : []
    })
    return { grouped, entries }
  }

  /** Plan the map. `fits` holds the numbers of the methods that filters leave, null if there are none;
      `rank` gives the place of an item within a facet. */
  function plan(model, state, fits, rank, words) {
    const { methods, elements, states } = model
    const width = elements.length
    const ofMethod = new Int32Array(methods.length)
    const ofElement = new Int32Array(width)
    const rows = indices(methods).filter((m) => !fits || fits.has(methods[m].item))
    const has = (m, e) => states[m * width + e] <= HAS
    for (const m of rows) for (let e = 0; e < width; e++) if (has(m, e)) ofElement[e] += 1
    const without = new Set(state.without)
    const shown = indices(elements).filter(
      (e) =>
        !without.has(elements[e].id) &&
        chosen(elements[e].values, state.values) &&
        (!state.shared || ofElement[e] >= SHARED),
    )
    for (const m of rows) for (const e of shown) if (has(m, e)) ofMethod[m] += 1
    const weight = weighMethods(model, state.order, ofMethod, rank, words)
    return {
      methods: state.order ? sorted(rows, weight) : rows,
      elements: shown,
      ofMethod,
      ofElement,
      ...laidOut(model, state, shown, weighElements(model, state.elements, ofElement, words), words),
    }
  }

  kim.mapOrder = { HAS, read, write, plan }
})()
