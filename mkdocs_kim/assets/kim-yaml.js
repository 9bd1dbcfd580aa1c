/* Writes what somebody filled in as a tidy file of YAML: the keys in the order of the declarations,
   nothing that is empty. As mkdocs_kim/rewrite does, byte for byte. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})
  const { WIDTH, length, line, tidy, text, prose } = kim.yamlText

  const NAME = { key: "block", holds: "choice" }
  const LANGUAGES = ["nl", "en", "nl-easy", "en-easy"]
  const FEW = ["reference", "choice", "number"]
  const TEXTS = ["text", "prose"]
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value)

  /** Tell whether somebody left this open: no and nought are answers. */
  function isEmpty(value) {
    if (value === null || value === undefined) return true
    if (typeof value === "string") return !value.trim()
    return typeof value === "object" && Object.values(value).every(isEmpty)
  }

  /** Give the fields of a block, by its name if it can be one of several. */
  const fieldsOf = (field, value) =>
    field.holds === "blocks" ? [NAME, ...(field.blocks[value.block] || [])] : field.fields

  const NUMBER = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/i
  const ID = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|[\p{L}\p{N}_]+)$/u
  const YES = ["yes", "true", "on", "y", "t", "1"]
  const NO = ["no", "false", "off", "n", "f", "0"]

  /* What is written without quotes, if it is what it should be. */
  const bare = (pattern) => (value) => (pattern.test(value) ? value : "")
  const truth = (value) => (YES.includes(value.toLowerCase()) ? "yes" : NO.includes(value.toLowerCase()) ? "no" : "")
  const PLAIN = {
    yes_no: truth,
    number: (value) => (NUMBER.test(value) ? String(Number(value)) : ""),
    date: bare(ID),
    choice: bare(ID),
    reference: bare(ID),
  }

  /** Write a single value on one line. */
  function single(field, value, inBrackets) {
    const told = tidy(String(value))
    return (PLAIN[field.holds] && PLAIN[field.holds](told)) || line(told, inBrackets)
  }

  /** Put the lines of a mapping below their key, or the first of them beside their dash. */
  function under(head, lines) {
    if (!lines.length) return []
    return head.endsWith("-") ? [`${head} ${lines[0].trimStart()}`, ...lines.slice(1)] : [head, ...lines]
  }

  const fits = (head, value) => length(`${head} ${value}`) <= WIDTH

  /** Write an item of a drawing on one line; nothing if it does not fit or holds more than words. */
  function onOneLine(head, field, value) {
    const kept = field.fields.filter(({ key }) => !isEmpty(value[key]))
    const simple = kept.every(
      ({ key, many, holds }) => !many && !isObject(value[key]) && !["prose", "row"].includes(holds)
    )
    const told = kept.map((part) => `${part.key}: ${simple && single(part, value[part.key], true)}`)
    const whole = `{${told.join(", ")}}`
    return simple && fits(head, whole) ? [`${head} ${whole}`] : null
  }

  const inOrder = ([one], [other]) => LANGUAGES.indexOf(one) - LANGUAGES.indexOf(other)

  /** Write texts by keys of their own: languages, or the letters of an acronym. */
  function keyed(head, field, entries, indent) {
    const kept = entries.filter(([, item]) => !isEmpty(item))
    const inner = kept.flatMap(([key, item]) =>
      written(field, `${" ".repeat(indent + 2)}${line(key)}:`, item, indent + 2)
    )
    return under(head, inner)
  }

  /* An object cannot hold two of the same key, nor numbers in an order of their own. */
  const pairs = (value) => (Array.isArray(value) ? value : Object.entries(value))

  function mapping(fields, value, indent, drawn) {
    return fields
      .filter(({ key }) => !isEmpty(value[key]))
      .flatMap((field) => {
        const head = `${" ".repeat(indent)}${field.key}:`
        const write = field.many ? list : written
        return write(field, head, value[field.key], indent, drawn || field.key === "worksheet")
      })
  }

  /** Write the cells of a row; an empty one keeps its place, but not at the end. */
  function row(field, head, value, indent) {
    const last = value.findLastIndex((cell) => !isEmpty(cell))
    const cells = value.slice(0, last + 1)
    if (!cells.some(isObject)) {
      const whole = `[${cells.map((cell) => line(tidy(cell ?? ""), true)).join(", ")}]`
      if (fits(head, whole)) return [`${head} ${whole}`]
    }
    return items({ holds: "text" }, head, cells, indent)
  }

  function items(field, head, value, indent, drawn) {
    const dash = `${" ".repeat(indent + 2)}-`
    return under(head, value.flatMap((item) => written(field, dash, item, indent + 2, drawn)))
  }

  function list(field, head, value, indent, drawn) {
    const kept = value.filter((item) => !isEmpty(item))
    if (FEW.includes(field.holds)) {
      const whole = `[${kept.map((item) => single(field, item, true)).join(", ")}]`
      if (fits(head, whole)) return [`${head} ${whole}`]
    }
    return items(field, head, kept, indent, drawn)
  }

  /** Write one value after its key or its dash, as lines; ``indent`` is where that stands. */
  function written(field, head, value, indent, drawn) {
    if (field.holds === "row") return row(field, head, value, indent)
    if (field.holds === "words") return keyed(head, { holds: "text" }, pairs(value), indent)
    if (field.holds === "block" || field.holds === "blocks") {
      const short = drawn && field.holds === "block" && head.endsWith("-") && onOneLine(head, field, value)
      return short || under(head, mapping(fieldsOf(field, value), value, indent + 2, drawn))
    }
    if (isObject(value)) return keyed(head, field, Object.entries(value).sort(inOrder), indent)
    if (TEXTS.includes(field.holds)) return { text, prose }[field.holds](head, value, indent + 2)
    return [`${head} ${single(field, value, false)}`]
  }

  /** Write a record as a file; a source as it stands among the others of sources.yml. */
  function write(kind, data) {
    const { fields, schema } = kim.forms.kinds[kind]
    const lines =
      kind === "source"
        ? under("  -", mapping(fields, data, 4))
        : [`# yaml-language-server: $schema=${schema}`, ...mapping(fields, data, 0)]
    return `${lines.join("\n")}\n`
  }

  kim.yaml = { write, isEmpty }
})()
