"""Paper cannot be recalled: what a code on an old sheet leads to, after a long and busy past."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
import zxingcpp
from building import broken_links, built
from repositories import Repo, clone, repo

from mkdocs_kim import history
from mkdocs_kim.cache import Cache
from mkdocs_kim.library.changes import timeline
from mkdocs_kim.live import Live
from mkdocs_kim.settings import Settings

CONFIG = """\
site_name: Proef
site_url: https://example.org/kennis/
theme: {name: material, language: nl, font: false}
plugins: [{kim: {cache: ''}}]
"""
AT = "https://example.org/kennis/"
ATOM = "{http://www.w3.org/2005/Atom}"
THEME = "title: Werk\nsummary: Kort.\ndescription: Lang.\n"
GONE = "status: withdrawn\nwithdrawn:\n  reason: {}\n  date: {}\n"


def method(title: str, goal: str, more: str = "") -> str:
    return f"title: {title}\nsummary: Kort.\nnature: approach\nthemes: [werk]\ngoal: {goal}\n{more}"


def sheet(title: str, purpose: str, lines: int = 5, more: str = "") -> str:
    block = f"blocks: [{{block: lines, count: {lines}}}]"
    return f"title: {title}\nsummary: Kort.\npurpose: {purpose}\nworksheet:\n- {{question: Wie?, orientation: portrait, layout: own, {block}}}\n{more}"  # noqa: E501


Files = Mapping[str, str | None]


def past() -> Iterator[tuple[str, Files]]:
    """Give 30 edits on as many days, what each of them is beside it: some say nothing new."""
    yield "new", {"themes/werk.yml": THEME, "jim.yml": method("JIM", "Rust.")}
    yield "new", {"instruments/kring.yml": sheet("Kring", "Zien.")}
    yield "new", {"oud.yml": method("Oud", "Vroeger.")}
    yield "edit", {"jim.yml": method("JIM", "Rust en ruimte.")}
    yield "edit", {"instruments/kring.yml": sheet("Kring", "Zien wie er is.")}
    yield "layout", {"jim.yml": "# Netjes\n" + method("JIM", "Rust\n  en ruimte.")}
    yield "edit", {"jim.yml": method("JIM", "Rust, ruimte.")}
    yield "edit", {"instruments/kring.yml": sheet("Kring", "Zien wie er is.", 6)}
    yield "edit", {"oud.yml": method("Oud", "Vroeger en later.")}
    yield "new", {"weg.yml": method("Weg", "Even.")}
    renamed = sheet("Netwerkkring", "Zien wie er is.", 6, "former_ids: [kring]\n")
    yield (
        "rename",
        {"instruments/kring.yml": None, "instruments/netwerkkring.yml": renamed},
    )
    yield "edit", {"jim.yml": method("JIM", "Rust, ruimte.", "since: 2004\n")}
    yield "edit", {"jim.yml": method("JIM", "Rust, ruimte.", "since: 2005\n")}
    yield "layout", {"jim.yml": method("JIM", "Rust, ruimte.", "# Gezien\nsince: 2005\n")}
    yield "edit", {"jim.yml": method("JIM-aanpak", "Rust, ruimte.", "since: 2005\n")}
    yield (
        "rename",
        {
            "jim.yml": None,
            "jim-aanpak.yml": method(
                "JIM-aanpak", "Rust, ruimte.", "since: 2005\nformer_ids: [jim]\n"
            ),
        },
    )
    aanpak = "since: 2005\nformer_ids: [jim]\nproblem: Wie telt, zie [[netwerkkring]].\n"
    yield "edit", {"jim-aanpak.yml": method("JIM-aanpak", "Rust, ruimte.", aanpak)}
    yield "edit", {"weg.yml": method("Weg", "Even maar.")}
    twice = "former_ids: [kring, netwerkkring]\n"
    yield (
        "rename",
        {
            "instruments/netwerkkring.yml": None,
            "instruments/cirkel.yml": sheet("Cirkel", "Zien wie er is.", 6, twice),
            "jim-aanpak.yml": method(
                "JIM-aanpak", "Rust, ruimte.", aanpak.replace("netwerkkring", "cirkel")
            ),
        },
    )
    aanpak = aanpak.replace("netwerkkring", "cirkel")
    yield "edit", {"instruments/cirkel.yml": sheet("Cirkel", "Zien wie helpt.", 6, twice)}
    yield (
        "withdrawal",
        {
            "oud.yml": method(
                "Oud", "Vroeger en later.", GONE.format("Dubbel met [[jim-aanpak]].", "2026-01-21")
            )
        },
    )
    yield "edit", {"themes/werk.yml": THEME.replace("Lang.", "Langer.")}
    yield "edit", {"jim-aanpak.yml": method("JIM-aanpak", "Rust. Ruimte.", aanpak)}
    yield "edit", {"jim-aanpak.yml": method("JIM-aanpak", "Rust, ruimte.", aanpak)}
    yield "gone", {"weg.yml": None}
    yield "edit", {"instruments/cirkel.yml": sheet("Cirkel", "Zien wie helpt.", 7, twice)}
    yield "edit", {"jim-aanpak.yml": method("JIM-aanpak", "Rust, ruimte, regelmaat.", aanpak)}
    yield "layout", {"themes/werk.yml": "# Goed\n" + THEME.replace("Lang.", "Langer.")}
    yield "edit", {"instruments/cirkel.yml": sheet("Cirkel", "Zien wie helpt.", 8, twice)}
    yield "new", {"nieuw.yml": method("Nieuw", "Later.")}


@dataclass
class Grown:
    """A past, with the addresses in the codes that were printed in the course of it."""

    of: Repo
    site: Path
    printed: dict[str, str] = field(default_factory=dict)
    """Day and file → address."""


def codes(file: Path, page: int = 0) -> list[str]:
    """Read the codes on a page of a paper."""
    picture = pdfium.PdfDocument(file)[page].render(scale=300 / 72, grayscale=True).to_pil()
    return sorted(found.text for found in zxingcpp.read_barcodes(picture))


def printed(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(site.rglob("*.pdf")):
        name = file.relative_to(site).as_posix()
        if file.parent.name == "kaarten" and file.name.endswith("-a4.pdf"):
            yield from ((f"{name} {url.split('/')[-4]}", url) for url in codes(file, 1))
        elif file.name.endswith(("-a4.pdf", "verantwoording.pdf")):
            yield name, "".join(codes(file))


PRINTED_ON = (5, 9, 12)
"""Days on which somebody printed all there was."""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Grown:
    of = repo(tmp_path_factory.mktemp("bron"))
    (of.root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (of.root / ".gitignore").write_text("site/\n", encoding="utf-8")
    (of.root / "docs").mkdir()
    (of.root / "docs/over.md").write_text("# Over\n", encoding="utf-8")
    found: dict[str, str] = {}
    for day, (_, files) in enumerate(past(), 1):
        of.commit(f"2026-01-{day:02}", files)
        if day in PRINTED_ON:
            found |= {f"{day} {file}": url for file, url in printed(built(of.root))}
    of.git("tag", "v1", "HEAD~5", when="2026-01-25T12:00:00+01:00")
    return Grown(of, built(of.root, strict=True), found)


def test_the_past_is_as_long_as_it_says() -> None:
    kinds = [kind for kind, _ in past()]
    assert (len(kinds), kinds.count("rename"), kinds.count("withdrawal")) == (30, 3, 1)


def told(file: Path) -> list[str]:
    """Give the words of a page, line by line, before what it offers."""
    html = file.read_text(encoding="utf-8")
    body = html.split('<header class="kim-head">')[1].split("</article>")[0]
    lines = (re.sub(r"<[^>]+>", "", line).strip() for line in body.splitlines())
    said = [line for line in lines if line]
    return [re.sub(r"\b(?=[a-f0-9]*\d)[0-9a-f]{8}\b", "x", line) for line in said]


def landed(site: Path, url: str) -> Path:
    """Follow an address as a reader does, also where a page leads on."""
    file = site / url.removeprefix(AT) / "index.html"
    refresh = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', file.read_text("utf-8"))
    return (file.parent / refresh[1] / "index.html").resolve() if refresh else file


TOLD = """\
30 intervention/nieuw Nieuw: nieuw
29 instrument/cirkel Cirkel: werkblad: Wie? gewijzigd
27 intervention/jim-aanpak JIM-aanpak: doel aangevuld
26 instrument/cirkel Cirkel: werkblad: Wie? gewijzigd
25 intervention/weg Weg: verwijderd
24 intervention/jim-aanpak JIM-aanpak: doel gewijzigd
23 intervention/jim-aanpak JIM-aanpak: doel gewijzigd
22 theme/werk Werk: beschrijving gewijzigd
21 intervention/oud Oud: ingetrokken: Dubbel met JIM-aanpak.
20 instrument/cirkel Cirkel: waarvoor gewijzigd
19 instrument/cirkel Cirkel: hernoemd (heette ‘netwerkkring’), titel: Netwerkkring → Cirkel
18 intervention/weg Weg: doel aangevuld
17 intervention/jim-aanpak JIM-aanpak: probleem toegevoegd
16 intervention/jim-aanpak JIM-aanpak: hernoemd (heette ‘jim’)
15 intervention/jim JIM-aanpak: titel: JIM → JIM-aanpak
13 intervention/jim JIM: sinds: 2004 → 2005
12 intervention/jim JIM: sinds toegevoegd (2004)
11 instrument/netwerkkring Netwerkkring: hernoemd (heette ‘kring’), titel: Kring → Netwerkkring
10 intervention/weg Weg: nieuw
09 intervention/oud Oud: doel aangevuld
08 instrument/kring Kring: werkblad: Wie? gewijzigd
07 intervention/jim JIM: doel ingekort
05 instrument/kring Kring: waarvoor aangevuld
04 intervention/jim JIM: doel aangevuld
03 intervention/oud Oud: nieuw
02 instrument/kring Kring: nieuw
01 intervention/jim JIM: nieuw
01 theme/werk Werk: nieuw
"""


def test_the_feed_tells_each_edit_under_the_id_of_its_day(grown: Grown) -> None:
    root = ElementTree.fromstring((grown.site / "wijzigingen.xml").read_bytes())
    lines = [
        " ".join(
            (
                (entry.findtext(f"{ATOM}updated") or "")[8:10],
                (entry.findtext(f"{ATOM}id") or "").split("/kennis/")[-1],
                entry.findtext(f"{ATOM}title") or "",
            )
        )
        for entry in root.iter(f"{ATOM}entry")
    ]
    assert "\n".join(lines) + "\n" == TOLD


def test_the_page_of_changes_tells_the_same(grown: Grown) -> None:
    html = (grown.site / "wijzigingen/index.html").read_text(encoding="utf-8")
    lines = []
    for day in html.split('<section class="kim-changes__day"')[1:]:
        number = day.split('datetime="2026-01-')[1][:2]
        for entry in day.split('<li class="kim-changes__entry">')[1:]:
            name = re.sub("<[^>]+>", "", entry.split('kim-changes__name">')[1].split(" <span")[0])
            phrases = re.findall("<li>(.*?)</li>", entry)
            lines.append(f"{number} {name}: {', '.join(phrases)}")
    assert lines == [re.sub(r" [a-z]+/[a-z-]+ ", " ", line) for line in TOLD.splitlines()]


def test_every_version_that_was_on_paper_has_one_page(grown: Grown) -> None:
    found: dict[str, list[int]] = {}
    for file in grown.site.glob("**/v/*/index.html"):
        leads_on = 'http-equiv="refresh"' in file.read_text(encoding="utf-8")
        record = file.parents[2].relative_to(grown.site).as_posix()
        found.setdefault(record, [0, 0])[leads_on] += 1
    assert found == {
        "instrumenten/cirkel": [8, 0],
        "instrumenten/kring": [0, 3],
        "instrumenten/netwerkkring": [0, 1],
        "interventies/jim": [0, 6],
        "interventies/jim-aanpak": [11, 0],
        "interventies/nieuw": [1, 0],
        "interventies/oud": [2, 0],
        "interventies/weg": [2, 0],
    }
    assert broken_links(grown.site) == []


def test_every_code_that_was_printed_leads_to_what_became_of_it(grown: Grown) -> None:
    landing = {
        name: landed(grown.site, url).relative_to(grown.site).parts[1]
        for name, url in grown.printed.items()
    }
    assert landing == {
        "5 interventies/jim/verantwoording.pdf": "jim-aanpak",
        "5 interventies/oud/verantwoording.pdf": "oud",
        "5 kaarten/instrumenten-a4.pdf kring": "cirkel",
        "5 kaarten/interventies-a4.pdf jim": "jim-aanpak",
        "5 kaarten/interventies-a4.pdf oud": "oud",
        "5 werkbladen/kring-a4.pdf": "cirkel",
        "9 kaarten/instrumenten-a4.pdf kring": "cirkel",
        "9 kaarten/interventies-a4.pdf jim": "jim-aanpak",
        "9 kaarten/interventies-a4.pdf oud": "oud",
        "12 kaarten/instrumenten-a4.pdf netwerkkring": "cirkel",
        "12 kaarten/interventies-a4.pdf jim": "jim-aanpak",
        "12 kaarten/interventies-a4.pdf oud": "oud",
        "12 kaarten/interventies-a4.pdf weg": "weg",
        "9 interventies/jim/verantwoording.pdf": "jim-aanpak",
        "9 interventies/oud/verantwoording.pdf": "oud",
        "9 werkbladen/kring-a4.pdf": "cirkel",
        "12 interventies/jim/verantwoording.pdf": "jim-aanpak",
        "12 interventies/oud/verantwoording.pdf": "oud",
        "12 interventies/weg/verantwoording.pdf": "weg",
        "12 werkbladen/netwerkkring-a4.pdf": "cirkel",
    }


SAID = {
    "5 werkbladen/kring-a4.pdf": [
        "Kring, versie x",
        "Dit is een eerdere versie (x), van 5 januari 2026.",
        "De beschrijving is daarna 6 keer gewijzigd, voor het laatst op 29 januari 2026.",
        "Wat er sindsdien veranderde",
        "hernoemd (heette ‘kring’)",
        "titel: Kring → Cirkel",
        "waarvoor gewijzigd",
        "werkblad: Wie? gewijzigd",
        "Waarvoor",
        "Eerst: Zien wie er is.",
        "Nu: Zien wie helpt.",
        "Werkblad, Wie?, Blokken, Aantal",
        "Eerst: 5",
        "Nu: 8",
        "Wat nu geldt",
        "Lees de beschrijving: Cirkel",
        "Cirkel",
        "Wie?",
        "Duur niet bekend · Staand",
        "Invullen op het scherm: Cirkel",
        "A4, leeg",
        "A3, leeg",
    ],
    "9 interventies/oud/verantwoording.pdf": [
        "Oud, versie x",
        "Dit is een eerdere versie (x), van 9 januari 2026.",
        "Deze beschrijving is ingetrokken op 21 januari 2026.",
        "Dubbel met JIM-aanpak.",
        "Lees de beschrijving: Oud (ingetrokken)",
    ],
    "12 interventies/weg/verantwoording.pdf": [
        "Weg, versie x",
        "Dit is een eerdere versie (x), van 10 januari 2026.",
        "De beschrijving is verwijderd op 25 januari 2026",
    ],
}


@pytest.mark.parametrize("paper", SAID)
def test_the_page_says_what_changed_since_or_that_it_is_no_more(paper: str, grown: Grown) -> None:
    assert told(landed(grown.site, grown.printed[paper])) == SAID[paper]


def test_a_sheet_of_today_is_still_current(grown: Grown) -> None:
    url = "".join(codes(grown.site / "werkbladen/cirkel-a4.pdf"))
    assert told(landed(grown.site, url))[:2] == [
        "Cirkel, versie x",
        "Dit is de huidige versie (x). Het blad dat je hebt, is nog actueel.",
    ]


def test_releases_stand_below_the_changes(grown: Grown) -> None:
    assert told(grown.site / "wijzigingen/index.html")[-3:] == [
        "Een uitgave is een stand van alle records met een naam, zodat je ernaar kunt verwijzen. "
        "Zij staat in git als tag.",
        "UitgaveDatumOmvang",
        "v125 januari 20264 records",
    ]


def test_a_shallow_clone_says_from_when_it_knows(grown: Grown, tmp_path: Path) -> None:
    site = built(clone(grown.of, tmp_path / "ondiep", depth=3).root, strict=True)
    words = (
        "Wat er vóór de eerste bekende stand (28 januari 2026) veranderde, is op deze site niet te "
        "vinden."
    )
    cirkel = sorted((site / "instrumenten/cirkel/v").iterdir())
    pages = [told(folder / "index.html") for folder in cirkel]
    assert sorted((page[1], page[-1]) for page in pages) == [
        ("Dit is de huidige versie (x). Het blad dat je hebt, is nog actueel.", words),
        ("Dit is een eerdere versie (x). Van welke dag zij is, is hier niet bekend.", words),
    ]
    assert words in told(site / "wijzigingen/index.html")


def test_without_git_the_current_page_is_there_and_says_what_is_not(
    grown: Grown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = clone(grown.of, tmp_path / "los", depth=1).root
    monkeypatch.setenv("PATH", "")
    site = built(root, strict=True)
    (only,) = (site / "instrumenten/cirkel/v").iterdir()
    assert told(only / "index.html")[-1] == (
        "Eerdere versies zijn op deze site niet te vinden, want de geschiedenis was niet "
        "beschikbaar toen de site werd gemaakt."
    )


def test_an_unknown_version_is_told_of_where_nothing_is(grown: Grown) -> None:
    html = (grown.site / "404.html").read_text(encoding="utf-8")
    assert re.findall("</ul>\n<p>(.*?)</p>", html) == [
        "Kom je hier via de code op een blad? Dan kent deze site die versie niet. Zoek het blad op "
        "bij de titel: daar staat wat nu geldt."
    ]


def test_while_it_is_edited_the_committed_version_becomes_an_earlier_one(grown: Grown) -> None:
    past = timeline(history.commits(grown.of.folder, Cache(None)))
    settings = Settings(grown.of.folder, "interventions", "Proef", AT, history=lambda: past)
    live = Live.of(settings)
    assert live is not None
    own = f"interventies/jim-aanpak/v/{live.plan.reader.library.version('jim-aanpak')}"
    file = grown.of.folder / "jim-aanpak.yml"
    committed = file.read_text(encoding="utf-8")
    file.write_text(committed.replace("regelmaat", "regelmaat en rust"), encoding="utf-8")
    edited = live.edited(["jim-aanpak.yml"])
    file.write_text(committed, encoding="utf-8")
    assert edited is not None
    pages = [site.page(own) for site in (live, edited)]
    assert [page and page.description.split("(")[0] for page in pages] == [
        "Dit is de huidige versie ",
        "Dit is een eerdere versie ",
    ]
