"""``kim write``: what it puts into a folder, what it leaves alone, and what it reads of a site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from building import ROOT
from building_by import write
from conftest import Tree

from mkdocs_kim.plugin_options import KimConfig
from mkdocs_kim.source import Tagged, settings, written
from mkdocs_kim.written import DEFAULTS, InTheWayError, Project, put
from mkdocs_kim.written.byhand import led
from mkdocs_kim.written.config import menu, placed
from mkdocs_kim.written.config import written as config
from mkdocs_kim.written.markdown import body

SITE = f"""
site_name: Onze methoden
theme: {{name: material, language: nl}}
exclude_docs: |
  geheim.md
plugins:
  - kim:
      records: records
      cache: {(ROOT / ".cache/kim").as_posix()}
"""
RECORD = "title: Groslijst\nsummary: Namen van mensen.\npurpose: Zien wie er is.\n"
SMALL = {
    "mkdocs.yml": SITE,
    "records/instruments/groslijst.yml": f"{RECORD}steps:\n  - text: Vraag door.\n",
    "docs/over.md": "# Over\n\nLees [de lijst](instrumenten/groslijst.md#purpose).\n",
    "docs/geheim.md": "# Geheim\n",
    "docs/.verborgen.md": "# Verborgen\n",
}


def listing(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_site_is_written_again_as_it_was_and_what_went_away_is_cleared(tree: Tree) -> None:
    root = tree(SMALL)
    target = root / "geschreven"
    said = write(root, target)
    assert (said.exit_code, said.stderr) == (0, "")
    first = listing(target)
    assert "docs/instrumenten/groslijst/index.md" in first
    assert [path for path in first if "geheim" in path or "verborgen" in path] == []
    link = "[de lijst](instrumenten/groslijst/index.md#purpose)"
    begin = f"# Over\n\nLees {link}.\n\n<div data-kim-carried"
    assert first["docs/over.md"].decode().startswith(begin)
    (target / "docs/eigen.md").write_text("# Van ons\n", encoding="utf-8")
    assert write(root, target).exit_code == 0
    assert listing(target) == {**first, "docs/eigen.md": b"# Van ons\n"}
    (root / "docs/over.md").unlink()
    assert write(root, target).exit_code == 0
    assert not (target / "docs/over.md").exists()
    assert (target / "docs/eigen.md").exists()


def test_nothing_is_written_of_records_with_a_fault(tree: Tree) -> None:
    root = tree({**SMALL, "records/instruments/groslijst.yml": "titel: Groslijst\n"})
    said = write(root, root / "geschreven")
    assert said.exit_code == 1
    assert said.stderr.endswith("Er is niets geschreven. Verbeter eerst de fouten hierboven.\n")
    assert not (root / "geschreven").exists()


def test_a_page_that_is_no_text_is_told_in_one_line(tree: Tree) -> None:
    root = tree({**SMALL, "docs/over.md": b"\xff\xfe"})
    said = write(root, root / "geschreven")
    assert (said.exit_code, said.stderr.count("\n")) == (1, 1)
    assert not (root / "geschreven").exists()


@pytest.mark.parametrize("target", [".", "docs", "docs/daar", "records"])
def test_what_the_site_is_made_from_is_no_place_for_it(tree: Tree, target: str) -> None:
    root = tree(SMALL)
    assert write(root, root / target).exit_code == 2
    assert set(listing(root)) == set(SMALL)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plugins: [search]\n", "De plugin kim staat niet in dit bestand met instellingen."),
        ("plugins: [\n", "mkdocs.yml kan niet worden gelezen: "),
        ("INHERIT: mkdocs.yml\n", "mkdocs.yml kan niet worden gelezen: INHERIT."),
        ("INHERIT: weg.yml\n", "weg.yml kan niet worden gelezen: "),
        ("plugins: [kim]\n", "De map met records is er niet: "),
    ],
)
def test_settings_that_do_not_fit_are_told_in_one_line(tree: Tree, text: str, line: str) -> None:
    root = tree({"mkdocs.yml": text})
    said = write(root, root / "geschreven")
    assert (said.exit_code, said.stderr.count("\n")) == (1, 1)
    assert line in said.stderr


def test_a_folder_of_somebody_else_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("x", encoding="utf-8")
    with pytest.raises(InTheWayError):
        put({"a.md": b"a"}, tmp_path)
    assert listing(tmp_path) == {"brief.txt": b"x"}


def test_a_file_that_somebody_put_there_is_not_written_over(tmp_path: Path) -> None:
    put({"a.md": b"a"}, tmp_path / "x")
    (tmp_path / "x/b.md").write_bytes(b"mine")
    with pytest.raises(InTheWayError):
        put({"a.md": b"other", "b.md": b"b"}, tmp_path / "x")
    assert (tmp_path / "x/a.md").read_bytes() == b"a"
    assert (tmp_path / "x/b.md").read_bytes() == b"mine"


@pytest.mark.parametrize("linked", ["x", "x/docs", "x/docs/a.md", "x/.kim-write"])
def test_nothing_is_written_through_a_link(tmp_path: Path, linked: str) -> None:
    put({"docs/a.md": b"a"}, tmp_path / "x")
    elsewhere = tmp_path / "elders"
    (tmp_path / linked).rename(elsewhere)
    (tmp_path / linked).symlink_to(elsewhere)
    before = listing(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()
    with pytest.raises(InTheWayError):
        put({"docs/a.md": b"b"}, tmp_path / "x")
    assert (listing(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()) == before


@pytest.mark.parametrize("line", ["../brief.txt", "/etc/passwd", "docs/../../brief.txt"])
def test_a_list_that_leads_out_of_the_folder_is_not_believed(tmp_path: Path, line: str) -> None:
    (tmp_path / "brief.txt").write_text("x", encoding="utf-8")
    put({"a.md": b"a"}, tmp_path / "x")
    (tmp_path / "x/.kim-write").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(InTheWayError):
        put({"a.md": b"a"}, tmp_path / "x")
    assert (tmp_path / "brief.txt").exists()


def test_options_are_those_of_the_plugin() -> None:
    assert dict(KimConfig()) == DEFAULTS


def test_settings_know_the_environment_and_what_they_inherit(tree: Tree) -> None:
    below = "site_name: A\ntheme: {name: material, language: nl}\nplugins: [kim]\n"
    own = 'INHERIT: onder.yml\nsite_url: !ENV [X, URL, "/"]\ntheme: {font: false}\n'
    root = tree({"onder.yml": below, "mkdocs.yml": own})
    project = Project.load(root / "mkdocs.yml", {"URL": "https://example.org/"})
    assert project.said == {
        "site_name": "A",
        "theme": {"name": "material", "language": "nl", "font": False},
        "plugins": ["kim"],
        "site_url": "https://example.org/",
    }


@pytest.mark.parametrize(
    ("said", "value"),
    [("!ENV [A, true]", True), ("!ENV A", None), ("!ENV B", 3), ("!ENV [A, B, 4]", 3)],
)
def test_a_setting_of_the_environment_has_a_type(said: str, value: object) -> None:
    assert settings(f"x: {said}\n", {"B": "3"}) == {"x": value}


def test_what_only_other_programs_know_is_written_as_it_was_read() -> None:
    text = (
        "a: !!python/name:material.extensions.emoji.twemoji ''\nb: !relative $docs_dir\nc: !x [1]\n"
    )
    read = settings(text, {})
    assert read["a"] == Tagged(
        "tag:yaml.org,2002:python/name:material.extensions.emoji.twemoji", ""
    )
    assert settings(written(read), {}) == read


def test_settings_keep_what_engines_know_and_lose_what_needs_the_plugin() -> None:
    said = {
        "site_name": "A",
        "docs_dir": "pages",
        "hooks": ["x.py"],
        "theme": {"name": "material", "custom_dir": "x", "features": ["a", "content.action.edit"]},
        "plugins": ["search", {"kim": {"records": "x"}}, {"blog": {"enabled": True}}],
        "extra_css": ["own.css"],
        "markdown_extensions": {"toc": {"permalink": False}, "attr_list": {}},
        "validation": {"nav": {"not_found": "warn"}},
    }
    assert config(said, ["index.md"], styled=True) == {
        "site_name": "A",
        "theme": {"name": "material", "features": ["a"], "variant": "classic"},
        "extra_css": ["assets/kim/site.css", "own.css"],
        "extra_javascript": ["assets/kim/site.js"],
        "plugins": [{"blog": {"enabled": True}}, {"material/search": {"enabled": False}}],
        "markdown_extensions": [
            {"toc": {"permalink": False}},
            {"attr_list": {}},
            "pymdownx.blocks.html",
        ],
        "validation": {"nav": {"not_found": "warn", "omitted_files": "ignore"}},
        "edit_uri": "",
        "nav": ["index.md"],
    }


def test_a_site_without_a_menu_gets_one_by_its_folders() -> None:
    pages = ["over.md", "wat-is/x.md", "index.md", "wat-is/diep/y.md", "wat-is/index.md"]
    made = menu(pages)
    assert made == [
        "index.md",
        "over.md",
        {"Wat is": ["wat-is/index.md", "wat-is/x.md", {"Diep": ["wat-is/diep/y.md"]}]},
    ]
    assert placed(made, {"over.md": "over/index.md"})[1] == "over/index.md"


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("[a](../x/b.md)", "[a](../x/b/index.md)"),
        ("[a](../x/b.md#c 'd')", "[a](../x/b/index.md#c 'd')"),
        ("[a]: ../x/b.md", "[a]: ../x/b/index.md"),
        ('<a href="../x/b.md">', '<a href="../x/b/index.md">'),
        ("[a](../x/c.md) en ../x/b.md", "[a](../x/c.md) en ../x/b.md"),
        ("[a](https://example.org/x/b.md)", "[a](https://example.org/x/b.md)"),
    ],
)
def test_links_lead_to_where_pages_stand_now(text: str, there: str) -> None:
    assert led(text, "map/pagina.md", {"x/b.md": "x/b/index.md"}) == there


BODIES: Mapping[str, tuple[str, str]] = {
    "a heading in a section": (
        '<section class="a b" aria-labelledby="x">\n<h2 id="x">Wat &amp; hoe*</h2>\n'
        "<p>_Tekst_</p>\n</section>",
        '/// html | section[class="a b"][aria-labelledby="x"]\n\n## Wat &amp; hoe&#42; { #x }\n\n'
        "<p>_Tekst_</p>\n\n///\n",
    ),
    "sections in sections": (
        '<div id="i"><section><h2 id="x" tabindex="-1">X</h2></section></div>',
        '//// html | div[id="i"]\n\n/// html | section\n\n'
        '## X { #x tabindex="-1" }\n\n///\n\n////\n',
    ),
    "a heading without an id": ("<h1>Titel</h1>\n<p>x</p>", "<h1>Titel</h1>\n\n<p>x</p>\n"),
    "a heading with elements": ('<h2 id="x"><a>X</a></h2>', '<h2 id="x"><a>X</a></h2>\n'),
    "words beside a heading": (
        '<div>los <h2 id="x">X</h2></div>',
        '<div>los <h2 id="x">X</h2></div>\n',
    ),
    "what begins code": (
        "<pre>\n```\n> ~~~\n\tx</pre>",
        "<pre>\n&#96;``\n> &#126;~~\n&#9;x</pre>\n",
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_bodies_become_markdown(name: str) -> None:
    html, text = BODIES[name]
    assert body(html) == text
