"""What a page says as JSON-LD: data in the page that browsers never run."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ..views import Thing
from ..views.parts import Target

_CLOSING = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end the script, or mean something to HTML, is written by its number."""


def block(thing: Thing, whole: Callable[[Target], str]) -> str:
    """Print what a page says.

    Shape: ``whole`` gives the whole address of a place, empty if the site does not know its own;
    then what needs one is left out.
    """
    told = json.dumps(_known(thing, whole), ensure_ascii=False, separators=(",", ":"))
    # Only what json wrote stands here, and no sign in it ends the script.
    return f'<script type="application/ld+json">{told.translate(_CLOSING)}</script>\n'


def _known(value: Any, whole: Callable[[Target], str]) -> Any:
    """Leave out what is not known, and write places as addresses."""
    if isinstance(value, Target):
        return whole(value)
    if isinstance(value, dict):
        if value.get("@type") == "ListItem" and not whole(value["item"]):
            return None
        made = {key: _known(item, whole) for key, item in value.items()}
        told = {key: item for key, item in made.items() if item not in ("", None, [])}
        return None if told.keys() == {"@type"} else told
    if isinstance(value, list):
        return [made for item in value if (made := _known(item, whole)) not in ("", None)]
    return value
