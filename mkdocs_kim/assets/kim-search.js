// Finds pages by words, in what the site computed when it was built. Nothing leaves the browser.
(function () {
  "use strict"

  const WIDEST = 40
  const FAINT = 0.3 /* what is less alike finds, but is not marked */
  const SYNONYM = 0.6
  const SHARED = 0.8
  const PRIOR = { term: 0.95, story: 0.85, worksheet: 0.85, page: 0.9 }
  const kim = (window.kim = window.kim || {})

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

  /** Tell what to mark in texts: words, each with its weight, and phrases by their first word. */
  function sought(ways, terms) {
    const words = new Map()
    const phrases = new Map()
    for (const { numbers, weight } of ways) {
      const [first, ...rest] = numbers.map((number) => terms[number])
      if (rest.length) phrases.set(first, [...(phrases.get(first) || []), [first, ...rest]])
      else if (weight > FAINT) words.set(first, Math.max(weight, words.get(first) || 0))
    }
    return { words, phrases }
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
        const stems = said.filter((word) => !words.stop.has(word)).map(words.stem).join(" ")
        return { number, key: said.join(""), stems, own: stems.split(" "), worth: place ? 0.7 : 1 }
      }),
    )
  }

  /** Say how nearly a name is what was asked for: 1 if it is the same, part of it if it begins so. */
  function likeness({ key, stems, own, rare }, asked) {
    if (key && key === asked.key) return 1
    if (stems && stems === asked.stems) return 0.9
    if (stems && stems === asked.meant) return 0.5
    const begun = asked.key.length > 1 && key.startsWith(asked.key)
    return Math.max(begun ? 0.3 * (asked.key.length / key.length) : 0, SHARED * shared(own, rare, asked))
  }

  /** Say how much of a name and of a query are the same words, rare ones before all: 1 if all are. */
  function shared(own, rare, { near, weight }) {
    let met = 0
    own.forEach((stem, place) => (met += (near.get(stem) || 0) * rare.each[place]))
    return (met * met) / (rare.all * weight)
  }

  /** Tell how rare words are in names: a word that many names have says little of any. */
  function rarityIn(names) {
    const counts = new Map()
    for (const { own } of names) {
      for (const stem of new Set(own)) counts.set(stem, (counts.get(stem) || 0) + 1)
    }
    return (stem) => Math.log(1 + names.length / (1 + (counts.get(stem) || 0)))
  }

  function rank(scores, asked, names, rarity, all) {
    asked.weight = asked.stems.split(" ").reduce((sum, stem) => sum + rarity(stem), 0)
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
  async function open(base) {
    const { load, shelf, fileOf, posting, unpacked, documents } = kim.reading
    await load(`${base}version.js?t=${Date.now()}`) /* never an old one: the rest is asked by it */
    const version = kim.version
    await load(`${base}index.js?v=${version}`)
    const head = kim.index
    const words = kim.words.vocabulary(head, unpacked(head.terms.split("\n")))
    const rows = synonyms(head)
    const all = documents(head)
    const names = nameplates(all, words)
    const rarity = rarityIn(names)
    for (const name of names) {
      const each = name.own.map(rarity)
      name.rare = { each, all: each.reduce((sum, value) => sum + value, 0) }
    }
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
      const hits = rank(weigh(asked, held, all.length), asked, names, rarity, all)
      return { hits, sought: sought(asked.ways, words.terms) }
    }

    async function reason(number, sought) {
      const file = fileOf(head.texts, number)
      const pieces = (await texts(file))[number - head.texts[file]]
      return kim.quote.best(pieces, sought, words)
    }

    const mark = (text, sought) => kim.quote.marked(text, sought, words)
    return { all, words, find, reason, mark }
  }

  const opened = new Map()
  kim.search = {
    open(base) {
      if (!opened.has(base)) {
        opened.set(base, open(base))
        opened.get(base).catch(() => opened.delete(base)) /* the network may come back */
      }
      return opened.get(base)
    },
  }
})()
