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
      if (name) tree.element.querySelector("[data-key=title]").after(name.element)
    }

    /** Leave what stands here in its place, and put something else there. */
    function instead(data, own, take) {
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
    document.addEventListener("click", leave, true) /* nothing is handed in without the last word */

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
