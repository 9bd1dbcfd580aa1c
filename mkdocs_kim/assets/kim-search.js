// Finds pages by words, in what the site computed when it was built. Nothing leaves the browser.
(function () {
  "use strict"

  const ONE = 75
  const WIDEST = 40
  const SYNONYM = 0.6
  const SHARED = 0.8
  const PRIOR = { term: 0.95, story: 0.85, worksheet: 0.85, page: 0.9 }
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
        const others = names ? names.split("|") : []
        const url = before + id + after
        return { number: number++, kind, heading, label, chosen, id, title, names: others, facts, url }
      }),
    )
  }

  /** Find rows of words that stand for one another, by each of their phrases. */
  function synonyms(head) {
    const rows = new Map()
    for (const line of head.synonyms ? head.synonyms.split("\n") : []) {
      const row = line.split("|")
      for (const phrase of row) rows.set(phrase, [...(rows.get(phrase) || []), row])
    }
    return rows
  }

  /** Take a query apart: per word what it may stand for, and for words together as well. */
  function read(query, words, rows) {
    const said = words.words(query)
    const telling = said.filter((word) => !words.stop.has(word))
    const asked = telling.length ? telling : said
    const typing = /[\p{L}\p{N}]$/u.test(query) ? asked.length - 1 : -1
    const stems = asked.map(words.stem)
    const ways = []
    const together = (from, to, numbers, weight) => {
      if (!numbers.includes(undefined)) ways.push({ from, to, numbers, weight })
    }
    asked.forEach((word, slot) => {
      const found = words.expand(word, slot === typing && word === said.at(-1))
      const best = [...found].sort((a, b) => b[1] - a[1]).slice(0, WIDEST)
      for (const [number, weight] of best) {
        ways.push({ from: slot, to: slot, numbers: [number], weight })
        for (const row of weight > 0.6 ? rows.get(words.terms[number]) || [] : []) {
          for (const phrase of row) {
            const others = phrase.split(" ").map((stem) => words.numbers.get(stem))
            together(slot, slot, others, weight * SYNONYM)
          }
        }
      }
      const parts = words.numbers.has(stems[slot]) ? [] : words.parts(word)
      if (parts.length) together(slot, slot, parts, 0.8)
    })
    for (let from = 0; from < stems.length; from++) {
      for (let to = from + 1; to < Math.min(stems.length, from + 4); to++) {
        const joined = words.stem(asked.slice(from, to + 1).join(""))
        together(from, to, [words.numbers.get(joined)], 1)
        for (const row of rows.get(stems.slice(from, to + 1).join(" ")) || []) {
          for (const phrase of row) {
            const others = phrase.split(" ").map((stem) => words.numbers.get(stem))
            together(from, to, others, SYNONYM)
          }
        }
      }
    }
    return { slots: stems.length, ways, key: said.join(""), stems: stems.join(" "), ...meant(ways, words) }
  }

  /** Put the words together that a query comes nearest to: what was meant by a slip of the finger. */
  function meant(ways, words) {
    const best = new Map()
    const near = new Map()
    for (const { from, to, numbers, weight } of ways) {
      if (from !== to || numbers.length > 1) continue
      const term = words.terms[numbers[0]]
      if (weight > (best.get(from)?.weight || 0)) best.set(from, { weight, term })
      if (weight > (near.get(term) || 0)) near.set(term, weight)
    }
    return { meant: [...best.values()].map(({ term }) => term).join(" "), near }
  }

  /** Weigh what was found: rare words more, a page that holds all words most. */
  function weigh(asked, held, count) {
    const slots = Array.from({ length: asked.slots }, () => new Map())
    for (const { from, to, numbers, weight } of asked.ways) {
      const lists = numbers.map((number) => held.get(number))
      for (const [item] of lists[0]) {
        if (!lists.every((list) => list.has(item))) continue
        const mean = lists.reduce((sum, list) => sum + list.get(item), 0) / lists.length
        for (let slot = from; slot <= to; slot++) {
          const before = slots[slot].get(item) || 0
          if (mean * weight > before) slots[slot].set(item, mean * weight)
        }
      }
    }
    const rarity = slots.map((slot) => Math.log(1 + count / (1 + (slot.size || count / 20))))
    const all = rarity.reduce((sum, value) => sum + value, 0)
    const scores = new Map()
    const covered = new Map()
    slots.forEach((slot, number) => {
      for (const [item, value] of slot) {
        scores.set(item, (scores.get(item) || 0) + (rarity[number] * value) / all)
        covered.set(item, (covered.get(item) || 0) + rarity[number] / all)
      }
    })
    for (const [item, share] of covered) scores.set(item, scores.get(item) * share)
    return scores
  }

  /** Take the names of all pages as a query is taken; the title counts most. */
  function nameplates(all, words) {
    return all.flatMap(({ number, title, names }) =>
      [title, ...names].map((name, place) => {
        const said = words.words(name)
        const stems = said.filter((word) => !words.stop.has(word)).map(words.stem)
        return { number, key: said.join(""), stems: stems.join(" "), worth: place ? 0.7 : 1 }
      }),
    )
  }

  /** Say how nearly a name is what was asked for: 1 if it is the same, part of it if it begins so. */
  function likeness({ key, stems }, asked) {
    if (key === asked.key) return 1
    if (stems && stems === asked.stems) return 0.9
    if (stems && stems === asked.meant) return 0.5
    const begun = asked.key.length > 1 && key.startsWith(asked.key)
    return Math.max(begun ? 0.3 * (asked.key.length / key.length) : 0, SHARED * shared(stems, asked))
  }

  /** Say how much of a name and of a query are the same words: 1 if all are. */
  function shared(stems, { near, slots }) {
    const own = stems.split(" ")
    const met = own.reduce((sum, stem) => sum + (near.get(stem) || 0), 0)
    return (met * met) / (own.length * slots)
  }

  function rank(scores, asked, names, all) {
    const named = new Map()
    for (const name of names) {
      const worth = likeness(name, asked) * name.worth
      if (worth > (named.get(name.number) || 0)) named.set(name.number, worth)
    }
    const hits = [...new Set([...scores.keys(), ...named.keys()])].map((number) => {
      const score = (scores.get(number) || 0) + (named.get(number) || 0)
      return { number, score: score * (PRIOR[all[number].kind] || 1) }
    })
    return hits.sort((a, b) => b.score - a.score || a.number - b.number)
  }

  /** Open what the site computed. */
  async function open(base, version) {
    await load(`${base}index.js?v=${version}`)
    const head = kim.index
    const words = kim.words.vocabulary(head, unpacked(head.terms.split("\n")))
    const rows = synonyms(head)
    const all = documents(head)
    const names = nameplates(all, words)
    const postings = shelf(base, version, "postings")
    const texts = shelf(base, version, "texts")
    const lists = new Map()

    async function holders(number) {
      if (!lists.has(number)) {
        const file = fileOf(head.postings, number)
        const lines = (await postings(file)).split("\n")
        lists.set(number, posting(lines[number - head.postings[file]], head.levels))
      }
      return [number, lists.get(number)]
    }

    async function find(query) {
      const asked = read(query, words, rows)
      const needed = [...new Set(asked.ways.flatMap((way) => way.numbers))]
      const held = new Map(await Promise.all(needed.map(holders)))
      const hits = rank(weigh(asked, held, all.length), asked, names, all)
      return { hits, stems: new Set(needed.map((number) => words.terms[number])) }
    }

    async function reason(number, stems) {
      const file = fileOf(head.texts, number)
      const pieces = (await texts(file))[number - head.texts[file]]
      return kim.quote.best(pieces, stems, words)
    }

    const mark = (text, stems) => kim.quote.marked(text, stems, words)
    return { all, words, find, reason, mark }
  }

  const opened = new Map()
  kim.search = {
    open(base, version) {
      const key = base + version
      if (!opened.has(key)) {
        opened.set(key, open(base, version))
        opened.get(key).catch(() => opened.delete(key)) /* the network may come back */
      }
      return opened.get(key)
    },
    posting,
  }
})()
