/* Draws people and lines over the ground of a drawing. The ground comes with the page. */

(function () {
  "use strict"

  const { places, strokes } = window.kim
  const SVG = "http://www.w3.org/2000/svg"
  const NEAR = 0.8
  const TOUCH = { few: 15, many: 9 }
  const MANY = 24

  function make(name, attributes = {}, ...inner) {
    const element = document.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    element.append(...inner)
    return element
  }

  const cut = ([x0, y0], [x1, y1], before, after) => {
    const long = Math.hypot(x1 - x0, y1 - y0) || 1
    const both = Math.min(1, long / (before + after || 1))
    return [
      strokes.between([x0, y0], [x1, y1], (before * both) / long),
      strokes.between([x0, y0], [x1, y1], 1 - (after * both) / long),
    ]
  }

  function paths(facts, kind, start, end) {
    return strokes.stroke(facts.strokes[kind], start, end).map(({ d, width, dash, round }) => {
      const how = { d, class: "kim-tie", "stroke-width": width || 0.5 }
      if (dash) how["stroke-dasharray"] = dash
      if (round) how["stroke-linecap"] = "round"
      return make("path", how)
    })
  }

  const tip = (start, end, inside) =>
    make("path", {
      class: "kim-tie",
      d: strokes.path(strokes.head(start, end, 3.8, 0.5)),
      "stroke-width": inside > 1 ? 0.8 : 0.5,
    })

  /* A line between the centre and somebody, as sheets with an example draw it. */
  function tie(facts, rim, end, { line, arrow }) {
    const kind = line || "thin"
    const has = (way) => (arrow === way || arrow === "both" ? NEAR : 0)
    const [start, stop] = cut(rim, end, has("to"), has("from"))
    const inside = ["thick", "double", "zigzag"].includes(kind) ? 2.4 : 0.6
    const before = has("to") ? inside : 0
    const after = has("from") ? inside : 0
    const drawn = paths(facts, kind, ...cut(start, stop, before, after))
    if (before) drawn.push(tip(stop, start, inside))
    if (after) drawn.push(tip(start, stop, inside))
    return drawn
  }

  function words(lines, x, y, size, leading, how = {}) {
    const top = y - (lines.length * size * leading) / 2
    return lines.map((line, at) =>
      make(
        "text",
        {
          x: strokes.mm(x),
          y: strokes.mm(top + at * size * leading + size * (leading / 2 + 0.34)),
          "font-size": strokes.mm(size),
          "text-anchor": "middle",
          ...how,
        },
        line,
      ),
    )
  }

  /* Somebody: a dot with a name below it among shells, a name with a line around it elsewhere.
     Who is one of few has more room for a finger. */
  function person(on, point, name, count) {
    const size = places.room(on, name)
    const [x, y] = point
    const group = places.groupAt(on, point)
    const [left, top, right, bottom] = places.box(point, size)
    const least = count > MANY ? TOUCH.many : TOUCH.few
    const wide = Math.max(least, right - left)
    const tall = Math.max(least, bottom - top)
    const inner = [
      make("rect", {
        class: "kim-person__touch",
        x: (left + right - wide) / 2,
        y: (top + bottom - tall) / 2,
        width: wide,
        height: tall,
      }),
    ]
    if (on.kind === "rings") {
      const middle = y + size.dot + 0.6 + (size.lines.length * on.type * on.leading) / 2
      inner.push(
        make("rect", {
          class: "kim-person__back",
          x: left - 0.4,
          y: y + size.dot + 0.4,
          width: right - left + 0.8,
          height: bottom - y - size.dot,
        }),
      )
      inner.push(make("circle", { class: "kim-person__dot", cx: x, cy: y, r: size.dot }))
      inner.push(...words(size.lines, x, middle, on.type, on.leading))
    } else {
      const letter = on.groups[group]?.letter || ""
      const disc = letter ? on.type * 0.75 : 0
      inner.push(
        make("rect", {
          class: "kim-person__pill",
          x: left + disc,
          y: top,
          width: right - left - disc,
          height: bottom - top,
          rx: Math.min(4.5, (bottom - top) / 2),
        }),
      )
      inner.push(
        ...words(size.lines, (left + right + disc * 2 - places.PAD) / 2, y, on.type, on.leading),
      )
      if (letter) {
        inner.push(make("circle", { class: "kim-person__dot", cx: left + disc, cy: y, r: disc }))
        inner.push(
          ...words([letter], left + disc, y, on.type * 0.85, on.leading, {
            class: "kim-person__letter",
          }),
        )
      }
    }
    return { group, inner }
  }

  /* The letters of support, on the line between the centre and somebody. */
  function letters(on, rim, end, text, kind) {
    const [x, y] = strokes.between(rim, end, kind === "broken" ? 0.75 : 0.6)
    const wide = places.width(text, on.type) + 1.6
    const tall = on.type * on.leading
    return [
      make("rect", {
        class: "kim-person__back",
        x: x - wide / 2,
        y: y - tall / 2,
        width: wide,
        height: tall,
      }),
      ...words([text], x, y, on.type, on.leading, { class: "kim-tie__letters" }),
    ]
  }

  /* All lines of a drawing; shape: lines first, then what stands on them. */
  function lines(facts, on, state) {
    const { places: stood, links } = window.kim.network.drawing(state, on.id)
    const names = new Map(
      state.people.map(({ id }) => [id, window.kim.change.called(facts, state, id)]),
    )
    const points = new Map(
      Object.entries(stood).map(([id, place]) => [Number(id), places.toDrawing(on, place)]),
    )
    const boxes = new Map([...points].map(([id, point]) => [id, around(on, point, names.get(id))]))
    const under = []
    const over = []
    for (const [id, point] of points) {
      const place = stood[id]
      const start = cut(on.middle, point, on.centre, 0)[0]
      const end = places.rim(on.middle, point, boxes.get(id))
      if (place.line || place.arrow) under.push(...tie(facts, start, end, known(facts, place)))
      if (place.letters.length)
        over.push(...letters(on, start, end, place.letters.join(" "), place.line))
    }
    for (const { from, to, line } of links) {
      const [one, other] = [points.get(from), points.get(to)]
      const start = places.rim(other, one, boxes.get(from))
      const end = places.rim(one, other, boxes.get(to))
      under.push(
        ...paths(facts, facts.strokes[line] ? line : "thin", ...cut(start, end, NEAR, NEAR)),
      )
    }
    return [...under, ...over]
  }

  const known = (facts, place) => (facts.strokes[place.line] ? place : { ...place, line: "" })

  /* What a line stops at: the dot, or the line around the name. */
  function around(on, [x, y], name) {
    const size = places.room(on, name)
    return on.kind === "rings"
      ? [x - size.dot, y - size.dot, x + size.dot, y + size.dot]
      : places.box([x, y], size)
  }

  /* Last time's drawing, in grey. */
  function shadow(on, state) {
    const { places: stood } = window.kim.network.drawing(state, on.id)
    return state.people
      .filter((one) => one.id in stood)
      .flatMap((one) => {
        const point = places.toDrawing(on, stood[one.id])
        const size = places.room(on, one.name)
        const [left, top, right, bottom] = places.box(point, size)
        const text = on.kind === "rings" ? (bottom + point[1] + size.dot) / 2 : point[1]
        return [
          on.kind === "rings"
            ? make("circle", { cx: point[0], cy: point[1], r: size.dot })
            : make("rect", { x: left, y: top, width: right - left, height: bottom - top, rx: 3 }),
          ...words(size.lines, point[0], text, on.type, on.leading),
        ]
      })
  }

  /* A line of a kind, as a legend shows it. */
  const sample = (facts, kind) =>
    make(
      "svg",
      { viewBox: "0 0 26 4.5", class: "kim-choice-sign__svg" },
      ...paths(facts, kind, [0.8, 2.25], [25.2, 2.25]),
    )

  window.kim = { ...window.kim, board: { lines, make, person, sample, shadow } }
})()
