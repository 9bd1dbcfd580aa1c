/* What the controls of the form are made of. A control holds one value of a record:

   element   what stands on the page
   value()   what is filled in, as it stands in the record; undefined if nothing is
   find(path, open) the control of a place in that value, and what is left of the path; brings it
             into view if ``open``
   fault(text) says what is wrong; nothing if the text is empty
   focus(), begin() brings one where something is still to be filled in, if that is elsewhere
   name(text) for who hears the page, where the label does not stand beside it

   kim.form.makers holds what makes them, by what a field holds. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})
  const form = (kim.form = kim.form || {})
  form.makers = form.makers || {}
  let last = 0

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])
  const isBlock = (value) => typeof value === "object" && value !== null && !Array.isArray(value)
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  const slug = (text) => (fold(text).match(/[a-z0-9]+/g) || []).join("-")

  /** Give a new id for an element. */
  function mark(element) {
    last += 1
    element.id = `kim-veld-${last}`
    return element.id
  }

  function root() {
    return document.querySelector("[data-kim-form]")
  }

  /** Copy one of the parts that stand ready in the page. */
  function part(name) {
    return root().querySelector(`template[data-kim-part="${name}"]`).content.firstElementChild.cloneNode(true)
  }

  /** Say something to who hears the page. */
  function tell(text) {
    root().querySelector("[data-kim-tell]").textContent = text
  }

  /** Let the form know that something changed otherwise than by typing. */
  function changed(element) {
    element.dispatchEvent(new CustomEvent("kim:changed", { bubbles: true }))
  }

  /** Put label and help into a shell, and say to inputs what describes them. */
  function head(shell, field, bare) {
    if (!bare) {
      shell.querySelector("[data-label]").textContent = field.label
      const needed = shell.querySelector("[data-required]")
      if (field.beside) needed.textContent = worded(root().dataset.either, { label: field.beside })
      else if (!field.required) needed.remove()
      const help = shell.querySelector("[data-help]")
      help.textContent = field.help
      if (field.help) return mark(help)
      help.remove()
    }
    return ""
  }

  /** Let a control say what is wrong with it. */
  function faulty(control, shell, inputs, help) {
    const place = [...shell.children].find((child) => child.hasAttribute("data-fault"))
    const described = `${help} ${mark(place)}`.trim()
    inputs.forEach((input) => input.setAttribute("aria-describedby", described))
    control.fault = (text) => {
      place.textContent = text
      place.hidden = !text
      shell.classList.toggle("kim-form__field--faulty", Boolean(text))
      inputs.forEach((input) =>
        text ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid"),
      )
    }
    shell.addEventListener("change", () => (control.touched = true))
    shell.addEventListener("kim:changed", () => (control.touched = true))
  }

  /** Make a control of one input. Shape: ``made`` may hold the input. */
  function leaf(field, bare, input, read, made = input) {
    const shell = part(bare ? "bare" : "field")
    const control = { field, element: shell, value: read }
    const help = head(shell, field, bare)
    mark(input)
    if (!bare) {
      shell.querySelector("label").htmlFor = input.id
      if (field.required) input.setAttribute("aria-required", "true")
    }
    shell.querySelector("[data-place]").replaceWith(made)
    faulty(control, shell, [input], help)
    control.find = (path) => ({ control, rest: path })
    control.focus = () => input.focus()
    control.name = (text) => input.setAttribute("aria-label", text)
    return control
  }

  /** Make a control of several inputs under one label. */
  function set(field, bare, made, read) {
    const shell = part("set")
    const control = { field, element: shell, value: read }
    const help = head(shell, field)
    if (bare) shell.querySelector("legend").classList.add("kim-hidden")
    shell.querySelector("[data-place]").replaceWith(made)
    faulty(control, shell, [shell], help)
    const invalid = control.fault
    control.fault = (text) => {
      invalid(text)
      shell.removeAttribute("aria-invalid") /* a group can be described, not invalid */
    }
    control.find = (path) => ({ control, rest: path })
    control.focus = () => {
      const all = made.querySelectorAll("input, textarea, select, summary, button")
      const first = [...all].find((one) => one.getClientRects().length && !one.disabled)
      if (first) first.focus()
    }
    control.name = (text) => (shell.querySelector("[data-label]").textContent = text)
    return control
  }

  /** Make the control of a field. Shape: one item of its list if ``bare``, without label or help. */
  function make(field, value, bare = false) {
    const { lists, makers } = form
    if (field.many && !bare) {
      const whole = { choice: lists.choices, reference: field.of === "own" ? lists.list : lists.tokens }
      return (whole[field.holds] || lists.list)(field, Array.isArray(value) ? value : [])
    }
    return makers[field.holds](field, value, bare)
  }

  Object.assign(form, { worded, isBlock, fold, slug, mark, root, part, tell, changed, faulty, leaf, set, make })
})()
