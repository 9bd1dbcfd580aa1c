/* The list of people: the same that the drawings show, by name, for who works by list or by ear. */

(function () {
  "use strict"

  const { change, person } = window.kim

  function list(screen, panel) {
    const { act, facts } = screen
    const all = panel.querySelector("[data-people]")
    const row = panel.querySelector("[data-row]").content.firstElementChild
    const fold = panel.querySelector("[data-fold]").content.firstElementChild
    const rows = new Map()

    function make(id) {
      const element = row.cloneNode(true)
      const find = (name) => element.querySelector(name)
      const folds = facts.drawings.map((on) => unfolding(on, id))
      find("[data-places]").append(...folds.map((one) => one.element))
      for (const key of ["name", "who"]) {
        find(`[data-${key}]`).addEventListener("input", ({ target }) => {
          act({ kind: "edit", id, change: { [key]: target.value } }, `${key}-${id}`)
        })
      }
      find("[data-remove]").addEventListener("click", () => {
        const next = element.nextElementSibling || element.previousElementSibling
        act({ kind: "remove", id })
        const focus = next
          ? next.querySelector("[data-name]")
          : panel.querySelector("[data-add] input")
        focus.focus()
      })
      return { element, folds, find }
    }

    /* What is chosen in a drawing; the controls are made when they are asked for. */
    function unfolding(on, id) {
      const element = fold.cloneNode(true)
      let controls = null
      element.addEventListener("toggle", () => {
        if (controls || !element.open) return
        controls = person.controls(screen, on, id)
        element.append(controls.element)
        controls.show(screen.state())
      })
      return {
        element,
        show(state) {
          element.querySelector("b").textContent = on.title
          element.querySelector("span").textContent = change.told(facts, on, state, id)
          if (controls) controls.show(state)
        },
      }
    }

    function show(state) {
      const ids = state.people.map((one) => one.id)
      for (const [id, { element }] of rows) {
        if (ids.includes(id)) continue
        element.remove()
        rows.delete(id)
      }
      state.people.forEach(({ id, name, who }, at) => {
        if (!rows.has(id)) rows.set(id, make(id))
        const { element, folds, find } = rows.get(id)
        if (all.children[at] !== element) all.insertBefore(element, all.children[at] || null)
        if (find("[data-name]").value !== name) find("[data-name]").value = name
        if (find("[data-who]").value !== who) find("[data-who]").value = who
        find("[data-printed=name]").textContent = name
        find("[data-printed=who]").textContent = who
        find("[data-remove]").setAttribute(
          "aria-label",
          `${find("[data-remove]").textContent}: ${name}`,
        )
        for (const one of folds) one.show(state)
      })
    }

    return { panel, show }
  }

  window.kim = { ...window.kim, people: { list } }
})()
