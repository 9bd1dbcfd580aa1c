/* Tells at its field what does not fit yet, once somebody has been there; and lists all of it. */

(function () {
  "use strict"

  const { form } = window.kim

  /** Word a place in a record with the labels of its fields: ``Fasen 2 › Titel``. */
  function trail(fields, path, data) {
    const [key, ...rest] = path
    const field = fields.find((one) => one.key === key)
    if (!field) return key === "id" && !rest.length ? [form.root().dataset.name] : []
    let value = form.isBlock(data) ? data[key] : undefined
    let words = field.label
    if (field.many && rest.length) {
      const place = rest.shift()
      value = Array.isArray(value) ? value[place] : undefined
      words += ` ${place + 1}`
    }
    const inner = field.holds === "blocks" ? field.blocks[(value || {}).block] || [] : field.fields
    return [words, ...trail(inner, rest, value)]
  }

  /** Show what is wrong at the fields where somebody has been. Shape: gives those that show it. */
  function mark(tree, faults, before) {
    const texts = new Map()
    for (const { path, text } of faults) {
      const found = tree.find(path)
      if (found && found.control.touched && !texts.has(found.control)) texts.set(found.control, text)
    }
    before.filter((control) => !texts.has(control)).forEach((control) => control.fault(""))
    texts.forEach((text, control) => control.fault(text))
    return [...texts.keys()]
  }

  function line({ path, text }, tree, fields, data, again) {
    const item = document.createElement("li")
    const words = trail(fields, path, data).join(" › ")
    if (!words) {
      item.textContent = text
      return item
    }
    const button = document.createElement("button")
    Object.assign(button, { type: "button", className: "kim-form__text", textContent: words })
    button.addEventListener("click", () => {
      const found = tree.find(path, true)
      if (!found) return
      found.control.touched = true
      again()
      found.control.focus()
    })
    item.append(button, `: ${text}`)
    return item
  }

  /** List all that is wrong. */
  function list(place, faults, make) {
    const { ready, one, many } = form.root().dataset
    const status = place.querySelector("[role=status]")
    const count = faults.length
    const words = count > 1 ? form.worded(many, { count }) : count ? one : ready
    if (status.textContent !== words) status.textContent = words
    const lines = place.querySelector("ul")
    const key = JSON.stringify(faults)
    if (lines.dataset.shown === key) return /* so that the focus stays */
    lines.dataset.shown = key
    lines.replaceChildren(...faults.map(make))
  }

  /** Check what is filled in and show it. Shape: gives the controls that show a fault. */
  function check(place, tree, fields, { kind, id, data, fresh }, before, again) {
    const { valid } = window.kim
    const { missing } = form.root().dataset
    /* Who fills a form in knows labels, not keys. */
    const said = (fault) => (fault.code === "missing-key" ? { ...fault, text: missing } : fault)
    const faults = valid ? valid.check(kind, id, data, fresh).map(said) : []
    place.hidden = !valid
    list(place, faults, (fault) => line(fault, tree, fields, data, again))
    return mark(tree, faults, before)
  }

  form.check = check
})()
