// The page on which everything is searched and chosen.
(function () {
  "use strict"

  const NOTHING = { words: new Map(), phrases: new Map() }
  const { openIndex, grouped, drawGroup, sayHowMany, asker, mountAll } = window.kim.hits

  /** The page: what is typed and what is chosen, together. */
  function mountPage(form) {
    const box = document.querySelector("form[data-kim-search]")
    const input = form.querySelector("input[name=q]")
    const place = document.querySelector("[data-kim-results]")
    const browse = document.querySelector("[data-kim-browse]")
    const panel = document.querySelector("[data-kim-facets]")
    const query = () => (input.value.trim().length > 1 ? input.value.trim() : "")
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
      words.className = "kim-empty"
      words.textContent = text
      place.replaceChildren(words)
    }

    /** Say that nothing was found, and offer the way out: what can be chosen needs no words. */
    function sayNothing(asked) {
      const clear = document.createElement("button")
      clear.type = "button"
      clear.className = "kim-button kim-button--quiet"
      clear.textContent = box.dataset.clear
      clear.addEventListener("click", () => {
        input.value = ""
        writeAddress("pushState")
        ask("")
        input.focus()
      })
      say(sayHowMany(box, 0, asked))
      const missed = document.querySelector("template[data-kim-missed]")
      place.append(clear, missed.content.cloneNode(true))
    }

    async function draw(asked, current) {
      if (!asked && !chosen) {
        place.hidden = true
        browse.hidden = false
        return tell(null, [])
      }
      const engine = await openIndex(box)
      const found = asked ? await engine.find(asked) : { hits: null, sought: NOTHING }
      if (!current()) return
      tell(found.hits, engine.all)
      const within = chosen && new Set(chosen)
      const wanted = found.hits || chosen.map((number) => ({ number }))
      const hits = within ? wanted.filter((hit) => within.has(hit.number)) : wanted
      const groups = grouped(hits, engine.all, Boolean(asked))
      const most = asked ? 6 : 24
      place.replaceChildren(...groups.map((group) => drawGroup(box, engine, group, found.sought, most)))
      if (found.hits && !found.hits.length) sayNothing(asked)
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

  mountAll("form[data-kim-find]", mountPage)
})()
