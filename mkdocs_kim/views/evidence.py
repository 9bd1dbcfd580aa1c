"""How sure we are that a method works: judgements with their day, and three kinds of knowledge."""

from __future__ import annotations

from dataclasses import replace

from ..library import validity
from ..records import Intervention, Recognition, RecognitionLevel
from . import parts
from .parts import Chip, Evidence
from .reader import Reader

UNCONTROLLED = ("effect-uncontrolled", "effect")
"""Kinds of effect study whose figures nothing was held against, as far as is known."""


def evidence(record: Intervention, reader: Reader) -> Evidence:
    """Lay the evidence of an intervention out, the latest judgement first; once for each reader."""
    known: dict[int, Evidence] = reader.kept.setdefault(evidence, {})
    if id(record) not in known:  # the library of the reader holds the record, so no other gets it
        known[id(record)] = _evidence(record, reader)
    return known[id(record)]


def _evidence(record: Intervention, reader: Reader) -> Evidence:
    ranked = sorted(record.recognition, key=lambda item: item.date.last, reverse=True)
    return Evidence(
        judgements=tuple(_judgement(item, reader) for item in ranked),
        note=reader.maybe(record.recognition_note),
        studies=tuple(
            parts.Study(
                study.title.in_(reader.code),
                Chip(
                    reader.language.choice("kind", study.kind),
                    tone="caution" if study.kind in UNCONTROLLED else "",
                ),
                str(study.year or ""),
                reader.cited(study.result, study.sources),
            )
            for study in record.research
        ),
        practice=reader.maybe(record.practice_knowledge),
        clients=reader.maybe(record.client_experience),
    )


def _judgement(recognition: Recognition, reader: Reader) -> parts.Judgement:
    ui, level_id = reader.language.ui, recognition.level.id
    day = reader.on(recognition.date)
    words = ui("recognised_on", date=day)
    if recognition.committee:
        by = recognition.committee.in_(reader.code)
        words = ui("recognised_on_by", date=day, committee=by)
    level = reader.library.vocabularies.get("recognition_level", {}).get(level_id)
    lapsed, until = False, ""
    if isinstance(level, RecognitionLevel):
        state = validity(recognition, level, reader.today)
        lapsed = state.lapsed
        key = "lapsed_since" if lapsed else "valid_until"
        until = ui(key, date=reader.when(state.until))
        if state.computed:
            until += " " + ui("validity_computed", years=level.years_valid)
    return parts.Judgement(
        replace(reader.chip("recognition_level", level_id), tone="lapsed" if lapsed else "valid"),
        words,
        until,
        lapsed,
        reader.maybe(recognition.note),
        tuple(ref.id for ref in recognition.sources),
    )
