"""The grammar page's examples, and the judge of our reading where a text has no labels: Python-Markdown."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Break, Comment, Document, Heading, Paragraph, Section, Table
from checker.parse import parse
from checker.parse.inline import plain
from checker.source import from_text

ROOT = Path(__file__).parent.parent
GRAMMAR = (ROOT / "docs" / "ngu-phap.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```van-ban\n(.*?)```\n\n```cay\n(.*?)```", GRAMMAR, re.DOTALL)
PLANS = sorted((ROOT / "plans").rglob("*.md"))
LABELLED = re.compile(r"^(?:[-+–•*]|\d{1,3}[.)]|\d{1,2}\.\d{1,2}\.?|[a-zđ][.)])\s")


def read(body: str) -> Document:
    return parse(from_text("a.md", f"---\na: 1\n---\n{body}"))


def tree(section: Section, depth: int = 0) -> list[str]:
    """Draw a section as the grammar page does: one indented line a label, paragraph or table."""
    lines: list[str] = []
    for item in section.items:
        indent = "  " * depth
        match item:
            case Section(opener=opener):
                label = opener.label if opener else None
                lines += [indent + (label.text if label else "#"), *tree(item, depth + 1)]
            case Table():
                columns = max(len(row.cells) for row in item.rows)
                first = len(item.rows[0].cells)
                lines.append(f"{indent}bảng {len(item.rows)}x{min(columns, first)}")
            case _:
                lines.append(indent + "đoạn")
    return lines


def drawn(document: Document) -> str:
    lines = tree(document.main)
    if document.recipients:
        lines.append(f"nơi nhận {len(document.recipients.items)}")
    if document.annexes.items:
        lines += ["phụ lục", *tree(document.annexes, 1)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("body", "expected"), EXAMPLES)
def test_the_grammar_page_says_what_the_parser_does(body: str, expected: str) -> None:
    assert drawn(read(body)) == expected


def test_the_grammar_page_has_its_examples() -> None:
    assert len(EXAMPLES) >= 6


def words(text: str) -> str:
    return " ".join(text.split())


def ours(body: str) -> list[tuple[object, ...]]:
    """Give our reading of a text without labels, as tags and words."""
    document = read(body)
    found: list[tuple[object, ...]] = []
    for block in document.blocks:
        match block:
            case Heading(at=at, level=level):
                start = document.text.index("#" * level, at.start) + level
                span = type(at)(start, block.text_at.end)
                found.append((f"h{level}", words(plain(document.text, span).text)))
            case Paragraph(at=at):
                found.append(("p", words(plain(document.text, at).text)))
            case Table(rows=rows):
                cells = tuple(tuple(words(plain(document.text, cell.at).text) for cell in row.cells) for row in rows)
                found.append(("table", cells))
            case Break():
                found.append(("hr",))
            case Comment():
                pass
    return found


def theirs(body: str) -> list[tuple[object, ...]]:
    """Give Python-Markdown's reading, read back from its HTML."""
    html = markdown.markdown(body, extensions=["tables"])
    found: list[tuple[object, ...]] = []
    for element in lxml.html.fragment_fromstring(html, create_parent=True):
        tag = str(element.tag)
        if tag == "table":
            rows = tuple(tuple(words(cell.text_content()) for cell in row) for row in element.iter("tr"))
            found.append((tag, rows))
        elif tag == "hr":
            found.append((tag,))
        elif isinstance(element.tag, str):
            found.append((tag, words(element.text_content())))
    return found


@pytest.mark.parametrize("path", PLANS, ids=lambda path: "/".join(path.parts[-3:]))
def test_our_documents_without_their_labelled_lines_read_as_markdown_does(path: Path) -> None:
    body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    kept = "\n".join(line for line in body.split("\n") if not LABELLED.match(line))
    assert ours(kept) == theirs(kept)


WORDS = st.lists(
    st.sampled_from(
        [
            "Bình",
            "đẳng",
            "giới",
            "năm",
            "2026,",
            "**đậm**",
            "_nghiêng_",
            "*nghiêng*",
            "15/6/2026",
            "(ban)",
            "50%",
            "[trang](https://vi.du)",
        ]
    ),
    min_size=1,
    max_size=9,
).map(" ".join)
HEADINGS = st.builds(lambda level, text: "#" * level + " " + text, st.integers(1, 6), WORDS)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
CELLS = st.sampled_from(["Việc", "Hạn", "15/6", "**đậm**", "1.000", ""])


@st.composite
def tables(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4))
    head = draw(st.lists(CELLS.filter(bool), min_size=width, max_size=width))
    lines = ["| " + " | ".join(row) + " |" for row in (head, ["---"] * width, *rows)]
    return "\n".join(lines)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(HEADINGS, PARAGRAPHS, tables()), min_size=1, max_size=8).map("\n\n".join))
def test_generated_texts_without_labels_read_as_markdown_does(body: str) -> None:
    assert ours(body + "\n") == theirs(body + "\n")
