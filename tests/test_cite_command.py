"""``checker cite`` and ``checker.cite``: every citation of any text, as a table, JSON or links, with exact offsets."""

from __future__ import annotations

import datetime
import io
import json
import re
import unicodedata
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias, cast

import pytest

import checker
from checker import cli
from checker.commands import cite_command

Cite: TypeAlias = Callable[..., tuple[int, str, str]]

DECREE = "Nghị định số 30/2020/NĐ-CP"
TEXT = f"Theo {DECREE} ngày 05/3/2020 của Chính phủ và Kế hoạch số 48/KH-UBND ngày 02/02/2026."
SWAPPED = "Nghị định số 80/2017/NĐ-CP ngày 17/7/2007 của Chính phủ."
KEYS = [
    *("start", "end", "text", "kind", "type", "number", "date", "issuer", "locator", "full_start", "full_end"),
    *("law", "verdict", "expected"),
]


@pytest.fixture
def cite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cite:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))

    def run(given: str | bytes | None, *options: str) -> tuple[int, str, str]:
        if given is not None:
            Path("a.txt").write_bytes(given if isinstance(given, bytes) else given.encode("utf-8"))
        code = cli.main(["cite", "a.txt", *options])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def rows(out: str) -> list[dict[str, object]]:
    return cast("list[dict[str, object]]", json.loads(out))


def test_a_line_for_each_citation_says_where_it_stands_and_what_is_known_of_it(cite: Cite) -> None:
    code, out, err = cite(f"Mở đầu.\n{TEXT}\n", "--as-of", "2026-03-05")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"2:6: {DECREE} ngày 05/3/2020 của Chính phủ: đúng với kho văn bản [30/2020/NĐ-CP]",
        "2:65: Kế hoạch số 48/KH-UBND ngày 02/02/2026: không có trong kho văn bản",
    ]


def test_what_should_stand_there_is_said_in_english_too(cite: Cite) -> None:
    code, out, _ = cite(SWAPPED, "--as-of", "2026-03-05", "--lang", "en")
    assert code == 0
    assert out.endswith(": wrong date → 17/7/2017 [80/2017/NĐ-CP]\n")


@pytest.mark.parametrize(("language", "sentence"), [("vi", "xét tại ngày 05/3/2026"), ("en", "judged on 2026-03-05")])
def test_the_day_it_was_judged_on_is_told_where_nobody_chose_one(
    cite: Cite, monkeypatch: pytest.MonkeyPatch, language: str, sentence: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772668800")
    assert cite(TEXT, "--lang", language)[2].startswith(sentence)
    assert cite("Không có gì.")[1:] == ("", "")


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2016-03-05", "ok"), ("2023-06-30", "ok"), ("2023-07-01", "superseded"), ("2026-03-05", "superseded")],
)
def test_a_law_is_judged_on_the_day_that_is_asked_for(cite: Cite, day: str, verdict: str) -> None:
    text = "Theo Luật Phòng, chống bạo lực gia đình năm 2007, mỗi thôn có tổ hòa giải."
    assert [row["verdict"] for row in rows(cite(text, "--as-of", day, "--format", "json")[1])] == [verdict]


def test_json_has_every_field_with_offsets_into_the_text(cite: Cite) -> None:
    decree, plan = rows(cite(f"Điểm c khoản 2 Điều 30 {TEXT[5:]}", "--format", "json")[1])
    assert list(decree) == list(plan) == KEYS
    assert (decree["text"], decree["number"], decree["law"]) == (DECREE, "30/2020/NĐ-CP", "30/2020/NĐ-CP")
    assert (decree["type"], decree["date"], decree["issuer"]) == ("Nghị định", "2020-03-05", "Chính phủ")
    assert decree["locator"] == {"dieu": "30", "khoan": "2", "diem": "c"}
    assert (decree["start"], decree["full_start"]) == (23, 0)
    assert (plan["law"], plan["locator"], plan["expected"], plan["verdict"]) == (None, None, None, "unknown")


@pytest.mark.parametrize(
    "text",
    [
        f"😀👩🏽‍🏫 {TEXT}",
        unicodedata.normalize("NFD", f"Đoàn viên: {TEXT}"),
        f"Dòng một.\r\n{TEXT}".replace("30/2020/NĐ-CP", "30/2020/\r\nNĐ-CP"),
        f"Một\u2028hai\u0085ba\x0c {TEXT}",
        f"| Căn cứ |\n| --- |\n| **{TEXT}** |",
    ],
    ids=["emoji", "decomposed", "CRLF", "other line ends", "a table"],
)
def test_offsets_are_code_points_of_the_text_as_it_is(cite: Cite, text: str) -> None:
    found = rows(cite(text, "--format", "json")[1])
    assert [row["number"] for row in found] == ["30/2020/NĐ-CP", "48/KH-UBND"]
    for row in found:
        assert text[cast("int", row["start"]) : cast("int", row["end"])] == row["text"]
        written = "".join(str(row["text"]).split())
        assert unicodedata.normalize("NFC", written).endswith(str(row["number"]))
    assert [row["verdict"] for row in found] == ["ok", "unknown"]


def test_a_list_comes_out_for_each_line_that_goes_in(cite: Cite) -> None:
    given = [{"text": TEXT, "id": 7}, {"text": ""}, {"text": f"\ud800 {DECREE}"}]
    code, out, err = cite("\n".join(map(json.dumps, given)) + "\r\n\n", "--jsonl", "--as-of", "2026-03-05")
    first, second, third = map(rows, out.splitlines())
    assert (code, err) == (0, "")
    assert (len(first), second) == (2, [])
    assert (third[0]["start"], third[0]["text"]) == (2, DECREE)


def test_nothing_in_gives_nothing_out(cite: Cite) -> None:
    assert cite("") == cite("", "--jsonl") == cite("", "--annotate", "html") == (0, "", "")
    assert rows(cite("", "--format", "json")[1]) == []


@pytest.mark.parametrize("argument", [["-"], []])
def test_standard_input_is_read(
    argument: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"\ufeff{TEXT}".encode())))
    assert cli.main(["cite", *argument, "--format", "json"]) == 0
    assert [row["start"] for row in rows(capsys.readouterr().out)] == [5, TEXT.index("Kế hoạch")]


@pytest.mark.parametrize(
    ("given", "options", "sentence"),
    [
        (b"ng\xe0y", [], "a.txt: không phải UTF-8; lưu lại tệp với bảng mã UTF-8"),
        (None, [], "a.txt: không đọc được tệp (không có tệp này)"),
        ('{"text": "a"}\n{"text": 1}', ["--jsonl"], "a.txt:2: không phải một JSON có khóa “text” là chuỗi"),
        ('{"text": "a"}\n\n{"text": ""}', ["--jsonl"], "a.txt:2: không phải một JSON có khóa “text” là chuỗi"),
        ("[" * 100_000, ["--jsonl"], "a.txt:1: không phải một JSON có khóa “text” là chuỗi"),
        (TEXT, ["--as-of", "05/3/2026"], "--as-of 05/3/2026: ngày phải viết theo dạng 2026-03-05"),
    ],
    ids=["not UTF-8", "missing", "not a text", "blank line", "deep", "day"],
)
def test_bad_input_gives_one_clear_line(
    cite: Cite, given: str | bytes | None, options: list[str], sentence: str
) -> None:
    code, _, err = cite(given, *options)
    assert code == 2
    assert err.startswith(sentence)
    assert err.count("\n") == 1


def test_a_folder_is_refused(cite: Cite) -> None:
    Path("a.txt").mkdir()
    code, out, err = cite(None)
    assert (code, out) == (2, "")
    assert err.startswith("a.txt: không đọc được tệp")


def test_a_text_that_is_too_large_is_refused(cite: Cite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cite_command, "MAX_TEXT", 10)
    assert cite("a" * 10)[0] == 0
    code, out, err = cite("a" * 11)
    assert (code, out, err) == (2, "", "a.txt: lớn hơn 100 MB; tách thành nhiều tệp\n")


def test_a_terminal_is_not_steered_by_a_text(cite: Cite) -> None:
    out = cite(f"\x1b[31m {DECREE} ngày 05/3/2020 của Chính\u202e phủ \x1b]0;x\x07")[1]
    assert "\x1b" not in out
    assert "\u202e" not in out


class Seen(HTMLParser):
    """What a browser would make of it: the text, and the tags with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


HOSTILE = [
    f"<script>alert(1)</script> {DECREE} <img src=x onerror=alert(1)>",
    f'&lt;b&gt; &amp; "{DECREE}" \' ]]> <!-- x',
    f'[a](javascript:alert(1)) {DECREE} </a></cite> Kế hoạch số 1"><i>/KH-UBND',
    f"Kế hoạch số 48/KH-UBND\"onmouseover='x' {DECREE}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_html_holds_the_same_text_and_no_tag_but_our_own(cite: Cite, text: str) -> None:
    seen = Seen(cite(text, "--annotate", "html", "--base", 'https://example.org/a"b/')[1])
    assert seen.text == text
    assert {tag for tag, _ in seen.tags} <= {"a", "cite"}
    assert {key for _, attributes in seen.tags for key in attributes} <= {"href", "title"}
    assert {"a"} <= {tag for tag, _ in seen.tags}


def test_html_links_known_laws_and_marks_the_others(cite: Cite) -> None:
    out = cite(TEXT, "--annotate", "html", "--base", "https://example.org/vb/")[1]
    assert re.findall(r"<[^>]*>", out) == [
        '<a href="https://example.org/vb/van-ban-phap-luat/30-2020-nd-cp/" title="đúng với kho văn bản">',
        "</a>",
        '<cite title="không có trong kho văn bản">',
        "</cite>",
    ]
    assert unescape(re.sub(r"<[^>]*>", "", out)) == TEXT


def test_html_has_no_control_characters(cite: Cite) -> None:
    out = cite(f"\x00\x1b[31m\t{DECREE}\n", "--annotate", "html")[1]
    assert out.startswith("\ufffd\ufffd[31m\t<a ")
    assert out.endswith("</a>\n")


def test_titles_speak_the_reader_s_language(cite: Cite) -> None:
    assert 'title="agrees with the registry"' in cite(TEXT, "--annotate", "html", "--lang", "en")[1]
    assert '"agrees with the registry")' in cite(TEXT, "--annotate", "markdown", "--lang", "en")[1]


def test_markdown_links_known_laws_and_leaves_the_rest(cite: Cite) -> None:
    out = cite(TEXT, "--annotate", "markdown")[1]
    link = f'[{DECREE}](<van-ban-phap-luat/30-2020-nd-cp/> "đúng với kho văn bản")'
    assert out == TEXT.replace(DECREE, link)


@pytest.mark.parametrize(
    "text",
    [
        f"[{DECREE}](https://example.org)",
        f"[xem {DECREE} tại đây](https://example.org)",
        f"[xem {DECREE}][1]",
        f"`{DECREE}` và `cite {DECREE} -`",
        f"```\n{DECREE}\n```\n",
        f"~~~\n\n`a`\n{DECREE}\n",
        f'<span title="{DECREE}">',
        "**Nghị định** số 30/2020/NĐ-CP",
    ],
)
def test_markdown_puts_no_link_where_it_would_break_something(cite: Cite, text: str) -> None:
    assert cite(text, "--annotate", "markdown")[1] == text


def test_markdown_links_what_stands_beside_links_and_code(cite: Cite) -> None:
    out = cite(f"[a](b) {DECREE} `c` **{DECREE}**", "--annotate", "markdown")[1]
    assert out.count(f"[{DECREE}](<") == 2


def test_python_programs_get_the_same_fields() -> None:
    found = checker.cite(TEXT, as_of=datetime.date(2026, 3, 5))
    assert [(row["number"], row["law"], row["verdict"]) for row in found] == [
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP", "ok"),
        ("48/KH-UBND", None, "unknown"),
    ]
    assert list(found[0]) == KEYS
    assert checker.cite("") == []
    assert checker.cite(TEXT) == found


def test_python_programs_may_bring_their_own_registry() -> None:
    from checker.laws import NO_LAWS

    assert [row["verdict"] for row in checker.cite(TEXT, laws=NO_LAWS)] == ["unknown", "unknown"]
