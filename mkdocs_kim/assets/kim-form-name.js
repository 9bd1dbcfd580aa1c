/* The name of what is new: it follows the title until somebody chooses one. */

(function () {
  "use strict"

  const { form } = window.kim

  /** Give the address of the form for a kind, and a record of that kind. */
  function address({ dataset }, kind, id) {
    const query = new URLSearchParams([[dataset.kind, kind], ...(id ? [[dataset.id, id]] : [])])
    return `?${query}`
  }

  function titleOf(kind, id) {
    const found = (window.kim.forms.known[kind] || []).find(([one]) => one === id)
    return found ? found[1] : id
  }

  /** Propose the name of a new file, or of a source. */
  function proposed(kind, data) {
    const first = (value) => (form.isBlock(value) ? Object.values(value)[0] : value) || ""
    if (kind !== "source") return form.slug(first(data.title))
    const names = (data.authors || []).slice(0, 2).map((one) => form.slug(first(one)).split("-").pop())
    const words = form.slug(first(data.title)).split("-").slice(0, 5)
    return [...names, ...words, data.year || ""].filter(Boolean).join("-")
  }

  /** Find the record that has an id already. */
  function holder(kind, id) {
    const { known, kinds, former } = window.kim.forms
    const now = kind !== "source" && Object.hasOwn(former, id) ? former[id] : id
    const among = kind === "source" ? ["source"] : Object.keys(kinds).filter((one) => one !== "source")
    const found = among.find((one) => known[one].some(([other]) => other === now))
    return found ? { kind: found, id: now } : null
  }

  /** Ask for the name. Shape: ``id`` and ``data`` as they were kept; a name that is not the one that
      follows from them is somebody's own. */
  function naming(root, kind, id, data) {
    const element = form.part("name")
    const input = element.querySelector("input")
    const note = element.querySelector(".kim-form__note")
    const link = note.querySelector("a")
    const source = kind === "source"
    const words = root.dataset
    let own = Boolean(id) && id !== proposed(kind, data)
    form.mark(input)
    element.querySelector("label").htmlFor = input.id
    if (source) {
      element.querySelector("label span").textContent = words.nameSource
      element.querySelector("[data-help]").textContent = words.nameSourceText
    }
    input.setAttribute("aria-describedby", `${form.mark(element.querySelector("[data-help]"))} ${form.mark(note)}`)
    input.value = id
    input.addEventListener("input", () => (own = Boolean(input.value.trim())))

    function tell(path) {
      const name = input.value.trim()
      const taken = name ? holder(kind, name) : null
      if (taken) control.touched = true
      const free = source ? words.freeSource : words.free
      const facts = { id: name, path, title: taken ? titleOf(taken.kind, taken.id) : "" }
      const told = !name ? "" : form.worded(taken ? words.taken : free, facts)
      if (note.firstElementChild.textContent !== told) note.firstElementChild.textContent = told
      link.hidden = !taken
      if (taken) link.href = address(root, taken.kind, taken.id)
    }

    const label = source ? words.nameSource : words.name
    const control = { element, label, tell, focus: () => input.focus() }
    form.faulty(control, element, [input], input.getAttribute("aria-describedby"))
    control.id = (data) => {
      if (!own) input.value = proposed(kind, data)
      return input.value.trim()
    }
    return control
  }

  Object.assign(form, { address, titleOf, naming })
})()
