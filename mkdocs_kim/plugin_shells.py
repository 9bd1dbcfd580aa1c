"""The fast way: the theme is rendered once per shape of page, and filled in for each page.

Pages have one shape if templates see a difference in nothing but what slots stand for: title,
description, text, headings, address and link to edit. The second page of a shape is made in both
ways; if these differ, if a template does more with a slot than print it, or if a plugin gave the
page something of its own, then the page takes the plain way, through all templates of the theme.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import templates

from .plugin_around import ANCHOR, Around
from .plugin_pages import RecordPage
from .plugin_slots import ITEMS, Address, Cut, Slot, cut, marked, named, part
from .render.switch import Link

_SLOTTED = {"title", "meta", "content", "toc", "file", "canonical_url", "abs_url", "edit_url"}
_PER_PAGE = _SLOTTED | {"read", "altered", "rendered"}
"""The attributes of a page that slots stand for, or no template reads; others are its shape."""
_FIXED = {"nav", "pages", "config", "mkdocs_version"}
_GIVEN = _FIXED | {"base_url", "extra_css", "extra_javascript", "build_date_utc", "page"}
"""What MkDocs gives to templates; if there is more, a plugin added it."""
_PLAIN = re.compile(r"[a-z0-9-]+")


class _StandIn(RecordPage):
    """A page that is no page of the site."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, page: RecordPage) -> None:
        self.__dict__.update(page.__dict__)

    def __eq__(self, other: object) -> bool:
        return self is other

    @property
    def url(self) -> str:
        return self.file.url

    bare: _StandIn
    """The same, for who has to know where it is."""

    def guard(self) -> None:
        """Let templates print where it is, and do nothing else with that."""
        self.bare = _StandIn(self)
        self.file = copy(self.file)
        for name in ("src_uri", "dest_uri", "url"):
            setattr(self.file, name, Address(getattr(self.file, name)))
        self.canonical_url = self.canonical_url and Address(self.canonical_url)
        self.abs_url = self.abs_url and Address(self.abs_url)


_LINKING = {"url": templates.url_filter, "script_tag": templates.script_tag_filter}
"""What links as MkDocs does: by how deep a page is, which is the same for a shape."""


def _linking(plain: Callable[..., str]) -> Callable[..., str]:
    """Let a filter of MkDocs know where a page is that stands in for others."""

    @templates.contextfilter  # type: ignore[attr-defined]
    def link(context: Any, value: Any) -> str:
        page = context.get("page")
        if isinstance(page, _StandIn):
            context = context.derived({"page": page.bare})
        return plain(context, value)

    return link


@dataclass(frozen=True, slots=True)
class _Shell:
    """What the theme makes of all pages of one shape."""

    cut: Cut
    addresses: tuple[str | None, ...]
    asked: tuple[tuple[str, str, bool], ...]
    neighbours: frozenset[str]
    """What links lead into beside the page: for the page of that name they are shorter."""

    def fill(self, page: RecordPage) -> str | None:
        """Make a page; nothing if it differs in what the shell cannot know."""
        parts, values = _parts(page)[1], _values(page)
        values |= {_slot(link): link.href for link in page.links}
        if parts[0] in self.neighbours or self._addresses(parts) != _addresses(page):
            return None
        if any((piece in values[name]) != answer for name, piece, answer in self.asked):
            return None
        headings = [{"id": item.id, "head": item.title} for item in page.toc]
        if headings:
            values |= {f"{name}0": value for name, value in headings[0].items()}
        values |= {part(place): name for place, name in enumerate(parts)}
        return self.cut.fill(values, headings)

    def _addresses(self, parts: Sequence[str]) -> tuple[str | None, ...]:
        """Give the addresses that a page with these parts has, unless a plugin moved it."""
        made = self.addresses
        for place, name in enumerate(parts):
            made = tuple(address and address.replace(named(place), name) for address in made)
        return made


class Shells:
    """Renders the pages of records, each shape of them as a whole no more than it takes to know."""

    def __init__(self, config: MkDocsConfig, around: Around, *, first: bool) -> None:
        self.config, self.around = config, around
        self.first = first
        """Whether no other plugin sees a page before all is put around it."""
        self.made: dict[Hashable, _Shell | None] = {}
        self.once: set[Hashable] = set()
        self.spliced = 0
        """How many pages were filled in."""
        self.finished = ""
        """The last page, if all is put around it already."""

    def let_render(self, env: Any) -> None:
        """Let an environment render through these shells."""
        env.template_class = self._template_class(env.template_class)
        for name, plain in _LINKING.items():
            if env.filters.get(name) is plain:
                env.filters[name] = _linking(plain)

    def _template_class(self, plain: Any) -> type:
        shells = self

        class Spliced(plain):  # type: ignore[misc]
            def render(self, *args: Any, **kwargs: Any) -> str:
                context = dict(*args, **kwargs)
                return shells.render(self.name, super().render, context)

        return Spliced

    def render(self, name: str, plain: Callable[..., str], context: dict[str, Any]) -> str:
        """Render a template, by splicing if that gives the same."""
        page = context.get("page")
        shape = self._shape(name, context, page) if isinstance(page, RecordPage) else None
        if shape is None or not isinstance(page, RecordPage):
            return plain(context)
        if shape in self.made:
            shell = self.made[shape]
            html = shell.fill(page) if shell else None
            if html is None:
                return plain(context)
            self.spliced += 1
            self.finished = html if self.first else ""
            return html
        html = plain(context)
        if shape in self.once:
            shell = self._shell(plain, context, page)
            same = shell is not None and shell.fill(page) == self._around(html, page)
            self.made[shape] = shell if same else None
        self.once.add(shape)
        return html

    def _shape(self, name: str, context: dict[str, Any], page: RecordPage) -> Hashable:
        """Say what templates see of a page but for its slots; nothing if that cannot be said."""
        if context.keys() != _GIVEN or not _is_plain(page, context["nav"]):
            return None
        kept, parts = _parts(page)
        meta = {key: value for key, value in page.meta.items() if key not in _SAID}
        shape = (
            name,
            kept,
            len(parts),
            page.file.inclusion,
            tuple(id(context[key]) for key in sorted(_FIXED)),
            context["base_url"],
            tuple(context["extra_css"]),
            tuple(context["extra_javascript"]),
            repr(meta),
            tuple((key, bool(value)) for key, value in _values(page).items()),
            bool(page.toc),
            ANCHOR in (page.content or ""),
            tuple(item for item in page.__dict__.items() if item[0] not in _PER_PAGE),
            self._settings(),
        )
        try:
            hash(shape)
        except TypeError:  # a plugin gave the page something that may change
            return None
        return shape

    def _settings(self) -> str:
        """Say what else templates go by, if other plugins may change that for each page."""
        if not self.config.plugins.events["page_context"]:
            return ""
        return repr((self.config.extra, dict(self.config.theme)))

    def _shell(
        self, plain: Callable[..., str], context: dict[str, Any], page: RecordPage
    ) -> _Shell | None:
        asked: list[tuple[str, str, bool]] = []
        slots = {name: Slot(name, value, asked) for name, value in _values(page).items()}
        listed = [Slot(f"{name}{at}", "-", asked) for at in range(ITEMS) for name in ("id", "head")]
        built = Slot("built", "now", asked)
        shown = _stand_in(page, self.config, slots)
        addresses = _addresses(shown)
        shown.guard()
        if page.toc:
            pairs = zip(listed[::2], listed[1::2], strict=True)
            links: Any = [AnchorLink(cast(str, head), str(name), 2) for name, head in pairs]
            shown.toc = TableOfContents(links)
        try:
            html = plain({**context, "page": shown, "build_date_utc": built})
        except Exception:  # whatever a template cannot do with a slot, it can with a value
            return None
        parts = len(_parts(page)[1])
        text = marked(html, [*slots.values(), *listed], parts)
        if text is None:
            return None
        if self.first:
            links = [replace(link, href=f"kim:slot:{_slot(link)};") for link in page.links]
            anchored = ANCHOR in (page.content or "")
            text = self.around.put(text, _root(page), links, anchored=anchored)
        found = cut(text)
        up = "../" * (parts if self.config.use_directory_urls else parts - 1)
        neighbours = frozenset(re.findall(rf"(?<![\w./]){up}([a-z0-9-]+)", text) if up else ())
        if found is None:
            return None
        return _Shell(found, addresses, tuple(asked), neighbours)

    def _around(self, html: str, page: RecordPage) -> str:
        if not self.first:
            return html
        return self.around.put_around(html, _root(page), page.content or "", page.links)


_SAID = ("title", "description")


def _root(page: RecordPage) -> str:
    return "../" * page.file.dest_uri.count("/")


def _is_plain(page: RecordPage, nav: Any) -> bool:
    """Tell whether slots can stand for the values of a page, and its headings are of one rank."""
    said = [page.title, page.edit_url or "", page.content, *map(page.meta.get, _SAID)]
    return (
        all(isinstance(value, str) for value in said if value is not None)
        and page.file.name != "index"
        and all(_PLAIN.fullmatch(part) for part in _parts(page)[1])
        and all(_is_plain_heading(item) for item in page.toc)
        and not any("<" in value for name, value in _values(page).items() if name != "content")
        and page.previous_page is page.next_page is None
        and not any(page is listed for listed in nav.pages)
    )


def _is_plain_heading(item: AnchorLink) -> bool:
    return (
        len(vars(item)) == _OF_HEADING
        and item.level == 2
        and not item.children
        and "<" not in item.title
    )


_OF_HEADING = len(vars(AnchorLink("", "", 2)))
"""A plugin may have given more to a heading."""


def _values(page: RecordPage) -> dict[str, str]:
    """List the values that slots stand for, but for those of the headings."""
    return {
        "title": page.title or "",
        "name": page.meta.get("title") or "",
        "description": page.meta.get("description") or "",
        "edit": page.edit_url or "",
        "content": page.content or "",
    }


def _slot(link: Link) -> str:
    """Name the slot of where a page stands in another language."""
    return f"in_{link.code}"


def _parts(page: RecordPage) -> tuple[str, list[str]]:
    """Split the path of a page: the folder that all pages of its shape are in, and its own."""
    first, *rest = page.file.src_uri.removesuffix(".md").split("/")
    return (first, rest) if rest else ("", [first])


def _addresses(page: RecordPage) -> tuple[str | None, ...]:
    file = page.file
    return file.src_uri, file.dest_uri, file.url, page.canonical_url, page.abs_url


def _stand_in(page: RecordPage, config: MkDocsConfig, slots: Mapping[str, Slot]) -> Any:
    """Make a page as the one given, with slots for values and a name for its address."""
    shown: Any = _StandIn(page)
    kept, parts = _parts(page)
    where = posixpath.join(kept, *map(named, range(len(parts))))
    shown.file = File.generated(config, f"{where}.md", content="", inclusion=page.file.inclusion)
    shown.file.page = shown
    shown._set_canonical_url(config.site_url)
    shown.title, shown.content = slots["title"], slots["content"]
    shown.edit_url = slots["edit"] if page.edit_url else page.edit_url
    names = {"title": slots["name"], "description": slots["description"]}
    shown.meta = {**page.meta, **{key: slot for key, slot in names.items() if key in page.meta}}
    return shown
