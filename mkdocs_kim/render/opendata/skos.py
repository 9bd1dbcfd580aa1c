"""Vocabularies, themes, elements, terms and words to search by, as SKOS in JSON-LD.

Source: https://www.w3.org/TR/skos-reference/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ... import addresses
from ...library import VOCABULARIES
from ...records import slug
from ...tables import NAMES
from ...views import OpenData
from ...views.opendata import DEFINED
from .about import About

CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "id": "@id",
    "type": "@type",
    **{
        name: {"@id": f"skos:{name}"}
        for name in ("prefLabel", "altLabel", "hiddenLabel", "definition", "notation")
    },
    **{
        name: {"@id": f"skos:{name}", "@type": "@id"}
        for name in ("inScheme", "topConceptOf", "hasTopConcept")
    },
    "title": {"@id": "dcterms:title"},
    "license": {"@id": "dcterms:license"},
    "seeAlso": {"@id": "rdfs:seeAlso", "@type": "@id"},
}
"""Said in the file itself: it is read without asking anything of anybody."""

FILE = "skos.jsonld"


def skos(data: OpenData, about: About) -> dict[str, Any]:
    """Make the graph: a scheme for each vocabulary, theme list, element list, glossary."""
    base = about.file(addresses.data_file(about.language, FILE))
    graph: list[dict[str, Any]] = []
    for name, label, concepts in _schemes(data, about):
        scheme = f"{base}#{name}"
        found = [
            {"id": f"{scheme}.{item}", "type": "skos:Concept", "notation": item}
            | {"inScheme": scheme, "topConceptOf": scheme}
            | {key: value for key, value in said.items() if value}
            for item, said in concepts
        ]
        head = {
            "id": scheme,
            "type": "skos:ConceptScheme",
            "title": _said(label, about),
            "prefLabel": _said(label, about),
            "hasTopConcept": [one["id"] for one in found],
        }
        graph += [{**head, **({"license": about.licence} if about.licence else {})}, *found]
    return {"@context": CONTEXT, "@graph": graph}


def _schemes(
    data: OpenData, about: About
) -> Iterator[tuple[str, str, Iterator[tuple[str, dict[str, Any]]]]]:
    words = about.language
    values = data.lists.get("vocabularies.yml", {})
    for kind, key in VOCABULARIES.items():
        yield key, words.ui(f"title_{kind}"), _values(kind, values.get(key, ()), data, about)
    for kind in DEFINED:
        yield NAMES[kind], words.ui(f"title_{kind}"), _records(kind, data, about)
    said = data.lists.get("synonyms.yml", {}).get("synonyms", ())
    yield "synonyms", words.ui("data_synonyms"), _synonyms(said, about)


def _values(
    kind: str, values: Any, data: OpenData, about: About
) -> Iterator[tuple[str, dict[str, Any]]]:
    for one in values:
        yield (
            one["id"],
            {
                "prefLabel": _said(one["label"], about),
                "hiddenLabel": _each(one.get("synonyms"), about),
                "definition": _said(data.definitions.get((kind, one["id"])), about),
            },
        )


def _records(kind: str, data: OpenData, about: About) -> Iterator[tuple[str, dict[str, Any]]]:
    for entry in data.entries[kind]:
        one = entry.said
        others = [*one.get("aliases", ()), *one.get("forms", ())]
        others += [one["abbreviation_of"]] if "abbreviation_of" in one else []
        preferred = _said(one["title"], about)
        alternative = [said for said in _each(others, about) if said not in preferred]
        hidden = _each(one.get("synonyms"), about)
        yield (
            entry.id,
            {
                "prefLabel": preferred,
                "altLabel": alternative,
                "hiddenLabel": [word for word in hidden if word not in alternative + preferred],
                "definition": _said(data.definitions.get((kind, entry.id)), about),
                "seeAlso": about.page(entry.to),
            },
        )


def _synonyms(said: Any, about: About) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, one in enumerate(said, 1):
        preferred = _said(one["term"], about)
        words = [word for word in _each(one["synonyms"], about) if word not in preferred]
        yield (
            slug(preferred[0]["@value"]) or str(number),
            {"prefLabel": preferred, "altLabel": words},
        )


def _each(texts: Any, about: About) -> list[dict[str, str]]:
    found = [said for text in texts or () for said in _said(text, about)]
    return [said for number, said in enumerate(found) if said not in found[:number]]


def _said(text: Any, about: About) -> list[dict[str, str]]:
    """Give a text with its language; a plain one is in that of the site."""
    if text is None:
        return []
    told = text if isinstance(text, Mapping) else {about.language.code: text}
    return [
        {"@value": said, "@language": code or about.language.code} for code, said in told.items()
    ]
