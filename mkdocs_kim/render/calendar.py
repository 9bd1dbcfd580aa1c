"""The ends of judgements as a calendar, to subscribe to.

Source: RFC 5545; lines end in CR LF and are folded by octets (3.1), a day has no time (3.3.4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..language import Language
from ..views import Expiry
from ..views.parts import Target

_LONG = 75
"""Octets in a line."""
_SIGNS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(
    ends: Sequence[Expiry],
    name: str,
    words: Language,
    whole: Callable[[Target], str],
    tag: Callable[[str, str], str],
) -> bytes:
    """Write the calendar.

    Shape: an event is stamped by the day of the judgement, never by that of the build.
    """
    title = words.ui("expiry_title", name=name).translate(_SIGNS)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mkdocs-kim//kim//EN"]
    lines += [f"NAME:{title}", f"X-WR-CALNAME:{title}"]
    for end in ends:
        lines += _event(end, words, whole, tag)
    return b"".join(map(_folded, [*lines, "END:VCALENDAR"]))


def _event(
    end: Expiry,
    words: Language,
    whole: Callable[[Target], str],
    tag: Callable[[str, str], str],
) -> Iterator[str]:
    title = words.ui("expiry_event", title=end.link.title, level=end.level)
    yield "BEGIN:VEVENT"
    yield f"UID:{tag(str(end.judged), f'recognition/{end.id}')}"
    yield f"DTSTAMP:{end.judged.first:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{end.last:%Y%m%d}"
    yield f"SUMMARY:{title.translate(_SIGNS)}"
    if end.link.to:
        yield f"URL:{whole(end.link.to)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _folded(line: str) -> bytes:
    """Fold a line so that no part is too long and no sign is cut through."""
    parts, room = [b""], _LONG
    for sign in line:
        octets = sign.encode()
        if len(parts[-1]) + len(octets) > room:
            parts.append(b"")
            room = _LONG - 1  # the space that the next line begins with counts
        parts[-1] += octets
    return b"\r\n ".join(parts) + b"\r\n"
