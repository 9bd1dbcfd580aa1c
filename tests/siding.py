"""A small collection with everything that a comparison can meet."""

from __future__ import annotations


def method(title: str, more: str = "") -> str:
    return f"title: {title}\nsummary: Kort [@boek].\nnature: model\nthemes: [kracht]\n{more}"


def element(title: str) -> str:
    return f"title: {title}\nsummary: Kort.\ndefinition: Lang.\nscope: general\nconcerns: content\n"


def uses(**states: str) -> str:
    rows = [
        f"  - element: {name}\n    state: {state}\n    how: Zo doe je het [@boek].\n"
        for name, state in states.items()
    ]
    return "working_elements:\n" + "".join(rows)


WITHDRAWN = (
    "status: withdrawn\nwithdrawn:\n  reason: Niemand werkt er nog mee.\n"
    "  date: 2026-01-02\n  replaced_by: anker\n"
)
RELATED = "related:\n  - intervention: brug\n    relation: combines_with\n    why: Samen [@boek].\n"
FILES = {
    "anker.yml": method(
        "Anker",
        "former_ids: [anker-oud]\ngoal: Mensen vinden houvast.\naccess: free\n"
        + uses(zien="described", doen="described", vragen="deliberately_not")
        + RELATED,
    ),
    "brug.yml": method(
        "Brug",
        "former_ids: [loopplank]\ngoal: Mensen vinden  houvast\nsince: 2013\n"
        + uses(zien="described", doen="implied", vragen="deliberately_not", horen="implied"),
    ),
    "cirkel.yml": method("Cirkel <b>", uses(doen="described")),
    "dijk.yml": method("Dijk"),
    "eiland.yml": method("Eiland"),
    "vlot.yml": method("Vlot", WITHDRAWN),
    "elements/doen.yml": element("Doen"),
    "elements/horen.yml": element("Horen"),
    "elements/vragen.yml": element("Vragen"),
    "elements/zien.yml": element("Zien"),
    "themes/kracht.yml": "title: Kracht\nsummary: Kort.\ndescription: Lang.\n",
    "sources.yml": "sources:\n- id: boek\n  type: book\n  title: Het boek\n  year: 2014\n",
}
"""Path in the folder of records → text."""
