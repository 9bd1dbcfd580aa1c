/* Keeps what is filled in on a worksheet, on this device only. The page is whole without it. */

(function () {
  "use strict"

  const { device } = window.kim
  const LIMIT = 1024 * 1024
  const NAME = /^[a-z][a-z0-9-]{0,39}$/

  /* State: what is filled in by field name, and what stood there before everything changed at once.
     Undoing swaps the two, so nothing is ever lost by undoing. */
  function next(state, act) {
    if (act.kind === "type") {
      const { [act.name]: _, ...others } = state.fields
      return { ...state, fields: act.value ? { ...others, [act.name]: act.value } : others }
    }
    if (act.kind === "clear") return { fields: {}, before: state.fields }
    if (act.kind === "open") return { fields: act.fields, before: state.fields }
    if (act.kind === "undo") return { fields: state.before, before: state.fields }
    if (act.kind === "find") return { ...state, fields: act.fields }
    return state
  }

  function write(sheet, version, fields) {
    return JSON.stringify({ sheet, version, fields }, null, 2)
  }

  /* Gives the fields, or the name of what is wrong. */
  function read(text, sheet) {
    let found = null
    try {
      found = JSON.parse(text)
    } catch {
      return { fault: "broken" }
    }
    if (!isObject(found) || typeof found.sheet !== "string" || !isObject(found.fields)) {
      return { fault: "broken" }
    }
    if (found.sheet !== sheet) return { fault: "other" }
    const sound = Object.entries(found.fields).filter(
      ([name, value]) => NAME.test(name) && (value === true || typeof value === "string"),
    )
    return { fields: Object.fromEntries(sound), version: found.version }
  }

  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value)
  }

  /* For browsers that do not let an area grow with its text by themselves. */
  function grow(control) {
    if (control.tagName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return
    control.rows = 1
    const line = Number.parseFloat(getComputedStyle(control).lineHeight) || 24
    control.rows = Math.max(1, Math.ceil(control.scrollHeight / line))
  }

  function mount(sheet) {
    if (sheet.dataset.mounted) return
    sheet.dataset.mounted = "yes"
    const { sheet: id, version } = sheet.dataset
    const key = `kim-werkblad:${id}`
    const kept = device.store("localStorage", key)
    const status = document.querySelector("[data-status]")
    const buttons = document.querySelector("[data-buttons]")
    const file = document.querySelector("[data-file]")
    const undo = buttons.querySelector('[data-do="undo"]')
    const controls = [...sheet.querySelectorAll("[name]")]
    let state = { fields: {}, before: null }

    function say(word) {
      if (status.textContent !== status.dataset[word]) status.textContent = status.dataset[word]
    }

    function show() {
      for (const control of controls) {
        const value = state.fields[control.name]
        if (control.type === "checkbox") control.checked = value === true
        else if (control.value !== (value || "")) control.value = value || ""
        grow(control)
      }
      undo.hidden = !state.before
    }

    function keep() {
      const filled = Object.keys(state.fields).length > 0
      return kept.set(filled ? write(id, version, state.fields) : "")
    }

    function act(what, word) {
      state = next(state, what)
      show()
      say(keep() ? word : "notKept")
    }

    function open(chosen) {
      if (chosen.size > LIMIT) return say("large")
      return chosen.text().then((text) => {
        const found = read(text, id)
        if (found.fault) say(found.fault)
        else act({ kind: "open", fields: found.fields }, found.version === version ? "opened" : "older")
      }, () => say("broken"))
    }

    function find(text, word) {
      const found = text ? read(text, id) : { fields: {} }
      if (found.fault) return
      state = next(state, { kind: "find", fields: found.fields })
      show()
      if (text && word) say(found.version === version ? word : "older")
    }

    const does = {
      print: () => window.print(),
      save: () => {
        const text = write(id, version, state.fields)
        if (new Blob([text]).size > LIMIT) return say("large")
        device.save(`${id}.json`, text)
        say("saved")
      },
      open: () => file.click(),
      clear: () => {
        act({ kind: "clear" }, "cleared")
        undo.focus()
      },
      undo: () => act({ kind: "undo" }, "undone"),
    }

    sheet.addEventListener("input", (event) => {
      const control = event.target
      const value = control.type === "checkbox" ? control.checked : control.value
      state = next(state, { kind: "type", name: control.name, value })
      grow(control)
      say(keep() ? "kept" : "notKept")
    })
    buttons.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]")
      if (button) does[button.dataset.do]()
    })
    file.addEventListener("change", () => {
      if (file.files.length) open(file.files[0])
      file.value = ""
    })
    /* The same sheet in another tab. */
    window.addEventListener("storage", (event) => {
      if (event.key === key) find(event.newValue, "")
    })
    /* What was cleared must not come back for the next reader of this device. */
    window.addEventListener("pagehide", () => {
      state = { ...state, before: null }
      undo.hidden = true
    })
    window.addEventListener("beforeprint", () => controls.forEach(grow))

    find(kept.get(), "back")
    buttons.hidden = false
  }

  document.querySelectorAll("[data-sheet]").forEach(mount)
})()
