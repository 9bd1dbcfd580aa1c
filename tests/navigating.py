"""A small collection with everything that a navigator can meet."""

from __future__ import annotations

from pathlib import Path


def theme(title: str, more: str = "") -> str:
    return f"title: {title}\nsummary: Kort.\ndescription: Lang.\n{more}"


def situation(title: str, question: str, more: str, advice: str = "") -> str:
    told = advice or "  - intervention: kim\n    why: Past bij elk gesprek [@boek].\n"
    return f"title: {title}\nsummary: Kort [@boek].\nquestion: {question}\n{more}advice:\n{told}"


WITHDRAWN = "status: withdrawn\nwithdrawn:\n  reason: Verouderd.\n  date: 2026-01-02\n"
SHEET = """
worksheet:
  - question: Wie zijn er?
    orientation: portrait
    layout: own
    blocks:
      - block: lines
"""
FILES = {
    "kim.yml": "title: KIM-methode\nsummary: Kort.\nnature: model\nthemes: [jeugd]\n",
    "instruments/kring.yml": (
        f"title: Netwerkcirkel (kring)\nsummary: Kort.\npurpose: Zien wie er is.\n{SHEET}"
    ),
    "instruments/lijst.yml": "title: Groslijst\nsummary: Kort.\npurpose: Namen noemen.\n",
    "instruments/oud.yml": f"title: Oud blad\nsummary: Kort.\npurpose: Niets meer.\n{WITHDRAWN}",
    "themes/jeugd.yml": theme("Jeugd en gezin"),
    "themes/netwerk.yml": theme("Sociale netwerken"),
    "themes/werk.yml": theme("Werk"),
    "themes/weg.yml": theme("Weg", WITHDRAWN),
    "situations/alleen.yml": situation(
        "Iemand is alleen",
        "Er is niemand. Waar begin ik?",
        "themes: [netwerk, jeugd]\nreviewed: 2026-03-04\n"
        "when: |\n  Iemand zegt dat er niemand is [@boek]. Neem de tijd.\n",
        "  - instrument: lijst\n    why: De eerste stap [@boek].\n"
        "  - instrument: kring\n    why: Daarna zie je wie dichtbij staat.\n"
        "  - instrument: oud\n    why: Dat deden we vroeger.\n"
        "  - intervention: kim\n    why: Voor het gesprek.\n",
    ),
    "situations/thuis.yml": situation(
        "Thuis gaat het mis", "Thuis loopt het vast. Wat nu?", "themes: [jeugd]\nreviewed: 2025\n"
    ),
    "situations/baan.yml": situation(
        "Iemand zoekt werk",
        "Iemand wil aan het werk. Hoe?",
        "themes: [werk]\nstatus: concept\n",
    ),
    "situations/anders.yml": situation(
        "Iets anders", "Dit past nergens bij. Wat dan?", "themes: [weg]\n"
    ),
    "situations/vroeger.yml": situation(
        "Vroeger", "Wat deden we vroeger?", f"themes: [werk]\n{WITHDRAWN}"
    ),
    "sources.yml": "sources:\n- id: boek\n  type: book\n  title: Het boek\n",
}
"""Path in the folder of records → text."""


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write records into a folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
