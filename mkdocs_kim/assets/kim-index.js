// Reads what the site computed for searching: names, words, and who holds them.
(function () {
  "use strict"

  const ONE = 75
  const kim = (window.kim = window.kim || {})

  function sign(code) {
    return code - (code > 92 ? 36 : 35)
  }

  /** Read numbers back that were written as signs. */
  function reader(text) {
    let at = 0
    return {
      more: () => at < text.length,
      next() {
        let value = 0
        for (let base = 1; ; base *= 16) {
          const digit = sign(text.charCodeAt(at++))
          if (digit < ONE) return value + base * digit
          value += base * digit
        }
      },
    }
  }

  /** Read words back that were written without what they share with the word before. */
  function unpacked(fronts) {
    let before = ""
    return fronts.map((front) => {
      before = before.slice(0, sign(front.charCodeAt(0))) + front.slice(1)
      return before
    })
  }

  /** Read who holds a word: the numbers of documents, and how much it matters in each, 0 to 1. */
  function posting(text, levels) {
    const signs = reader(text)
    const held = new Map()
    while (signs.more()) {
      const begin = signs.next()
      const matters = ((begin % levels) + 1) / levels
      for (let left = Math.floor(begin / levels) + 1, item = -1; left > 0; left--) {
        item += signs.next() + 1
        held.set(item, matters)
      }
    }
    return held
  }

  function load(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = address
      script.onload = resolve
      script.onerror = () => reject(new Error(address))
      document.head.append(script)
    })
  }

  /** Give each of some numbered files once, however often it is asked for. */
  function shelf(base, version, name) {
    const asked = new Map()
    return (number) => {
      const key = `${name}-${number}`
      if (!asked.has(number)) {
        const loaded = load(`${base}${key}.js?v=${version}`).then(() => kim[key])
        asked.set(number, loaded)
        loaded.catch(() => asked.delete(number))
      }
      return asked.get(number)
    }
  }

  /** Tell in which file an item stands: the last that begins at or before it. */
  function fileOf(first, item) {
    let number = first.length - 1
    while (first[number] > item) number--
    return number
  }

  /** Make an id of a title exactly as the site does. */
  function slug(title) {
    const plain = title.normalize("NFKD").toLowerCase().replace(/[^\x00-\x7f]/g, "")
    return (plain.match(/[a-z0-9]+/g) || []).join("-")
  }

  function documents(head) {
    const columns = ["ids", "titles", "names", "told"].map((name) => head[name].split("\n"))
    let number = 0
    return head.kinds.flatMap(([kind, heading, label, before, after, chosen, count]) =>
      Array.from({ length: count }, () => {
        const [given, title, names, told] = columns.map((column) => column[number])
        const id = given || slug(title)
        const facts = told ? told.split(" ").map((fact) => head.facts[fact]) : []
        const others = names ? names.split("\t") : []
        const url = before + id + after
        return { number: number++, kind, heading, label, chosen, id, title, names: others, facts, url }
      }),
    )
  }

  kim.reading = { load, shelf, fileOf, posting, unpacked, documents }
})()
