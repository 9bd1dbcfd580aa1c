/* Shows what a change of a method touches, and makes a record of it to fill in and print. What is
   chosen stands in the address, so that it can be sent; what is written stays on this device. Without
   this script all changes can be read. */

(function () {
  "use strict"

  /* State: the changes that are chosen, what is written by field name, and what stood there before
     all was cleared. */
  function next(state, act) {
    const { chosen, fields } = state
    if (act.kind === "choose") return { ...state, chosen: act.chosen }
    if (act.kind === "clear") return { chosen: [], fields: {}, before: { chosen, fields } }
    if (act.kind === "undo") return { ...state.before, before: null }
    const { [act.name]: _, ...others } = fields
    return { ...state, fields: act.value ? { ...others, [act.name]: act.value } : others }
  }

  /* Which of the offered changes an address chooses, in the order of the page. */
  function chosenIn(search, query, offered) {
    const asked = new URLSearchParams(search).getAll(query).join(",").split(",")
    return offered.filter((id) => asked.includes(id))
  }

  function withChosen(search, query, chosen) {
    const others = search.replace(/^\?/, "").split("&")
    const kept = others.filter((part) => part && part.split("=")[0] !== query)
    const parts = chosen.length ? [...kept, `${query}=${chosen.join(",")}`] : kept
    return parts.length ? `?${parts.join("&")}` : ""
  }

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])

  function read(text) {
    try {
      const { version, chosen, fields } = JSON.parse(text)
      return Array.isArray(chosen) && fields && typeof fields === "object"
        ? { version, chosen, fields }
        : null
    } catch {
      return null
    }
  }

  /* For browsers that do not let an area grow with its text by themselves. */
  function grow(control) {
    if (control.tagName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return
    const least = Number(control.dataset.rows || (control.dataset.rows = control.rows))
    control.rows = 1
    const line = Number.parseFloat(getComputedStyle(control).lineHeight) || 24
    control.rows = Math.max(least, Math.floor(control.scrollHeight / line))
  }

  /* Only the sources of what is chosen belong on the paper. */
  function markSources(changes, chosen) {
    const shown = changes.filter((change) => chosen.includes(change.dataset.change))
    const links = shown.flatMap((change) => [...change.querySelectorAll('[href^="#bron-"]')])
    const cited = links.map((link) => link.hash)
    document.querySelectorAll(".kim-notes__list > li").forEach((note) => {
      note.classList.toggle("kim-notes__item--adapt", cited.includes(`#${note.id}`))
    })
  }

  function printRecord() {
    const { classList } = document.documentElement
    classList.add("kim-adapting")
    window.addEventListener("afterprint", () => classList.remove("kim-adapting"), { once: true })
    window.print()
  }

  function mount(root) {
    if (root.dataset.mounted) return
    root.dataset.mounted = "yes"
    const { kimAdapt: method, query, version } = root.dataset
    const key = `kim-aanpassing:${method}`
    const kept = window.kim.device.store("localStorage", key)
    const part = (name) => root.querySelector(`.kim-adapt__${name}`)
    const [boxes, changes] = [[...part("choose").elements], [...root.querySelectorAll("details")]]
    const offered = changes.map((change) => change.dataset.change)
    const controls = [...root.querySelectorAll("[name]")]
    const buttons = Object.fromEntries(
      [...root.querySelectorAll("[data-do]")].map((button) => [button.dataset.do, button]),
    )
    let state = { chosen: [], fields: {}, before: null }

    function say(place, text) {
      if (place.textContent !== text) place.textContent = text
    }

    function tell() {
      const { chosen } = state
      const shown = changes.filter((change) => chosen.includes(change.dataset.change))
      const ids = shown.flatMap((change) => change.dataset.touches.split(" ").filter(Boolean))
      const count = new Set(ids).size
      const word = !chosen.length ? "start" : count > 1 ? "many" : count ? "one" : "none"
      const place = part("count")
      say(place, worded(place.dataset[word], { chosen: chosen.length, count }))
    }

    function where() {
      const canonical = document.querySelector('link[rel="canonical"]')
      const page = canonical ? canonical.href : location.href.split(/[?#]/)[0]
      return page + withChosen("", query, state.chosen)
    }

    function show() {
      for (const box of boxes) if (box.value) box.checked = state.chosen.includes(box.value)
      for (const change of changes) {
        const chosen = state.chosen.includes(change.dataset.change)
        if (chosen && change.hidden) change.open = true
        change.hidden = !chosen
      }
      for (const control of controls) {
        const value = state.fields[control.name]
        if (control.type === "checkbox") control.checked = value === true
        else if (control.value !== (value || "")) control.value = value || ""
        grow(control)
      }
      root.classList.toggle("kim-adapt--chosen", state.chosen.length > 0)
      part("tools").hidden = !state.chosen.length && !state.before
      buttons.undo.hidden = !state.before
      root.querySelector("[data-where]").textContent = where()
      markSources(changes, state.chosen)
      tell()
    }

    function write(on) {
      root.classList.toggle("kim-adapt--writing", on)
      buttons.write.setAttribute("aria-expanded", String(on))
      controls.forEach(grow)
    }

    /** Let the address say what is chosen; going to a place on the page changes nothing of it. */
    function address() {
      const search = withChosen(location.search, query, state.chosen)
      if (search === location.search) return
      history.replaceState(history.state, "", location.pathname + search + location.hash)
    }

    function act(what, word) {
      state = next(state, what)
      address()
      const { chosen, fields } = state
      const filled = Object.keys(fields).length > 0
      const done = kept.set(filled ? JSON.stringify({ version, chosen, fields }) : "")
      show()
      if (word) say(part("kept"), part("kept").dataset[done ? word : "notKept"])
    }

    /* A link may lead to what is not shown: the text at which a source is cited. */
    function follow() {
      const target = location.hash && document.getElementById(location.hash.slice(1))
      const change = target && target.closest("[data-change]")
      if (!change || !root.contains(change) || !change.hidden) return
      choose(change.dataset.change, true)
      target.scrollIntoView()
    }

    function choose(id, on) {
      const wanted = on ? [...state.chosen, id] : state.chosen.filter((one) => one !== id)
      act({ kind: "choose", chosen: offered.filter((one) => wanted.includes(one)) })
    }

    function begin() {
      const found = read(kept.get())
      const asked = chosenIn(location.search, query, offered)
      const fields = found ? found.fields : {}
      const chosen = asked.length || !found ? asked : offered.filter((id) => found.chosen.includes(id))
      state = { chosen, fields, before: null }
      address()
      show()
      if (!found) return
      write(true)
      const word = found.version === version ? "back" : "older"
      say(part("kept"), part("kept").dataset[word])
    }

    const does = {
      print() {
        for (const change of changes) change.open = true
        printRecord()
      },
      write: () => write(buttons.write.getAttribute("aria-expanded") !== "true"),
      clear() {
        act({ kind: "clear" }, "cleared")
        buttons.undo.focus()
      },
      undo() {
        act({ kind: "undo" }, "undone")
        buttons.clear.focus()
      },
    }

    root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]")
      if (button) does[button.dataset.do]()
    })
    root.addEventListener("input", ({ target }) => {
      if (!target.name) return choose(target.value, target.checked)
      const value = target.type === "checkbox" ? target.checked : target.value
      act({ kind: "type", name: target.name, value }, "kept")
    })
    window.addEventListener("popstate", () => {
      const chosen = chosenIn(location.search, query, offered)
      if (chosen.join() !== state.chosen.join()) act({ kind: "choose", chosen })
      follow()
    })
    /* The same method in another tab. */
    window.addEventListener("storage", (event) => {
      if (event.key !== key) return
      state = { ...state, fields: (read(event.newValue) || { fields: {} }).fields }
      show()
    })
    /* What was cleared must not come back for the next reader of this device. */
    window.addEventListener("pagehide", () => {
      state = { ...state, before: null }
      buttons.undo.hidden = true
    })
    window.addEventListener("beforeprint", () => controls.forEach(grow))

    root.classList.add("kim-adapt--live")
    for (const change of changes) change.hidden = true
    begin()
    follow()
  }

  const start = () => document.querySelectorAll("[data-kim-adapt]").forEach(mount)

  if (window.document$) window.document$.subscribe(start)
  else document.addEventListener("DOMContentLoaded", start)
})()
