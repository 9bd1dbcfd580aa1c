"""Mends what is wrong in the theme's shell, as long as it is wrong there. Knows no MkDocs.

Material for MkDocs 9.8 leaves its search dialog without a name and puts ``autocomplete`` on its
check boxes, which HTML does not allow. Where a later version no longer writes so, nothing happens.
"""

from __future__ import annotations

import re

from markupsafe import escape

_DIALOG = re.compile(r'(<div class="md-search"[^>]*role="dialog")(?![^>]*aria-label)')
_CHECKBOX = re.compile(r'(<input [^>]*type="checkbox"[^>]*) autocomplete="off"')


def mend(html: str, search: str) -> str:
    """Give the search dialog its name and take away what check boxes cannot have."""
    named = _DIALOG.sub(lambda match: f'{match[1]} aria-label="{escape(search)}"', html, count=1)
    return _CHECKBOX.sub(r"\1", named)
