"""The MkDocs plugin ``kim``: hands pages and files over, and messages to the log. Nothing else."""

from __future__ import annotations

import gc
import logging
import posixpath
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from . import addresses, plugin_desk, plugin_live, plugin_serve, site
from .diagnostics import Diagnostic, as_text
from .language import Language, language
from .plugin_around import Around
from .plugin_desk import Built
from .plugin_files import add
from .plugin_live import Serving
from .plugin_options import KimConfig, code_of, folder_of, local_of, policy_of, settings_of
from .plugin_outside import outside
from .plugin_pages import RecordPage, is_searched, synonyms
from .plugin_place import Ending, Putting
from .plugin_shells import Shells
from .plugin_sitemap import TEMPLATE, dated_truly
from .plugin_trees import branched, make, settle
from .render.banner import banner
from .render.lost import lost
from .render.policy import unstyled
from .render.search.written import document
from .settings import Settings
from .site import Site
from .style import ASSETS, SCRIPT, SHEET
from .trees import Tree, trunk
from .views import Document

log = get_plugin_logger(__name__)


class KimPlugin(BasePlugin[KimConfig]):
    """Puts the pages of a folder of records into a MkDocs site."""

    def __init__(self) -> None:
        self.serving = False
        self.server: Serving | None = None
        self.sections: dict[str, Section] = {}
        self.env: Any = None
        self.settings: Settings | None = None
        self.site: Site | None = None
        self.written: list[Document] = []
        """What search knows of the hand-written pages of this build."""
        self.around: Around | None = None
        self.shells: Shells | None = None
        self.dirty = False
        self.putting: Putting | None = None
        self.ending = Ending()
        self.published: bool | None = None
        """Whether pages are folders on the published site, if this one is a copy to carry along."""
        self.tree = Tree()
        """Which language of the site this makes."""
        self.branches: dict[str, Built | None] = {}
        """Folder of every other language → what is left of making it."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving, self.dirty = command == "serve", dirty
        self.ending.begin()

    def on_shutdown(self) -> None:
        """Leave nothing behind, whatever has ended it."""
        if self.server is not None:
            self.server.stop()
        if self.putting is not None:
            self.putting.drop()
        self.ending.end()

    @event_priority(100)  # before others take down where the site is made
    def _on_config_aside(self, config: MkDocsConfig) -> MkDocsConfig:
        aside = not (self.serving or self.dirty or self.tree.first)
        self.putting = Putting(config, language(code_of(self.config, config)))
        self.putting.begin(aside=aside)
        return config

    def _on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        folder = folder_of(self.config, config)
        if not folder.is_dir():
            raise PluginError(f"Plugin 'kim' option 'records': there is no folder {folder}")
        local = local_of(self.config, config)
        if local is not None and not local.is_dir():
            raise PluginError(f"Plugin 'kim' option 'local': there is no folder {local}")
        if self.tree.first is None:
            self.tree = trunk(code_of(self.config, config), self.config.languages)
        theirs = config.plugins.get("material/search")
        if theirs is not None:
            theirs.config["enabled"] = False  # there is one box, and it searches the records
        package = Path(__file__).parent
        watched = [folder, *(package / name for name in ("templates", "locales", "assets"))]
        watched += [local] if local else []
        config.watch.extend(str(path) for path in watched if str(path) not in config.watch)
        if self.config.style:
            sheet = f"{ASSETS}/{SHEET}"
            config.extra_css = [sheet, *(other for other in config.extra_css if other != sheet)]
        script = f"{ASSETS}/{SCRIPT}"
        if script not in config.extra_javascript:
            config.extra_javascript.append(script)
        return config

    on_config = CombinedEvent(_on_config_aside, _on_config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read, check and print everything before MkDocs cleans the old site away."""
        code = code_of(self.config, config)
        gc.disable()  # what is made stays until it is written: going through it again finds nothing
        language.cache_clear()  # while serving, the words may have been edited
        self.written = []
        if self.server is not None:
            self.server.begin(None)
        told = settings_of(self.config, config, self.tree, serving=self.serving, tell=log.info)
        self.settings = replace(told, published=self.published)
        self.site = site.build(self.settings)
        if self.tree.first is not None:
            return  # the faults have been told
        self._report(self.site.diagnostics, language(code), strict=bool(config.strict))
        if self.site.withheld:
            log.info(language(code).ui("serve_withheld", count=len(self.site.withheld)))

    def _report(self, faults: Sequence[Diagnostic], wording: Language, *, strict: bool) -> None:
        """Log every fault; stop a build that has errors, or that is strict and has warnings."""
        for fault in faults:
            line = as_text([fault], wording).rstrip()
            if self.serving:
                # A strict server would stop at a warning; the banner and this line are enough.
                log.log(logging.INFO if strict else logging.WARNING, line)
            else:
                log.log(logging.ERROR if fault.severity == "error" else logging.WARNING, line)
        errors = sum(fault.severity == "error" for fault in faults)
        if not self.serving and (errors or (strict and faults)):
            warnings = len(faults) - errors
            raise PluginError(wording.ui("build_stopped", errors=errors, warnings=warnings))

    @event_priority(50)  # before plugins that look at all pages, such as tags
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        assert self.site is not None, "MkDocs calls on_pre_build first"
        for file in list(outside(files, config)):
            files.remove(file)
            self._warn("page-outside", file.src_uri, config)
        settle(self.tree, files, config, self._stays)
        for page in add(self.site, files, config, self.tree, self._stays):
            self._warn("page-in-the-way", page, config)
        return files

    def _stays(self, file: File) -> bool:
        """Tell whether a file becomes part of the site, rather than being left out or a draft."""
        level = file.inclusion
        return bool(level.is_in_serve() if self.serving else level.is_included())

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put each record under the section of its index, so that tab and breadcrumbs work."""
        sections = {
            listed.file.src_uri: listed.parent
            for listed in nav.pages
            if isinstance(listed.parent, Section)
        }
        self.sections, self.nav, self.files = sections, nav, files
        pages = [file.page for file in files.documentation_pages()]
        for page in pages:
            if self.published is not None and page is not None and config.site_url:
                path = addresses.url(posixpath.splitext(page.file.dest_uri)[0], self.published)
                page.canonical_url = urljoin(config.site_url, path)
            if isinstance(page, RecordPage) and page.parent is None and page not in nav.items:
                page.parent = sections.get(page.index_uri)
        return nav

    def on_page_content(
        self, content: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        assert self.site is not None
        if self.config.policy and not isinstance(page, RecordPage):
            content = unstyled(content)
        if is_searched(page):
            address = posixpath.splitext(page.file.src_uri)[0]
            about, words = str(page.meta.get("description") or ""), synonyms(page)
            self.written.append(document(address, str(page.title), content, about, words))
        if not self.site.withheld:
            return content
        return banner(self.site.diagnostics, language(code_of(self.config, config))) + content

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Add what search needs, now that every page has its text; files are copied after this."""
        assert self.site is not None
        assert self.settings is not None
        made = site.searchable(self.site, self.written, self.settings)
        self.around = Around(self.site, config, policy_of(self.config, serving=self.serving))
        self.shells = None
        if self.config.fast:
            first = config.plugins.events["post_page"][:1] == [self.on_post_page]
            self.shells = Shells(config, self.around, first=first)
            self.shells.let_render(env)
        for path, content in made.items():
            files.append(File.generated(config, path, content=content))
        self.env = env
        return env

    @event_priority(-100)  # others clear up first: this may say in other words what went wrong
    def on_build_error(self, *, error: Exception, **_: object) -> None:
        gc.enable()
        if self.putting is not None:
            self.putting.fail(error)

    def _on_post_build(self, *, config: MkDocsConfig) -> None:
        gc.enable()
        if self.tree.first is None:
            for code, folder in list(self.tree.folders.items())[1:]:
                self.branches[folder] = self._branch(config, code)
        if self.server is not None:
            self.server.begin(self._all_built(config))

    def _branch(self, config: MkDocsConfig, code: str) -> Built | None:
        """Make the site in another language, below this one."""
        tree = replace(self.tree, code=code, words=self.config.languages[code], first=self.site)
        told = branched(config, tree)
        plugin = told.plugins["kim"]
        assert isinstance(plugin, KimPlugin), "it is the same mkdocs.yml"
        plugin.config.language = code
        plugin.tree, plugin.published = tree, self.published
        make(told, serving=self.serving, dirty=self.dirty)
        return plugin._built(told)

    @event_priority(-1000)  # when all others have written what they write
    def _on_post_build_put(self, *, config: MkDocsConfig) -> None:
        assert self.putting is not None
        self.putting.end()

    on_post_build = CombinedEvent(_on_post_build, _on_post_build_put)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:
        """Make single pages anew after an edit, where that can be done."""
        built = self._all_built(config)
        known = plugin_serve.is_known(server) and plugin_desk.is_known()
        if self.serving and self.config.fast and known and built is not None:
            folder = folder_of(self.config, config)
            config.watch[:] = [path for path in config.watch if path != str(folder)]
            self.server = Serving(server, folder)
            self.server.begin(built)

    def _all_built(self, config: MkDocsConfig) -> dict[str, Built] | None:
        """Sum up the site in all languages, by their folders; None if one of them is not whole."""
        found = {"": self._built(config), **self.branches}
        whole = {folder: built for folder, built in found.items() if built is not None}
        return whole if len(whole) == len(found) else None

    def _built(self, config: MkDocsConfig) -> Built | None:
        """Sum up the site that was built; None if its pages cannot be made one by one."""
        made, settings = self.site, self.settings
        if made is None or settings is None or made.withheld:
            return None
        if not plugin_live.is_alone(config, self):
            return None
        urls = config.use_directory_urls
        pages = {
            addresses.file(page.address, urls): (page.address, page.batch) for page in made.pages
        }
        return Built(
            settings,
            config,
            self.files,
            self.nav,
            self.env,
            self.written,
            pages,
            made.files.places.keys(),
            self.sections,
            self.tree.trees(config.use_directory_urls),
        )

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        assert self.around is not None
        assert self.site is not None
        if self.shells is None or output is not self.shells.finished:
            root = "../" * page.file.dest_uri.count("/")
            # What somebody wrote by hand may have been altered after MkDocs made it.
            if isinstance(page, RecordPage):
                output = self.around.put_around(output, root, page.content or "", page.links)
            else:
                urls, uri = config.use_directory_urls, page.file.src_uri
                links = self.tree.links(uri, root, self.site, urls)
                output = self.around.put_around(output, root, "", links)
        if isinstance(page, RecordPage):
            page.read = None
        return output

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Let who came to an address that is not there search on; it may be of any depth."""
        if template_name == TEMPLATE:
            pages = (file.page for file in self.files.documentation_pages())
            return dated_truly(output_content, pages)
        if template_name != "404.html":
            return output_content
        assert self.around is not None
        assert self.site is not None
        root, there = (
            urlsplit(config.site_url or "/").path,
            {page.address for page in self.site.pages},
        )
        told = lost(output_content, there, root, self.site.words, config.use_directory_urls)
        return self.around.put_around(told, root, "")

    def _warn(self, code: str, uri: str, config: MkDocsConfig) -> None:
        words = language(code_of(self.config, config)).message(code)
        log.warning(words.format(page=posixpath.join(Path(config.docs_dir).name, uri)))
