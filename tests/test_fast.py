"""The fast way through MkDocs gives the same site as the plain way, whatever theme and plugins."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
import records
from building import configured
from conftest import Tree
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from nights import spread

from mkdocs_kim.plugin import KimPlugin

CONFIG = """\
site_name: Proef
site_url: https://example.org/proef/
theme:
  name: material
  language: nl
  font: false
  features: [navigation.tabs, navigation.path, content.action.edit]
repo_url: https://example.org/bron
edit_uri: edit/main/docs/
plugins: [search, tags, kim]
"""
NAMES = ["Kring", "Samen één", "Dialoog & 'rust'", '<b>Vet</b> "werk"', "Zien", "Horen"]
SMALL = {
    "mkdocs.yml": CONFIG,
    "docs/over.md": "# Over\n\nEen pagina van iemand zelf.\n",
    **{
        f"interventions/{name}.yml": f"title: {json.dumps(title)}\nsummary: Kort & 'goed'.\n"
        "nature: model\nthemes: [t]\n"
        for name, title in zip("abcdef", NAMES, strict=True)
    },
    "interventions/themes/t.yml": "title: Thema\nsummary: Kort.\ndescription: Lang.\n",
}


def made(config: MkDocsConfig, *, fast: bool) -> tuple[dict[str, bytes], int]:
    """Build a site: path → content, and how many pages were filled in rather than rendered."""
    plugin = cast(KimPlugin, config.plugins["kim"])
    plugin.config["fast"] = fast
    build(config)
    return content(Path(config.site_dir)), plugin.shells.spliced if plugin.shells else 0


def content(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [path for path in {**one, **other} if one.get(path) != other.get(path)]


def both(folder: Path, **options: Any) -> int:
    """Build a site in both ways, compare every file and tell how many pages were filled in."""
    plain, none = made(configured(folder, **options), fast=False)
    fast, spliced = made(configured(folder, **options), fast=True)
    assert differing(plain, fast) == []
    assert none == 0
    return spliced


@dataclass(frozen=True)
class Case:
    """A site with something of its own, and whether pages can still be filled in."""

    fills: bool
    files: dict[str, str] = field(default_factory=dict)
    config: str = ""
    options: dict[str, Any] = field(default_factory=dict)


def hooked(event: str, code: str, fills: bool) -> Case:
    """A site with an event of its own: the arguments are there by their names."""
    text = f"def {event}(*args, page, **kwargs):\n    {code}\n"
    return Case(fills, {"hook.py": text}, "hooks: [hook.py]\n")


def themed(block: str, fills: bool) -> Case:
    main = f'{{% extends "base.html" %}}\n{block}\n'
    own = CONFIG.replace("  font: false\n", "  font: false\n  custom_dir: own\n")
    return Case(fills, {"mkdocs.yml": own, "own/main.html": main})


def head(text: str, fills: bool) -> Case:
    return themed(
        f"{{% block extrahead %}}{{% if page %}}{text}{{% endif %}}{{% endblock %}}", fills
    )


def other(theme: str, fills: bool) -> Case:
    text = f"site_name: Proef\ntheme: {theme}\nplugins: [{{kim: {{language: nl}}}}]\n"
    return Case(fills, {"mkdocs.yml": text})


MENU = """\
nav:
  - index.md
  - over.md
  - Methoden:
      - interventies/index.md
      - Meer over A: interventies/a/meer.md
"""
FIRST = """\
from mkdocs.plugins import event_priority

@event_priority(100)
def on_post_page(output, page, config):
    output = output.replace("</head>", "</HEAD>")
    return output.replace("<body", f"<body data-of={page.file.name!r}")
"""
CASES = {
    "as it comes": Case(True),
    "addresses of files": Case(True, options={"use_directory_urls": False}),
    "no address of its own": Case(True, options={"site_url": ""}),
    "a menu that leads below a record": Case(
        True, {"docs/interventies/a/meer.md": "# Meer\n"}, MENU
    ),
    "a plugin adds to the context": hooked("on_page_context", 'args[0]["x"] = 1', False),
    "a plugin adds tags to one page": hooked(
        "on_page_context", 'page.file.name == "c" and args[0].update(tags=[{"name": "x"}])', True
    ),
    "a plugin gives another context": hooked(
        "on_page_context", 'return {**args[0], "base_url": "." + page.file.name}', False
    ),
    "a plugin changes settings per page": hooked(
        "on_page_context", 'kwargs["config"].extra["generator"] = page.file.name in "ace"', True
    ),
    "a plugin says something of each page": hooked(
        "on_page_markdown", 'page.meta["revision_date"] = page.file.name', False
    ),
    "a plugin gives each page a status": hooked("on_page_markdown", "page.typeset = {}", False),
    "a plugin asks for another template": hooked(
        "on_page_markdown",
        'page.meta["template"] = "blog.html" if page.title > "Ki" else "main.html"',
        True,
    ),
    "a plugin names pages": hooked(
        "on_page_content", 'page.title = page.meta["title"] = "A<i>b"', False
    ),
    "a plugin makes headings": hooked(
        "on_page_content", "page.toc.items.extend(page.toc.items[:1])", True
    ),
    "a plugin ranks headings": hooked(
        "on_page_content", "[setattr(item, 'level', 3) for item in page.toc.items]", True
    ),
    "a plugin leaves the heading out of some pages": hooked(
        "on_page_content",
        "return args[0].replace('<h1', '<h2') if page.file.name in 'bcd' else None",
        True,
    ),
    "a plugin empties pages": hooked("on_page_content", "return ' '", True),
    "a plugin moves pages": hooked("on_page_markdown", 'page.canonical_url += "?x=1"', False),
    "a plugin sees pages before all is put around them": Case(
        True, {"hook.py": FIRST}, "hooks: [hook.py]\n"
    ),
    "a plugin sees pages after that": hooked("on_post_page", "return args[0].upper()", True),
    "a theme that prints the title twice": head('<meta name="x" content="{{ page.title }}">', True),
    "a theme that alters the title": head("<i>{{ page.title | upper }}</i>", False),
    "a theme that cuts the title": head("<i>{{ page.title[:3] }}</i>", False),
    "a theme that counts the title": head("{% if page.title | length > 5 %}x{% endif %}", False),
    "a theme that compares the title": head('{% if page.title == "Zien" %}x{% endif %}', False),
    "a theme that looks in the title": head('{% if "Zi" in page.title %}x{% endif %}', True),
    "a theme that replaces in the title": head('{{ page.title | replace("Zi", "Za") }}', False),
    "a theme that numbers headings": head(
        "{% for x in page.toc %}{{ loop.index }}{{ x.title }}{% endfor %}", True
    ),
    "a theme that lists headings": head("{% for x in page.toc %}[{{ x.title }}]{% endfor %}", True),
    "a theme that prints names of files": head(
        "{{ page.file.name | upper }} {{ page.url }}", False
    ),
    "a theme that prints addresses": head(
        "{{ page.file.src_uri }} {{ page.url }}{{ page.abs_url }}", True
    ),
    "a theme that looks in addresses": head(
        '{% if "interventies/b" in page.url %}x{% endif %}', False
    ),
    "a theme that compares addresses": head(
        '{% if page.url == "interventies/e/" %}x{% endif %}', False
    ),
    "a theme that asks how an address ends": head(
        '{% if page.canonical_url.endswith("f/") %}x{% endif %}', False
    ),
    "a theme that compares names of files": head(
        '{% if page.file.src_uri == "interventies/c.md" %}x{% endif %}', False
    ),
    "a theme that tells the time": head('{{ build_date_utc.strftime("%Y") }}', False),
    "mkdocs": other("mkdocs", True),
    "readthedocs": other("readthedocs", False),
}


@pytest.mark.parametrize("case", spread(CASES))
def test_fast_is_plain(tree: Tree, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    files = {**SMALL, **case.files}
    folder = tree({**files, "mkdocs.yml": files["mkdocs.yml"] + case.config})
    assert (both(folder, **case.options) > 0) == case.fills


MANY = CONFIG.replace(
    "plugins: [search, tags, kim]",
    """plugins:
  - tags
  - kim: {accounts: false, pairs: false}""",
)


def test_120_records_are_the_same_plain_fast_and_from_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    records.write(tmp_path / "interventions", 120)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/over.md").write_text("# Over\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(MANY, encoding="utf-8")
    plain, _ = made(configured(tmp_path), fast=False)
    new, filled = made(configured(tmp_path), fast=True)
    kept, again = made(configured(tmp_path), fast=True)
    assert (differing(plain, new), differing(plain, kept)) == ([], [])
    assert len(plain) > 1_200
    assert filled == again > 200
