/* Checks one value: a text, a piece of prose, a date, an address, a number. Each check gives faults:
   {code, facts, guess, choices}, as kim check has them. What only a reader of Markdown or all
   records together can see is left to kim check. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})
  const { CONTROL, length, tidy } = kim.yamlText

  const LONGEST = 1000
  const LONGEST_PROSE = 10000
  const [FIRST, LAST] = [1800, 2100]

  const fault = (code, facts = {}, more = {}) => [{ code, facts, ...more }]
  const word = (key) => ({ word: key })

  /* Letters and signs that are drawn as nothing. */
  const BLANK = /[\u115f\u1160\u2800\u3164\uffa0]/g
  const visible = (value) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(value.replace(BLANK, ""))

  function text(value) {
    const told = value.trim()
    const count = length(told)
    if (CONTROL.test(told)) return fault("control-character")
    if (!visible(told)) return fault("empty-value")
    if (count > LONGEST) return fault("too-many-characters", { count, limit: LONGEST })
    return told.includes("\n") ? fault("more-than-one-line") : []
  }

  /** Give a text with blanks for what Markdown takes as it stands: code, and escaped signs. */
  const withoutCode = (value) =>
    value
      .replace(/(`{3,}|~{3,})[\s\S]*?(?:\1|$)/g, (code) => code.replace(/[^\n]/g, " "))
      .replace(/(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, (code) => code.replace(/[^\n]/g, " "))
      .replace(/\\[!-/:-@[-`{-~]/g, "  ")

  const HIDDEN = ["emphasis", "strong", "link", "citation"]
  const told = (one) => (HIDDEN.includes(one.kind) ? "" : one.text || (one.kind === "cross_link" ? "x" : " "))

  /** Count what a reader sees as words: a cross-link is at least one, a citation none. */
  const counted = (bits) => (bits.map(told).join("").match(/\S*[\p{L}\p{N}_]\S*/gu) || []).length
  const read = (value) => kim.prose.walk(kim.prose.read(value))
  const words = (value) => counted(read(value))
  const shows = (one) => ["cross_link", "citation"].includes(one.kind) || visible(one.text)

  const TAG = /<(?:[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?|\/[a-z][a-z0-9-]*\s*|!--[\s\S]*?--)>/i

  /** Find what has no place in prose, the first of each. */
  function marks(value, bits) {
    const told = withoutCode(value)
    const tag = told.replace(/(\]\(|\]:)\s*<[^<>\n]*>/g, "$1").match(TAG)
    const heading = bits.some((one) => one.heading)
    const image = bits.some((one) => one.kind === "image")
    const addresses = bits.filter((one) => one.kind === "link").map((one) => one.target)
    const unsafe = addresses.find((address) => !kim.prose.safe(address))
    const open = (sign, whole) => told.replace(whole, "").includes(sign)
    return [
      ...(tag ? fault("raw-html", { html: tag[0].split("\n")[0].slice(0, 40) }) : []),
      ...(heading ? fault("heading-in-prose") : []),
      ...(image ? fault("image-in-prose") : []),
      ...(unsafe === undefined ? [] : fault("unsafe-link", { address: unsafe.slice(0, 60) })),
      ...(open("[[", /\[\[[^[\]|\n]*[^[\]|\n\s][^[\]|\n]*(?:\|[^[\]\n]*)?\]\]/g) ? fault("half-cross-link") : []),
      ...(open("[@", /\[@[^[\]\n]*[^[\]\n\s][^[\]\n]*\]/g) ? fault("half-citation") : []),
    ]
  }

  /** List what prose refers to: kind and id. */
  function references(value) {
    const told = withoutCode(value)
    const of = (kind, pattern) =>
      [...told.matchAll(pattern)].map((found) => [kind, found[1].trim()]).filter(([, id]) => id)
    return [
      ...of("any", /\[\[([^[\]|\n]*)(?:\|[^[\]\n]*)?\]\]/g),
      ...of("source", /\[@([^[\]\n]*)\]/g),
    ]
  }

  function prose(value, limit) {
    const told = value.replace(/\r\n?/g, "\n").trim()
    const count = length(told) + 1 /* the end of its last line */
    if (CONTROL.test(told)) return fault("control-character")
    if (count > LONGEST_PROSE) return fault("too-many-characters", { count, limit: LONGEST_PROSE })
    const bits = read(told)
    const found = marks(told, bits)
    if (!found.length && !bits.some(shows)) return fault("empty-value")
    const seen = counted(bits)
    return [...(limit && seen > limit ? fault("too-many-words", { words: seen, limit }) : []), ...found]
  }

  /** Read a date that is written in another order, or with other signs. */
  function nearly(told) {
    const parts = told.match(/^(\d+)[-/.](\d+)[-/.](\d+)$/)
    if (!parts) return undefined
    const [year, month, day] = parts[1].length === 4 ? parts.slice(1) : parts.slice(1).reverse()
    if (year.length !== 4 || month.length > 2 || day.length > 2) return undefined
    return [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-")
  }

  function date(value) {
    const told = tidy(value)
    const parts = told.match(/^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/)
    if (!parts) return fault("not-a-date", { found: told }, { guess: nearly(told) })
    const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? 1 : Number(part)))
    if (year < FIRST) return fault("too-small", { found: told, limit: FIRST })
    if (year > LAST) return fault("too-large", { found: told, limit: LAST })
    const real = new Date(Date.UTC(year, month - 1, day))
    const exists = real.getUTCMonth() === month - 1 && real.getUTCDate() === day
    return exists ? [] : fault("no-such-date", { found: told })
  }

  function address(value) {
    const found = tidy(value)
    if (/^https?:\/\/[^\s/?#@:\u00ad\u200b-\u200f\u2060-\u206f\ufeff]+(:\d+)?([/?#]\S*)?$/.test(found)) return []
    const host = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.[a-z]{2,}(?:\/\S*)?$/u.test(found)
    return fault("not-an-address", { found }, host ? { guess: `https://${found}` } : {})
  }

  function email(value) {
    const found = tidy(value)
    return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(found) ? [] : fault("not-an-email", { found })
  }

  const quotedShort = (told) => `‘${length(told) > 300 ? `${[...told].slice(0, 60).join("")}…` : told}’`
  const wrong = (wanted, told) => fault("wrong-type", { wanted: word(wanted), found: quotedShort(told) })

  function number(value, { whole, least, most }) {
    const told = tidy(String(value))
    const is = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(told)
    if (!is || (whole && !Number.isInteger(Number(told)))) return wrong(whole ? "a_whole_number" : "a_number", told)
    if (least !== null && Number(told) < least) return fault("too-small", { found: told, limit: least })
    return most !== null && Number(told) > most ? fault("too-large", { found: told, limit: most }) : []
  }

  function truth(value) {
    const told = String(value).toLowerCase()
    return /^(?:yes|no|true|false|on|off|y|n|t|f|1|0)$/.test(told) ? [] : wrong("yes_or_no", String(value))
  }

  kim.validText = { fault, word, words, text, prose, references, date, address, email, number, truth }
})()
