"""Documents as tables. ``assets/kim-export.js`` lays out a selection in the same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .documents import Document
from .writing import Row, Table, guarded

Words = Mapping[str, str]
_METHOD = ("method_id", "method", "nature", "status", "version", "reviewed")


def matrix(document: Document, words: Words) -> Table:
    """Lay the map out: a row for each method, a column for each element, in it the word of a state.

    Shape: an empty cell means that no source says anything of it.
    """
    labels, elements = document["labels"], document["elements"]
    head = [words[key] for key in _METHOD] + [element["title"] for element in elements]
    rows = []
    for one in document["interventions"]:
        states = {use["element"]: use["state"] for use in one["working_elements"]}
        told = [labels["state"].get(states.get(element["id"]), "") for element in elements]
        rows.append((*_method(one, labels).values(), *told))
    return _table(tuple(head), rows, document, words)


def cells(document: Document, words: Words) -> Table:
    """List the map: a row for each method and element of which a source says something."""
    labels = document["labels"]
    elements = {element["id"]: element for element in document["elements"]}
    sources = _sources(document)
    own = ("method_id", "method", "version", "element_id", "element")
    head = (*own, "scope", "concerns", "state", "how", "sources")
    rows = []
    for one in document["interventions"]:
        for use in one["working_elements"]:
            element = elements[use["element"]]
            rows.append(
                (
                    one["id"],
                    one["title"],
                    one["version"],
                    element["id"],
                    element["title"],
                    labels["scope"][element["scope"]],
                    labels["concerns"][element["concerns"]],
                    labels["state"][use["state"]],
                    use["how"],
                    "\n".join(sources[source] for source in use["sources"]),
                )
            )
    return _table(tuple(words[key] for key in head), rows, document, words)


def beside(document: Document, words: Words) -> Table:
    """Lay methods side by side: a column for each.

    Shape: rows of the record, then what is told under each head, then elements, then the sources
    with the numbers that stand behind what is said of elements; an empty cell is not known.
    """
    methods, labels = document["interventions"], document["labels"]
    own = {one["id"]: _method(one, labels) for one in methods}
    ids = list(own)
    numbers = {one["id"]: {s: n for n, s in enumerate(one["sources"], 1)} for one in methods}
    sources = _sources(document)
    rows = [
        (words["record"], words[key], *(own[item][key] for item in ids))
        for key in ("method_id", "status", "version", "reviewed")
    ]
    for field in document["fields"]:
        told = ("\n".join(field["values"][item]) for item in ids)
        rows.append((words["told"], field["label"], *told))
    for use in document["working_elements"]:
        said = (_said(use["values"][item], numbers[item], labels) for item in ids)
        rows.append((words["working_elements"], use["element"]["title"], *said))
    cited = ("\n".join(f"[{n}] {sources[s]}" for s, n in numbers[item].items()) for item in ids)
    rows.append((words["sources"], words["sources"], *cited))
    head = (words["group"], words["part"], *(one["title"] for one in methods))
    return _table(head, rows, document, words)


def _method(one: Document, labels: Document) -> dict[str, str]:
    return {
        "method_id": one["id"],
        "method": one["title"],
        "nature": labels["nature"][one["nature"]],
        "status": labels["status"][one["status"]],
        "version": one["version"],
        "reviewed": one["reviewed"] or "",
    }


def _said(use: Document | None, numbers: Mapping[str, int], labels: Document) -> str:
    """Word what a method says of an element, with the numbers of its sources."""
    if use is None:
        return ""
    cited = ", ".join(str(numbers[source]) for source in use["sources"])
    return f"{labels['state'][use['state']]}: {use['how']}" + (f" [{cited}]" if cited else "")


def _sources(document: Document) -> dict[str, str]:
    """Word each source in a line, with its address."""
    return {
        source["id"]: " ".join(filter(None, (source["text"], source["url"])))
        for source in document["sources"]
    }


def _table(head: Row, rows: Sequence[Row], document: Document, words: Words) -> Table:
    """Add what is told below a table; of apostrophes only where there are any."""
    changed = any(guarded(cell) != cell for row in (head, *rows) for cell in row)
    told = [*_told(document, words)]
    if changed:
        told.append((words["about_guard"], words["guard"]))
    return Table(head, tuple(rows), tuple(told))


def _told(document: Document, words: Words) -> Iterator[tuple[str, str]]:
    for key in ("title", "selection", "site", "url", "date", "licence", "cite", "note"):
        if document.get(key):
            yield words[f"about_{key}"], document[key]
