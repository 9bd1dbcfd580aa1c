"""Building real MkDocs sites in tests, and walking through what came out."""

from __future__ import annotations

import posixpath
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

import lxml.html
from lxml import etree
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

ROOT = Path(__file__).parents[1]


def dutch(value: Any) -> Any:
    """Give what a file of records says; of a text in several languages the Dutch one."""
    if isinstance(value, list):
        return [dutch(item) for item in value]
    if not isinstance(value, dict):
        return value
    return value["nl"] if "nl" in value else {key: dutch(item) for key, item in value.items()}


def configured(folder: Path, *, command: str = "build", **options: object) -> MkDocsConfig:
    """Load the mkdocs.yml of a folder as the command line does."""
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), **options)
    config.plugins.on_startup(command=command, dirty=False)
    return config


def built(folder: Path, **options: object) -> Path:
    """Build a site as ``mkdocs build`` does and give its folder."""
    config = configured(folder, **options)
    build(config)
    return Path(config.site_dir)


def built_real(target: Path, **options: object) -> Path:
    """Build the real site, strictly, into a folder of the test's own."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(target), strict=True, **options)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return target


class HtmlPage:
    """The ids and the links of a page, and what it loads."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ids: list[str] = []
        self.links: list[str] = []
        self.requests: list[str] = []
        parsed = lxml.html.document_fromstring(text or "<html>")
        for element in parsed.iter(etree.Element):
            said = element.attrib
            if "id" in said:
                self.ids.append(said["id"])
            if element.tag == "a" and "href" in said:
                self.links.append(said["href"])
            elif element.tag in ("link", "script", "img", "iframe", "source"):
                self.requests += [said[name] for name in ("href", "src") if name in said]


_parsed = cache(HtmlPage)
"""The real site has a thousand pages and many tests: each text is taken apart once."""


def pages(site: Path) -> dict[str, HtmlPage]:
    """Read every page of a built site: path → page. The page for faults has no place of its own."""
    return {
        file.relative_to(site).as_posix(): _parsed(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
        if file.name != "404.html"
    }


def broken_links(site: Path) -> list[str]:
    """List every internal link of a built site that leads to no file or no anchor."""
    found = pages(site)
    ids = {path: set(page.ids) for path, page in found.items()}
    files, folders = _contents(site)
    broken = []
    for path, page in found.items():
        for link in page.links + page.requests:
            address, anchor = urldefrag(link)
            if urlsplit(address).scheme or address.startswith("//"):
                continue
            target = _target(folders, path, address)
            if target not in files or (
                anchor and target in ids and unquote(anchor) not in ids[target]
            ):
                broken.append(f"{path}: {link}")
    return broken


def unlinked(site: Path) -> list[str]:
    """List every page of a built site that no other page leads to; of a version, papers do."""
    found = pages(site)
    _, folders = _contents(site)
    led = {
        (path, _target(folders, path, urldefrag(link)[0]))
        for path, page in found.items()
        for link in page.links
        if not urlsplit(link).scheme and not link.startswith("//")
    }
    elsewhere = {target for path, target in led if target != path}
    return [path for path in found if path not in elsewhere and "/v/" not in path]


def _contents(site: Path) -> tuple[set[str], set[str]]:
    """List the files and the folders of a built site, without asking the disk for every link."""
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    return files, {str(folder) for file in files for folder in PurePosixPath(file).parents}


def _target(folders: set[str], path: str, address: str) -> str:
    """Find the file that a relative address leads to."""
    if not address:
        return path
    there = posixpath.join(posixpath.dirname(path), unquote(address.split("?")[0]))
    target = posixpath.normpath(there)
    is_folder = address.endswith("/") or target in folders
    return posixpath.normpath(f"{target}/index.html") if is_folder else target
