"""The mkdocs.yml of a written site: what the site says of itself, without what needs the plugin."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..style import ASSETS, SCRIPT, SHEET
from .project import plugins

_DROPPED = (
    "docs_dir",
    "site_dir",
    "hooks",
    "watch",
    "exclude_docs",
    "draft_docs",
    "not_in_nav",
    "edit_uri",
    "edit_uri_template",
    "plugins",
    "nav",
)
NEEDED = ("attr_list", "pymdownx.blocks.html")
"""The extensions of Markdown that the pages are written for."""


def written(said: Mapping[str, Any], nav: Sequence[Any], *, styled: bool) -> dict[str, Any]:
    """Give the settings of a written site, with its menu."""
    made = {key: value for key, value in said.items() if key not in _DROPPED}
    theme = made.get("theme")
    if isinstance(theme, dict):
        made["theme"] = _bare(theme)
    sheet, script = f"{ASSETS}/{SHEET}", f"{ASSETS}/{SCRIPT}"
    made["extra_css"] = [*([sheet] if styled else []), *(said.get("extra_css") or [])]
    made["extra_javascript"] = [*(said.get("extra_javascript") or []), script]
    made["plugins"] = [_listed(name, own) for name, own in plugins(said) if name not in _OURS]
    if isinstance(theme, dict) and theme.get("name") == "material":
        made["plugins"].append({"material/search": {"enabled": False}})  # Zensical has one anyway
    made["markdown_extensions"] = _extensions(said.get("markdown_extensions") or [])
    validation = said.get("validation")
    checked = dict(validation) if isinstance(validation, dict) else {}
    # Records are reached by lists and links; a menu of all of them is no menu.
    checked["nav"] = {**(checked.get("nav") or {}), "omitted_files": "ignore"}
    made["validation"] = checked
    made["edit_uri"] = ""
    made["nav"] = list(nav)
    return made


def _bare(theme: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out of a theme what is the site's own, and its button for editing.

    The file that it would lead to is one that was made; where its record stands is said below.
    """
    made = {key: value for key, value in theme.items() if key != "custom_dir"}
    if made.get("name") == "material":
        made.setdefault("variant", "classic")  # by which Zensical looks as Material does
    if isinstance(theme.get("features"), list):
        made["features"] = [it for it in theme["features"] if it != "content.action.edit"]
    return made


_OURS = ("kim", "search", "material/search")
"""Search is ours, and needs no plugin."""


def _listed(name: str, own: Any) -> Any:
    return name if own is None else {name: own}


def _extensions(said: Any) -> list[Any]:
    listed = [{key: value} for key, value in said.items()] if isinstance(said, dict) else list(said)
    names = {name for item in listed for name in (item if isinstance(item, dict) else (item,))}
    return [*listed, *(name for name in NEEDED if name not in names)]


def titles(nav: Any) -> Iterator[tuple[str, str]]:
    """Go through the titles that a menu gives to pages: path → title."""
    for item in nav if isinstance(nav, list) else [nav]:
        for title, value in item.items() if isinstance(item, dict) else ():
            if isinstance(value, str):
                yield value, str(title)
            else:
                yield from titles(value)


def placed(nav: Any, places: Mapping[str, str]) -> Any:
    """Give a menu in which every page is called by the file that it has now."""
    if isinstance(nav, list):
        return [placed(item, places) for item in nav]
    if isinstance(nav, dict):
        return {title: placed(value, places) for title, value in nav.items()}
    return places.get(nav, nav) if isinstance(nav, str) else nav


def named(nav: Any, title: str) -> list[Any]:
    """Give a menu in which the home page has its title, which no head can tell it."""
    return [{title: item} if item == "index.md" else item for item in nav or ()]


def menu(pages: Sequence[str]) -> list[Any]:
    """Make the menu of a site that has none: pages by folder, each folder begins with its index."""
    made: list[Any] = []
    folders: dict[str, list[Any]] = {"": made}

    def within(folder: str) -> list[Any]:
        if folder not in folders:
            above, _, name = folder.rpartition("/")
            inner: list[Any] = []
            within(above).append({_titled(name): inner})
            folders[folder] = inner
        return folders[folder]

    for path in sorted(pages, key=_order):
        within(posixpath.dirname(path)).append(path)
    return made


def _order(path: str) -> tuple[object, ...]:
    folder, name = posixpath.split(path)
    is_first = posixpath.splitext(name)[0] in ("index", "README")
    return folder.split("/") if folder else [], not is_first, name


def _titled(name: str) -> str:
    words = name.replace("-", " ").replace("_", " ")
    return words.capitalize() if words.lower() == words else words
