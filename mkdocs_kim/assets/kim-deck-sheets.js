/* Sets cards on sheets, as the PDFs do: every line and every place comes from there, in millimetres. */

(function () {
  "use strict"

  const NS = "http://www.w3.org/2000/svg"

  /* Which card stands at each place of each sheet, so that cut piles are in order; as imposing.py. */
  function deal(count, places) {
    const sheets = Math.ceil(count / places)
    const numbers = (sheet) => Array.from({ length: places }, (_, place) => place * sheets + sheet)
    const known = (number) => (number < count ? number : null)
    return Array.from({ length: sheets }, (_, sheet) => numbers(sheet).map(known))
  }

  function made(name, className, styles) {
    const node = document.createElement(name)
    node.className = className
    for (const [key, value] of Object.entries(styles || {})) node.style.setProperty(key, value)
    return node
  }

  const mm = (number) => `${number}mm`

  function drawn(name, attributes) {
    const node = document.createElementNS(NS, name)
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
    return node
  }

  function piece(told, card, on) {
    const role = on.roles[told.role]
    const top = mm(told.y + role.rise)
    const size = { "font-size": mm(role.size), "line-height": role.leading, top }
    const text = made("p", `kim-card__words kim-card__words--${told.role}`, { ...size, left: mm(told.x) })
    if (told.lang) text.lang = told.lang
    for (const line of told.lines) {
      const one = made("span", "kim-card__line")
      one.textContent = line
      text.append(one)
    }
    if (!told.mark) return [text]
    const mark = made("span", "kim-card__words kim-card__words--mark", { ...size, left: mm(on.edge) })
    mark.textContent = told.mark
    return [mark, text]
  }

  function code(card, on) {
    const [path, wide] = card.qr
    const place = { left: mm(on.edge), top: mm(on.foot), width: mm(on.code), height: mm(on.code) }
    const svg = drawn("svg", { viewBox: `0 0 ${wide} ${wide}`, class: "kim-card__code" })
    for (const [key, value] of Object.entries(place)) svg.style.setProperty(key, value)
    svg.append(drawn("path", { d: path, stroke: "#000" }))
    return svg
  }

  /* Where a box stands before it is turned. A turned card may begin or end off the paper then, where a
     browser that prints would cut it before it turns it: so it starts on the paper and is moved. */
  function placed(at, format, on) {
    const wanted = [at.x - on.width / 2, at.y - on.height / 2]
    const most = [format.width - on.width, format.height - on.height]
    const start = wanted.map((from, way) => Math.min(Math.max(from, 0), most[way]))
    const [x, y] = wanted.map((from, way) => mm(from - start[way]))
    return { left: mm(start[0]), top: mm(start[1]), transform: `translate(${x}, ${y}) rotate(${at.turn}deg)` }
  }

  function face(card, side, at, format, on) {
    const size = { height: mm(on.height), width: mm(on.width) }
    const node = made("div", "kim-card", { "--card": card.colour, ...size, ...placed(at, format, on) })
    for (const [x, y, wide, tall] of format.shapes[side]) {
      const ink = { left: mm(x), top: mm(y), width: mm(wide), height: mm(tall) }
      node.append(made("div", "kim-card__ink", ink))
    }
    for (const told of card[side]) node.append(...piece(told, card, on))
    if (side === "back" && card.qr) node.append(code(card, on))
    return node
  }

  function marks(format) {
    const svg = drawn("svg", { viewBox: `0 0 ${format.width} ${format.height}`, class: "kim-card__marks" })
    for (const [x1, y1, x2, y2] of format.marks) {
      svg.append(drawn("line", { x1, y1, x2, y2, stroke: "#000", "stroke-width": 0.1 }))
    }
    return svg
  }

  function paper(numbers, side, cards, format, on) {
    const size = { "--tall": mm(format.height), "--wide": mm(format.width) }
    const node = made("section", `kim-deck__page kim-deck__page--${format.paper}`, size)
    node.dataset.side = side
    const places = side === "front" ? format.fronts : format.backs
    numbers.forEach((number, place) => {
      if (number !== null) node.append(face(cards[number], side, places[place], format, on))
    })
    if (side === "front") node.append(marks(format))
    return node
  }

  /* Every sheet with both its sides; ``named`` says what stands above one on a screen. */
  function sheets(cards, format, on, named) {
    return deal(cards.length, format.fronts.length).map((numbers, sheet) => {
      const node = made("figure", "kim-deck__sheet")
      const name = made("figcaption", "kim-quiet")
      name.textContent = named(sheet + 1)
      node.append(name, ...["front", "back"].map((side) => paper(numbers, side, cards, format, on)))
      return node
    })
  }

  window.kim = window.kim || {}
  window.kim.decks = { deal, sheets }
})()
