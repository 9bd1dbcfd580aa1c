"""What the site serves of its own: style sheets, scripts and the typeface."""

from __future__ import annotations

from functools import partial
from importlib import resources

from . import colour
from .cache import Cache
from .render import fonts

ASSETS = "assets/kim"
"""Where the site serves its own style, scripts and fonts from."""
STYLE = (
    "fonts.css",
    "kim.css",
    "kim-states.css",
    "kim-record.css",
    "kim-fold.css",
    "kim-element.css",
    "kim-menu.css",
    "kim-switch.css",
    "kim-lists.css",
    "kim-worksheets.css",
    "kim-facets.css",
    "kim-search.css",
    "kim-navigator.css",
    "kim-adapt.css",
    "kim-map.css",
    "kim-map-panel.css",
    "kim-draw.css",
    "kim-lineage.css",
    "kim-changes.css",
    "kim-take.css",
    "kim-citing.css",
    "kim-given.css",
    "kim-local.css",
    "kim-terms.css",
    "kim-tray.css",
    "kim-side.css",
    "kim-exits.css",
    "kim-print.css",
    "kim-adapt-print.css",
    "kim-element-print.css",
    "kim-brief.css",
    "kim-preview.css",
    "kim-form.css",
    "kim-map-print.css",
    "kim-style.css",
)
"""The style sheets of pages in the theme, in the order in which they build on each other."""
SCRIPTS = (
    "kim-device.js",
    "kim-tables.js",
    "kim-roles.js",
    "kim-menu.js",
    "kim-list.js",
    "kim-chosen.js",
    "kim-words.js",
    "kim-quote.js",
    "kim-index.js",
    "kim-search.js",
    "kim-hits.js",
    "kim-box.js",
    "kim-find.js",
    "kim-map-order.js",
    "kim-map-grid.js",
    "kim-map-keys.js",
    "kim-map.js",
    "kim-map-cell.js",
    "kim-map-print.js",
    "kim-facets.js",
    "kim-terms.js",
    "kim-adapt.js",
    "kim-csv.js",
    "kim-export.js",
    "kim-take.js",
    "kim-citing.js",
    "kim-tray.js",
    "kim-brief.js",
    "kim-side.js",
    "kim-fold.js",
    "kim-compare.js",
)
"""The scripts of pages in the theme; each does nothing where there is nothing for it.

Lists, search and the map listen to facets, so they come first.
"""

PREVIEW = ("kim-prose.js", "kim-preview-words.js", "kim-preview-parts.js", "kim-preview.js")
"""The scripts that show a record while it is written, on the one page where that is done."""
FORM = (
    "kim-form-make.js",
    "kim-form-fields.js",
    "kim-form-words.js",
    "kim-form-paste.js",
    "kim-form-refs.js",
    "kim-form-lists.js",
    "kim-form-blocks.js",
    "kim-form-fold.js",
    "kim-form-draft.js",
    "kim-form-kept.js",
    "kim-form-name.js",
    "kim-yaml-text.js",
    "kim-yaml.js",
    "kim-closest.js",
    "kim-valid-text.js",
    "kim-valid.js",
    "kim-exits.js",
    "kim-form-check.js",
    "kim-form.js",
)
"""The scripts of the one page on which records are filled in."""


SHEET, SCRIPT = "site.css", "site.js"
"""All of those of pages in the theme, joined: a page asks for one of each."""
COLOURED = ("kim.css", "kim-sheet.css")
"""The style sheets that say what colours are; the others ask them."""


_FOLDER = resources.files(__package__) / "assets"


def joined(own: str | None = None) -> str:
    """Give what the style sheets of pages in the theme say, in a colour of the site's own."""
    sheets = [name for name in STYLE if name != "fonts.css"]
    return "\n".join(_coloured(n, (_FOLDER / n).read_bytes(), own).decode() for n in sheets)


def _coloured(name: str, sheet: bytes, own: str | None) -> bytes:
    if own is None or name not in COLOURED:
        return sheet
    return colour.of_style(sheet.decode(), own).encode()


def files(cache: Cache, own: str | None = None) -> dict[str, bytes]:
    """Give them all, in a site's own colour if it has one: path → content."""
    found = {
        f"{ASSETS}/{item.name}": _coloured(item.name, item.read_bytes(), own)
        for item in sorted(_FOLDER.iterdir(), key=lambda item: item.name)
    }
    found[f"{ASSETS}/fonts.css"] = fonts.style_sheet().encode()
    for face in fonts.FACES:
        made = cache.get(fonts.name(face), partial(fonts.woff2, face))
        found[f"{ASSETS}/atkinson-{face}.woff2"] = made
    found[f"{ASSETS}/atkinson-licence.txt"] = fonts.licence()
    found[f"{ASSETS}/{SHEET}"] = b"\n".join(found[f"{ASSETS}/{name}"] for name in STYLE)
    # Each script is a function that is called; the semicolon keeps it from being given to the next.
    found[f"{ASSETS}/{SCRIPT}"] = b";\n".join(found[f"{ASSETS}/{name}"] for name in SCRIPTS)
    return found
