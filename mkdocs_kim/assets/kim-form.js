/* The form by which somebody proposes a record, or a change of one. What it opens stands in the
   address; after every change it tells what is filled in with the event kim:drafted. */

(function () {
  "use strict"

  const { form } = window.kim
  const WAIT = 250

  /** Read what is asked of the form in the address. */
  function asked({ dataset }) {
    const query = new URLSearchParams(location.search)
    const [key, ...value] = (query.get(dataset.fill) || "").split(":")
    return {
      kind: query.get(dataset.kind) || "",
      id: query.get(dataset.id) || "",
      path: (query.get(dataset.field) || "").split(".").filter(Boolean).map((one) => (/^\d+$/.test(one) ? Number(one) : one)),
      fill: value.length ? { key, value: value.join(":") } : null,
    }
  }

  /** Load what a record says now. */
  function load({ dataset }, key, stamp) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = dataset.from.replace(/index\.js.*$/, `${key}.js?v=${stamp}`)
      script.onload = () => resolve(window.kim.recorded[key])
      script.onerror = () => reject(new Error(key))
      document.head.append(script)
    })
  }

<<<<<<< HEAD
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
    const now = kind === "source" ? id : former[id] || id
    const among = kind === "source" ? ["source"] : Object.keys(kinds).filter((one) => one !== "source")
    const found = among.find((one) => known[one].some(([other]) => other === now))
    return found ? { kind: found, id: now } : null
  }

  /** Ask for the name of a new file; it follows the title until somebody changes it. */
  function naming(root, kind, id) {
    const element = form.part("name")
    const input = element.querySelector("input")
    const note = element.querySelector(".kim-form__note")
    const link = note.querySelector("a")
    const source = kind === "source"
    const words = root.dataset
    let own = Boolean(id)
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

||||||| parent of bc46d6d (form: Keep every text in a place of its own, and let no fault stop the rest)
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
    const now = kind === "source" ? id : former[id] || id
    const among = kind === "source" ? ["source"] : Object.keys(kinds).filter((one) => one !== "source")
    const found = among.find((one) => known[one].some(([other]) => other === now))
    return found ? { kind: found, id: now } : null
  }

  /** Ask for the name of a new file; it follows the title until somebody changes it. */
  function naming(root, kind, id) {
    const element = form.part("name")
    const input = element.querySelector("input")
    const note = element.querySelector(".kim-form__note")
    const link = note.querySelector("a")
    let own = Boolean(id)
    form.mark(input)
    element.querySelector("label").htmlFor = input.id
    input.setAttribute("aria-describedby", `${form.mark(element.querySelector("[data-help]"))} ${form.mark(note)}`)
    input.value = id
    input.addEventListener("input", () => (own = Boolean(input.value.trim())))

    function tell(path) {
      const name = input.value.trim()
      const taken = name ? holder(kind, name) : null
      if (taken) control.touched = true
      const { free, taken: known } = root.dataset
      const facts = taken ? { id: name, title: titleOf(taken.kind, taken.id) } : { path }
      const words = !name ? "" : form.worded(taken ? known : free, facts)
      if (note.firstElementChild.textContent !== words) note.firstElementChild.textContent = words
      link.hidden = !taken
      if (taken) link.href = address(root, taken.kind, taken.id)
    }

    const control = { element, tell, focus: () => input.focus() }
    form.faulty(control, element, [input], input.getAttribute("aria-describedby"))
    control.id = (data) => {
      if (!own) input.value = proposed(kind, data)
      return input.value.trim()
    }
    return control
  }

=======
>>>>>>> bc46d6d (form: Keep every text in a place of its own, and let no fault stop the rest)
  /** Bring what the address asks for into view, with a new item of a list begun. */
  function reach(tree, { path, fill }) {
    const found = path.length ? tree.find(path, true) : null
    if (!found) return
    const { control } = found
    const item = fill && control.include ? control.include(fill.value, fill.key) : null
    if (item && item.begin) item.begin()
    else if (control.begin) control.begin()
    else control.focus()
    control.element.scrollIntoView({ block: "center" })
  }

  /** Do one of the things that follow a change; a fault in it is reported, and stops nothing else. */
  function guarded(act, otherwise) {
    try {
      act()
    } catch (error) {
      otherwise()
      reportError(error)
    }
  }

  /** Open a record, or an empty one. */
  function open(root, { kind, id, path, fill }, recorded, stamp) {
    const place = (name) => root.querySelector(`[data-kim-${name}]`)
    const about = window.kim.forms.kinds[kind]
    const fields = about.fields.filter(({ key }) => kind !== "source" || key !== "id")
    const drafts = form.drafts(kind, id, fields)
    let name, tree, whole, timer, shown, first
    let others = drafts.list()

    function current() {
      const data = tree.value() || {}
      const own = name ? name.id(data) : id
      const whole = kind === "source" && own ? { id: own, ...data } : data
      return { kind, id: own, fresh: !id, data: whole, path: about.path.replace("{id}", own) }
    }

    /** Keep what is typed; what is as it was found needs no keeping. */
    function keep({ id: own, data }) {
      const text = JSON.stringify([name ? own : "", data])
      if (first === undefined) first = text
      if (text === first) return drafts.revert()
      const { safe, moved } = drafts.write({ stamp, id: own, data })
      if (!safe || moved) place("said").textContent = safe ? root.dataset.apart : root.dataset.unkept
      window.onbeforeunload = safe ? null : (event) => event.preventDefault()
      return undefined
    }

    function refresh() {
      clearTimeout(timer)
      timer = undefined
      const detail = current()
      if (name) name.tell(detail.path)
      keep(detail)
      root.dispatchEvent(new CustomEvent("kim:drafted", { bubbles: true, detail }))
      guarded(
        () => (shown = form.check(place("faults"), whole, fields, detail, shown || [], refresh)),
        () => form.unchecked(place("faults")),
      )
    }

    function later() {
      clearTimeout(timer)
      timer = setTimeout(refresh, WAIT)
    }

    function fillWith(data, own = "") {
      const { id: _, ...rest } = data
      shown = []
      name = id ? null : form.naming(root, kind, own, data)
      tree = form.group(fields, kind === "source" ? rest : data, true, Boolean(id))
      whole = { find: (path, reveal) => (name && path[0] === "id" ? { control: name } : tree.find(path, reveal)) }
      place("fields").replaceChildren(...(name ? [name.element] : []), tree.element)
<<<<<<< HEAD
      if (name) tree.element.querySelector("[data-key=title]").after(name.element)
||||||| parent of bc46d6d (form: Keep every text in a place of its own, and let no fault stop the rest)
      if (name) tree.element.querySelector("[data-key]").after(name.element)
=======
      if (name) tree.element.querySelector("[data-key]").after(name.element)
    }

    /** Leave what stands here in its place, and put something else there. */
    function instead(data, own, take) {
>>>>>>> bc46d6d (form: Keep every text in a place of its own, and let no fault stop the rest)
      refresh()
      const left = drafts.list().find((one) => one.place === drafts.here())
      take()
      others = [...others.filter((one) => one.place !== drafts.here()), ...(left ? [left] : [])]
      fillWith(data, own)
      first = data === recorded ? undefined : "" /* what stands here from now on is not what the record says */
      refresh()
      form.kept.again(root, data !== recorded)
      offer()
      tree.focus()
    }

    function offer() {
      form.kept.offer(root, others, stamp, {
        restore: (one) => instead(one.data, one.id, () => drafts.take(one.place)),
        drop: (one) => {
          drafts.drop(one.place)
          others = others.filter((other) => other !== one)
          offer()
          tree.focus()
        },
      })
    }

    place("title").textContent = id
      ? form.worded(root.dataset.change, { title: form.titleOf(kind, id) })
      : form.worded(root.dataset.fresh, { kind: about.label.toLowerCase() })
    place("path").textContent = id ? about.path.replace("{id}", id) : ""
    place("fill").hidden = false
    place("start").hidden = true
    for (const event of ["input", "change", "kim:changed"]) place("fields").addEventListener(event, later)
    place("fields").addEventListener("submit", (event) => event.preventDefault())
    const leave = () => timer && refresh()
    window.addEventListener("pagehide", leave)

    place("discard").addEventListener("click", () => {
      window.removeEventListener("pagehide", leave)
      window.onbeforeunload = null
      drafts.drop(drafts.here())
      location.reload()
    })
    place("anew").hidden = Boolean(id)
    place("anew").addEventListener("click", () => instead(recorded, "", drafts.move))

    const restored = others.find((one) => one.stamp === stamp)
    others = others.filter((one) => one !== restored)
    if (restored) drafts.take(restored.place)
    else drafts.move()
    form.kept.again(root, restored)
    offer()
    fillWith(restored ? restored.data : recorded, restored ? restored.id : "")
    document.querySelectorAll("[data-kim-drafted]").forEach((part) => (part.hidden = false))
    root.closest(".kim-contribute").classList.add("kim-contribute--open")
    reach(tree, { path, fill })
    refresh()
  }

  /** Let one look up what can be made better. */
  function start(root) {
    const place = root.querySelector("[data-kim-known]")
    const label = document.createElement("label")
    const box = form.combo(
      () => form.known("everything"),
      ({ kind, id }) => location.assign(form.address(root, kind, id)),
    )
    label.className = "kim-form__label"
    label.textContent = place.dataset.label
    label.htmlFor = box.input.id
    box.list.setAttribute("aria-label", place.dataset.label)
    place.replaceChildren(label, box.element)
  }

  async function mount(root) {
    const { kinds, former, recorded } = window.kim.forms
    const wish = asked(root)
    const scaffold = document.querySelector("[data-kim-scaffold]")
    const said = root.querySelector("[data-kim-said]")
    if (scaffold) scaffold.hidden = true
    root.hidden = false
    start(root)
    if (!wish.kind && !wish.id) return
    const id = Object.hasOwn(former, wish.id) ? former[wish.id] : wish.id
    const key = `${wish.kind}/${id}`
    if (!Object.hasOwn(kinds, wish.kind) || (id && !Object.hasOwn(recorded, key))) {
      said.textContent = root.dataset.unknown
      return
    }
    try {
      const data = id ? await load(root, key, recorded[key]) : {}
      open(root, { ...wish, id }, data, id ? recorded[key] : "")
    } catch (error) {
      said.textContent = root.dataset.failed
      throw error
    }
  }

  window.kim.hits.mountAll("[data-kim-form]", mount)
})()
