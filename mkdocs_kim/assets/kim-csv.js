/* Writes tables and documents as files, as mkdocs_kim/render/export/writing.py does, byte for byte. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  /* What a spreadsheet makes something else of: a formula, another number, a date. */
  const CHANGED = [
    /^[\x00-\x20\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/,
    /^(0[0-9]+|[0-9]{12,}|[0-9]+[eE][+-]?[0-9]+)$/,
    /^([0-9]{4}|[0-9]{1,2}[-/.][0-9]{1,2})[-/.][0-9]{1,4}$/,
    /^[0-9]{1,2}[-/.][0-9]{1,2}$/,
  ]

  function guarded(text) {
    return CHANGED.some((pattern) => pattern.test(text)) ? `'${text}` : text
  }

  function line(cells) {
    const quoted = cells.map((cell) => {
      const text = guarded(cell.replace(/\r\n?/g, "\n"))
      return `"${text.replaceAll('"', '""')}"`
    })
    return `${quoted.join(";")}\r\n`
  }

  /** Write a table: with the mark of UTF-8, semicolons, and what is told below an empty line. */
  function csv({ head, rows, about }) {
    const told = about.filter(([, words]) => words)
    const lines = [head, ...rows, ...(told.length ? [[], ...told] : [])]
    return `\ufeff${lines.map(line).join("")}`
  }

  function byLine(value) {
    if (!Array.isArray(value) || !value.length) return JSON.stringify(value)
    return `[\n${value.map((item) => JSON.stringify(item)).join(",\n")}\n]`
  }

  /** Write a document: a line for each of its keys, and for each item of its lists. */
  function json(made) {
    const lines = Object.entries(made).map(([key, value]) => `${JSON.stringify(key)}: ${byLine(value)}`)
    return `{\n${lines.join(",\n")}\n}\n`
  }

  kim.csv = { guarded, csv, json }
})()
