"""The MkDocs plugin: hooks only; what they hand over is made elsewhere."""

from __future__ import annotations

import logging
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from mkdocs.config import base, config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from checker import files as disk
from checker import garbage
from checker.engine import RuleCrashedError
from checker.errors import CheckerError
from checker.message import language_of, say
from checker.site import addresses, full_text, sanitise, search_page, title_search
from checker.site.building import ESCAPED, assets, escaped, links_of, templates, with_front_matter
from checker.site.collection import gather
from checker.site.compiled import Compiled
from checker.site.kept import Kept
from checker.site.listings import with_search
from checker.site.official import wrap_sheet
from checker.site.pages import fill, made_files, pages
from checker.site.plugin_pages import EMPTY, Drawing, MadeFile, MadePage, Templates, all_pages
from checker.site.policy import inline_scripts, policy, with_policy
from checker.site.shell import Shells
from checker.site.styles import FLAG, SHEET, SHEETS, one_sheet
from checker.today import today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from checker.message import Message
    from checker.site.collection import Collection
    from checker.site.page import Page

log = logging.getLogger("mkdocs.plugins.checker")


class Options(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook untyped
    """The plugin's options in mkdocs.yml: ``preview`` also publishes drafts, ``tai_ve`` offers Word and PDF files."""

    preview = config_options.Type(bool, default=False)
    tai_ve = config_options.Type(bool, default=True)


class Plugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """Publish the documents of the repository that mkdocs.yml stands in."""

    def __init__(self) -> None:
        self._serving = False
        self._root = Path()
        self._pages: tuple[Page, ...] = ()
        self._collection: Collection | None = None
        self._scripts: tuple[str, ...] = ()
        self._kept = Kept()
        self._compiled = Compiled()
        self._drawing: Drawing | None = None
        self._files = Files(())
        self._nav = Navigation([], [])
        self._environment: Environment | None = None
        self._sheet = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether the site is only being looked at."""
        del dirty
        self._serving = command == "serve"
        if not self._serving:
            garbage.keep_all()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the documents; add the theme's templates, styles and scripts, and what to watch."""
        root = self._root = Path(disk.find_root(Path(config.config_file_path or ".").resolve().parent))
        preview = self._serving or self.config.preview
        language = language_of(os.environ.get("CHECKER_LANG", "vi"))
        try:
            links = links_of(config.extra, config.site_url or "", config.site_name)
            self._collection = gather(
                root, as_of=today(os.environ), preview=preview, private=self._serving, links=links
            )
            if self.config.tai_ve:
                from checker.site.downloads import with_downloads

                self._collection = with_downloads(self._collection, root)
        except CheckerError as error:
            raise PluginError(error.message.in_language(language)) from error
        except RuleCrashedError as error:
            vi, en = (
                "quy tắc “{rule}” hỏng ({what}); xin báo lại",
                "the rule “{rule}” crashed ({what}); please report it",
            )
            said = say(vi, en, rule=error.rule, what=error.error).about(error.path)
            raise PluginError(said.in_language(language)) from error
        self._pages = tuple(pages(self._collection))
        for note in self._collection.notes:
            log.info(note.in_language(language))
        for warning in self._collection.warnings:
            log.warning(warning.in_language(language))
        config.theme.dirs.insert(0, str(templates()))
        self._sheet = one_sheet(map(Path, config.theme.dirs))
        config.extra[FLAG] = bool(self._sheet)
        styles = cast("list[str]", config.extra_css)  # pyright: ignore[reportUnknownMemberType]
        styles.extend((SHEET,) if self._sheet else SHEETS)
        config.extra_javascript.append("assets/van-ban.js")
        config.watch.extend(str(root / name) for name in disk.load_config(root).paths)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, the files that belong to documents, and our assets; ours stand in place of the theme's."""
        self._drawing = Drawing(config)
        for file in tuple(files):
            if file.src_dir == config.docs_dir and sanitise.shown_as_it_is(file.src_uri):
                files.remove(file)
                _warn(sanitise.LEFT_OUT, file, config)
        for page in self._pages:
            file = MadeFile(page, config)
            if self._drawing.able:
                file.set_apart()
            else:
                file.content_string = with_front_matter(page)
            _put(files, file)
        for made in made_files(self._collection) if self._collection else ():
            _put(files, File.generated(config, made.uri, content=made.content))
        for uri, path in (*(self._collection.attachments.items() if self._collection else ()), *assets()):
            _put(files, File.generated(config, uri, abs_src_path=str(path)))
        if self._sheet:
            _put(files, File.generated(config, SHEET, content=self._sheet))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Draw our pages ourselves; those in the navigation are MkDocs' own, for it gives them other names there."""
        for file in files:
            if isinstance(file, MadeFile) and file.apart:
                if file.page:
                    file.give_back(with_front_matter(file.made))
                else:
                    MadePage(file, config)
        self._nav = nav
        if self._serving:
            self._kept.around(_written(config, files))
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Remember the theme's templates."""
        del config
        self._compiled.read(self._root)
        env.bytecode_cache = self._compiled
        self._environment, self._files = env, files
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Name our pages among the others, for the list of all addresses."""
        del template_name, config
        context["pages"] = all_pages(self._files)
        return context

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put what a hand-written page asks for into it; escape what the theme's templates print as it is."""
        del config, files
        if self._serving and page.file.generated_by and self._kept.same(page.file.src_uri, page.file.content_string):
            page.meta["template"] = EMPTY
            return ""
        for key in ESCAPED if page.file.generated_by else tuple(page.meta):
            if key in page.meta:
                page.meta[key] = escaped(page.meta[key])
        return fill(markdown, page.file.src_uri, self._collection) if self._collection else markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put the document into an element of its own."""
        del files
        if page.file.generated_by or not self._collection:
            return wrap_sheet(html)
        cleaned, taken_out = sanitise.page(html)
        if taken_out:
            _warn(sanitise.told(taken_out), page.file, config)
        if self._serving and self._kept.same(page.file.src_uri, cleaned):
            page.meta["template"] = EMPTY
        return with_search(cleaned, page.file.src_uri)

    @event_priority(-100)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Learn the templates' own scripts from the page that no document is on, the first to be written."""
        del config
        if not template_name.endswith(".html"):
            return output
        self._scripts = inline_scripts(output)
        return with_policy(output, policy(self._scripts, previewed=self._serving))

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Say what the page may load and run."""
        del config
        uri = page.file.src_uri
        if page.meta.get("template") == EMPTY:
            return self._kept.finished(uri) or output
        drawn = with_policy(output, policy(self._scripts, search=uri == search_page.URI, previewed=self._serving))
        if self._serving:
            self._kept.keep(uri, drawn)
        return drawn

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Draw our pages; add titles, numbers and units to the search of titles; index the documents' text.

        A preview indexes once: what is typed afterwards is found when it is started anew.
        """
        self._draw(config)
        site = Path(config.site_dir)
        index = site / title_search.INDEX
        if index.exists():
            index.write_text(title_search.extended(index.read_text("utf-8"), self._pages), "utf-8")
        if self._kept.put_back(site / full_text.FOLDER):
            return
        try:
            entries = self._collection.entries if self._collection else ()
            places = [addresses.url(entry.uri) for entry in entries]
            full_text.write_index(site, places, full_text.kept_folder(self._root))
            if self._serving:
                self._kept.keep_folder(site / full_text.FOLDER)
        except CheckerError as error:
            raise PluginError(error.message.in_language(language_of(os.environ.get("CHECKER_LANG", "vi")))) from error

    def _draw(self, config: MkDocsConfig) -> None:
        """Write the pages that MkDocs did not."""
        if self._drawing and self._environment:
            allowed = policy(self._scripts, previewed=self._serving)
            pages = all_pages(self._files)
            finish = partial(with_policy, allowed=allowed)
            shells = self._kept.shells if self._serving else Shells()
            self._drawing.write(Templates(self._environment, config, self._nav, pages, finish), shells)
            self._compiled.keep(self._root)


def _written(config: MkDocsConfig, files: Files) -> Iterator[str]:
    """Give the texts that people wrote around the documents' pages: each page shows the others' names in its menus."""
    yield Path(config.config_file_path or ".").read_text("utf-8")
    own = config.theme.custom_dir
    yield from (path.read_text("utf-8") for path in (sorted(Path(own).rglob("*.html")) if own else ()))
    for file in files.documentation_pages():
        yield repr(file.made.metadata) if isinstance(file, MadeFile) else file.content_string


def _warn(said: Message, file: File, config: MkDocsConfig) -> None:
    """Say what is to be mended in a hand-written file."""
    about = said.about(f"{Path(config.docs_dir).name}/{file.src_uri}")
    log.warning(about.in_language(language_of(os.environ.get("CHECKER_LANG", "vi"))))


def _put(files: Files, file: File) -> None:
    """Add a file in place of one of the same name."""
    known = files.src_uris.get(file.src_uri)
    if known:
        files.remove(known)
    files.append(file)
