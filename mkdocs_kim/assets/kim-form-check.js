/* Tells at its field what does not fit yet, once somebody has been there; and lists all of it. */

(function () {
  "use strict"

  const { form } = window.kim

  /** Word a place in a record with the labels of its fields: ``Fasen 2 › Titel``. */
  function trail(fields, path, data) {
    const [key, ...rest] = path
    const field = fields.find((one) => one.key === key)
    if (!field) return []
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
  function mark(tree, faults, before, half) {
    const texts = new Map(half)
    for (const { path, text } of faults) {
      let found = tree.find(path)
      if (found && found.control.unfold && !found.control.touched) {
        found.control.touched = true /* once; who folds it again wants it so */
        found.control.unfold()
        found = tree.find(path)
      }
      if (found && found.control.touched && !texts.has(found.control)) texts.set(found.control, text)
    }
    before.filter((control) => !texts.has(control)).forEach((control) => control.fault(""))
    texts.forEach((text, control) => control.fault(text))
    return [...texts.keys()]
  }

  /** Offer the way to what is typed and not chosen. */
  function halfway([control, text]) {
    const item = document.createElement("li")
    item.append(way(control.field.label, () => control.focus()), `: ${text}`)
    return item
  }

  function way(words, act) {
    const button = document.createElement("button")
    Object.assign(button, { type: "button", className: "kim-form__text", textContent: words })
    button.addEventListener("click", act)
    return button
  }

  function line({ path, text }, tree, fields, data, again) {
    const item = document.createElement("li")
    const named = path[0] === "id" && tree.find(path)
    const words = named ? named.control.label : trail(fields, path, data).join(" › ")
    if (!words) {
      item.textContent = text
      return item
    }
    const button = way(words, () => {
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
  function list(place, faults, make, half) {
    const { ready, one, many } = form.root().dataset
    const status = place.querySelector("[role=status]")
    const count = half.length + faults.length
    const words = count > 1 ? form.worded(many, { count }) : count ? one : ready
    if (status.textContent !== words) status.textContent = words
    const lines = place.querySelector("ul")
    const key = JSON.stringify([half.map(([control, text]) => [control.field.label, text]), faults])
    if (lines.dataset.shown === key) return /* so that the focus stays */
    lines.dataset.shown = key
    lines.replaceChildren(...half.map(halfway), ...faults.map(make))
  }

  /** Ask, where a story is told of real people, whether they said yes. */
  function consent(tree, kind, data) {
    const found = kind === "story" && tree.find(["composed"])
    if (!found) return
    const shell = found.control.element
    const known = shell.querySelector("[data-kim-consent]")
    const note = known || form.part("consent")
    if (!known) shell.append(note)
    const words = data.composed === false ? form.root().dataset.consent : ""
    if (note.textContent !== words) note.textContent = words
  }

  /** Check what is filled in and show it. Shape: gives the controls that show a fault. */
  function check(place, tree, fields, { kind, id, data, fresh }, before, again) {
    const { valid } = window.kim
    const { missing } = form.root().dataset
    const open = ["missing-key", "key-not-filled-in"]
    /* Who fills a form in knows labels, not keys. */
    const said = (fault) => (open.includes(fault.code) ? { ...fault, text: missing } : fault)
    const found = valid ? valid.check(kind, id, data, fresh).map(said) : []
    const half = [...form.half].filter(([control]) => control.element.isConnected)
    const instead = new Map(half)
    const faults = found.filter(({ path }) => !instead.has((tree.find(path) || {}).control))
    place.hidden = !valid
    consent(tree, kind, data)
    list(place, faults, (fault) => line(fault, tree, fields, data, again), half)
    return mark(tree, faults, before, half)
  }

  /** Say that nothing could be checked; what is typed is kept and can leave all the same. */
  function unchecked(place) {
    place.hidden = false
    place.querySelector("[role=status]").textContent = form.root().dataset.unchecked
    const lines = place.querySelector("ul")
    delete lines.dataset.shown
    lines.replaceChildren()
  }

  form.check = check
  form.unchecked = unchecked
})()
