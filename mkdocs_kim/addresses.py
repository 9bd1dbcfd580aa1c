"""Where each page of the site stands: an address is a path without extension."""

from __future__ import annotations

from .language import Language

HOME = "index"


def page(language: Language, kind: str, record_id: str) -> str:
    """Give the page of a record or of a value of a vocabulary: ``interventies/kim-methode``."""
    return f"{language.path(kind)}/{record_id}"


def index(language: Language, kind: str) -> str:
    """Give the page that lists all of a kind: ``interventies/index``."""
    return f"{language.path(kind)}/index"


def source_anchor(source_id: str) -> str:
    """Give the place of a source on the page of sources."""
    return f"bron-{source_id}"


def url(address: str, directory_urls: bool) -> str:
    """Give the URL of a page from the root of the site: ``interventies/kim-methode/``.

    Shape: with ``directory_urls`` off a file name, so that the site also works from a disk.
    """
    folder, _, name = address.rpartition("/")
    if not directory_urls:
        return f"{address}.html"
    if name == HOME:
        return f"{folder}/" if folder else ""
    return f"{address}/"


def relative(source: str, target: str, directory_urls: bool) -> str:
    """Give the URL of one page as seen from another; never absolute, so a site can be moved."""
    here = url(source, directory_urls).split("/")[:-1]
    there = url(target, directory_urls).split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    path = "/".join([*[".."] * (len(here) - shared), *there[shared:]])
    return path or "./"
