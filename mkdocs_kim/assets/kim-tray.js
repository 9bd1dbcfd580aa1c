/* Keeps which methods somebody wants to compare, on every page: a bar below with their names, and a
   button at everything that carries data-kim-method. The browser keeps the choice; nothing is sent. */

(function () {
  "use strict"

  const KEY = "kim.compare"
  const kim = (window.kim = window.kim || {})
  const place = kim.device.store("localStorage", KEY)
  let refused = null /* what the browser would not keep, as some do on a disk: it holds on this page */

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])

  /** Read what was kept: methods with id and title. What is not that, is left out. */
  function parse(text) {
    let found = []
    try {
      found = JSON.parse(text)
    } catch {
      /* somebody else's, or cut off */
    }
    const fits = (one) => one && typeof one.id === "string" && typeof one.title === "string"
    return Array.isArray(found) ? found.filter(fits) : []
  }

  /** Put a method in or take it out; the same list if it is full. */
  function toggled(list, method, most) {
    if (list.some(({ id }) => id === method.id)) return list.filter(({ id }) => id !== method.id)
    return list.length < most ? [...list, method] : list
  }

  const read = () => parse(refused || place.get() || "[]")

  function write(list) {
    const text = JSON.stringify(list)
    refused = place.set(text) ? null : text
    document.dispatchEvent(new CustomEvent("kim:compare"))
  }

  /** What a button stands for: the nearest thing that says which method it shows. */
  function methodOf(button) {
    const shown = button.closest("[data-kim-method]")
    const link = shown.querySelector("h3 a, th a, a")
    return { id: shown.dataset.kimMethod, title: shown.dataset.title || link.textContent.trim() }
  }

  function paint(tray, button, list) {
    const { id, title } = methodOf(button)
    button.setAttribute("aria-pressed", String(list.some((one) => one.id === id)))
    button.setAttribute("aria-label", worded(tray.dataset.name, { title }))
  }

  /** Give everything that shows a method its button; copies of cards come with theirs. */
  function equip(tray, root) {
    const list = read()
    root.querySelectorAll("[data-kim-method]").forEach((shown) => {
      if (shown.closest("[data-kim-panel]") || shown.querySelector(".kim-toggle")) return
      const made = tray.querySelector("[data-kim-toggle]").content.firstElementChild.cloneNode(true)
      const place = shown.querySelector("th") || shown
      /* The map is gone through with arrows, its buttons too. */
      if (shown.closest("[data-kim-map]")) made.tabIndex = -1
      place.append(made)
      paint(tray, made, list)
    })
  }

  function draw(tray) {
    const list = read()
    const part = (name) => tray.querySelector(`.kim-tray__${name}`)
    part("list").replaceChildren(
      ...list.map(({ id, title }) => {
        const made = tray.querySelector("[data-kim-chosen-one]").content.firstElementChild.cloneNode(true)
        made.querySelector("span").textContent = title
        const button = made.querySelector("button")
        button.dataset.id = id
        button.setAttribute("aria-label", worded(tray.dataset.remove, { title }))
        return made
      }),
    )
    part("words").textContent = list.length === 1 ? tray.dataset.one : ""
    part("go").hidden = list.length < 2
    part("go").textContent = worded(tray.dataset.go, { count: list.length })
    part("go").href = `${tray.dataset.page}?${tray.dataset.query}=${list.map(({ id }) => id).join(",")}`
    tray.hidden = !list.length || Boolean(document.querySelector(".kim-compare--side"))
    document.querySelectorAll("[data-kim-method] .kim-toggle").forEach((button) => paint(tray, button, list))
  }

  function toggle(tray, button) {
    const list = read()
    const after = toggled(list, methodOf(button), Number(tray.dataset.most))
    if (after === list) tray.querySelector(".kim-tray__words").textContent = tray.dataset.full
    else write(after)
  }

  /** Take one away and keep the focus near. */
  function remove(tray, button) {
    const place = [...tray.querySelectorAll(".kim-tray__remove")].indexOf(button)
    write(read().filter(({ id }) => id !== button.dataset.id))
    const left = tray.querySelectorAll(".kim-tray__remove")
    const next = left[Math.min(place, left.length - 1)] || document.querySelector(".kim-toggle")
    if (next) next.focus()
  }

  function mount(tray) {
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-kim-method] .kim-toggle, [data-kim-tray] button")
      if (!button) return
      if (button.matches(".kim-toggle")) toggle(tray, button)
      else if (button.matches(".kim-tray__remove")) remove(tray, button)
      else write([])
    })
    document.addEventListener("kim:compare", () => draw(tray))
    window.addEventListener("storage", ({ key }) => (key === KEY || key === null) && draw(tray))
    window.addEventListener("pageshow", () => draw(tray))
    new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => addedNodes.length)) equip(tray, document)
    }).observe(document.querySelector("[data-md-component=content]") || document.body, {
      childList: true,
      subtree: true,
    })
    equip(tray, document)
    draw(tray)
  }

  kim.tray = { read, write, parse, toggled }
  kim.hits.mountAll("[data-kim-tray]", mount)
})()
