"""Words of terms are found in prose, explained where a page first says them, and listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from conftest import Tree
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_kim import library, views
from mkdocs_kim.diagnostics import Position
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.library import Lexicon
from mkdocs_kim.prose import read
from mkdocs_kim.render.html import HtmlPrinter, Rendered
from mkdocs_kim.render.prose import ProsePrinter
from mkdocs_kim.render.terms import Mentions, letter
from mkdocs_kim.source import Scalar
from mkdocs_kim.views import Explanation, Page, Reader
from mkdocs_kim.views.pages import Entry, GlossaryPage, Letter, RecordPage, Row
from mkdocs_kim.views.parts import Chip, Cited, Lines, Section, Target

WORDS = Lexicon(
    {
        "": {
            "JIM": "jim",
            "JIM's": "jim",
            "Jouw Ingebrachte Mentor": "jim",
            "EK-c": "ekc",
            "Wet": "wet",
            "Wet maatschappelijke ondersteuning": "wmo",
            "werkzaam element": "element",
            "werkzame elementen": "element",
            "24/7 zorg": "zorg",
            "+": "plus",
            "wet": "other",
        },
        "en": {"network": "network"},
    }
)


def found(text: str, lang: str = "") -> list[str]:
    return [text[mention.start : mention.end] for mention in WORDS.find(text, lang)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("Een JIM.", ["JIM"]),
        ("(JIM), ‘JIM’ en JIM/EK-c", ["JIM", "JIM", "JIM", "EK-c"]),
        ("De JIM-aanpak, JIM- en anti-JIM, JIMmer, jim.nl en JIM@jim.nl", []),
        ("JIM\u2011aanpak", []),
        ("Twee JIM's, drie JIM’s, vier JIMs", ["JIM's", "JIM’s"]),
        ("jim, Jim en ek-c", []),
        (
            "jouw ingebrachte mentor of Jouw ingebrachte Mentor",
            ["jouw ingebrachte mentor", "Jouw ingebrachte Mentor"],
        ),
        ("De wet, de Wet, de WET", ["wet", "Wet"]),
        ("De Wet maatschappelijke ondersteuning", ["Wet maatschappelijke ondersteuning"]),
        ("De wet maatschappelijk", ["wet"]),
        (
            "werkzame\nelementen, werkzame  elementen",
            ["werkzame\nelementen", "werkzame  elementen"],
        ),
        ("werkzame, elementen", []),
        ("24/7 zorg of 24 / 7 zorg", ["24/7 zorg"]),
        ("wet" * 1000 + " + <b>wet</b>", ["wet"]),
    ],
)
def test_words_are_found_whole_and_the_longest_first(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_of_two_terms_with_one_word_the_first_explains_it() -> None:
    assert [mention.term_id for mention in WORDS.find("wet, Wet")] == ["wet", "wet"]


def test_each_language_has_its_own_words() -> None:
    assert (found("network"), found("network JIM", "en"), found("network", "xx")) == (
        [],
        ["network"],
        [],
    )


def test_title_is_a_word_of_a_term_also_with_brackets_behind_it() -> None:
    titles = ["JIM", "Jouw Ingebrachte Mentor (JIM)", "JIM-aanpak", "Een JIM"]
    assert [WORDS.term_of(title) for title in titles] == ["jim", "jim", None, None]


def test_letters_go_on_after_the_last() -> None:
    assert [letter(number) for number in (1, 2, 26, 27, 52, 53, 702, 703)] == [
        *("a", "b", "z", "aa", "az", "ba", "zz", "aaa"),
    ]


def explained(term_id: str) -> Explanation:
    return Explanation(term_id, term_id.upper(), Target(term_id), "", "Kort.", "")


def mentions() -> Mentions:
    return Mentions(WORDS.find, explained, lambda said: f"/{said.term_id}/")


def printed(text: str, with_terms: Mentions | None, lang: str = "") -> str:
    def link(record_id: str) -> tuple[str, str | None]:
        return record_id, None if record_id == "gone" else f"/{record_id}/"

    printer = ProsePrinter({"a": 1, "b": 2}, str, link, with_terms)
    return printer.block(Cited(read(Scalar(text, Position("a.yml"))), (), lang))


def words_in(html: str) -> list[str]:
    return re.findall(r'<a class="kim-term"[^>]*>([^<]*)</a>', html)


def test_word_becomes_a_link_that_knows_its_note_and_its_explanation() -> None:
    assert printed("Een JIM & een *EK-c*.", mentions()) == (
        '<p>Een <a class="kim-term" href="/jim/" data-kim-term="jim" data-kim-note="a"'
        ' aria-describedby="begrip-jim">JIM</a> &amp; een <em>'
        '<a class="kim-term" href="/ekc/" data-kim-term="ekc" data-kim-note="b"'
        ' aria-describedby="begrip-ekc">EK-c</a></em>.</p>'
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("JIM en JIM's en nog een JIM", ["JIM"]),
        ("- JIM\n- *wet*\n  - EK-c\n\n> JIM", ["JIM", "wet", "EK-c"]),
        ("[een JIM](https://a.nl), `JIM` en\n\n    JIM\n", []),
        ("[[kim|JIM]]", []),
        ("[*JIM*](https://a.nl) en daarna JIM", ["JIM"]),
        ("[[jim]] is een JIM", []),
        ("JIM zoals [[jim]]", ["JIM"]),
        ("[[gone]] JIM", ["JIM"]),
        ("werkzame\nelementen [@a]\n[@b] JIM", ["werkzame\nelementen", "JIM"]),
    ],
)
def test_word_is_explained_once_and_not_where_a_link_or_code_is(
    text: str, words: list[str]
) -> None:
    assert words_in(printed(text, mentions())) == words


def test_word_in_another_language_is_found_there_only() -> None:
    one = mentions()
    assert (words_in(printed("network", one)), words_in(printed("network JIM", one, "en"))) == (
        [],
        ["network"],
    )


PIECES = st.sampled_from(
    [
        *(
            "JIM",
            "JIM's",
            "JIM’s",
            "EK-c",
            "wet",
            "Wet",
            "maatschappelijke ondersteuning",
            "werkzame",
        ),
        *("elementen", " ", " ", "\n", "\n\n", "- ", "> ", "*", "**", "`", "-", ".", ",", "<", "&"),
        *("[[jim]]", "[[kim|een JIM]]", "[@a]", " [@b]", "[wet](https://a.nl)", "\\\n", "é", "’"),
        *("    ", "1. ", "&amp;", "_"),
    ]
)


@example("JIM's")
@given(st.lists(PIECES, max_size=40).map("".join))
def test_terms_add_links_to_what_is_printed_and_change_nothing_else(text: str) -> None:
    with_terms = str(printed(text, mentions()))  # putting together Markup would escape again
    without = re.sub(r'<a class="kim-term"[^>]*>([^<]*)</a>', r"\1", with_terms)
    assert without == printed(text, None)


SITE = {
    "kim.yml": (
        "title: KIM\nsummary: JIM is een overleg van SNS & een aanpak [@a].\nnature: model\n"
        "themes: [werk]\napproach: Nog een JIM, en een beraad.\n"
    ),
    "snv.yml": (
        "title: Sociale Netwerk Versterking (SNV)\nsummary: SNV en sociale netwerk versterking.\n"
        "nature: model\nthemes: [werk]\n"
    ),
    "themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Zie [[jim]] en JIM.\n",
    "terms/jim.yml": (
        "title: JIM\nabbreviation_of: Jouw Ingebrachte Mentor\nforms: [JIM's]\n"
        "aliases: [steunfiguur]\n"
        "definition: |\n  Iemand uit je *eigen* netwerk [@a]. Een JIM kies je zelf, d.w.z. jij.\n"
    ),
    "terms/snv-term.yml": (
        "title: SNV\nabbreviation_of: Sociale Netwerk Versterking\naliases: [SNS, overleg]\n"
        "definition: Een aanpak met JIM's.\n"
    ),
    "terms/beraad.yml": "title: Beraad\ndefinition: Samen.\nexplain: no\n",
    "terms/oud.yml": (
        "title: Aanpak\ndefinition: Weg.\nstatus: withdrawn\n"
        "withdrawn: {reason: Dubbel., date: 2026}\n"
    ),
    "terms/eigen.yml": "title: Één plan\ndefinition: {en: One plan.}\nstatus: concept\n",
    "sources.yml": "sources:\n  - {id: a, type: book, title: A}\n",
    "vocabularies.yml": (
        "target_groups: []\nsettings: []\nexecutors: []\nrecognition_levels: []\n"
    ),
}


@pytest.fixture
def reader(tree: Tree) -> Reader:
    found = library.build(read_folder(tree(SITE), "r"), "nl")
    assert found.diagnostics == ()
    return Reader(found, language("nl"), date(2026, 1, 1))


def site(reader: Reader) -> dict[str, Rendered]:
    printer = HtmlPrinter(reader, True)
    pages = [
        printer.print(page) for page in views.pages(reader, "Proef", (), views.choosing(reader))
    ]
    return {page.address: page for page in pages}


def said(reader: Reader) -> Iterator[tuple[str, list[str], list[str]]]:
    """Per page that explains words: those words, and the list at its end."""
    for address, page in site(reader).items():
        listed = re.findall(r'<dd id="begrip-([^"]*)"', page.html)
        if listed or words_in(page.html):
            yield address, words_in(page.html), listed


def test_page_explains_words_of_other_pages_and_lists_them_at_its_end(reader: Reader) -> None:
    assert list(said(reader)) == [
        ("interventies/kim", ["JIM", "SNS"], ["jim", "snv-term"]),
        ("begrippen/snv-term", ["JIM&#39;s"], ["jim"]),
    ]


def test_list_of_words_holds_note_title_full_name_and_first_sentences(reader: Reader) -> None:
    html = site(reader)["begrippen/snv-term"].html
    assert html[html.index('<dl class="kim-words') : html.rindex("</dl>")] == (
        '<dl class="kim-words__list">\n'
        '<div class="kim-words__item" data-more="Lees meer over JIM">\n'
        '<dt><span class="kim-words__note">a</span> <span class="kim-words__title">JIM</span>'
        ' <span class="kim-words__full">Jouw Ingebrachte Mentor</span></dt>\n'
        '<dd id="begrip-jim">Iemand uit je eigen netwerk. Een JIM kies je zelf, d.w.z. jij.</dd>\n'
        "</div>\n"
    )


@pytest.mark.parametrize(
    ("definition", "told"),
    [
        ("Kort.", "Kort."),
        ("Kort en goed. " * 30, " ".join(["Kort en goed."] * 17)),
        (f"{'woord ' * 60}einde. Meer.", f"{'woord ' * 60}einde."),
        (f"Eerst iets korts. {'woord ' * 60}einde.", "Eerst iets korts."),
        ("woord " * 100, f"{'woord ' * 39}…"),
    ],
)
def test_explanation_is_whole_sentences_where_it_can_be(
    tree: Tree, definition: str, told: str
) -> None:
    files = {"terms/a.yml": f"title: A\ndefinition: {definition}\n"}
    found = library.build(read_folder(tree(files), "r"), "nl")
    one = Reader(found, language("nl"), date(2026, 1, 1))
    assert views.explanation("a", one).text == told


def page_at(address: str, reader: Reader) -> Page:
    found = views.pages(reader, "", (), views.choosing(reader))
    return next(page for page in found if page.address == address)


def test_page_of_a_term_says_its_forms_and_where_it_stands(reader: Reader) -> None:
    page = page_at("begrippen/jim", reader)
    assert isinstance(page.body, RecordPage)
    assert page.body.facts == (
        Row("Afkorting van", (Chip("Jouw Ingebrachte Mentor"),)),
        Row("Andere vormen", (Chip("JIM's"),)),
    )
    assert (page.body.sections[-1], page.body.groups) == (
        Section(
            "used",
            "Waar dit woord staat",
            (
                Lines("Interventies", (Chip("KIM", Target("interventies/kim")),)),
                Lines("Thema's", (Chip("Werk", Target("themas/werk")),)),
                Lines("Begrippen", (Chip("SNV", Target("begrippen/snv-term")),)),
            ),
        ),
        (),
    )


def test_glossary_lists_terms_by_letter(reader: Reader) -> None:
    page = page_at("begrippen/index", reader)
    assert isinstance(page.body, GlossaryPage)
    assert page.body.letters == (
        Letter("letter-b", "B", (entry("beraad", "Beraad", "", "", "Samen."),)),
        Letter(
            "letter-e",
            "E",
            (
                Entry(
                    Chip("Één plan", Target("begrippen/eigen")),
                    *("", "", "One plan.", "en", Chip("Concept", tone="caution")),
                ),
            ),
        ),
        Letter(
            "letter-j",
            "J",
            (
                entry(
                    *("jim", "JIM", "Jouw Ingebrachte Mentor", "JIM's, steunfiguur"),
                    "Iemand uit je eigen netwerk. Een JIM kies je zelf, d.w.z. jij.",
                ),
            ),
        ),
        Letter(
            "letter-s",
            "S",
            (
                entry(
                    *("snv-term", "SNV", "Sociale Netwerk Versterking", "SNS, overleg"),
                    "Een aanpak met JIM's.",
                ),
            ),
        ),
    )


def entry(term_id: str, title: str, full: str, also: str, text: str) -> Entry:
    return Entry(Chip(title, Target(f"begrippen/{term_id}")), full, also, text, "", None)


def test_glossary_has_one_place_for_what_begins_with_no_letter(tree: Tree) -> None:
    files = {
        f"terms/{name}.yml": f'title: "{title}"\ndefinition: Kort.\n'
        for name, title in {"a": "24/7", "b": "'s Nachts", "c": "Zorg", "d": "1 plan"}.items()
    }
    found = library.build(read_folder(tree(files), "r"), "nl")
    html = site(Reader(found, language("nl"), date(2026, 1, 1)))["begrippen/index"].html
    assert re.findall(r'<a href="#([^"]*)">([^<]*)</a>', html) == [
        ("letter-0", "0–9"),
        ("letter-z", "Z"),
    ]
    assert re.findall(r'kim-entry__title"><a href="([^"]*)"', html) == ["b/", "d/", "a/", "c/"]
