"""Where each page of the site stands: an address is a path without extension."""

from __future__ import annotations

from .language import Language

HOME = "index"
POSTER = "assets/kim/poster.png"
"""What a link to the site shows elsewhere."""


def page(language: Language, kind: str, record_id: str) -> str:
    """Give the page of a record or of a value of a vocabulary: ``interventies/kim-methode``."""
    return f"{language.path(kind)}/{record_id}"


def index(language: Language, kind: str) -> str:
    """Give the page that lists all of a kind: ``interventies/index``."""
    return f"{language.path(kind)}/index"


def part(language: Language, address: str, number: int) -> str:
    """Give a page of a list that takes several: ``interventies/pagina/2``; the first is its own."""
    folder = address.removesuffix(f"/{HOME}")
    return address if number == 1 else f"{folder}/{language.ui('pager_file')}/{number}"


def version(record: str, version: str) -> str:
    """Give the page of one version of a record, for what is printed: ``…/ecogram/v/1a2b3c4d``."""
    return f"{record}/v/{version}"


def facet(word: str, value_id: str) -> str:
    """Give the page of a value that readers choose by: ``leeftijd/jongeren``."""
    return f"{word}/{value_id}"


def search(language: Language) -> str:
    """Give the page to search and choose on: ``zoeken/index``."""
    return index(language, "search")


def comparing(language: Language) -> str:
    """Give the page on which methods are compared: ``vergelijken/index``."""
    return index(language, "compare")


def pair(language: Language, one: str, other: str) -> str:
    """Give the page of two methods: ``vergelijken/jim-aanpak--multifocus``, whatever their order.

    Shape: no id holds two dashes in a row, so no two pairs share an address.
    """
    return page(language, "compare", "--".join(sorted((one, other))))


def account(language: Language, page: str) -> str:
    """Give the accountability sheet of a page: ``interventies/kim-methode/verantwoording.pdf``."""
    return f"{page}/{language.ui('account_file')}.pdf"


def citation(language: Language, page: str, ending: str) -> str:
    """Give the file by which a record is cited: ``interventies/kim-methode/citeer.bib``."""
    return f"{page}/{language.ui('cite_file')}.{ending}"


def bibliography(language: Language, ending: str) -> str:
    """Give the file with all sources: ``bronnen/bronnen.bib``."""
    word = language.path("source")
    return f"{word}/{word}.{ending}"


def map_file(language: Language, ending: str) -> str:
    """Give the map of elements as a file: ``vergelijken/elementenkaart.csv``."""
    return f"{language.path('compare')}/{language.ui('taken_file')}.{ending}"


def map_cells(language: Language) -> str:
    """Give the map as a list of its cells: ``vergelijken/elementenkaart-cellen.csv``."""
    return f"{language.path('compare')}/{language.ui('taken_cells_file')}.csv"


def map_part(language: Language, number: int) -> str:
    """Give a further part of the map of elements: ``vergelijken/deel--2``."""
    return page(language, "compare", f"{language.ui('part_file')}--{number}")


def lineage(language: Language) -> str:
    """Give the page that shows which method comes from which: ``stamboom/index``."""
    return index(language, "lineage")


def lineage_family(language: Language, record_id: str) -> str:
    """Give the page of a family, by the method that it is named after: ``stamboom/krachtwerk``."""
    return page(language, "lineage", record_id)


def lineage_part(language: Language, number: int) -> str:
    """Give a part of what is told in words: ``stamboom/deel--2``.

    Shape: no id holds two dashes in a row.
    """
    return page(language, "lineage", f"{language.ui('part_file')}--{number}")


def contributing(language: Language) -> str:
    """Give the page with the form by which anybody proposes a change: ``bijdragen/index``."""
    return index(language, "contribute")


def changes(language: Language) -> str:
    """Give the page that tells what changed: ``wijzigingen/index``."""
    return index(language, "changes")


def contributors(language: Language) -> str:
    """Give the page that lists who worked on records: ``bijdragers/index``."""
    return index(language, "contributors")


def style(language: Language) -> str:
    """Give the page that shows what everything looks like: ``over/stijl``."""
    return page(language, "about", language.ui("style_file"))


def local(language: Language, path: str) -> str:
    """Give the place of a file from the folder of an organisation: ``lokaal/instructie.pdf``."""
    return f"{language.path('local')}/{path}"


def changes_of(language: Language, year: int) -> str:
    """Give the page that tells what changed in a year: ``wijzigingen/2026``."""
    return page(language, "changes", str(year))


def feed(language: Language) -> str:
    """Give the file from which programs read what changed: ``wijzigingen.xml``.

    Shape: at the root, for the theme looks for a sitemap beside whatever is called an alternate.
    """
    return f"{language.path('changes')}.xml"


def feed_new(language: Language) -> str:
    """Give the file from which programs read what is new: ``wijzigingen-nieuw.xml``."""
    return f"{language.path('changes')}-{language.ui('feed_new_file')}.xml"


def feed_expiring(language: Language) -> str:
    """Give the file from which programs read which judgements end: ``erkenning-einde.xml``."""
    return f"{language.path('recognition_level')}-{language.ui('expiry_file')}.xml"


def calendar(language: Language) -> str:
    """Give the same as a calendar: ``erkenning-einde.ics``."""
    return f"{language.path('recognition_level')}-{language.ui('expiry_file')}.ics"


def worksheets(language: Language) -> str:
    """Give the page that lists all worksheets: ``werkbladen/index``."""
    return index(language, "worksheet")


def worksheet(language: Language, sheet_id: str) -> str:
    """Give the page on which a worksheet is filled in: ``werkbladen/ecogram``."""
    return page(language, "worksheet", sheet_id)


def paper(language: Language, sheet_id: str, paper: str, filled: bool) -> str:
    """Give the file of a worksheet: ``werkbladen/ecogram-a3-voorbeeld.pdf``."""
    example = f"-{language.ui('sheet_filled_file')}" if filled else ""
    other = "" if language.code == "nl" else f"-{language.code}"
    return f"{language.path('worksheet')}/{sheet_id}-{paper}{example}{other}.pdf"


def picture(language: Language, sheet_id: str) -> str:
    """Give the small picture of a worksheet: ``werkbladen/ecogram.png``."""
    return f"{language.path('worksheet')}/{sheet_id}.png"


def archive(language: Language, name: str) -> str:
    """Give the file that holds several worksheets: ``werkbladen/multifocus.zip``."""
    return f"{language.path('worksheet')}/{name}.zip"


def pack(language: Language) -> str:
    """Give the file of the try-out pack that lies ready: ``werkbladen/uitprobeerpakket.pdf``."""
    return f"{language.path('worksheet')}/{language.ui('tryout_file')}.pdf"


def choice_card(language: Language) -> str:
    """Give the file with all questions on one paper: ``wat-heb-je-nodig/keuzekaart.pdf``."""
    return f"{language.path('situation')}/{language.ui('card_file')}.pdf"


def decks(language: Language) -> str:
    """Give the page on which cards are chosen and printed: ``kaarten/index``."""
    return index(language, "deck")


def deck(language: Language, kind: str, paper: str, bleed: bool) -> str:
    """Give the file with all cards of a kind: ``kaarten/interventies-a4-afloop.pdf``."""
    more = f"-{language.ui('deck_bleed_file')}" if bleed else ""
    return f"{language.path('deck')}/{language.path(kind)}-{paper}{more}.pdf"


def deck_cards(language: Language, kind: str) -> str:
    """Give the script with the cards of a kind, for the page: ``kaarten/interventies.js``."""
    return f"{language.path('deck')}/{language.path(kind)}.js"


def element_anchor(element_id: str) -> str:
    """Give the place on a method's page where it says how it does an element."""
    return f"element-{element_id}"


def source_anchor(source_id: str) -> str:
    """Give the place of a source on the page of sources."""
    return f"bron-{source_id}"


def data_file(language: Language, name: str) -> str:
    """Give a file of open data: ``data/interventions.csv``."""
    return f"{language.path('data')}/{name}"


def dictionary(language: Language) -> str:
    """Give the page that says what each key of open data means: ``data/woordenboek``."""
    return page(language, "data", language.ui("dictionary_file"))


def url(address: str, directory_urls: bool) -> str:
    """Give the URL of a page from the root of the site: ``interventies/kim-methode/``.

    Shape: with ``directory_urls`` off a file name, so that the site also works from a disk.
    """
    folder, _, name = address.rpartition("/")
    if not directory_urls:
        return f"{address}.html"
    if name == HOME:
        return f"{folder}/" if folder else ""
    return f"{address}/"


def file(address: str, directory_urls: bool) -> str:
    """Give the file that a page is written to: ``werkbladen/ecogram/index.html``."""
    return url(address, directory_urls) + ("index.html" if directory_urls else "")


def relative(source: str, target: str, directory_urls: bool) -> str:
    """Give the URL of one page as seen from another; never absolute, so a site can be moved."""
    return to_file(source, url(target, directory_urls), directory_urls)


def to_file(source: str, path: str, directory_urls: bool) -> str:
    """Give the URL of a file of the site, or of a folder, as seen from a page."""
    here = url(source, directory_urls).split("/")[:-1]
    there = path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    steps = "/".join([*[".."] * (len(here) - shared), *there[shared:]])
    return steps or "./"
