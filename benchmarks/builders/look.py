"""What all sites look like: Material, with the menu that ``kim init`` gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

NAME = "Kennisbank"
HAND = "Over deze site"
"""The only page besides the first that stays as it was written."""


def config(**more: Any) -> dict[str, Any]:
    """Give a configuration of MkDocs."""
    return {
        "site_name": NAME,
        "site_url": "https://example.org/",
        "theme": {
            "name": "material",
            "language": "nl",
            "font": False,
            "features": [
                "navigation.tabs",
                "navigation.path",
                "navigation.top",
                "toc.follow",
            ],
        },
        "nav": [
            "index.md",
            {"Zoeken": ["zoeken/index.md"]},
            {"Wat heb je nodig?": ["wat-heb-je-nodig/index.md"]},
            {
                "Interventies": [
                    {"Alle interventies": "interventies/index.md"},
                    "doelgroepen/index.md",
                    "plekken/index.md",
                    "uitvoerders/index.md",
                    "erkenning/index.md",
                ]
            },
            {"Werkzame elementen": ["werkzame-elementen/index.md"]},
            {"Vergelijken": ["vergelijken/index.md"]},
            {"Instrumenten": ["instrumenten/index.md", "werkbladen/index.md"]},
            {"Thema's": ["themas/index.md"]},
            {"Bronnen": ["bronnen/index.md"]},
            {"Bijdragen": ["bijdragen/index.md"]},
            {"Over": [{HAND: "over.md"}, "wijzigingen/index.md"]},
        ],
        **more,
    }


def listed(nav: Any = None) -> list[str]:
    """Name the pages in the menu."""
    if isinstance(nav, str):
        return [nav]
    items = config()["nav"] if nav is None else nav
    values = items.values() if isinstance(items, dict) else items
    return [page for item in values for page in listed(item)]


def write(folder: Path, made: dict[str, Any]) -> None:
    """Write a configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(made, allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
