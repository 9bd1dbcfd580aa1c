/* Prose in the form: a text that grows, with help to name another record or a source in it; and
   texts by a key of one's own, such as the letters of an acronym. */

(function () {
  "use strict"

  const { form } = window.kim

  const counted = (text) =>
    text
      .replace(/\[@[^\]]*\]/g, " ")
      .replace(/\[\[([^\]|]*)\|?/g, " ")
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length

  /** Put a piece of text in the place of the cursor, with a space before it where a word ends. */
  function insert(area, text) {
    const { selectionStart: start, selectionEnd: end, value } = area
    const apart = start > 0 && !/\s/.test(value[start - 1]) ? " " : ""
    area.setRangeText(`${apart}${text}`, start, end, "end")
    area.dispatchEvent(new Event("input", { bubbles: true }))
  }

  /** Let one choose what to name, below the text. */
  function search(made, area, button) {
    const place = made.querySelector("[data-search]")
    const of = button.dataset.insert
    const back = () => {
      place.hidden = true
      place.replaceChildren()
      area.focus()
    }
    const box = form.combo(
      () => form.known(of),
      ({ id }) => {
        back()
        insert(area, of === "source" ? `[@${id}]` : `[[${id}]]`)
      },
      of,
    )
    box.input.setAttribute("aria-label", button.lastChild.textContent.trim())
    box.list.setAttribute("aria-label", button.lastChild.textContent.trim())
    /* What is typed here is no value of the record. */
    box.element.addEventListener("input", (event) => event.stopPropagation())
    box.element.addEventListener("change", (event) => event.stopPropagation())
    box.input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) back()
    })
    place.replaceChildren(box.element)
    place.hidden = false
    box.input.focus()
  }

  function prose(field, value, bare) {
    const made = form.part("prose")
    const area = made.querySelector("textarea")
    const count = made.querySelector("[data-count]")
    area.value = value === undefined ? "" : String(value)
    form.growing(area, bare ? 1 : 3)
    const tally = () => {
      const { words } = form.root().dataset
      const facts = { count: counted(area.value), limit: field.words }
      count.textContent = field.words ? form.worded(words, facts) : ""
    }
    area.addEventListener("input", tally)
    tally()
    made.querySelectorAll("[data-insert]").forEach((button) => {
      const { label } = field
      button.addEventListener("click", () => search(made, area, button))
      button.setAttribute("aria-label", `${button.lastChild.textContent.trim()}: ${label}`)
    })
    return form.leaf(field, bare, area, () => area.value.trim() || undefined, made)
  }

  /** One text by its key. */
  function word(field, [key, value]) {
    const made = form.part("word")
    const letters = made.querySelector("[data-key]")
    const meaning = form.makers.text({ ...field, help: "" }, value, true)
    letters.value = key
    meaning.element.querySelector("textarea, input").placeholder = form.root().dataset.meant
    made.querySelector("[data-value]").replaceWith(meaning.element)
    return {
      element: made,
      read: () => [letters.value.trim(), meaning.value()],
      meaning,
      focus: () => letters.focus(),
      name: (number) => {
        const facts = { label: field.label, number }
        const { letters: one, meaning: other } = form.root().dataset
        letters.setAttribute("aria-label", form.worded(one, facts))
        meaning.name(form.worded(other, facts))
      },
    }
  }

  /** Give texts by their keys; as pairs where an object would lose one, or their order. */
  function paired(pairs) {
    const object = Object.fromEntries(pairs)
    return JSON.stringify(Object.entries(object)) === JSON.stringify(pairs) ? object : pairs
  }

  function words(field, value, bare) {
    const given = Array.isArray(value) ? value : Object.entries(form.isBlock(value) ? value : {})
    const rows = form.rows(field, given, {
      make: (pair) => word(field, pair || ["", undefined]),
    })
    const told = () => rows.items.map((item) => [item, item.read()]).filter(([, [key, text]]) => key || text !== undefined)
    const read = () => {
      const said = told().map(([, [key, text]]) => [key, text === undefined ? "" : text])
      return said.length ? paired(said) : undefined
    }
    const control = form.set(field, bare, rows.element, read)
    control.begin = () => rows.begin(control.focus)
    control.find = ([key, ...rest]) => {
      const found = told().filter(([, [one]]) => one === key)
      /* The second of two that are the same is the one that has to change. */
      const [item] = found[found.length - 1] || []
      return item ? item.meaning.find(rest) : { control, rest: key === undefined ? [] : [key, ...rest] }
    }
    return control
  }

  form.makers.prose = form.localized(prose)
  form.makers.words = words
})()
