// Takes the words of a query as the site took its own: folded, cut to their stem, and beside each
// word those that it may stand for. The rules come with the index, so that both sides agree.
(function () {
  "use strict"

  const TYPO = [0, 0.62, 0.42, 0.3]
  const LONGEST = 40 /* letters of a word; no language of ours has longer ones that tell more */
  const kim = (window.kim = window.kim || {})

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  }

  function words(text) {
    const plain = fold(text).replace(/([\p{L}\p{N}])['’](?=[\p{L}\p{N}])/gu, "$1 ")
    return (plain.match(/[\p{L}\p{N}]+/gu) || []).filter((word) => word.length > 1).map((word) => word.slice(0, LONGEST))
  }

  /** How many slips of the finger a word of this length may hold. */
  function slips(length) {
    return length < 5 ? 0 : length < 9 ? 1 : length < 14 ? 2 : 3
  }

  const FAR = 99
  const ROWS = Array.from({ length: 3 }, () => new Uint8Array(LONGEST + 2))

  /**
   * Count insertions, deletions, substitutions and swaps of neighbours; Infinity above the limit.
   * Only places are looked at that the limit can reach, in rows that are used again.
   */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return Infinity
    let [before, row, next] = ROWS
    for (let j = 0; j <= b.length; j++) row[j] = j
    for (let i = 1; i <= a.length; i++) {
      const from = Math.max(1, i - limit)
      const to = Math.min(b.length, i + limit)
      let best = (next[from - 1] = from > 1 ? FAR : i)
      for (let j = from; j <= to; j++) {
        const same = a[i - 1] === b[j - 1]
        let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1))
        if (!same && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1)
        }
        next[j] = cost
        if (cost < best) best = cost
      }
      if (best > limit) return Infinity
      if (to < b.length) next[to + 1] = FAR
      ;[before, row, next] = [row, next, before]
    }
    return row[b.length] <= limit ? row[b.length] : Infinity
  }

  function stemmer(head) {
    const rules = head.stems.map(([pattern, to]) => [new RegExp(pattern), to])
    const last = new RegExp(head.last[0])
    const known = new Map(Object.entries(head.irregular))
    return function stem(word) {
      if (!known.has(word)) {
        let cut = word
        for (let before = ""; cut !== before && !/^\p{N}+$/u.test(word); ) {
          before = cut
          for (const [pattern, to] of rules) cut = cut.replace(pattern, to)
        }
        known.set(word, /^\p{N}+$/u.test(word) ? word : cut.replace(last, head.last[1]))
      }
      return known.get(word)
    }
  }

  /** The words of a site, and how to look among them. */
  function vocabulary(head, terms) {
    const numbers = new Map(terms.map((term, number) => [term, number]))
    const every = `${terms.join("\n")}\n`
    const stem = stemmer(head)
    const stop = new Set(head.stop.split(" "))
    const idle = new Set([...stop].map((word) => numbers.get(stem(word))))

    /** Give the stem of a word as it stands in a text; empty if it says nothing. */
    const told = new Map()
    function telling(said) {
      if (!told.has(said)) {
        const word = words(said)[0] || ""
        told.set(said, stop.has(word) ? "" : stem(word))
      }
      return told.get(said)
    }

    /** Go through the words that begin in this way. */
    function* beginning(start) {
      let low = 0
      let high = terms.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (terms[middle] < start) low = middle + 1
        else high = middle
      }
      for (; low < terms.length && terms[low].startsWith(start); low++) yield low
    }

    /** Take the sign of the past away: `gepest` is of `pesten`, `uithuisgeplaatst` of `plaatsing`. */
    function present(word) {
      const past = head.past && word.match(head.past)
      return past ? [past[1] + past[2]] : []
    }

    /** Go through the words of one family: to educate, educator, education. */
    function* family(word, cut) {
      const roots = [word, cut, ...present(word)].flatMap((whole) =>
        head.endings
          .filter((ending) => whole.endsWith(ending) && whole.length - ending.length >= 4)
          .map((ending) => whole.slice(0, whole.length - ending.length))
          .flatMap((root) => [root, stem(root)]),
      )
      for (const root of new Set([cut, ...roots])) {
        for (const ending of head.endings) {
          const other = numbers.get(stem(root + ending))
          if (other !== undefined && root.length >= 4) yield other
        }
      }
    }

    /** Cut a word that nobody uses into words that the site does: none, or two to three. */
    function parts(word, most = 3) {
      for (let at = word.length - 3; at >= 3; at--) {
        const last = numbers.get(stem(word.slice(at)))
        for (const link of last === undefined ? [] : head.links) {
          const first = word.slice(0, at)
          if (!first.endsWith(link)) continue
          const start = first.slice(0, first.length - link.length)
          if (start.length < 3) continue
          const known = numbers.get(stem(start))
          if (known !== undefined) return [known, last]
          const more = most > 2 ? parts(start, most - 1) : []
          if (more.length) return [...more, last]
        }
      }
      return []
    }

    /** Find words that look like this one; of a word that is still being typed its beginning. */
    function alike(word, typing, add) {
      for (const cut of new Set([word, stem(word)])) {
        const limit = slips(cut.length)
        if (!limit) continue
        terms.forEach((term, number) => {
          const swapped = cut[0] === term[1] && cut[1] === term[0]
          if (cut[0] !== term[0] && !swapped && cut.length < 8) return
          const whole = distance(cut, term, limit)
          if (whole <= limit) add(number, TYPO[whole])
          else if (typing && cut.length >= 5 && term.length > cut.length) {
            const begun = distance(cut, term.slice(0, cut.length), limit)
            if (begun <= limit) add(number, TYPO[begun] * 0.6)
          }
        })
      }
    }

    /** Find words that hold this one, but not at their beginning: looked for in all at once. */
    function inside(cut, add) {
      for (let at = every.indexOf(cut); at >= 0; at = every.indexOf(cut, at + 1)) {
        if (at === 0 || every[at - 1] === "\n") continue
        const end = every.indexOf("\n", at)
        const number = numbers.get(every.slice(every.lastIndexOf("\n", at) + 1, end))
        if (at + cut.length === end) add(number, 0.6)
        else if (cut.length > 4) add(number, 0.35)
        at = end /* a word counts by where it holds the other first */
      }
    }

    /** Find the longest words of the site with which a longer word begins and ends. */
    function pieces(word, add) {
      const longest = (share, cutAt, weight) => {
        const least = Math.max(5, Math.ceil(word.length * share))
        for (let length = word.length - 2; length >= least; length--) {
          const number = numbers.get(stem(cutAt(length)))
          if (number !== undefined && terms[number].length >= least) return add(number, weight)
        }
      }
      longest(1 / 2, (length) => word.slice(-length), 0.4)
      longest(1 / 3, (length) => word.slice(0, length), 0.3)
    }

    /** Give the words that a word may stand for: number → how well, 1 for the word itself. */
    function expand(word, typing) {
      const cut = stem(word)
      const found = new Map(numbers.has(cut) ? [[numbers.get(cut), 1]] : [])
      const others = found.size ? 0.6 : 1 /* a word that the site has means first of all itself */
      const add = (number, weight) => {
        if (idle.has(number)) return
        if (weight * others > (found.get(number) || 0)) found.set(number, weight * others)
      }
      for (const other of family(word, cut)) add(other, 0.5)
      for (const start of new Set([word, cut])) {
        if (start.length < (typing ? 2 : 3)) continue
        for (const other of beginning(start)) {
          const share = start.length / terms[other].length
          add(other, typing ? 0.45 + 0.45 * share : 0.25 + 0.4 * share)
        }
      }
      if (cut.length > 3) inside(cut, add)
      if (!found.size) alike(word, typing, add)
      pieces(word, add)
      return found
    }

    return { terms, numbers, stem, stop, telling, expand, parts, words }
  }

  kim.words = { words, vocabulary }
})()
