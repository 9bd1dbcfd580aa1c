/* Fields of the form that hold one value: a line, a number, a date, a choice. */

(function () {
  "use strict"

  const { form } = window.kim
  const WIDE = 60 /* characters of a line on most screens */

  function input(type, mode) {
    const made = document.createElement(type === "area" ? "textarea" : "input")
    made.className = "kim-form__input"
    if (type !== "area") made.type = type
    if (mode) made.inputMode = mode
    return made
  }

  /** Let a field be as high as its text, also where style cannot do that. */
  function grow(area, least) {
    const lines = area.value.split("\n").map((line) => Math.max(1, Math.ceil(line.length / WIDE)))
    area.rows = Math.max(least, lines.reduce((sum, count) => sum + count, 0))
  }

  function growing(area, least) {
    area.addEventListener("input", () => grow(area, least))
    grow(area, least)
    return area
  }

  /** Offer what others mostly write here; anything else can be written too. */
  function suggested(field, value, bare) {
    const made = input("text")
    const list = document.createElement("datalist")
    const whole = document.createElement("div")
    list.append(...field.suggests.map((text) => new Option(text, text)))
    made.setAttribute("list", form.mark(list))
    made.value = value === undefined ? "" : String(value)
    whole.append(made, list)
    return form.leaf(field, bare, made, () => made.value.split(/\s+/).filter(Boolean).join(" ") || undefined, whole)
  }

  /** One line of text; it may be long, so it wraps. */
  function line(field, value, bare) {
    if (field.suggests.length) return suggested(field, value, bare)
    const area = input("area")
    area.value = value === undefined ? "" : String(value)
    growing(area, 1)
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault()
    })
    return form.leaf(field, bare, area, () => area.value.split(/\s+/).filter(Boolean).join(" ") || undefined)
  }

  /** A short text without blanks around it. */
  const short = (type, mode, extra = "") => (field, value, bare) => {
    const made = input(type, mode)
    made.value = value === undefined ? "" : String(value)
    made.spellcheck = false
    made.autocapitalize = "none"
    if (extra) made.classList.add(extra)
    return form.leaf(field, bare, made, () => made.value.trim() || undefined)
  }

  function date(field, value, bare) {
    const control = short("text", "", "kim-form__input--date")(field, value, bare)
    const made = control.element.querySelector("input")
    const example = form.part("example")
    example.textContent = form.root().dataset.date
    made.after(example)
    made.setAttribute("aria-describedby", `${form.mark(example)} ${made.getAttribute("aria-describedby")}`)
    return control
  }

  /** Read a number as people write it; what is none stays as it is, so that it can be told. */
  function number(text) {
    const plain = text.trim().replace(",", ".")
    const read = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN
    if (!plain) return undefined
    return Number.isFinite(read) && Math.abs(read) <= Number.MAX_SAFE_INTEGER ? read : text.trim()
  }

  function numeric(field, value, bare) {
    const made = input("text", field.whole ? "numeric" : "decimal")
    made.classList.add("kim-form__input--short")
    made.value = value === undefined ? "" : String(value)
    return form.leaf(field, bare, made, () => number(made.value))
  }

  /** One of several values. Shape: ``pairs`` are values with their labels. */
  function select(field, value, bare, pairs) {
    const made = document.createElement("select")
    made.className = "kim-form__input kim-form__input--choice"
    const known = value === undefined || pairs.some(([one]) => one === value)
    const all = [[undefined, form.root().dataset.none], ...pairs, ...(known ? [] : [[value, String(value)]])]
    made.append(...all.map(([one, label]) => new Option(label, String(one), false, one === value)))
    return form.leaf(field, bare, made, () => all[made.selectedIndex][0])
  }

  function choice(field, value, bare) {
    return select(field, value, bare, field.choices.map((one) => [one, field.named[one]]))
  }

  function yesNo(field, value, bare) {
    const { yes, no } = form.root().dataset
    return select(field, value, bare, [[true, yes], [false, no]])
  }

  /** Any of several values. */
  function choices(field, value) {
    const made = document.createElement("div")
    const extra = value.filter((one) => !field.choices.includes(one))
    const all = [...field.choices, ...extra]
    made.className = "kim-form__checks"
    const boxes = all.map((one) => {
      const check = form.part("check")
      const box = check.querySelector("input")
      box.checked = value.includes(one)
      check.querySelector("span").textContent = field.named[one] || String(one)
      made.append(check)
      return box
    })
    let order = [...value] /* the order of the record is kept */
    const read = () => {
      const chosen = all.filter((_, place) => boxes[place].checked)
      order = [...order.filter((one) => chosen.includes(one)), ...chosen.filter((one) => !order.includes(one))]
      return order.length ? order : undefined
    }
    return form.set(field, false, made, read)
  }

  /** The same field once per language, where a record has that; that of the site comes first. */
  function languages(field, value, bare, one) {
    const { languages: names } = window.kim.forms
    const { lang } = document.documentElement
    const said = Object.entries(value).sort(([one], [other]) => (other === lang) - (one === lang))
    const made = document.createElement("div")
    made.className = "kim-form__languages"
    const controls = said.map(([code, text]) => {
      const control = one({ ...field, label: names[code] || code, help: "", required: false, beside: "" }, text, false)
      made.append(control.element)
      return [code, control]
    })
    const read = () => {
      const found = controls.map(([code, control]) => [code, control.value()])
      const kept = found.filter(([, text]) => text !== undefined)
      return kept.length ? Object.fromEntries(kept) : undefined
    }
    const whole = form.set(field, bare, made, read)
    whole.find = ([code, ...rest]) => {
      const found = controls.find(([one]) => one === code)
      return found ? found[1].find(rest) : { control: whole, rest: code === undefined ? [] : [code, ...rest] }
    }
    return whole
  }

  const localized = (one) => (field, value, bare) =>
    form.isBlock(value) ? languages(field, value, bare, one) : one(field, value, bare)

  form.localized = localized
  form.growing = growing
  form.lists = { ...form.lists, choices }
  Object.assign(form.makers, {
    text: localized(line),
    address: short("url", "url"),
    email: short("email", "email"),
    date,
    number: numeric,
    choice,
    yes_no: yesNo,
  })
})()
