/* Checks what is filled in against the declarations and against what is known, and says it in the
   sentences of kim check. What only all records together tell is left to kim check. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})
  const { fault, word, ...check } = kim.validText
  const { isEmpty } = kim.yaml

  const FEW = 8
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value)
  const at = (faults, ...path) => faults.map((one) => ({ ...one, path: [...path, ...(one.path || [])] }))
  const has = (kind, id) => (kim.forms.known[kind] || []).some(([known]) => known === id)
  const kinds = () => Object.keys(kim.forms.kinds).filter((kind) => kind !== "source")
  const kindOf = (id) => kinds().find((kind) => has(kind, id))
  const pathOf = (kind, id) => kim.forms.kinds[kind].path.replace("{id}", id)
  const isId = (id) => new RegExp(`^(?:${kim.forms.id})$`).test(id)

  function slug(text) {
    const plain = text.toLowerCase().normalize("NFKD").replace(/[^\x00-\x7f]/g, "")
    return (plain.match(/[a-z0-9]+/g) || []).join("-")
  }

  /** Check that a reference leads somewhere, to something of the right kind. */
  function known(of, value) {
    const id = value.trim()
    const listed = of === "any" ? kinds() : [of]
    if (listed.some((kind) => has(kind, id))) return []
    const ids = listed.flatMap((kind) => (kim.forms.known[kind] || []).map(([one]) => one))
    const now = Object.hasOwn(kim.forms.former, id) ? kim.forms.former[id] : ""
    const guess = ids.includes(now) ? now : kim.closest(id, ids)
    const facts = { id, kind: word(`kind_${of}`) }
    if (of !== "any" && !kinds().includes(of)) {
      const file = of === "source" ? "sources.yml" : "vocabularies.yml"
      return fault("unknown-entry", { ...facts, file }, { guess })
    }
    const other = kindOf(id)
    if (!other) return fault("unknown-id", facts, { guess })
    return fault("wrong-kind", { ...facts, found: word(`kind_${other}`) }, { guess })
  }

  /** Check an id that the record itself gives. */
  function own(value, kind, key) {
    const id = value.trim()
    if (!isId(id)) return fault("bad-id", { id }, { guess: slug(id) })
    if (key !== "former_ids") return []
    if (kim.forms.reserved.includes(id)) return fault("reserved-id", { id })
    return kindOf(id) ? fault("former-id-in-use", { id, path: pathOf(kindOf(id), id) }) : []
  }

  function choice(value, choices) {
    if (choices.includes(value)) return []
    return fault("not-a-choice", { found: value }, { guess: kim.closest(value, choices), choices })
  }

  function prose(value, { words }) {
    const bad = check.references(value).flatMap(([of, id]) => known(of, id))
    const faults = check.prose(value, words)
    return [...faults, ...bad]
  }

  const SINGLE = {
    text: (value) => check.text(value),
    prose,
    address: (value) => check.address(value),
    email: (value) => check.email(value),
    date: (value) => check.date(String(value)),
    number: (value, field) => check.number(value, field),
    yes_no: (value) => check.truth(value),
    choice: (value, field) => choice(String(value), field.choices),
    reference: (value, field, kind) =>
      field.of === "own" ? own(String(value), kind, field.key) : known(field.of, String(value)),
  }

  /** Check a text, in the site's language or in several. */
  const spoken = (value) =>
    isObject(value)
      ? Object.entries(value).flatMap(([code, text]) => (isEmpty(text) ? [] : at(check.text(text), code)))
      : check.text(value)

  function words(value) {
    const pairs = Array.isArray(value) ? value : Object.entries(value)
    const told = pairs.filter(([, text]) => !isEmpty(text))
    const before = (key, number) => told.slice(0, number).some(([one]) => one === key)
    return told.flatMap(([key, text], number) => {
      const twice = before(key, number) ? fault("duplicate-key") : []
      return at(named([...twice, ...spoken(text)], key), key)
    })
  }

  /** Check the cells of a row; an empty one before a filled one is a fault, as it moves the rest. */
  function row(value) {
    const last = value.findLastIndex((cell) => !isEmpty(cell))
    return value.slice(0, last + 1).flatMap((cell, number) => at(spoken(cell || ""), number))
  }

  function block(field, value, kind) {
    if (field.holds === "block") return shape(field.fields, value, kind)
    const allowed = Object.keys(field.blocks)
    if (!value.block) return at(named(fault("missing-key"), "block"), "block")
    if (value.block === "columns" && !allowed.includes("columns")) return at(fault("columns-in-columns"), "block")
    if (!allowed.includes(value.block)) return at(named(choice(value.block, allowed), "block"), "block")
    return shape(field.blocks[value.block], value, kind)
  }

  /** Check one value, in the site's language or in several. */
  function one(field, value, kind) {
    if (field.holds === "words") return words(value)
    if (field.holds === "row") return row(value)
    if (field.holds.startsWith("block")) return block(field, value, kind)
    if (!isObject(value)) return SINGLE[field.holds](value, field, kind)
    const told = Object.entries(value).filter(([, text]) => !isEmpty(text))
    return told.flatMap(([code, text]) => at(SINGLE[field.holds](text, field, kind), code))
  }

  function list(field, value, kind) {
    const count = value.filter((item) => !isEmpty(item)).length
    const short = field.fewest > 1 && count < field.fewest
    const long = field.limit !== null && count > field.limit
    const faults = value.flatMap((item, number) => (isEmpty(item) ? [] : at(one(field, item, kind), number)))
    return [
      ...(short ? fault("list-too-short", { limit: field.fewest }) : []),
      ...(long ? fault("list-too-long", { count, limit: field.limit }) : []),
      ...faults,
    ]
  }

  /** Name the field in faults that do not name one closer by. */
  const named = (faults, key) => faults.map((one) => ({ ...one, facts: { key, ...one.facts } }))

  /** Check a pair of which just one is filled in, at the first of the two. */
  function either(fields, field, value) {
    const other = fields.find(({ key }) => key === field.either)
    const first = other && fields.indexOf(field) < fields.indexOf(other)
    if (!first || isEmpty(value[field.key]) !== isEmpty(value[other.key])) return []
    return fault("not-just-one", { one: field.label, other: other.label })
  }

  function shape(fields, value, kind) {
    return fields.flatMap((field) => {
      const { key, label } = field
      const pair = at(either(fields, field, value), key)
      if (isEmpty(value[key])) return field.required ? at(named(fault("missing-key"), label), key) : pair
      const found = field.many ? list(field, value[key], kind) : one(field, value[key], kind)
      return [...pair, ...at(named(found.map((fault) => demanded(field, fault)), label), key)]
    })
  }

  /** What nobody sees is no answer where one has to be. */
  function demanded({ required }, fault) {
    const open = required && fault.code === "empty-value" && !fault.path
    return open ? { ...fault, code: "key-not-filled-in" } : fault
  }

  /** Check the name of a file; whether another has it matters only for one that is new. */
  function name(kind, id, fresh) {
    if (!id) return named(fault("missing-key"), "id")
    if (!isId(id)) return fault("bad-file-name", { name: `${id}.yml` }, { guess: slug(id) && `${slug(id)}.yml` })
    const { former, kinds: declared, lists, reserved } = kim.forms
    // Beside the records at the root stand the lists.
    const others = declared[kind].folder ? reserved : [...reserved, ...lists]
    if (others.includes(id)) return fault("reserved-id", { id })
    const holder = kindOf(id) ? id : Object.hasOwn(former, id) ? former[id] : ""
    return fresh && holder ? fault("duplicate-id", { id, first: pathOf(kindOf(holder), holder) }) : []
  }

  /** Check the id of a source, which stands among its keys. */
  function entry(id, fresh) {
    const taken = fresh && has("source", id)
    return taken ? fault("duplicate-id", { id, first: pathOf("source") }) : []
  }

  const oneLine = (text) => text.replace(/[\p{C}\p{Z}]/gu, " ")
  const shown = (fact) => {
    if (fact.word) return kim.forms.words[fact.word]
    const told = oneLine(String(fact))
    const signs = [...told]
    return signs.length > 300 ? `${signs.slice(0, 60).join("")}…` : told
  }
  const filled = (text, facts) => text.replace(/\{(\w+)\}/g, (_, key) => shown(facts[key]))

  /** Say what stands there, what is wanted and the way out. */
  function sentence({ code, facts, guess, choices = [] }) {
    const { messages, words } = kim.forms
    const said = filled(messages[code], facts)
    if (guess) return `${said} ${filled(words.did_you_mean, { guess })}`
    if (!choices.length) return said
    if (choices.length > FEW) return `${said} ${words.see_the_manual}`
    return `${said} ${filled(words.choose_from, { choices: choices.join(", ") })}`
  }

  /** Find all that does not fit. Shape: [{path, code, text}], in the order of the fields. */
  kim.valid = {
    check(kind, id, data, fresh = false) {
      const whole = kind === "source" ? { ...(id ? { id } : {}), ...data } : data
      const file = kind === "source" ? entry(whole.id, fresh) : name(kind, id, fresh)
      const found = [...at(file, "id"), ...shape(kim.forms.kinds[kind].fields, whole, kind)]
      /* A new name follows from the title: without that it is not missing yet. */
      const early = fresh && !id && isEmpty(data.title)
      const faults = found.filter(({ path }) => !early || path[0] !== "id")
      return faults.map((one) => ({ path: one.path, code: one.code, text: sentence(one) }))
    },
  }
})()
