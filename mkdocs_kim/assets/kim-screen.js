/* Drawing on a screen: what people stand where, kept in this tab alone, and in a file if somebody
   saves one. Nothing is asked or sent: the policy of the page forbids it. */

(function () {
  "use strict"

  const { change, drawn, handle, network, people, places, sitting, tabs } = window.kim

  /* Tables that hold nothing but what the page says: what a file asks for may have any name. */
  function bare(value) {
    if (typeof value !== "object" || value === null) return value
    if (Array.isArray(value)) return value.map(bare)
    const entries = Object.entries(value).map(([key, one]) => [key, bare(one)])
    return Object.assign(Object.create(null), Object.fromEntries(entries))
  }

  /* Which word says what was done to somebody, and what it tells of them. */
  function told(facts, state, what) {
    if (what.kind === "remove") return ["removed"]
    if (!["add", "off", "place"].includes(what.kind)) return ["kept"]
    const on = facts.drawings.find((one) => one.id === what.on)
    const name = change.called(facts, state, what.id)
    if (what.kind === "add") return ["added", { name }]
    if (what.kind === "off") return ["taken_off", { name, title: on.title }]
    return ["placed", { name, place: change.told(facts, on, state, what.id) }]
  }

  /* What the list and the drawings share: who is chosen, what lies under them, and how they act. */
  function shared(facts, root, seat) {
    let chosen = null
    let under = null
    let paint = () => {}
    const status = root.querySelector("[data-status]")

    const screen = {
      facts,
      root,
      state: () => seat.now(),
      under: () => under,
      has: (id) => seat.now().people.some((one) => one.id === id),
      chosen: () => chosen,
      paints: (how) => (paint = how),
      /* Who is gone is not chosen any more, nor again when that is undone. */
      show() {
        if (!screen.has(chosen)) chosen = null
        paint()
      },
      say(word, with_ = {}) {
        status.textContent = change.worded(facts.words[word], with_)
      },
      /* Says a word if the tab keeps what was done, else that it does not. */
      sayKept: (kept, word, with_) => screen.say(...(kept ? [word, with_] : ["not_kept"])),
      lay(state) {
        under = state
        screen.show()
      },
      act(what, typed = "") {
        if (what.kind === "add" && seat.now().people.length >= network.LIMITS.people)
          return screen.say("full")
        const kept = seat.act(what, typed)
        screen.show()
        return screen.sayKept(kept, ...told(facts, seat.now(), what))
      },
      choose(id) {
        if (chosen === id) return
        chosen = id
        screen.show()
      },
      /* Where there is room for somebody among the others. */
      free(on, id, ring, group) {
        const called = (one) => change.called(facts, seat.now(), one)
        const { places: stood } = network.drawing(seat.now(), on.id)
        const taken = seat
          .now()
          .people.filter((one) => one.id !== id && one.id in stood)
          .map(({ id: other }) =>
            places.box(places.toDrawing(on, stood[other]), places.room(on, called(other))),
          )
        return places.free(on, ring, group, called(id), taken)
      },
    }
    return screen
  }

  /* Shows the panel that is asked for; nothing is the list. */
  function turning(screen, seat) {
    const { root } = screen
    const mark = tabs(root.querySelector("[data-tabs]"), turn)

    function turn(id) {
      seat.pause()
      for (const panel of root.querySelectorAll("[data-panel]"))
        panel.hidden = panel.dataset.panel !== id
      mark(id)
      root.dataset.shown = id
      screen.show()
      window.history.replaceState(null, "", id ? `#${id}` : location.pathname)
      for (const room of root.querySelectorAll("[data-room]"))
        room.scrollLeft = (room.scrollWidth - room.clientWidth) / 2
    }
    return turn
  }

  function leaving(screen, seat) {
    /* What was cleared must not come back for the next reader of this device. */
    window.addEventListener("pagehide", () => {
      seat.forget()
      screen.lay(seat.isEmpty() ? null : screen.under())
    })
    window.addEventListener("beforeunload", (event) => {
      if (!seat.isSafe()) event.preventDefault()
    })
  }

  /* Gives what shows all that stands there now. */
  function showing(screen, seat, views) {
    const { facts, root } = screen
    /* A button that can do nothing keeps the focus of who has just used it. */
    const mark = (name, can) =>
      root.querySelector(`[data-do="${name}"]`).setAttribute("aria-disabled", String(!can))

    return function show() {
      const now = seat.now()
      for (const on of facts.drawings) places.fit(on, now.people.length)
      for (const view of views) if (!view.panel.hidden) view.show(now)
      for (const input of root.querySelectorAll("[data-field]")) {
        const value = now.fields[Number(input.dataset.field)] || ""
        if (input.value !== value) input.value = value
        input.nextElementSibling.textContent = value
      }
      mark("undo", seat.canUndo())
      mark("redo", seat.canRedo())
    }
  }

  function mount(root) {
    if (root.dataset.mounted) return
    root.dataset.mounted = "yes"
    const facts = bare(JSON.parse(root.querySelector("[data-facts]").textContent))
    const versions = bare(Object.fromEntries(facts.drawings.map((one) => [one.id, one.version])))
    const find = (name) => root.querySelector(name)
    const seat = sitting(versions)
    const screen = shared(facts, root, seat)
    const views = [
      people.list(screen, find('[data-panel=""]')),
      ...facts.drawings.map((on) => drawn.drawn(screen, on, find(`[data-panel="${on.id}"]`))),
    ]
    screen.paints(showing(screen, seat, views))
    const turn = turning(screen, seat)
    handle(screen, seat, views, versions)
    leaving(screen, seat)

    const resumed = seat.resume()
    for (const part of root.querySelectorAll("[data-bar], [data-tools], [data-aside]"))
      part.hidden = false
    const asked = () => facts.drawings.find((one) => `#${one.id}` === location.hash)?.id || ""
    window.addEventListener("hashchange", () => turn(asked()))
    turn(asked())
    if (resumed) screen.say(resumed)

    /* Names take other room once the typeface is there. */
    function measured() {
      places.forget()
      for (const view of views) view.forget?.()
      screen.show()
    }
    document.fonts.load('16px "Atkinson Hyperlegible"').then(measured, measured)
  }

  document.querySelectorAll("[data-screen]").forEach(mount)
})()
