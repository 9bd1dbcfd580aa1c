"""What an organisation notes with a record, as a box on its page."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from .. import addresses
from ..records import Local, LocalContact, LocalLink
from .common import available
from .localparts import LocalBox, Onward, Somebody
from .parts import Target
from .reader import Reader


def box(record_id: str, reader: Reader) -> LocalBox | None:
    """Make the box of a record; None if nobody noted anything."""
    note = reader.library.local.get(record_id)
    if note is None:
        return None
    said = note.said
    return LocalBox(
        status=available(record_id, reader),
        more=said.available_note.in_(reader.code) if said.available_note else "",
        note=reader.maybe(said.note),
        people=tuple(_somebody(person, reader) for person in said.contact),
        links=tuple(_onward(link, reader) for link in said.links),
        updated=_updated(said, reader),
        path=note.path,
    )


def _updated(said: Local, reader: Reader) -> str:
    if said.reviewed is None:
        return ""
    return reader.language.ui("local_updated", date=reader.on(said.reviewed))


def _somebody(person: LocalContact, reader: Reader) -> Somebody:
    phone = person.phone.in_(reader.code) if person.phone else ""
    plain = re.fullmatch(r"\+?[0-9 ()./-]{6,}", phone)
    return Somebody(
        person.name.in_(reader.code),
        person.email or "",
        phone,
        re.sub(r"\(0\)|[^+0-9]", "", phone) if plain else "",
        person.url or "",
    )


def _onward(link: LocalLink, reader: Reader) -> Onward:
    title = link.title.in_(reader.code)
    if link.file is None:
        return Onward(title, link.url or "", None, "")
    path = addresses.local(reader.language, link.file.id)
    form = PurePosixPath(path).suffix.removeprefix(".").upper()
    return Onward(title, "", Target(path, is_file=True), form)
