/* Methods side by side. Fills the rows that stand ready in the page to compare on, just as the site
   makes the page of a pair; on both it counts the rows, cuts long cells and keeps the check box in the
   address. The HTML that methods bring was made by the site itself. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})
  const ROOM = 11 /* rem that a cell may take before the rest waits */
  const YES = ["described", "implied"]
  let latest = null

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])

  /* What is the same, and what is shared: as views/side.py has it */

  function bare(words) {
    return words.replace(/\s+/g, " ").replace(/^[ .;,]+|[ .;,]+$/g, "").toLowerCase()
  }

  function alike(said) {
    return new Set(said.map((words) => JSON.stringify(words.map(bare).sort()))).size === 1
  }

  function stateOf(method, element) {
    return Object.hasOwn(method.elements, element) ? method.elements[element].state : ""
  }

  /** What a method says of an element: its state, and how it does it. */
  function saidOf(method, element) {
    const state = stateOf(method, element)
    return state ? [state, ...method.elements[element].words] : [state]
  }

  /** How many of the methods have an element, if at least two do. */
  function sharing(methods, element) {
    const count = methods.filter((method) => YES.includes(stateOf(method, element))).length
    return count > 1 ? count : 0
  }

  /* Filling */

  function part(root, name) {
    return root.querySelector(`template[data-kim-part="${name}"]`).content.firstElementChild.cloneNode(true)
  }

  /** Put HTML of ours into an element. */
  function put(element, html) {
    const made = document.createElement("template")
    made.innerHTML = html
    element.replaceChildren(made.content)
  }

  function headOf(root, method) {
    const head = part(root, "head")
    const link = head.querySelector("a")
    link.href = method.href
    link.textContent = method.title
    head.querySelector(".kim-side__nature").textContent = method.nature
    return head
  }

  function cellOf(root, method, key, label) {
    const cell = part(root, "unknown")
    const told = method.told[key]
    cell.dataset.title = method.title
    if (told.words.length) put(cell.firstElementChild, told.html)
    else help(root, cell, method, worded(root.dataset.field, { key }), label)
    return cell
  }

  /** Lead to where somebody who knows can say so; nowhere if there is no such place. */
  function help(root, cell, method, place, label) {
    const link = cell.querySelector(".kim-side__help")
    if (!method.invite) return link.remove()
    link.href = method.invite + place
    return link.setAttribute("aria-label", `${root.dataset.help}: ${label}, ${method.title}`)
  }

  function stateCell(root, method, element, title) {
    const name = stateOf(method, element)
    const cell = root
      .querySelector(`template[data-kim-state="${name}"]`)
      .content.firstElementChild.cloneNode(true)
    cell.dataset.title = method.title
    if (name) put(cell.querySelector(".kim-side__told"), method.elements[element].html)
    else help(root, cell, method, worded(root.dataset.fill, { element }), title)
    return cell
  }

  function fillElements(root, table, methods) {
    const rows = [...table.querySelectorAll("[data-element]")]
    const found = rows
      .map((row) => ({ row, id: row.dataset.element, shared: sharing(methods, row.dataset.element) }))
      .filter(({ id }) => methods.some((method) => stateOf(method, id)))
      .sort((one, other) => other.shared - one.shared)
    const body = rows.length ? rows[0].parentNode : null
    rows.forEach((row) => row.remove())
    for (const { row, id, shared } of found) {
      row.classList.toggle("kim-side__row--shared", shared > 0)
      row.toggleAttribute("data-same", alike(methods.map((method) => saidOf(method, id))))
      if (shared) {
        const sign = part(root, "shared")
        const { shared: all, some } = root.dataset
        sign.textContent = shared === methods.length ? all : worded(some, { count: shared })
        row.firstElementChild.append(" ", sign)
      }
      const title = row.firstElementChild.firstElementChild.textContent
      row.append(...methods.map((method) => stateCell(root, method, id, title)))
      body.append(row)
    }
    const count = found.filter(({ shared }) => shared).length
    table.querySelector(".kim-side__count").textContent = worded(root.dataset.count, { count })
  }

  /** Make the table of some methods. */
  function tableOf(root, methods) {
    const table = part(root, "table")
    table.classList.replace("kim-side--0", `kim-side--${methods.length}`)
    const titles = methods.map(({ title }) => title).join(", ")
    table.caption.textContent = worded(root.dataset.caption, { titles })
    table.tHead.rows[0].append(...methods.map((method) => headOf(root, method)))
    table.querySelectorAll("[colspan]").forEach((head) => (head.colSpan = methods.length + 1))
    table.querySelectorAll("[data-head]").forEach((row) => {
      const key = row.dataset.head
      const label = row.firstElementChild.textContent
      row.toggleAttribute("data-same", alike(methods.map((method) => method.told[key].words)))
      row.append(...methods.map((method) => cellOf(root, method, key, label)))
    })
    fillElements(root, table, methods)
    return table
  }

  function noteOf(root, method, { number, html, url, note, cited }) {
    const item = document.createElement("li")
    item.id = `bron-${method.id}-${number}`
    item.value = number
    const words = document.createElement(url ? "a" : "span")
    words.innerHTML = html
    if (url) Object.assign(words, { href: url, rel: "noopener" })
    item.append(words)
    if (note) {
      const remark = document.createElement("span")
      remark.className = "kim-notes__remark"
      remark.textContent = `(${note})`
      item.append(" ", remark)
    }
    if (cited) {
      const back = document.createElement("a")
      Object.assign(back, { className: "kim-notes__back", href: `#verwijzing-${method.id}-${number}` })
      back.textContent = "↩"
      back.setAttribute("aria-label", worded(root.dataset.backTo, { number, title: method.title }))
      item.append(" ", back)
    }
    return item
  }

  /** Version and date of a method, in words. */
  function stand(root, { version, reviewed }) {
    const told = [worded(root.dataset.version, { version })]
    return reviewed ? [...told, worded(root.dataset.reviewed, { date: reviewed })] : told
  }

  function sourcesOf(root, method) {
    const made = part(root, "sources")
    made.dataset.of = method.id
    made.querySelector("h3").textContent = worded(root.dataset.sources, { title: method.title })
    made.querySelector("p").textContent = stand(root, method).join(" · ")
    made.querySelector("ol").replaceChildren(...method.notes.map((note) => noteOf(root, method, note)))
    return made
  }

  function fill(root, methods) {
    latest = methods
    const brief = kim.brief.of(root, methods)
    root.querySelector("[data-kim-place]").replaceChildren(tableOf(root, methods), brief)
    root.querySelector("[data-kim-sources]").replaceChildren(...methods.map((one) => sourcesOf(root, one)))
    refresh(root.querySelector("[data-kim-side]"))
    document.fonts.ready.then(() => kim.brief.fit(brief))
  }

  /** Show nothing any more, also on paper. */
  function clear(root) {
    latest = null
    root.querySelector("[data-kim-place]").replaceChildren()
  }

  /** What is compared, as rows of plain words; null if nothing is. */
  function compared() {
    if (!latest) return null
    const rows = [...document.querySelectorAll("[data-kim-table] .kim-side__row")].map((row) => {
      const { head, element } = row.dataset
      const words = (method) =>
        head ? method.told[head].words : [stateOf(method, element)].filter(Boolean)
      const label = row.firstElementChild.firstChild.textContent.trim()
      return { key: head || element, label, element: Boolean(element), words: latest.map(words) }
    })
    return { methods: latest.map(({ id, title }) => ({ id, title })), rows }
  }

  /* What can be done with the table */

  function count(root) {
    const tools = root.querySelector("[data-kim-tools]")
    const rows = root.querySelectorAll(".kim-side__row")
    const same = root.querySelectorAll(".kim-side__row[data-same]").length
    const only = root.querySelector("[data-kim-differences]").checked
    const text = only ? tools.dataset.differences : tools.dataset.count
    const shown = only ? rows.length - same : rows.length
    root.querySelector("[role=status]").textContent = worded(text, { shown, total: rows.length })
  }

  function openRow(tools, row, open) {
    row.classList.toggle("kim-side__row--open", open)
    row.querySelectorAll(".kim-side__all").forEach((button) => {
      const words = open ? tools.dataset.less : tools.dataset.more
      const head = row.firstElementChild.firstChild.textContent.trim()
      const title = button.parentNode.dataset.title
      button.textContent = words
      button.setAttribute("aria-expanded", String(open))
      button.setAttribute("aria-label", worded(tools.dataset.name, { words, head, title }))
    })
  }

  /** Let the rest of long cells wait; one button opens the whole row, so that it can be compared. */
  function cut(root) {
    const tools = root.querySelector("[data-kim-tools]")
    const room = ROOM * parseFloat(getComputedStyle(document.documentElement).fontSize)
    const told = [...root.querySelectorAll(".kim-side__cell > .kim-side__told")]
    const long = told.map((cell) => cell.scrollHeight > room * 1.2)
    told.forEach((cell, place) => {
      const known = cell.nextElementSibling
      cell.classList.toggle("kim-side__told--cut", long[place])
      if (!long[place]) return known && known.remove()
      if (known) return undefined
      const button = document.createElement("button")
      button.type = "button"
      button.className = "kim-side__all"
      cell.after(button)
      return openRow(tools, cell.closest("tr"), false)
    })
  }

  function refresh(root) {
    count(root)
    cut(root)
  }

  function write(tools, only) {
    const { query, yes } = tools.dataset
    const others = location.search.replace(/^\?/, "").split("&")
    const parts = others.filter((one) => one && !one.startsWith(`${query}=`))
    if (only) parts.push(`${query}=${yes}`)
    const search = parts.length ? `?${parts.join("&")}` : ""
    history.replaceState(history.state, "", location.pathname + search + location.hash)
  }

  function mount(root) {
    const tools = root.querySelector("[data-kim-tools]")
    const box = root.querySelector("[data-kim-differences]")
    const print = root.querySelector("[data-kim-print]")
    box.checked = new URLSearchParams(location.search).get(tools.dataset.query) === tools.dataset.yes
    box.addEventListener("change", () => {
      write(tools, box.checked)
      refresh(root)
    })
    print.hidden = false
    print.addEventListener("click", () => window.print())
    root.addEventListener("click", (event) => {
      const button = event.target.closest(".kim-side__all")
      if (!button) return
      const row = button.closest("tr")
      openRow(tools, row, button.getAttribute("aria-expanded") === "false")
      if (button.getBoundingClientRect().top < 0) row.scrollIntoView({ block: "nearest" })
    })
    root.addEventListener("focusin", (event) => {
      const hidden = event.target.closest(".kim-side__told--cut")
      if (hidden) openRow(tools, hidden.closest("tr"), true)
    })
    if (root.querySelector("[data-kim-table]")) refresh(root)
  }

  kim.side = { fill, clear, stand, alike, sharing, stateOf, part }
  kim.compared = compared
  kim.hits.mountAll("[data-kim-side]", mount)
})()
