/* What was done and undone: a state is never changed, so that each step back gives what there was. */

(function () {
  "use strict"

  const MOST = 200

  /* What happened, what is, and what was undone. Typing on in one place is one step. */
  const begun = (state) => ({ past: [], now: state, future: [], typed: "" })
  function stepped(history, state, typed) {
    if (typed && typed === history.typed) return { ...history, now: state, future: [] }
    return { past: [...history.past, history.now].slice(-MOST), now: state, future: [], typed }
  }
  const back = ({ past, now, future }) =>
    past.length
      ? { past: past.slice(0, -1), now: past[past.length - 1], future: [now, ...future], typed: "" }
      : null
  const forth = ({ past, now, future }) =>
    future.length
      ? { past: [...past, now], now: future[0], future: future.slice(1), typed: "" }
      : null

  window.kim = { ...window.kim, steps: { back, begun, forth, stepped } }
})()
