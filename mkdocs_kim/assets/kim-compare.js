/* The page to compare on: which methods the address asks for, what became of those that are not there,
   and choosing others. The address wins from what the browser kept, and fills it. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])

  /** The ids that an address asks for, each once; null if it asks for none at all. */
  function asked(search, word) {
    const found = new URLSearchParams(search).getAll(word)
    if (!found.length) return null
    return [...new Set(found.join(",").split(",").map((id) => id.trim()).filter(Boolean))]
  }

  /** Sort ids out: those that can be shown, and what to say of the others. */
  function resolve(wanted, known, most) {
    const titles = new Map(known.methods.map(({ id, title }) => [id, title]))
    const found = { ids: [], moved: [], withdrawn: [], unknown: [], over: [] }
    for (const id of wanted) {
      const moved = Object.hasOwn(known.former, id)
      const now = moved ? known.former[id] : id
      if (moved && titles.has(now)) found.moved.push({ former: id, title: titles.get(now) })
      if (found.ids.includes(now)) continue
      if (Object.hasOwn(known.withdrawn, now)) found.withdrawn.push(known.withdrawn[now])
      else if (!titles.has(now)) found.unknown.push(id)
      else if (found.ids.length >= most) found.over.push(titles.get(now))
      else found.ids.push(now)
    }
    return found
  }

  /** The address with other methods in it; the rest of it stays. */
  function addressed(search, word, ids) {
    const others = search.replace(/^\?/, "").split("&")
    const kept = others.filter((part) => part && part.split("=")[0] !== word)
    return `?${[`${word}=${ids.join(",")}`, ...kept].join("&")}`
  }

  function line(text, href, linked) {
    const made = document.createElement("p")
    made.textContent = text
    if (href) {
      const link = document.createElement("a")
      Object.assign(link, { href, textContent: linked })
      made.append(" ", link)
    }
    return made
  }

  /** Put in words what was not shown as it was asked for. */
  function explained(root, found, known) {
    const { moved, instead, unknown, over, few } = root.dataset
    const title = (id) => known.methods.find((one) => one.id === id)?.title
    return [
      ...found.moved.map((facts) => line(worded(moved, facts))),
      ...found.withdrawn.map((gone) => {
        const next = title(gone.instead)
        const text = next ? `${gone.words} ${worded(instead, { title: next })}` : gone.words
        return line(text, gone.href, gone.title)
      }),
      ...found.unknown.map((id) => line(worded(unknown, { id }))),
      ...(found.over.length ? [line(worded(over, { titles: found.over.join(", ") }))] : []),
      ...(found.ids.length < 2 ? [line(few)] : []),
    ]
  }

  function chip(root, { id, title }) {
    const item = document.createElement("li")
    const button = document.createElement("button")
    button.type = "button"
    button.className = "kim-chip kim-chip--remove"
    button.dataset.id = id
    button.textContent = title
    button.setAttribute("aria-label", worded(root.dataset.remove, { title }))
    item.append(button)
    return item
  }

  function drawChoice(root, known, ids) {
    const chosen = ids.map((id) => known.methods.find((one) => one.id === id))
    const select = root.querySelector("select")
    const full = ids.length >= Number(root.dataset.most)
    root.querySelector(".kim-comparing__chosen").replaceChildren(...chosen.map((one) => chip(root, one)))
    const offered = known.methods.filter(({ id }) => !ids.includes(id))
    const next = offered.some(({ id }) => id === select.value) ? select.value : "" /* picked meanwhile */
    select.replaceChildren(select.options[0], ...offered.map(({ id, title }) => new Option(title, id)))
    select.value = next
    select.disabled = full
    root.querySelector("[type=submit]").disabled = full
  }

  async function loaded(root, known, ids) {
    const missing = ids.filter((id) => !Object.hasOwn(kim.methods || {}, id))
    const file = (id) => known.methods.find((one) => one.id === id).file
    await Promise.all(missing.map((id) => kim.reading.load(root.dataset.folder + file(id))))
    return ids.map((id) => kim.methods[id])
  }

  /** Keep what was chosen here, and as many of the others as there is room for. */
  function keep(methods, gone, most) {
    const stays = kim.tray.read().filter(({ id }) => !gone.includes(id) && !methods.some((one) => one.id === id))
    const chosen = methods.map(({ id, title }) => ({ id, title }))
    kim.tray.write([...chosen, ...stays].slice(0, most))
  }

  function mount(root) {
    const word = root.dataset.query
    const said = root.querySelector("[data-kim-said]")
    const side = root.querySelector("[data-kim-side]")
    const whole = root.parentNode
    const name = document.title
    const most = Number(root.dataset.most)
    let latest = 0
    let ids = []
    let shown = null

    function retitle(methods) {
      const titles = methods.map(({ title }) => title)
      const joined = titles.length > 1 ? `${titles.slice(0, -1).join(", ")} ${root.dataset.and} ${titles.at(-1)}` : ""
      const title = worded(root.dataset.title, { titles: joined })
      root.querySelector("h2").textContent = titles.length > 1 ? title : root.dataset.label
      document.title = titles.length > 1 ? name.replace(/^[^-–]+/, () => `${title} `) : name
    }

    async function show(wanted, gone) {
      const mine = ++latest
      shown = location.search
      whole.classList.toggle("kim-compare--side", wanted !== null)
      root.hidden = wanted === null
      if (wanted === null) return document.dispatchEvent(new CustomEvent("kim:compare"))
      said.replaceChildren(line(root.dataset.loading))
      try {
        if (!kim.known) await kim.reading.load(root.dataset.folder + root.dataset.index)
        const found = resolve(wanted, kim.known, most)
        const methods = await loaded(root, kim.known, found.ids)
        if (mine !== latest) return undefined
        ids = found.ids
        const search = addressed(location.search, word, ids)
        if (search !== location.search) {
          history.replaceState(history.state, "", location.pathname + search + location.hash)
          shown = search
        }
        if (gone || (ids.length > 1 && !kim.tray.read().length)) keep(methods, gone || [], most)
        else document.dispatchEvent(new CustomEvent("kim:compare"))
        drawChoice(root, kim.known, ids)
        retitle(methods)
        said.replaceChildren(...explained(root, found, kim.known))
        side.hidden = ids.length < 2
        if (ids.length > 1) kim.side.fill(root, methods)
        else kim.side.clear(root)
        const place = location.hash && document.getElementById(location.hash.slice(1))
        if (place) place.scrollIntoView()
      } catch {
        if (mine === latest) said.replaceChildren(line(root.dataset.failed))
      }
      return undefined
    }

    function choose(wanted) {
      const gone = ids.filter((id) => !wanted.includes(id))
      ids = wanted
      history.pushState(null, "", location.pathname + addressed(location.search, word, wanted))
      return show(wanted, gone)
    }

    root.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault()
      const select = root.querySelector("select")
      if (select.value) choose([...ids, select.value]).then(() => select.focus())
      else select.focus()
    })
    root.querySelector(".kim-comparing__chosen").addEventListener("click", async (event) => {
      const button = event.target.closest("button")
      if (!button) return
      await choose(ids.filter((id) => id !== button.dataset.id))
      const left = root.querySelector(".kim-comparing__chosen button") || root.querySelector("select")
      left.focus()
    })
    window.addEventListener("popstate", () => {
      /* Going to a place on the page is a step in history too. */
      if (location.search !== shown) show(asked(location.search, word), [])
    })
    whole.querySelectorAll("[data-kim-pick]").forEach((one) => (one.hidden = false))
    show(asked(location.search, word))
  }

  kim.comparing = { asked, resolve, addressed }
  kim.hits.mountAll("[data-kim-comparing]", mount)
})()
