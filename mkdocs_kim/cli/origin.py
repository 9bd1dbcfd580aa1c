"""Where this plugin was had from, told so that pip can have it from there again."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from .. import __version__
from ..history import GitError, Repository

PLUGIN = "mkdocs-kim"
HERE = Path(__file__).parents[2]
_SHORT = re.compile(r"(?:[\w.-]+@)?([\w.-]+):(?!//)(.+)")
"""``git@host:owner/name.git``, as ssh is told."""


def requirement() -> str:
    """Say where the plugin itself was installed from, as pip is told it.

    Source: https://packaging.python.org/en/latest/specifications/direct-url/
    """
    try:
        told = json.loads(distribution(PLUGIN).read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        told = {"url": HERE.as_uri()}
    url, kept = told.get("url", ""), told.get("vcs_info")
    if kept:
        return f"{PLUGIN} @ {kept['vcs']}+{url}@{kept['commit_id']}"
    if not url:
        return f"{PLUGIN}=={__version__}"
    parts = urlsplit(url)
    kept_in = _kept_in(Path(url2pathname(parts.path))) if parts.scheme == "file" else ""
    return f"{PLUGIN} @ {kept_in or url}"


def only_here(said: str) -> bool:
    """Tell whether a requirement means nothing to another computer."""
    return "@ file:" in said


def _kept_in(folder: Path) -> str:
    """Find where a folder was cloned from, with its commit if that is there; empty if nowhere."""
    if not folder.is_dir():
        return ""
    repository = Repository(folder)
    try:
        url = _public(repository.line("remote", "get-url", "origin"))
        commit = repository.commit("HEAD")
        there = repository.line("branch", "--remotes", "--contains", commit)
        below = repository.line("rev-parse", "--show-prefix").rstrip("/")
    except GitError:
        return ""
    at, place = f"@{commit}" if there else "", f"#subdirectory={below}" if below else ""
    return f"git+{url}{at}{place}" if url else ""


def _public(remote: str) -> str:
    """Turn the address of a clone into one for everybody, without who it was cloned by."""
    short = _SHORT.fullmatch(remote)
    parts = urlsplit(f"ssh://{short[1]}/{short[2]}" if short else remote)
    if parts.scheme not in ("https", "ssh", "git+ssh") or not parts.hostname:
        return ""
    port = f":{parts.port}" if parts.port and parts.scheme == "https" else ""
    return f"https://{parts.hostname}{port}{parts.path}"
