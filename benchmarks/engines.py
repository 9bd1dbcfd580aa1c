"""Search engines as a site has them: what asks them, and where their index is."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Engine:
    """A search engine as a site has it."""

    name: str
    script: str
    """Gives the page ``ask(query, count)``: a promise of addresses, one for each page, best first.
    It runs before the page's own scripts."""
    own: tuple[str, ...]
    """What search alone fetches: patterns of files."""
    index: tuple[str, ...]
    """What finds: patterns of files."""
    texts: tuple[str, ...] = ()
    """What results show and quote, where it is kept apart: patterns of files."""
    facets: tuple[str, ...] = ()
    """What choosing by facet needs besides: patterns of files."""


def box(field: str, said: str, links: str, idle: str) -> str:
    """Write the script for an engine with a box: type, and read what the box shows.

    Shape: selectors of the box, of what says how much was found and of the links, one for each
    page; ``idle`` are expressions for what is said as long as there is no answer.
    """
    return f"""
        window.ask = (query, count) => new Promise(done => {{
          const box = document.querySelector({json.dumps(field)})
          const said = document.querySelector({json.dumps(said)})
          const watch = new MutationObserver(() => {{
            if ([{idle}].includes(said.textContent)) return
            watch.disconnect()
            const links = [...document.querySelectorAll({json.dumps(links)})]
            done(links.slice(0, count).map(link => link.href))
          }})
          watch.observe(said, {{ childList: true, characterData: true, subtree: true }})
          box.focus()
          box.value = query
          box.dispatchEvent(new InputEvent("input", {{ bubbles: true }}))
          box.dispatchEvent(new KeyboardEvent("keyup", {{ bubbles: true }}))
        }})
    """


OURS = Engine(
    name="deze site",
    script=box(
        "form[data-kim-search] input",
        "form[data-kim-search] [data-kim-status]",
        "form[data-kim-search] a.kim-hit__link",
        '"", document.querySelector("form[data-kim-search]").dataset.loading',
    ),
    own=(
        "assets/kim/search/*",
        "assets/kim/site.js",
    ),
    index=("assets/kim/search/index.js", "assets/kim/search/postings-*.js"),
    texts=("assets/kim/search/texts-*.js",),
    facets=("assets/kim/search/facets.js",),
)

LUNR = Engine(
    name="Material (lunr)",
    script=box(
        ".md-search__input",
        ".md-search-result__meta",
        ".md-search-result__item > a:first-child",
        'JSON.parse(document.getElementById("__config").textContent)'
        '.translations["search.result.placeholder"]',
    ),
    own=("assets/javascripts/workers/*", "search/*"),
    index=("search/search_index.json",),
)

PAGEFIND = Engine(
    name="Pagefind",
    script="""
        const engine = import("/pagefind/pagefind.js").then(async found => {
          await found.init()
          return found
        })
        window.ask = async (query, count) => {
          const { results } = await (await engine).search(query)
          const pages = await Promise.all(results.slice(0, count).map(item => item.data()))
          return pages.map(page => new URL(page.url, location.origin).href)
        }
    """,
    own=("pagefind/**/*",),
    index=("pagefind/pagefind-entry.json", "pagefind/*.pf_meta", "pagefind/index/*"),
    texts=("pagefind/fragment/*",),
)
