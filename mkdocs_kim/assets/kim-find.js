// The search box in the header, and the page on which everything is searched and chosen.
(function () {
  "use strict"

  const BEST = 3
  const WAIT = 60

  function openIndex(box) {
    return window.kim.search.open(box.dataset.data, box.dataset.version)
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
  function drawHit(box, engine, { number }, stems) {
    const row = box.querySelector("template[data-kim-hit]").content.firstElementChild.cloneNode(true)
    const found = engine.all[number]
    const part = (name) => row.querySelector(`.kim-hit__${name}`)
    part("kind").textContent = found.label
    part("link").href = box.dataset.root + found.url
    write(part("link"), engine.mark(found.title, stems))
    part("facts").textContent = found.facts.join(" · ")
    part("facts").hidden = !found.facts.length
    const others = found.names.map((name) => engine.mark(name, stems))
    const other = others.find((parts) => parts.some(([, marked]) => marked))
    engine.reason(number, stems).then((why) => {
      const label = why.found ? why.label : other ? box.dataset.alias : ""
      part("where").textContent = label && `${label}:`
      part("where").href = part("link").href + (why.anchor && `#${why.anchor}`)
      part("where").hidden = !label
      write(part("quote"), why.found || !other ? why.parts : other)
      part("why").hidden = !part("quote").textContent
    }, () => undefined)
    return row
  }

  function drawGroup(box, engine, group, stems, most) {
    const made = box.querySelector("template[data-kim-group]").content.firstElementChild.cloneNode(true)
    const rows = (hits) => hits.map((hit) => drawHit(box, engine, hit, stems))
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

  /** Ask once the hand rests; an answer that comes too late is dropped. */
  function asker(answer, failed) {
    let latest = 0
    let waiting
    return (question) => {
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
  }

  function mountBox(box) {
    const input = box.querySelector("input")
    const panel = box.querySelector("[data-kim-panel]")
    const status = box.querySelector("[data-kim-status]")
    const place = box.querySelector("[data-kim-hits]")
    const all = box.querySelector("[data-kim-all]")
    const close = box.querySelector(".kim-search__close")
    const page = all.getAttribute("href")

    function show(shown) {
      panel.hidden = !shown
      box.classList.toggle("kim-search--found", shown)
    }

    function leave() {
      show(false)
      box.classList.remove("kim-search--open")
      close.hidden = true
    }

    const ask = asker(async (query, current) => {
      const engine = await openIndex(box)
      const { hits, stems } = await engine.find(query)
      if (!current() || input.value.trim() !== query) return
      const groups = grouped(hits.slice(0, 12), engine.all, true)
      place.replaceChildren(...groups.map((group) => drawGroup(box, engine, group, stems, 12)))
      status.textContent = sayHowMany(box, hits.length, query)
      all.href = `${page}?q=${encodeURIComponent(query)}`
      show(true)
    }, () => {
      status.textContent = box.dataset.failed
      place.replaceChildren()
      show(true)
    })

    function move(step) {
      const stops = [input, ...panel.querySelectorAll("a.kim-hit__link, [data-kim-all]")]
      const at = stops.indexOf(document.activeElement)
      stops[(at + step + stops.length) % stops.length].focus()
    }

    input.addEventListener("focus", () => {
      openIndex(box).catch(() => undefined)
      if (input.value.trim() && place.childElementCount) show(true)
    })
    input.addEventListener("input", () => {
      const query = input.value.trim()
      if (query.length > 1) ask(query)
      else show(false)
    })
    box.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (panel.hidden) return
        event.preventDefault()
        move(event.key === "ArrowDown" ? 1 : -1)
      } else if (event.key === "Escape") {
        event.preventDefault()
        const opened = box.classList.contains("kim-search--open")
        leave()
        if (opened) document.querySelector("[data-kim-open]").focus()
        else input.focus()
        show(false)
      }
    })
    box.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) show(false)
    })
    document.addEventListener("pointerdown", (event) => {
      if (!box.contains(event.target)) show(false)
    })
    close.addEventListener("click", () => {
      leave()
      document.querySelector("[data-kim-open]").focus()
    })

    function begin() {
      box.classList.add("kim-search--open")
      close.hidden = false
      input.focus()
      input.select()
    }

    const open = document.querySelector("[data-kim-open]")
    open.addEventListener("click", (event) => {
      event.preventDefault()
      begin()
    })
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]")
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === "/" || event.key === "s") {
        event.preventDefault()
        if (getComputedStyle(open).display === "none") {
          input.focus()
          input.select()
        } else begin()
      }
    })
  }

  /** The page: what is typed and what is chosen, together. */
  function mountPage(form) {
    const box = document.querySelector("form[data-kim-search]")
    const input = form.querySelector("input[name=q]")
    const place = document.querySelector("[data-kim-results]")
    const browse = document.querySelector("[data-kim-browse]")
    const panel = document.querySelector("[data-kim-facets]")
    const query = () => input.value.trim()
    let typing = false /* one step back undoes all that was typed in one go */
    let chosen = window.kim.chosen || null

    /** Tell the facets what the words give: the pages that can be chosen, and how many others. */
    function tell(hits, documents) {
      const known = hits && hits.filter(({ number }) => documents[number].chosen)
      const items = known && known.map(({ number }) => number)
      const others = hits ? hits.length - known.length : 0
      if (panel) panel.dispatchEvent(new CustomEvent("kim:within", { detail: { items, others } }))
    }

    function say(text) {
      const words = document.createElement("p")
      words.textContent = text
      place.replaceChildren(words)
    }

    async function draw(asked, current) {
      if (!asked && !chosen) {
        place.hidden = true
        browse.hidden = false
        return tell(null, [])
      }
      const engine = await openIndex(box)
      const found = asked ? await engine.find(asked) : { hits: null, stems: new Set() }
      if (!current()) return
      tell(found.hits, engine.all)
      const within = chosen && new Set(chosen)
      const wanted = found.hits || chosen.map((number) => ({ number }))
      const hits = within ? wanted.filter((hit) => within.has(hit.number)) : wanted
      const groups = grouped(hits, engine.all, Boolean(asked))
      const most = asked ? 6 : 24
      place.replaceChildren(...groups.map((group) => drawGroup(box, engine, group, found.stems, most)))
      if (asked && !hits.length && !chosen) say(sayHowMany(box, 0, asked))
      place.hidden = false
      browse.hidden = Boolean(hits.length || chosen)
    }

    const ask = asker(draw, () => {
      say(box.dataset.failed)
      place.hidden = false
    })

    function writeAddress(how) {
      const others = location.search.replace(/^\?/, "").split("&")
      const parts = others.filter((part) => part && !part.startsWith("q="))
      if (query()) parts.unshift(`q=${encodeURIComponent(query()).replaceAll("%20", "+")}`)
      const search = parts.length ? `?${parts.join("&")}` : ""
      if (search !== location.search) history[how](history.state, "", location.pathname + search)
    }

    function readAddress() {
      typing = false
      input.value = (new URLSearchParams(location.search).get("q") || "").slice(0, input.maxLength)
      ask(query())
    }

    input.addEventListener("input", () => {
      writeAddress(typing ? "replaceState" : "pushState")
      typing = true
      ask(query())
    })
    input.addEventListener("change", () => {
      typing = false
    })
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      typing = false
      ask(query())
    })
    document.addEventListener("kim:chosen", ({ detail: { items } }) => {
      if (String(items) === String(chosen)) return
      chosen = items
      ask(query())
    })
    window.addEventListener("popstate", readAddress)
    readAddress()
  }

  function once(element, mount) {
    if (element.dataset.mounted) return
    element.dataset.mounted = "yes"
    mount(element)
  }

  function start() {
    document.querySelectorAll("form[data-kim-search]:not([hidden])").forEach((box) => once(box, mountBox))
    document.querySelectorAll("form[data-kim-find]").forEach((form) => once(form, mountPage))
  }

  if (window.document$) window.document$.subscribe(start)
  else document.addEventListener("DOMContentLoaded", start)
})()
