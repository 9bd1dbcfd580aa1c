"""The plugin in real MkDocs builds of small sites."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from building import HtmlPage, broken_links, built, configured
from conftest import Tree
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort

from mkdocs_kim.language import language
from mkdocs_kim.render.search.packing import SIGNS

CONFIG = """\
site_name: Proef
theme:
  name: material
  language: nl
  font: false
repo_url: https://example.org/bron
edit_uri: edit/main/docs/
plugins: [search, tags, kim]
"""

SMALL = {
    "mkdocs.yml": CONFIG,
    "docs/over.md": "# Over\n\nZie [KIM](interventies/kim.md).\n",
    "interventions/kim.yml": (
        "title: KIM\nsummary: Een model [@boek] met [[kring]].\n"
        "nature: model\nthemes: [kracht]\nformer_ids: [kim-oud]\n"
    ),
    "interventions/themes/kracht.yml": "title: Kracht\nsummary: Kort.\ndescription: Lang.\n",
    "interventions/instruments/kring.yml": "title: Kring\nsummary: Kort.\npurpose: Zien.\n",
    "interventions/sources.yml": "sources:\n- id: boek\n  type: book\n  title: Het boek\n",
}

BROKEN = {"interventions/kim.yml": SMALL["interventions/kim.yml"].replace("title:", "titel:")}

MESSAGES = [
    "mkdocs_kim: interventions/kim.yml:1:1: fout: De sleutel ‘titel’ bestaat hier niet. "
    "Bedoelde je ‘title’? [unknown-key]",
]


def messages(caplog: pytest.LogCaptureFixture) -> list[str]:
    found = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    caplog.clear()
    return found


def written(site: Path) -> list[str]:
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path for path in paths if path != "404.html"]


def test_every_record_and_every_index_has_its_page(tree: Tree) -> None:
    site = built(tree(SMALL), strict=True)
    facets = language("nl").sections["facets"].values()
    assert [path for path in written(site) if path.split("/")[0] not in facets] == [
        "bijdragen/index.html",
        "bronnen/index.html",
        "data/index.html",
        "data/woordenboek/index.html",
        "index.html",
        "instrumenten/index.html",
        "instrumenten/kring/index.html",
        "instrumenten/kring/v/3230ddd4/index.html",
        "interventies/index.html",
        "interventies/kim-oud/index.html",
        "interventies/kim/index.html",
        "interventies/kim/v/fc69ffcb/index.html",
        "kaarten/index.html",
        "over/index.html",
        "themas/index.html",
        "themas/kracht/index.html",
        "wijzigingen/index.html",
        "zoeken/index.html",
    ]


def test_every_value_of_a_facet_that_is_used_has_its_page(tree: Tree) -> None:
    site = built(tree(SMALL), strict=True)
    assert [path for path in written(site) if path.startswith(("aard/", "thema/", "niveau/"))] == [
        "aard/handelingsmodel/index.html",
        "aard/interventie/index.html",
        "aard/theorie/index.html",
        "aard/werkwijze/index.html",
    ]


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_link_leads_somewhere(tree: Tree, directory_urls: bool) -> None:
    site = built(tree(SMALL), strict=True, use_directory_urls=directory_urls)
    assert broken_links(site) == []


def test_broken_record_stops_the_build_before_the_old_site_is_cleaned(
    tree: Tree, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tree({**SMALL, **BROKEN, "site/index.html": "de vorige"})
    with pytest.raises(Abort):
        built(folder)
    stopped = "Fouten in de records: 1; waarschuwingen: 0. De vorige site is blijven staan."
    assert messages(caplog) == [*MESSAGES, stopped]
    assert (folder / "site/index.html").read_text(encoding="utf-8") == "de vorige"


def test_broken_record_is_left_out_while_serving_and_comes_back_when_mended(
    tree: Tree, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tree({**SMALL, **BROKEN})
    config = configured(folder, command="serve")
    build(config, serve_url="http://localhost/")
    assert messages(caplog) == [
        *MESSAGES,
        # The hand-written page links to the record that is not there now.
        "Doc file 'over.md' contains a link 'interventies/kim.md', but the target is not found "
        "among documentation files.",
    ]
    banner = (folder / "site/over/index.html").read_text(encoding="utf-8")
    assert banner.count("<li>interventions/kim.yml:1:1: fout: De sleutel ‘titel’") == 1
    tree(SMALL)
    build(configured(folder, command="serve"), serve_url="http://localhost/")
    assert "kim-banner" not in (folder / "site/interventies/kim/index.html").read_text(
        encoding="utf-8"
    )


def test_warning_stops_a_strict_build_before_the_old_site_is_cleaned(
    tree: Tree, caplog: pytest.LogCaptureFixture
) -> None:
    both = "summary: Kort.\nnature: model\nthemes: [kracht]\nrelated:\n- relation: combines_with\n"
    folder = tree(
        {
            **SMALL,
            "interventions/kim.yml": f"title: KIM\n{both}  intervention: jim\n  why: Zo.\n",
            "interventions/jim.yml": f"title: JIM\n{both}  intervention: kim\n  why: Zo.\n",
            "site/index.html": "de vorige",
        }
    )
    with pytest.raises(Abort):
        built(folder, strict=True)
    assert messages(caplog) == [
        "mkdocs_kim: interventions/kim.yml:7:17: waarschuwing: Dit verband met ‘jim’ staat ook al "
        "in interventions/jim.yml. Aan één kant opschrijven is genoeg; de andere kant maakt de "
        "site zelf. [relation-twice]",
        "Fouten in de records: 0; waarschuwingen: 1. De vorige site is blijven staan.",
    ]
    assert (folder / "site/index.html").read_text(encoding="utf-8") == "de vorige"


IN_THE_WAY = (
    "mkdocs_kim: Het bestand docs/{} van de hand staat op de plaats van deze pagina. "
    "De pagina van de hand blijft; verplaats haar of hernoem het record."
)


@pytest.mark.parametrize(
    "path",
    [
        "interventies/kim.md",
        "interventies/kim.markdown",
        "interventies/kim/index.md",
        "interventies/kim/index.html",
        "interventies/kim-oud.md",
        "assets/kim/kim.css",
    ],
)
def test_file_of_the_hand_is_not_replaced_silently(
    tree: Tree, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    files = {**SMALL, "docs/over.md": "# Over\n", f"docs/{path}": "Van de hand\n"}
    site = built(tree(files))
    assert messages(caplog) == [IN_THE_WAY.format(path)]
    place = path if path.endswith((".html", ".css")) else f"{path.split('.')[0]}/index.html"
    place = place.replace("/index/index", "/index")
    assert "Van de hand" in (site / place).read_text(encoding="utf-8")


def test_link_out_of_the_project_is_not_published(
    tree: Tree, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tree({f"project/{path}": text for path, text in SMALL.items()}) / "project"
    (folder.parent / "geheim.txt").write_text("geheim", encoding="utf-8")
    (folder / "WIJZIGINGEN.md").write_text("# Wijzigingen\n", encoding="utf-8")
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs/weg.txt").symlink_to("../../geheim.txt")
    (folder / ".git").mkdir()
    (folder / ".git/config").write_text("geheim", encoding="utf-8")
    (folder / "docs/git.txt").symlink_to("../.git/config")
    (folder / "docs/wijzigingen.md").symlink_to("../WIJZIGINGEN.md")
    site = built(folder)
    assert messages(caplog) == [
        f"mkdocs_kim: docs/{name}.txt is een koppeling naar een bestand dat verborgen is of buiten "
        "dit project ligt. Het komt niet op de site; zet het bestand zelf neer."
        for name in ("git", "weg")
    ]
    assert not (site / "weg.txt").exists()
    assert not (site / "git.txt").exists()
    assert "Wijzigingen" in (site / "wijzigingen/index.html").read_text(encoding="utf-8")


def test_strict_server_leaves_a_broken_record_out_too(tree: Tree) -> None:
    folder = tree({**SMALL, **BROKEN, "docs/over.md": "# Over\n"})
    build(configured(folder, command="serve", strict=True), serve_url="http://localhost/")
    assert "kim-banner" in (folder / "site/over/index.html").read_text(encoding="utf-8")


def test_menu_names_an_index_as_it_likes(tree: Tree) -> None:
    config = CONFIG + "nav:\n- index.md\n- Alle methoden: interventies/index.md\n- over.md\n"
    config += "validation: {nav: {omitted_files: ignore}}\n"
    site = built(tree({**SMALL, "mkdocs.yml": config}), strict=True)
    html = (site / "over/index.html").read_text(encoding="utf-8")
    assert [title for title in ("Alle methoden", "Interventies") if title in html] == [
        "Alle methoden"
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("edit_uri: edit/main/site/docs/\n", "edit/main/site/interventions/kim.yml"),
        ("edit_uri: -/edit/main/docs/\n", "-/edit/main/interventions/kim.yml"),
    ],
)
def test_edit_link_leads_beside_the_folder_of_pages(
    tree: Tree, options: str, expected: str
) -> None:
    config = CONFIG.replace("edit_uri: edit/main/docs/\n", options)
    site = built(tree({**SMALL, "mkdocs.yml": config}), strict=True)
    links = HtmlPage((site / "interventies/kim/index.html").read_text(encoding="utf-8")).links
    assert {link for link in links if "/edit/" in link} == {f"https://example.org/bron/{expected}"}


@pytest.mark.parametrize(
    ("options", "plugin", "expected"),
    [
        ("repo_url: https://codeberg.org/a/b\n", "kim", "codeberg.org/a/b/_edit/main/"),
        (
            "repo_url: https://codeberg.org/a/b\nedit_uri: edit/tak/docs/\n",
            "kim",
            "codeberg.org/a/b/_edit/tak/",
        ),
        ("repo_url: https://gitlab.com/a/b\n", "kim", "gitlab.com/a/b/-/edit/master/"),
        ("repo_url: https://github.com/a/b\n", "kim", "github.com/a/b/edit/master/"),
        ("repo_url: https://git.nl/a\n", "kim: {host: gitlab}", "git.nl/a/-/edit/main/"),
        ("repo_url: https://git.nl/a\n", "kim: {edit_uri: x/}", "git.nl/a/x/"),
    ],
)
def test_edit_link_is_that_of_the_host(
    tree: Tree, options: str, plugin: str, expected: str
) -> None:
    config = CONFIG.replace("edit_uri: edit/main/docs/\n", "").replace(
        "tags, kim", f"tags, {plugin}"
    )
    config = config.replace("repo_url: https://example.org/bron\n", options)
    site = built(tree({**SMALL, "mkdocs.yml": config}), strict=True)
    links = HtmlPage((site / "interventies/kim/index.html").read_text(encoding="utf-8")).links
    edits = {link for link in links if link.endswith("kim.yml")}
    assert edits == {f"https://{expected}interventions/kim.yml"}


@pytest.mark.parametrize(
    ("files", "title"),
    [
        ({}, "Draag bij"),
        ({"docs/bijdragen.md": "# Help\n"}, "Help"),
        ({"docs/bijdragen/index.md": "# Help\n"}, "Help"),
        (
            {
                "docs/bijdragen.md": "# Help\n",
                "mkdocs.yml": f"{CONFIG}exclude_docs: bijdragen.md\n",
            },
            "Draag bij",
        ),
    ],
)
def test_door_to_contributing_opens_the_form_or_the_page_in_its_place(
    tree: Tree, files: dict[str, str], title: str
) -> None:
    site = built(tree({**SMALL, **files}), strict=True)
    html = (site / "index.html").read_text(encoding="utf-8")
    body = html[html.index('class="kim kim-home"') :]
    assert re.findall(r'kim-door__link" href="(bijdragen[^"]*)"', body) == ["bijdragen/"]
    there = (site / "bijdragen/index.html").read_text(encoding="utf-8")
    assert f"<title>{title} - " in there


def test_withdrawn_record_keeps_only_its_own_page(tree: Tree) -> None:
    withdrawn = "status: withdrawn\nwithdrawn: {reason: Te oud., date: 2026-03, replaced_by: jim}\n"
    jim = SMALL["interventions/kim.yml"].replace("KIM", "JIM").replace("kim-oud", "jim-oud")
    files = {
        **SMALL,
        "interventions/kim.yml": SMALL["interventions/kim.yml"] + withdrawn,
        "interventions/jim.yml": jim,
    }
    site = built(tree(files), strict=True)
    page = (site / "interventies/kim/index.html").read_text(encoding="utf-8")
    notice = page[page.index('<div class="kim-notice"') : page.index('<div class="kim-lead"')]
    assert notice == (
        '<div class="kim-notice" role="note">\n'
        '<p class="kim-notice__title">Deze beschrijving is ingetrokken in maart 2026.</p>\n'
        "<p>Te oud.</p>\n"
        '<p>Lees in plaats hiervan: <a href="../jim/">JIM</a>.</p>\n</div>\n\n'
    )
    for other in ("interventies", "themas/kracht", "instrumenten/kring"):
        links = HtmlPage((site / other / "index.html").read_text(encoding="utf-8")).links
        assert [link for link in links if link.rstrip("/").endswith("kim")] == []


def test_hand_written_home_takes_the_place_of_ours(tree: Tree) -> None:
    site = built(tree({**SMALL, "docs/index.md": "# Ons eigen begin\n"}), strict=True)
    assert "Ons eigen begin" in (site / "index.html").read_text(encoding="utf-8")


def test_edit_link_opens_the_file_of_the_record(tree: Tree) -> None:
    site = built(tree(SMALL), strict=True)
    links = HtmlPage((site / "interventies/kim/index.html").read_text(encoding="utf-8")).links
    edits = {link for link in links if link.startswith("https://example.org/bron/edit")}
    assert edits == {"https://example.org/bron/edit/main/interventions/kim.yml"}


def test_without_a_repository_there_is_no_edit_link(tree: Tree) -> None:
    config = CONFIG.replace("repo_url: https://example.org/bron\n", "").replace("edit_uri", "#")
    site = built(tree({**SMALL, "mkdocs.yml": config}), strict=True)
    page = HtmlPage((site / "interventies/kim/index.html").read_text(encoding="utf-8"))
    assert [link for link in page.links if "edit" in link] == []


def test_former_address_leads_to_the_record(tree: Tree) -> None:
    site = built(tree(SMALL), strict=True)
    assert (site / "interventies/kim-oud/index.html").read_text(encoding="utf-8") == (
        '<!doctype html>\n<html lang="nl">\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        "<title>Deze pagina is verhuisd</title>\n"
        '<meta http-equiv="refresh" content="0; url=../kim/">\n'
        '<link rel="canonical" href="../kim/">\n'
        '<p><a href="../kim/">Verder naar ‘KIM’</a></p>\n</html>\n'
    )


@pytest.mark.parametrize(
    ("urls", "leads"), [(True, "../interventies/kim/"), (False, "interventies/kim.html")]
)
def test_link_of_a_page_to_a_former_name_goes_on_working(
    urls: bool, leads: str, tree: Tree
) -> None:
    over = "# Over\n\nZie [KIM](interventies/kim-oud.md#wat).\n"
    site = built(tree({**SMALL, "docs/over.md": over}), strict=True, use_directory_urls=urls)
    page = site / ("over/index.html" if urls else "over.html")
    links = HtmlPage(page.read_text(encoding="utf-8")).links
    assert [link for link in links if link.endswith("#wat")] == [f"{leads}#wat"]


def test_a_page_leads_to_any_place_that_there_is(
    tree: Tree, caplog: pytest.LogCaptureFixture
) -> None:
    over = "# Over\n\n[Boek](bronnen/index.md#bron-boek), [blad](bronnen/index.md#bron-blad).\n"
    built(tree({**SMALL, "docs/over.md": over}), validation={"anchors": "warn"})
    assert messages(caplog) == [
        "Doc file 'over.md' contains a link 'bronnen/index.md#bron-blad', but the doc "
        "'bronnen/index.md' does not contain an anchor '#bron-blad'."
    ]


def test_title_of_a_record_is_never_markup(tree: Tree) -> None:
    evil = 'title: "<b>KIM</b> & \\"co\\""\nsummary: Kort.\nnature: model\nthemes: [kracht]\n'
    site = built(tree({**SMALL, "interventions/kim.yml": evil}), strict=True)
    html = (site / "interventies/kim/index.html").read_text(encoding="utf-8")
    assert "<b>KIM" not in html
    assert "<title>&lt;b&gt;KIM&lt;/b&gt; &amp; &quot;co&quot; - Proef</title>" in html


def index_of(site: Path) -> dict[str, Any]:
    text = (site / "assets/kim/search/index.js").read_text(encoding="utf-8")
    found = json.loads(text.split("] = ", 1)[1].rstrip(";\n"))
    assert isinstance(found, dict)
    return found


def unpacked(fronts: list[str]) -> Iterator[str]:
    before = ""
    for front in fronts:
        before = before[: SIGNS.index(front[0])] + front[1:]
        yield before


def test_search_knows_records_lists_and_hand_written_pages(tree: Tree) -> None:
    site = built(tree(SMALL), strict=True)
    found = index_of(site)
    assert found["titles"].split("\n") == [
        "KIM",
        "Kring",
        "Kracht",
        "Interventies",
        "Instrumenten",
        "Thema's",
        "Kaarten",
        "Over",
    ]
    assert found["ids"].split("\n") == [
        *("", "", ""),
        *("interventies/", "instrumenten/", "themas/", "kaarten/", "over/"),
    ]


def test_search_of_the_theme_is_replaced(tree: Tree) -> None:
    """The configuration has the plugin ``search`` of the theme."""
    site = built(tree(SMALL), strict=True)
    html = (site / "over/index.html").read_text(encoding="utf-8")
    assert (html.count("data-kim-search"), html.count("md-search")) == (1, 0)
    assert not (site / "search").exists()


def test_pages_can_ask_to_be_left_out_of_search_or_to_be_found_by_other_words(tree: Tree) -> None:
    files = {
        **SMALL,
        "docs/geheim.md": "---\nsearch:\n  exclude: true\n---\n# Geheim\n",
        "docs/hulp.md": (
            "---\ndescription: Zo helpt u.\nsearch:\n  synonyms: [bijstand]\n---\n# Hulp\n"
        ),
    }
    found = index_of(built(tree(files), strict=True))
    pages = found["ids"].split("\n")
    assert ("geheim/" in pages, "hulp/" in pages) == (False, True)
    assert {"bijstand", "helpt"} <= set(unpacked(found["terms"].split("\n")))


def test_in_another_theme_the_page_to_search_on_has_what_it_needs(tree: Tree) -> None:
    config = CONFIG.replace("name: material", "name: mkdocs").replace("language: nl", "locale: nl")
    config = config.replace("[search, tags, kim]", "[kim]")
    site = built(tree({**SMALL, "mkdocs.yml": config}))
    html = (site / "zoeken/index.html").read_text(encoding="utf-8")
    assert '<form class="kim-search" hidden role="search"' in html
    assert "data-kim-hit" in html


def test_page_that_is_not_there_has_the_box_with_addresses_from_the_root(tree: Tree) -> None:
    config = CONFIG + "site_url: https://example.org/kennis/\n"
    site = built(tree({**SMALL, "mkdocs.yml": config}), strict=True)
    html = (site / "404.html").read_text(encoding="utf-8")
    assert 'action="/kennis/zoeken/"' in html
    assert 'data-data="/kennis/assets/kim/search/"' in html
    said = html.split("<h1>")[1].split("</ul>")[0]
    assert re.findall('href="([^"]*)">([^<]*)<', said) == [
        ("/kennis/", "Start"),
        ("/kennis/zoeken/", "Zoeken"),
        ("/kennis/interventies/", "Interventies"),
        ("/kennis/instrumenten/", "Instrumenten"),
    ]
    assert said.startswith("Deze pagina is er niet</h1>")


def test_folder_that_is_not_there_is_named(tree: Tree, caplog: pytest.LogCaptureFixture) -> None:
    folder = tree({"mkdocs.yml": CONFIG, "docs/over.md": "# Over\n"})
    with pytest.raises(Abort):
        built(folder)
    missing = folder / "interventions"
    assert messages(caplog) == [f"Plugin 'kim' option 'records': there is no folder {missing}"]


def test_english_site_has_english_addresses_and_words(tree: Tree) -> None:
    config = CONFIG.replace("language: nl", "language: en")
    files = {**SMALL, "mkdocs.yml": config, "docs/over.md": "# About\n"}
    site = built(tree(files), strict=True)
    page = (site / "interventions/kim/index.html").read_text(encoding="utf-8")
    assert HtmlPage(page).ids.count("target_group") == 1
    assert "How do we know?" in page


def test_records_stand_under_the_section_of_their_index(tree: Tree) -> None:
    config = CONFIG.replace("font: false", "font: false\n  features: [navigation.path]")
    config += "nav:\n- index.md\n- Methoden:\n  - interventies/index.md\n- over.md\n"
    config += "validation: {nav: {omitted_files: ignore}}\n"
    site = built(tree({**SMALL, "mkdocs.yml": config}), strict=True)
    html = (site / "interventies/kim/index.html").read_text(encoding="utf-8")
    path = html[html.index('class="md-path"') : html.index("</nav>", html.index('class="md-path"'))]
    words = [word.strip() for word in re.sub(r"<[^>]+>", "\n", path).split("\n")[1:]]
    assert [word for word in words if word] == ["Start", "Methoden"]
