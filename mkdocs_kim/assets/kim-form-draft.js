/* What somebody types is kept in this browser until it is thrown away. Nothing leaves the browser, and
   no text takes the place of another: each has a place of its own, also that of another tab. */

(function () {
  "use strict"

  const { device, form } = window.kim
  const VERSION = 1
  const MOST = 400_000 /* characters; more than any record can have */
  const PLACES = 20 /* texts of one record, or of new ones of a kind */

  const isText = (value) => typeof value === "string"
  const isTexts = (value) => form.isBlock(value) && Object.values(value).every(isText)
  const isNumber = (value) => typeof value === "number" && Number.isFinite(value)
  const isPair = (value) => Array.isArray(value) && value.length === 2 && isText(value[0])
  const pairs = (value) => (Array.isArray(value) ? value : form.isBlock(value) ? Object.entries(value) : [null])

  const FITS = {
    text: (value) => isText(value) || isTexts(value),
    prose: (value) => isText(value) || isTexts(value),
    number: (value) => isNumber(value) || isText(value),
    yes_no: (value) => typeof value === "boolean",
    words: (value) => pairs(value).every((one) => isPair(one) && (isText(one[1]) || isTexts(one[1]))),
    row: (value) => Array.isArray(value) && value.every((one) => isText(one) || isTexts(one)),
    block: (value, field) => fits(field.fields, value),
    blocks: (value, field) =>
      form.isBlock(value) && Object.hasOwn(field.blocks, value.block) && fits(field.blocks[value.block], value),
  }

  function fitsOne(field, value) {
    return (FITS[field.holds] || isText)(value, field)
  }

  /** Tell whether data can be what these fields hold: a draft may come from anybody, or be old. */
  function fits(fields, data) {
    if (!form.isBlock(data)) return false
    return fields.every((field) => {
      if (!Object.hasOwn(data, field.key)) return true
      const value = data[field.key]
      if (!field.many) return fitsOne(field, value)
      return Array.isArray(value) && value.every((one) => fitsOne(field, one))
    })
  }

  /** Leave out what no field holds. */
  function known(fields, data) {
    const keys = fields.map(({ key }) => key)
    return Object.fromEntries(Object.entries(data).filter(([key]) => keys.includes(key)))
  }

  function parsed(text) {
    try {
      return JSON.parse(text)
    } catch {
      return null
    }
  }

  /** Read a text that was kept, if it can still be filled in. */
  function readable(text, fields) {
    const kept = text && text.length <= MOST ? parsed(text) : null
    if (!form.isBlock(kept) || kept.version !== VERSION || !isText(kept.id) || !isText(kept.stamp)) return null
    return fits(fields, kept.data) ? { ...kept, data: known(fields, kept.data) } : null
  }

  const held = (place) => device.store("localStorage", place).get()

  /** Put a text in a place, or empty it; tell whether that could be done. */
  const put = (place, text) => device.store("localStorage", place).set(text)

  /** Name the places of a record. The site is in it: one host can carry several. */
  function places(kind, id) {
    const site = new URL(".", new URL(form.root().dataset.from, location.href)).pathname
    return Array.from({ length: PLACES }, (_, number) => `kim.draft:${site}:${kind}/${id}${number ? `~${number}` : ""}`)
  }

  /**
   * Open the places of a record. Shape: what is told of a text is {place, id, stamp, data}. A tab
   * writes in a place only what follows on what it last saw there.
   */
  function drafts(kind, id, fields) {
    const all = places(kind, id)
    let own = ""
    let seen = null
    let begun = null

    function take(place) {
      own = place
      seen = held(own)
      begun = seen
    }

    const move = () => take(all.find((place) => held(place) === null) || "")

    return {
      /** Give all that is kept, the last first. */
      list() {
        const found = all.map((place) => ({ place, ...readable(held(place), fields) }))
        return found.filter(({ data }) => data).sort((one, other) => (other.at || 0) - (one.at || 0))
      },
      take,
      move,
      here: () => own,
      /** Keep what is typed. Shape: whether that could be done, and whether it had to move. */
      write(kept) {
        const other = held(own)
        const moved = other !== null && other !== seen
        if (other !== seen) move()
        seen = JSON.stringify({ version: VERSION, at: Date.now(), ...kept })
        return { safe: Boolean(own) && put(own, seen), moved }
      },
      /** Put the place as it was when it was taken. */
      revert() {
        if (seen === begun || held(own) !== seen) return
        put(own, begun)
        seen = begun
      },
      drop(place) {
        put(place, null)
        if (place === own) seen = begun = null
      },
    }
  }

  form.drafts = drafts
})()
