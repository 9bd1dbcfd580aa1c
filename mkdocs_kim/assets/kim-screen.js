/* Drawing on a screen: what people stand where, kept in this tab alone, and in a file if somebody
   saves one. Nothing is asked or sent: the policy of the page forbids it. */

;(function () {
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
    const facts = JSON.parse(root.querySelector("[data-facts]").textContent)
    const find = (name) => root.querySelector(name)
    const all = (name) => [...root.querySelectorAll(name)]
    const status = find("[data-status]")
    const file = find("[data-file]")
    const versions = Object.fromEntries(facts.drawings.map((one) => [one.id, one.version]))
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
      const who = history.now.people.find((one) => one.id === what.id)
      const on = facts.drawings.find((one) => one.id === what.on)
      if (what.kind === "place") {
        const place = network.drawing(history.now, on.id).places[what.id]
        return say("placed", { name: who.name, place: change.told(facts, on, place) })
      }
      if (what.kind === "off") return say("taken_off", { name: who.name, title: on.title })
      if (what.kind === "add") return say("added", { name: who.name })
      return say(what.kind === "remove" ? "removed" : "kept")
    }

    const screen = {
      act,
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
          .map((one) => places.box(places.toDrawing(on, stood[one.id]), places.room(on, one.name)))
        return places.free(
          on,
          ring,
          group,
          history.now.people.find((one) => one.id === id).name,
          taken,
        )
      },
    }

    const views = [
      people.list(screen, find('[data-panel=""]')),
      ...facts.drawings.map((on) => drawn.drawn(screen, on, find(`[data-panel="${on.id}"]`))),
    ]

    function show() {
      if (!history.now.people.some((one) => one.id === chosen)) chosen = null
      for (const view of views) if (!view.panel.hidden) view.show(history.now)
      for (const input of all("[data-field]")) {
        const value = history.now.fields[Number(input.dataset.field)] || ""
        if (input.value !== value) input.value = value
      }
      find('[data-do="undo"]').disabled = !history.past.length
      find('[data-do="redo"]').disabled = !history.future.length
    }

    /* Shape: the drawing that stands on the page; nothing is the list. */
    function turn(id, focus = false) {
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
        under = null
        history = steps.stepped(history, network.empty(), "")
        saved = ""
        show()
        say(keep() ? "cleared" : "not_kept")
        find('[data-do="undo"]').focus()
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
      if (button) does[button.dataset.do]()
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
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return
      if (event.target.matches("input[type=text]")) return
      event.preventDefault()
      does[event.shiftKey ? "redo" : "undo"]()
    })
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
    document.fonts.load('16px "Atkinson Hyperlegible"').then(measured, measured)
  }

  document.querySelectorAll("[data-screen]").forEach(mount)
})()
