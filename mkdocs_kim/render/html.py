"""Pages become HTML bodies; the only door to jinja2. The shell around them is the theme's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from .. import addresses
from ..language import Language
from ..views import Explanation, Page, Reader, Work, changed, described, explanation
from ..views.invite import Place, form, query
from ..views.pages import RecordPage, WorksheetsPage
from ..views.parts import Cited, Target
from ..views.stylepage import StylePage
from .described import block
from .engine import Engine
from .escaping import spoken
from .here import Here
from .leaves import FILTERS
from .lineage import picture
from .prose import ProsePrinter
from .sheets.inline import drawings
from .terms import Mentions


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page whose body is HTML: all that a theme needs to put its shell around it."""

    address: str
    title: str
    description: str
    html: str
    contents: tuple[tuple[str, str], ...]
    """The table of contents: id and title of each heading of the second level."""
    section: str
    """The address of the index that the page belongs under."""
    edit_url: str | None
    """Where the file that the page was made from can be edited, if there is one place for that."""
    searched: bool
    """Whether search looks into it: lists repeat what stands on the pages of records."""
    changed: str
    """When what it says last changed, as precise as that is known; empty if it is not."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """The same page in the other languages of the site: language, address."""


@cache
def environment() -> Environment:
    """Give the environment that all templates share; a template is compiled once."""
    made = Engine(
        loader=PackageLoader(__package__.rpartition(".")[0], "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    made.filters.update(FILTERS)
    return made


@dataclass(frozen=True, slots=True)
class Scaffold:
    """A file to begin with."""

    kind: str
    label: str
    path: str
    """Where it belongs in the collection."""
    text: str
    url: str = ""
    """Where that place is opened; empty if there is no address for it."""
    is_list: bool = False
    """Whether it is put at the end of a file that is there already."""


@dataclass(frozen=True)
class Beside:
    """What a site has beside its pages: what they lead to, and what browsers load for them.

    Shape: what has to be made for it is only asked for by the pages that need it.
    """

    edit_url: Callable[[str], str | None] = field(default=lambda _: None)
    """Gives the address where a file is edited; None if there is none."""
    by_hand: str = ""
    """The hand-written page that stands where the form would; empty if the form is there."""
    previewing: Callable[[], Sequence[str]] = tuple
    """Gives the files with which the form shows what it makes."""
    scaffolds: tuple[Scaffold, ...] = ()
    """Files to begin with, for who makes one by hand."""
    size: Callable[[str], int] = field(default=lambda _: 0)
    """Tells how many bytes a file of the site has, by its path."""
    licence: str = ""
    """The licence of the site; empty if it does not say."""
    facets: Callable[[], str] = str
    """Gives the file that tells which item has which value of a facet."""
    cards: Callable[[], str] = str
    """Gives the files with the cards of long lists, ``{number}`` for the number of each."""
    exports: Callable[[], str] = str
    """Gives the file from which browsers make files of what is shown."""
    form: Callable[[], Sequence[str]] = tuple
    """Gives the scripts of the page with the form: what can be filled in, then the rest."""
    feed: str = ""
    """The file from which programs read what changed; empty if there is none."""
    following: Callable[[], Sequence[tuple[str, str]]] = tuple
    """Gives what else programs can follow: file, words of the link."""
    exits: Any = None
    """The ways by which what somebody filled in leaves the browser."""
    method: Callable[[str], str] = field(default=lambda _: "")
    """Gives the file with what a method says, by its id; empty if there is none."""
    reference: Callable[[Work], Any] = field(default=lambda _: None)
    """Words how a record is cited; None if the site does not know."""
    whole: Callable[[Target], str] = field(default=lambda _: "")
    """Gives the whole address of a place in the site; empty if that is not known."""
    compared: Callable[[str], Any] = field(default=lambda _: None)
    """Makes what prints methods side by side, as seen from the page at an address."""
    elsewhere: Callable[[str], tuple[tuple[str, str], ...]] = field(default=lambda _: ())
    """Gives where a page stands in the other languages of the site: language, address."""


@dataclass(frozen=True, slots=True)
class On:
    """What the pieces of one page are printed with: the names that templates ask for."""

    ui: Callable[..., str]
    href: Callable[[Target], str]
    prose: Callable[[Cited], Markup]
    bare: Callable[[Cited], Markup]
    """Prints prose and explains nothing: it may be folded away."""
    inline: Callable[[Cited], Markup]
    cite: Callable[[Sequence[str]], Markup]
    invite: Callable[..., str]
    """field, what its new item begins with → where a reader can fill it in."""
    edit_of: Callable[[str], str | None]
    drawing: Callable[[str], Markup | None]
    picture: Callable[[Any], Markup]


class HtmlPrinter:
    """Prints the pages of one site."""

    def __init__(self, reader: Reader, directory_urls: bool, beside: Beside = Beside()) -> None:
        self.reader = reader
        self.directory_urls = directory_urls
        self.beside = beside
        self.environment = environment()
        self.drawings = dict(drawings(reader))
        """Id of a worksheet → its drawing, if it has one."""
        self.explanations: dict[str, Explanation] = {}
        """Id of a term → what is said at its words, on every page the same."""
        self.labels: dict[int, str] = {}
        """Number of a note → how it is called where it is heard."""
        self.sources = Target(addresses.index(reader.language, "source"))

    def print(self, page: Page) -> Rendered:
        """Print one page."""
        edit = self.beside.edit_url(page.origin) if page.origin else None
        template = self.environment.get_template(f"{page.body.template}.html.j2")
        here = Here(page.address, self.directory_urls)
        mentions = self._mentions(page, here)
        on = self._on(page, here, mentions)
        contents = _contents(page, self.reader)
        html = template.render(
            page=page,
            body=page.body,
            on=on,
            ui=on.ui,
            href=on.href,
            prose=on.prose,
            cite=on.cite,
            invite=on.invite,
            edit=edit,
            contents=contents,
            sources=here.href(self.sources),
            size=self._size,
            licence=self.beside.licence,
            reference=self.beside.reference,
            **self._own(page, here),
        )
        if mentions.explained:  # only now is it known which words the page says
            html += self.environment.get_template("words.html.j2").render(
                ui=on.ui, explained=mentions.explained
            )
        said = described(page, self.reader)
        if said is not None:
            html += block(said, self.beside.whole)
        return Rendered(
            page.address,
            page.title,
            page.description,
            spoken(html),
            contents,
            page.section,
            edit,
            isinstance(page.body, RecordPage | WorksheetsPage),
            changed(page, self.reader),
            self.beside.elsewhere(page.address),
        )

    def _on(self, page: Page, here: Here, mentions: Mentions) -> On:
        prose = self._prose(page, here, mentions)
        return On(
            ui=self.reader.language.ui,
            href=here.href,
            prose=prose.block,
            bare=replace(prose, mentions=None).block,
            inline=prose.inline,
            cite=prose.references,
            invite=self._inviting(page, here),
            edit_of=self.beside.edit_url,
            drawing=self.drawings.get,
            picture=partial(picture.picture, href=here.href),
        )

    def _inviting(self, page: Page, here: Here) -> Callable[..., str]:
        """Make what gives where a reader can fill something in: the form, else the file itself."""
        edit = (self.beside.edit_url(page.origin) if page.origin else "") or ""
        place, words, by_hand = page.place, self.reader.language, self.beside.by_hand
        to = inviting(words, place, "", "", by_hand) if place else None
        plain = here.href(to) if to else edit
        if to is None or by_hand:
            return lambda field="", fill="": plain

        @cache
        def invite(field: str = "", fill: str = "") -> str:
            said = query(words, form_field=field, form_fill=fill)
            return plain + ("&" if to.query else "?") + said if said else plain

        return invite

    def _own(self, page: Page, here: Here) -> dict[str, Any]:
        """Give what only some pages ask for: there are few of them, so the rest does without."""
        beside = self.beside

        def file(path: str) -> str:
            return here.href(Target(path, is_file=True))

        match page.body.template:
            case "list":
                return {
                    "facets": file(beside.facets()),
                    "cards": lambda: file(beside.cards()),
                    "root": file(""),
                }
            case "search" | "subjects" | "worksheets":
                return {"facets": file(beside.facets())}
            case "compare" | "map" | "pair":
                return {
                    "facets": file(beside.facets()),
                    "exports": file(beside.exports()),
                    "compared": beside.compared(page.address),
                    "script": lambda item: file(beside.method(item)),
                }
            case "style":
                return {"compared": beside.compared(page.address)}
            case "contribute":
                return {
                    "previewing": [file(path) for path in beside.previewing()],
                    "form": [file(path) for path in beside.form()],
                    "scaffolds": beside.scaffolds,
                    "exits": beside.exits,
                }
            case "changes":
                others = [(file(path), words) for path, words in beside.following()]
                return {"feed": file(beside.feed) if beside.feed else "", "others": others}
            case "lineage":
                drawn = partial(picture.picture, href=here.href)
                return {"picture": drawn, "sample": picture.sample}
        return {}

    def _size(self, target: Target) -> int:
        """Tell how large a file is, in kB."""
        return -(-self.beside.size(target.page) // 1000)

    def _mentions(self, page: Page, here: Here) -> Mentions:
        """Prepare the words of a page; what the page itself is about, it does not explain."""
        lexicon = self.reader.lexicon
        mentions = Mentions(lexicon.find, self._explain, lambda said: here.href(said.to))
        mentions.pass_over(lexicon.term_of(page.title))
        return mentions

    def _explain(self, term_id: str) -> Explanation:
        if term_id not in self.explanations:
            self.explanations[term_id] = explanation(term_id, self.reader)
        return self.explanations[term_id]

    def _prose(self, page: Page, here: Here, mentions: Mentions) -> ProsePrinter:
        def link(record_id: str) -> tuple[str, str | None]:
            chip = self.reader.chip_of(record_id)
            away = chip.to is not None and chip.to.page != page.address
            return chip.title, here.href(chip.to) if chip.to and away else None

        numbers = {note.source_id: note.number for note in page.notes}
        return ProsePrinter(numbers, self._label, link, mentions)

    def _label(self, number: int) -> str:
        if number not in self.labels:
            self.labels[number] = self.reader.language.ui("note_number", number=number)
        return self.labels[number]


def inviting(
    language: Language, place: Place, field: str, fill: str, by_hand: str
) -> Target | None:
    """Give where something can be filled in; None if only the file itself is left for that."""
    if not by_hand:
        return form(language, place, field, fill)
    return None if place.record_id else Target(by_hand)


def href(here: str, target: Target, directory_urls: bool) -> str:
    """Give the address of a page, a place on it or a file, as seen from a page."""
    return Here(here, directory_urls).href(target)


def _contents(page: Page, reader: Reader) -> tuple[tuple[str, str], ...]:
    """List the headings of the second level, as the template of a record prints them."""
    body = page.body
    if isinstance(body, StylePage):
        return body.contents
    if not isinstance(body, RecordPage):
        return ()
    found = [("bij-ons", reader.language.ui("local_title"))] if body.local else []
    found += [(section.id, section.title) for section in body.sections]
    found += [(group.id, group.title) for group in body.groups]
    if page.notes:
        found.append(("bronnen", reader.language.ui("notes")))
    return tuple(found)


def redirect(language_code: str, title: str, words: str, url: str) -> str:
    """Make the page that stands at a former address and leads on; complete without scripts."""
    return Markup(
        '<!doctype html>\n<html lang="{}">\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        "<title>{}</title>\n"
        '<meta http-equiv="refresh" content="0; url={}">\n<link rel="canonical" href="{}">\n'
        '<p><a href="{}">{}</a></p>\n</html>\n'
    ).format(language_code, title, url, url, url, words)
