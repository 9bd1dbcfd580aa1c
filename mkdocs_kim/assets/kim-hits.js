// Draws what was found: in groups, with the reason, the words marked.
(function () {
  "use strict"

  const BEST = 3
  const WAIT = 60

  function openIndex(box) {
    return window.kim.search.open(box.dataset.data)
  }

  function fill(text, facts) {
    return text.replace(/\{(\w+)\}/g, (_, name) => facts[name])
  }

  /** Put pieces into an element, those that were searched for marked. */
  function write(element, parts) {
    element.replaceChildren(
      ...parts.map(([text, marked]) => {
        if (!marked) return text
        const mark = document.createElement("mark")
        mark.textContent = text
        return mark
      }),
    )
  }

  /** Sort hits into what fits best and the rest by kind, in the order in which they come. */
  function grouped(hits, documents, best) {
    const groups = best && hits.length > BEST ? [{ best: true, hits: hits.slice(0, BEST) }] : []
    const kinds = new Map()
    for (const hit of groups.length ? hits.slice(BEST) : hits) {
      const { kind, heading } = documents[hit.number]
      if (!kinds.has(kind)) kinds.set(kind, { heading, hits: [] })
      kinds.get(kind).hits.push(hit)
    }
    return [...groups, ...kinds.values()]
  }

  /** Draw hits, and later why they were found: that is fetched only for what is shown. */
  function drawHit(box, engine, { number }, sought) {
    const row = box.querySelector("template[data-kim-hit]").content.firstElementChild.cloneNode(true)
    const found = engine.all[number]
    const part = (name) => row.querySelector(`.kim-hit__${name}`)
    part("kind").textContent = found.label
    if (found.kind === "intervention") Object.assign(row.dataset, { kimMethod: found.id, title: found.title })
    part("link").href = box.dataset.root + found.url
    write(part("link"), engine.mark(found.title, sought))
    part("facts").textContent = found.facts.join(" · ")
    part("facts").hidden = !found.facts.length
    const others = found.names.map((name) => engine.mark(name, sought))
    const other = others.find((parts) => parts.some(([, marked]) => marked))
    engine.reason(number, sought).then((why) => {
      const label = why.found ? why.label : other ? box.dataset.alias : ""
      part("where").textContent = label && `${label}:`
      if (why.anchor) part("where").href = `${part("link").href}#${why.anchor}`
      part("where").hidden = !label
      write(part("quote"), why.found || !other ? why.parts : other)
    }, () => undefined)
    return row
  }

  function drawGroup(box, engine, group, sought, most) {
    const made = box.querySelector("template[data-kim-group]").content.firstElementChild.cloneNode(true)
    const rows = (hits) => hits.map((hit) => drawHit(box, engine, hit, sought))
    const list = made.querySelector("ol")
    made.querySelector("h2").textContent = group.best ? box.dataset.best : group.heading
    made.classList.toggle("kim-hits--best", Boolean(group.best))
    list.append(...rows(group.hits.slice(0, most)))
    if (group.hits.length > most) {
      const more = made.querySelector("button")
      more.textContent = fill(box.dataset.more, { count: group.hits.length })
      more.parentElement.hidden = false
      more.addEventListener("click", () => {
        more.parentElement.hidden = true
        const rest = rows(group.hits.slice(most))
        list.append(...rest)
        rest[0].querySelector("a").focus()
      })
    }
    return made
  }

  function sayHowMany(box, count, query) {
    if (!count) return fill(box.dataset.none, { query })
    return count === 1 ? box.dataset.one : fill(box.dataset.many, { count })
  }

  /** Ask once the hand rests; an answer that comes too late is dropped, or that nobody waits for. */
  function asker(answer, failed) {
    let latest = 0
    let waiting
    const ask = (question) => {
      const mine = ++latest
      clearTimeout(waiting)
      waiting = setTimeout(async () => {
        try {
          await answer(question, () => mine === latest)
        } catch {
          if (mine === latest) failed()
        }
      }, WAIT)
    }
    ask.drop = () => {
      latest++
      clearTimeout(waiting)
    }
    return ask
  }

  /** Mount what a page has, once, whenever the theme shows a page. */
  function mountAll(selector, mount) {
    function start() {
      document.querySelectorAll(selector).forEach((element) => {
        if (element.dataset.mounted) return
        element.dataset.mounted = "yes"
        mount(element)
      })
    }
    if (window.document$) window.document$.subscribe(start)
    else document.addEventListener("DOMContentLoaded", start)
  }

  window.kim = window.kim || {}
  window.kim.hits = { openIndex, grouped, drawGroup, sayHowMany, asker, mountAll }
})()
