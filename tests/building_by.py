"""The engines that build a written site, and what a page is whatever engine built it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from html.parser import HTMLParser
from pathlib import Path

from building import ROOT
from click.testing import CliRunner, Result

from mkdocs_kim.cli import kim

ENGINES = {
    "mkdocs": ("mkdocs.yml", "mkdocs.en.yml"),
    "properdocs": ("mkdocs.yml",),
    "zensical": ("mkdocs.yml",),
}
"""Engine → the settings that it builds: all do Dutch, and as builds take long, one does English."""
OWN = re.compile(
    r"(?:en/)?(?:assets/(?:images|javascripts|stylesheets)/|404\.html|sitemap\.xml|"
    r"(?:search|tags)\.json$)"
)
"""The files of an engine and its theme."""
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
_VOID = ("br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ABOUT = re.compile(r'<meta name="description" content="(.*?)"')
_STYLED = re.compile(r"text-align: (left|center|right);")
_CONTENTS = re.compile(r'<nav class="md-nav md-nav--secondary".*?</nav>\s*</div>', re.DOTALL)


def run(*command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program of this environment, and give all that it says."""
    programs = sysconfig.get_path("scripts")
    path = os.pathsep.join([programs, os.environ["PATH"]])
    name, *rest = command
    return subprocess.run(
        [shutil.which(name, path=path) or name, *rest],
        cwd=folder,
        env={**os.environ, **_QUIET, "PATH": path, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def write(project: Path, target: Path, *options: str) -> Result:
    """Give the command that writes the site of a folder."""
    told = [str(target), "--config-file", str(project / "mkdocs.yml"), *options]
    return CliRunner().invoke(kim, ["write", *told], catch_exceptions=False)


def write_real(target: Path) -> None:
    """Write the real site."""
    done = write(ROOT, target)
    assert done.exit_code == 0, done.output


def build(engine: str, source: Path, target: Path) -> None:
    """Build a written site in a copy of its own, as strictly as the engine can."""
    shutil.copytree(source, target)
    strict = [] if engine == "zensical" else ["--strict"]  # it may warn; what comes out counts
    for settings in ENGINES[engine]:
        done = run(engine, "build", *strict, "-f", settings, folder=target)
        assert done.returncode == 0, done.stdout


def site_files(site: Path) -> dict[str, Path]:
    """List what a built site has that is not the engine's own: path → file."""
    found = {file.relative_to(site).as_posix(): file for file in site.rglob("*")}
    return {path: file for path, file in found.items() if file.is_file() and not OWN.match(path)}


def outline(html: str) -> list[object]:
    """Give all of a page but the theme: name, elements with attributes, words between them.

    Shape: without what the page carries along for its script, the buttons and the skipping place of
    the theme, and marks for a search that is not there.
    """
    begin, end = html.find("<article"), html.rfind("</article>")
    if begin < 0:
        return [html]  # a page that leads on, which no theme is put around
    found = _Outline(html[begin:end])
    title, about = _TITLE.search(html), _ABOUT.search(html)
    return [title[1] if title else "", about[1] if about else "", *found.said]


def contents(html: str) -> list[str]:
    """List the places that the contents list of a page leads to."""
    found = _CONTENTS.search(html)
    return re.findall(r'href="(#[^"]+)"', found[0]) if found else []


def menu(html: str) -> list[tuple[str, str]]:
    """List the links of the tabs: where to, and how they are called."""
    found = re.findall(r'<a href="([^"]*)" class="md-tabs__link">(.*?)</a>', html, re.DOTALL)
    return [
        (to.removeprefix(".").removeprefix("/"), " ".join(re.sub(r"<[^>]*>", "", name).split()))
        for to, name in found
    ]


class _Outline(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[object] = []
        self.skipped = 0
        self.text = ""
        self.feed(html)
        self._flush()
        del self.said[0]  # the element around it all

    def _flush(self) -> None:
        words = " ".join(self.text.split())
        self.text = ""
        if words:
            self.said.append(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs if name != "data-search-exclude"}
        carried = found.keys() & {"data-kim-carried", "data-kim-elsewhere"}
        carried = carried or found.get("id") == "__skip"
        if self.skipped or carried or "md-content__button" in found.get("class", ""):
            self.skipped += tag not in _VOID
            return
        aligned = _STYLED.fullmatch(found.pop("style", ""))
        if aligned:  # the plugin says so by class, for its policy
            found["class"] = f"kim-align-{aligned[1]}"
        if "class" in found:
            found["class"] = " ".join(sorted(found["class"].split()))
        self._flush()
        self.said.append((tag, tuple(sorted(found.items()))))

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            self.skipped -= tag not in _VOID
        elif tag not in _VOID:
            self._flush()
            self.said.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.text += data
