"""What other sites and programs show of a link to a page: Open Graph, https://ogp.me."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from ..language import Language
from .html import environment

_URL = re.compile(r'<link rel="canonical" href="([^"]*)">')
_ABOUT = re.compile(r'<meta name="description" content="([^"]*)">')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LOCALES = {"nl": "nl_NL", "en": "en_GB"}


@cache
def _template() -> Template:
    return environment().get_template("_card.html.j2")


def with_card(html: str, words: Language, site: str, url: str, picture: str) -> str:
    """Say in the head of a page how a link to it is shown.

    Shape: ``url`` and ``picture`` are the whole addresses of the site and of its picture. What the
    theme says of the page there is said again in these words; a page that says not where it is
    stays as it is.
    """
    own, title, about = (look.search(html) for look in (_URL, _TITLE, _ABOUT))
    place = html.find("</head>")
    if own is None or title is None or place < 0:
        return html
    # These stand in the page already, escaped; in a title that is not needed for quotes.
    name = title[1].removesuffix(f" - {site}").replace('"', "&#34;")
    card = _template().render(
        home=own[1] == url,
        site=site,
        locale=_LOCALES[words.code],
        url=Markup(own[1]),
        title=Markup(name),
        description=Markup(about[1]) if about else "",
        picture=picture,
    )
    return f"{html[:place]}{card}{html[place:]}"
