"""Eleventy, from npm: pages by pagination over the same YAML as data, in Nunjucks."""

from __future__ import annotations

from pathlib import Path

from . import data
from .job import KINDS, LISTED, Job
from .shell import Shell
from .site import Site

TEMPLATES = Path(__file__).with_name("templates") / "eleventy"
TITLE = "{{ record.title if record else title }}"
CONTENTS = "{% for label in job.labels %}{% if record[label.id] %}ENTRY{% endif %}{% endfor %}"


def prepare(job: Job, shell: Shell, modules: Path, folder: Path) -> Site:
    """Write a site for Eleventy, whose packages are in a folder ``node_modules`` elsewhere."""
    data.write(job, folder / "data")
    entry = shell.entry("{{ label.id }}", "{{ label.title }}")
    record = "{% set record = interventions[id] %}"
    page = shell.filled(TITLE, CONTENTS.replace("ENTRY", entry), "{{ content | safe }}")
    data.put(folder / "layouts/base.njk", record + page)
    for name, kinds in (("small", KINDS), ("list", (LISTED, *KINDS))):
        text = (TEMPLATES / f"{name}.njk").read_text(encoding="utf-8")
        for kind in kinds:
            data.put(folder / f"pages/{kind}-{name}.njk", text.replace("KIND", kind))
    text = (TEMPLATES / "intervention.njk").read_text(encoding="utf-8")
    data.put(folder / "pages/intervention.njk", text)
    text = (TEMPLATES / "config.js").read_text(encoding="utf-8")
    data.put(folder / "eleventy.config.js", text)
    (folder / "node_modules").symlink_to(modules, target_is_directory=True)
    command = ("node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")
    return Site(folder, command, "site", f"{LISTED}/{{}}/index.html")
