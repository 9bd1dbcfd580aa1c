"""How records and sources are cited, and who is named for what."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import bibtexparser
import pytest
import rispy
from building import HtmlPage
from conftest import Tree

from mkdocs_kim.records import ROLES, form
from mkdocs_kim.records.record import Contributor
from mkdocs_kim.settings import Settings
from mkdocs_kim.site import Site, build
from mkdocs_kim.views import Name

ODD = 'R&D {50%} _x_ \\ ~ ^ # $ "a" <b> and é | [x](y)'
RECORD = "title: KIM\nsummary: Kort.\nnature: model\nthemes: [werk]\n"
THEME = {"themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Lang.\n"}
PEOPLE = """\
reviewed: 2026-05-03
contributors:
  - {name: "Vaart, Petra van der", role: Beschrijver, organisation: MEEk2}
  - {name: "Smit, Anne-Marie J.", role: describer}
  - {name: Mensen met geduld, role: cliëntvertegenwoordiger}
  - {name: Oleg, role: vertaler}
  - {name: Oleg, role: tekende}
"""


def made(tree: Tree, files: dict[str, str], **options: Any) -> Site:
    folder = tree({f"r/{path}": text for path, text in (THEME | files).items()}) / "r"
    settings = {"name": "Kennisbank", "url": "https://example.org/k/", "licence": "CC BY 4.0"}
    found = build(Settings(folder, "r", today=date(2030, 1, 1), **(settings | options)))
    assert found.diagnostics == ()
    return found


def text(site: Site, path: str) -> str:
    return site.files[path].decode()


def html(site: Site, address: str) -> str:
    return next(page.html for page in site.pages if page.address == address)


def between(whole: str, first: str, last: str) -> str:
    return whole.split(first)[1].split(last)[0]


def line(site: Site, address: str) -> str:
    return between(html(site, address), 'class="kim-citing__line">', "</p>")


def test_record_that_nobody_signed_is_cited_as_the_site_has_it(tree: Tree) -> None:
    site = made(tree, {"kim.yml": RECORD + "reviewed: 2026-05-03\n"})
    (item,) = json.loads(text(site, "interventies/kim/citeer.json"))
    assert item == {
        "id": "kim",
        "type": "webpage",
        "title": "KIM",
        "author": [{"literal": "Kennisbank"}],
        "container-title": "Kennisbank",
        "issued": {"date-parts": [[2026, 5, 3]]},
        "version": item["version"],
        "language": "nl",
        "URL": "https://example.org/k/interventies/kim/",
        "note": "CC BY 4.0",
    }
    assert line(site, "interventies/kim") == (
        f"Kennisbank (2026, 3 mei). <cite>KIM</cite> (versie {item['version']}). "
        "https://example.org/k/interventies/kim/"
    )


def test_record_without_a_date_is_never_dated_by_the_build(tree: Tree) -> None:
    site = made(tree, {"kim.yml": RECORD}, url="", publisher="MEEk2", licence="")
    (item,) = json.loads(text(site, "interventies/kim/citeer.json"))
    version = item["version"]
    assert "issued" not in item
    assert line(site, "interventies/kim") == (
        f"MEEk2 (z.j.). <cite>KIM</cite> (versie {version}). Kennisbank."
    )
    assert text(site, "interventies/kim/citeer.bib") == (
        "@misc{kim,\n  author = {{MEEk2}},\n  title = {{KIM}},\n"
        f"  howpublished = {{Kennisbank, MEEk2}},\n  note = {{Versie {version}}},\n}}\n"
    )


def test_describers_are_authors_and_others_are_named_on_the_page(tree: Tree) -> None:
    site = made(tree, {"kim.yml": RECORD + PEOPLE})
    (item,) = json.loads(text(site, "interventies/kim/citeer.json"))
    assert (item["author"], item["translator"]) == (
        [
            {"family": "Vaart", "given": "Petra", "non-dropping-particle": "van der"},
            {"family": "Smit", "given": "Anne-Marie J."},
        ],
        [{"literal": "Oleg"}],
    )
    assert line(site, "interventies/kim") == (
        "Vaart, P. van der, &amp; Smit, A.-M. J. (2026, 3 mei). <cite>KIM</cite> "
        f"(versie {item['version']}). Kennisbank. https://example.org/k/interventies/kim/"
    )
    told = between(html(site, "interventies/kim"), 'class="kim-credits__people">', "</p>")
    link = '<a href="../../bijdragers/#bijdrager-{}">{}</a>'.format
    assert told == (
        f"Beschreven door {link('Petra-van-der-Vaart', 'Petra van der Vaart (MEEk2)')} en "
        f"{link('Anne-Marie-J.-Smit', 'Anne-Marie J. Smit')}. "
        f"Namens cliënten meegelezen door {link('Mensen-met-geduld', 'Mensen met geduld')}. "
        f"Vertaald door {link('Oleg', 'Oleg')}. tekende: {link('Oleg', 'Oleg')}."
    )


def test_page_of_contributors_names_each_once_by_family_name(tree: Tree) -> None:
    site = made(tree, {"kim.yml": RECORD + PEOPLE})
    page = HtmlPage(html(site, "bijdragers/index"))
    assert page.ids == [
        "inhoud",
        "bijdrager-Mensen-met-geduld",
        "bijdrager-Oleg",
        "bijdrager-Anne-Marie-J.-Smit",
        "bijdrager-Petra-van-der-Vaart",
    ]
    assert page.links == ["../interventies/kim/"] * 5
    deeds = re.findall(r'class="kim-person__deed">([^:]+):', page.text)
    assert deeds == ["Cliëntvertegenwoordiger", "Vertaler", "Tekende", *["Beschrijver"] * 2]


def test_without_contributors_there_is_no_page_of_them(tree: Tree) -> None:
    site = made(tree, {"kim.yml": RECORD})
    assert [page.address for page in site.pages if "bijdragers" in page.address] == []
    assert "kim-credits__people" not in html(site, "interventies/kim")


def test_withdrawn_record_is_not_cited(tree: Tree) -> None:
    gone = "status: withdrawn\nwithdrawn: {reason: Verouderd., date: 2026}\n"
    site = made(tree, {"kim.yml": RECORD + gone})
    assert [path for path in site.files if "interventies/kim/citeer" in path] == []
    assert "kim-citing" not in html(site, "interventies/kim")


SOURCES = f"""\
sources:
  - {{id: odd, type: article-journal, title: '{ODD}', publisher: '{ODD}', year: 2020,
     authors: ['{ODD}', 'Vaart, P. van der', Giesen e.a.], url: 'https://example.org/a{{b}}~c_d?e=%20&f'}}
  - {{id: los, type: thesis, title: Los}}
  - {{id: boek, type: book, title: Boek, publisher: Uitgever, year: 1999, note: Tweede druk.}}
  - {{id: ongebruikt, type: book, title: Niet genoemd}}
"""
CITING = RECORD.replace("Kort.", "Kort [@odd] [@los] [@boek].")


@pytest.fixture
def cited(tree: Tree) -> Site:
    return made(tree, {"kim.yml": CITING, "sources.yml": SOURCES})


def test_bibtex_of_sources_is_read_back_whatever_signs_they_hold(cited: Site) -> None:
    written = text(cited, "bronnen/bronnen.bib")
    protected = (
        "R\\&D {\\textbraceleft}50\\%{\\textbraceright} \\_x\\_ {\\textbackslash} "
        '{\\textasciitilde} {\\textasciicircum} \\# \\$ "a" <b> and é | [x](y)'
    )
    assert bibtexparser.loads(written).entries == [
        {
            "ENTRYTYPE": "article",
            "ID": "odd",
            "author": f"{{{protected}}} and van der Vaart, P. and {{Giesen}} and others",
            "title": f"{{{protected}}}",
            "year": "2020",
            "journal": protected,
            "url": "https://example.org/a%7Bb%7D~c_d?e=%20&f",
        },
        {"ENTRYTYPE": "misc", "ID": "los", "title": "{Los}", "note": "Proefschrift of scriptie"},
        {
            "ENTRYTYPE": "book",
            "ID": "boek",
            "title": "{Boek}",
            "year": "1999",
            "publisher": "Uitgever",
            "note": "Tweede druk.",
        },
    ]


def test_ris_of_sources_is_read_back(cited: Site) -> None:
    assert rispy.loads(text(cited, "bronnen/bronnen.ris")) == [
        {
            "type_of_reference": "JOUR",
            "id": "odd",
            "authors": [ODD, "Vaart, P. van der", "Giesen e.a."],
            "title": ODD,
            "secondary_title": ODD,
            "year": "2020",
            "urls": ["https://example.org/a{b}~c_d?e=%20&f"],
        },
        {"type_of_reference": "THES", "id": "los", "title": "Los"},
        {
            "type_of_reference": "BOOK",
            "id": "boek",
            "title": "Boek",
            "publisher": "Uitgever",
            "year": "1999",
            "notes": ["Tweede druk."],
        },
    ]


def test_csl_of_sources_keeps_what_the_collection_says(cited: Site) -> None:
    assert json.loads(text(cited, "bronnen/bronnen.json"))[1:] == [
        {"id": "los", "type": "thesis", "title": "Los"},
        {
            "id": "boek",
            "type": "book",
            "title": "Boek",
            "publisher": "Uitgever",
            "issued": {"date-parts": [[1999]]},
            "note": "Tweede druk.",
        },
    ]


def test_title_in_another_language_says_which_wherever_it_stands(tree: Tree) -> None:
    sources = (
        "sources:\n- {id: odd, type: book, title: Ties <b> & more, authors: [Bo], language: en}\n"
        "- {id: eigen, type: book, title: Eigen, language: nl}\n"
    )
    record = RECORD + "goal: Zien [@odd] [@eigen].\n"
    site = made(tree, {"kim.yml": record, "sources.yml": sources})
    said = 'Bo (z.j.). <span lang="en">Ties &lt;b&gt; &amp; more</span>.'
    for address in ("bronnen/index", "interventies/kim"):
        assert html(site, address).count(said) == 1
        assert "Eigen (z.j.)." in html(site, address)
    script = text(site, "assets/kim/methods/kim.js")
    assert json.dumps(said) in script
    items = json.loads(text(site, "bronnen/bronnen.json"))
    assert [item["language"] for item in items] == ["en", "nl"]


def test_page_of_sources_leads_to_the_files(cited: Site) -> None:
    links = HtmlPage(html(cited, "bronnen/index")).links
    assert links[:3] == ["bronnen.bib", "bronnen.ris", "bronnen.json"]


@pytest.mark.parametrize(
    ("written", "parts", "shown"),
    [
        ("Movisie", ("Movisie", "", ""), "Movisie"),
        ("Vaart, Petra van der", ("Vaart", "Petra", "van der"), "Petra van der Vaart"),
        ("Groot, de", ("Groot", "de", ""), "de Groot"),
        ("Gemeente, afdeling Jeugd, team", ("Gemeente, afdeling Jeugd, team", "", ""), None),
        ("Één,Woord", ("Één,Woord", "", ""), "Één,Woord"),
    ],
)
def test_name_comes_apart_only_where_its_comma_says_how(
    written: str, parts: tuple[str, str, str], shown: str | None
) -> None:
    name = Name.of(written)
    assert ((name.family, name.given, name.particle), name.shown) == (parts, shown or written)


def test_real_files_are_read_by_programs(site: Any) -> None:
    items = json.loads((site / "bronnen/bronnen.json").read_text(encoding="utf-8"))
    ids = [item["id"] for item in items]
    ris = rispy.loads((site / "bronnen/bronnen.ris").read_bytes().decode())
    bib = bibtexparser.loads((site / "bronnen/bronnen.bib").read_text(encoding="utf-8"))
    assert [entry["id"] for entry in ris] == ids
    assert [entry["ID"] for entry in bib.entries] == ids


def test_roles_are_suggested_to_forms_and_editors() -> None:
    (role,) = (field for field in form(Contributor) if field.key == "role")
    said = Contributor.model_json_schema()["properties"]["role"]["examples"]
    assert role.suggests == tuple(f"role.{name}" for name in ROLES)
    assert said == [
        "ontwikkelaar",
        "beschrijver",
        "praktijktoetser",
        "cliëntvertegenwoordiger",
        "vertaler",
    ]
