/* What changed since a drawing of before, in words. */

;(function () {
  "use strict"

  const { network, places } = window.kim

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])

  /* Where somebody stands, and what is between them and the centre. */
  function told(facts, on, place) {
    if (!place) return facts.words.not_placed
    const point = places.toDrawing(on, place)
    const group = on.groups[places.groupAt(on, point)]
    const found = [
      group && group.text,
      on.kind === "rings" && on.rings[places.ringAt(on, point)],
      on.lines[place.line],
      ...place.letters.map((letter) => on.letters[letter] || letter),
      facts.arrows[place.arrow],
    ]
    return found.filter(Boolean).join(", ")
  }

  const named = (state) => new Map(state.people.map((one) => [one.name.trim().toLowerCase(), one]))

  /* Shape: a sentence for each who came, went, moved, or has another line. */
  function changes(facts, on, before, now) {
    const [then, current] = [
      network.drawing(before, on.id).places,
      network.drawing(now, on.id).places,
    ]
    const [old, fresh] = [named(before), named(now)]
    const found = []
    for (const [key, { id, name }] of fresh) {
      const was = old.get(key) && then[old.get(key).id]
      const is = current[id]
      if (is && !was)
        found.push(worded(facts.words.change_new, { name, place: told(facts, on, is) }))
      else if (is && told(facts, on, is) !== told(facts, on, was)) {
        found.push(
          worded(facts.words.change_moved, {
            name,
            before: told(facts, on, was),
            place: told(facts, on, is),
          }),
        )
      }
    }
    for (const [key, { id, name }] of old) {
      const is = fresh.get(key) && current[fresh.get(key).id]
      if (then[id] && !is) found.push(worded(facts.words.change_gone, { name }))
    }
    return found.length ? found : [facts.words.change_none]
  }

  window.kim = { ...window.kim, change: { changes, told, worded } }
})()
