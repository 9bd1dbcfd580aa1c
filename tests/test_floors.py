"""The package is built in floors: imports go down, each third party has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "mkdocs_kim"
FILES = sorted(PACKAGE.rglob("*.py"))
FLOORS = {
    "__init__": 0,
    "diagnostics": 0,
    "reports": 0,
    "source": 0,
    "colour": 0,
    "tokens": 1,
    "language": 1,
    "prose": 1,
    "records": 1,
    "library": 2,
    "addresses": 2,
    "tables": 2,
    "views": 3,
    "render": 4,
    "files": 5,
    "cache": 5,
    "place": 5,
    "bundle": 5,
    "api": 6,
    "press": 5,
    "style": 5,
    "settings": 5,
    "printed": 5,
    "comparing": 5,
    "citing": 5,
    "opendata": 5,
    "following": 5,
    "scaffolds": 5,
    "site": 5,
    "trees": 5,
    "plan": 5,
    "spool": 5,
    "kept": 5,
    "live": 5,
    "rewrite": 5,
    "history": 5,
    "importing": 5,
    "hosts": 5,
    "written": 5,
    "plugin": 6,
    "cli": 6,
    "__main__": 6,
}
DOORS = {
    "yaml": ("source/",),
    "markdown": ("written/byhand.py",),
    "pathspec": ("written/byhand.py",),
    "markdown_it": ("prose/",),
    "pydantic": ("records/",),
    "pydantic_core": ("records/",),
    "jinja2": ("render/",),
    "markupsafe": ("render/",),
    "click": ("cli/",),
    "mkdocs": ("plugin",),
    "watchdog": ("plugin_serve.py",),
    "filelock": ("place.py",),
    "fontTools": ("render/fonts.py",),
    "fontpkg": ("render/fonts.py",),
    "typst": ("render/sheets/pdf.py",),
    "segno": ("render/sheets/qr.py",),
    "pyphen": ("render/metrics.py",),
}
SHARED = [
    "parts",
    "within",
    "citable",
    "localparts",
    "invite",
    "elementparts",
    "kin",
    "steps",
    "pager",
    "pages",
    "reader",
    "once",
    "translation",
    "common",
    "citing",
    "credits",
    "works",
    "local",
    "sections",
    "evidence",
    "facts",
    "wording",
    "methods",
    "pairs",
    "elementmap",
    "adapting",
    "elementuses",
    "saying",
    "telling",
    "account",
    "take",
    "side",
    "brief",
    "known",
    "frame",
    "drawn",
    "sheets",
    "onscreen",
    "items",
    "options",
    "elementkinds",
    "facets",
    "panel",
    "series",
    "shelf",
    "edited",
    "entries",
    "releases",
    "mapped",
    "mapparts",
    "sheetcards",
    "branches",
    "tryout",
    "relations",
    "families",
    "kinpage",
    "kinparts",
    "fillable",
    "opendata",
    "datapages",
    "stylelook",
    "stylepieces",
    "styleexamples",
]
"""Modules of views/ that every view may use, each standing on those before it."""
FORBIDDEN = {"logging", "time", "warnings", "subprocess", "socket", "urllib", "random", "sys"}
"""What the floors 0 to 4 do not need: what they know is passed down."""
CALLS = {"print", "open", "os.getenv", "input"}
CLOCKS = (".today", ".now", ".utcnow", ".fromtimestamp")
"""Whatever the class before the dot is called: an import may have given it another name."""


def name(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


def top(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py").split("_")[0] or file.stem


def imports(file: Path) -> Iterator[tuple[str, ...]]:
    """Every import of a file, as the path of a module; names count as modules of a package."""
    here = ("mkdocs_kim", *file.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else ()
            module = (*base, *(node.module or "").split(".")) if node.module else base
            yield from ((*module, alias.name) for alias in node.names)


def floor(module: str) -> int:
    return FLOORS[module]


@pytest.mark.parametrize("file", FILES, ids=name)
def test_imports_go_down(file: Path) -> None:
    own = top(file)
    used = {parts[1] for parts in imports(file) if parts[0] == "mkdocs_kim" and len(parts) > 1}
    used = {module if module in FLOORS else "__init__" for module in used} - {own}
    level = 7 if name(file) == "__init__.py" else floor(own)  # the door: it reads when asked
    up = {m for m in used if floor(m) > level or (floor(m) == level and not allowed(own, m))}
    assert up == set()


def allowed(own: str, other: str) -> bool:
    """On one floor: who may stand on whom."""
    return (own, other) in {
        ("source", "diagnostics"),
        ("reports", "diagnostics"),
        ("records", "prose"),
        ("records", "language"),
        ("site", "files"),
        ("site", "cache"),
        ("site", "settings"),
        ("site", "printed"),
        ("plan", "comparing"),
        ("plan", "citing"),
        ("plan", "opendata"),
        ("opendata", "citing"),
        ("opendata", "settings"),
        ("plan", "following"),
        ("following", "settings"),
        ("citing", "settings"),
        ("settings", "hosts"),
        ("plan", "scaffolds"),
        ("scaffolds", "settings"),
        ("scaffolds", "hosts"),
        ("scaffolds", "rewrite"),
        ("plan", "hosts"),
        ("plan", "cache"),
        ("plan", "files"),
        ("plan", "printed"),
        ("plan", "settings"),
        ("site", "plan"),
        ("site", "kept"),
        ("live", "site"),
        ("live", "plan"),
        ("live", "files"),
        ("live", "printed"),
        ("live", "settings"),
        ("site", "spool"),
        ("kept", "cache"),
        ("kept", "files"),
        ("kept", "settings"),
        ("kept", "spool"),
        ("printed", "settings"),
        ("printed", "cache"),
        ("printed", "press"),
        ("comparing", "settings"),
        ("comparing", "style"),
        ("plan", "style"),
        ("style", "cache"),
        ("press", "cache"),
        ("history", "cache"),
        ("history", "files"),
        ("bundle", "place"),
        ("importing", "rewrite"),
        ("written", "cache"),
        ("written", "history"),
        ("written", "hosts"),
        ("written", "settings"),
        ("written", "site"),
        ("written", "trees"),
        ("trees", "site"),
        ("written", "spool"),
        ("written", "style"),
        ("addresses", "library"),
        ("__main__", "cli"),
        ("cli", "plugin"),
        ("plugin", "plugin"),
        ("diagnostics", "__init__"),
        ("source", "__init__"),
    }


@pytest.mark.parametrize("file", FILES, ids=name)
def test_third_parties_come_through_one_door(file: Path) -> None:
    used = {parts[0] for parts in imports(file)} & set(DOORS)
    through = {party for party in used if name(file).startswith(DOORS[party])}
    assert used - through == set()


@pytest.mark.parametrize("file", FILES, ids=name)
def test_every_module_has_its_floor(file: Path) -> None:
    assert top(file) in FLOORS


@pytest.mark.parametrize(
    "file", [file for file in FILES if top(file) == "views"] or FILES[:1], ids=name
)
def test_views_do_not_import_each_other(file: Path) -> None:
    used = {p[2] for p in imports(file) if p[:2] == ("mkdocs_kim", "views") and len(p) > 2}
    known = {f.stem for f in FILES if top(f) == "views"} - {"__init__"}
    below = SHARED[: SHARED.index(file.stem)] if file.stem in SHARED else SHARED
    assert file.stem == "__init__" or used & known - set(below) == set()


@pytest.mark.parametrize("file", [f for f in FILES if floor(top(f)) <= 4], ids=name)
def test_lower_floors_do_not_tell_or_look_outside(file: Path) -> None:
    tree = ast.parse(file.read_bytes())
    used = {parts[0] for parts in imports(file)} & FORBIDDEN
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    called = {call for call in calls if call in CALLS or call.endswith(CLOCKS)}
    read = {ast.unparse(n) for n in ast.walk(tree) if isinstance(n, ast.Attribute)} & {"os.environ"}
    assert used | called | read == set()
