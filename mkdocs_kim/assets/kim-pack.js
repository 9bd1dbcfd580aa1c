/* Shows the sheets of the chosen instruments, and hides the others. The choice stands in the address,
   so that it can be sent; without this script the choice that lies ready is shown. */

(function () {
  "use strict"

  const LEAST = 2
  const MOST = 3

  /* Which of the offered ids an address chooses; null if it chooses none that exist. */
  function chosenIn(search, offered) {
    const asked = (new URLSearchParams(search).get("instrumenten") || "").split(",")
    const found = offered.filter((id) => asked.includes(id)).slice(0, MOST)
    return found.length ? found : null
  }

  function mount(choice) {
    if (choice.dataset.mounted) return
    choice.dataset.mounted = "yes"
    const boxes = [...choice.querySelectorAll("input")]
    const leaves = [...document.querySelectorAll("[data-of]")]
    const count = choice.querySelector("[data-count-shown]")

    function show() {
      const chosen = boxes.filter((box) => box.checked).map((box) => box.value)
      for (const box of boxes) box.disabled = !box.checked && chosen.length >= MOST
      for (const leaf of leaves) leaf.hidden = !chosen.includes(leaf.dataset.of)
      const full = chosen.length >= MOST ? choice.dataset.full : ""
      count.textContent = chosen.length < LEAST ? choice.dataset.count : full
      return chosen
    }

    const asked = chosenIn(location.search, boxes.map((box) => box.value))
    if (asked) for (const box of boxes) box.checked = asked.includes(box.value)
    show()
    choice.addEventListener("change", () => {
      history.replaceState(null, "", `?instrumenten=${show().join(",")}`)
    })
    choice.hidden = false
  }

  document.querySelectorAll("[data-choice]").forEach(mount)
})()
