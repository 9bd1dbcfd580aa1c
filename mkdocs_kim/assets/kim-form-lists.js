/* Lists in the form: items that can be added, moved and taken away, and put back. */

(function () {
  "use strict"

  const { form } = window.kim

  /** Give an item its place in a list, with what moves it and takes it away. */
  function held(item, act) {
    const element = document.createElement("li")
    const tools = form.part("tools")
    element.className = "kim-form__item"
    element.append(item.element, tools)
    const buttons = {}
    for (const name of ["up", "down", "remove"]) {
      buttons[name] = tools.querySelector(`[data-${name}]`)
      buttons[name].addEventListener("click", () => act[name](row))
    }
    const row = { item, element, buttons }
    return row
  }

  /** Name items after their place, and tell what can be done with each. */
  function number(rows, field) {
    const words = form.root().dataset
    rows.forEach(({ item, buttons }, place) => {
      const name = form.worded(words.item, { label: field.label, number: place + 1 })
      item.name(place + 1, name)
      for (const [key, button] of Object.entries(buttons)) {
        button.setAttribute("aria-label", form.worded(words[key], { item: name }))
      }
      buttons.up.disabled = place === 0
      buttons.down.disabled = place === rows.length - 1
    })
  }

  /** Offer to put back what was taken away, until something else happens. */
  function offer(gone, text, back) {
    const button = gone.querySelector("button").cloneNode(true)
    gone.querySelector("button").replaceWith(button)
    gone.firstElementChild.textContent = text
    button.addEventListener("click", back)
    gone.hidden = false
    button.focus()
  }

  /**
   * Make a list. Shape: ``make`` makes an item of a value; ``kinds`` are what a new item can be, as
   * name and label, if there is a choice; ``fresh`` gives the value of a new one.
   */
  function rows(field, values, { make, kinds = [], fresh = () => undefined }) {
    const words = form.root().dataset
    const made = form.part("list")
    const list = made.querySelector("ol")
    const gone = made.querySelector(".kim-form__gone")
    const select = made.querySelector("select")
    const add = made.querySelector(".kim-form__add button")
    let all = []
    const result = { element: made, items: [] }

    function settle() {
      result.items = all.map(({ item }) => item)
      number(all, field)
      list.hidden = !all.length
      add.parentElement.hidden = Boolean(field.limit) && all.length >= field.limit
    }

    function put(row, place) {
      const next = all[place]
      all = [...all.slice(0, place), row, ...all.slice(place)]
      list.insertBefore(row.element, next ? next.element : null)
      settle()
    }

    function take(row) {
      const place = all.indexOf(row)
      all = all.filter((one) => one !== row)
      row.element.remove()
      settle()
      return place
    }

    function move(row, step, button) {
      const place = take(row) + step
      put(row, place)
      const usable = row.buttons[button].disabled ? row.buttons[button === "up" ? "down" : "up"] : row.buttons[button]
      usable.focus()
      const item = form.worded(words.item, { label: field.label, number: place - step + 1 })
      form.tell(form.worded(words.moved, { item, number: place + 1, total: all.length }))
      form.changed(made)
    }

    const act = {
      up: (row) => move(row, -1, "up"),
      down: (row) => move(row, 1, "down"),
      remove: (row) => {
        const place = take(row)
        const item = form.worded(words.item, { label: field.label, number: place + 1 })
        offer(gone, form.worded(words.removed, { item }), () => {
          gone.hidden = true
          put(row, Math.min(place, all.length))
          row.item.focus()
          form.changed(made)
        })
        form.changed(made)
      },
    }

    result.add = (value) => {
      gone.hidden = true
      const row = held(make(value, true), act)
      put(row, all.length)
      form.changed(made)
      return row.item
    }

    select.hidden = !kinds.length
    select.append(...kinds.map(([name, label]) => new Option(label, name)))
    select.setAttribute("aria-label", form.worded(words.addBlock, { label: field.label }))
    /* What is chosen here is no value of the record yet. */
    for (const name of ["input", "change"]) select.addEventListener(name, (event) => event.stopPropagation())
    add.textContent = form.worded(words.add, { label: field.label })
    add.addEventListener("click", () => result.add(fresh(select.value)).focus())
    /* Who wants an empty list wants its first item; if that can be of several kinds, the choice. */
    result.begin = (focus) => {
      if (all.length) return focus()
      return kinds.length > 1 ? select.focus() : add.click()
    }
    values.forEach((value) => put(held(make(value, false), act), all.length))
    settle()
    return result
  }

  /** An item that is one value. */
  function single(field, value) {
    const control = form.make({ ...field, help: "" }, value, true)
    const { element, find, focus } = control
    return { element, find, focus, value: control.value, name: (_, name) => control.name(name) }
  }

  /** A list of anything. */
  function list(field, value) {
    const nested = field.holds === "block" || field.holds === "blocks"
    const make = nested ? form.card : single
    const made = rows(field, value, {
      make: (one, fresh) => make(field, one, fresh),
      kinds: Object.keys(field.blocks).map((name) => [name, field.named[name]]),
      fresh: (name) => (field.holds === "blocks" ? { block: name } : undefined),
    })
    let places = [] /* items that are filled in, as they stand in the record */
    const read = () => {
      const found = made.items.map((item) => [item, item.value()]).filter(([, one]) => one !== undefined)
      places = found.map(([item]) => item)
      return found.length ? found.map(([, one]) => one) : undefined
    }
    const control = form.set(field, false, made.element, read)
    control.begin = () => made.begin(control.focus)
    control.find = ([place, ...rest], open) => {
      if (!places.length) read()
      const item = places[place]
      if (item) return item.find(rest, open)
      return { control, rest: place === undefined ? [] : [place, ...rest] }
    }
    /** Give the item that says something, a new one if there is none. */
    control.include = (value, key) => {
      const known = made.items.find((item) => (item.value() || {})[key] === value)
      return known || made.add({ [key]: value })
    }
    return control
  }

  /** A list of texts within a list: the cells of a row. */
  function row(field, value) {
    const made = document.createElement("div")
    made.className = "kim-form__row"
    const cells = []
    const more = document.createElement("button")
    Object.assign(more, { type: "button", className: "kim-form__tool", textContent: "+" })
    let name = field.label

    function label() {
      const words = form.root().dataset
      cells.forEach((cell, place) => {
        cell.setAttribute("aria-label", form.worded(words.cell, { name, cell: place + 1 }))
      })
      more.setAttribute("aria-label", form.worded(words.cell, { name, cell: cells.length + 1 }))
    }

    function add(text) {
      const cell = document.createElement("input")
      cell.className = "kim-form__input"
      cell.value = text
      cells.push(cell)
      made.insertBefore(cell, more)
      return cell
    }

    made.append(more)
    const given = Array.isArray(value) && value.length ? value : [""]
    /* A cell in several languages is kept as it is, and cannot be changed here. */
    const kept = given.map((cell) => (form.isBlock(cell) ? cell : null))
    given.forEach((cell, place) => {
      const shown = kept[place] ? Object.values(cell).join(" / ") : String(cell)
      add(shown).readOnly = Boolean(kept[place])
    })
    more.addEventListener("click", () => {
      add("").focus()
      label()
    })
    const read = () => {
      const texts = cells.map((cell, place) => kept[place] || cell.value.split(/\s+/).filter(Boolean).join(" "))
      while (texts.length && !texts[texts.length - 1]) texts.pop()
      return texts.length ? texts : undefined
    }
    const control = form.leaf(field, true, cells[0], read, made)
    control.name = (text) => {
      name = text
      label()
    }
    return control
  }

  form.rows = rows
  form.lists = { ...form.lists, list }
  form.makers.row = row
})()
