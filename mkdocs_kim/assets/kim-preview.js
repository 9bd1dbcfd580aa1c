/* Shows a record while it is written: the card that lists will have of it, and its page. Listens to the
   form; the pieces stand ready in the page, printed by the same macros as the real ones. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})
  const { read } = kim.prose
  const words = kim.previewWords
  const { made, empty, many, pairs, prose, content } = kim.previewParts

  /** Find a value by its keys, or a field by its keys. */
  const valueAt = (data, path) => path.split(".").reduce((found, key) => (found || {})[key], data)
  const fieldAt = (fields, path) =>
    path.split(".").reduce((found, key) => found && found.fields.find((one) => one.key === key), { fields })

  /** Number sources in the order in which a reader meets them. */
  function numbering(known) {
    const order = []
    const number = (id) => {
      if (!known.has(id)) return 0
      if (!order.includes(id)) order.push(id)
      return order.indexOf(id) + 1
    }
    return { order, number }
  }

  /** Gather how a record is shown: in which language, with which titles, links and numbers. */
  function ways(root, { kind, id }) {
    const { forms, previews } = kim
    const code = document.documentElement.lang.slice(0, 2)
    const known = Object.fromEntries(Object.entries(forms.known).map(([of, items]) => [of, new Map(items)]))
    const kinds = Object.keys(previews.kinds)
    const page = (of) => (previews.kinds[of] ? previews.kinds[of].page : previews.pages[of])
    const find = (target, of = "any") => {
      const there = (of === "any" ? kinds : [of]).find((one) => known[one] && known[one].has(target))
      const away = there && page(there) && !(there === kind && target === id)
      return { title: there ? known[there].get(target) : target, href: away ? page(there).replace("{id}", target) : null }
    }
    const slot = (name) => root.querySelector(`template[data-kim-slot="${name}"]`).content.firstElementChild.cloneNode(true)
    const chip = (text, href, tone) => {
      const made = slot(href ? "link" : "chip")
      made.textContent = text
      if (href) made.href = href
      if (tone) made.classList.add(`kim-chip--${tone}`)
      return made
    }
    const choices = (field, value) => previews.choices[`${field}.${value}`] ?? String(value)
    return {
      ...numbering(known.source || new Map()),
      code,
      sources: known.source,
      find,
      slot,
      chip,
      choice: choices,
      say: (value) => words.said(value, code),
      when: (day) => words.when(day, previews.months),
      worded: (key, facts) => words.worded(previews.words[key], facts),
      plain: (value) => words.plain(read(words.said(value, code)), (target) => find(target).title),
    }
  }

  /* What stands on the card and on top of the page */

  function recognition(data, on) {
    const { previews } = kim
    const latest = words.judged(data.recognition, previews.years, previews.today)
    if (!latest) return on.chip(previews.words.no_recognition, null, "unknown")
    const { title, href } = on.find(latest.level, "recognition_level")
    const told = [title, on.when(latest.date), ...(latest.lapsed ? [previews.words.lapsed] : [])]
    return on.chip(told.join(" · "), href, latest.known ? (latest.lapsed ? "lapsed" : "valid") : "")
  }

  function badge(key, data, on) {
    if (key === "recognition") return [recognition(data, on)]
    const told = kim.previews.words[data.composed ? "composed" : "real_story"]
    if (key === "composed") return typeof data.composed === "boolean" ? [on.chip(told)] : []
    if (key === "themes") return many(data.themes).map((id) => linkedChip(id, "theme", on))
    return empty(data[key]) ? [] : [on.chip(on.choice(key, data[key]))]
  }

  function linkedChip(id, kind, on) {
    const { title, href } = on.find(id, kind)
    return on.chip(title, href)
  }

  const concept = (data, on) => (data.status === "concept" ? [on.chip(on.choice("status", "concept"), null, "caution")] : [])

  function listed(nodes) {
    return nodes.map((node) => made("li", "", node))
  }

  function eyebrow({ kind, data }, on) {
    const shown = kim.previews.kinds[kind]
    return shown.labelled && data[shown.labelled] ? on.choice(shown.labelled, data[shown.labelled]) : shown.eyebrow
  }

  function cardOf(root, draft, on) {
    const { kind, id, data } = draft
    const shown = kim.previews.kinds[kind]
    const list = on.slot("card")
    const find = (part) => list.querySelector(`.kim-card__${part}`)
    const counted = { ...shown.counts, "": shown.counted ? kim.previews.words.used_by_none : "" }
    const uses = Object.hasOwn(counted, id) ? counted[id] : counted[""]
    find("eyebrow").textContent = uses || eyebrow(draft, on)
    const link = find("title").firstElementChild
    link.textContent = on.say(data.title) || root.dataset.untitled
    link.href = shown.page.replace("{id}", id || "")
    const told = data.summary || data.definition
    const teaser = told ? words.shorten(on.plain(told), 170) : ""
    if (teaser) find("text").textContent = teaser
    else find("text").remove()
    const judged = kind === "intervention" ? [recognition(data, on)] : []
    const badges = listed([...concept(data, on), ...judged])
    const chips = list.querySelector(".kim-chips")
    if (badges.length) chips.replaceChildren(...badges)
    else chips.remove()
    return list
  }

  function headOf(root, draft, on) {
    const { kind, data } = draft
    const head = on.slot("head")
    head.querySelector(".kim-head__eyebrow").textContent = eyebrow(draft, on)
    head.querySelector("h3").textContent = on.say(data.title) || root.dataset.untitled
    const aliases = head.querySelector(".kim-head__aliases")
    const label = aliases.textContent.split(":")[0]
    aliases.textContent = `${label}: ${many(data.aliases).map(on.say).join(", ")}`
    if (!many(data.aliases).length) aliases.remove()
    const badges = listed(kim.previews.kinds[kind].badges.flatMap((key) => badge(key, data, on)))
    const chips = head.querySelector(".kim-chips")
    if (badges.length) chips.replaceChildren(...badges)
    else chips.remove()
    return head
  }

  /* The page */

  function factValues(value, field, on) {
    const own = { age: words.age, duration: words.duration }[field.key]
    if (own) return many(own(value, kim.previews.words, on.code)).map((text) => on.chip(text))
    if (field.holds === "words") return pairs(value).map(([sign, one]) => on.chip(`${sign} = ${on.say(one)}`))
    if (field.holds === "reference") return many(value).map((id) => linkedChip(id, field.of, on))
    if (field.holds === "choice") return many(value).map((one) => on.chip(on.choice(field.key, one)))
    return [on.chip(many(value).map(on.say).join(", "))]
  }

  function factsOf({ kind, data }, on) {
    const { facts, always } = kim.previews.kinds[kind]
    const { fields } = kim.forms.kinds[kind]
    const rows = facts.flatMap((path) => {
      const field = fieldAt(fields, path)
      const value = valueAt(data, path)
      if (empty(value) && !always.includes(path)) return []
      const row = on.slot("fact")
      row.querySelector("dt").textContent = fieldAt(fields, path.split(".")[0]).label
      const chips = empty(value) ? [] : factValues(value, field, on)
      if (chips.length) row.querySelector("dd").replaceChildren(...chips.flatMap((chip) => [chip, " "]))
      return [row]
    })
    if (!rows.length) return []
    const glance = on.slot("glance")
    glance.querySelector("dl").append(...rows)
    return [glance]
  }

  function sectionOf({ id, title, keys, asks }, { kind, data }, on) {
    const fields = keys.map((key) => fieldAt(kim.forms.kinds[kind].fields, key)).filter(Boolean)
    const told = fields.filter((field) => !empty(data[field.key]))
    const missing = fields.filter((field) => empty(data[field.key]))
    if (!told.length && !asks) return []
    const section = on.slot("section")
    section.classList.add(`kim-section--${id}`)
    section.firstElementChild.textContent = title
    for (const field of told) {
      if (fields.length > 1 && field.label !== title) section.append(made("h5", "", field.label))
      section.append(...content(data[field.key], field, on))
    }
    if (missing.length && asks) {
      const gap = on.slot("gap")
      gap.append(` ${missing.map(({ label }) => label.toLowerCase()).join(", ")}.`)
      section.append(gap)
    }
    return [section]
  }

  function notesOf(data, on) {
    many(data.sources).forEach(on.number)
    if (!on.order.length) return []
    const notes = on.slot("notes")
    const items = on.order.map((id, place) => {
      const item = made("li", "", on.sources.get(id))
      item.id = `voorbeeld-bron-${place + 1}`
      item.value = place + 1
      return item
    })
    notes.querySelector("ol").append(...items)
    return [notes]
  }

  function pageOf(root, draft, on) {
    const lead = on.slot("lead")
    const { kind, data } = draft
    const nodes = [headOf(root, draft, on)]
    if (data.summary) {
      lead.append(...prose(data.summary, on))
      nodes.push(lead)
    }
    nodes.push(...factsOf(draft, on))
    for (const section of kim.previews.kinds[kind].sections) nodes.push(...sectionOf(section, draft, on))
    return [...nodes, ...notesOf(data, on)]
  }

  /** Show a record; a source has no page of its own. */
  function show(root, draft) {
    const shown = Boolean(kim.previews && kim.forms && Object.hasOwn(kim.previews.kinds, draft.kind))
    const failed = root.querySelector("[data-kim-unseen]")
    const parts = root.querySelectorAll(".kim-preview__part")
    const seen = (well) => parts.forEach((part) => (part.hidden = !well))
    root.hidden = !shown
    if (!shown) return
    failed.hidden = true
    try {
      const on = ways(root, draft)
      const card = cardOf(root, draft, on)
      const page = pageOf(root, draft, on)
      root.querySelector("[data-kim-card]").replaceChildren(card)
      root.querySelector("[data-kim-page]").replaceChildren(...page)
      seen(true)
    } catch (error) {
      /* What is shown must not be what was typed before. */
      seen(false)
      root.querySelectorAll("[data-kim-card], [data-kim-page]").forEach((part) => part.replaceChildren())
      failed.hidden = false
      reportError(error)
    }
  }

  function mount(root) {
    if (root.dataset.mounted) return
    root.dataset.mounted = "yes"
    document.addEventListener("kim:drafted", ({ detail }) => root.isConnected && show(root, detail))
  }

  const start = () => document.querySelectorAll("[data-kim-preview]").forEach(mount)

  if (window.document$) window.document$.subscribe(start)
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
})()
