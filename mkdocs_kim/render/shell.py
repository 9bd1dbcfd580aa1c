"""Mends what is wrong in the theme's shell, as long as it is wrong there. Knows no MkDocs.

Material for MkDocs 9.8 leaves the parts of its menu below an index without a name, gives the path
above a page the same name as the menu, puts ``autocomplete`` on its check boxes, which HTML does
not allow, and an empty ``tabindex`` on its labels, names a label after a box that is not on the
page, and the box that opens its menu after nothing, lets its link to a repository on GitHub or
GitLab ask these for stars, which tells them who reads here, and makes a third of what stands around
a text of blank lines and indentation. Where a later version no longer writes so, nothing happens.
"""

from __future__ import annotations

import re

from markupsafe import escape

from ..language import Language

_PATH = re.compile(r'(<nav class="md-path" aria-label=")[^"]*(")')
_MENU = re.compile(
    r'aria-labelledby="(__nav_[\d_]+)_label"( aria-expanded="\w+">\s*'
    r'<label class="md-nav__title" for="\1">\s*<span class="md-nav__icon md-icon"></span>\s*)'
    r"([^<]+?)(?=\s*</label>)"
)
_SOURCE = re.compile(r'(<a [^>]*class="md-source") data-md-component="source"')
_SKIP = re.compile(r'(<div data-md-component="skip">).*?(</div>)', re.DOTALL)
_GAP = re.compile(r"\n\s+")
_LABEL = re.compile(r'(<label [^>]*) tabindex=""')
_TOC = re.compile(r'(<label class="md-nav__title") for="__toc"')
_DRAWER = re.compile(r'<input (?=[^>]*id="__drawer")')
_CHECKBOX = re.compile(r'(<input [^>]*type="checkbox"[^>]*) autocomplete="off"')


def mend(html: str, words: Language, *, anchored: bool) -> str:
    """Name menus and path; clear boxes, labels; ask nobody; skip to a text that has an anchor."""
    path = escape(words.ui("path"))
    html = _PATH.sub(lambda match: f"{match[1]}{path}{match[2]}", html, count=1)
    html = _MENU.sub(r'aria-label="\3"\2\3', html)
    html = _SOURCE.sub(r"\1", html)
    if anchored:
        skip = f'<a href="#inhoud" class="md-skip">{escape(words.ui("skip"))}</a>'
        html = _SKIP.sub(lambda match: f"{match[1]}{skip}{match[2]}", html, count=1)
    html = _LABEL.sub(r"\1", html)
    menu = f'<input aria-label="{escape(words.ui("menu"))}" '
    html = _DRAWER.sub(lambda _: menu, html, count=1)
    if 'id="__toc"' not in html:
        html = _TOC.sub(r"\1", html)
    return _thinned(_CHECKBOX.sub(r"\1", html))


def _thinned(html: str) -> str:
    """Leave blank lines and indentation out of what stands around the text.

    They are a third of it, on every page. The text itself may hold code, and stays as it is.
    """
    begin, end = html.find("<article"), html.rfind("</article>")
    if not 0 <= begin < end:
        return html
    return _GAP.sub("\n", html[:begin]) + html[begin:end] + _GAP.sub("\n", html[end:])
