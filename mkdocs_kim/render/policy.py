"""What a page may load and run, said in its head: what this site brings along, and nothing else.

Scripts that the theme writes into its pages are allowed by the hash of their text. Those in the
text of a page are not, so that nothing that a record says can ever run.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from markupsafe import Markup

_INLINE = re.compile(r"<script(?![^>]*\s(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
_HEAD = re.compile(r'<head>\s*(?:<meta charset="[^"]*">\s*)?')
_STYLED = re.compile(r'(<t[dh]) style="text-align: (left|center|right);"')

PLAIN: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "font-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}
"""What every page may do: the icons of the theme stand in its style sheet, as ``data:``."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What pages of a site may do."""

    live: bool = False
    """Whether they are served while somebody writes: then they ask whether anything changed, by a
    script that the server puts into them and that is never the same."""
    more: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What the owner of the site allows besides: directive → sources."""

    def of(self, html: str) -> str:
        """Word what a page may do, with the scripts of the theme that it has."""
        allowed = {name: list(sources) for name, sources in PLAIN.items()}
        if self.live:
            allowed["script-src"].append("'unsafe-inline'")
            allowed["connect-src"] = ["'self'"]
        else:
            allowed["script-src"] += sorted({hashed(script) for script in inline(html)})
        for name, sources in self.more.items():
            others = [source for source in allowed.get(name, ()) if source != "'none'"]
            allowed[name] = [*others, *sources]
        return "; ".join(f"{name} {' '.join(sources)}" for name, sources in allowed.items())


def with_policy(html: str, policy: Policy) -> str:
    """Put what a page may do into its head, before anything that it is about."""
    place = _HEAD.search(html)
    if place is None:
        return html
    meta = Markup('<meta http-equiv="Content-Security-Policy" content="{}">\n')
    # Single quotes need no escape between double ones, and stand in every source.
    line = str(meta.format(policy.of(html))).replace("&#39;", "'")
    return f"{html[: place.end()]}{line}{html[place.end() :]}"


def inline(html: str) -> Iterator[str]:
    """Go through the scripts that stand in what is around the text of a page."""
    begin, end = html.find("<article"), html.rfind("</article>")
    around = [html[:begin], html[end:]] if 0 <= begin < end else [html]
    for part in around:
        yield from _INLINE.findall(part)


def hashed(script: str) -> str:
    """Give the source by which a script in a page is allowed."""
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"


def unstyled(html: str) -> str:
    """Say by class how tables of hand-written pages align, which they say by style otherwise."""
    return _STYLED.sub(r'\1 class="kim-align-\2"', html)
