/* Makes documents and tables of a selection, as mkdocs_kim/render/export does of everything.
   What it works with is window.kim.export, and of methods side by side also window.kim.methods. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})
  const METHOD = ["method_id", "method", "nature", "status", "version", "reviewed"]
  const TOLD = ["title", "selection", "site", "url", "date", "licence", "cite", "note"]

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])
  const byId = (items) => new Map(items.map((item) => [item.id, item]))

  function picked(items, ids) {
    const known = byId(items)
    return ids.filter((id) => known.has(id)).map((id) => known.get(id))
  }

  const same = (some, all) => some.length === all.length && some.every((item, n) => item === all[n])

  /** Say what a document is and where it is read; `url` is null if the site does not know. */
  function about({ map, words }, title, url) {
    const cite = worded(words.cite, { title, url: url || "" }).trimEnd()
    const { site, date, licence, note, language, labels } = map
    return { title, site, url, date, licence, cite, note, language, labels }
  }

  /** Narrow the map to some methods and elements, in this order; all of both give the whole map. What
      is at hand may be a part of it: then `of` tells how many methods there are. */
  function selected(data, methods, elements, query) {
    const { map, words } = data
    const rows = picked(map.interventions, methods)
    const columns = picked(map.elements, elements)
    if (!data.of && same(rows, map.interventions) && same(columns, map.elements)) return map
    const interventions = rows.map((one) => {
      return { ...one, working_elements: one.working_elements.filter((use) => elements.includes(use.element)) }
    })
    const used = new Set(interventions.flatMap((one) => one.working_elements.flatMap((use) => use.sources)))
    const { title, ...rest } = about(data, map.title, map.url && map.url + query)
    return {
      title,
      selection: worded(words.chosen, {
        methods: rows.length,
        all_methods: data.of || map.interventions.length,
        elements: columns.length,
        all_elements: map.elements.length,
      }),
      ...rest,
      elements: columns,
      interventions,
      sources: map.sources.filter(({ id }) => used.has(id)),
    }
  }

  /** Lay methods side by side; `told` gives what each says under the heads. */
  function compared(data, ids, told, query) {
    const { map, words } = data
    const methods = picked(map.interventions, ids)
    const title = worded(words.compared, { titles: methods.map((one) => one.title).join(", ") })
    const cited = new Set(methods.flatMap(({ id }) => data.cited[id]))
    const values = (value) => Object.fromEntries(methods.map((one) => [one.id, value(one)]))
    const use = (one, element) => one.working_elements.find((said) => said.element === element.id)
    const start = about(data, title, map.url && map.url + query)
    return {
      ...start,
      note: data.note,
      interventions: methods.map(({ working_elements, ...one }) => ({ ...one, sources: data.cited[one.id] })),
      fields: data.heads.map(({ field, label }) => {
        return { field, label, values: values((one) => told[one.id].told[field].words) }
      }),
      working_elements: map.elements
        .filter((element) => methods.some((one) => use(one, element)))
        .map((element) => ({ element, values: values((one) => use(one, element) || null) })),
      sources: data.sources.filter(({ id }) => cited.has(id)),
    }
  }

  function row(one, labels) {
    return {
      method_id: one.id,
      method: one.title,
      nature: labels.nature[one.nature],
      status: labels.status[one.status],
      version: one.version,
      reviewed: one.reviewed || "",
    }
  }

  function lines(made) {
    return new Map(made.sources.map(({ id, text, url }) => [id, [text, url].filter(Boolean).join(" ")]))
  }

  /** Add what is told below a table; of apostrophes only where there are any. */
  function table(head, rows, made, words) {
    const told = TOLD.filter((key) => made[key]).map((key) => [words[`about_${key}`], made[key]])
    const changed = [head, ...rows].flat().some((cell) => kim.csv.guarded(cell) !== cell)
    if (changed) told.push([words.about_guard, words.guard])
    return { head, rows, about: told }
  }

  function matrix(made, words) {
    const { labels, elements } = made
    const head = [...METHOD.map((key) => words[key]), ...elements.map(({ title }) => title)]
    const rows = made.interventions.map((one) => {
      const states = new Map(one.working_elements.map((use) => [use.element, use.state]))
      const own = row(one, labels)
      return [...METHOD.map((key) => own[key]), ...elements.map(({ id }) => labels.state[states.get(id)] || "")]
    })
    return table(head, rows, made, words)
  }

  function cells(made, words) {
    const { labels } = made
    const elements = byId(made.elements)
    const sources = lines(made)
    const own = ["method_id", "method", "version", "element_id", "element"]
    const head = [...own, "scope", "concerns", "state", "how", "sources"].map((key) => words[key])
    const rows = made.interventions.flatMap((one) =>
      one.working_elements.map((use) => {
        const element = elements.get(use.element)
        const kind = [labels.scope[element.scope], labels.concerns[element.concerns]]
        const cited = use.sources.map((source) => sources.get(source)).join("\n")
        const start = [one.id, one.title, one.version, element.id, element.title]
        return [...start, ...kind, labels.state[use.state], use.how, cited]
      }),
    )
    return table(head, rows, made, words)
  }

  function said(use, numbers, labels) {
    if (!use) return ""
    const cited = use.sources.map((source) => numbers.indexOf(source) + 1).join(", ")
    return `${labels.state[use.state]}: ${use.how}${cited ? ` [${cited}]` : ""}`
  }

  function beside(made, words) {
    const { labels, interventions } = made
    const sources = lines(made)
    const each = (value) => interventions.map(value)
    const rows = [
      ...["method_id", "status", "version", "reviewed"].map((key) => {
        return [words.record, words[key], ...each((one) => row(one, labels)[key])]
      }),
      ...made.fields.map(({ label, values }) => {
        return [words.told, label, ...each((one) => values[one.id].join("\n"))]
      }),
      ...made.working_elements.map(({ element, values }) => {
        const told = each((one) => said(values[one.id], one.sources, labels))
        return [words.working_elements, element.title, ...told]
      }),
      [
        words.sources,
        words.sources,
        ...each((one) => one.sources.map((id, place) => `[${place + 1}] ${sources.get(id)}`).join("\n")),
      ],
    ]
    return table([words.group, words.part, ...each((one) => one.title)], rows, made, words)
  }

  kim.exports = { selected, compared, matrix, cells, beside }
})()
