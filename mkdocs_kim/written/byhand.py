"""The pages that people wrote, and what stands beside them: which there are, and what they say.

The only door to ``markdown``, by which search learns the words of pages; and to ``pathspec``, by
which settings name files.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from markdown import Markdown
from pathspec import GitIgnoreSpec

from ..render.search.written import document
from ..source import SettingsError, settings
from ..views import Document

PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_HIDDEN = (".*", "/templates/")
_META = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LINK = re.compile(
    r"""(\]\(|^ {0,3}\[[^\]\n]+\]:\s*|href=["'])([^\s"'#?:)]+\.md)(?=[\s"'#?)]|$)""", re.MULTILINE
)
"""What leads to another page: in Markdown, at the end of a page, in HTML."""
_FIRST = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


def files(docs: Path, project: Path, left_out: Sequence[str]) -> dict[str, Path]:
    """List what is published; nothing that a link leads to elsewhere.

    Shape: path → file, in the order of MkDocs; ``project`` is the folder that all of it is in,
    ``left_out`` are patterns as in ``.gitignore``.
    """
    spec = GitIgnoreSpec.from_lines([*_HIDDEN, *left_out])
    found = {}
    for where, folders, names in os.walk(docs, followlinks=True):
        here = Path(where)
        below = here.relative_to(docs)
        folders[:] = [
            name
            for name in sorted(folders)
            if _is_ours(here / name, docs, project)
            and not spec.match_file(f"{(below / name).as_posix()}/")
        ]
        for name in sorted(names, key=_first_index):
            path = (below / name).as_posix()
            if not spec.match_file(path) and _is_ours(here / name, docs, project):
                found[path] = here / name
    return found


def _first_index(name: str) -> tuple[bool, str]:
    """Sort as MkDocs does: what a folder begins with comes first."""
    return posixpath.splitext(name)[0] not in ("index", "README"), name


def _is_ours(place: Path, docs: Path, project: Path) -> bool:
    """Tell whether something lies in the project, is not hidden there, and is in no circle."""
    real = place.resolve()
    if place.is_symlink() and docs.is_relative_to(real):
        return False
    if real.is_relative_to(docs):
        return True
    inside = real.is_relative_to(project)
    return inside and not any(part.startswith(".") for part in real.relative_to(project).parts)


def documents(
    pages: Mapping[str, Path], said: Mapping[str, Any], named: Mapping[str, str]
) -> Iterator[Document]:
    """Read what search knows of pages.

    Shape: path → file; ``said`` are the settings of the site, ``named`` titles by path.
    """
    reader = Markdown(**_extensions(said.get("markdown_extensions") or []))
    for path, file in pages.items():
        head, text = parted(file.read_text(encoding="utf-8-sig"))
        wish = head.get("search")
        wish = wish if isinstance(wish, dict) else {}
        if wish.get("exclude"):
            continue
        html = reader.reset().convert(text)
        first = _FIRST.search(html)
        own = head.get("title") or (_words(first[1]) if first else "") or _titled(path)
        words = wish.get("synonyms")
        also = tuple(map(str, words)) if isinstance(words, list) else ()
        about = str(head.get("description") or "")
        yield document(address(path), named.get(path) or str(own), html, about, also)


def led(text: str, path: str, places: Mapping[str, str]) -> str:
    """Let links of a page lead to files that stand elsewhere now: path → path."""
    folder = posixpath.dirname(path)

    def lead(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, found[2]))
        if target not in places:
            return found[0]
        return found[1] + posixpath.relpath(places[target], folder or ".")

    return _LINK.sub(lead, text)


def address(path: str) -> str:
    """Give the address of a page by its file; ``README.md`` is what a folder begins with."""
    folder, _, name = posixpath.splitext(path)[0].rpartition("/")
    return posixpath.join(folder, "index" if name == "README" else name)


def parted(text: str) -> tuple[Mapping[str, Any], str]:
    """Split a page into what its head says and its text."""
    found = _META.match(text)
    if found is None:
        return {}, text
    try:
        head = settings(found[1], {})
    except SettingsError:
        return {}, text
    return (head, text[found.end() :]) if isinstance(head, dict) else ({}, text)


def _extensions(listed: Any) -> dict[str, Any]:
    """Say which extensions the words of pages are read with; what only programs know is not."""
    names, configs = ["toc", "tables", "fenced_code"], {}
    for item in [listed] if isinstance(listed, dict) else listed:
        for name, config in item.items() if isinstance(item, dict) else ((item, {}),):
            names.append(str(name))
            configs[str(name)] = _plain(config)
    return {"extensions": list(dict.fromkeys(names)), "extension_configs": configs}


def _plain(config: Any) -> dict[str, Any]:
    kept = config if isinstance(config, dict) else {}
    return {key: value for key, value in kept.items() if "Tagged" not in repr(value)}


def _words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()


def _titled(path: str) -> str:
    name = posixpath.basename(address(path)).replace("-", " ").replace("_", " ")
    return name.capitalize() if name.lower() == name else name
