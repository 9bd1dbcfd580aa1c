/* The menu of a narrow screen by keyboard: Enter opens it as Space does and leads into it; its labels
   lead into a list and back, by Enter or Space; Escape, or going on past its end, closes it. Without
   this script Space opens it, and Tab gets there. */

(function () {
  "use strict"

  function mount(box) {
    const menu = document.querySelector(".md-sidebar--primary")
    if (!menu || box.dataset.mounted) return
    box.dataset.mounted = "yes"

    function close() {
      if (!box.checked) return
      box.click()
      box.focus()
    }

    /** Go to the first place of a list that can be seen. */
    function enter(list) {
      const places = [...list.querySelectorAll("a[href], label[tabindex]")]
      const first = places.find((one) => one.checkVisibility({ visibilityProperty: true }))
      if (first) first.focus()
    }

    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") box.click()
    })
    box.addEventListener("change", () => {
      if (box.checked && box.matches(":focus-visible")) enter(menu)
    })
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close()
    })
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menu.contains(relatedTarget) && relatedTarget !== box) close()
    })
    menu.querySelectorAll("label[for^=__nav_]").forEach((label) => {
      label.tabIndex = 0
      label.addEventListener("keydown", (event) => {
        if (event.key !== " " && event.key !== "Enter") return
        event.preventDefault()
        event.stopPropagation() /* the theme hears Enter as well, a little later */
        label.click()
      })
    })
    menu.addEventListener("change", ({ target }) => {
      if (!menu.contains(document.activeElement)) return
      if (target.checked) enter(target.closest("li").querySelector(".md-nav"))
      else document.getElementById(`${target.id}_label`)?.focus()
    })
  }

  function mountAll() {
    document.querySelectorAll("#__drawer").forEach(mount)
  }

  if (window.document$) window.document$.subscribe(mountAll)
  else if (document.readyState === "complete") mountAll()
  else document.addEventListener("DOMContentLoaded", mountAll)
})()
