/* Saves as a file what a page that compares shows now: some rows and columns of the map, or the
   methods that the address names. The files of everything lie ready, and need no script. */

(function () {
  "use strict"

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])

  /** Load what files are made of, once, when somebody asks for one. */
  function load(src) {
    return new Promise((done, failed) => {
      if (window.kim.export) return done(window.kim.export)
      const script = document.createElement("script")
      script.src = src
      script.addEventListener("load", () => done(window.kim.export))
      script.addEventListener("error", failed)
      document.head.append(script)
    })
  }

  /** List which methods lie side by side: those that the address names and that have been loaded. */
  function chosen(root) {
    const asked = new URLSearchParams(location.search).get(root.dataset.query) || ""
    return [...new Set(asked.split(","))].filter((id) => Object.hasOwn(window.kim.methods || {}, id))
  }

  function ofMap(data) {
    const { methods, elements } = window.kim.mapShows
    return window.kim.exports.selected(data, methods, elements, location.search)
  }

  /** Add what scripts of methods bring themselves, where one script of all would be too large. */
  function completed(data, ids) {
    const taken = ids.map((id) => window.kim.methods[id].taken).filter(Boolean)
    if (!taken.length) return data
    const sources = new Map(taken.flatMap((one) => one.sources.map((source) => [source.id, source])))
    return {
      ...data,
      map: { ...data.map, interventions: taken.map((one) => one.intervention) },
      cited: Object.fromEntries(taken.map((one) => [one.intervention.id, one.cited])),
      sources: [...sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    }
  }

  function ofChosen(data, root) {
    const ids = chosen(root)
    const { exports, methods } = window.kim
    return exports.compared(completed(data, ids), ids, methods, location.search)
  }

  const { csv, json } = window.kim.csv
  const { matrix, cells, beside } = window.kim.exports
  const MAKES = {
    matrix: { of: ofMap, file: "file", write: (made, words) => csv(matrix(made, words)), ending: "csv" },
    cells: { of: ofMap, file: "cells_file", write: (made, words) => csv(cells(made, words)), ending: "csv" },
    map: { of: ofMap, file: "file", write: json, ending: "json" },
    beside: { of: ofChosen, write: (made, words) => csv(beside(made, words)), ending: "csv" },
    compared: { of: ofChosen, write: json, ending: "json" },
  }

  /** Name a file after what is in it: the whole map, a selection of it, or the methods. */
  function name({ file, ending }, made, words) {
    const ids = made.interventions.map(({ id }) => id).join("--")
    const map = made.selection ? `${words[file]}-${words.selection_file}` : words[file]
    return `${file ? map : ids}.${ending}`
  }

  function mount(root) {
    if (root.dataset.mounted) return
    root.dataset.mounted = "yes"
    const status = root.querySelector("[role=status]")

    async function take(makes) {
      try {
        const data = await load(root.dataset.kimTake)
        const made = makes.of(data, root)
        const file = name(makes, made, data.words)
        window.kim.device.save(file, makes.write(made, data.words))
        status.textContent = worded(root.dataset.saved, { name: file, chosen: made.selection || made.title })
      } catch {
        status.textContent = root.dataset.failed
      }
    }

    root.querySelectorAll("[data-kim-makes]").forEach((button) => {
      button.hidden = false
      button.addEventListener("click", () => take(MAKES[button.dataset.kimMakes]))
    })
    root.hidden = false
  }

  function start() {
    document.querySelectorAll("[data-kim-take]").forEach(mount)
  }

  if (window.document$) window.document$.subscribe(start)
  else document.addEventListener("DOMContentLoaded", start)
})()
