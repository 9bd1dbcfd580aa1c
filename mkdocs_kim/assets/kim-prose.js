/* Prose as somebody types it: CommonMark with [[id]], [[id|words]] and [@source], read into the same
   tree as prose/reading.py makes of it, without raw HTML. Images and headings, which have no place in
   a record, are told apart: a heading is a paragraph that says so. */

window.kim = window.kim || {}
window.kim.prose = (function () {
  "use strict"

  const DEEPEST = 20
  const SIGNS = /[!-/:-@[-`{-~]/
  const PUNCTUATION = /[\p{P}\p{S}]/u
  const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0", euro: "€", ndash: "–", mdash: "—" }
  const ADDRESS =
    /^(?:https?:\/\/(?=[^/?#]*[\p{L}\p{N}_])[^/?#@:\s]+(?::\d*)?(?=[/?#]|$)|mailto:[^@?\s]+@[^@?\s]+$)/iu
  const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/
  const MARKER = /^( {0,3})([-+*]|\d{1,9}[.)])(?:( +)(?=\S)| *$|( ))/

  const HASHES = /^ {0,3}#{1,6}(?:[ \t]|$)/
  const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/
  /* Where a link leads, said apart: nobody sees it. */
  const DEFINITION =
    /^\[(?=[^\]]*[^\s\]])((?:[^[\]\\]|\\[^])+)\]:[ \t]*\n?(<[^<>\n]*>|[^\s<]\S*)(?:[ \t]*[ \t\n](?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\)))?[ \t]*(?:\n|$)/

  const named = (label) => label.trim().replace(/\s+/g, " ").toLowerCase()
  /* Where the names lead that the text being read gives to addresses. */
  let defined = new Map()

  const bit = (kind, more) => ({ kind, text: "", target: "", children: [], ...more })

  /* Blocks */

  /** Take the item that begins on a line: what stands in it, whether blank lines part it, where it ends. */
  function itemOf(lines, start) {
    const [whole, indent, sign, room] = lines[start].match(MARKER)
    const depth = room && room.length < 5 ? whole.length : indent.length + sign.length + 1
    const inside = [lines[start].slice(depth)]
    let at = start + 1
    for (; at < lines.length; at += 1) {
      const line = lines[at]
      const blank = !line.trim()
      if (!blank && line.search(/\S/) < depth) {
        const after = inside.at(-1)
        if (!after.trim() || MARKER.test(line) || begins(line)) break
        inside.push(lazy(line.trimStart()))
      } else if (blank && at === start + 1 && !inside[0].trim()) break
      else inside.push(line.slice(depth))
    }
    while (at > start + 1 && !inside.at(-1).trim()) {
      inside.pop()
      at -= 1
    }
    return { inside, end: at, sign: sign.at(-1), number: sign.slice(0, -1) }
  }

  /** Take a line into a paragraph that began deeper: there it underlines nothing. */
  const lazy = (line) => (UNDERLINE.test(line) ? `    ${line}` : line)

  /** Tell whether a line begins a block of its own, also right after a paragraph. */
  function begins(line) {
    if (RULE.test(line) || HASHES.test(line) || /^ {0,3}(>|`{3,}[^`]*$|~{3,})/.test(line)) return true
    const found = line.match(MARKER)
    return Boolean(found && line.slice(found[0].length).trim() && (found[2].length === 1 || found[2].slice(0, -1) === "1"))
  }

  function listOf(lines, start, depth) {
    const first = itemOf(lines, start)
    const items = []
    let at = start
    let loose = false
    while (at < lines.length) {
      const gap = lines.slice(at).findIndex((line) => line.trim())
      const next = at + Math.max(gap, 0)
      const found = next < lines.length && !RULE.test(lines[next]) && lines[next].match(MARKER)
      if (gap < 0 || !found || found[2].at(-1) !== first.sign) break
      loose = loose || (gap > 0 && items.length > 0)
      const item = itemOf(lines, next)
      const made = blocks(item.inside, depth + 1)
      loose = loose || made.parted
      items.push(made.bits)
      at = item.end
    }
    const tight = (bits) => bits.flatMap((one) => (one.kind === "paragraph" && !one.heading ? one.children : [one]))
    const children = items.map((bits) => bit("item", { children: loose ? bits : tight(bits) }))
    const ordered = Boolean(first.number)
    const target = ordered && Number(first.number) !== 1 ? String(Number(first.number)) : ""
    return { made: bit(ordered ? "ordered" : "list", { children, target }), end: at }
  }

  function fenced(lines, start) {
    const [, indent, fence] = lines[start].match(/^( *)(`{3,}|~{3,})/)
    const closing = new RegExp(`^ {0,3}\\${fence[0]}{${fence.length},} *$`)
    const length = lines.slice(start + 1).findIndex((line) => closing.test(line))
    const end = length < 0 ? lines.length : start + 1 + length
    const inside = lines.slice(start + 1, end).map((line) => line.replace(new RegExp(`^ {0,${indent.length}}`), ""))
    const text = length < 0 ? inside.join("\n") : inside.map((line) => `${line}\n`).join("")
    return { made: bit("code_block", { text }), end: end + 1 }
  }

  function quoted(lines, start, depth) {
    let end = start
    const runs = (line) => line.replace(/^[ >]*/, "").trim() && !begins(line.replace(/^[ >]*/, ""))
    const goesOn = (line, before) => /^ {0,3}>/.test(line) || (line.trim() && !begins(line) && runs(before))
    while (end < lines.length && (end === start || goesOn(lines[end], lines[end - 1]))) end += 1
    const bare = (line) => (/^ {0,3}>/.test(line) ? line.replace(/^ {0,3}> ?/, "") : lazy(line))
    const inside = lines.slice(start, end).map(bare)
    return { made: bit("quote", { children: blocks(inside, depth + 1).bits }), end }
  }

  function coded(lines, start) {
    let end = start
    while (end < lines.length && (/^ {4}/.test(lines[end]) || !lines[end].trim())) end += 1
    while (!lines[end - 1].trim()) end -= 1
    const inside = lines.slice(start, end).map((line) => `${line.slice(4)}\n`)
    return { made: bit("code_block", { text: inside.join("") }), end }
  }

  function paragraph(lines, start) {
    let end = start + 1
    const underlined = () => end < lines.length && UNDERLINE.test(lines[end])
    while (end < lines.length && lines[end].trim() && !underlined() && !begins(lines[end])) end += 1
    let text = lines.slice(start, end).map((line) => line.trimStart()).join("\n").trimEnd()
    for (let found = text.match(DEFINITION); found; found = text.match(DEFINITION)) {
      const label = named(found[1])
      if (!defined.has(label)) defined.set(label, found[2].replace(/^<|>$/g, ""))
      text = text.slice(found[0].length)
    }
    if (!text) return { made: null, end }
    const more = underlined() ? { heading: true } : {}
    return { made: bit("paragraph", { children: inline(text), ...more }), end: end + (more.heading ? 1 : 0) }
  }

  function headed(line) {
    const text = line.trim().replace(/^#+[ \t]*/, "").replace(/(?:^|[ \t]+)#+$/, "")
    return bit("paragraph", { children: inline(text), heading: true })
  }

  /** Read lines as blocks; ``parted`` tells whether blank lines stand between them. */
  function blocks(lines, depth) {
    const bits = []
    let at = 0
    let parted = false
    while (at < lines.length) {
      const line = lines[at]
      if (!line.trim()) {
        at += 1
        continue
      }
      parted = parted || (at > 0 && bits.length > 0 && !lines[at - 1].trim())
      const found = blockAt(lines, at, depth)
      if (found.made) bits.push(found.made)
      at = found.end
    }
    return { bits, parted }
  }

  function blockAt(lines, at, depth) {
    const line = lines[at]
    if (depth > DEEPEST) return paragraph(lines, at)
    if (/^ {4}/.test(line)) return coded(lines, at)
    if (RULE.test(line)) return { made: bit("rule"), end: at + 1 }
    if (HASHES.test(line)) return { made: headed(line), end: at + 1 }
    if (/^ {0,3}(`{3,}[^`]*$|~{3,})/.test(line)) return fenced(lines, at)
    if (/^ {0,3}>/.test(line)) return quoted(lines, at, depth)
    if (MARKER.test(line)) return listOf(lines, at, depth)
    return paragraph(lines, at)
  }

  /* Inside a line */

  const letters = (text) => bit("text", { text })

  function entity(text) {
    const found = text.match(/^&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w+));/)
    if (!found) return null
    const code = found[1] ? Number(found[1]) : found[2] ? parseInt(found[2], 16) : 0
    if (found[3]) return Object.hasOwn(NAMED, found[3]) ? [found[0], NAMED[found[3]]] : null
    const sign = code && code < 0x110000 ? String.fromCodePoint(code) : "\ufffd"
    return [found[0], sign]
  }

  function code(text) {
    const [run] = text.match(/^`+/)
    const end = [...text.slice(run.length).matchAll(/`+/g)].find(([other]) => other.length === run.length)
    if (!end) return [run, letters(run)]
    const inside = text.slice(run.length, run.length + end.index).replace(/\n/g, " ")
    const bare = /^ .*\S.* $/.test(inside) || /^ \S $/.test(inside) ? inside.slice(1, -1) : inside
    return [text.slice(0, run.length * 2 + end.index), bit("code", { text: bare })]
  }

  /** Find the bracket that closes the one a text begins with. */
  function closing(text) {
    let open = 0
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === "\\") at += 1
      else if (text[at] === "`") at += code(text.slice(at))[0].length - 1
      else if (text[at] === "[") open += 1
      else if (text[at] === "]" && (open -= 1) === 0) return at
    }
    return -1
  }

  function reference(text) {
    const cross = text.match(/^\[\[([^[\]|\n]*)(?:\|([^[\]\n]*))?\]\]/)
    if (cross) return [cross[0], bit("cross_link", { target: cross[1].trim(), text: (cross[2] || "").trim() })]
    const cited = text.match(/^\[@([^[\]\n]*)\]/)
    return cited && [cited[0], bit("citation", { target: cited[1].trim() })]
  }

  /** Read a link to an address that is said elsewhere. */
  function referred(text, end) {
    const [whole, label] = text.slice(end + 1).match(/^\[((?:[^[\]\\]|\\[^])*)\]/) || ["", ""]
    const target = defined.get(named(label) || named(text.slice(1, end)))
    if (target === undefined) return null
    return [text.slice(0, end + 1) + whole, bit("link", { target, children: inline(text.slice(1, end)) })]
  }

  function link(text) {
    const end = closing(text)
    const rest = end < 0 ? null : text.slice(end + 1).match(/^\(\s*(?:<([^<>\n]*)>|((?:[^\s()]|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/)
    if (!rest) return end < 0 ? null : referred(text, end)
    const target = (rest[1] ?? rest[2]).replace(/\\([!-/:-@[-`{-~])/g, "$1")
    const children = inline(text.slice(1, end))
    return [text.slice(0, end + 1) + rest[0], bit("link", { target, children })]
  }

  function auto(text) {
    const found = text.match(/^<([a-z][a-z\d+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d.-]*[a-z\d])?)>/i)
    if (!found) return null
    const target = found[1].includes(":") ? found[1] : `mailto:${found[1]}`
    return [found[0], bit("link", { target, children: [letters(found[1])] })]
  }

  function lineEnd(text) {
    const [whole] = text.match(/^(?: *|\\)\n */)
    return [whole, bit(/^( {2}|\\)/.test(whole) ? "line_break" : "break")]
  }

  /** Read what stands at the beginning of a text: what it takes, and what it is. */
  function next(text) {
    if (/^(?: *|\\)\n/.test(text)) return lineEnd(text)
    if (text[0] === "\\" && SIGNS.test(text[1] || "")) return [text.slice(0, 2), letters(text[1])]
    if (text[0] === "`") return code(text)
    if (text.startsWith("[[") || text.startsWith("[@")) return reference(text) || [text.slice(0, 2), null]
    const image = text.startsWith("![") && link(text.slice(1))
    if (image) return [`!${image[0]}`, bit("image")]
    const made = (text[0] === "[" && link(text)) || (text[0] === "<" && auto(text))
    if (made) return made
    const sign = text[0] === "&" && entity(text)
    return sign ? [sign[0], letters(sign[1])] : null
  }

  const space = (sign) => !sign || /\s/.test(sign)

  /** Tell what a run of signs for emphasis can do, by what stands around it. */
  function run(text, at, signs) {
    const [before, after] = [text[at - 1], text[at + signs.length]]
    const [left, right] = [
      !space(after) && (!PUNCTUATION.test(after) || space(before) || PUNCTUATION.test(before)),
      !space(before) && (!PUNCTUATION.test(before) || space(after) || PUNCTUATION.test(after)),
    ]
    const under = signs[0] === "_"
    const opens = left && (!under || !right || PUNCTUATION.test(before || ""))
    const closes = right && (!under || !left || PUNCTUATION.test(after || ""))
    return { signs: signs[0], count: signs.length, whole: signs.length, opens, closes }
  }

  function inline(text) {
    const bits = []
    const say = (words) => {
      if (bits.length && bits.at(-1).kind === "text") bits.at(-1).text += words
      else bits.push(letters(words))
    }
    let at = 0
    while (at < text.length) {
      const rest = text.slice(at)
      const found = next(rest)
      const signs = !found && rest.match(/^(\*+|_+)/)
      if (signs) bits.push({ ...letters(""), kind: "run", ...run(text, at, signs[0]) })
      else if (!found) say(rest[0])
      else if (found[1] && found[1].kind === "text") say(found[1].text)
      else if (found[1]) bits.push(found[1])
      at += found ? found[0].length : signs ? signs[0].length : 1
    }
    return emphasised(bits)
  }

  function fits(opener, closer) {
    if (opener.kind !== "run" || opener.signs !== closer.signs || !opener.opens || !opener.count) return false
    const both = (opener.closes || closer.opens) && (opener.whole + closer.whole) % 3 === 0
    return !both || (opener.whole % 3 === 0 && closer.whole % 3 === 0)
  }

  /** Turn runs of signs into emphasis; what is left of them is text. */
  function emphasised(bits) {
    for (let at = 0; at < bits.length; at += 1) {
      const closer = bits[at]
      if (closer.kind !== "run" || !closer.closes || !closer.count) continue
      let first = at - 1
      while (first >= 0 && !fits(bits[first], closer)) first -= 1
      if (first < 0) continue
      const opener = bits[first]
      const count = opener.count > 1 && closer.count > 1 ? 2 : 1
      opener.count -= count
      closer.count -= count
      const inside = plainRuns(bits.slice(first + 1, at))
      bits.splice(first + 1, at - first - 1, bit(count > 1 ? "strong" : "emphasis", { children: inside }))
      at = first + 1
    }
    return plainRuns(bits)
  }

  function plainRuns(bits) {
    const said = bits.map((one) => (one.kind === "run" ? letters(one.signs.repeat(one.count)) : one))
    return said.filter((one) => one.kind !== "text" || one.text)
  }

  /** Read prose: a tree of the same kinds of bits as the site makes. */
  function read(text) {
    const lines = String(text).trim().replace(/\r\n?/g, "\n").replace(/^( {0,3})\t/gm, "    ").split("\n")
    defined = new Map()
    const once = blocks(lines, 0).bits
    return bit("prose", { children: defined.size ? blocks(lines, 0).bits : once })
  }

  /** Go through a tree in reading order. */
  const walk = (root) => [root, ...root.children.flatMap(walk)]

  return { read, walk, safe: (address) => ADDRESS.test(address) }
})()
