/* Tells what was kept of what somebody typed before, and asks what to do with it. */

(function () {
  "use strict"

  const { form } = window.kim

  const part = (root, name) => root.querySelector(`[data-kim-${name}]`)

  /** Say that a text stands there again. */
  function again(root, shown) {
    part(root, "kept").hidden = !shown
    part(root, "words").textContent = shown ? root.dataset.restored : ""
  }

  /** Offer texts that do not stand there, one at a time. Shape: ``act`` restores or drops one. */
  function offer(root, others, stamp, act) {
    const notice = part(root, "back")
    const [one] = others
    notice.hidden = !one
    if (!one) return
    const title = form.isBlock(one.data.title) ? Object.values(one.data.title)[0] : one.data.title
    const other = form.worded(root.dataset.other, { title: title || one.id || "…" })
    notice.querySelector("p").textContent = one.stamp === stamp ? other : root.dataset.old
    part(root, "restore").onclick = () => act.restore(one)
    part(root, "drop").onclick = () => act.drop(one)
  }

  form.kept = { again, offer }
})()
