"""How kinds are shown, as a script for browsers: what the preview beside the form goes by."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from ..language import Language
from ..views import Preview
from ..views.parts import Target

FILE = "form/preview.js"
"""Where the script stands among the files of the site's own."""
WORDS = (
    "age_all",
    "age_both",
    "age_from",
    "age_to",
    "composed",
    "instead",
    "lapsed",
    "meetings",
    "months",
    "no_recognition",
    "note_number",
    "price_year",
    "real_story",
    "used_by_none",
)
"""What the preview says, in the words of the site itself."""
CHOICES = (
    *("nature", "status", "scope", "concerns", "access", "levels", "frame", "state", "kind"),
    *("relation", "condition"),
)


def script(found: Preview, language: Language, href: Callable[[Target], str]) -> bytes:
    """Make the script: ``window.kim.previews``, addresses as seen from the page with the form."""
    data = {
        "today": found.today,
        "years": found.years,
        "months": {number: language.month(number) for number in range(1, 13)},
        "words": {key: language.sections["ui"][key] for key in WORDS},
        "choices": {
            key: words
            for key, words in language.sections["choices"].items()
            if key.partition(".")[0] in CHOICES
        },
        "kinds": {
            kind: {**asdict(shown), "page": href(shown.page)} for kind, shown in found.kinds.items()
        },
        "pages": {kind: href(page) for kind, page in found.pages.items()},
    }
    return f"window.kim=window.kim||{{}};window.kim.previews={_json(data)};\n".encode()


def stamped(content: bytes) -> str:
    """Give the file with a mark of its content, so that no browser shows an old one."""
    return f"{FILE}?v={sha256(content).hexdigest()[:8]}"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
