/* Fields that hold fields. What is required or filled in stands in view; the rest waits by name, so
   that no form is a wall. Items of lists are folded, and made only when somebody opens them. */

(function () {
  "use strict"

  const { form } = window.kim
  const FEW = 5 /* so many fields can just as well all be shown */
  const LONG = 90

  const plain = (text) => text.replace(/\[@[^\]]*\]/g, "").replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, "$1")

  /** Say in a few words what one value is. */
  function said(field, value) {
    const text = form.isBlock(value) ? Object.values(value)[0] : value
    if (typeof text !== "string") return ""
    if (field.holds === "reference") {
      const row = form.known(field.of).find(({ id }) => id === text)
      return row ? row.title : text
    }
    if (field.holds === "choice") return field.named[text] || text
    const line = plain(text).replace(/\s+/g, " ").trim()
    return line.length > LONG ? `${line.slice(0, LONG)}…` : line
  }

  /** Say in a few words what a block is. */
  function caption(fields, data) {
    const spoken = fields.filter(({ holds, many }) => !many && ["text", "prose", "reference"].includes(holds))
    const texts = spoken.map((field) => said(field, data[field.key])).filter(Boolean)
    return texts[0] || ""
  }

  /** Offer a field by its name. */
  function wish(field, act) {
    const made = form.part("wish")
    const button = made.querySelector("button")
    made.querySelector("strong").textContent = field.label
    made.querySelector(".kim-form__why").textContent = field.help
    button.addEventListener("click", act)
    return made
  }

  /** Make the fields of a block, each in its place as soon as it is wanted. */
  function group(fields, given, roomy = false, folding = false) {
    const data = form.isBlock(given) ? given : {}
    const { shared } = window.kim.forms
    const keys = fields.map(({ key }) => key)
    const rest = Object.entries(data).filter(([key]) => !keys.includes(key))
    const element = document.createElement("div")
    const more = form.part("more")
    const beside = new Map(fields.map(({ key, label }) => [key, label]))
    const wishes = new Map()
    const shown = new Map()
    element.className = "kim-form__group"
    element.append(more)
    if (!roomy) more.replaceChildren(document.createElement("ul"))
    more.classList.toggle("kim-form__more--few", !roomy)

    /** Hide what has nothing left to offer. */
    function tidy() {
      more.hidden = !wishes.size
      more.querySelectorAll("section").forEach((one) => (one.hidden = !one.querySelector("li")))
    }

    /** Bring a field into view and give its control. */
    function show(key) {
      if (shown.has(key)) return shown.get(key)
      const place = keys.indexOf(key)
      const value = Object.hasOwn(data, key) ? data[key] : undefined
      const field = { ...fields[place], beside: beside.get(fields[place].either) }
      const control = (folding ? form.folded : form.make)(field, value)
      const next = keys.slice(place + 1).find((one) => shown.has(one))
      element.insertBefore(control.element, next ? shown.get(next).element : more)
      control.element.dataset.key = key
      shown.set(key, control)
      const waiting = wishes.get(key)
      if (waiting) waiting.remove()
      wishes.delete(key)
      tidy()
      return control
    }

    /** One of a pair is wanted, until the other is there. */
    const wanted = ({ required, either }) => required || (either && !Object.hasOwn(data, either))

    for (const field of fields) {
      if (wanted(field) || Object.hasOwn(data, field.key) || (!roomy && fields.length <= FEW)) continue
      const made = wish(field, () => {
        const control = show(field.key)
        if (control.begin) control.begin()
        else control.focus()
        control.element.scrollIntoView({ block: "nearest" })
      })
      wishes.set(field.key, made)
      const part = roomy && shared.includes(field.key) ? more.lastElementChild : more
      part.querySelector("ul").append(made)
    }
    keys.filter((key) => !wishes.has(key)).forEach(show)
    tidy()

    return {
      element,
      show,
      has: (key) => keys.includes(key),
      value() {
        const said = keys.filter((key) => shown.has(key)).map((key) => [key, shown.get(key).value()])
        const found = [...rest.filter(([key]) => key === "block"), ...said.filter(([, one]) => one !== undefined)]
        const all = [...found, ...rest.filter(([key]) => key !== "block")]
        return all.length ? Object.fromEntries(all) : undefined
      },
      find([key, ...path], open) {
        const there = shown.has(key) || (open && keys.includes(key))
        return there ? show(key).find(path, open) : null
      },
      focus() {
        const first = shown.get(keys.find((key) => shown.has(key)))
        if (first) first.focus()
      },
      /** Go to the first field that is still empty. */
      begin() {
        const all = keys.filter((key) => shown.has(key)).map((key) => shown.get(key))
        const first = all.find((control) => control.value() === undefined) || all[0]
        if (first) first.focus()
      },
    }
  }

  /** One block. */
  function block(field, value, bare) {
    const inner = group(field.fields, value)
    const control = form.set(field, bare, inner.element, inner.value)
    control.find = (path, open) => inner.find(path, open) || { control, rest: path }
    control.show = inner.show
    control.focus = inner.focus
    control.element.classList.add("kim-form__set--block")
    return control
  }

  /** A block as an item of a list, folded. */
  function card(field, given, fresh) {
    const element = form.part("card")
    const name = element.querySelector("[data-caption]")
    const data = form.isBlock(given) ? given : {}
    const fields = field.holds === "blocks" ? field.blocks[data.block] || [] : field.fields
    const kind = field.holds === "blocks" ? field.named[data.block] || String(data.block) : ""
    let inner = null
    let number = 0
    const value = () => (inner ? inner.value() : given)

    function title() {
      const words = caption(fields, value() || {})
      name.textContent = `${number}. ${[kind, words].filter(Boolean).join(": ") || field.label}`
    }

    function open() {
      if (!inner) {
        inner = group(fields, given)
        element.append(inner.element)
      }
      element.open = true
      return inner
    }

    const control = { element, value }
    element.addEventListener("toggle", () => {
      if (element.open) open()
      else title()
    })
    element.addEventListener("change", title)
    control.fault = (text) => {
      element.classList.toggle("kim-form__card--faulty", Boolean(text))
      name.dataset.fault = text
    }
    control.field = field
    control.find = (path, reveal) => {
      if (reveal) open()
      const found = inner && path.length ? inner.find(path, reveal) : null
      return found || { control, rest: path }
    }
    control.focus = () => {
      open()
      if (fields.length) inner.focus()
      else element.querySelector("summary").focus()
    }
    control.begin = () => open().begin()
    control.show = (key) => open().show(key)
    control.name = (place) => {
      number = place
      title()
    }
    if (fresh) open()
    return control
  }

  form.group = group
  form.card = card
  form.caption = caption
  form.said = said
  form.makers.block = block
  form.makers.blocks = (field, value) => card(field, value, false)
})()
