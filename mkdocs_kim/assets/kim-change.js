/* What changed since a drawing of before, in words. */

(function () {
  "use strict"

  const { network, places } = window.kim

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])

  /* Where somebody stands, what is between them and the centre, and between them and others. */
  function told(facts, on, state, id) {
    const { places: stood, links } = network.drawing(state, on.id)
    const place = stood[id]
    if (!place) return facts.words.not_placed
    const point = places.toDrawing(on, place)
    const group = on.groups[places.groupAt(on, point)]
    const found = [
      group && group.text,
      on.kind === "rings" && on.rings[places.ringAt(on, point)],
      on.lines[place.line],
      ...place.letters.map((letter) => on.letters[letter] || letter),
      facts.arrows[place.arrow],
      ...links
        .filter((one) => one.from === id || one.to === id)
        .map((one) => linked(facts, on, state, one.from === id ? one.to : one.from, one.line)),
    ]
    return found.filter(Boolean).join(", ")
  }

  const linked = (facts, on, state, id, line) =>
    worded(facts.words.linked, { name: called(facts, state, id), line: on.lines[line] || line })

  /* What somebody is called who may have no name yet. */
  const called = (facts, state, id) =>
    state.people.find((one) => one.id === id).name.trim() || facts.words.nameless

  const folded = (one) => one.name.trim().toLowerCase()

  /* Pairs everybody with who they were: by number and name, else by name alone. */
  function pairs(before, now) {
    const left = new Set(before.people)
    const found = new Map()
    const same = [
      (one, other) => one.id === other.id && folded(one) === folded(other),
      (one, other) => folded(one) === folded(other),
    ]
    for (const alike of same) {
      for (const one of now.people) {
        const other = found.has(one) ? null : [...left].find((each) => alike(one, each))
        if (!other) continue
        found.set(one, other)
        left.delete(other)
      }
    }
    return { found, left: [...left] }
  }

  /* Shape: a sentence for each who came, went, moved, or has another line. */
  function changes(facts, on, before, now) {
    const [then, current] = [before, now].map((state) => network.drawing(state, on.id).places)
    const { words } = facts
    const { found, left } = pairs(before, now)
    const sentences = []
    const gone = left.filter((one) => one.id in then)
    for (const one of now.people) {
      const was = found.get(one)
      const name = called(facts, now, one.id)
      const stood = Boolean(was && was.id in then)
      const place = told(facts, on, now, one.id)
      if (!(one.id in current)) {
        if (stood) gone.push(was)
      } else if (!stood) {
        sentences.push(worded(words.change_new, { name, place }))
      } else if (place !== told(facts, on, before, was.id)) {
        const first = told(facts, on, before, was.id)
        sentences.push(worded(words.change_moved, { name, before: first, place }))
      }
    }
    for (const { id } of gone) {
      sentences.push(worded(words.change_gone, { name: called(facts, before, id) }))
    }
    return sentences.length ? sentences : [words.change_none]
  }

  window.kim = { ...window.kim, change: { called, changes, told, worded } }
})()
