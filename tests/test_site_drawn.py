"""Pages drawn without a Markdown library and with the theme drawn once: the same as by MkDocs itself."""

from __future__ import annotations

import datetime
import shutil
from typing import TYPE_CHECKING, TypedDict

import pytest
from jinja2 import DictLoader, Environment
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config  # pyright: ignore[reportUnknownVariableType]
from mkdocs.structure.toc import get_toc
from site_samples import ROOT, built, hostile, words

from checker.site import contents, program
from checker.site.building import links_of
from checker.site.collection import gather
from checker.site.contents import nested
from checker.site.drawn import Drawn, Title, draw, learn
from checker.site.html import heading, text
from checker.site.pages import pages
from checker.site.shell import Around, Shells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


class Token(TypedDict):
    """A heading as Python-Markdown gives it."""

    level: int
    id: str
    name: str
    children: list[Token]


def library(*extensions: str) -> Callable[[str], tuple[str, Sequence[Title]]]:
    """Give Python-Markdown as our site sets it up, with more extensions."""
    markdown = Markdown(
        extensions=["admonition", "attr_list", "fenced_code", "tables", "toc", *extensions],
        extension_configs={"toc": {"permalink": "#", "permalink_title": "Liên kết"}},
    )

    def titles(tokens: Sequence[Token]) -> Iterator[Title]:
        for token in tokens:
            yield Title(token["level"], token["name"], token["id"])
            yield from titles(token["children"])

    def convert(source: str) -> tuple[str, Sequence[Title]]:
        html = markdown.reset().convert(source)
        return html, list(titles(getattr(markdown, "toc_tokens", [])))

    return convert


@pytest.mark.parametrize("name", ["own", "hostile"])
def test_every_page_is_drawn_byte_by_byte_as_the_markdown_library_draws_it(tmp_path: Path, name: str) -> None:
    root = ROOT if name == "own" else hostile(tmp_path)
    collection = gather(root, as_of=datetime.date(2026, 12, 31), preview=True, links=links_of({}, name="x"))
    convert = library()
    dressing = learn(convert)
    assert dressing
    for page in pages(collection):
        html, titles = convert(page.markdown)
        assert draw(page.markdown, dressing) == Drawn(html, tuple(titles)), page.uri


@pytest.mark.parametrize("extension", ["smarty", "nl2br", "sane_lists", "md_in_html", "footnotes", "abbr", "def_list"])
def test_a_library_is_either_understood_or_left_to_draw(extension: str) -> None:
    convert = library(extension)
    dressing = learn(convert)
    title = heading(2, text("'Một' ... hai"), "mot")
    page = f"<div>\n<p>a</p>\n</div>\n\n{title}\n\n<p>b</p>\n"
    html, titles = convert(page)
    assert dressing is None or draw(page, dressing) == Drawn(html, tuple(titles))


def test_an_extension_that_changes_headings_leaves_the_page_to_the_library() -> None:
    assert learn(library("smarty")) is None


def test_a_table_of_contents_that_leaves_levels_out_leaves_the_page_to_the_library() -> None:
    markdown = Markdown(extensions=["attr_list", "toc"], extension_configs={"toc": {"toc_depth": "1-3"}})

    def convert(source: str) -> tuple[str, Sequence[Title]]:
        html = markdown.reset().convert(source)
        tokens: list[Token] = getattr(markdown, "toc_tokens", [])
        return html, [Title(t["level"], t["name"], t["id"]) for top in tokens for t in (top, *top["children"])]

    assert learn(convert) is None


def test_a_heading_that_is_not_ours_leaves_the_page_to_the_library() -> None:
    dressing = learn(library())
    assert dressing
    assert draw("## Không có neo\n", dressing) is None


class PlainTheme:
    """A theme of one line; ``changed`` is what it does with a title besides printing it."""

    def __init__(self, place: str = "", changed: Callable[[str], str] = str) -> None:
        self.place = place
        self.changed = changed
        self.drawn = 0

    def page(self, around: Around) -> str:
        self.drawn += 1
        title = self.changed(around.texts["title"])
        return f"<title>{title}</title><nav>{self.place}</nav>{self.contents(around.titles)}<main>{around.body}</main>"

    def contents(self, titles: Sequence[Title]) -> str:
        return "".join(f'<a href="#{title.anchor}">{title.words}</a>' for title in titles)

    def entry(self, titles: Sequence[Title]) -> str:
        return self.contents(titles)


class TheTables:
    """A theme's templates for a table of contents."""

    def __init__(self, item: str) -> None:
        table = "{% if toc %}<b>100 %</b>{% endif %}<ul>{% for item in toc %}\n  {% include 'item' %},{% endfor %}</ul>"
        self.environment = Environment(loader=DictLoader({"item": item, "table": table}))  # noqa: S701 - as MkDocs has it

    def contents(self, titles: Sequence[Title]) -> str:
        return self.environment.get_template("table").render(toc=get_toc(nested(titles)))

    def entry(self, titles: Sequence[Title]) -> str:
        return self.environment.get_template("item").render(item=get_toc(nested(titles)).items[0])


BELOW = "<ul>{% for item in item.children %} {% include 'item' %}{{ ';' if not loop.last }}\n{% endfor %}</ul>"
ENTRY = "<li><a href={{ item.url }}>{{ item.title }}</a>{% if item.children %}" + BELOW + "{% endif %}</li>"
LABELLED = ENTRY.replace("<ul>", '<ul aria-label="{{ item.title | striptags | e }}">')
HEADINGS = [
    Title(level, f"{words} &amp; 5 % {{}} <b>{{{{ x }}}}</b> &quot;", f"muc-{index}")
    for index, (level, words) in enumerate(zip((3, 2, 3, 3, 4, 6, 2, 4, 3, 2), "abcdeghikl", strict=True))
]


@pytest.mark.parametrize("item", [ENTRY, LABELLED, ENTRY.replace("{{ item.title }}", "{{ item.title | safe }}")])
def test_a_table_of_contents_is_drawn_as_the_theme_draws_it(item: str) -> None:
    tables = TheTables(item)
    learned = contents.learn(tables)
    assert learned
    for length in range(1, len(HEADINGS) + 1):
        assert learned.drawn(HEADINGS[:length]) == tables.contents(HEADINGS[:length])


@pytest.mark.parametrize(
    "item",
    [
        "",
        ENTRY.replace("item.title", "item.title | upper"),
        ENTRY.replace("item.title", "item.title | striptags"),
        ENTRY.replace("<li>", "<li class={{ item.level }}>"),
        ENTRY.replace("<li>", "<li class={{ item.active }}>"),
        ENTRY.replace("<li>", "{{ '+' if item.children | length > 2 }}<li>"),
        ENTRY.replace("<li>", '<li title="{{ item.title | striptags | e }}">'),
    ],
)
def test_a_theme_that_does_more_with_an_entry_than_print_it_draws_its_tables_itself(item: str) -> None:
    assert contents.learn(TheTables(item)) is None


AROUND = [
    Around(f"<h1>{name}</h1><p>\\1 zq-body-qz</p>", (Title(2, f"A {name}", name), Title(3, "B", "b")), {"title": name})
    for name in ("mot", "hai &amp; <i>ba</i>", "zq-title-qz", "bốn")
]


def first_letters(title: str) -> str:
    return title[:5]


@pytest.mark.parametrize(("changed", "asked"), [(str, 3), (str.upper, 5), (first_letters, 5)])
def test_pages_in_a_shell_are_those_that_the_templates_draw(changed: Callable[[str], str], asked: int) -> None:
    theme, shells = PlainTheme("x", changed), Shells()
    made = [shells.page("hình", around, theme) for around in AROUND]
    assert made == [theme.page(around) for around in AROUND]
    assert theme.drawn - len(AROUND) == asked


def test_a_theme_that_draws_two_places_differently_has_no_shell_for_both() -> None:
    themes, shells = [PlainTheme(str(number)) for number in range(4)], Shells()
    made = [shells.page("hình", around, theme) for around, theme in zip(AROUND, themes, strict=True)]
    assert made == [theme.page(around) for around, theme in zip(AROUND, themes, strict=True)]


def test_a_site_is_the_same_when_mkdocs_draws_every_page_itself(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798675200")
    root = words(tmp_path / "kho")
    configuration = root / "mkdocs.yml"
    # An extension that is not understood: no heading of ours has what it changes.
    extended = configuration.read_text("utf-8").replace("  - fenced_code", "  - fenced_code\n  - smarty")
    configuration.write_text(extended, "utf-8")
    assert program.build(root, strict=False, output=tmp_path / "site") == 0
    ours = built(tmp_path_factory, "words")
    for folder in ("van-ban", "quy-tac", "van-ban-phap-luat", "don-vi"):
        for path in (ours / folder).rglob("*.html"):
            theirs = tmp_path / "site" / path.relative_to(ours)
            assert theirs.read_bytes() == path.read_bytes(), path


def test_a_site_of_what_was_kept_is_the_one_made_of_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798675200")
    root = words(tmp_path / "kho")
    assert program.build(root, strict=False, output=tmp_path / "trước") == 0
    changed = root / "plans/thcs-minh-hoa/2026/a.md"
    changed.write_text(changed.read_text("utf-8").replace("Thực hiện bình đẳng giới", "Thực hiện công bằng"), "utf-8")
    for output in ("giữ", "mới"):
        assert program.build(root, strict=False, output=tmp_path / output) == 0
        shutil.rmtree(root / ".checker-cache")
    kept, new = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "giữ", tmp_path / "mới")
    )
    assert kept == new
    assert "công bằng" in (tmp_path / "giữ/van-ban/thcs-minh-hoa/2026/a/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("plans/thcs-minh-hoa/2026/a.md", "Thực hiện bình đẳng giới", "Thực hiện công bằng"),
        ("docs/gioi-thieu.md", "title: ", "title: Công bằng "),
    ],
)
def test_a_preview_built_again_is_the_one_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798675200")
    root = words(tmp_path / "kho")
    configuration = root / "mkdocs.yml"
    # The menus of all pages show what that page calls itself.
    configuration.write_text(configuration.read_text("utf-8").replace("Giới thiệu: gioi-thieu", "gioi-thieu"), "utf-8")
    preview(root, tmp_path / "trước", monkeypatch, anew=True)
    changed = root / name
    changed.write_text(changed.read_text("utf-8").replace(old, new, 1), "utf-8")
    kept, made = (preview(root, tmp_path / f"{anew}", monkeypatch, anew=anew) for anew in (False, True))
    assert kept == made
    assert any("ông bằng" in page.decode() for name, page in kept.items() if name.endswith(".html"))


def preview(root: Path, output: Path, patch: pytest.MonkeyPatch, *, anew: bool) -> dict[str, bytes]:
    """Build a site as a preview does, the first time or again; give its files but the index, which is made once."""
    if anew:
        patch.setattr("mkdocs.config.defaults.MkDocsConfig.plugins.plugin_cache", {})
    config = load_config(config_file=f"{root}/mkdocs.yml", site_dir=f"{output}")
    if anew:
        config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1/")
    files = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith("pagefind/")}
