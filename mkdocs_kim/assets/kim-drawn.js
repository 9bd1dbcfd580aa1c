/* A drawing that people are put into, by finger, mouse or keyboard. */

(function () {
  "use strict"

  const { board, change, network, person, places } = window.kim
  const STEP = 2
  const FAR = 10
  const STILL = 4
  const ZOOMS = [100, 140, 200, 280]
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

  function drawn(screen, on, panel) {
    const { act, facts } = screen
    const room = panel.querySelector("[data-room]")
    const stack = panel.querySelector("[data-board]")
    const waiting = panel.querySelector("[data-waiting]")
    const chosen = panel.querySelector("[data-chosen]")
    const groups = {
      under: board.make("g", { class: "kim-under", "aria-hidden": "true" }),
      lines: board.make("g", { "aria-hidden": "true" }),
      people: board.make("g"),
    }
    const layer = board.make(
      "svg",
      { viewBox: `0 0 ${on.width} ${on.height}`, class: "kim-layer" },
      ...Object.values(groups),
    )
    const nodes = new Map()
    const chips = new Map()
    let looks = new WeakMap()
    let drag = null
    let zoom = 0
    let panelOf = { id: null, controls: null }
    stack.append(layer)

    const point = ({ clientX, clientY }) => {
      const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(
        layer.getScreenCTM().inverse(),
      )
      return [x, y]
    }
    const isOver = ({ clientX, clientY }) => {
      const { left, top, right, bottom } = room.getBoundingClientRect()
      return clientX > left && clientX < right && clientY > top && clientY < bottom
    }
    const nameOf = (id) => change.called(facts, screen.state(), id)
    const held = (id, at) => places.toPlace(on, places.inside(on, at, places.room(on, nameOf(id))))

    /* Dragging: what is seen on the way is no step of its own that can be undone. */
    function begin(event, id) {
      if (event.button || drag) return
      event.currentTarget.setPointerCapture(event.pointerId)
      screen.choose(id)
      const place = network.drawing(screen.state(), on.id).places[id]
      const from = place && places.toDrawing(on, place)
      const at = point(event)
      drag = {
        id,
        pointer: event.pointerId,
        start: [event.clientX, event.clientY],
        moved: false,
        by: from ? [from[0] - at[0], from[1] - at[1]] : [0, 0],
      }
    }

    function move(event) {
      if (drag?.pointer !== event.pointerId) return
      const far = Math.hypot(event.clientX - drag.start[0], event.clientY - drag.start[1])
      drag.moved ||= far > STILL
      if (!drag.moved) return
      if (!isOver(event)) {
        delete drag.place
        show(screen.state())
        return
      }
      const at = point(event)
      drag.place = held(drag.id, [at[0] + drag.by[0], at[1] + drag.by[1]])
      const { id, place } = drag
      show(network.next(screen.state(), { kind: "place", on: on.id, id, change: place }))
    }

    function end(event) {
      if (drag?.pointer !== event.pointerId) return
      const { id, place } = drag
      drag = null
      if (place) act({ kind: "place", on: on.id, id, change: place })
      else reveal(id)
    }

    /* What is asked of somebody may stand over them: then the page goes on a little. */
    function reveal(id) {
      const [one, over] = [nodes.get(id), chosen.parentElement]
      if (!one || getComputedStyle(over).position !== "sticky") return
      const hidden = one.getBoundingClientRect().bottom - over.getBoundingClientRect().top
      if (hidden > 0) scrollBy(0, hidden + over.offsetHeight / 4)
    }

    function cancel() {
      if (!drag) return
      drag = null
      show(screen.state())
    }

    function draggable(element, id) {
      element.addEventListener("pointerdown", (event) => begin(event, id))
      element.addEventListener("pointermove", move)
      element.addEventListener("pointerup", end)
      element.addEventListener("lostpointercapture", (event) => {
        if (drag?.pointer === event.pointerId) cancel()
      })
    }

    /* A tap on the drawing puts who is chosen there, if they had no place yet. */
    layer.addEventListener("click", (event) => {
      if (event.target.closest("[data-id]")) return
      const id = screen.chosen()
      const stands = id && network.drawing(screen.state(), on.id).places[id]
      if (id && !stands) act({ kind: "place", on: on.id, id, change: held(id, point(event)) })
      else screen.choose(null)
    })

    function keyed(event, id) {
      const way = WAYS[event.key]
      if (way) {
        event.preventDefault()
        const step = event.shiftKey ? FAR : STEP
        const [x, y] = places.toDrawing(on, network.drawing(screen.state(), on.id).places[id])
        act(
          {
            kind: "place",
            on: on.id,
            id,
            change: held(id, [x + way[0] * step, y + way[1] * step]),
          },
          `key-${on.id}-${id}`,
        )
      } else if (event.key === "Enter" || event.key === " ") {
        event.preventDefault()
        ask(id)
      } else if (event.key === "Delete" || event.key === "Backspace") {
        event.preventDefault()
        act({ kind: "off", on: on.id, id })
        panel.querySelector("[data-add] input").focus()
      }
    }

    /* Choose somebody, and go to what is asked of them. */
    function ask(id) {
      screen.choose(id)
      chosen.querySelector("label:not([hidden]) select").focus()
    }

    function node(id) {
      const made = board.make("g", {
        class: "kim-person",
        "data-id": id,
        tabindex: 0,
        role: "button",
      })
      draggable(made, id)
      made.addEventListener("keydown", (event) => keyed(event, id))
      made.addEventListener("focus", () => made.matches(":focus-visible") && screen.choose(id))
      return made
    }

    function show(state) {
      const { places: stood } = network.drawing(state, on.id)
      const listed = state.people.filter((one) => one.id in stood)
      for (const [id, made] of nodes) {
        if (listed.some((one) => one.id === id)) continue
        made.remove()
        nodes.delete(id)
      }
      for (const { id } of listed) {
        const named = change.called(facts, state, id)
        if (!nodes.has(id)) {
          nodes.set(id, node(id))
          groups.people.append(nodes.get(id))
        }
        const made = nodes.get(id)
        const look = JSON.stringify([stood[id].x, stood[id].y, named, listed.length])
        if (looks.get(made) !== look) {
          const { group, inner } = board.person(
            on,
            places.toDrawing(on, stood[id]),
            named,
            listed.length,
          )
          made.replaceChildren(...inner)
          made.setAttribute("class", `kim-person kim-group-${(group % 8) + 1}`)
          looks.set(made, look)
        }
        made.setAttribute("aria-label", `${named}: ${change.told(facts, on, state, id)}`)
        made.setAttribute("aria-pressed", String(screen.chosen() === id))
      }
      groups.lines.replaceChildren(...board.lines(facts, on, state))
      stack.toggleAttribute("data-peopled", listed.length > 0)
      showUnder(state)
      if (!drag) showAside(state, stood)
    }

    function showUnder(state) {
      const before = screen.under()
      const told = panel.querySelector("[data-changes]")
      told.hidden = !before
      groups.under.replaceChildren(...(before ? board.shadow(on, before) : []))
      if (!before) return
      const items = change.changes(facts, on, before, state).map((text) => {
        const item = document.createElement("li")
        item.textContent = text
        return item
      })
      told.querySelector("ul").replaceChildren(...items)
    }

    function chip(id) {
      const item = document.createElement("li")
      const made = document.createElement("button")
      made.type = "button"
      made.className = "kim-waiting__one"
      made.dataset.chip = id
      draggable(made, id)
      made.addEventListener("click", ({ detail }) => (detail ? screen.choose(id) : ask(id)))
      item.append(made)
      return { item, made }
    }

    function showAside(state, stood) {
      const left = state.people.filter((one) => !(one.id in stood))
      const list = waiting.querySelector("ul")
      waiting.hidden = !left.length
      for (const [id, { item }] of chips) {
        if (left.some((one) => one.id === id)) continue
        item.remove()
        chips.delete(id)
      }
      left.forEach(({ id }, at) => {
        const name = change.called(facts, state, id)
        if (!chips.has(id)) chips.set(id, chip(id))
        const { item, made } = chips.get(id)
        if (list.children[at] !== item) list.insertBefore(item, list.children[at] || null)
        if (made.textContent !== name) made.textContent = name
        made.setAttribute("aria-pressed", String(screen.chosen() === id))
      })
      showChosen(state)
    }

    function showChosen(state) {
      const id = screen.chosen()
      const who = state.people.find((one) => one.id === id)
      chosen.hidden = !who
      if (panelOf.id !== id) {
        panelOf = { id, controls: who ? person.controls(screen, on, id) : null }
        const title = document.createElement("h3")
        chosen.replaceChildren(...(who ? [title, panelOf.controls.element] : []))
      }
      if (!who) return
      chosen.querySelector("h3").textContent = change.called(facts, state, id)
      panelOf.controls.show(state)
    }

    /* What is in the middle stays there. */
    function size(step) {
      const [across, down] = [middle(room.scrollLeft, room.clientWidth, room.scrollWidth), scrollY]
      const before = room.getBoundingClientRect()
      zoom = Math.min(ZOOMS.length - 1, Math.max(0, zoom + step))
      stack.dataset.zoom = ZOOMS[zoom]
      room.scrollLeft = across * room.scrollWidth - room.clientWidth / 2
      const seen = (innerHeight / 2 - before.top) / before.height
      if (before.top < 0) scrollTo(scrollX, down + seen * (room.offsetHeight - before.height))
      return ZOOMS[zoom]
    }

    const middle = (start, seen, all) => (start + seen / 2) / all

    const forget = () => {
      looks = new WeakMap()
    }

    return { cancel, forget, panel, show, size }
  }

  window.kim = { ...window.kim, drawn: { drawn } }
})()
