"""Every type of page in every state that readers can bring it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect
from waiting import until

Act = Callable[[Page], None]


@dataclass(frozen=True)
class State:
    """A page in a state.

    Shape: ``path`` is within the real site, or within the garden, a site in English; a ``*`` in it
    stands for a name that follows from the records. ``act`` brings the page in the state.
    """

    kind: str
    state: str
    path: str
    act: Act = lambda page: None
    narrow: bool = False
    """Whether the state is one of a telephone."""
    garden: bool = False


def _ready(page: Page) -> None:
    until(page, "window.kim && 'chosen' in window.kim")


def _unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def _facets(page: Page) -> None:
    """Open the panel, all its groups and all their values."""
    _ready(page)
    _unfold(page)
    short = "kim-facets__group--short"
    page.evaluate(
        f"document.querySelectorAll('.{short}').forEach(one => one.classList.remove('{short}'))"
    )


def _menu(page: Page) -> None:
    page.locator(".md-header label[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()


def _box(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("netwerk in beeld")
    expect(page.locator("form[data-kim-search] mark").nth(3)).to_be_visible()


def _tray(page: Page) -> None:
    page.locator(".kim-toggle").first.click()
    page.locator(".kim-toggle").last.click()
    expect(page.locator(".kim-tray")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")


def _short(page: Page) -> None:
    """Read in short, with one section open."""
    page.get_by_role("radio", name="Kort").check()
    page.get_by_role("heading", name="Valkuilen").get_by_role("button").click()
    expect(page.locator(".kim-folded").first).to_be_visible()


def _explained(page: Page) -> None:
    page.locator("[data-kim-term=jim]").hover()
    expect(page.locator(".kim-popover--open")).to_be_visible()


def _adapting(page: Page) -> None:
    page.get_by_role("button", name="Hier invullen").click()


def _cell(page: Page) -> None:
    _ready(page)
    page.locator("[data-kim-map]").evaluate("map => map.dispatchEvent(new Event('kim:finish'))")
    page.locator(".kim-map__choice summary").click()
    page.locator(".kim-map__cell--described a").first.click()
    page.wait_for_selector(".kim-cell__sources li")


def _compared(page: Page) -> None:
    expect(page.locator("[data-kim-table]")).to_be_visible()


def _form(page: Page) -> None:
    page.wait_for_selector("[data-kim-form][data-mounted]")


def _faults(page: Page) -> None:
    _form(page)
    page.get_by_label("Betekenis", exact=False).first.fill("")
    fault = page.locator("[data-kim-faults]").get_by_role("button", name="Betekenis")
    fault.click()
    expect(page.locator("[data-key=definition] .kim-form__fault")).to_be_visible()


def _led_on(page: Page) -> None:
    page.wait_for_url("**/three-sisters.html")


def _chosen(page: Page) -> None:
    expect(page.locator(".kim-deck__page")).to_have_count(2)
    page.locator(".kim-deck__lists").evaluate("lists => lists.scrollTo(0, 400)")


def _filled(page: Page) -> None:
    page.locator("[name='f1']").fill("Sem")
    _unfold(page)


def _listed(page: Page) -> None:
    """Put two people on the list, and unfold what is chosen of them."""
    field = page.locator("[data-panel]:not([hidden]) [data-add] input")
    for name in ("Oma Truus", "Daan"):
        field.fill(name)
        field.press("Enter")
    _unfold(page)


def _drawn(page: Page) -> None:
    """Draw one of them, over an earlier drawing, and choose what can be chosen."""
    _listed(page)
    beside = page.locator("[data-panel]:not([hidden])")
    for number, place in ((1, 1), (2, 2)):
        beside.locator(f"[data-chip='{number}']").click()
        beside.locator("[data-chosen] [data-set=group]").select_option(index=place)
    with page.expect_file_chooser() as found:
        page.locator("[data-do=under]").click()
    text = page.evaluate("sessionStorage.getItem('kim-tekening')")
    buffer = {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
    found.value.set_files(buffer)  # type: ignore[arg-type]
    expect(beside.locator("[data-changes]")).to_be_visible()


PLAIN = {
    "home": "",
    "list of methods": "interventies/",
    "navigator": "wat-heb-je-nodig/",
    "method": "interventies/jim-aanpak/",
    "recognised method": "interventies/home-start/",
    "method that comes from others": "interventies/kim-methode/",
    "version of a record": "interventies/jim-aanpak/v/*/",
    "version with a worksheet": "instrumenten/genogram/v/*/",
    "instrument": "instrumenten/ecogram/",
    "instrument with several sheets": "instrumenten/krachtenveldanalyse/",
    "elements": "werkzame-elementen/",
    "element": "werkzame-elementen/eigen-regie/",
    "theme": "themas/jeugd-en-gezin/",
    "situation": "wat-heb-je-nodig/er-is-geweld-thuis/",
    "story": "verhalen/kim-vraagt-wie-er-mee-mag-denken/",
    "term": "begrippen/jim/",
    "glossary": "begrippen/",
    "vocabulary": "doelgroepen/",
    "value": "erkenning/goed-onderbouwd/",
    "sources": "bronnen/",
    "open data": "data/",
    "data dictionary": "data/woordenboek/",
    "lineage": "stamboom/",
    "changes": "wijzigingen/",
    "search": "zoeken/",
    "value of a facet": "leeftijd/jongeren/",
    "value not known": "duur/niet-in-getallen-bekend/",
    "map of elements": "vergelijken/",
    "pair": "vergelijken/eigen-kracht-conferentie--jim-aanpak/",
    "worksheets": "werkbladen/",
    "try-out pack": "werkbladen/uitprobeerpakket/",
    "cards": "kaarten/",
    "form": "bijdragen/",
    "written page": "handleiding/meehelpen/",
    "written page with pictures": "hoe/vergelijken/",
    "manual with tables": "handleiding/filters/",
    "manual with code": "handleiding/schrijven/",
    "about": "over/",
    "look of the site": "over/stijl/",
}
"""The types of page of the real site, as they open."""

SHEETS = {
    "table": "groslijst",
    "drawing": "ecogram",
    "scale": "schaalvraag",
    "matrix": "sociogram-sociomatrix",
    "boxes": "jim-gesprek",
}
GARDEN = {
    "home": "index.html",
    "method": "growing/no-dig-bed.html",
    "withdrawn record": "growing/chemical-free.html",
    "list of methods": "growing/index.html",
    "map of elements": "side-by-side/index.html",
    "situation": "what-now/only-a-lawn.html",
    "search": "search/index.html",
    "fill-in sheet": "sheets/bed-plan.html",
}
"""The same of a small site in English, in another colour, opened from a disk."""

ENGLISH = {
    "home": "",
    "a translated method": "interventions/jim-aanpak/",
    "a term that is not translated": "terms/mantelzorg/",
    "a list": "interventions/",
    "an instrument": "instruments/ecogram/",
    "a worksheet to fill in": "worksheets/ecogram/",
    "two methods": "compare/jim-aanpak--sociale-netwerk-versterking/",
}

STATES = [
    *(State(kind, "as it opens", path) for kind, path in PLAIN.items()),
    State("home", "menu open", "", _menu, narrow=True),
    State("cards", "two chosen", "kaarten/?kaarten=ecogram,eigen-regie", _chosen),
    State("home", "search box with results", "", _box),
    State("home", "search box with results", "", _box, narrow=True),
    State("search", "results", "zoeken/?q=netwerk+in+beeld", _ready),
    State("search", "nothing found", "zoeken/?q=xqzwvk", _ready),
    State("search", "facets on", "zoeken/?thema=jeugd-en-gezin", _facets),
    State("list of methods", "facets on", "interventies/?thema=jeugd-en-gezin", _facets),
    State(
        "list of methods",
        "nothing left",
        "interventies/?thema=jeugd-en-gezin&aard=theorie&toegang=licentie",
        _facets,
    ),
    State("list of methods", "tray open", "interventies/", _tray),
    State("list of methods", "tray open", "interventies/", _tray, narrow=True),
    State("worksheets", "facets on", "werkbladen/?stand=staand", _facets),
    State("method", "all unfolded", "interventies/kim-methode/", _unfold),
    State("method", "in short, one section open", "interventies/jim-aanpak/", _short),
    State("method", "in short, one section open", "interventies/jim-aanpak/", _short, narrow=True),
    State("method", "explanation open", "interventies/jim-aanpak/", _explained),
    State(
        "method",
        "adapting, filled in",
        "interventies/home-start/?aanpassen=uitvoerder,plek",
        _adapting,
    ),
    State("element", "all unfolded", "werkzame-elementen/getrainde-vrijwilliger/", _unfold),
    State("map of elements", "a cell open", "vergelijken/", _cell),
    State(
        "map of elements",
        "turned, with words, a cell open",
        "vergelijken/?gedraaid=ja&woorden=ja",
        _cell,
    ),
    State(
        "comparison",
        "two methods",
        "vergelijken/?methoden=jim-aanpak,eigen-kracht-conferentie",
        _compared,
    ),
    State(
        "comparison",
        "full",
        "vergelijken/?methoden=jim-aanpak,home-start,de-luisterlijn,kim-methode",
        _compared,
    ),
    State("form", "a new story", "bijdragen/?soort=story", _form),
    State("form", "a new instrument", "bijdragen/?soort=instrument", _form),
    State("form", "with errors", "bijdragen/?soort=term&id=ogw", _faults),
    State(
        "form",
        "a method with its preview",
        "bijdragen/?soort=intervention&id=jim-aanpak&veld=working_elements.0.how",
        _form,
    ),
    *(
        State("fill-in sheet", f"{kind}, being filled in", f"werkbladen/{sheet}/", _filled)
        for kind, sheet in SHEETS.items()
    ),
    State("drawing on screen", "the list", "werkbladen/tekenen/", _listed),
    State(
        "drawing on screen", "ecogram over an earlier one", "werkbladen/tekenen/#ecogram", _drawn
    ),
    State("drawing on screen", "circle", "werkbladen/tekenen/#netwerkcirkel", _drawn),
    State("drawing on screen", "circle", "werkbladen/tekenen/#netwerkcirkel", _drawn, narrow=True),
    *(State("other language", state, f"en/{path}") for state, path in ENGLISH.items()),
    State("other language", "menu open", "en/", _menu, narrow=True),
    State("page that is not there", "as it opens", "404.html"),
    State("record that moved", "led on", "growing/milpa.html", _led_on, garden=True),
    *(State(kind, "as it opens", path, garden=True) for kind, path in GARDEN.items()),
]
