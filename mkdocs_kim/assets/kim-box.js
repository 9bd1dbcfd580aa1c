// The search box in the header of every page.
(function () {
  "use strict"

  const { openIndex, grouped, drawGroup, sayHowMany, asker, mountAll } = window.kim.hits

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

    /** Close, also for an answer that is still to come. */
    function shut() {
      ask.drop()
      show(false)
    }

    function leave() {
      shut()
      box.classList.remove("kim-search--open")
      close.hidden = true
    }

    const ask = asker(async (query, current) => {
      if (!window.kim.index) {
        status.textContent = box.dataset.loading
        show(true)
      }
      const engine = await openIndex(box)
      const { hits, sought } = await engine.find(query)
      if (!current() || input.value.trim() !== query) return
      const groups = grouped(hits.slice(0, 12), engine.all, true)
      place.replaceChildren(...groups.map((group) => drawGroup(box, engine, group, sought, 12)))
      status.textContent = sayHowMany(box, hits.length, query)
      all.textContent = hits.length ? box.dataset.all : box.dataset.browse
      all.href = hits.length ? `${page}?q=${encodeURIComponent(query)}` : page
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
      else shut()
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
      if (event.relatedTarget && !box.contains(event.relatedTarget)) shut()
    })
    document.addEventListener("pointerdown", (event) => {
      if (!box.contains(event.target)) shut()
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
      const typing = event.target.closest(
        "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]",
      )
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

  /** Put what a page carries along to its place: the box into the header, the bar at the end.
   *
   * Engines differ in what they do to links, but the script itself is where it is. */
  function settle(carried) {
    const here = document.querySelector("script[src*='assets/kim/site.js']").getAttribute("src")
    const root = here.slice(0, here.indexOf("assets/kim/site.js"))
    for (const piece of carried.querySelectorAll("*")) {
      for (const name of ["href", "action", "data-root", "data-data", "data-page"]) {
        const to = piece.getAttribute(name)
        if (to !== null) piece.setAttribute(name, root + to.replace(/^(\.\.\/)+/, ""))
      }
    }
    const tray = carried.querySelector("[data-kim-tray]")
    if (tray) document.body.append(tray)
    const header = document.querySelector(".md-header__inner")
    if (header) {
      const last = header.querySelector(":scope > .md-header__source")
      for (const piece of [...carried.children]) header.insertBefore(piece, last)
      carried.remove()
    } else carried.querySelector("form")?.setAttribute("hidden", "")
  }

  mountAll("[data-kim-carried]", settle)
  mountAll("form[data-kim-search]:not([hidden])", mountBox)
})()
