/* Text from a word processor in a field for prose: signs before lines become items of a list, and
   line ends that are no line ends here become them. Words, quotes and spaces stay as they are. */

(function () {
  "use strict"

  const kim = window.kim
  const { form } = kim

  const SPACE = "[ \\t\\u00a0]"
  /* A sign for points, also of a typeface of signs; or a letter, a dash, a number before a tab. */
  const POINT = new RegExp(
    `^${SPACE}*(?:([•·▪◦‣●○■□➢✓\\uf0b7\\uf0a7\\uf0d8\\uf0fc])${SPACE}*|([o§–—*-])\\t${SPACE}*|(\\d{1,3}[.)])\\t${SPACE}*)(?=\\S)`,
  )

  /** Put a line of a list at its depth: a sign that was not there yet is one deeper. */
  function item(depths, line) {
    const [whole, sign, letter, number] = line.match(POINT)
    const kind = number ? number.at(-1) : sign || letter
    const known = depths.findIndex((one) => one.kind === kind)
    const depth = known < 0 ? depths.length : known
    depths.length = depth
    const mark = number ? `${number} ` : "- "
    depths.push({ kind, width: mark.length })
    const indent = depths.slice(0, depth).reduce((width, one) => width + one.width, 0)
    return `${" ".repeat(indent)}${mark}${line.slice(whole.length)}`
  }

  /** Make prose of a text as a word processor gives it. */
  function pasted(text) {
    const ends = text.replace(/\r\n?|[\v\u0085\u2028]/g, "\n").replace(/[\f\u2029]/g, "\n\n")
    const clean = ends.replace(new RegExp(kim.yamlText.CONTROL, "gu"), "")
    const lines = []
    let depths = []
    for (const line of clean.split("\n")) {
      const before = lines.length ? lines[lines.length - 1] : ""
      const points = POINT.test(line)
      /* Words in small letters go on with the item; others are a paragraph of their own. */
      const goesOn = depths.length && /^\p{Ll}/u.test(line)
      if (before.trim() && !goesOn && (points ? !depths.length : depths.length && line.trim())) lines.push("")
      lines.push(points ? item(depths, line) : line)
      if (!points && !goesOn && line.trim()) depths = []
    }
    return lines.join("\n")
  }

  /** Put a text in the place of the cursor; a list begins and ends on lines of its own. */
  function put(area, text) {
    const { value, selectionStart: start, selectionEnd: end } = area
    const isItem = (line) => /^ *(?:-|\d+[.)]) /.test(line)
    const lines = text.trimEnd().split("\n")
    const [before, after] = [value.slice(0, start), value.slice(end)]
    const head = isItem(lines[0]) && before.trim() && !/\n[ \t]*$/.test(before) ? "\n\n" : ""
    const tail = isItem(lines[lines.length - 1]) && after.trim() && !/^[ \t]*\n/.test(after) ? "\n\n" : ""
    const whole = `${head}${tail ? text.trimEnd() : text}${tail}`
    /* The only way that can be undone with the keyboard; not every browser has it. */
    if (document.execCommand("insertText", false, whole)) return
    area.setRangeText(whole, start, end, "end")
    area.dispatchEvent(new Event("input", { bubbles: true }))
  }

  document.addEventListener("paste", (event) => {
    const area = event.target
    if (event.defaultPrevented || !(area instanceof HTMLTextAreaElement) || !("prose" in area.dataset)) return
    const given = event.clipboardData ? event.clipboardData.getData("text/plain") : ""
    const text = pasted(given)
    if (text === given.replace(/\r\n?/g, "\n")) return
    event.preventDefault()
    put(area, text)
  })

  form.pasted = pasted
})()
