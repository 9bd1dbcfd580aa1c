"""Building real MkDocs sites in tests, and walking through what came out."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

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


@dataclass
class HtmlPage(HTMLParser):
    """The ids and the links of a page."""

    text: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        elif tag in ("link", "script", "img", "iframe", "source"):
            self.requests += [found[name] for name in ("href", "src") if name in found]


def pages(site: Path) -> dict[str, HtmlPage]:
    """Read every page of a built site: path → page. The page for faults has no place of its own."""
    return {
        file.relative_to(site).as_posix(): HtmlPage(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
        if file.name != "404.html"
    }


def broken_links(site: Path) -> list[str]:
    """List every internal link of a built site that leads to no file or no anchor."""
    found = pages(site)
    broken = []
    for path, page in found.items():
        for link in page.links + page.requests:
            address, anchor = urldefrag(link)
            if urlsplit(address).scheme or address.startswith("//"):
                continue
            target = _target(site, path, address)
            if not (site / target).is_file() or (
                anchor and target in found and unquote(anchor) not in found[target].ids
            ):
                broken.append(f"{path}: {link}")
    return broken


def unlinked(site: Path) -> list[str]:
    """List every page of a built site that no other page leads to; of a version, papers do."""
    found = pages(site)
    led = {
        (path, _target(site, path, urldefrag(link)[0]))
        for path, page in found.items()
        for link in page.links
        if not urlsplit(link).scheme and not link.startswith("//")
    }
    elsewhere = {target for path, target in led if target != path}
    return [path for path in found if path not in elsewhere and "/v/" not in path]


def _target(site: Path, path: str, address: str) -> str:
    """Find the file that a relative address leads to."""
    if not address:
        return path
    target = (site / path).parent / unquote(address.split("?")[0])
    resolved = target.resolve().relative_to(site.resolve()).as_posix()
    is_folder = address.endswith("/") or (site / resolved).is_dir()
    return f"{resolved}/index.html".removeprefix("./") if is_folder else resolved
