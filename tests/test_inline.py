from __future__ import annotations

import html
import itertools
import re
import time

import lxml.html
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.parse.inline import Code, Emphasis, Inline, LineBreak, Link, Strong, Text, plain, read_inline
from checker.source import Span


def read(text: str) -> tuple[Inline, ...]:
    return read_inline(text, Span(0, len(text)))


def to_html(text: str, nodes: tuple[Inline, ...]) -> str:
    parts = []
    for node in nodes:
        match node:
            case Text():
                parts.append(html.escape(node.text))
            case Code():
                parts.append(f"<code>{html.escape(text[slice(*node.inner_at)])}</code>")
            case LineBreak():
                parts.append("<br>")
            case Strong():
                parts.append(f"<strong>{to_html(text, node.inner)}</strong>")
            case Emphasis():
                parts.append(f"<em>{to_html(text, node.inner)}</em>")
            case Link():
                parts.append(f'<a href="{html.escape(node.target)}">{to_html(text, node.inner)}</a>')
    return "".join(parts)


def squeezed(markup: str) -> str:
    tree = lxml.html.fragment_fromstring(markup, create_parent="div")
    for link in tree.iter("a"):
        link.attrib.pop("title", None)
    return " ".join(lxml.html.tostring(tree, encoding="unicode").replace("<br>", "<br> ").split())


def spans(nodes: tuple[Inline, ...]) -> list[Span]:
    found: list[Span] = []
    for node in nodes:
        found.append(node.at)
        if isinstance(node, Strong | Emphasis | Link):
            found += spans(node.inner)
    return found


WORDS = st.text("aàbcđêưXYZ09,.;:&", min_size=1, max_size=6)
LEAVES = st.one_of(
    WORDS,
    WORDS.map(lambda word: f"`{word}`"),
    WORDS.map(lambda word: f"[{word}](https://vi.du/{len(word)})"),
    WORDS.map(lambda word: f"{word}\\*{word}"),
    st.sampled_from(
        ["&amp;", "GD&ĐT", "a_b_c", "2 * 3", "(a_1)", "<https://vi.du>", "1 < 2", "x_y", "dòng  \nmới", "gãy\ndòng"]
    ),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        WORDS.flatmap(lambda word: inner.map(lambda text: f"**{word} {text} {word}**")),
        WORDS.flatmap(lambda word: inner.map(lambda text: f"_{word} {text} {word}_")),
    ),
    max_leaves=8,
)


@given(st.lists(TREES, min_size=1, max_size=4).map(" ".join))
def test_marks_mean_what_python_markdown_says(text: str) -> None:
    text = f"Câu {text} hết"
    assert squeezed(f"<p>{to_html(text, read(text))}</p>") == squeezed(markdown.markdown(text))


@pytest.mark.parametrize(
    "text",
    [
        "một **hai** ba",
        "_Căn cứ Luật **Bình đẳng giới**;_",
        "***cả hai***",
        "tệp a_b_c và ngoai_le",
        "dấu * đứng riêng, ** cũng vậy",
        "không đóng **đậm",
        "không đóng _nghiêng",
        "đóng không** mở_",
        "**a *b* c**",
        "chữ**đậm**liền",
        '[Luật](https://vi.du/a_b_c "tên") và [trang](../2026/ke-hoach.md)',
        "[a [b] c](x)",
        "`mã **không đậm** _` rồi **đậm**",
        "``a ` b``",
        "1\\. và \\*sao\\* và \\\\",
        "&lt;b&gt; &#273; &nbsp;x",
        "GD & ĐT; R&D;",
        "hết dòng  \nxuống dòng",
    ],
)
def test_agrees_with_python_markdown_on(text: str) -> None:
    assert squeezed(f"<p>{to_html(text, read(text))}</p>") == squeezed(markdown.markdown(text))


@pytest.mark.parametrize(
    "text",
    [
        "<b>đậm</b>",
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,a)",
        "[x](//xau.vi.du/a)",
        "[x](JaVaScRiPt:a)",
        "[x](java\\script:a)",
        "[x]()",
        "![ảnh](a.png)",
        "chú thích[^1]",
        "[x][y]",
    ],
)
def test_what_the_dialect_does_not_have_stays_text(text: str) -> None:
    assert "".join(node.text for node in read(text) if isinstance(node, Text)) == text
    assert all(isinstance(node, Text) for node in read(text))


@pytest.mark.parametrize(
    "text",
    [
        *("_a_", "_a b;_", "_ a_", "_a _", "__a__", "_a_b_", "_a", "a_", "_", "__", "___", "_a*b_", "_a\\_"),
        *("_a_ b_", "_a\n b_", "_[a](b)_", "_a&amp;_", "_`a_", "_a]_", "_\xa0a_"),
    ],
)
def test_italic_from_end_to_end_means_what_it_means_after_a_word(text: str) -> None:
    behind = f"x {text}"
    assert f"x {to_html(text, read(text))}" == to_html(behind, read(behind))


def test_a_comment_is_never_shown() -> None:
    assert plain("trước <!-- checker: ignore x: y -->sau", Span(0, 38)).text == "trước sau"
    assert plain("a <!-- chưa đóng", Span(0, 16)).text == "a <!-- chưa đóng"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kế hoạch số **48**/KH-UBND", "Kế hoạch số 48/KH-UBND"),
        ("số 48/KH-\n  UBND ngày", "số 48/KH- UBND ngày"),
        ("[Luật **A**](https://vi.du) ngày _1_", "Luật A ngày 1"),
        ("điểm 1\\. và &amp; `b`", "điểm 1. và & b"),
        ("a_b", "a_b"),
        ("", ""),
        ("không có gì", "không có gì"),
    ],
)
def test_plain_text_leaves_out_marks(text: str, shown: str) -> None:
    assert plain(text, Span(0, len(text))).text == shown


def test_a_place_in_plain_text_leads_back_to_the_source() -> None:
    text = "Theo **Kế hoạch** số 48/KH-\nUBND &amp; b\\.c"
    bare = plain(text, Span(0, len(text)))
    for needle, source in [
        ("Kế hoạch số", "Kế hoạch** số"),
        ("48/KH- UBND", "48/KH-\nUBND"),
        ("& b", "&amp; b"),
        ("b.c", "b\\.c"),
    ]:
        start = bare.text.index(needle)
        assert text[slice(*bare.span(start, start + len(needle)))] == source
    assert bare.span(len(bare.text), len(bare.text)) == Span(len(text), len(text))


@given(st.text("ab *_[]()`\\<>!&;#-\n\t é\u0301\u2028", max_size=60))
def test_any_text_is_read_in_order_and_its_plain_text_maps_back(text: str) -> None:
    whole = Span(0, len(text))
    nodes = read_inline(text, whole)
    tops = [node.at for node in nodes]
    assert tops == sorted(tops)
    assert all(first.end <= second.start for first, second in itertools.pairwise(tops))
    assert all(0 <= at.start <= at.end <= len(text) for at in spans(nodes))
    bare = plain(text, whole)
    for index, char in enumerate(bare.text):
        at = bare.span(index, index + 1)
        assert at.start == bare.offset(index)
        assert char in text[slice(*at)] or char == " " or text[at.start] in "&\\"


@given(st.text("ab *_[]()`\\&;\n", max_size=40), st.text("*_[`", max_size=6), st.text("*_]`", max_size=6))
def test_only_the_given_span_is_read(inside: str, before: str, after: str) -> None:
    shifted = plain(before + inside + after, Span(len(before), len(before) + len(inside)))
    assert shifted.text == plain(inside, Span(0, len(inside))).text


@pytest.mark.parametrize(
    "piece",
    [
        "*a ",
        "a* ",
        "**a*",
        "_a ",
        "[",
        "[a](",
        "`",
        "``a`",
        "<!--",
        "[a](b ",
        "&amp",
        "\\",
        "*a_b",
        "***a",
        "]",
        "[*a](x) ",
        "a**b*c_d__ ",
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        read(text)
        plain(text, Span(0, len(text)))
        return time.process_time() - start

    cost(1_000)
    assert any(cost(24_000) < max(20 * cost(4_000), 0.3) for _ in range(3))  # other programs may slow one of them


def test_nesting_is_bounded() -> None:
    text = "**a " * 2_000 + "b** " * 2_000
    depth = 0
    nodes = read(text)
    while nodes:
        nodes = next((node.inner for node in nodes if isinstance(node, Strong)), ())
        depth += 1
    assert depth <= 18
    assert re.sub(r"[*\s]", "", plain(text, Span(0, len(text))).text) == "a" * 2_000 + "b" * 2_000
