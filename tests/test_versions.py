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
    aanpak = "since: 2005\nformer_ids: [jim]\ninstruments: [netwerkkring]\n"
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
    yield "withdrawal", {"oud.yml": method("Oud", "Vroeger en later.", GONE.format("Dubbel met [[jim-aanpak]].", "2026-01-21"))}  # noqa: E501
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


def code(file: Path) -> str:
    """Read the code on the first page of a paper."""
    picture = pdfium.PdfDocument(file)[0].render(scale=300 / 72, grayscale=True).to_pil()
    return "".join(found.text for found in zxingcpp.read_barcodes(picture))


def printed(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(site.rglob("*.pdf")):
        if file.name.endswith(("-a4.pdf", "verantwoording.pdf")):
            yield file.relative_to(site).as_posix(), code(file)


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


def test_show(grown: Grown) -> None:
    for name, url in grown.printed.items():
        file = landed(grown.site, url)
        print(name, url, file.relative_to(grown.site))
        print(told(file))
    for f in sorted(grown.site.glob("**/v/*/index.html")): print(f.relative_to(grown.site), 'refresh' in f.read_text())
    assert broken_links(grown.site) == []
    assert 0
