/* Opens a cell of the map of elements beside it: how a method does an element, with its sources; or, if
   nothing is known, how to add it. Without this script a cell is a link to the same. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]
  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])

  /** Get what a method says, from its own script. */
  function load({ id, src }, done, failed) {
    const known = () => Object.hasOwn(kim.methods || {}, id) && kim.methods[id]
    if (known()) return done(known())
    const script = document.createElement("script")
    script.src = src
    script.addEventListener("load", () => (known() ? done(known()) : failed()))
    script.addEventListener("error", failed)
    document.head.append(script)
  }

  /** Give the numbers of the notes that a text leads to, each once. */
  function cited(links) {
    return [...new Set(links.map((link) => Number(link.hash.split("-").at(-1))))]
  }

  function note({ number, html, url, note: remark }, id) {
    const item = document.createElement("li")
    item.id = id
    item.value = number
    const words = document.createElement(url ? "a" : "span")
    words.innerHTML = html
    if (url) Object.assign(words, { href: url, rel: "noopener" })
    item.append(words, remark ? ` (${remark})` : "")
    return item
  }

  /** Show what a method says of an element. Other lists of its notes may stand on the page as well, so
      those here have addresses of their own. */
  function fill(dialog, said, element) {
    const how = dialog.querySelector(".kim-cell__how")
    const made = document.createElement("template")
    made.innerHTML = said.elements[element.id].html
    made.content.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"))
    const links = [...made.content.querySelectorAll("a[href^='#bron-']")]
    const numbers = cited(links)
    for (const link of links) link.setAttribute("href", `#cel-${link.hash.slice(1)}`)
    how.replaceChildren(made.content)
    const notes = said.notes.filter(({ number }) => numbers.includes(number))
    const items = notes.map((one) => note(one, `cel-bron-${said.id}-${one.number}`))
    dialog.querySelector(".kim-cell__sources ol").replaceChildren(...items)
    dialog.querySelector(".kim-cell__sources").hidden = !items.length
  }

  function copy(dialog, snippet) {
    const said = dialog.querySelector(".kim-cell__copied")
    const select = () => {
      getSelection().selectAllChildren(snippet)
      said.textContent = dialog.dataset.failed
    }
    if (!navigator.clipboard) return select()
    const text = `${snippet.textContent}\n`
    navigator.clipboard.writeText(text).then(() => (said.textContent = dialog.dataset.copied), select)
  }

  /** Say which cell it is and where to read on. */
  function name(dialog, { method, element, state, link }) {
    const find = (part) => dialog.querySelector(`.kim-cell__${part}`)
    const titles = { method: method.title, element: element.title }
    const sign = dialog.querySelector(".kim-legend__sign")
    sign.classList.add(`kim-map__cell--${state}`)
    sign.textContent = link.querySelector(".kim-map__is").textContent
    find("title").textContent = worded(dialog.dataset.title, titles)
    const anchor = state === "none" ? "" : `#element-${element.id}`
    find("method").textContent = worded(dialog.dataset.toMethod, method)
    find("method").href = method.href + anchor
    find("element").textContent = worded(dialog.dataset.toElement, element)
    find("element").href = element.href
    for (const edit of dialog.querySelectorAll(".kim-cell__edit")) edit.href = method.edit || ""
    const form = state === "none" ? link.href : method.invite || ""
    for (const invited of dialog.querySelectorAll(".kim-cell__form")) invited.href = form
    find("none").hidden = state !== "none"
    find("sources").hidden = true
    find("fill").hidden = !method.invite
    find("better").hidden = state === "none" || !method.invite
    find("file").hidden = !method.edit
  }

  /** Mark the cell that is open, and remember it. */
  function mark(dialog, link) {
    if (dialog.opener) dialog.opener.removeAttribute("aria-current")
    if (link) link.setAttribute("aria-current", "true")
    dialog.opener = link
  }

  function open(dialog, template, detail) {
    const { method, element, state, link } = detail
    dialog.replaceChildren(template.content.cloneNode(true))
    mark(dialog, link)
    dialog.cell = `${method.id} ${element.id}`
    name(dialog, detail)
    const snippet = dialog.querySelector(".kim-cell__snippet code")
    snippet.textContent = worded(snippet.textContent, { element: element.id })
    dialog.querySelector(".kim-cell__copy").addEventListener("click", () => copy(dialog, snippet))
    dialog.querySelector(".kim-cell__close").addEventListener("click", () => close(dialog))
    if (!dialog.open) dialog.show()
    dialog.parentNode.classList.add("kim-map__split--open")
    dialog.scrollTop = 0
    dialog.querySelector(".kim-cell__title").focus({ preventScroll: true })
    link.scrollIntoView({ block: "nearest", inline: "nearest" })
    if (state === "none") return
    const wanted = dialog.cell
    const go = () => (location.href = link.href)
    load(method, (said) => dialog.cell === wanted && fill(dialog, said, element), go)
  }

  function close(dialog) {
    const { opener } = dialog
    dialog.close()
    dialog.parentNode.classList.remove("kim-map__split--open")
    mark(dialog, null)
    const shown = opener.isConnected && !opener.closest("[hidden]")
    const next = shown ? opener : dialog.parentNode.querySelector("table [tabindex='0']")
    if (next) next.focus()
  }

  function mount(dialog) {
    if (dialog.dataset.mounted) return
    dialog.dataset.mounted = "yes"
    const root = dialog.closest("[data-kim-map]")
    const template = dialog.nextElementSibling
    root.addEventListener("kim:cell", (event) => {
      event.preventDefault()
      open(dialog, template, event.detail)
    })
    root.addEventListener("keydown", (event) => {
      if (!dialog.open) return
      if (event.key === "Escape") close(dialog)
      else if (ARROWS.includes(event.key) && event.target.matches(".kim-cell__title")) {
        event.preventDefault()
        const detail = { key: event.key }
        dialog.dispatchEvent(new CustomEvent("kim:beside", { bubbles: true, detail }))
      }
    })
  }

  const start = () => document.querySelectorAll("[data-kim-cell]").forEach(mount)

  if (window.document$) window.document$.subscribe(start)
  else document.addEventListener("DOMContentLoaded", start)
})()
