/* Who somebody knows, and where they stand in each drawing. A state is never changed: what happens
   gives a new one, so that everything can be undone. */

(function () {
  "use strict"

  const FORMAT = "kim-network"
  const VERSION = 2
  const LIMITS = {
    people: 200,
    links: 400,
    name: 60,
    who: 160,
    field: 120,
    fields: 4,
    drawings: 20,
  }
  const FAR = 2
  const ID = /^[a-z0-9][a-z0-9-]{0,79}$/
  const HASH = /^[0-9a-f]{0,16}$/
  const ARROWS = ["to", "from", "both"]

  const bare = () => ({ version: "", places: {}, links: [] })
  const empty = () => ({ fields: [], people: [], drawings: {} })
  const drawing = (state, id) => state.drawings[id] || bare()
  const without = (list, key) =>
    Object.fromEntries(Object.entries(list).filter(([one]) => one !== String(key)))

  function redrawn(state, id, change) {
    return { ...state, drawings: { ...state.drawings, [id]: { ...drawing(state, id), ...change } } }
  }

  const acts = {
    add(state, { name, id }) {
      const one = { id, name: clean(name, LIMITS.name), who: "" }
      return { ...state, people: [...state.people, one] }
    },
    edit(state, { id, change }) {
      const clear = Object.entries(change).map(([key, text]) => [key, clean(text, LIMITS[key])])
      const cleaned = Object.fromEntries(clear)
      const people = state.people.map((one) => (one.id === id ? { ...one, ...cleaned } : one))
      return { ...state, people }
    },
    remove(state, { id }) {
      const left = Object.keys(state.drawings).reduce(
        (now, name) => acts.off(now, { on: name, id }),
        state,
      )
      return { ...left, people: left.people.filter((one) => one.id !== id) }
    },
    place(state, { on, id, change }) {
      const places = drawing(state, on).places
      const found = { x: 0, y: 0, line: "", letters: [], arrow: "", ...places[id], ...change }
      return redrawn(state, on, { places: { ...places, [id]: found } })
    },
    off(state, { on, id }) {
      const { places, links } = drawing(state, on)
      const left = links.filter((one) => one.from !== id && one.to !== id)
      return redrawn(state, on, { places: without(places, id), links: left })
    },
    link(state, { on, from, to, line }) {
      const others = drawing(state, on).links.filter((one) => !joins(one, from, to))
      if (line && others.length >= LIMITS.links) return state
      return redrawn(state, on, { links: line ? [...others, { from, to, line }] : others })
    },
    field(state, { number, value }) {
      const fields = Array.from(
        { length: Math.max(state.fields.length, number + 1) },
        (_, at) => state.fields[at] || "",
      )
      fields[number] = clean(value, LIMITS.field)
      return { ...state, fields }
    },
    replace: (_, { state }) => state,
  }

  const joins = (link, one, other) =>
    (link.from === one && link.to === other) || (link.from === other && link.to === one)

  const next = (state, act) => acts[act.kind](state, act)

  /* The lowest number that nobody has. */
  function fresh(state) {
    const taken = new Set(state.people.map((one) => one.id))
    let id = 1
    while (taken.has(id)) id += 1
    return id
  }

  const isEmpty = (state) => !state.people.length && !state.fields.some(Boolean)

  /* Versions: what each drawing was made on, so that an old file can be told from a new one. */
  function write(state, versions) {
    const drawings = Object.fromEntries(
      Object.entries(state.drawings).map(([id, one]) => [
        id,
        { ...one, version: versions[id] || one.version },
      ]),
    )
    return `${JSON.stringify({ format: FORMAT, version: VERSION, ...state, drawings }, null, 2)}\n`
  }

  /* What a file of an older version lacks: the first had no lines between two people. */
  const upgrades = {
    1: (found) => ({
      ...found,
      version: 2,
      drawings: mapped(found.drawings, (one) => ({ ...one, links: [] })),
    }),
  }

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value)
  const mapped = (list, change) =>
    isObject(list)
      ? Object.fromEntries(
          Object.entries(list).map(([key, one]) => [key, isObject(one) ? change(one) : one]),
        )
      : list
  /* Signs that nobody sees, and that turn others around; telephones copy them along with names. */
  const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g
  const clean = (text, most) => text.replace(UNSEEN, "").slice(0, most)
  const isText = (value, most) => typeof value === "string" && value === clean(value, most)
  const isKind = (value) => typeof value === "string" && /^[a-z_]{0,20}$/.test(value)
  const isNumber = (value) => Number.isInteger(value) && value > 0 && value < 1e6
  const isPlace = (value) => typeof value === "number" && Math.abs(value) <= FAR

  /* Gives the state in a file, or the name of what is wrong. Nothing of a wrong file is kept. */
  function read(text) {
    let found = null
    try {
      found = JSON.parse(text)
    } catch {
      return { fault: "broken" }
    }
    if (!isObject(found) || found.format !== FORMAT || !Number.isInteger(found.version))
      return { fault: "broken" }
    if (found.version > VERSION) return { fault: "later" }
    while (upgrades[found.version]) found = upgrades[found.version](found)
    if (found.version !== VERSION) return { fault: "broken" }
    const state = sound(found)
    return state ? { state } : { fault: "broken" }
  }

  /* Takes over what is known, piece by piece; null if any piece is not as it should be. */
  function sound({ fields, people, drawings }) {
    if (!Array.isArray(fields) || !Array.isArray(people) || !isObject(drawings)) return null
    if (fields.length > LIMITS.fields || !fields.every((one) => isText(one, LIMITS.field)))
      return null
    if (people.length > LIMITS.people || !people.every(isPerson)) return null
    const ids = new Set(people.map((one) => one.id))
    if (ids.size !== people.length) return null
    const names = Object.keys(drawings)
    if (names.length > LIMITS.drawings || !names.every((id) => ID.test(id))) return null
    const read = names.map((id) => [id, isObject(drawings[id]) ? drawn(drawings[id], ids) : null])
    if (!read.every(([, one]) => one)) return null
    return {
      fields,
      people: people.map(({ id, name, who }) => ({ id, name, who })),
      drawings: Object.fromEntries(read),
    }
  }

  const isPerson = (one) =>
    isObject(one) &&
    isNumber(one.id) &&
    isText(one.name, LIMITS.name) &&
    isText(one.who, LIMITS.who)

  function drawn({ version, places, links }, ids) {
    if (typeof version !== "string" || !HASH.test(version)) return null
    if (!isObject(places) || !Array.isArray(links) || links.length > LIMITS.links) return null
    const stood = Object.entries(places)
    const isIn = (id) => ids.has(id) && String(id) in places
    if (
      !stood.every(([id, one]) => ids.has(Number(id)) && String(Number(id)) === id && isStood(one))
    )
      return null
    if (
      !links.every(
        (one) =>
          isObject(one) &&
          isIn(one.from) &&
          isIn(one.to) &&
          one.from !== one.to &&
          isKind(one.line),
      )
    )
      return null
    return {
      version,
      places: Object.fromEntries(
        stood.map(([id, { x, y, line, letters, arrow }]) => [
          id,
          { x, y, line, letters: [...letters], arrow },
        ]),
      ),
      links: links.map(({ from, to, line }) => ({ from, to, line })),
    }
  }

  const isStood = (one) =>
    isObject(one) &&
    isPlace(one.x) &&
    isPlace(one.y) &&
    isKind(one.line) &&
    (one.arrow === "" || ARROWS.includes(one.arrow)) &&
    Array.isArray(one.letters) &&
    one.letters.length <= 12 &&
    one.letters.every((letter) => isText(letter, 12))

  window.kim = {
    ...window.kim,
    network: { LIMITS, drawing, empty, fresh, isEmpty, joins, next, read, write },
  }
})()
