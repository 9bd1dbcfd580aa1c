/* The kinds of line, drawn as on paper: the page says how each looks, in millimetres. */

(function () {
  "use strict"

  const { atan2, cos, hypot, max, PI, round, sin } = Math

  const mm = (value) => String(Number(value.toFixed(2)))
  const between = (one, other, part) => [
    one[0] + (other[0] - one[0]) * part,
    one[1] + (other[1] - one[1]) * part,
  ]
  const path = (points) => `M${points.map(([x, y]) => `${mm(x)} ${mm(y)}`).join(" L")}`
  const angle = (start, end) => atan2(end[1] - start[1], end[0] - start[0])

  function beside(start, end, by) {
    if (!by) return [start, end]
    const turn = angle(start, end) + PI / 2
    const [dx, dy] = [by * cos(turn), by * sin(turn)]
    return [
      [start[0] + dx, start[1] + dy],
      [end[0] + dx, end[1] + dy],
    ]
  }

  function wave(start, end, [half, far]) {
    const count = max(4, round(hypot(end[0] - start[0], end[1] - start[1]) / half))
    const turn = angle(start, end) + PI / 2
    const points = [start]
    for (let number = 1; number < count; number += 1) {
      const [x, y] = between(start, end, number / count)
      const by = number % 2 ? far : -far
      points.push([x + by * cos(turn), y + by * sin(turn)])
    }
    return [...points, end]
  }

  function slash(middle, start, end) {
    const turn = angle(start, end) + PI / 3
    const [dx, dy] = [2 * cos(turn), 2 * sin(turn)]
    return [
      [middle[0] - dx, middle[1] - dy],
      [middle[0] + dx, middle[1] + dy],
    ]
  }

  /* The head of an arrow at the end of a line; a wide line gets a wide head. */
  function head(start, end, long = 2.6, spread = 0.4) {
    const turn = angle(start, end)
    const wings = [spread, -spread].map((by) => [
      end[0] - long * cos(turn + by),
      end[1] - long * sin(turn + by),
    ])
    return [wings[0], end, wings[1]]
  }

  /* Shape: the paths of a line of a kind between two points, each with how it is drawn. */
  function stroke(look, start, end) {
    const how = { width: look.width, dash: look.dash, round: look.round }
    const lines = look.beside.flatMap((side) => {
      const [one, other] = beside(start, end, side)
      if (look.wave) return [wave(one, other, look.wave)]
      if (!look.gap) return [[one, other]]
      return [
        [one, between(one, other, look.gap[0])],
        [between(one, other, look.gap[1]), other],
      ]
    })
    const plain = look.slashes.map((part) => slash(between(start, end, part), start, end))
    if (look.heads[0]) plain.push(head(start, end))
    if (look.heads[1]) plain.push(head(end, start))
    return [
      ...lines.map((points) => ({ d: path(points), ...how })),
      ...plain.map((points) => ({ d: path(points), width: 0, dash: "", round: false })),
    ]
  }

  window.kim = { ...window.kim, strokes: { between, head, mm, path, stroke } }
})()
