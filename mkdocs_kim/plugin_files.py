"""What the plugin adds to the files of a site: a page for every record, and what goes with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from .plugin_pages import MovedFile, RecordPage, WaitingFile, titles
from .render.robots import FILE as ROBOTS
from .site import Site
from .trees import Tree


def add(
    site: Site, files: Files, config: MkDocsConfig, tree: Tree, stays: Callable[[File], bool]
) -> Iterator[str]:
    """Add them, and yield each file written by hand that is in the way of one.

    Shape: ``stays`` tells whether a file becomes part of the site.
    """
    taken = {file.dest_uri: file.src_uri for file in files if stays(file)}
    yield from _pages(site, files, config, tree, taken)
    for path in site.files:
        if path in taken:
            if path != ROBOTS:  # one that somebody wrote says what they want
                yield taken[path]
        elif path in site.moved:
            files.append(MovedFile.to(config, path, site.moved[path], site.files[path]))
        else:
            files.append(WaitingFile.of(config, path, site.files))


def _pages(
    site: Site, files: Files, config: MkDocsConfig, tree: Tree, taken: dict[str, str]
) -> Iterator[str]:
    named = dict(titles(config.nav or []))
    indexes = {rendered.section for rendered in site.pages}
    links = tree.trees(config.use_directory_urls)
    for rendered in site.pages:
        is_index = rendered.address in indexes
        level = InclusionLevel.UNDEFINED if is_index else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, f"{rendered.address}.md", content="", inclusion=level)
        if file.dest_uri not in taken:
            RecordPage(rendered, file, config, named.get(file.src_uri), links)
            files.append(file)
        elif not is_index:  # home and indexes are made to be replaced by hand
            yield taken[file.dest_uri]
