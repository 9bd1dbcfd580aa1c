/* Folds what is filled in already and takes more than a few lines, so that who comes to change one thing
   does not walk past all the rest. What is folded is made when it is opened; until then it is as it was. */

(function () {
  "use strict"

  const { form } = window.kim
  const LONG = 240 /* characters of prose that stand in view */
  const FEW = 3

  const first = (value) => (form.isBlock(value) ? Object.values(value)[0] : value)

  /** Tell whether a value would take more than a few lines. */
  function isLong(field, value) {
    if (field.many) {
      const nested = field.holds === "block" || field.holds === "blocks"
      const tall = nested || ["text", "prose", "row"].includes(field.holds)
      return Array.isArray(value) && tall && (nested || value.length > FEW || JSON.stringify(value).length > LONG)
    }
    if (field.holds === "prose") return typeof value === "object" || String(value).length > LONG
    return ["block", "blocks", "words"].includes(field.holds) && JSON.stringify(value).length > LONG / 2
  }

  /** Say in a few words what is folded. */
  function gist(field, value) {
    const { one, items } = { one: form.root().dataset.gistOne, items: form.root().dataset.gist }
    if (field.many) return value.length === 1 ? one : form.worded(items, { count: value.length })
    if (field.holds === "words") return Object.keys(value).join(", ")
    return field.holds === "prose" ? form.said(field, first(value)) : form.caption(field.fields, value)
  }

  /** Make a field that is folded, if it would take more than a few lines. */
  function folded(field, value) {
    if (field.required || value === undefined || !isLong(field, value)) return form.make(field, value)
    const element = form.part("fold")
    element.querySelector("[data-label]").textContent = field.label
    element.querySelector("[data-gist]").textContent = gist(field, value)
    let inner = null

    /** Put the field itself in the place of what was said of it. */
    function open() {
      if (!inner) {
        inner = form.make(field, value)
        element.append(inner.element)
      }
      element.open = true
      return inner
    }

    element.addEventListener("toggle", () => element.open && open())
    const control = { field, element, value: () => (inner ? inner.value() : value), fault() {} }
    control.find = (path, reveal) => {
      if (reveal) open()
      return inner ? inner.find(path, reveal) : { control, rest: path }
    }
    control.unfold = open
    control.focus = () => open().focus()
    return control
  }

  form.folded = folded
})()
