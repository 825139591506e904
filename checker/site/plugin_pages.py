"""Our pages as pages of MkDocs, which neither reads nor draws them: they come finished."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Final, TypedDict, cast

from jinja2.bccache import Bucket, BytecodeCache
from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from checker.site.drawn import Drawn, Title, draw, learn
from checker.site.html import text
from checker.site.official import wrap_sheet
from checker.site.shell import Around, Shells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jinja2 import Environment, Template
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

    from checker.site.page import Page

EMPTY: Final = "giu-nguyen.html"
"""The template of a page that the templates do not draw; it writes nothing."""

ESCAPED: Final = ("title", "description", "feed_name")
"""The metadata that the templates print as they are."""

_ANCHOR = re.compile(r'\bid="([^"]*)"|\{#([^{}\s]+)\}\s*$', re.MULTILINE)
_CONTENTS: Final = '{% import "partials/language.html" as lang with context %}{% include "partials/toc.html" %}'


class MadePage(MkDocsPage):
    """Where a page of ours stands; ``made`` is what it shows."""

    def __init__(self, made: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the metadata as they are; what MkDocs and its other plugins see of the body is nothing."""
        del config
        self.markdown = ""
        self.meta = {**self.made.metadata, "template": EMPTY}

    def render(self, config: MkDocsConfig, files: object) -> None:
        """Leave the body until the page is written: all bodies at once would fill the memory."""
        del config, files
        self.content = ""

    @property
    def present_anchor_ids(self) -> set[str] | None:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]
        """The anchors that a hand-written page may link to."""
        return {first or second for first, second in _ANCHOR.findall(self.made.markdown)}


class Compiled(BytecodeCache):
    """The theme's templates as they were compiled, kept from one build of a preview to the next."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is known of a template, when its source is the same."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self._known[bucket.key] = bucket.bytecode_to_string()


class Drawing:
    """How the pages of one build are drawn: their bodies by ourselves, what stands around them by the theme."""

    def __init__(self, config: MkDocsConfig) -> None:
        extensions = cast("list[str]", config["markdown_extensions"])
        options = cast("dict[str, Mapping[str, object]]", config["mdx_configs"] or {})
        self._markdown = Markdown(extensions=extensions, extension_configs=options)
        self._dressing = learn(self._by_library)
        self._shells = Shells()
        self._folders: frozenset[str] = frozenset()
        self._environment: Environment | None = None
        self._contents: Template | None = None

    @property
    def able(self) -> bool:
        """Whether our bodies are what MkDocs would make of them, as it is set up here."""
        return self._dressing is not None

    def prepare(self, nav: Navigation) -> None:
        """Learn what the addresses on every page depend on: the folders that the navigation leads to."""
        self._folders = frozenset(folder for page in nav.pages for folder in _folders(page.url))

    def use(self, environment: Environment) -> None:
        """Take the theme's templates as the plugins have set them up."""
        self._environment = environment
        self._contents = environment.from_string(_CONTENTS)

    def page(self, page: MadePage, context: TemplateContext) -> str:
        """Draw a whole page; ``context`` is what the templates know besides."""
        markdown, metadata = page.made.markdown, page.made.metadata
        body = (draw(markdown, self._dressing) if self._dressing else None) or self._by_library(markdown)
        texts = {key: text(value) if key in ESCAPED else value for key, value in _texts(metadata)}
        address = {"canonical_url": page.canonical_url, "abs_url": page.abs_url}
        around = Around(wrap_sheet(body.html), body.titles, {**texts, **{k: v for k, v in address.items() if v}})
        others = repr([(key, value) for key, value in metadata.items() if key not in texts])
        shape = (others, page.url.count("/"), max((f for f in _folders(page.url) if f in self._folders), default=""))
        if self._environment is None or self._contents is None:
            raise RuntimeError(page.url)
        return self._shells.page(shape, around, _Theme(self._environment, self._contents, page, context))

    def _by_library(self, markdown: str) -> Drawn:
        html = self._markdown.reset().convert(markdown)
        return Drawn(html, tuple(_flat(getattr(self._markdown, "toc_tokens", []))))


class _Theme:
    """The theme's templates at the place of one page."""

    def __init__(self, environment: Environment, contents: Template, page: MadePage, context: TemplateContext) -> None:
        self._environment = environment
        self._contents = contents
        self._page = page
        self._context = context

    def page(self, around: Around) -> str:
        """Draw a whole page."""
        name = str(self._page.made.metadata.get("template", "main.html"))
        return self._environment.get_template(name).render(self._shown(around))

    def contents(self, titles: Sequence[Title]) -> str:
        """Draw a table of contents alone."""
        shown = self._shown(Around("", tuple(titles), {}))
        return self._contents.render(shown)

    def _shown(self, around: Around) -> Mapping[str, object]:
        page = copy.copy(self._page)
        page.meta = {
            **page.made.metadata,
            **{key: around.texts[key] for key in page.made.metadata if key in around.texts},
        }
        page.canonical_url, page.abs_url = around.texts.get("canonical_url"), around.texts.get("abs_url")
        page.content = around.body
        page.toc = get_toc(
            nest_toc_tokens([{"level": t.level, "id": t.anchor, "name": t.words} for t in around.titles])
        )
        return {**self._context, "page": page}


def _texts(metadata: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    return ((key, value) for key, value in metadata.items() if isinstance(value, str) and key != "template")


def _folders(url: str) -> Iterator[str]:
    """Give the folders that an address lies in, outermost first."""
    return (url[: index + 1] for index, sign in enumerate(url) if sign == "/")


class _Token(TypedDict):
    level: int
    id: str
    name: str
    children: list[_Token]


def _flat(tokens: Sequence[_Token]) -> Iterator[Title]:
    for token in tokens:
        yield Title(token["level"], token["name"], token["id"])
        yield from _flat(token["children"])
