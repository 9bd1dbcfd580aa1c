"""What a page says on top while records with errors are left out."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ..diagnostics import Diagnostic, as_text
from ..language import Language

_BANNER = Markup(
    '<div class="kim-banner" role="alert"><p><strong>{}</strong></p><p>{}</p><ul>{}</ul></div>\n'
)


def banner(faults: Iterable[Diagnostic], words: Language) -> str:
    """Name the errors, as the command that checks does."""
    errors = [fault for fault in faults if fault.severity == "error"]
    lines = [Markup("<li>{}</li>").format(as_text([fault], words).rstrip()) for fault in errors]
    told = Markup("").join(lines)
    return str(_BANNER.format(words.ui("banner_title"), words.ui("banner_text"), told))
