"""Builders that read Markdown files: MkDocs with Material, ProperDocs with it, and Zensical.

The files are written beforehand, which is not counted: these builders read no YAML.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from . import look
from .job import DESCRIBED, FACTS, LABELS, LISTED, REFERENCES, TEXTS, TOLD, Job
from .site import Site

FOLDERS = {
    LISTED: "interventies",
    "themes": "themas",
    "elements": "werkzame-elementen",
    "instruments": "instrumenten",
}
APART = "".join(f"{folder}/*\n!{folder}/index.md\n" for folder in FOLDERS.values())
"""The pages that stand in no menu, in the words of MkDocs."""


def prepare(job: Job, command: Sequence[str], folder: Path, caches: Sequence[str] = ()) -> Site:
    """Write a page for each record, and lists."""
    extensions = ["attr_list"]
    made = look.config(plugins=["search"], not_in_nav=APART, markdown_extensions=extensions)
    look.write(folder, made)
    docs = folder / "docs"
    for page in look.listed():
        _write(docs / page, [f"# {Path(page).parent.name or look.NAME}"])
    using = _using(job)
    for kind, record_id, record in job.linked(link):
        rows = [_row(job, *found) for found in using[record_id]]
        text = [f"# {record['title']}", "", *_body(job, record), *rows]
        _write(docs / path(kind, record_id), text)
    for kind, name in FOLDERS.items():
        rows = sorted(_row(job, kind, record_id) for record_id in job.records[kind])
        _write(docs / name / "index.md", [f"# {name.capitalize()}", "", *rows])
    environ = {"NO_MKDOCS_2_WARNING": "1"}
    return Site(folder, command, "site", f"{FOLDERS[LISTED]}/{{}}/index.html", caches, environ)


def path(kind: str, record_id: str) -> str:
    """Give the file of a record."""
    return posixpath.join(FOLDERS[kind], f"{record_id}.md")


def link(kind: str, record_id: str) -> str:
    """Give the address of a record as seen from any other, or from a list: all are as deep."""
    return posixpath.join("..", path(kind, record_id))


def _row(job: Job, kind: str, record_id: str) -> str:
    return f"- [{job.records[kind][record_id]['title']}]({link(kind, record_id)})"


def _using(job: Job) -> Mapping[str, list[tuple[str, str]]]:
    """Tell which interventions have a theme or an element."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for record_id, record in job.records[LISTED].items():
        elements = (entry["element"] for entry in record["working_elements"])
        for used in (*record["themes"], *elements):
            found[used].append((LISTED, record_id))
    return found


def _body(job: Job, record: Mapping[str, Any]) -> Iterator[str]:
    """Write what a page says under its title."""
    yield from (", ".join(record.get("aliases", ())), "", record["summary"])
    yield from (record[key] for key in DESCRIBED.values() if key in record)
    if "age" in record:
        yield from _facts(job, record)
    for key, title in LABELS.items():
        if value := record.get(key):
            yield from (f"## {title} {{ #{key} }}", "")
            if key == "sources":
                yield from (_source(source_id, job.sources[source_id]) for source_id in value)
            elif isinstance(value, list):
                for entry in value:
                    yield from _entry(job, entry)
            elif isinstance(value, dict):
                yield from (value["final"], ", ".join(value["groups"]), "")
            else:
                yield value


def _facts(job: Job, record: Mapping[str, Any]) -> Iterator[str]:
    themes = (_row(job, "themes", theme).removeprefix("- ") for theme in record["themes"])
    age = f"{record['age']['from']} tot {record['age']['to']} jaar"
    told = {"Thema's": ", ".join(themes), "Leeftijd": age, "Duur": record["duration"]["text"]}
    for key, title in FACTS.items():
        value = record[key]
        told[title] = ", ".join(value) if isinstance(value, list) else str(value)
    yield from ("| | |", "| --- | --- |")
    yield from (f"| {title} | {value} |" for title, value in told.items())
    yield ""


def _entry(job: Job, entry: Mapping[str, Any]) -> Iterator[str]:
    """Write an element, an instrument, a study and the like."""
    for key, kind in REFERENCES.items():
        if key in entry:
            yield from (f"### {_row(job, kind, entry[key]).removeprefix('- ')}", "")
    if "title" in entry:
        yield from (f"### {entry['title']}", "")
    yield from (" ".join(str(entry[key]) for key in TOLD if key in entry), "")
    yield from (entry[key] for key in TEXTS if key in entry)
    named = entry.get("sources", ())
    yield from (" ".join(f"[{job.sources[name]['title']}](#{name})" for name in named), "")


def _source(source_id: str, source: Mapping[str, Any]) -> str:
    authors = ", ".join(source["authors"])
    return f"- *{authors}*{{ #{source_id} }} ({source['year']}). {source['title']}."


def _write(file: Path, page: Sequence[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([*page, ""]), encoding="utf-8")
