"""What changed between two moments, in words: field by field, in two languages."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_kim.language import language
from mkdocs_kim.library.changes import Data, Detail, Entries, Key, Teller, changes

TITLES = {
    ("element", "regie"): "Eigen regie",
    ("element", "nabij"): "Nabijheid",
    ("instrument", "ecogram"): "Ecogram",
    ("recognition_level", "goed"): "Goed onderbouwd",
    ("recognition_level", "effectief"): "Effectief",
    ("theme", "werk"): "Werk",
    ("theme", "zorg"): "Zorg",
    ("source", "jansen"): "Werken met netwerken",
}
METHOD: Data = {
    "title": "JIM",
    "summary": "Kort. Met [[ecogram]].",
    "nature": "approach",
    "themes": ["werk"],
}


def title(kind: str, record_id: str) -> str:
    return next(
        (said for (of, item), said in TITLES.items() if item == record_id and kind in (of, "any")),
        record_id,
    )


def one(data: Data) -> dict[Key, Data]:
    return {("intervention", "jim"): data}


def told(before: Entries, after: Entries, code: str = "nl") -> list[str]:
    teller = Teller(language(code), title)
    return [teller.line(change) for change in changes(before, after)]


def of_method(before: dict[str, Any], after: dict[str, Any], code: str = "nl") -> str:
    """Tell what became of a method; the keys stand beside what it always says."""
    lines = told(one({**METHOD, **before}), one({**METHOD, **after}), code)
    return lines[0].removeprefix("JIM: ") if lines else ""


def details(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    found = changes(one({**METHOD, **before}), one({**METHOD, **after}))
    told = [detail for change in found for detail in Teller(language("nl"), title).details(change)]
    return [(detail.what, detail.before, detail.after) for detail in told]


def judged(level: str, date: str, **more: Any) -> dict[str, Any]:
    return {"level": level, "date": date, "sources": ["nji"], **more}


def uses(element: str, how: str = "Zo.", state: str = "described") -> dict[str, Any]:
    return {"element": element, "state": state, "how": how}


LONG = "een tekst die veel langer is dan in een zin van de site past, hoe je hem ook leest"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {}, ""),
        ({"goal": "Rust."}, {"goal": "Rust en regelmaat."}, "doel aangevuld"),
        ({"goal": "Rust en regelmaat."}, {"goal": "Rust."}, "doel ingekort"),
        ({"goal": "Rust."}, {"goal": "Reinheid."}, "doel gewijzigd"),
        ({}, {"goal": "Rust."}, "doel toegevoegd"),
        ({"goal": "Rust."}, {}, "doel weggehaald"),
        ({"goal": "Rust."}, {"goal": "Rust [@jansen]."}, "1 bron toegevoegd"),
        (
            {"goal": "Rust [@jansen].", "problem": "Onrust."},
            {"goal": "Rust.", "problem": "Onrust [@jansen]."},
            "bronvermelding bij probleem gewijzigd, bronvermelding bij doel gewijzigd",
        ),
        ({"sources": ["a", "b"]}, {}, "2 bronnen weggehaald"),
        ({"goal": {"nl": "Rust."}}, {"goal": {"nl": "Rust.", "en": "Rest."}}, "doel gewijzigd"),
        (
            {"target_group": {"final": "Wie."}},
            {"target_group": {"final": "Wie ook."}},
            "doelgroep aangevuld",
        ),
        ({"access": "training"}, {"access": "free"}, "toegang: Training nodig → Vrij te gebruiken"),
        ({}, {"access": "free"}, "toegang toegevoegd (Vrij te gebruiken)"),
        ({"since": 2004}, {}, "sinds weggehaald (2004)"),
        ({"website": "https://a.nl"}, {"website": f"https://{'a' * 70}.nl"}, "website gewijzigd"),
        ({"themes": ["werk"]}, {"themes": ["werk", "zorg"]}, "thema's: Zorg toegevoegd"),
        (
            {"themes": ["werk", "zorg"]},
            {"themes": ["zorg", "werk"]},
            "thema's in een andere volgorde",
        ),
        (
            {"working_elements": [uses("regie")]},
            {"working_elements": [uses("nabij"), uses("regie", "Anders.")]},
            "werkzame elementen: Nabijheid toegevoegd; Eigen regie gewijzigd",
        ),
        (
            {"aliases": ["a", "b", "c", "d"]},
            {"aliases": ["e"]},
            "ook bekend als: 1 toegevoegd, 4 weggehaald",
        ),
        (
            {"aliases": ["JIM"]},
            {"aliases": ["JIM", "De JIM"]},
            "ook bekend als: ‘De JIM’ toegevoegd",
        ),
        (
            {"conditions": ["Er is tijd voor het gezin.", "Er is geld."]},
            {"conditions": ["Er is veel tijd voor het gezin.", LONG]},
            "randvoorwaarden: 1 toegevoegd, 1 gewijzigd, 1 weggehaald",
        ),
        (
            {"recognition": [judged("goed", "2020")]},
            {"recognition": [judged("effectief", "2026-03-12")]},
            "erkenning: Goed onderbouwd (2020) → Effectief (12 maart 2026)",
        ),
        (
            {"recognition": [judged("goed", "2020")]},
            {"recognition": [judged("effectief", "2026-03-12"), judged("goed", "2020")]},
            "erkenning: Effectief (12 maart 2026) toegevoegd",
        ),
        ({}, {"reviewed": "2026-03"}, "nagekeken in maart 2026"),
        ({"status": "concept"}, {}, "nu: Gepubliceerd"),
        (
            {"acronym": {"J": "Jouw"}},
            {"acronym": {"J": "Jouw", "I": "Ingebrachte"}},
            "letterwoord aangevuld",
        ),
    ],
)
def test_a_change_in_a_few_words(
    before: dict[str, Any], after: dict[str, Any], expected: str
) -> None:
    assert of_method(before, after) == expected


def test_the_same_in_english() -> None:
    after = {"goal": "Rust.", "access": "free", "sources": ["jansen"]}
    assert of_method({"access": "training"}, after, "en") == (
        "goal added, access: Training needed → Free to use, 1 source added"
    )


def test_new_gone_renamed_withdrawn_and_back() -> None:
    gone = {"status": "withdrawn", "withdrawn": {"reason": "Dubbel met [[regie]].", "date": "2026"}}
    away = one({**METHOD, **gone})
    there = one(METHOD)
    moved = {("intervention", "jim-nu"): {**METHOD, "title": "JIM nu", "former_ids": ["jim"]}}
    assert [
        told({}, there),
        told(there, {}),
        told(there, moved),
        told(there, away),
        told(away, there),
    ] == [
        ["JIM: nieuw"],
        ["JIM: verwijderd"],
        ["JIM nu: hernoemd (heette ‘jim’), titel: JIM → JIM nu"],
        ["JIM: ingetrokken: Dubbel met Eigen regie."],
        ["JIM: niet langer ingetrokken"],
    ]


def test_who_refers_to_what_is_renamed_did_not_change() -> None:
    source = {"id": "jansen", "type": "book", "title": "Werken met netwerken"}
    both = {"id": "nji", "type": "book", "title": "Twee delen"}
    method = {
        **METHOD,
        "summary": "Zie [[ecogram|de tekening]] [@jansen].",
        "settings": ["thuis"],
        "phases": [{"title": "Een", "instruments": ["ecogram"], "text": {"nl": "[[ecogram]]"}}],
    }
    before = {
        ("intervention", "jim"): method,
        ("instrument", "ecogram"): {"title": "Ecogram"},
        ("source", "jansen"): source,
        ("source", "nji"): both,
        ("source", "nji-2"): both,
        ("setting", "thuis"): {"id": "thuis", "label": {"nl": "Thuis", "en": "At home"}},
    }
    after = {
        ("intervention", "jim"): {
            **METHOD,
            "summary": "Zie [[netwerk|de tekening]] [@jansen-1].",
            "settings": ["woning"],
            "phases": [{"title": "Een", "instruments": ["netwerk"], "text": {"nl": "[[netwerk]]"}}],
        },
        ("instrument", "netwerk"): {"title": "Ecogram", "former_ids": ["ecogram"]},
        ("source", "jansen-1"): {**source, "id": "jansen-1"},
        ("source", "nji-3"): {**both, "id": "nji-3"},
        ("setting", "woning"): {"id": "woning", "label": {"nl": "Thuis", "en": "At home"}},
    }
    assert told(before, after) == [
        "Ecogram: hernoemd (heette ‘ecogram’)",
        "Bron ‘Werken met netwerken’: hernoemd (heette ‘jansen’)",
        "Bron ‘Twee delen’: verwijderd",
        "Bron ‘Twee delen’: verwijderd",
        "Bron ‘Twee delen’: nieuw",
        "Plek ‘Thuis’: hernoemd (heette ‘thuis’)",
    ]


def test_lists_beside_the_records_are_told_item_by_item() -> None:
    source = {"id": "jansen", "type": "book", "title": "Werken met netwerken"}
    word = {"term": "mantelzorg", "synonyms": ["zorg thuis"]}
    before = {("source", "jansen"): source, ("synonym", "mantelzorg"): word}
    after = {
        ("source", "jansen"): {**source, "year": 2019},
        ("synonym", "mantelzorg"): {**word, "synonyms": ["zorg thuis", "zorgen voor"]},
        ("setting", "thuis"): {"id": "thuis", "label": "Thuis"},
    }
    assert told(before, after) == [
        "Bron ‘Werken met netwerken’: jaar toegevoegd (2019)",
        "Plek ‘Thuis’: nieuw",
        "Zoekwoord ‘mantelzorg’: zoekwoorden: ‘zorgen voor’ toegevoegd",
    ]


def test_all_that_changed_with_what_stood_there() -> None:
    before = {
        "goal": "Rust. Het gezin eet samen. Klaar.",
        "problem": "Onrust [@jansen].",
        "target_group": {"final": "Wie."},
        "working_elements": [uses("regie", "Eén. Twee."), uses("nabij")],
        "themes": ["werk", "zorg"],
    }
    after = {
        "goal": "Rust. Het gezin eet *vaak* [[ecogram|samen]]. Klaar.",
        "problem": "Onrust.",
        "working_elements": [uses("regie", "Eén. Drie.", "implied")],
        "themes": ["zorg", "werk"],
    }
    assert details(before, after) == [
        ("Thema's", "Werk; Zorg", "Zorg; Werk"),
        ("Probleem", "Werken met netwerken", ""),
        ("Doel", "Het gezin eet samen.", "Het gezin eet vaak samen."),
        ("Doelgroep", "voor wie: Wie.", ""),
        ("Werkzame elementen, Eigen regie, Zekerheid", "Beschreven", "Geïmpliceerd"),
        ("Werkzame elementen, Eigen regie, Hoe", "Twee.", "Drie."),
        ("Werkzame elementen, Nabijheid", "zekerheid: Beschreven; hoe: Zo.", ""),
    ]


def test_short_items_stand_together() -> None:
    before, after = {"aliases": ["a", "b"], "themes": ["werk"]}, {"aliases": ["b", "c", "d"]}
    assert details(before, {**after, "themes": ["zorg"]}) == [
        ("Ook bekend als", "a", "c; d"),
        ("Thema's", "Werk", "Zorg"),
    ]


def test_a_translation_is_told_in_its_own_language() -> None:
    before, after = {"goal": {"nl": "Rust."}}, {"goal": {"nl": "Rust.", "en": "Rest."}}
    assert details(before, after) == [("Doel", "", "Rest.")]


def test_a_translated_item_did_not_come_or_go() -> None:
    before = {"title": "Kring", "aliases": ["cirkel", "ring"], "materials": ["Papier."]}
    aliases = [{"nl": "cirkel", "en": "circle"}, "ring"]
    after = {
        "title": {"nl": "Kring", "en": "Circle"},
        "aliases": aliases,
        "materials": [{"nl": "Papier.", "en": "Paper."}],
    }
    found = changes({("instrument", "e"): before}, {("instrument", "e"): after})
    told = [Teller(language(code), title).line(change) for code in ("nl", "en") for change in found]
    assert told == [
        "Kring: vertaling gewijzigd (titel), ook bekend als: ‘cirkel’ gewijzigd, "
        "wat je nodig hebt: ‘Papier.’ gewijzigd",
        "Circle: translation changed (title), also known as: ‘cirkel’ → ‘circle’, "
        "materials: ‘Papier.’ → ‘Paper.’",
    ]


def test_letters_in_a_second_language_are_told() -> None:
    before = {"acronym": {"J": "Jouw", "M": "Mentor"}}
    after = {"acronym": {"J": {"nl": "Jouw", "en": "Your"}, "M": "Mentor"}}
    assert details(before, after) == [
        ("Letterwoord", "J = Jouw, M = Mentor", "J = Jouw, M = Mentor")
    ]


def test_an_item_that_became_another_is_named_by_what_it_is() -> None:
    before = {"recognition": [judged("goed", "2020")]}
    after = {"recognition": [judged("goed", "2026-03-12")]}
    assert details(before, after) == [
        (
            "Erkenning, Goed onderbouwd (12 maart 2026), Datum",
            "2020",
            "12 maart 2026",
        )
    ]


def test_a_worksheet_is_told_block_by_block() -> None:
    def sheet(*blocks: dict[str, Any]) -> Entries:
        sheets = [{"question": "Wie?", "blocks": list(blocks)}]
        return {("instrument", "e"): {"title": "E", "worksheet": sheets}}

    lines = {"block": "lines", "count": 3}
    found = changes(sheet(lines), sheet({**lines, "count": 4}, {"block": "text", "text": "Hoi"}))
    teller = Teller(language("nl"), title)
    assert [teller.line(change) for change in found] == ["E: werkblad: Wie? gewijzigd"]
    assert [teller.details(change) for change in found] == [
        [
            Detail("Werkblad, Wie?, Blokken, Aantal", "3", "4"),
            Detail("Werkblad, Wie?, Blokken", "", "Tekst; tekst: Hoi"),
        ]
    ]
