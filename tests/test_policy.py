"""What pages may load and run: every page says so in its head, and holds to it."""

from __future__ import annotations

import html
import re
import shutil
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from building import ROOT, built, configured
from mkdocs.exceptions import Abort

from mkdocs_kim.render.policy import Policy, hashed, inline, unstyled, with_policy

STRICT = (
    "default-src 'none'; script-src 'self'{}; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'"
)
PAGE = (
    '<html>\n<head>\n<meta charset="utf-8">\n<script>one()</script></head><body>'
    "<article><script>evil()</script></article><script>two()</script>"
    '<script type="application/json">{}</script><script src="a.js"></script></body></html>'
)


def _policy(page: str) -> str:
    """Give the policy of a page: the only one, and before anything that it is about."""
    found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    place = page.index("<meta http-equiv=")
    first = min(page.find(tag) for tag in ("<script", "<link", "<style") if tag in page)
    assert (len(found), place < first) == (1, True)
    return html.unescape(found[0])


def test_scripts_of_the_theme_are_allowed_and_none_in_the_text() -> None:
    told = _policy(with_policy(PAGE, Policy()))
    own = sorted(hashed(script) for script in ("one()", "two()"))
    assert told == STRICT.format(f" {' '.join(own)}")
    assert list(inline(PAGE)) == ["one()", "two()"]


def test_hash_is_that_of_the_standard() -> None:
    digest = b64encode(sha256(b"alert('Hello, world.');").digest()).decode()
    assert hashed("alert('Hello, world.');") == f"'sha256-{digest}'"
    assert digest == "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="


def test_page_that_is_served_while_somebody_writes_may_ask_for_news() -> None:
    told = _policy(with_policy(PAGE, Policy(live=True)))
    assert told == STRICT.format(" 'unsafe-inline'") + "; connect-src 'self'"


def test_owner_may_allow_more() -> None:
    more = {"script-src": ["https://a.example"], "default-src": ["https://b.example"]}
    told = _policy(with_policy("<head><script src=x></script></head>", Policy(more=more)))
    assert told == STRICT.format(" https://a.example").replace("'none'", "https://b.example", 1)


def test_text_that_is_no_page_stays_as_it_is() -> None:
    assert with_policy("<p>Niets</p>", Policy()) == "<p>Niets</p>"


def test_tables_align_by_class() -> None:
    row = '<tr><td style="text-align: right;">1</td><td style="color: red">2</td></tr>'
    assert unstyled(row) == row.replace('style="text-align: right;"', 'class="kim-align-right"')


class _Inside(HTMLParser):
    """What a page would run or style by itself, and what opens elsewhere unguarded."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.scripts: list[str] = []
        self.is_script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.is_script = tag == "script" and not {"src", "type"} & given.keys()
        self.found += [name for name in given if name.startswith("on") or name == "style"]
        self.found += [
            value
            for name, value in given.items()
            if name in ("href", "src", "action")
            and re.match(r"(?i)\s*(javascript|data):", value)
            and value != "data:,"  # a page without an icon, so that none is asked for
        ]
        if "target" in given and "noopener" not in given.get("rel", ""):
            self.found.append(self.get_starttag_text() or "")
        if tag in ("style", "iframe", "object", "embed", "base"):
            self.found.append(tag)

    def handle_data(self, data: str) -> None:
        if self.is_script:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.is_script = False


def test_every_page_of_the_real_site_holds_to_its_policy(site: Path) -> None:
    told: dict[str, list[str]] = {}
    for file in sorted(site.rglob("*.html")):
        page = file.read_text(encoding="utf-8")
        inside = _Inside(page)
        policy = _policy(page) if "<script" in page else "default-src 'none'"
        allowed = [script for script in inside.scripts if hashed(script) in policy]
        unsafe = [word for word in ("unsafe", "*", "http:", "https:") if word in policy]
        head = html.unescape(page.partition("</head>")[0])
        strict = policy.startswith("default-src 'none'") and policy in head
        faults = [*inside.found, *unsafe, *set(inside.scripts).difference(allowed)]
        if faults or not strict:
            told[file.relative_to(site).as_posix()] = faults
    assert told == {}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests/sites/garden", tmp_path / "site")
    return tmp_path / "site"


def _with(folder: Path, option: str) -> Path:
    file = folder / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert text.count("\n  - kim:\n") == 1
    file.write_text(text.replace("\n  - kim:\n", f"\n  - kim:\n      {option}\n"), encoding="utf-8")
    return folder


def test_site_without_a_policy(small: Path) -> None:
    page = built(_with(small, "policy: false")) / "growing/index.html"
    assert "Content-Security-Policy" not in page.read_text(encoding="utf-8")


def test_site_that_allows_more(small: Path) -> None:
    page = built(_with(small, "allow: {connect-src: ['https://count.example']}")) / "404.html"
    told = _policy(page.read_text(encoding="utf-8"))
    assert told.split("; ")[-1] == "connect-src https://count.example"


@pytest.mark.parametrize("source", ["'a; script-src *'", "''", "'a b'", "3"])
def test_what_is_allowed_is_one_source(
    small: Path, source: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        configured(_with(small, f"allow: {{img-src: [{source}]}}"))
    assert "allow" in caplog.text
    caplog.clear()
