/* Tabs, of which one panel stands on the page: the list of people, or a drawing. */

(function () {
  "use strict"

  /* Shape: ``turn`` gets the id of the panel that is asked for. Gives what shows a panel's tab. */
  function tabs(root, turn) {
    const all = [...root.querySelectorAll("[data-tab]")]

    root.addEventListener("click", (event) => {
      const tab = event.target.closest("[data-tab]")
      if (tab) turn(tab.dataset.tab)
    })
    root.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (!by) return
      event.preventDefault()
      const at = all.findIndex((one) => one.tabIndex === 0)
      const next = all[(at + by + all.length) % all.length]
      turn(next.dataset.tab)
      next.focus()
    })

    return function show(id) {
      for (const tab of all) {
        const is = tab.dataset.tab === id
        tab.setAttribute("aria-selected", String(is))
        tab.tabIndex = is ? 0 : -1
      }
    }
  }

  window.kim = { ...window.kim, tabs }
})()
