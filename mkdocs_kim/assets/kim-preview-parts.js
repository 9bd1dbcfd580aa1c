/* Pieces of the preview: prose, chips, lists and items, made from plain data by calls to the page, never
   from strings of HTML. ``on`` says how: the language, what is known, how sources are numbered. */

window.kim = window.kim || {}
window.kim.previewParts = (function () {
  "use strict"

  const { read, safe } = window.kim.prose
  const { said } = window.kim.previewWords
  const NAMES = { paragraph: "p", list: "ul", ordered: "ol", item: "li", quote: "blockquote", emphasis: "em", strong: "strong" }
  const NAMING = ["title", "element", "instrument", "intervention", "condition", "level", "name", "speaker"]

  function made(name, className, ...inside) {
    const node = document.createElement(name)
    if (className) node.className = className
    node.append(...inside)
    return node
  }

  function anchor(href, className, ...inside) {
    const node = made("a", className, ...inside)
    node.href = href
    return node
  }

  const empty = (value) =>
    value === undefined || value === null || value === "" || (typeof value === "object" && !Object.keys(value).length)
  const many = (value) => (Array.isArray(value) ? value : [value]).filter((one) => !empty(one))

  /** Give texts by their keys; the form tells them as pairs where an object would lose one. */
  const pairs = (value) => (Array.isArray(value) ? value : Object.entries(value))

  /* Prose */

  /** Print the numbers of sources, together in one raised group; nothing if none is known. */
  function cited(ids, on) {
    const numbers = [...new Set(ids.map(on.number).filter(Boolean))].sort((one, other) => one - other)
    if (!numbers.length) return null
    const sup = made("sup", "kim-cite")
    numbers.forEach((number, place) => {
      const link = anchor(`#voorbeeld-bron-${number}`, "", String(number))
      link.setAttribute("aria-label", on.worded("note_number", { number }))
      sup.append(...(place ? [", "] : []), link)
    })
    return sup
  }

  /** Put words that only run over lines together. */
  function joined(bits) {
    const found = []
    let run = false
    for (const one of bits) {
      const words = one.kind === "break" ? "\n" : one.text
      const runs = one.kind === "break" || one.kind === "text"
      if (runs && run) found.at(-1).text += words
      else found.push(runs ? { kind: "text", text: words, children: [] } : one)
      run = runs
    }
    return found
  }

  /** Print what is in a bit; citations in a row become one group, close to their word. */
  function inside(bit, on) {
    const nodes = []
    let row = []
    let space = null
    const close = () => {
      const group = row.length ? cited(row, on) : null
      if (group) {
        const before = nodes.at(-1)
        if (before && before.nodeType === Node.TEXT_NODE) before.data = before.data.trimEnd()
        nodes.push(group)
      }
      if (space) nodes.push(space)
      row = []
      space = null
    }
    for (const child of joined(bit.children)) {
      if (child.kind === "citation") {
        row.push(child.target)
        space = null
      } else if (row.length && child.kind === "text" && !child.text.trim()) space = document.createTextNode(child.text)
      else {
        close()
        nodes.push(print(child, on))
      }
    }
    close()
    return nodes
  }

  function cross(bit, on) {
    const { title, href } = on.find(bit.target)
    return href ? anchor(href, "", bit.text || title) : document.createTextNode(bit.text || title)
  }

  function print(bit, on) {
    if (Object.hasOwn(NAMES, bit.kind)) {
      const node = made(NAMES[bit.kind], "", ...inside(bit, on))
      if (bit.kind === "ordered" && bit.target) node.start = Number(bit.target)
      return node
    }
    if (bit.kind === "line_break") return made("br")
    if (bit.kind === "rule") return made("hr")
    if (bit.kind === "code") return made("code", "", bit.text)
    if (bit.kind === "code_block") return made("pre", "", made("code", "", bit.text))
    if (bit.kind === "cross_link") return cross(bit, on)
    if (bit.kind !== "link") return document.createTextNode(bit.text)
    if (!safe(bit.target)) return made("span", "", ...inside(bit, on))
    const link = anchor(bit.target, "", ...inside(bit, on))
    link.rel = "noopener"
    return link
  }

  /** Print prose as blocks, with the sources that stand beside it at the end. */
  function prose(value, on, sources = []) {
    const { children } = read(said(value, on.code))
    const nodes = children.map((bit) => print(bit, on))
    const tail = sources.length ? cited(sources, on) : null
    if (!tail) return nodes
    if (children.length && children.at(-1).kind === "paragraph") nodes.at(-1).append(tail)
    else nodes.push(made("p", "", tail))
    return nodes
  }

  /** Print prose of one paragraph without its own; longer prose as blocks. */
  function short(value, on) {
    const root = read(said(value, on.code))
    const alone = root.children.length === 1 && root.children[0].kind === "paragraph"
    return alone ? inside(root.children[0], on) : prose(value, on)
  }

  /* Fields */

  function linked(kind, id, on) {
    const { title, href } = on.find(id, kind)
    return href ? anchor(href, "", title) : document.createTextNode(title)
  }

  /** Print one value, inside a line. */
  function value(one, field, on) {
    if (field.holds === "reference") return [linked(field.of, one, on)]
    if (field.holds === "prose") return short(one, on)
    if (field.holds === "choice") return [on.choice(field.key, one)]
    if (field.holds === "date") return [on.when(one)]
    if (field.holds === "yes_no") return [on.choice(field.key, String(one))]
    if (field.holds === "address" && safe(one)) return [anchor(one, "kim-address", one.replace(/^[a-z]+:\/\//, "").replace(/\/+$/, ""))]
    return [said(one, on.code)]
  }

  const bulleted = (items) => made("ul", "", ...items.map((nodes) => made("li", "", ...nodes)))

  /** Print a block: what names it in front, its choices as badges, then the rest. */
  function block(one, fields, on) {
    const told = fields.filter((field) => !empty(one[field.key]) && field.key !== "sources")
    const name = told.find((field) => NAMING.includes(field.key) && !field.many)
    const title = name ? [made("strong", "", ...value(one[name.key], name, on))] : []
    const rest = told.filter((field) => field !== name)
    const badges = rest.filter((field) => field.holds === "choice" && !field.many)
    const marks = badges.map((field) => on.chip(on.choice(field.key, one[field.key]), null, one[field.key]))
    const others = rest.filter((field) => !badges.includes(field))
    const last = others.findLast((field) => field.holds === "prose" && !field.many)
    const nodes = others.flatMap((field) => labelled(one[field.key], field, on, field === last ? many(one.sources) : []))
    const loose = last ? null : cited(many(one.sources), on)
    const head = [...title, ...marks.flatMap((mark) => [" ", mark]), ...(loose ? [loose] : [])]
    return [...(head.length ? [made("p", "kim-item__title", ...head)] : []), ...nodes]
  }

  /** Print a field of a block; only prose speaks for itself. */
  function labelled(said, field, on, sources) {
    if (field.holds === "prose" && !field.many) {
      const speaks = ["how", "text", "why", "result", "pitfall", "note"].includes(field.key)
      return [...(speaks ? [] : [made("p", "kim-preview__label", field.label)]), ...prose(said, on, sources)]
    }
    if (!field.many && !["block", "words"].includes(field.holds)) {
      return [made("p", "", `${field.label}: `, ...value(said, field, on))]
    }
    return [made("p", "kim-preview__label", field.label), ...content(said, field, on)]
  }

  /** Print what a field holds, as a section shows it. */
  function content(said, field, on) {
    const items = many(said)
    if (field.holds === "block") {
      const shown = items.map((one) => block(one, field.fields, on))
      if (!field.many) return shown[0]
      return [made("ul", "kim-items", ...shown.map((nodes) => made("li", "kim-item", ...nodes)))]
    }
    if (field.holds === "words") return [bulleted(pairs(said).map(([sign, one]) => [`${sign} = ${on.say(one)}`]))]
    if (field.holds === "prose" && items.length === 1) return prose(items[0], on)
    if (items.length === 1) return [made("p", "", ...value(items[0], field, on))]
    return [bulleted(items.map((one) => value(one, field, on)))]
  }

  return { made, anchor, empty, many, pairs, prose, content }
})()
