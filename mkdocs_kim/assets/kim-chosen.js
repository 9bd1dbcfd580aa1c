/* Tells above a list what is chosen by facets and how much that gives; takes filters away again. */

(function () {
  "use strict"

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])

  function drop(root, values) {
    const panel = root.querySelector("[data-kim-facets]")
    panel.dispatchEvent(new CustomEvent("kim:drop", { detail: { values } }))
  }

  function item(className, text, label, act) {
    const made = document.createElement("li")
    const button = document.createElement("button")
    button.type = "button"
    button.className = className
    button.textContent = text
    if (label) button.setAttribute("aria-label", label)
    button.addEventListener("click", act)
    made.append(button)
    return made
  }

  /** Keep the focus near: on the next chip, else on what tells the number of results. */
  function refocus(bar, place) {
    const left = bar.querySelectorAll(".kim-chosen__chips button")
    const next = left[Math.min(place, left.length - 1)]
    ;(next || bar.querySelector("[role=status]")).focus()
  }

  function chips(root, bar, chosen) {
    const list = bar.querySelector(".kim-chosen__chips")
    list.replaceChildren(
      ...chosen.map((value, place) => {
        const label = worded(bar.dataset.remove, { label: value.title })
        return item("kim-chip kim-chip--remove", value.title, label, () => {
          drop(root, [value])
          refocus(bar, place)
        })
      }),
    )
    list.hidden = !chosen.length
  }

  function relaxations(root, bar, { chosen, ways }) {
    const box = bar.querySelector(".kim-chosen__relax")
    box.querySelector("ul").replaceChildren(
      ...ways.map(({ words, count }) => {
        const values = chosen.filter(({ word }) => words.includes(word))
        const labels = values.map(({ title }) => `‘${title}’`).join(", ")
        return item("kim-button", worded(bar.dataset.without, { labels, count }), "", () => {
          drop(root, values)
          bar.querySelector("[role=status]").focus()
        })
      }),
    )
    box.hidden = !ways.length
  }

  function show(root, bar, detail) {
    const { items, count, total, chosen } = detail
    const status = bar.querySelector("[role=status]")
    /* A page on which nothing has been chosen yet has nothing to announce. */
    if (items || status.textContent) {
      const words = worded(chosen.length ? bar.dataset.result : bar.dataset.whole, { count, total })
      status.textContent = chosen.length && !count ? `${words}. ${bar.dataset.none}` : words
    }
    chips(root, bar, chosen)
    relaxations(root, bar, detail)
    const reset = bar.querySelector(".kim-chosen__reset")
    reset.hidden = !chosen.length
    reset.querySelector("button").onclick = () => {
      drop(root, chosen)
      status.focus()
    }
  }

  document.addEventListener("kim:shown", (event) => {
    const root = event.target.closest("[data-kim-choose]")
    const bar = root && root.querySelector("[data-kim-chosen]")
    if (bar) show(root, bar, event.detail)
  })
})()
