/* Words of the preview, worked out as the views of the site do it: plain text, a beginning, dates,
   ages, how long a judgement holds. Nothing here touches a page. */

window.kim = window.kim || {}
window.kim.previewWords = (function () {
  "use strict"

  const CITED = "\0"
  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])

  /** Take the value in the language of the page, or else in whatever language there is. */
  function said(value, code) {
    if (value === null || typeof value !== "object") return value === undefined ? "" : String(value)
    return String(value[code] ?? Object.values(value)[0] ?? "")
  }

  /** Print prose as plain text without citations; ``title`` names what cross-links lead to. */
  function plain(root, title) {
    const print = (bit) => {
      if (bit.kind === "citation") return CITED
      if (bit.kind === "cross_link") return bit.text || title(bit.target)
      if (bit.kind === "break" || bit.kind === "line_break") return " "
      const after = ["paragraph", "item", "code_block"].includes(bit.kind) ? " " : ""
      return bit.text + bit.children.map(print).join("") + after
    }
    const words = print(root).split(/\s+/).filter(Boolean).join(" ")
    return words.replaceAll(` ${CITED}`, "").replaceAll(CITED, "")
  }

  /** Cut a text at whole sentences if one fits, else at a word. Lengths are those of whole signs. */
  function shorten(text, limit) {
    const signs = [...text]
    if (signs.length <= limit) return text
    const room = signs.slice(0, limit + 1).join("")
    const ends = [...room.matchAll(/[^\s.]{3,}[.?!] /g)].map((found) => found.index + found[0].length - 1)
    const last = ends.length ? room.slice(0, ends.at(-1)) : ""
    if ([...last].length > Math.floor(limit / 3)) return last
    const cut = signs.slice(0, limit - 1).join("")
    return `${cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut}`.replace(/[,;:]+$/, "") + " …"
  }

  const parts = (day) => String(day).split("-").map(Number)

  /** Write a date as precisely as it is known. */
  function when(day, months) {
    const [year, month, date] = parts(day)
    return [date, month && months[month], year].filter(Boolean).join(" ")
  }

  /** Give the last day that a date may mean, as text that sorts. */
  function last(day) {
    const [year, month = 12, date] = parts(day)
    const whole = date || new Date(Date.UTC(year, month, 0)).getUTCDate()
    return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(whole).padStart(2, "0")].join("-")
  }

  function later(day, years) {
    const [year, ...rest] = String(day).split("-")
    const moved = [Number(year) + years, ...rest]
    if (moved[1] === "02" && moved[2] === "29" && new Date(Date.UTC(moved[0], 2, 0)).getUTCDate() < 29) moved[2] = "28"
    return moved.join("-")
  }

  const dated = (day) => /^\d{4}(-\d{2}){0,2}$/.test(String(day || ""))

  /** Give the latest judgement, and whether it has lapsed; ``years`` tells how long levels hold. */
  function judged(judgements, years, today) {
    const whole = (judgements || []).filter((one) => one && one.level && dated(one.date))
    if (!whole.length) return null
    const latest = whole.reduce((best, one) => (last(one.date) > last(best.date) ? one : best))
    const known = Object.hasOwn(years, latest.level)
    const until = dated(latest.valid_until) ? latest.valid_until : known && later(latest.date, years[latest.level])
    return { ...latest, known, lapsed: Boolean(known && today > last(until)) }
  }

  function age(value, words) {
    const [first, to] = [value.from, value.to]
    if (!first && to === undefined) return words.age_all
    if (to === undefined) return worded(words.age_from, { first })
    if (first === undefined) return worded(words.age_to, { last: to })
    return worded(words.age_both, { first, last: to })
  }

  /** Word how long it takes: in the record's own words, else in meetings and months. */
  function duration(value, words, code) {
    if (value.text) return [said(value.text, code)]
    const found = []
    if (value.meetings) found.push(worded(words.meetings, { count: value.meetings }))
    if (value.months) found.push(worded(words.months, { count: Number(value.months) }))
    return found
  }

  return { worded, said, plain, shorten, when, judged, age, duration }
})()
