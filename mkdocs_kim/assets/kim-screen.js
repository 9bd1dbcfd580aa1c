/* Drawing on a screen: what people stand where, kept in this tab alone, and in a file if somebody
   saves one. Nothing is asked or sent: the policy of the page forbids it. */

(function () {
  "use strict"

  const { change, drawn, network, people, places, steps } = window.kim
  const KEY = "kim-tekening"
  const LIMIT = 1024 * 1024

  /* A browser may refuse to keep anything: then the file is the way. */
  const store = {
    get() {
      try {
        return sessionStorage.getItem(KEY)
      } catch {
        return null
      }
    },
    set(text) {
      try {
        if (text) sessionStorage.setItem(KEY, text)
        else sessionStorage.removeItem(KEY)
        return true
      } catch {
        return false
      }
    },
  }

  /* Tables that hold nothing but what the page says: what a file asks for may have any name. */
  function bare(value) {
    if (typeof value !== "object" || value === null) return value
    if (Array.isArray(value)) return value.map(bare)
    const entries = Object.entries(value).map(([key, one]) => [key, bare(one)])
    return Object.assign(Object.create(null), Object.fromEntries(entries))
  }

  function download(name, text) {
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }))
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60000)
  }

  function mount(root) {
    if (root.dataset.mounted) return
    root.dataset.mounted = "yes"
    const facts = bare(JSON.parse(root.querySelector("[data-facts]").textContent))
    const find = (name) => root.querySelector(name)
    const all = (name) => [...root.querySelectorAll(name)]
    const status = find("[data-status]")
    const file = find("[data-file]")
    const versions = bare(Object.fromEntries(facts.drawings.map((one) => [one.id, one.version])))
    let history = steps.begun(network.empty())
    let under = null
    let chosen = null
    let opening = "open"
    let saved = ""

    const say = (word, with_ = {}) => {
      status.textContent = change.worded(facts.words[word], with_)
    }
    const text = () => network.write(history.now, versions)

    function keep() {
      return store.set(network.isEmpty(history.now) ? "" : text())
    }

    function act(what, typed = "") {
      if (what.kind === "add" && history.now.people.length >= network.LIMITS.people)
        return say("full")
      history = steps.stepped(history, network.next(history.now, what), typed)
      show()
      return tell(what)
    }

    function tell(what) {
      if (!keep()) return say("not_kept")
      const on = facts.drawings.find((one) => one.id === what.on)
      if (what.kind === "place") {
        const place = change.told(facts, on, history.now, what.id)
        return say("placed", { name: called(what.id), place })
      }
      if (what.kind === "off") return say("taken_off", { name: called(what.id), title: on.title })
      if (what.kind === "add") return say("added", { name: called(what.id) })
      return say(what.kind === "remove" ? "removed" : "kept")
    }

    const called = (id) => change.called(facts, history.now, id)

    const screen = {
      act,
      say,
      facts,
      root,
      state: () => history.now,
      under: () => under,
      chosen: () => chosen,
      choose(id) {
        if (chosen === id) return
        chosen = id
        show()
      },
      /* Where there is room for somebody among the others. */
      free(on, id, ring, group) {
        const { places: stood } = network.drawing(history.now, on.id)
        const taken = history.now.people
          .filter((one) => one.id !== id && one.id in stood)
          .map(({ id: other }) =>
            places.box(places.toDrawing(on, stood[other]), places.room(on, called(other))),
          )
        return places.free(on, ring, group, called(id), taken)
      },
    }

    const views = [
      people.list(screen, find('[data-panel=""]')),
      ...facts.drawings.map((on) => drawn.drawn(screen, on, find(`[data-panel="${on.id}"]`))),
    ]

    function show() {
      for (const on of facts.drawings) places.fit(on, history.now.people.length)
      if (!history.now.people.some((one) => one.id === chosen)) chosen = null
      for (const view of views) if (!view.panel.hidden) view.show(history.now)
      for (const input of all("[data-field]")) {
        const value = history.now.fields[Number(input.dataset.field)] || ""
        if (input.value !== value) input.value = value
        input.nextElementSibling.textContent = value
      }
      mark("undo", history.past.length)
      mark("redo", history.future.length)
    }

    /* A button that can do nothing keeps the focus of who has just used it. */
    const mark = (name, can) =>
      find(`[data-do="${name}"]`).setAttribute("aria-disabled", String(!can))

    /* Shape: the drawing that stands on the page; nothing is the list. */
    function turn(id, focus = false) {
      history = { ...history, typed: "" }
      for (const panel of all("[data-panel]")) panel.hidden = panel.dataset.panel !== id
      for (const tab of all("[data-tab]")) {
        const is = tab.dataset.tab === id
        tab.setAttribute("aria-selected", String(is))
        tab.tabIndex = is ? 0 : -1
        if (is && focus) tab.focus()
      }
      root.dataset.shown = id
      show()
      window.history.replaceState(null, "", id ? `#${id}` : location.pathname)
      for (const room of all("[data-room]"))
        room.scrollLeft = (room.scrollWidth - room.clientWidth) / 2
    }

    function take(found) {
      if (found.fault) return say(found.fault)
      if (opening === "under") {
        under = found.state
        show()
        return say("under")
      }
      const older = Object.entries(found.state.drawings).some(
        ([id, one]) => versions[id] && one.version && one.version !== versions[id],
      )
      history = steps.stepped(history, found.state, "")
      show()
      saved = text()
      return keep() ? say(older ? "older" : "opened") : say("not_kept")
    }

    const does = {
      undo: () => moved(steps.back(history), "undone"),
      redo: () => moved(steps.forth(history), "redone"),
      print: () => window.print(),
      save() {
        const day = new Date()
        const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
        download(
          `${facts.words.saved_file}-${date.map((one) => String(one).padStart(2, "0")).join("-")}.json`,
          text(),
        )
        saved = text()
        say("saved")
      },
      open: () => ask("open"),
      under: () => ask("under"),
      lift() {
        under = null
        show()
        say("under_gone")
        find(`[data-panel="${root.dataset.shown}"] [data-add] input`).focus()
      },
      clear() {
        if (network.isEmpty(history.now) && !under) return say("cleared")
        under = null
        history = steps.stepped(history, network.empty(), "")
        saved = ""
        show()
        find('[data-do="undo"]').focus()
        return say(keep() ? "cleared" : "not_kept")
      },
      smaller: () => resize(-1),
      larger: () => resize(1),
    }

    function moved(found, word) {
      if (!found) return
      history = found
      show()
      say(keep() ? word : "not_kept")
    }

    function ask(why) {
      opening = why
      file.click()
    }

    function resize(step) {
      const at = facts.drawings.findIndex((one) => one.id === root.dataset.shown)
      say("zoom", { percent: views[at + 1].size(step) })
    }

    root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]")
      if (button) {
        for (const view of views) view.cancel?.()
        does[button.dataset.do]()
      }
      const tab = event.target.closest("[data-tab]")
      if (tab) turn(tab.dataset.tab)
    })
    find("[data-tabs]").addEventListener("keydown", (event) => {
      const tabs = all("[data-tab]")
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (!by) return
      event.preventDefault()
      const at = tabs.findIndex((one) => one.dataset.tab === root.dataset.shown)
      turn(tabs[(at + by + tabs.length) % tabs.length].dataset.tab, true)
    })
    root.addEventListener("submit", (event) => {
      event.preventDefault()
      const input = event.target.querySelector("input")
      const name = input.value.trim()
      if (!name) return
      const id = network.fresh(history.now)
      act({ kind: "add", name, id })
      if (!history.now.people.some((one) => one.id === id)) return
      input.value = ""
      screen.choose(id)
      input.focus()
    })
    root.addEventListener("input", ({ target }) => {
      if (!target.dataset.field) return
      act(
        { kind: "field", number: Number(target.dataset.field), value: target.value },
        `field-${target.dataset.field}`,
      )
    })
    file.addEventListener("change", () => {
      const [found] = file.files
      if (found && found.size > LIMIT) say("large")
      else if (found)
        found.text().then(
          (read) => take(network.read(read)),
          () => say("broken"),
        )
      file.value = ""
    })
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") leave()
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return
      if (event.target.matches("input[type=text]")) return
      event.preventDefault()
      for (const view of views) view.cancel?.()
      does[event.shiftKey ? "redo" : "undo"]()
    })
    function leave() {
      for (const view of views) view.cancel?.()
      screen.choose(null)
    }

    /* What was cleared must not come back for the next reader of this device. */
    window.addEventListener("pagehide", () => {
      history = steps.begun(history.now)
      if (network.isEmpty(history.now)) under = null
      show()
    })
    window.addEventListener("beforeunload", (event) => {
      if (!network.isEmpty(history.now) && text() !== saved) event.preventDefault()
    })

    /* Names take other room once the typeface is there. */
    function measured() {
      places.forget()
      for (const view of views) view.forget?.()
      show()
    }

    const kept = store.get()
    const found = kept ? network.read(kept) : { fault: "none" }
    if (found.state) history = steps.begun(found.state)
    for (const part of all("[data-bar], [data-tools], [data-aside]")) part.hidden = false
    const asked = () => facts.drawings.find((one) => `#${one.id}` === location.hash)?.id || ""
    window.addEventListener("hashchange", () => turn(asked()))
    turn(asked())
    if (found.state) say("back")
    else if (kept) say("lost")
    document.fonts.load('16px "Atkinson Hyperlegible"').then(measured, measured)
  }

  document.querySelectorAll("[data-screen]").forEach(mount)
})()
