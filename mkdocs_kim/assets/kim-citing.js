/* Copies how a record is cited, with its title as it is written, to paste into a list of literature. */

(function () {
  "use strict"

  function select(node) {
    const range = document.createRange()
    range.selectNodeContents(node)
    const selection = window.getSelection()
    selection.removeAllRanges()
    selection.addRange(range)
  }

  /** Copy the text of a node; where a browser refuses, select it for the reader to copy. */
  async function copy(node) {
    try {
      await navigator.clipboard.writeText(node.textContent.trim())
      return true
    } catch {
      select(node)
      return false
    }
  }

  function mount(root) {
    if (root.dataset.mounted) return
    root.dataset.mounted = "yes"
    const button = root.querySelector(".kim-citing__copy")
    const status = root.querySelector("[role=status]")
    const line = root.querySelector(".kim-citing__line")
    button.hidden = false
    button.addEventListener("click", async () => {
      status.textContent = (await copy(line)) ? root.dataset.copied : root.dataset.failed
    })
  }

  function start() {
    document.querySelectorAll("[data-kim-citing]").forEach(mount)
  }

  if (window.document$) window.document$.subscribe(start)
  else document.addEventListener("DOMContentLoaded", start)
})()
