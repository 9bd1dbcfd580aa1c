/* Guesses which of the known words was meant, as mkdocs_kim/diagnostics.py does: by the share of
   their signs that stand in the same order in both. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  /** Find the longest piece that two texts share between these bounds; the first of equals. */
  function longest(one, other, [fromOne, toOne, fromOther, toOther]) {
    let best = { size: 0, one: fromOne, other: fromOther }
    let before = new Map()
    for (let i = fromOne; i < toOne; i += 1) {
      const here = new Map()
      for (let j = fromOther; j < toOther; j += 1) {
        if (one[i] !== other[j]) continue
        const size = (before.get(j - 1) || 0) + 1
        here.set(j, size)
        if (size > best.size) best = { size, one: i - size + 1, other: j - size + 1 }
      }
      before = here
    }
    return best
  }

  function shared(one, other, [fromOne, toOne, fromOther, toOther]) {
    const found = longest(one, other, [fromOne, toOne, fromOther, toOther])
    if (!found.size) return 0
    const left = shared(one, other, [fromOne, found.one, fromOther, found.other])
    const right = [found.one + found.size, toOne, found.other + found.size, toOther]
    return left + found.size + shared(one, other, right)
  }

  /** Tell how alike two texts are, from 0 to 1. */
  function alike(one, other) {
    const total = one.length + other.length
    return total ? (2 * shared(one, other, [0, one.length, 0, other.length])) / total : 1
  }

  /** Guess what was meant; null if nothing is near. */
  function closest(wrong, known) {
    const meant = [...wrong.toLowerCase()]
    let [near, best] = [0.6, null]
    for (const word of [...known].sort()) {
      const signs = [...word.toLowerCase()]
      const most = (2 * Math.min(signs.length, meant.length)) / (signs.length + meant.length)
      const ratio = most < near ? 0 : alike(signs, meant)
      if (ratio > near || (best === null && ratio === near)) [near, best] = [ratio, word]
    }
    return best
  }

  kim.closest = closest
})()
