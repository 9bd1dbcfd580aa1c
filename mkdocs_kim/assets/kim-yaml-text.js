/* Writes texts as YAML holds them best: plain where every reader takes them for the same text, else
   in quotes; long ones folded; prose as a block, wrapped. As mkdocs_kim/rewrite does, byte for byte:
   whoever changes one changes the other. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})
  const WIDTH = 100

  /* What no file may hold: what YAML forbids, line ends that nobody sees, what turns reading. */
  const CONTROL =
    /[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u

  /* What some reader of YAML takes for something else than this text: a sign, a truth, a number. */
  const TRAPS = [
    /^[-?:,[\]{}#&*!|>'"%@`=~<+.\s]/,
    /:(?:\s|$)|\s#|\s$|[\n\t]/,
    /^(?:y|n|yes|no|on|off|true|false|null|(?=.*[0-9])[-0-9a-f_.,:+tzxo ]+)$/i,
    CONTROL,
  ]
  /* Between brackets a question mark opens a key for readers that keep to YAML 1.1. */
  const IN_BRACKETS = /[,[\]{}?]/

  /* A cross-link is one word, with its wording: it cannot go on on another line. */
  const WORD = /(?:\[\[[^[\]\n]*\]\]|\[@[^[\]\n]*\]|[^ ])+/gu
  /* What begins a line as more than the next words of a paragraph. */
  const OPENS = /^(?:\s|$|[-+*](?:\s|$)|[0-9]{1,9}[.)]|[>#`~<|]|(?:[-_*=][ \t]*)+$)/
  /* The signs of quotes, lists and items that a line stands in. */
  const IN = "(?:[ \\t]*(?:>|(?:[-+*]|[0-9]{1,9}[.)])(?=[ \\t]|$)))*"
  /* What no words can follow on its line: code, an empty item, a rule, a line below a heading. */
  const CLOSED = new RegExp(
    `^(?:(?: {4}|[ ]*\\t)|${IN}(?:[ \\t]{5}|[ \\t]*(?:$|(?:[-_*=][ \\t]*)+$|#{1,6}(?:[ \\t]|$))))`,
  )
  /* What may say where a link leads, which takes a line of its own, or two with a title. */
  const LABEL = `^${IN}[ \\t]*\\[(?:[^[\\]\\\\]|\\\\.)*`
  const DEFINES = new RegExp(`${LABEL}\\]:`)
  /* What may become that on the lines below. */
  const BEGINS = new RegExp(`${LABEL}\\\\?$`)
  const GOES_ON = /[^\s\\] ?$/

  /** Count as people and YAML do: an emoji is one. */
  const length = (text) => [...text].length

  function quoted(text) {
    const escape = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`
    return JSON.stringify(text).replace(new RegExp(CONTROL, "gu"), escape)
  }

  /** Write a text on one line; between brackets more signs have a meaning. */
  function line(text, inBrackets = false) {
    const trapped = !text || TRAPS.some((trap) => trap.test(text))
    return trapped || (inBrackets && IN_BRACKETS.test(text)) ? quoted(text) : text
  }

  /** Put pieces on lines, as many on each as fit. */
  function filled(pieces, width) {
    const lines = [pieces[0]]
    for (const piece of pieces.slice(1)) {
      const longer = `${lines[lines.length - 1]} ${piece}`
      if (length(longer) <= width) lines[lines.length - 1] = longer
      else lines.push(piece)
    }
    return lines
  }

  const goesOn = (row, next) => GOES_ON.test(row) && !OPENS.test(next) && !CLOSED.test(row)
  const alone = (row) => OPENS.test(row) || CLOSED.test(row)

  /** Give prose by what stands on one line if lines may be as long as they like: ``fixed`` is a row
      that no layout may break. Prose with a block of code stands as it does. */
  function rowsOf(text) {
    const lines = text.split("\n")
    if (text.includes("```") || text.includes("~~~")) return lines.map((row) => ({ row, fixed: true }))
    const found = []
    let fixed = false
    lines.forEach((line, number) => {
      const last = found[found.length - 1]
      if (number && !fixed && goesOn(last.row, line)) last.row = `${last.row.replace(/ $/, "")} ${line}`
      else {
        fixed = Boolean(line.trim()) && (fixed || (number > 0 && BEGINS.test(last.row)))
        found.push({ row: line })
      }
      const now = found[found.length - 1]
      now.fixed = fixed = fixed || DEFINES.test(now.row)
    })
    return found.map(({ row, fixed: whole }) => ({ row, fixed: whole || alone(row) }))
  }

  /** Cut a line of prose where it may go on at the next line and says the same there. */
  function pieces(row) {
    const found = []
    let start = 0
    let end = 0
    for (const word of row.matchAll(WORD)) {
      const before = row.slice(start, end)
      const whole = word.index - end === 1 && !/[\s\\]$/.test(before) && !CLOSED.test(before)
      if (whole && !OPENS.test(word[0])) {
        found.push(before)
        start = word.index
      }
      end = word.index + word[0].length
    }
    return [...found, row.slice(start)]
  }

  /** Wrap the paragraphs of prose. */
  const wrapped = (text, width) =>
    rowsOf(text).flatMap(({ row, fixed }) => (fixed ? [row] : filled(pieces(row), width)))

  const below = (rows, indent) => rows.map((row) => (row ? " ".repeat(indent) + row : ""))

  /** Make one line of what people typed: no space at the ends, one between words. */
  const tidy = (text) => text.trim().replace(/[^\S\n]+/g, " ")

  /** Write a text after its key or dash; one that is too long for the line goes on below. */
  function text(head, value, indent) {
    const told = tidy(value)
    const short = `${head} ${line(told)}`
    const stays = length(short) <= WIDTH || !told.includes(" ") || told.includes("\n")
    if (stays || CONTROL.test(told)) return [short]
    return [`${head} >-`, ...below(filled(told.split(" "), WIDTH - indent), indent)]
  }

  /** Write prose after its key or dash. */
  function prose(head, value, indent) {
    const rows = wrapped(value.replace(/\r\n?/g, "\n").trim(), WIDTH - indent)
    if (rows.some((row) => CONTROL.test(row))) return [`${head} ${quoted(rows.join("\n"))}`]
    return [`${head} |`, ...below(rows, indent)]
  }

  kim.yamlText = { WIDTH, CONTROL, length, line, tidy, text, prose }
})()
