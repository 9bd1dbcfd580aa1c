"""The manual holds every key, message, option and command; what is made from code is fresh."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest
import yaml
from building import ROOT

from mkdocs_kim.cli import kim
from mkdocs_kim.language import language
from mkdocs_kim.plugin import KimConfig
from mkdocs_kim.records import read, schemas
from mkdocs_kim.render import manual
from mkdocs_kim.source import parse

DOCS = ROOT / "docs"
MANUAL = "\n".join(
    file.read_text(encoding="utf-8") for file in sorted((DOCS / "handleiding").glob("*.md"))
)


def test_page_of_keys_is_fresh() -> None:
    page = (DOCS / "handleiding/sleutels.md").read_text(encoding="utf-8")
    assert page == manual.fields(language("nl"))


def test_page_of_messages_is_fresh() -> None:
    page = (DOCS / "handleiding/meldingen.md").read_text(encoding="utf-8")
    assert page == manual.messages(language("nl"))


def test_schemas_for_editors_are_fresh() -> None:
    folder = ROOT / "interventions/.schema"
    stored = {
        file.name: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")
    }
    assert stored == schemas()


@pytest.mark.parametrize("file", sorted(DOCS.rglob("*.md")), ids=lambda file: file.stem)
def test_page_is_one_document(file: Path) -> None:
    text = re.sub(r"^( *)(`{3,}).*?^\1\2$", "", file.read_text(encoding="utf-8"), flags=re.M | re.S)
    _, front, body = text.split("---\n", 2) if text.startswith("---\n") else ("", "", text)
    told = yaml.safe_load(front) or {}
    heads = re.findall("^# .+$", body, re.M)
    assert ("\n---\n" in body, len(heads) + ("title" in told)) == (False, 1)


@pytest.mark.parametrize("option", [name for name, _ in KimConfig()._schema])
def test_every_option_of_the_plugin_is_in_the_manual(option: str) -> None:
    assert f"`{option}`" in (DOCS / "handleiding/inrichten.md").read_text(encoding="utf-8")


def _words() -> list[str]:
    """List every command with each of its options, as a reader would type them."""
    found = []
    for name, command in sorted(kim.commands.items()):
        found.append(f"kim {name}")
        options = [p for p in command.params if isinstance(p, click.Option)]
        found += [opt for option in options for opt in option.opts if opt.startswith("--")]
    return found


@pytest.mark.parametrize("word", _words())
def test_every_command_and_option_is_in_the_manual(word: str) -> None:
    assert word in MANUAL


def test_record_of_the_readme_has_no_faults() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = readme.split("```yaml\n")[2].split("```")[0]
    node, faults = parse(example.encode(), "groslijst.yml")
    reading = read("instrument", "groslijst", "groslijst.yml", node)
    assert (faults, reading.diagnostics) == ([], ())
