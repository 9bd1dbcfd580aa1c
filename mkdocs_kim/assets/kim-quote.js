// Quotes what was found: the place in a page that shows best why, with the words marked.
(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  /** Find the words of a text that were searched for. */
  function marksIn(text, stems, words) {
    const marks = []
    for (const found of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const stem = words.stem(words.words(found[0])[0] || "")
      if (stems.has(stem)) marks.push({ from: found.index, to: found.index + found[0].length, stem })
    }
    return marks
  }

  /** Find the place in a page that shows best why it was found; its beginning if none does. */
  function best(pieces, stems, words, length = 150) {
    let found = null
    for (const [label, anchor, text] of pieces) {
      const marks = marksIn(text, stems, words)
      for (const mark of marks) {
        const near = marks.filter((other) => other.from >= mark.from && other.to < mark.from + length)
        const value = new Set(near.map((other) => other.stem)).size
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
  function marked(text, stems, words) {
    return cut({ text, at: 0, marks: marksIn(text, stems, words) }, text.length)
  }

  kim.quote = { best, marked }
})()
