// Quotes what was found: the place in a page that shows best why, with the words marked.
(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  /** Take the telling words of a text, with their place. */
  function telling(text, words) {
    return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: said, index }) => {
      return { from: index, to: index + said.length, stem: words.telling(said) }
    }).filter(({ stem }) => stem)
  }

  /** Find what of a text was searched for: words, and phrases only where they stand as a whole. */
  function marksIn(text, sought, words) {
    const said = telling(text, words)
    const marks = new Map()
    const mark = (place, weight) => {
      if (weight > (marks.get(place)?.weight || 0)) marks.set(place, { ...said[place], weight })
    }
    said.forEach(({ stem }, place) => {
      if (sought.words.has(stem)) mark(place, sought.words.get(stem))
      for (const phrase of sought.phrases.get(stem) || []) {
        const whole = phrase.every((other, step) => said[place + step]?.stem === other)
        if (whole) phrase.forEach((_, step) => mark(place + step, 0.5))
      }
    })
    return [...marks.values()].sort((a, b) => a.from - b.from)
  }

  /** Find the place in a page that shows best why it was found; its beginning if none does. */
  function best(pieces, sought, words, length = 150) {
    let found = null
    for (const [label, anchor, text] of pieces) {
      const marks = marksIn(text, sought, words)
      for (const mark of marks) {
        const near = marks.filter((other) => other.from >= mark.from && other.to < mark.from + length)
        const held = new Map(near.map(({ stem, weight }) => [stem, weight]))
        const value = [...held.values()].reduce((sum, weight) => sum + weight, 0)
        if (!found || value > found.value) found = { value, label, anchor, text, at: mark.from, marks }
      }
    }
    if (found) return { found: true, label: found.label, anchor: found.anchor, parts: cut(found, length) }
    const text = pieces.length ? pieces[0][2] : ""
    return { found: false, label: "", anchor: "", parts: cut({ text, at: 0, marks: [] }, length) }
  }

  /** Cut a text around a place, at words, into pieces that are marked and pieces that are not. */
  function cut({ text, at, marks }, length) {
    const sentence = Math.max(text.lastIndexOf(". ", at) + 2, 0)
    let from = at - sentence < length / 2 && sentence > 1 ? sentence : text.lastIndexOf(" ", at - 40) + 1
    if (at < length / 2) from = 0
    const space = text.indexOf(" ", from + length)
    const to = space < 0 ? text.length : space
    const parts = [[from > 0 ? "… " : "", false]]
    let last = from
    for (const mark of marks) {
      if (mark.from < from || mark.to > to) continue
      parts.push([text.slice(last, mark.from), false], [text.slice(mark.from, mark.to), true])
      last = mark.to
    }
    parts.push([text.slice(last, to) + (to < text.length ? " …" : ""), false])
    return parts.filter(([piece]) => piece)
  }

  /** Give a whole text in pieces that are marked and pieces that are not. */
  function marked(text, sought, words) {
    return cut({ text, at: 0, marks: marksIn(text, sought, words) }, text.length)
  }

  kim.quote = { best, marked }
})()
