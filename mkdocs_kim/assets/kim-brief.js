/* Methods side by side on one A4: fills the short form that stands ready, and takes the longest texts
   with which all fits on the page. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})
  const STATES = ["described", "implied", "deliberately_not"]

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])

  function joined(titles, and) {
    return titles.length < 2 ? titles.join("") : `${titles.slice(0, -1).join(", ")} ${and} ${titles.at(-1)}`
  }

  function wordOf(root, state) {
    return root.querySelector(`template[data-kim-state="${state}"]`).content.querySelector(".kim-chip").textContent
  }

  /** Name elements by what a method says of them: pairs of state and title. */
  function naming(root, named) {
    const told = STATES.map((state) => {
      const titles = named.filter(([one]) => one === state).map(([, title]) => title)
      return titles.length ? `${wordOf(root, state)}: ${titles.join(", ")}.` : ""
    })
    return told.filter(Boolean).join(" ") || "–"
  }

  function headOf(root, method) {
    const head = kim.side.part(root, "brief-head")
    head.querySelector(".kim-brief__name").textContent = method.title
    const about = [method.nature, ...kim.side.stand(root, method)]
    head.querySelector(".kim-brief__about").textContent = about.join(" · ")
    head.querySelector(".kim-brief__url").textContent = method.whole
    return head
  }

  function cellOf(texts) {
    const cell = document.createElement("td")
    texts.forEach((text, level) => {
      const made = document.createElement("span")
      made.className = `kim-brief__text kim-brief__text--${level}`
      made.textContent = text
      cell.append(made)
    })
    return cell
  }

  function fillElements(root, form, methods) {
    const rows = [...form.querySelectorAll("[data-element]")]
    const alone = form.querySelector("[data-brief=alone]")
    const named = new Map(methods.map((method) => [method, []]))
    const shared = rows
      .map((row) => ({ row, id: row.dataset.element, count: kim.side.sharing(methods, row.dataset.element) }))
      .sort((one, other) => other.count - one.count)
    for (const { row, id, count } of shared) {
      row.remove()
      if (count) {
        alone.before(row)
        const cells = methods.map((method) => {
          const cell = document.createElement("td")
          cell.textContent = wordOf(root, kim.side.stateOf(method, id))
          return cell
        })
        row.append(...cells)
      } else {
        for (const method of methods) {
          const state = kim.side.stateOf(method, id)
          if (state) named.get(method).push([state, row.textContent.trim()])
        }
      }
    }
    const heading = form.querySelector(".kim-brief__group")
    if (shared.some(({ count }) => count)) heading.firstElementChild.colSpan = methods.length + 1
    else heading.remove()
    const levels = Number(form.dataset.last) + 1
    alone.append(...methods.map((method) => cellOf(Array(levels).fill(naming(root, named.get(method))))))
  }

  /** Make the short form of some methods. */
  function of(root, methods) {
    const form = kim.side.part(root, "brief")
    const titles = joined(methods.map(({ title }) => title), root.dataset.and)
    form.querySelector(".kim-brief__title").textContent = worded(root.dataset.title, { titles })
    form.querySelector("thead tr").append(...methods.map((method) => headOf(root, method)))
    form.querySelectorAll("[data-brief]:not([data-brief=alone])").forEach((row) => {
      const said = methods.map((method) => method.brief[row.dataset.brief])
      if (said.every(([text]) => text === root.dataset.none)) row.remove()
      else row.append(...said.map(cellOf))
    })
    fillElements(root, form, methods)
    const foot = form.querySelector(".kim-brief__foot")
    const ids = methods.map(({ id }) => id).join(",")
    if (foot) foot.textContent = worded(foot.textContent, { url: `${root.dataset.whole}${ids}` })
    return form
  }

  /** Take the longest texts with which the form is no higher than the page. */
  function fit(form) {
    form.classList.add("kim-brief--measured")
    const page = form.querySelector(".kim-brief__page")
    for (let level = 0; level <= Number(form.dataset.last); level++) {
      form.dataset.level = level
      if (form.scrollHeight <= page.offsetHeight) break
    }
    form.classList.remove("kim-brief--measured")
  }

  function fitAll() {
    document.querySelectorAll("[data-kim-brief]").forEach(fit)
  }

  kim.brief = { of, fit }
  window.addEventListener("beforeprint", fitAll)
  kim.hits.mountAll("[data-kim-brief]", (form) => document.fonts.ready.then(() => fit(form)))
})()
