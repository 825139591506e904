"""The titles that follow citations."""

from __future__ import annotations

import pytest

from checker.clauses import titles
from checker.parse import parse
from checker.source import from_text

CITED = "Căn cứ Nghị định số 70/2008/NĐ-CP"


def titles_in(text: str) -> list[str | None]:
    document = parse(from_text("plans/a.md", text))
    return [document.slice(title) if title else None for title in titles(document)]


@pytest.mark.parametrize(
    ("rest", "title"),
    [
        (" về bình đẳng giới;\n\nCăn cứ", "về bình đẳng giới"),
        (", quy định chi tiết\nthi hành Luật.\n\nTiếp theo", "quy định chi tiết\nthi hành Luật"),
        (" về bình đẳng giới\n\nTiếp theo", "về bình đẳng giới"),
        (" (sau đây) về bình đẳng giới;\n\nTiếp", "(sau đây) về bình đẳng giới"),
        (" và các việc khác;\n\nVề kinh phí", None),
        ("\n\nVề kinh phí: tự lo.", "Về kinh phí: tự lo"),
        (" về " + "việc chung " * 60 + "\n\nHết", ("về " + "việc chung " * 60)[:402]),
        (" về bình đẳng giới", "về bình đẳng giới"),
    ],
)
def test_a_title_is_found_where_it_stands_however_often_it_was_met(rest: str, title: str | None) -> None:
    for before in ("", "Mở đầu dài hơn.\n\n", "Lời dẫn\n\n"):
        found = titles_in(f"{before}{CITED}{rest}")
        assert found == [title]
