/* What a reader does on the page to draw on: presses buttons and keys, types names, opens files. */

(function () {
  "use strict"

  const { network } = window.kim
  const LIMIT = 1024 * 1024

  function today() {
    const day = new Date()
    const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    return parts.map((one) => String(one).padStart(2, "0")).join("-")
  }

  /* What the buttons do, each by its name. */
  function doing(screen, seat, views, file) {
    const { facts, root, say, sayKept } = screen
    const find = (name) => root.querySelector(name)

    function moved(kept, word) {
      if (kept === null) return
      screen.show()
      sayKept(kept, word)
    }

    function ask(why) {
      file.dataset.why = why
      file.click()
    }

    function resize(step) {
      const at = facts.drawings.findIndex((one) => one.id === root.dataset.shown)
      say("zoom", { percent: views[at + 1].size(step) })
    }

    return {
      undo: () => moved(seat.undo(), "undone"),
      redo: () => moved(seat.redo(), "redone"),
      print: () => window.print(),
      save() {
        seat.save(`${facts.words.saved_file}-${today()}.json`)
        say("saved")
      },
      open: () => ask("open"),
      under: () => ask("under"),
      lift() {
        screen.lay(null)
        say("under_gone")
        find(`[data-panel="${root.dataset.shown}"] [data-add] input`).focus()
      },
      clear() {
        if (seat.isEmpty() && !screen.under()) return say("cleared")
        const kept = seat.clear()
        screen.lay(null)
        find('[data-do="undo"]').focus()
        return sayKept(kept, "cleared")
      },
      smaller: () => resize(-1),
      larger: () => resize(1),
    }
  }

  /* Takes what a file says: to go on with, or to lie under what is drawn now. */
  function taking(screen, seat, versions) {
    const isOlder = ([id, { version }]) => versions[id] && version && version !== versions[id]
    return function take({ fault, state }, why) {
      if (fault) return screen.say(fault)
      if (why === "under") {
        screen.lay(state)
        return screen.say("under")
      }
      const kept = seat.open(state)
      screen.show()
      const older = Object.entries(state.drawings).some(isOlder)
      return screen.sayKept(kept, older ? "older" : "opened")
    }
  }

  /* What is typed and filed on the page: a name, a field of the sheet, a file. */
  function listen(screen, seat, file, take) {
    const { act, root, say } = screen
    root.addEventListener("submit", (event) => {
      event.preventDefault()
      const input = event.target.querySelector("input")
      const name = input.value.trim()
      if (!name) return
      const id = network.fresh(seat.now())
      act({ kind: "add", name, id })
      if (!screen.has(id)) return
      input.value = ""
      screen.choose(id)
      input.focus()
    })
    root.addEventListener("input", ({ target: { dataset, value } }) => {
      if (!dataset.field) return
      act({ kind: "field", number: Number(dataset.field), value }, `field-${dataset.field}`)
    })
    file.addEventListener("change", () => {
      const [found] = file.files
      const { why } = file.dataset
      if (found && found.size > LIMIT) say("large")
      else if (found)
        found.text().then(
          (read) => take(network.read(read), why),
          () => say("broken"),
        )
      file.value = ""
    })
  }

  /* What is pressed: buttons, and keys that mean the same everywhere on the page. */
  function press(screen, views, does) {
    const cancel = () => views.forEach((view) => view.cancel?.())
    const run = (name) => {
      cancel()
      does[name]()
    }
    screen.root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]")
      if (button) run(button.dataset.do)
    })
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        cancel()
        screen.choose(null)
      }
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return
      if (event.target.matches("input[type=text]")) return
      event.preventDefault()
      run(event.shiftKey ? "redo" : "undo")
    })
  }

  function handle(screen, seat, views, versions) {
    const file = screen.root.querySelector("[data-file]")
    press(screen, views, doing(screen, seat, views, file))
    listen(screen, seat, file, taking(screen, seat, versions))
  }

  window.kim = { ...window.kim, handle }
})()
