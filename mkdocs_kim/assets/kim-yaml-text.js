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
  /* What makes a line something else than a piece of a paragraph. */
  const MARKS = /^(?:[ \t\n\r\f\v]|[-+*](?:[ \t\n\r\f\v]|$)|[0-9]{1,9}[.)]|[>#`~<|]|[-_*=]+$)/
  /* A line end inside a paragraph, before a line that can be nothing but its continuation. */
  const WRAP =
    /(?<=[^\s\\])[ ]?\n(?!\s|[-+*]\s|\p{Nd}{1,9}[.)]|[>#`~<|]|(?:[-_*=][ \t]*)+(?:\n|$))/gu

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

  /** Cut a line of prose where it may go on at the next line without becoming something else. */
  function pieces(row) {
    const found = []
    let start = 0
    let end = null
    for (const word of row.matchAll(WORD)) {
      const single = end !== null && word.index - end === 1
      if (single && !/[\s\\]/.test(row[end - 1]) && !MARKS.test(word[0])) {
        found.push(row.slice(start, end))
        start = word.index
      }
      end = word.index + word[0].length
    }
    return [...found, row.slice(start)]
  }

  const hasCode = (text) => text.includes("```") || text.includes("~~~")

  /** Wrap the paragraphs of prose; a block of code makes all of it stay as it stands. */
  function wrapped(text, width) {
    if (hasCode(text)) return text.split("\n")
    const rows = text.replace(WRAP, " ").split("\n")
    return rows.flatMap((row) => (MARKS.test(row) ? [row] : filled(pieces(row), width)))
  }

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
