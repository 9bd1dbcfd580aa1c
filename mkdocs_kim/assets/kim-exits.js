/* Lets what is filled in leave the browser: to the page of a host that makes or changes a file, as a
   message there, by mail, as a file. Addresses are only filled in; who presses decides. */

(function () {
  "use strict"

  const kim = (window.kim = window.kim || {})

  /* Programs that mail take no longer addresses. */
  const LONGEST_MAIL = 1800

  const worded = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name])
  const percent = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  const quoted = (text) => encodeURIComponent(text).replace(/[!'()*]/g, percent)
  const plus = (text) => quoted(text).replaceAll("%20", "+")
  const path = (text) => text.split("/").map(quoted).join("/")
  const first = (value) => (typeof value === "string" ? value : Object.values(value || {})[0] || "")

  /** Fill in an address of a host: what stands in its path is quoted otherwise than the rest. */
  function address(shape, facts) {
    return shape.replace(/\{(\w+)\}/g, (_, name) => (["path", "folder"].includes(name) ? path : plus)(facts[name]))
  }

  /** Put a text between fences that it does not hold itself. */
  function fenced(text) {
    const longest = Math.max(2, ...(text.match(/`+/g) || []).map((run) => run.length))
    const fence = "`".repeat(longest + 1)
    return `${fence}yaml\n${text}${fence}\n`
  }

  /** Give all ways for a draft.
      Shape: start, what the host does with it; copied, what goes to the clipboard with each way. */
  function ways({ kind, id, fresh, data, path: file }, text, words) {
    const whole = [words.folder, file].filter((part) => part && part !== ".").join("/")
    const cut = whole.lastIndexOf("/")
    const name = kind === "source" ? `${id}.yml` : whole.slice(cut + 1)
    const facts = { path: whole, folder: whole.slice(0, Math.max(cut, 0)), name, content: text }
    const title = worded(fresh ? words.fresh : words.change, { title: first(data.title) || id })
    const told = worded(words.body, facts)
    const made = { name, path: whole }
    if (words.new) {
      const fits = (url) => url.length <= Number(words.longest)
      const filled = address(words.new, facts)
      const start = kind === "source" ? "source" : !fresh ? "edit" : fits(filled) ? "new" : "long"
      const empty = address(words.new.replace(/&\w+=\{content\}/, ""), facts)
      const host = { new: filled, long: empty }[start] || address(words.edit, facts)
      const full = address(words.issue, { title, body: `${told}\n\n${fenced(text)}` })
      const short = address(words.issue, { title, body: `${told}\n\n${words.paste}` })
      const issue = fits(full) ? { href: full } : { href: short, long: true }
      Object.assign(made, { start, host, issue: { ...issue, copies: fenced(text) } })
    }
    if (words.mail) {
      const mail = (body) =>
        `mailto:${encodeURI(words.mail)}?subject=${quoted(title)}&body=${quoted(body.replaceAll("\n", "\r\n"))}`
      const full = mail(`${told}\n\n${text}`)
      const long = full.length > LONGEST_MAIL
      made.mail = { href: long ? mail(worded(words.attached, facts)) : full, long }
    }
    return made
  }

  /** Copy a text before anything opens: an old way, but one that is done when it returns. */
  function copy(text) {
    const area = document.createElement("textarea")
    const focused = document.activeElement
    area.value = text
    area.className = "kim-hidden"
    document.body.append(area)
    area.select()
    const done = document.execCommand("copy")
    area.remove()
    if (focused) focused.focus({ preventScroll: true })
    return done
  }

  /** Count what the checks find; nothing if they fail. */
  function count({ kind, id, data, fresh }) {
    try {
      return kim.valid.check(kind, id, data, fresh).length
    } catch (error) {
      reportError(error)
      return 0 /* the form tells that nothing was checked */
    }
  }

  function show(root, draft, text, made) {
    const at = (name) => root.querySelector(`[data-kim-${name}]`)
    const link = (name) => root.querySelector(`[data-kim-way=${name}]`)
    const toggle = (element, wanted) => element && (element.hidden = !wanted)
    const longer = (element, long) => {
      const way = element.closest(".kim-exits__way")
      toggle(way.querySelector("[data-kim-long]"), long)
      toggle(way.querySelector("[data-kim-short]"), !long)
    }
    const { kind, id, data } = draft
    const faults = count(draft)
    at("left").textContent = faults > 1 ? worded(root.dataset.many, { count: faults }) : root.dataset.one
    toggle(at("left"), faults && id)
    toggle(at("nameless"), !id)
    toggle(at("consent"), kind === "story" && data.composed === false)
    toggle(at("ways"), id)
    at("path").textContent = id ? made.path : ""
    at("text").textContent = text
    at("text").setAttribute("aria-label", worded(root.dataset.label, made))
    root.querySelectorAll("[data-kim-start]").forEach((step) => toggle(step, step.dataset.kimStart === made.start))
    if (made.host) {
      toggle(at("fills"), made.start === "new")
      toggle(at("copies"), made.start !== "new")
      link("host").href = made.host
      link("issue").href = made.issue.href
      longer(link("issue"), Boolean(made.issue.long))
    }
    if (made.mail) {
      link("mail").href = made.mail.href
      longer(link("mail"), made.mail.long)
    }
  }

  function mount(root) {
    if (root.dataset.mounted) return
    root.dataset.mounted = "yes"
    const status = root.querySelector("[role=status]")
    let text = ""
    let made = null

    function tell(words) {
      status.textContent = words
    }

    function copied(what) {
      tell(copy(what) ? root.dataset.copied : root.dataset.failed)
    }

    document.addEventListener("kim:drafted", ({ detail }) => {
      if (!root.isConnected) return
      try {
        text = kim.yaml.write(detail.kind, detail.data)
        made = ways(detail, text, root.dataset)
        tell("")
        show(root, detail, text, made)
      } catch (error) {
        /* What is offered must never be what was typed before. */
        root.querySelector("[data-kim-ways]").hidden = true
        root.querySelector("[data-kim-text]").textContent = ""
        tell(root.dataset.broken)
        reportError(error)
      }
    })
    root.addEventListener("click", ({ target }) => {
      const way = target.closest("[data-kim-way]")
      if (way && way.dataset.kimWay === "host") copied(text)
      if (way && way.dataset.kimWay === "issue" && made.issue.long) copied(made.issue.copies)
      if (target.closest("[data-kim-copy]")) copied(text)
      if (!target.closest("[data-kim-save]")) return
      kim.device.save(made.name, text)
      tell(worded(root.dataset.saved, made))
    })
  }

  function start() {
    document.querySelectorAll("[data-kim-exits]").forEach(mount)
  }

  kim.exits = { ways }
  if (window.document$) window.document$.subscribe(start)
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
})()
