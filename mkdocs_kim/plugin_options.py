"""The options of the plugin, and the settings of the site that follow from them."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable
from functools import cache as once
from pathlib import Path

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from . import hosts
from .cache import Cache
from .history import commits, mark, releases
from .language import LANGUAGES
from .library.changes import History, timeline
from .render.policy import Policy
from .settings import Settings, today
from .trees import Tree


class Source(c.Type[str]):
    """A place from which pages may load something, as a content security policy words it."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        found = super().run_validation(value)
        if not found or re.search(r"[\s;,\"<>]", found):
            raise base.ValidationError(f"{found!r} is not one source, such as https://example.org")
        return found


class Languages(c.Type[dict]):  # type: ignore[type-arg]
    """Languages, each with words and what these are in it: ``en:`` alone has none."""

    def __init__(self, default: dict[str, dict[str, str]]) -> None:
        super().__init__(dict, default=default)

    def run_validation(self, value: object) -> dict[str, dict[str, str]]:
        found = super().run_validation(value)
        for code, words in found.items():
            if code not in LANGUAGES:
                raise base.ValidationError(f"{code!r} is none of {', '.join(LANGUAGES)}")
            told = words.values() if isinstance(words, dict) else ()
            odd = any(isinstance(each, dict | list) for each in told)
            if odd or not isinstance(words, dict | None):
                raise base.ValidationError(f"{code}: expected words, each with what it is there")
        return {
            code: {str(word): str(told) for word, told in (words or {}).items()}
            for code, words in found.items()
        }


class KimConfig(base.Config):
    """The options of the plugin, all of them optional."""

    records = c.Type(str, default="interventions")
    """The folder with the records, as seen from mkdocs.yml."""
    local = c.Type(str, default="")
    """A folder with notes of your own organisation, as seen from mkdocs.yml. Empty: none."""
    language = c.Choice(("", *LANGUAGES), default="")
    """The language of interface and messages: nl or en. Empty: that of the theme, else nl."""
    languages = Languages(default={})
    """Other languages of the site, each with what the words of mkdocs.yml are in it:
    {en: {Over deze site: About this site}}."""
    edit_uri = c.Type(str, default="")
    """What comes between repo_url and the path of a record: edit/main/. Empty: as MkDocs has it."""
    host = c.Choice(("", *hosts.KINDS), default="")
    """What repo_url leads to: github, gitlab or forgejo. Empty: what its name says."""
    mail = c.Type(str, default="")
    """Where a proposal can be mailed to. Empty: nowhere."""
    licence = c.Type(str, default="")
    """The licence of the site's content, printed on every worksheet: CC BY 4.0."""
    publisher = c.Type(str, default="")
    """Who answers for the site's content, for who cites it. Empty: the name of the site."""
    policy = c.Type(bool, default=True)
    """Whether every page says that it loads and runs nothing but what the site brings along."""
    allow = c.DictOfItems(c.ListOfItems(Source()), default={})
    """What pages may load besides: script-src: [https://stats.example.org]."""
    accounts = c.Type(bool, default=True)
    """Whether every method, and every two that belong together, have an accountability sheet."""
    cache = c.Type(str, default=".cache/kim")
    """Where what was made before is kept, as seen from mkdocs.yml. Empty: nowhere."""
    fast = c.Type(bool, default=True)
    """Whether the theme is rendered once for pages of one shape. Otherwise every page is made
    through all its templates, and nothing is kept from build to build; the site is the same."""
    style = c.Type(bool, default=True)
    """Whether the plugin's own colours and type are used; otherwise those of the theme."""
    pairs = c.Type(bool, default=True)
    """Whether every two methods that belong together have a page on which they are compared."""
    style_page = c.Type(bool, default=False)
    """Whether a page shows what everything looks like: colours, letters, every kind of piece."""


def folder_of(own: KimConfig, config: MkDocsConfig) -> Path:
    """Find the folder of records."""
    return _beside(config, own.records)


def local_of(own: KimConfig, config: MkDocsConfig) -> Path | None:
    """Find the folder with notes of an organisation of its own; None if there is none."""
    return _beside(config, own.local) if own.local else None


def policy_of(own: KimConfig, *, serving: bool) -> Policy | None:
    """Sum up what pages may load and run; None if they do not say."""
    return Policy(serving, own.allow) if own.policy else None


def _cache_of(own: KimConfig, config: MkDocsConfig) -> Path | None:
    return _beside(config, own.cache) if own.cache and own.fast else None


def _beside(config: MkDocsConfig, path: str) -> Path:
    """Find what an option names as seen from mkdocs.yml."""
    return (Path(config.config_file_path or "mkdocs.yml").parent / path).resolve()


def code_of(own: KimConfig, config: MkDocsConfig) -> str:
    """Tell the language of the site."""
    # Material keeps its language in an option of its own; other themes have a locale.
    locale = str(config.theme.get("language") or config.theme.locale.language)
    return own.language or (locale if locale in LANGUAGES else "nl")


def _edit_uri(own: KimConfig, config: MkDocsConfig) -> str:
    """Give what comes between the address of the collection and the path of a record."""
    between = own.edit_uri
    if not between:
        # MkDocs' own setting leads to the folder docs; records are named from beside it.
        root = Path(config.config_file_path or "mkdocs.yml").parent
        docs = Path(os.path.relpath(config.docs_dir, root)).as_posix()
        between = (config.edit_uri or "").removesuffix("/").removesuffix(docs)
    kind = own.host or hosts.kind_of(config.repo_url or "", between)
    return hosts.mended(kind, between) or (hosts.edit_uri(kind, "main") if kind else "")


def _edit_base(own: KimConfig, config: MkDocsConfig) -> str:
    """Give what an edit address begins with; empty if the site says not where it is kept."""
    if not config.repo_url:
        return ""
    between = _edit_uri(own, config)
    return posixpath.join(config.repo_url.rstrip("/"), between) if between else ""


def settings_of(
    own: KimConfig,
    config: MkDocsConfig,
    tree: Tree,
    *,
    serving: bool,
    tell: Callable[[str], None],
) -> Settings:
    """Sum up what the site is made with, or one language of it.

    Shape: ``tell`` is told how far a long job is.
    """
    written = [
        file.src_uri
        for file in get_files(config)
        if file.is_documentation_page() and file.inclusion.is_included()
    ]
    folder, kept = folder_of(own, config), _cache_of(own, config)
    return Settings(
        folder=folder,
        shown=own.records,
        name=config.site_name,
        url=config.site_url or "",
        licence=own.licence,
        publisher=own.publisher,
        code=code_of(own, config),
        directory_urls=config.use_directory_urls,
        edit_base=_edit_base(own, config),
        host=hosts.find(config.repo_url or "", _edit_uri(own, config), own.host),
        mail=own.mail,
        accounts=own.accounts,
        pairs=own.pairs,
        style_page=own.style_page,
        today=today(),
        trees=tree.folders,
        written={posixpath.splitext(uri)[0] for uri in tree.own(written)},
        withhold=serving,
        cache=kept,
        local=local_of(own, config),
        local_shown=own.local,
        tell=tell,
        past=mark(folder),
        history=once(lambda: _past(folder, Cache(kept))),
    )


def _past(folder: Path, cache: Cache) -> History:
    """Read what git knows of a folder of records."""
    return timeline(commits(folder, cache), releases(folder, cache))
