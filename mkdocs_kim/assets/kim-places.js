/* Where people stand in a drawing, in millimetres: in which shell and group, how much room a name
   takes, and where there is room left. */

(function () {
  "use strict"

  const { abs, atan2, cos, hypot, max, min, PI, sin } = Math

  const WIDE = 32
  const LINES = 3
  const PAD = 1.6
  const DOT = 1.6
  const AIR = 0.3
  const ACROSS = 1.5
  const HIDES = 25
  const WORSE = 20
  const MANY = 36
  const SMALLER = 0.88
  const TURN = 2 * PI
  const GRID = 1.5
  const HALFWAY = 0.7

  const pens = document.createElement("canvas").getContext("2d")

  /* Measures a text in the typeface of the drawing. */
  function width(text, size, bold = false) {
    pens.font = `${bold ? 700 : 400} 100px "Atkinson Hyperlegible", sans-serif`
    return (pens.measureText(text).width / 100) * size
  }

  /* Breaks a name into lines; what is too long for the last ends in an ellipsis. */
  function wrap(text, size) {
    const lines = []
    for (const word of text
      .trim()
      .split(/\s+/)
      .flatMap((one) => pieces(one, size))) {
      const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word
      if (lines.length && width(longer, size) <= WIDE) lines[lines.length - 1] = longer
      else lines.push(word)
    }
    if (lines.length <= LINES) return lines
    let last = lines[LINES - 1]
    while (last && width(`${last}…`, size) > WIDE) last = last.slice(0, -1)
    return [...lines.slice(0, LINES - 1), `${last}…`]
  }

  function pieces(word, size) {
    const found = [""]
    for (const sign of word) {
      if (width(found[found.length - 1] + sign, size) > WIDE) found.push("")
      found[found.length - 1] += sign
    }
    return found
  }

  const toDrawing = (on, { x, y }) => [
    on.middle[0] + x * on.reach[0],
    on.middle[1] + y * on.reach[1],
  ]
  const four = (value) => Number(value.toFixed(4))

  /* A place as it is kept: a part of the reach of the drawing, whatever the paper. */
  function toPlace(on, [x, y]) {
    const wide = on.kind === "rings" ? 2 : 1
    const held = (value) => min(wide, max(-wide, value))
    return {
      x: four(held((x - on.middle[0]) / on.reach[0])),
      y: four(held((y - on.middle[1]) / on.reach[1])),
    }
  }

  const apart = (one, other) => {
    const turn = abs(one - other) % TURN
    return min(turn, TURN - turn)
  }

  /* The number of the shell that holds a point, from inside; the last also holds what is outside. */
  function ringAt(on, [x, y]) {
    const found = on.shells.findIndex(
      ([a, b]) => hypot((x - on.middle[0]) / a, (y - on.middle[1]) / b) <= 1,
    )
    return found < 0 ? on.shells.length - 1 : found
  }

  /* The number of the sector or group in whose direction a point lies. */
  function groupAt(on, [x, y]) {
    if (!on.groups.length) return -1
    const turn = atan2(y - on.middle[1], x - on.middle[0])
    if (on.kind === "rings") {
      const part = (((turn - on.turns[0]) % TURN) + TURN) % TURN
      return min(on.groups.length - 1, Math.floor((part / TURN) * on.groups.length))
    }
    const far = on.turns.map((one) => apart(one, turn))
    return far.indexOf(min(...far))
  }

  /* Names of very many people are a little smaller, so that none covers another. */
  function fit(on, count) {
    on.type = on.size * (count > MANY ? SMALLER : 1)
  }

  const rooms = new Map()

  /* The room that a name takes around its place: its own lines, and how far it goes each way. */
  function room(on, name) {
    const key = `${on.id} ${on.type} ${name}`
    if (!rooms.has(key)) rooms.set(key, measured(on, name))
    return rooms.get(key)
  }

  /* Once the typeface is there, names take other room. */
  const forget = () => rooms.clear()

  function measured(on, name) {
    const lines = wrap(name, on.type)
    const wide = max(4, ...lines.map((line) => width(line, on.type))) / 2
    const tall = lines.length * on.type * on.leading
    if (on.kind === "rings") {
      return { lines, left: wide, right: wide, up: DOT, down: DOT + 0.6 + tall, dot: DOT }
    }
    const letter = on.groups.some((one) => one.letter) ? on.type * 0.75 : 0
    const across = wide + PAD + letter
    return { lines, left: across, right: across, up: tall / 2 + 1, down: tall / 2 + 1, dot: 0 }
  }

  const box = ([x, y], size) => [x - size.left, y - size.up, x + size.right, y + size.down]

  const overlap = (one, other, across, up) =>
    max(0, min(one[2], other[2]) - max(one[0], other[0]) + across) *
    max(0, min(one[3], other[3]) - max(one[1], other[1]) + up)

  /* How much of two names is on top of each other; that they nearly touch counts for a little. */
  const meets = (one, other) => overlap(one, other, 0, 0) * WORSE + overlap(one, other, ACROSS, AIR)

  /* Whether a line goes through a box. */
  function crossed([x0, y0], [x1, y1], [left, top, right, bottom]) {
    let [from, to] = [0, 1]
    for (const [start, way, low, high] of [
      [x0, x1 - x0, left, right],
      [y0, y1 - y0, top, bottom],
    ]) {
      if (!way && (start < low || start > high)) return false
      const ends = way ? [(low - start) / way, (high - start) / way].sort((a, b) => a - b) : [0, 1]
      from = max(from, ends[0])
      to = min(to, ends[1])
    }
    return from < to
  }

  /* How many people would hide the line to the centre of another. */
  function hidden(on, place, own, taken) {
    if (on.kind === "rings") return 0
    return taken.filter((other) => {
      const there = [(other[0] + other[2]) / 2, (other[1] + other[3]) / 2]
      return crossed(on.middle, there, own) || crossed(on.middle, place, other)
    }).length
  }

  /* Keeps a name inside the drawing. */
  function inside(on, [x, y], size) {
    return [
      min(on.width - size.right - 0.5, max(size.left + 0.5, x)),
      min(on.height - size.down - 0.5, max(size.up + 0.5, y)),
    ]
  }

  /* Where somebody would stand who is alone in a shell and a group. */
  function alone(on, ring, group) {
    const rings = on.kind === "rings"
    const turn = on.turns[max(0, group)] + (rings ? PI / max(1, on.groups.length) : 0)
    const near = ring > 0 ? on.shells[ring - 1] : [on.centre, on.centre]
    const far = rings ? on.shells[max(0, ring)] : on.reach
    const part = rings ? 0.5 : HALFWAY
    const [a, b] = [0, 1].map((at) => near[at] + (far[at] - near[at]) * part)
    return [on.middle[0] + a * cos(turn), on.middle[1] + b * sin(turn)]
  }

  /* Finds the place nearest to that where a name covers no other; or where it covers least. */
  function free(on, ring, group, name, taken) {
    const size = room(on, name)
    const [x0, y0] = alone(on, ring, group)
    const core = [-1, -1, 1, 1].map((way, at) => on.middle[at % 2] + way * on.centre)
    const all = [...on.taken, core, ...taken]
    let best = { place: inside(on, [x0, y0], size), cost: Infinity, far: 0 }
    for (let x = size.left; x <= on.width - size.right; x += GRID) {
      for (let y = size.up; y <= on.height - size.down; y += GRID) {
        const far = hypot(x - x0, y - y0)
        if (best.cost === 0 && far >= best.far) continue
        if (groupAt(on, [x, y]) !== group && group >= 0) continue
        if (on.kind === "rings" && ringAt(on, [x, y]) !== ring) continue
        const own = box([x, y], size)
        const cost = all.reduce((sum, other) => sum + meets(own, other), 0)
        if (cost > best.cost) continue
        const away = far + HIDES * hidden(on, [x, y], own, taken)
        if (cost < best.cost || away < best.far) best = { place: [x, y], cost, far: away }
      }
    }
    return best.place
  }

  /* Where a line from a point to the middle of a box leaves the box. */
  function rim([x0, y0], [x, y], [left, top, right, bottom]) {
    const [dx, dy] = [x0 - x, y0 - y]
    const across = dx > 0 ? (right - x) / dx : dx < 0 ? (left - x) / dx : Infinity
    const up = dy > 0 ? (bottom - y) / dy : dy < 0 ? (top - y) / dy : Infinity
    const part = min(1, across, up)
    return [x + dx * part, y + dy * part]
  }

  window.kim = {
    ...window.kim,
    places: {
      PAD,
      box,
      fit,
      forget,
      free,
      groupAt,
      inside,
      rim,
      ringAt,
      room,
      toDrawing,
      toPlace,
      width,
    },
  }
})()
