"""A site in several languages: the first is made as always, each other one as a site below it.

What MkDocs, the theme and other plugins do for a site they do for each language: menu, search,
words of the theme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.localization import parse_locale
from mkdocs.structure.files import File, Files

from .trees import WORDED, Tree


def settle(tree: Tree, files: Files, config: MkDocsConfig, stays: Callable[[File], bool]) -> None:
    """Leave out the pages of other languages, and word the menu in this one.

    Shape: ``stays`` tells whether a file becomes part of the site.
    """
    if not tree.folders:
        return
    pages = [file for file in files.documentation_pages() if file.generated_by is None]
    tree.know(file.src_uri for file in pages if stays(file))
    own = {uri: name for name, uri in tree.own(file.src_uri for file in pages).items()}
    for file in pages:
        if own.get(file.src_uri) != file.src_uri:
            files.remove(file)
    for file in pages:  # only now that none of another language has its name
        if own.get(file.src_uri, file.src_uri) != file.src_uri:
            files.append(_named(own[file.src_uri], file))
    if config.nav:
        config.nav = list(tree.menu(config.nav))


def _named(name: str, file: File) -> File:
    """Give a page another name than that of its file."""
    made = File(
        name, file.src_dir, file.dest_dir, file.use_directory_urls, inclusion=file.inclusion
    )
    made.abs_src_path, made.edit_uri = file.abs_src_path, file.src_uri
    return made


def branched(config: MkDocsConfig, tree: Tree) -> MkDocsConfig:
    """Read mkdocs.yml once more, for another language than the first."""
    folder = tree.folders[tree.code]
    with _afresh():
        made = load_config(
            config.config_file_path,
            site_dir=str(Path(config.site_dir, folder)),
            site_url=urljoin(config.site_url, folder) if config.site_url else None,
            strict=config.strict,
            use_directory_urls=config.use_directory_urls,
        )
    if made.theme.get("language"):  # Material has words of its own
        made.theme["language"] = tree.code
    else:
        made.theme["locale"] = parse_locale(tree.code)
    for key in WORDED:
        if made[key]:
            made[key] = tree.words.get(made[key], made[key])
    tree.word(made.theme)
    return made


def make(config: MkDocsConfig, *, serving: bool, dirty: bool) -> None:
    """Build a site, as the commands of MkDocs do."""
    command: Literal["build", "serve"] = "serve" if serving else "build"
    config.plugins.on_startup(command=command, dirty=dirty)
    try:
        build(config, serve_url=config.site_url if serving else None, dirty=dirty)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _afresh() -> Iterator[None]:
    """Let plugins be made anew: MkDocs takes those that it made before, with all they remember."""
    option: Any = MkDocsConfig.plugins
    known, option.plugin_cache = option.plugin_cache, {}
    try:
        yield
    finally:
        option.plugin_cache = known
