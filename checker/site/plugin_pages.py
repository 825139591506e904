"""Our pages among MkDocs', which neither reads nor draws nor writes them: they come finished."""

from __future__ import annotations

import copy
import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

from markdown import Markdown
from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import write_file

from checker.site.building import ESCAPED
from checker.site.contents import nested
from checker.site.drawn import Drawn, Title, draw, learn
from checker.site.html import text
from checker.site.official import wrap_sheet
from checker.site.shell import Around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from checker.site.contents import Token
    from checker.site.page import Page
    from checker.site.shell import Shells

EMPTY: Final = "giu-nguyen.html"
"""The template of a page that the templates do not draw; it writes nothing."""

_ANCHOR = re.compile(r'\bid="([^"]*)"|\{#([^{}\s]+)\}\s*$', re.MULTILINE)
_LANGUAGE: Final = '{% import "partials/language.html" as lang with context %}'
_CONTENTS: Final = _LANGUAGE + '{% include "partials/toc.html" %}'
_ENTRY: Final = _LANGUAGE + '{% set toc_item = page.toc | first %}{% include "partials/toc-item.html" ignore missing %}'


class MadeFile(File):
    """A page of ours among MkDocs' files; ``made`` is what it shows.

    Links to it are checked, and that is all: it is drawn ``apart``, unless the navigation gives it a place and a name.
    """

    def __init__(self, made: Page, config: MkDocsConfig) -> None:
        self.apart = False
        inclusion = InclusionLevel.NOT_IN_NAV
        super().__init__(made.uri, None, config.site_dir, config.use_directory_urls, inclusion=inclusion)
        self.generated_by = "checker"
        self.made = made

    def is_documentation_page(self) -> bool:
        """Tell whether MkDocs draws it."""
        return not self.apart

    def set_apart(self) -> None:
        """Take it from MkDocs; its address stays a page's."""
        self.dest_uri = self.dest_uri
        self.apart = True

    def give_back(self, content: str) -> None:
        """Let MkDocs draw it after all, as a Markdown file."""
        self.content_string = content
        self.apart = False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as MkDocs has it
        """Do nothing: it is written when all else is."""
        del dirty


class MadePage(MkDocsPage):
    """Where a page of ours stands, drawn apart."""

    def __init__(self, file: MadeFile, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.made = file.made
        self.markdown = self.content = ""
        self.meta = {**file.made.metadata}

    @property
    def present_anchor_ids(self) -> set[str] | None:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]
        """The anchors that a hand-written page may link to."""
        return {first or second for first, second in _ANCHOR.findall(self.made.markdown)}


def all_pages(files: Files) -> list[File]:
    """Give MkDocs' pages and those that are drawn apart, in order."""
    theirs = {file.src_uri for file in files.documentation_pages()}
    return [file for file in files if isinstance(file, MadeFile) or file.src_uri in theirs]


class Drawing:
    """How the pages of one build are drawn: their bodies by ourselves, what stands around them by the theme."""

    def __init__(self, config: MkDocsConfig) -> None:
        extensions = cast("list[str]", config["markdown_extensions"])
        options = cast("dict[str, Mapping[str, object]]", config["mdx_configs"] or {})
        self._markdown = Markdown(extensions=extensions, extension_configs=options)
        self._dressing = learn(self._by_library)

    @property
    def able(self) -> bool:
        """Whether our bodies are what MkDocs would make of them, as it is set up here."""
        return self._dressing is not None

    def write(self, templates: Templates, shells: Shells) -> None:
        """Draw the pages that are drawn apart, one after another, each to where MkDocs would write it."""
        folders = frozenset(_folders_led_to(templates.nav))
        for file in templates.pages:
            if isinstance(file, MadeFile) and isinstance(file.page, MadePage):
                shape, around = self._shown(file.page, folders)
                drawn = shells.page(shape, around, _Theme(templates, file.page))
                write_file(drawn.encode("utf-8", "xmlcharrefreplace"), file.abs_dest_path)

    def _shown(self, page: MadePage, folders: frozenset[str]) -> tuple[object, Around]:
        """Give what the templates heed of a page besides what they print, and what they print."""
        markdown, metadata = page.made.markdown, page.made.metadata
        body = (draw(markdown, self._dressing) if self._dressing else None) or self._by_library(markdown)
        texts = {key: text(value) if key in ESCAPED else value for key, value in _texts(metadata)}
        address = {"canonical_url": page.canonical_url, "abs_url": page.abs_url}
        around = Around(wrap_sheet(body.html), body.titles, {**texts, **{k: v for k, v in address.items() if v}})
        others = repr([(key, value) for key, value in metadata.items() if key not in texts])
        # The addresses on a page depend on how deep it lies, and on the folders that the navigation leads to.
        return (others, page.url.count("/"), max(folders.intersection(_folders(page.url)), default="")), around

    def _by_library(self, markdown: str) -> Drawn:
        html = self._markdown.reset().convert(markdown)
        return Drawn(html, tuple(_flat(getattr(self._markdown, "toc_tokens", []))))


class Templates:
    """The theme's templates as the plugins have set them up; ``finish`` ends a page that they drew."""

    def __init__(
        self,
        environment: Environment,
        config: MkDocsConfig,
        nav: Navigation,
        pages: Sequence[File],
        finish: Callable[[str], str],
    ) -> None:
        self.nav = nav
        self.pages = pages
        self._environment = environment
        self._config = config
        self._finish = finish
        self._contents, self._entry = map(environment.from_string, (_CONTENTS, _ENTRY))

    def context(self, page: MadePage) -> Mapping[str, object]:
        """Give what the templates are told at the place of a page."""
        context = get_context(self.nav, self.pages, self._config, page)
        plugins = self._config.plugins
        return {**plugins.on_page_context(context, page=page, config=self._config, nav=self.nav)}

    def page(self, name: str, shown: Mapping[str, object]) -> str:
        """Draw a whole page."""
        return self._finish(self._environment.get_template(name).render(shown))

    def contents(self, shown: Mapping[str, object]) -> str:
        """Draw a table of contents alone."""
        return self._contents.render(shown)

    def entry(self, shown: Mapping[str, object]) -> str:
        """Draw the first entry of a table of contents."""
        return self._entry.render(shown)


class _Theme:
    """The theme's templates at the place of one page, asked for what few pages need."""

    def __init__(self, templates: Templates, page: MadePage) -> None:
        self._templates = templates
        self._page = page

    def page(self, around: Around) -> str:
        """Draw a whole page."""
        return self._templates.page(str(self._page.made.metadata.get("template", "main.html")), self._shown(around))

    def contents(self, titles: Sequence[Title]) -> str:
        """Draw a table of contents alone."""
        return self._templates.contents(self._shown(Around("", tuple(titles), {})))

    def entry(self, titles: Sequence[Title]) -> str:
        """Draw the first entry of a table of contents, with those below it."""
        return self._templates.entry(self._shown(Around("", tuple(titles), {})))

    @cached_property
    def _context(self) -> Mapping[str, object]:
        return self._templates.context(self._page)

    def _shown(self, around: Around) -> Mapping[str, object]:
        page = copy.copy(self._page)
        page.meta = {
            **page.made.metadata,
            **{key: around.texts[key] for key in page.made.metadata if key in around.texts},
        }
        page.canonical_url, page.abs_url = around.texts.get("canonical_url"), around.texts.get("abs_url")
        page.content = around.body
        page.toc = get_toc(nested(around.titles))
        page.active = True
        return {**self._context, "page": page}


def _texts(metadata: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    return ((key, value) for key, value in metadata.items() if isinstance(value, str) and key != "template")


def _folders_led_to(nav: Navigation) -> Iterator[str]:
    return (folder for page in nav.pages for folder in _folders(page.url))


def _folders(url: str) -> Iterator[str]:
    """Give the folders that an address lies in, outermost first."""
    return (url[: index + 1] for index, sign in enumerate(url) if sign == "/")


def _flat(tokens: Sequence[Token]) -> Iterator[Title]:
    for token in tokens:
        yield Title(token["level"], token["name"], token["id"])
        yield from _flat(token["children"])
