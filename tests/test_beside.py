"""The plugin under ProperDocs, beside other plugins, and version by version."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from building import broken_links
from building_by import run
from conftest import Tree
from repositories import repo

GARDEN = Path(__file__).parent / "sites/garden"
RECORD = "title: Groslijst\nsummary: Namen van mensen.\npurpose: Zien wie er is.\n"
FILES = {
    "records/instruments/groslijst.yml": f"{RECORD}steps:\n  - text: Vraag door.\n",
    "docs/over.md": "# Over\n\nLees [de lijst](instrumenten/groslijst.md).\n",
}
SITE = """
site_name: Onze methoden
site_url: https://example.org/methoden/
theme: {name: material, language: nl, font: false}
extra: {generator: false}
plugins:
"""
KIM = "  - kim: {records: records, licence: CC BY 4.0}\n"
PLUGINS = """\
  - meta
  - blog
  - search
  - offline
  - privacy
"""
FETCHED = ".cache/plugin/privacy/assets/external/unpkg.com"
"""Where privacy keeps what it fetched: scripts that the theme or another plugin asks for."""
NOWHERE = {"HTTP_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9"}
_ENGINE = re.compile(rb'<meta name="generator" content="[^"]*">')


def listing(site: Path) -> dict[str, bytes]:
    """Read every file of a site, without the name of who made it."""
    found = {file.relative_to(site).as_posix(): file for file in site.rglob("*")}
    files = {path: file.read_bytes() for path, file in found.items() if file.is_file()}
    return {path: _ENGINE.sub(b"", content) for path, content in files.items()}


def test_properdocs_builds_the_same_site_strictly(tmp_path: Path) -> None:
    folder = tmp_path / "garden"
    shutil.copytree(GARDEN, folder)
    for engine in ("mkdocs", "properdocs"):
        done = run(engine, "build", "--strict", "--site-dir", f"{tmp_path}/{engine}", folder=folder)
        assert done.returncode == 0, done.stdout
    ours, theirs = listing(tmp_path / "mkdocs"), listing(tmp_path / "properdocs")
    assert sorted(theirs) == sorted(ours)
    assert [path for path in ours if theirs[path] != ours[path]] == []


@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
def test_blog_meta_offline_and_privacy_go_beside_it_without_a_network(
    tree: Tree, first: bool
) -> None:
    plugins = KIM + PLUGINS if first else PLUGINS + KIM
    root = tree(
        {
            **FILES,
            "mkdocs.yml": SITE + plugins,
            f"{FETCHED}/mermaid@11/dist/mermaid.min.js": "1\n",
            f"{FETCHED}/iframe-worker/shim": "1\n",
            "docs/notities/.meta.yml": "description: Van alle notities.\n",
            "docs/notities/een.md": "# Een\n",
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/posts/nieuw.md": "---\ndate: 2026-01-02\n---\n\n# Nieuws\n\nEen bericht.\n",
        }
    )
    done = run("mkdocs", "build", "--strict", folder=root, **NOWHERE)
    assert done.returncode == 0, done.stdout
    site = root / "site"
    assert broken_links(site) == []
    assert (site / "instrumenten/groslijst.html").is_file()  # offline: addresses are files
    assert "unpkg.com" not in (site / "instrumenten/groslijst.html").read_text("utf-8").replace(
        "assets/external/unpkg.com", ""
    )
    assert (site / "blog/2026/01/02/nieuws.html").is_file()
    assert 'content="Van alle notities."' in (site / "notities/een.html").read_text("utf-8")


def test_mike_keeps_versions_beside_each_other(tree: Tree) -> None:
    root = tree({**FILES, "mkdocs.yml": SITE + KIM, ".gitignore": ".cache\n"})
    found = repo(root, "records")
    found.git("init", "--quiet", "--initial-branch=main")
    found.git("config", "user.name", "Kim")
    found.git("config", "user.email", "kim@example.org")
    found.commit("2026-01-01", {})
    for version in (["1.0"], ["2.0", "latest"]):
        done = run("mike", "deploy", *version, folder=root)
        assert done.returncode == 0, done.stdout
        record = root / "records/instruments/groslijst.yml"
        record.write_text(record.read_text("utf-8").replace("Groslijst", "Namenlijst"), "utf-8")
    found.git("worktree", "add", "--quiet", "published", "gh-pages")
    site = root / "published"
    named = {"1.0": "Groslijst", "2.0": "Namenlijst", "latest": "Namenlijst"}
    page = "instrumenten/groslijst/index.html"
    found_there = {
        version: re.findall("<h1>(.*)</h1>", (site / version / page).read_text("utf-8"))
        for version in named
    }
    assert found_there == {version: [name] for version, name in named.items()}
    assert broken_links(site / "1.0") == []
    assert broken_links(site / "2.0") == []
