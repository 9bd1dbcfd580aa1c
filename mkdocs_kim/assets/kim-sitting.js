/* What is drawn in one sitting: what stands there, what was done and undone, and what this tab keeps
   of it. Nothing outlives the tab but the files that somebody saves. */

(function () {
  "use strict"

  const { device, network, steps } = window.kim
  const KEY = "kim-tekening"

  /* Shape: what changes the drawing tells whether the tab keeps it; undoing nothing gives null. */
  function sitting(versions) {
    const place = device.store("sessionStorage", KEY)
    let history = steps.begun(network.empty())
    let saved = ""

    const isEmpty = () => network.isEmpty(history.now)
    const text = () => network.write(history.now, versions)
    const step = (state, typed) => (history = steps.stepped(history, state, typed))
    const keep = () => place.set(isEmpty() ? "" : text())
    const move = (found) => found && ((history = found), keep())

    return {
      isEmpty,
      now: () => history.now,
      canUndo: () => history.past.length > 0,
      canRedo: () => history.future.length > 0,
      isSafe: () => isEmpty() || text() === saved,
      act(what, typed) {
        step(network.next(history.now, what), typed)
        return keep()
      },
      /* What is opened lies in a file already. */
      open(state) {
        step(state, "")
        saved = text()
        return keep()
      },
      clear() {
        step(network.empty(), "")
        saved = ""
        return keep()
      },
      undo: () => move(steps.back(history)),
      redo: () => move(steps.forth(history)),
      save(name) {
        saved = text()
        device.save(name, saved)
      },
      /* What is typed next is a step of its own. */
      pause() {
        history = { ...history, typed: "" }
      },
      /* Nothing can be undone any more. */
      forget() {
        history = steps.begun(history.now)
      },
      /* Takes up what this tab kept, and says what came of it; nothing if it kept nothing. */
      resume() {
        const kept = place.get()
        if (!kept) return ""
        const { state } = network.read(kept)
        if (state) history = steps.begun(state)
        return state ? "back" : "lost"
      },
    }
  }

  window.kim = { ...window.kim, sitting }
})()
