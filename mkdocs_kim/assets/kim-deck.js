/* Chooses cards and shows the sheets to print. The choice stands in the address, so that it can be
   sent; the cards of a kind are loaded when one of them is chosen. */

(function () {
  "use strict"

  /* The ids that an address asks for, in its order, each once. */
  function askedIn(search, query) {
    const ids = new URLSearchParams(search).getAll(query).join(",").split(",")
    return [...new Set(ids.map((id) => id.trim()).filter(Boolean))]
  }

  function load(box) {
    const kind = box.dataset.kind
    const known = (window.kim.cards || {})[kind]
    if (known) return Promise.resolve(known)
    return new Promise((told, failed) => {
      const script = document.createElement("script")
      script.src = box.dataset.script
      script.onload = () => told(window.kim.cards[kind])
      script.onerror = failed
      document.head.append(script)
    })
  }

  function mount(deck) {
    if (deck.dataset.mounted) return
    deck.dataset.mounted = "yes"
    const all = (query) => [...deck.querySelectorAll(query)]
    const formats = JSON.parse(deck.dataset.formats)
    const on = JSON.parse(deck.dataset.measures)
    const boxes = all("[data-card]")
    const kinds = all("[data-kind]")
    const theme = deck.querySelector("[data-theme]")
    const bleed = deck.querySelector("[data-bleed]")
    const status = deck.querySelector("[data-status]")
    const print = deck.querySelector("[data-do=print]")
    const room = document.querySelector("[data-sheets]")
    const kindOf = (box) => box.closest("[data-of]").dataset.of
    const box = new Map(boxes.map((one) => [one.value, one]))
    const empty = deck.querySelector("[data-empty]")
    let chosen = []
    let gone = 0
    let turn = 0

    const paper = () => all("[name=papier]").find((one) => one.checked).value
    const format = () => formats[bleed.checked ? `${paper()}-bleed` : paper()]

    function counted() {
      if (!chosen.length) return gone ? deck.dataset.gone : deck.dataset.none
      const sheets = Math.ceil(chosen.length / format().fronts.length)
      const cards = chosen.length === 1 ? deck.dataset.one : deck.dataset.many
      const papers = sheets === 1 ? deck.dataset.oneSheet : deck.dataset.sheetsMany
      const told = `${cards.replace("{count}", chosen.length)}, ${papers.replace("{count}", sheets)}`
      return gone ? `${told}. ${deck.dataset.gone}` : told
    }

    function address() {
      const parts = chosen.length ? [`${deck.dataset.query}=${chosen.join(",")}`] : []
      if (paper() !== "a4") parts.push(`${deck.dataset.paperQuery}=${paper()}`)
      if (bleed.checked) parts.push(`${deck.dataset.bleedQuery}=1`)
      return (parts.length ? `?${parts.join("&")}` : location.pathname) + location.hash
    }

    async function show() {
      const mine = (turn += 1)
      print.disabled = true
      const asked = kinds.filter((one) => chosen.some((id) => kindOf(box.get(id)) === one.dataset.kind))
      try {
        await Promise.all(asked.map(load))
      } catch {
        room.replaceChildren()
        status.textContent = deck.dataset.missed
        return
      }
      if (mine !== turn) return
      const cards = chosen.map((id) => window.kim.cards[kindOf(box.get(id))][id])
      const named = (number) => deck.dataset.sheetName.replace("{number}", number)
      room.replaceChildren(...window.kim.decks.sheets(cards, format(), on, named))
      print.disabled = !chosen.length
      status.textContent = counted()
    }

    function choose(ids) {
      chosen = ids
      gone = 0
      for (const one of boxes) one.checked = chosen.includes(one.value)
      history.replaceState(null, "", address())
      show()
    }

    function filter() {
      let some = false
      for (const kind of kinds) {
        const list = deck.querySelector(`[data-of="${kind.dataset.kind}"]`)
        let any = false
        for (const one of list.querySelectorAll("[data-themes]")) {
          const fits = !theme || !theme.value || one.dataset.themes.split(" ").includes(theme.value)
          one.hidden = !fits
          any ||= fits
        }
        list.hidden = !kind.checked || !any
        some ||= !list.hidden
      }
      empty.hidden = some
    }

    const shown = (one) => !one.closest("label").hidden && !one.closest("[data-of]").hidden
    deck.addEventListener("change", (event) => {
      const one = event.target
      if (one.dataset.kind || one === theme) return filter()
      const others = chosen.filter((id) => id !== one.value)
      if ("card" in one.dataset) return choose(one.checked ? [...others, one.value] : others)
      choose(chosen)
    })
    deck.addEventListener("click", (event) => {
      const what = event.target.dataset.do
      const visible = boxes.filter(shown).map((one) => one.value)
      if (what === "all") choose([...new Set([...chosen, ...visible])])
      if (what === "none") choose([])
      if (what === "print") window.print()
    })

    /* Fills in what the address says; what it does not say, a browser that goes back may have filled in. */
    function fill() {
      const said = new URLSearchParams(location.search)
      const papers = all("[name=papier]")
      const asked = papers.find((one) => one.value === said.get(deck.dataset.paperQuery))
      ;(asked || papers[0]).checked = true
      bleed.checked = said.get(deck.dataset.bleedQuery) === "1"
      for (const one of boxes) one.checked = chosen.includes(one.value)
      filter()
    }

    const ids = askedIn(location.search, deck.dataset.query)
    chosen = ids.filter((id) => box.has(id))
    gone = ids.length - chosen.length
    fill()
    window.addEventListener("pageshow", fill)
    deck.hidden = false
    show()
    const place = location.hash && document.getElementById(location.hash.slice(1))
    if (place && deck.contains(place)) place.scrollIntoView()
  }

  document.querySelectorAll("[data-deck]").forEach(mount)
})()
