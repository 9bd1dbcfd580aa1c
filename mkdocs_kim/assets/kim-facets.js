/* Narrows a list by facets: any value within a group, all groups together. The panel is complete as
   links; this script makes it a form, counts what each value would give, and keeps the choice in the
   address. Says "kim:chosen" (what fits the choice; null if nothing is chosen) and "kim:shown" (the
   same, as far as it fits a search too), and listens to "kim:within" (what fits a search, and how many
   pages fit it that no facet knows). */

(function () {
  "use strict"

  const WAYS_OFFERED = 3
  const wide = window.matchMedia("(min-width: 60em)")

  /* The address and the choice: a choice maps the word of a group to ids, in the order of the page */

  function readChoice(search, groups) {
    const asked = new URLSearchParams(search)
    const choice = {}
    for (const { word, values } of groups) {
      const ids = asked.getAll(word).join(",").split(",")
      const chosen = values.map((value) => value.id).filter((id) => ids.includes(id))
      if (chosen.length) choice[word] = chosen
    }
    return choice
  }

  function writeChoice(search, groups, choice) {
    const words = groups.map((group) => group.word)
    const others = search.replace(/^\?/, "").split("&")
    const kept = others.filter((part) => part && !words.includes(part.split("=")[0]))
    const own = words.filter((word) => choice[word])
    const parts = [...kept, ...own.map((word) => `${word}=${choice[word].join(",")}`)]
    return parts.length ? `?${parts.join("&")}` : ""
  }

  function toggled(choice, groups, word, id) {
    const { values } = groups.find((group) => group.word === word)
    const had = choice[word] || []
    const wanted = had.includes(id) ? had.filter((one) => one !== id) : [...had, id]
    const chosen = values.map((value) => value.id).filter((one) => wanted.includes(one))
    const { [word]: _, ...rest } = choice
    return chosen.length ? { ...rest, [word]: chosen } : rest
  }

  /* Counting */

  /** Unpack the data: word → id → the numbers of the items that have it. */
  function unpack(data) {
    const members = {}
    for (const [word, values] of data.groups) {
      members[word] = {}
      for (const [id, steps] of values) {
        let number = 0
        members[word][id] = Int32Array.from(steps, (step) => (number += step))
      }
    }
    return { size: data.size, members }
  }

  /** Tell per item which groups it misses, as bits: 0 fits, -1 does not belong to the page. */
  function missing(data, base, words, choice) {
    const missed = new Int32Array(data.size)
    words.forEach((word, bit) => {
      if (!choice[word]) return
      const has = new Uint8Array(data.size)
      for (const id of choice[word]) for (const number of data.members[word][id]) has[number] = 1
      has.forEach((yes, number) => yes || (missed[number] |= 1 << bit))
    })
    if (base) base.forEach((yes, number) => yes || (missed[number] = -1))
    return missed
  }

  function fitting(missed) {
    const items = []
    missed.forEach((bits, number) => bits || items.push(number))
    return items
  }

  /** Count what a value would give: the choice within its own group does not count against it. */
  function count(members, missed, bit) {
    let found = 0
    for (const number of members) {
      if (missed[number] === 0 || missed[number] === 1 << bit) found += 1
    }
    return found
  }

  /** Find the smallest sets of groups without which something fits, the most fruitful first.
      To drop all of several groups is no way out: that is to begin again. */
  function relaxed(missed, words, choice) {
    const found = new Map()
    for (const mask of missed) if (mask > 0) found.set(mask, (found.get(mask) || 0) + 1)
    const total = (drop) => [...found].reduce((sum, [mask, n]) => (mask & ~drop ? sum : sum + n), 0)
    const limit = Math.max(1, Object.keys(choice).length - 1)
    return [...found.keys()]
      .map((mask) => ({ words: words.filter((_, bit) => mask & (1 << bit)), count: total(mask) }))
      .filter((way) => way.words.length <= limit)
      .sort((a, b) => a.words.length - b.words.length || b.count - a.count)
      .slice(0, WAYS_OFFERED)
  }

  function marked(size, items) {
    const marks = new Uint8Array(size)
    for (const number of items) marks[number] = 1
    return marks
  }

  /* The page */

  const element = (tag, facts) => Object.assign(document.createElement(tag), facts)

  function button(className, textContent, onclick) {
    return element("button", { type: "button", className, textContent, onclick })
  }

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])

  /** Make the links of the panel a form, and give its groups and their values. */
  function takeOver(panel) {
    panel.querySelector("[role=navigation]").setAttribute("role", "group")
    return [...panel.querySelectorAll("[data-word]")].map((node) => {
      const word = node.dataset.word
      const name = node.querySelector("summary span")
      const badge = element("span", { className: "kim-facets__chosen" })
      name.after(badge)
      const values = [...node.querySelectorAll("[data-value]")].map((item) => takeValue(item, word))
      const late = values.filter((value) => value.item.matches(".kim-facets__value--late"))
      if (late.length) shorten(panel, node, values, late)
      return { word, title: name.textContent, badge, values, members: {} }
    })
  }

  function takeValue(item, word) {
    const old = item.querySelector(".kim-facets__label")
    const output = item.querySelector(".kim-facets__count")
    const label = element("label", { className: "kim-facets__label" })
    const input = element("input", { type: "checkbox", value: item.dataset.value, name: word })
    input.setAttribute("aria-describedby", output.id)
    label.append(input, ` ${old.textContent}`)
    old.replaceWith(label)
    return { id: item.dataset.value, title: old.textContent, item, input, output }
  }

  function shorten(panel, node, values, late) {
    const all = worded(panel.dataset.all, { count: values.length })
    const more = button("kim-facets__more", all, () => {
      const short = node.classList.toggle("kim-facets__group--short")
      more.textContent = short ? all : panel.dataset.less
      more.setAttribute("aria-expanded", String(!short))
      if (!short) late[0].input.focus()
    })
    more.setAttribute("aria-expanded", "false")
    node.classList.add("kim-facets__group--short")
    node.querySelector(".kim-facets__values").append(more)
  }

  function load(src, done, failed) {
    if (window.kim && window.kim.facets) return done(window.kim.facets)
    const script = document.createElement("script")
    script.src = src
    script.addEventListener("load", () => done(window.kim.facets))
    script.addEventListener("error", failed)
    document.head.append(script)
  }

  /** Show the choice in the panel, and what each value would give. */
  function draw({ panel, groups, choice }, missed, shown) {
    groups.forEach(({ word, badge, values, members }, bit) => {
      const chosen = choice[word] || []
      badge.textContent = chosen.length ? ` (${chosen.length})` : ""
      for (const { id, item, input, output } of values) {
        const found = count(members[id] || [], missed, bit)
        input.checked = chosen.includes(id)
        if (output.textContent !== String(found)) output.textContent = found
        item.classList.toggle("kim-facets__value--chosen", input.checked)
        item.classList.toggle("kim-facets__value--none", !found && !input.checked)
        disable({ item, input })
      }
    })
    const all = Object.values(choice).flat().length
    const words = all ? worded(panel.dataset.chosen, { count: all }) : panel.dataset.none
    panel.querySelector(".kim-facets__head").textContent = words
    const offer = worded(panel.dataset.show, { count: shown.length })
    panel.querySelector(".kim-facets__show").textContent = offer
  }

  /** Disable what leads nowhere; what has the focus keeps it until the reader goes on. */
  function disable({ item, input }) {
    const dead = item.matches(".kim-facets__value--none")
    input.disabled = dead && input !== document.activeElement
  }

  const say = (panel, name, detail) =>
    panel.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))

  /** Work out what the choice gives, draw it and tell it to whoever listens. */
  function update(state) {
    const { panel, groups, data, base, choice } = state
    if (!data) return
    const within = state.within && marked(data.size, state.within)
    const words = groups.map((group) => group.word)
    const missed = missing(data, base, words, choice)
    const items = words.some((word) => choice[word]) ? fitting(missed) : null
    if (within) within.forEach((yes, number) => yes || (missed[number] = -1))
    const shown = fitting(missed)
    draw(state, missed, shown)
    const chosen = groups.flatMap(({ word, title: group, values }) =>
      values
        .filter(({ input }) => input.checked)
        .map(({ id, title }) => ({ word, id, title: `${group}: ${title}` })),
    )
    const others = items ? 0 : state.others
    say(panel, "kim:shown", {
      items: items || within ? shown : null,
      count: shown.length + others,
      total: missed.filter((bits) => bits >= 0).length + state.others,
      chosen,
      ways: items && !shown.length ? relaxed(missed, words, choice) : [],
    })
    window.kim.chosen = items
    say(panel, "kim:chosen", { items })
  }

  function choose(state, choice) {
    state.choice = choice
    const search = writeChoice(location.search, state.groups, choice)
    if (search !== location.search) {
      history.pushState(history.state, "", `${location.pathname}${search}${location.hash}`)
    }
    update(state)
  }

  function receive(state, packed) {
    state.data = unpack(packed)
    state.base = state.numbers.length ? marked(state.data.size, state.numbers) : null
    state.groups.forEach((group) => (group.members = state.data.members[group.word] || {}))
    update(state)
  }

  function listen(state) {
    const { panel, groups } = state
    panel.addEventListener("change", ({ target }) => {
      choose(state, toggled(state.choice, groups, target.name, target.value))
    })
    panel.addEventListener("focusout", () => {
      setTimeout(() => groups.forEach(({ values }) => values.forEach(disable)))
    })
    panel.addEventListener("kim:drop", ({ detail }) => {
      const drop = (choice, { word, id }) => toggled(choice, groups, word, id)
      choose(state, detail.values.reduce(drop, state.choice))
    })
    panel.addEventListener("kim:within", ({ detail }) => {
      state.within = detail.items
      state.others = detail.others || 0
      update(state)
    })
    window.addEventListener("popstate", () => {
      state.choice = readChoice(location.search, groups)
      update(state)
    })
  }

  /** Open the panel where there is room for it beside the list; give it its own button elsewhere. A
      map leaves no room. */
  function fold(panel) {
    const box = panel.querySelector(".kim-facets__box")
    const head = panel.querySelector(".kim-facets__head")
    panel.dataset.none = head.textContent
    const show = button("kim-button kim-facets__show", "", () => {
      box.open = false
      panel.closest("[data-kim-choose]").querySelector("[role=status]").focus()
    })
    box.append(show)
    const fit = () => (box.open = wide.matches && !panel.closest("[data-kim-map]"))
    wide.addEventListener("change", fit)
    fit()
  }

  /** Number what is listed; a list of several pages tells its first and its last. */
  function numbered(root) {
    const far = root.querySelector("[data-kim-far]")
    const cards = root.querySelectorAll("[data-kim-item]")
    if (!far) return Array.from(cards, (card) => Number(card.dataset.kimItem))
    const [first, last] = [far.dataset.first, far.dataset.last].map(Number)
    return Array.from({ length: last - first + 1 }, (_, place) => first + place)
  }

  function mount(panel) {
    if (panel.dataset.mounted) return
    const links = panel.cloneNode(true)
    panel.dataset.mounted = "yes"
    fold(panel)
    const groups = takeOver(panel)
    const numbers = numbered(panel.closest("[data-kim-choose]"))
    const choice = readChoice(location.search, groups)
    const state = { panel, groups, numbers, choice, data: null, base: null, within: null, others: 0 }
    listen(state)
    const done = (data) => receive(state, data)
    const begin = () => load(panel.dataset.src, done, () => panel.replaceWith(links))
    if (Object.keys(choice).length || !window.requestIdleCallback) begin()
    else window.requestIdleCallback(begin, { timeout: 1000 })
  }

  const start = () => document.querySelectorAll("[data-kim-facets]").forEach(mount)

  if (window.document$) window.document$.subscribe(start)
  else document.addEventListener("DOMContentLoaded", start)
})()
