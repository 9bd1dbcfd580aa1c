/* Fields that refer to something else: a box in which one types a name and chooses from what is
   known (the combobox pattern of WAI-ARIA). It shows titles and holds ids. */

(function () {
  "use strict"

  const { form } = window.kim
  const MOST = 40

  /** List what can be referred to. Shape: id, title, what kind it is if that can differ. */
  function known(of) {
    const { known: all, kinds } = window.kim.forms
    const rows = (kind, label) => (all[kind] || []).map(([id, title]) => ({ id, title, label, kind }))
    if (of !== "any" && of !== "everything") return rows(of, "")
    const every = Object.keys(kinds).filter((kind) => of === "everything" || kind !== "source")
    return every.flatMap((kind) => rows(kind, kinds[kind].label))
  }

  /** Find what fits all words that are typed, that which begins with them first. */
  function fitting(rows, typed) {
    const words = form.fold(typed).split(/\s+/).filter(Boolean)
    const begin = form.fold(typed.trim())
    const fits = rows.filter(({ id, title, label }) => {
      const text = form.fold(`${title} ${id} ${label}`)
      return words.every((word) => text.includes(word))
    })
    const first = fits.filter(({ title }) => form.fold(title).startsWith(begin))
    return [...first, ...fits.filter((row) => !first.includes(row))]
  }

  /** Make the box. Shape: ``choose`` is told of the row that is chosen; ``of`` is what kind it is. */
  function combo(rows, choose, of = "") {
    const element = form.part("combo")
    const input = element.querySelector("input")
    const list = element.querySelector("ul")
    const none = element.querySelector("[data-empty]")
    const { nothing, found } = form.root().dataset
    let shown = []
    let active = -1
    form.mark(input)
    input.setAttribute("aria-controls", form.mark(list))
    if (of !== "source") none.querySelector("[data-describe]").remove()
    none.querySelectorAll("a").forEach((link) => {
      link.href = `?${new URLSearchParams([[form.root().dataset.kind, of]])}`
    })

    function close() {
      list.hidden = true
      none.hidden = true
      active = -1
      input.setAttribute("aria-expanded", "false")
      input.removeAttribute("aria-activedescendant")
    }

    function go(place) {
      const options = [...list.querySelectorAll("[role=option]")]
      if (!options.length) return
      active = (place + options.length) % options.length
      options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)))
      options[active].scrollIntoView({ block: "nearest" })
      input.setAttribute("aria-activedescendant", options[active].id)
    }

    function option(row, place) {
      const made = form.part("option")
      form.mark(made)
      made.querySelector("[data-title]").textContent = row.title
      made.querySelector("[data-id]").textContent = row.label || row.id
      made.addEventListener("pointerdown", (event) => event.preventDefault())
      made.addEventListener("click", () => take(shown[place]))
      return made
    }

    function open() {
      shown = fitting(rows(), input.value).slice(0, MOST)
      list.replaceChildren(...shown.map(option))
      list.hidden = !shown.length
      none.hidden = !list.hidden
      active = -1
      input.removeAttribute("aria-activedescendant")
      input.setAttribute("aria-expanded", String(!list.hidden))
      form.tell(shown.length ? form.worded(found, { count: shown.length }) : nothing)
    }

    function take(row) {
      close()
      choose(row)
    }

    input.addEventListener("input", open)
    input.addEventListener("click", () => list.hidden && open())
    /* So that the link can be pressed in browsers that give it no focus. */
    none.addEventListener("mousedown", (event) => event.preventDefault())
    left(element, close)
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault()
        if (list.hidden) open()
        go(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1)
      } else if (event.key === "Enter") {
        event.preventDefault()
        if (!list.hidden && (active >= 0 || shown.length === 1)) take(shown[Math.max(active, 0)])
      } else if (event.key === "Escape" && !(list.hidden && none.hidden)) {
        event.preventDefault()
        event.stopPropagation()
        close()
      }
    })
    return { element, input, list }
  }

  /** Act once somebody goes elsewhere, not from one part of an element to another. */
  function left(element, act) {
    element.addEventListener("focusout", ({ relatedTarget }) => {
      if (!element.contains(relatedTarget)) act()
    })
  }

  /** Find the row that is meant by a title or an id, typed in full. */
  function meant(rows, typed) {
    const text = form.fold(typed.trim())
    const exact = rows.find(({ id }) => id === typed.trim())
    return exact || rows.find(({ title }) => form.fold(title) === text)
  }

  /** One reference. What is typed and not known stays, so that it can be told. */
  function reference(field, value, bare) {
    if (field.of === "own") return own(field, value, bare)
    const rows = () => known(field.of)
    let id = value
    const box = combo(rows, (row) => {
      show(row.id)
      form.changed(box.element)
    }, field.of)
    function show(given) {
      id = given
      const row = rows().find((one) => one.id === given)
      box.input.value = row ? row.title : given || ""
      box.input.title = given || ""
    }
    box.input.addEventListener("input", () => {
      const row = meant(rows(), box.input.value)
      id = row ? row.id : box.input.value.trim() || undefined
    })
    box.input.addEventListener("change", () => show(id))
    show(value)
    const control = form.leaf(field, bare, box.input, () => id, box.element)
    box.list.setAttribute("aria-label", field.label)
    return control
  }

  /** An id that the record itself gives. */
  function own(field, value, bare) {
    const input = document.createElement("input")
    input.className = "kim-form__input kim-form__input--code"
    input.autocapitalize = "none"
    input.spellcheck = false
    input.value = value === undefined ? "" : String(value)
    return form.leaf(field, bare, input, () => input.value.trim() || undefined)
  }

  /** Several references, each shown as a word that can be taken away. */
  function tokens(field, value) {
    const made = document.createElement("div")
    const list = document.createElement("ul")
    list.className = "kim-form__tokens"
    const rows = () => known(field.of).filter(({ id }) => !ids.includes(id))
    let ids = [...value]
    const box = combo(rows, add, field.of)
    box.input.setAttribute("aria-label", form.worded(form.root().dataset.add, { label: field.label }))
    box.list.setAttribute("aria-label", field.label)

    function draw() {
      const { remove } = form.root().dataset
      const titles = new Map(known(field.of).map(({ id, title }) => [id, title]))
      list.hidden = !ids.length
      list.replaceChildren(
        ...ids.map((id, place) => {
          const token = form.part("token")
          const title = titles.get(id) || String(id)
          token.querySelector("[data-title]").textContent = title
          token.classList.toggle("kim-form__token--unknown", !titles.has(id))
          const button = token.querySelector("button")
          button.setAttribute("aria-label", form.worded(remove, { item: title }))
          button.addEventListener("click", () => drop(place))
          return token
        }),
      )
    }

    function add({ id }) {
      ids = [...ids, id]
      box.input.value = ""
      form.half.delete(control)
      draw()
      form.changed(made)
    }

    function drop(place) {
      ids = ids.filter((_, at) => at !== place)
      draw()
      const left = list.querySelectorAll("button")
      ;(left[Math.min(place, left.length - 1)] || box.input).focus()
      form.changed(made)
    }

    /** Take what is typed in full, or what nothing fits, so that it can be told. */
    function settle() {
      const typed = box.input.value.trim()
      const row = meant(known(field.of), typed) || (fitting(rows(), typed).length ? null : { id: typed })
      if (!typed || !row) return
      if (ids.includes(row.id)) box.input.value = ""
      else add(row)
    }

    /** What is half typed is no value, and nobody should take it for one. */
    function leave() {
      settle()
      const typed = box.input.value.trim()
      if (!typed) return
      form.half.set(control, form.worded(form.root().dataset.half, { typed }))
      form.changed(made)
    }

    left(box.element, leave)
    box.input.addEventListener("input", () => form.half.delete(control))
    box.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && box.input.value) settle()
    })
    made.append(list, box.element)
    draw()
    const control = form.set(field, false, made, () => (ids.length ? [...ids] : undefined))
    control.focus = () => box.input.focus()
    control.include = (id) => ids.includes(id) || add({ id })
    return control
  }

  /** What is typed and not chosen: control → what to say of it. */
  form.half = new Map()
  form.known = known
  form.combo = combo
  form.meant = meant
  form.makers.reference = reference
  form.lists = { ...form.lists, tokens }
})()
