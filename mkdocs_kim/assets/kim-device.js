/* What stays on the reader's own device: a text that the browser keeps, and files that are saved. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  const TYPES = { csv: "text/csv", json: "application/json", yml: "text/yaml" }

  /* A place in localStorage or sessionStorage, by name: a browser may refuse even to name them. Then
     nothing is found there, and keeping tells that it failed. An empty text takes the place away. */
  function store(storage, key) {
    return {
      get() {
        try {
          return window[storage].getItem(key)
        } catch {
          return null
        }
      },
      set(text) {
        try {
          if (text) window[storage].setItem(key, text)
          else window[storage].removeItem(key)
          return true
        } catch {
          return false
        }
      },
    }
  }

  /* Gives a text to the reader as a file; what it is, its name says. */
  function save(name, text) {
    const type = TYPES[name.split(".").pop()]
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60000)
  }

  kim.device = { save, store }
})()
