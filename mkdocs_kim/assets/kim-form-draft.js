/* What somebody types is kept in this browser until it is thrown away. Nothing leaves the browser. */

(function () {
  "use strict"

  const { form } = window.kim
  const VERSION = 1
  const MOST = 400_000 /* characters; more than any record can have */

  const name = (kind, id) => `kim.draft.${kind}/${id}`
  const isText = (value) => typeof value === "string"
  const isTexts = (value) => form.isBlock(value) && Object.values(value).every(isText)
  const isNumber = (value) => typeof value === "number" && Number.isFinite(value)

  const FITS = {
    text: (value) => isText(value) || isTexts(value),
    prose: (value) => isText(value) || isTexts(value),
    number: (value) => isNumber(value) || isText(value),
    yes_no: (value) => typeof value === "boolean",
    words: (value) => form.isBlock(value) && Object.values(value).every((one) => isText(one) || isTexts(one)),
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

  /** Give what was kept, if it can still be filled in. Shape: id, data, and the stamp of the record. */
  function read(kind, id, fields) {
    let text = null
    try {
      text = localStorage.getItem(name(kind, id))
    } catch {
      return null
    }
    const kept = text && text.length <= MOST ? parsed(text) : null
    if (!form.isBlock(kept) || kept.version !== VERSION || !isText(kept.id) || !isText(kept.stamp)) return null
    return fits(fields, kept.data) ? { ...kept, data: known(fields, kept.data) } : null
  }

  /** Keep what is typed; tell whether that could be done. */
  function write(kind, id, kept) {
    try {
      localStorage.setItem(name(kind, id), JSON.stringify({ version: VERSION, ...kept }))
      return true
    } catch {
      return false
    }
  }

  function drop(kind, id) {
    try {
      localStorage.removeItem(name(kind, id))
    } catch {
      /* where nothing can be kept, there is nothing to throw away */
    }
  }

  form.draft = { read, write, drop, fits }
})()
