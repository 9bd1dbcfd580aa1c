"""The pages of working elements: what stands on them, and that it is what the records say."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import ROOT
from conftest import Tree

from mkdocs_kim import library, views
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.records import FILES
from mkdocs_kim.views import Page, Reader, plain
from mkdocs_kim.views.elementparts import Actions, Kinds, Remark, Silence, Sounds, Wordings
from mkdocs_kim.views.pages import Card, ListPage, RecordPage
from mkdocs_kim.views.parts import Chip, Cited, Items, Part, Target

METHOD = "title: {title}\nsummary: Kort.\nnature: {nature}\nthemes: [werk]\n"
ELEMENT = (
    "title: {title}\nsummary: {title} kort.\ndefinition: {text}\n"
    "scope: {scope}\nconcerns: content\n"
)
SMALL = {
    "jim.yml": METHOD.format(title="JIM", nature="approach")
    + "working_elements:\n- {element: regie, state: implied, how: 'Vrij [@a].'}\n"
    "- {element: match, state: implied, how: Zo.}\n",
    "kim.yml": METHOD.format(title="KIM", nature="model")
    + "working_elements:\n- {element: regie, state: described, how: Samen., sources: [a]}\n"
    "- {element: match, state: described, how: Zo.}\n",
    "nee.yml": METHOD.format(title="Nee", nature="theory")
    + "working_elements:\n- {element: regie, state: deliberately_not, how: Liever niet.}\n",
    "zo.yml": METHOD.format(title="Zo <b>", nature="intervention") + "status: concept\n",
    "weg.yml": METHOD.format(title="Weg", nature="model")
    + "status: withdrawn\nwithdrawn: {reason: Dubbel., date: 2026}\n"
    "working_elements: [{element: regie, state: described, how: Weg.}]\n",
    "elements/regie.yml": ELEMENT.format(
        title="Regie", text="'Zie [[hoop]] en [[match]].'", scope="general"
    )
    + "instruments:\n- {instrument: kring, why: Om te zien.}\n- {instrument: lijst}\n",
    "elements/match.yml": ELEMENT.format(title="Match", text="Zo.", scope="specific"),
    "elements/hoop.yml": ELEMENT.format(title="Hoop", text="Zo.", scope="specific"),
    "instruments/kring.yml": (
        "title: Kring\nsummary: Kort.\npurpose: Zien.\n"
        "worksheet:\n- question: Wie?\n  orientation: portrait\n  layout: own\n"
        "  blocks:\n  - {block: lines, count: 5}\n"
    ),
    "instruments/lijst.yml": "title: Lijst\nsummary: Kort.\npurpose: Zien.\n",
    "stories/dag.yml": (
        "title: Dag\nsummary: Kort.\ncomposed: yes\ninterventions: [kim]\nlines:\n"
        "- {speaker: Kim, text: Jij kiest., element: regie}\n- {speaker: Mo, text: Goed.}\n"
        "- {text: Zij gaan., element: regie}\n"
    ),
    "terms/werkzaam-element.yml": "title: Werkzaam element\ndefinition: Wat blijft [@a].\n",
    "themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Zie.\n",
    "sources.yml": "sources:\n  - {id: a, type: book, title: A}\n",
    "vocabularies.yml": (
        "target_groups: []\nsettings: []\nexecutors: []\nrecognition_levels: []\n"
    ),
}


def made(folder: Path) -> dict[str, Page]:
    """Make every page of a small collection: address → page."""
    found = library.build(read_folder(folder, "r"), "nl")
    assert found.diagnostics == ()
    reader = Reader(found, language("nl"), date(2026, 1, 1))
    return {page.address: page for page in views.pages(reader, "P", (), views.choosing(reader))}


def section(pages: dict[str, Page], element: str, name: str) -> tuple[Part, ...]:
    body = pages[f"werkzame-elementen/{element}"].body
    assert isinstance(body, RecordPage)
    return next((one.parts for one in body.sections if one.id == name), ())


def said(view: Any) -> Any:
    """Write a view down as it reads: prose as text with its sources, links with where they lead."""
    match view:
        case Cited():
            return " ".join([plain(view.passage), *(f"@{item}" for item in view.sources)])
        case Chip(title, to):
            return title if to is None else f"{title} → {said(to)}"
        case Target():
            query = f"?{view.query}" if view.query else ""
            return view.page + query + (f"#{view.anchor}" if view.anchor else "")
        case tuple():
            return [said(item) for item in view]
        case Remark() | Actions() | Wordings() | Silence() | Sounds() | Kinds() | Items():
            found = {field.name: said(getattr(view, field.name)) for field in fields(view)}
            return found if found.get("more", "") is not None else _short(found)
        case str() | None | bool():
            return view
    return [said(getattr(view, field.name)) for field in fields(view)]


def _short(found: dict[str, Any]) -> dict[str, Any]:
    """Leave out the way to more where there is no more."""
    return {key: value for key, value in found.items() if key != "more"}


def test_methods_stand_by_how_sure_they_are_with_their_own_words(tree: Tree) -> None:
    assert said(section(made(tree(SMALL)), "regie", "how")) == [
        {
            "items": [
                "Alle methoden en elementen op één kaart → vergelijken/index",
                "Naast elkaar: KIM en JIM → vergelijken/index?methoden=kim,jim",
            ]
        },
        {
            "state": "Beschreven",
            "about": "De bron beschrijft het zo",
            "anchor": "state-described",
            "items": [["KIM → interventies/kim#element-regie", "Handelingsmodel", "Samen. @a", []]],
        },
        {
            "state": "Geïmpliceerd",
            "about": "Het volgt uit de beschrijving",
            "anchor": "state-implied",
            "items": [["JIM → interventies/jim#element-regie", "Werkwijze", "Vrij.", []]],
        },
        {
            "state": "Bewust niet",
            "about": "Deze methode kiest hier met reden niet voor",
            "anchor": "state-deliberately_not",
            "items": [["Nee → interventies/nee#element-regie", "Theorie", "Liever niet.", []]],
        },
        {
            "state": "1 niet beschreven",
            "about": language("nl").ui("uses_silent"),
            "anchor": "state-silent",
            "items": ["Zo <b> → interventies/zo#working_elements"],
        },
    ]


def test_element_of_which_no_method_says_anything_says_so(tree: Tree) -> None:
    assert said(section(made(tree(SMALL)), "hoop", "how")) == [
        {"text": "Nog geen enkele methode in deze verzameling hoort hierbij."},
        {"items": ["Alle methoden en elementen op één kaart → vergelijken/index"]},
        {
            "state": "4 niet beschreven",
            "about": language("nl").ui("uses_silent"),
            "anchor": "state-silent",
            "items": [
                "JIM → interventies/jim#working_elements",
                "KIM → interventies/kim#working_elements",
                "Nee → interventies/nee#working_elements",
                "Zo <b> → interventies/zo#working_elements",
            ],
        },
    ]


def test_collection_without_methods_has_elements_without_a_map(tree: Tree) -> None:
    files = {
        name: text
        for name, text in SMALL.items()
        if "/" in name or name in ("sources.yml", "vocabularies.yml")
    }
    del files["stories/dag.yml"]
    pages = made(tree(files))
    body = pages["werkzame-elementen/index"].body
    assert isinstance(body, ListPage)
    assert (said(section(pages, "hoop", "how")), body.filters) == (
        [{"text": "Nog geen enkele methode in deze verzameling hoort hierbij."}],
        (),
    )


def test_kind_is_told_in_plain_words_with_the_term_that_explains_it(tree: Tree) -> None:
    general = "Algemeen werkzaam → bereik/algemeen-werkzaam"
    specific = "Specifiek werkzaam → bereik/specifiek-werkzaam"
    content = "Over de inhoud → gaat-over/over-de-inhoud"
    execution = "Over de uitvoering → gaat-over/over-de-uitvoering"
    index, ui = "werkzame-elementen/index", language("nl").ui
    words = [
        [general, ui("scope_general")],
        [specific, ui("scope_specific")],
        [content, ui("concerns_content")],
        [execution, ui("concerns_execution")],
    ]
    assert said(section(made(tree(SMALL)), "regie", "kinds")) == [
        {
            "own": [words[0], words[2]],
            "more": ui("kinds_more"),
            "words": words,
            "about": ui("kinds_about"),
            "caption": ui("kinds_caption"),
            "columns": [content, execution],
            "rows": [
                [
                    general,
                    [
                        [f"1 element → {index}#general-content", "dit element"],
                        ["0 elementen", ""],
                    ],
                ],
                [specific, [[f"2 elementen → {index}#specific-content", ""], ["0 elementen", ""]]],
            ],
            "text": "Wat blijft.",
        }
    ]


def test_collection_without_that_term_explains_kinds_all_the_same(tree: Tree) -> None:
    files = {name: text for name, text in SMALL.items() if not name.startswith("terms/")}
    (kinds,) = section(made(tree(files)), "regie", "kinds")
    assert isinstance(kinds, Kinds)
    assert (kinds.text, len(kinds.words)) == (None, 4)


def test_instruments_lead_to_their_worksheets_and_back(tree: Tree) -> None:
    pages = made(tree(SMALL))
    instrument = pages["instrumenten/kring"].body
    assert isinstance(instrument, RecordPage)
    assert (
        said(section(pages, "regie", "instruments")),
        said(section(pages, "match", "instruments")),
        [[group.title, said(group.cards)] for group in instrument.groups],
    ) == (
        [
            {
                "label": "",
                "items": [
                    [
                        "Kring → instrumenten/kring",
                        ["Werkblad → instrumenten/kring#werkblad"],
                        "Om te zien.",
                        [],
                        "",
                    ],
                    ["Lijst → instrumenten/lijst", [], None, [], ""],
                ],
            }
        ],
        [[[["Instrumenten", "instruments"]]]],
        [
            [
                "Werkt mee aan deze elementen",
                [
                    [
                        "Regie → werkzame-elementen/regie",
                        "Werkzaam element",
                        "",
                        [],
                        "Om te zien.",
                        None,
                        "",
                        "",
                    ]
                ],
            ]
        ],
    )


def test_lines_of_stories_are_heard_and_composed_ones_say_so(tree: Tree) -> None:
    pages = made(tree(SMALL))
    assert (said(section(pages, "regie", "sounds")), section(pages, "match", "sounds")) == (
        [
            {
                "items": [
                    [
                        "Dag → verhalen/dag",
                        "Samengesteld voorbeeld",
                        [["Kim", "Jij kiest."], ["", "Zij gaan."]],
                    ]
                ]
            }
        ],
        (),
    )


def test_related_elements_are_counted_then_those_that_the_text_names(tree: Tree) -> None:
    pages = made(tree(SMALL))
    computed = language("nl").ui("related_computed", least=2, most=6)
    regie = "Regie → werkzame-elementen/regie"
    assert {item: said(section(pages, item, "related")) for item in ("regie", "match", "hoop")} == {
        "regie": [
            {"text": computed},
            {
                "label": "",
                "items": [
                    [
                        "Match → werkzame-elementen/match",
                        ["bij 2 dezelfde methoden", "genoemd in deze tekst"],
                        "Match kort.",
                        [],
                        "",
                    ],
                    [
                        "Hoop → werkzame-elementen/hoop",
                        ["genoemd in deze tekst"],
                        "Hoop kort.",
                        [],
                        "",
                    ],
                ],
            },
        ],
        "match": [
            {"text": computed},
            {
                "label": "",
                "items": [[regie, ["bij 2 dezelfde methoden"], "Regie kort.", [], ""]],
            },
        ],
        "hoop": [],
    }


def test_list_of_elements_counts_by_how_sure_methods_are(tree: Tree) -> None:
    body = made(tree(SMALL))["werkzame-elementen/index"].body
    assert isinstance(body, ListPage)

    def seen(card: Card) -> list[object]:
        return [said(card.link), card.eyebrow, *(f"{c.tone}: {c.title}" for c in card.badges)]

    assert [(group.id, group.title, [seen(c) for c in group.cards]) for group in body.groups] == [
        (
            "general-content",
            "Algemeen werkzaam: over de inhoud",
            [
                [
                    "Regie → werkzame-elementen/regie",
                    "2 methoden",
                    "described: 1 beschreven",
                    "implied: 1 geïmpliceerd",
                    "deliberately_not: 1 bewust niet",
                ]
            ],
        ),
        (
            "specific-content",
            "Specifiek werkzaam: over de inhoud",
            [
                ["Hoop → werkzame-elementen/hoop", "Nog geen methode"],
                [
                    "Match → werkzame-elementen/match",
                    "2 methoden",
                    "described: 1 beschreven",
                    "implied: 1 geïmpliceerd",
                ],
            ],
        ),
    ]


STATES = ("described", "implied", "deliberately_not")


def loaded(folder: str) -> dict[str, Any]:
    """Read the records of a kind along another road than the site does."""
    return {
        file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))
        for file in sorted((ROOT / "interventions" / folder).glob("*.yml"))
        if file.name not in FILES
    }


@pytest.fixture(scope="module")
def real(site: Path) -> dict[str, str]:
    folder = site / "werkzame-elementen"
    found = {file.parent.name: file.read_text(encoding="utf-8") for file in folder.glob("*/*.html")}
    assert found.keys() == loaded("elements").keys()
    return found


def words(html: str) -> str:
    """Strip HTML to what a reader reads, without the numbers of sources."""
    bare = re.sub(r"(?s)<sup.*?</sup>|<[^>]+>", "", html)
    return " ".join(unescape(bare).split())


def dutch(text: str | dict[str, str]) -> str:
    """Give a text in Dutch, where a record has it in several languages."""
    return text["nl"] if isinstance(text, dict) else text


def titled(text: str, titles: dict[str, str]) -> str:
    """Strip Markdown to what a reader reads."""
    text = re.sub(r"\s*\[@[^\]]+\]", "", text)
    text = re.sub(r"\[\[[^\]|]+\|([^\]]+)\]\]", r"\1", text)
    text = re.sub(r"\[\[([^\]]+)\]\]", lambda found: titles[found[1]], text)
    return " ".join(text.replace("*", "").split())


WORDING = re.compile(
    r'(?s)<li class="kim-wording">.*?<h4[^>]*><a href="\.\./\.\./interventies/([\w-]+)/'
    r'#element-([\w-]+)">.*?<div class="kim-wording__text">(.*?)</div>'
)


def test_every_wording_is_that_of_the_record_and_nobody_is_left_out(real: dict[str, str]) -> None:
    methods = loaded("")
    kinds = ("", "elements", "instruments", "themes", "terms", "situations", "stories")
    names = {
        item: dutch(record["title"])
        for kind in kinds
        for item, record in loaded(kind).items()
        if "title" in record
    }
    for element, html in real.items():
        wanted = {
            state: {
                (method, element, titled(dutch(use["how"]), names))
                for method, record in methods.items()
                for use in record.get("working_elements", ())
                if use["element"] == element and use["state"] == state
            }
            for state in STATES
        }
        pieces = {
            state: re.search(
                rf'(?s)<section class="kim-wordings kim-wordings--{state}".*?</section>', html
            )
            for state in STATES
        }
        shown = {
            state: {
                (m, e, words(text)) for m, e, text in WORDING.findall(piece[0] if piece else "")
            }
            for state, piece in pieces.items()
        }
        silent = re.search(r'(?s)<ul class="kim-silence">.*?</ul>', html)
        named = set(re.findall(r"interventies/([\w-]+)/#", silent[0] if silent else ""))
        told = {method for uses in wanted.values() for method, _, _ in uses}
        assert (shown, named) == (wanted, methods.keys() - told), element


def test_related_elements_are_those_that_share_the_most_methods(real: dict[str, str]) -> None:
    doing = {
        element: {
            method
            for method, record in loaded("").items()
            for use in record.get("working_elements", ())
            if use["element"] == element and use["state"] in STATES[:2]
        }
        for element in loaded("elements")
    }
    for element, html in real.items():
        counted = Counter({o: len(doing[element] & doing[o]) for o in doing if o != element})
        most = sorted((count for count in counted.values() if count > 1), reverse=True)[:6]
        part = re.search(
            r'(?s)<section class="kim-section kim-section--related".*?</section>', html
        )
        shown = re.findall(
            r'(?s)<p class="kim-item__title"><a href="\.\./([\w-]+)/">(.*?)</p>',
            part[0] if part else "",
        )
        counts = [
            (other, int(found[1]))
            for other, badges in shown
            if (found := re.search(r"bij (\d+) dezelfde methoden", badges))
        ]
        assert [count for _, count in counts[: len(most)]] == most, element
        assert {other: counted[other] for other, _ in counts} == dict(counts), element
        assert len(counts) == len(most) or all("genoemd" in b for _, b in shown[len(most) :])


def test_every_tagged_line_is_heard(real: dict[str, str]) -> None:
    wanted: dict[str, list[str]] = {}
    for story in loaded("stories").values():
        for line in story.get("lines", ()):
            if "element" in line:
                wanted.setdefault(line["element"], []).append(line.get("speaker", ""))
    shown = {
        element: [
            words(found) for found in re.findall(r'<p class="kim-sound__speaker">(.*?)</p>', html)
        ]
        for element, html in real.items()
    }
    assert {element: lines for element, lines in shown.items() if lines} == wanted


def test_every_instrument_of_an_element_leads_back_to_it(real: dict[str, str]) -> None:
    wanted = {
        element: [use["instrument"] for use in record.get("instruments", ())]
        for element, record in loaded("elements").items()
    }
    shown = {}
    for element, html in real.items():
        part = re.search(
            r'(?s)<section class="kim-section kim-section--instruments".*?</section>', html
        )
        assert part is not None
        shown[element] = re.findall(
            r'<p class="kim-item__title"><a href="\.\./\.\./instrumenten/([\w-]+)/">', part[0]
        )
    assert shown == wanted
