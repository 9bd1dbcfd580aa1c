/* What is chosen of somebody in a drawing: a place, a line, letters, lines to others. The same
   controls stand beside a drawing and in the list. */

(function () {
  "use strict"

  const { board, change, network, places } = window.kim
  let last = 0

  function options(select, texts, first) {
    const listed = first === undefined ? texts : [["", first], ...texts]
    select.replaceChildren(...listed.map(([value, text]) => new Option(text, value)))
  }

  /* Makes the controls for somebody. Shape: ``element``, and ``show(state)`` to bring it up to date. */
  function controls(screen, on, id) {
    const { act, facts, root } = screen
    const made = root
      .querySelector(`[data-controls="${on.id}"]`)
      .content.cloneNode(true).firstElementChild
    const find = (name) => made.querySelector(name)
    const ring = find('[data-set="ring"]')
    const group = find('[data-set="group"]')
    last += 1
    for (const radio of made.querySelectorAll("[type=radio]")) radio.name = `lijn-${last}`
    for (const sign of made.querySelectorAll("[data-sign]"))
      sign.append(board.sample(facts, sign.dataset.sign))
    options(
      ring,
      on.rings.map((text, at) => [String(at), text]),
      facts.words.not_placed,
    )
    options(
      group,
      on.groups.map(({ text }, at) => [String(at), text]),
      facts.words.not_placed,
    )
    find("[data-ring]").hidden = !on.rings.length
    find("[data-group]").hidden = !on.groups.length

    function set({ target }) {
      const what = target.dataset.set
      if (!what) return
      const place = network.drawing(screen.state(), on.id).places[id]
      if (what === "ring" || what === "group") move(what, target.value, place)
      else if (what === "letter") letters()
      else act({ kind: "place", on: on.id, id, change: { [what]: target.value } })
    }

    function letters() {
      const { letters: before } = network.drawing(screen.state(), on.id).places[id]
      const ticked = [...made.querySelectorAll('[data-set="letter"]:checked')].map(
        (one) => one.value,
      )
      const unknown = before.filter((letter) => !on.letters[letter])
      act({ kind: "place", on: on.id, id, change: { letters: [...unknown, ...ticked] } })
    }

    /* Chosen shell and group become a place where there is room. */
    function move(what, value, place) {
      if (value === "") return act({ kind: "off", on: on.id, id })
      const point = place && places.toDrawing(on, place)
      const wanted = {
        ring: point ? places.ringAt(on, point) : on.rings.length - 1,
        group: point ? places.groupAt(on, point) : on.groups.length ? 0 : -1,
        [what]: Number(value),
      }
      const found = screen.free(on, id, wanted.ring, wanted.group)
      return act({ kind: "place", on: on.id, id, change: places.toPlace(on, found) })
    }

    made.addEventListener("change", set)
    find("[data-off]").addEventListener("click", () => {
      act({ kind: "off", on: on.id, id })
      find("label:not([hidden]) select").focus()
    })
    const links = find("[data-links]")
    if (links) {
      links.querySelector("[data-link]").addEventListener("click", () => {
        const to = Number(links.querySelector("[data-to]").value)
        const line = links.querySelector("[data-line]").value
        if (to) act({ kind: "link", on: on.id, from: id, to, line })
        else screen.say("link_whom")
      })
    }

    function show(state) {
      const { places: stood, links: joined } = network.drawing(state, on.id)
      const place = stood[id]
      const point = place && places.toDrawing(on, place)
      ring.value = point && on.rings.length ? String(places.ringAt(on, point)) : ""
      group.value = point && on.groups.length ? String(places.groupAt(on, point)) : ""
      find("[data-placed]").hidden = !place
      if (!place) return
      for (const one of made.querySelectorAll('[data-set="line"]'))
        one.checked = one.value === place.line
      for (const one of made.querySelectorAll('[data-set="letter"]'))
        one.checked = place.letters.includes(one.value)
      const arrow = find('[data-set="arrow"]')
      if (arrow) arrow.value = place.arrow
      if (links) showLinks(state, stood, joined)
    }

    function showLinks(state, stood, joined) {
      const others = state.people.filter((one) => one.id !== id && one.id in stood)
      const select = links.querySelector("[data-to]")
      const kept = select.value
      options(
        select,
        others.map((one) => [String(one.id), change.called(facts, state, one.id)]),
        "",
      )
      select.value = others.some((one) => String(one.id) === kept) ? kept : ""
      links.hidden = !others.length
      const own = joined.filter((one) => one.from === id || one.to === id)
      links.querySelector("ul").replaceChildren(
        ...own.map((one) => {
          const other = one.from === id ? one.to : one.from
          const item = document.createElement("li")
          const button = root.querySelector("[data-do='lift']").cloneNode(false)
          delete button.dataset.do
          const text = change.worded(facts.words.link, {
            name: change.called(facts, state, other),
            line: on.lines[one.line] || one.line,
          })
          button.textContent = facts.words.unlink
          button.setAttribute("aria-label", `${facts.words.unlink}: ${text}`)
          button.addEventListener("click", () => {
            act({ kind: "link", on: on.id, from: one.from, to: one.to, line: "" })
            select.focus()
          })
          item.append(text, " ", button)
          return item
        }),
      )
    }

    return { element: made, show }
  }

  window.kim = { ...window.kim, person: { controls } }
})()
