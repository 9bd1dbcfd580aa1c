/* Reads a record in short: every section folded to its heading and what it begins with, to open one by
   one. Who reads in full chooses so once. Without scripts everything is open. What is folded stays
   to be found: by looking for a word in the page, by a link to a place in it, and on paper. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  const FOLDED = "until-found"
  const LONGEST = 240 /* signs of what a section begins with; how many show is a matter of room */
  const TITLES = [
    ".kim-item__title > :first-child",
    ".kim-step__title",
    ".kim-card__title",
    ".kim-study__title",
  ].join()
  const CHOOSING = "fieldset" /* what it holds then depends on what somebody chooses */
  const SECTIONS = ".kim-section, .kim-group, .kim-notes"

  const kept = () => kim.device.store("localStorage", "kim.reading")

  const bare = (element) => {
    const copy = element.cloneNode(true)
    copy.querySelectorAll("sup, .kim-chip, .kim-help, .kim-hidden").forEach((part) => part.remove())
    return copy.textContent.replace(/\s+/g, " ").trim()
  }

  /** Say in a line what a section holds: the titles in it, else what it begins with. */
  function gist(section) {
    const titles = section.querySelector(CHOOSING) ? [] : [...section.querySelectorAll(TITLES)].map(bare)
    if (titles.length) return titles.join(" · ")
    if (section.dataset.gist) return section.dataset.gist
    const words = [...section.querySelectorAll("p, li:not(:has(p)), dd:not(:has(p))")].map(bare).find(Boolean)
    return (words || "").slice(0, LONGEST)
  }

  /** Make the heading of a section a button, with a line below that shows while it is folded. */
  function prepare(section) {
    const heading = section.querySelector("h2")
    const button = document.createElement("button")
    button.type = "button"
    button.className = "kim-fold"
    button.append(...heading.childNodes)
    const line = document.createElement("p")
    line.className = "kim-fold__gist"
    line.textContent = gist(section)
    heading.append(button)
    heading.after(line)
    button.addEventListener("click", () => fold(section, isOpen(section)))
    line.addEventListener("click", () => fold(section, false))
  }

  const buttonOf = (section) => section.querySelector(":scope > h2 > .kim-fold")
  const isOpen = (section) => buttonOf(section).getAttribute("aria-expanded") === "true"

  function fold(section, folded) {
    buttonOf(section).setAttribute("aria-expanded", String(!folded))
    section.classList.toggle("kim-folded", folded)
    for (const part of section.children) {
      if (part.matches("h2, .kim-fold__gist")) continue
      if (folded && !part.hidden) part.setAttribute("hidden", FOLDED)
      if (!folded && part.getAttribute("hidden") === FOLDED) part.removeAttribute("hidden")
    }
  }

  /** Open the section that a place is in, if it is folded. */
  function reveal(place) {
    const section = place && place.closest(".kim-folded")
    if (section) fold(section, false)
    return Boolean(section)
  }

  /** Find the place that an address ends with; null for one that is no address. */
  function placeOf(hash) {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)))
    } catch {
      return null
    }
  }

  function choice(bar, [short, long]) {
    const made = document.createElement("fieldset")
    const legend = document.createElement("legend")
    legend.className = "kim-hidden"
    legend.textContent = bar.dataset.label
    const options = [short, long].map((words, number) => {
      const label = document.createElement("label")
      const input = document.createElement("input")
      Object.assign(input, { type: "radio", name: "kim-reading", value: number ? "long" : "short" })
      const shown = document.createElement("span")
      shown.textContent = words
      label.append(input, shown)
      return label
    })
    made.append(legend, ...options)
    bar.replaceChildren(made)
    return [...made.querySelectorAll("input")]
  }

  function mount(bar) {
    const root = bar.closest(".kim-record")
    const sections = [...root.querySelectorAll(SECTIONS)].filter((one) =>
      one.querySelector(":scope > h2"),
    )
    const unfolded = bar.dataset.kimFold.split(" ")
    const stays = (section) =>
      unfolded.includes(section.querySelector("h2").id) || section.querySelector("input:checked")
    const inputs = choice(bar, [bar.dataset.short, bar.dataset.long])
    sections.forEach(prepare)
    const read = (long) => {
      inputs.forEach((input) => (input.checked = (input.value === "long") === long))
      sections.forEach((section) => fold(section, !long && !stays(section)))
    }
    inputs.forEach((input) =>
      input.addEventListener("change", () => {
        kept().set(input.value === "long" ? "long" : "")
        read(input.value === "long")
      }),
    )
    read(kept().get() === "long")
    watch(root, sections)
  }

  function watch(root, sections) {
    const seek = () => {
      const place = placeOf(location.hash)
      if (reveal(place)) place.scrollIntoView()
    }
    root.addEventListener("beforematch", (event) => reveal(event.target))
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href*='#']")
      if (!link || link.pathname !== location.pathname || link.host !== location.host) return
      reveal(placeOf(link.hash))
      const contents = link.closest(".kim-toc")
      if (contents) contents.open = false
    })
    window.addEventListener("hashchange", seek)
    let folded = []
    window.addEventListener("beforeprint", () => {
      folded = sections.filter((section) => !isOpen(section))
      folded.forEach((section) => fold(section, false))
    })
    window.addEventListener("afterprint", () => folded.forEach((section) => fold(section, true)))
    seek()
  }

  kim.hits.mountAll("[data-kim-fold]", mount)
})()
