"""The scorer of citations and the reader of its gold sentences."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest
from citation_gold import gold, sentence, shared
from citation_score import NoCitationsError, changes, run, run_commit, score, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


MARKED = (
    "Xem ⟦⟮Điều 3⟯ ⟪Quyết định số 12/ QĐ-UBND⟫ ngày 05/3/2024 của ‹UBND tỉnh›⟧⟨Quyết định 12/QĐ-UBND 2024-03-05⟩ nhé."
)
NAMED = "Học ⟪Luật Bình đẳng giới⟫⟨Luật⟩ rồi."
SHORT = "Theo ⟪Nghị quyết 57⟫⟨Nghị quyết 57⟩ thì được."
SENTENCES = (sentence("a/full", MARKED), sentence("a/named", NAMED), sentence("b/short", SHORT))

RIGHT: dict[str, list[dict[str, object]]] = {
    "a/full": [
        {
            "start": 11,
            "end": 36,
            "kind": "full",
            "type": "Quyết định",
            "number": "12/QĐ-UBND",
            "date": "2024-03-05",
            "issuer": "UBND TỈNH",
            "locator": {"dieu": "3"},
            "full_start": 4,
            "full_end": 65,
        }
    ],
    "a/named": [{"start": 4, "end": 23, "kind": "named", "type": "Luật"}],
    "b/short": [{"start": 5, "end": 18, "kind": "short", "type": "Nghị quyết", "number": "57"}],
}


def figures(answers: Mapping[str, Sequence[Mapping[str, object]]]) -> dict[str, float]:
    by_text = {each.text: answers.get(each.id, ()) for each in SENTENCES}
    return score(SENTENCES, lambda text: by_text[text]).figures()


def changed(name: str, **fields: object) -> dict[str, Sequence[Mapping[str, object]]]:
    return {**RIGHT, name: [{**RIGHT[name][0], **fields}]}


def test_marks_become_offsets() -> None:
    read = SENTENCES[0]
    citation = read.citations[0]
    assert read.text == "Xem Điều 3 Quyết định số 12/ QĐ-UBND ngày 05/3/2024 của UBND tỉnh nhé."
    assert read.text[slice(*citation.at)] == "Quyết định số 12/ QĐ-UBND"
    assert read.text[slice(*citation.full)] == "Điều 3 Quyết định số 12/ QĐ-UBND ngày 05/3/2024 của UBND tỉnh"
    assert citation[2:] == ("full", "Quyết định", "12/QĐ-UBND", "2024-03-05", "UBND tỉnh", "Điều 3")


def test_decomposed_text_keeps_its_composed_answer() -> None:
    read = sentence("nfd/one", MARKED, form="NFD")
    assert read.text == unicodedata.normalize("NFD", SENTENCES[0].text)
    assert read.citations[0].number == "12/QĐ-UBND"
    assert unicodedata.normalize("NFC", read.text[slice(*read.citations[0].at)]) == "Quyết định số 12/ QĐ-UBND"


@pytest.mark.parametrize(
    ("marked", "problem"),
    [
        ("Xem ⟪Luật A", "left open"),
        ("Xem ⟪Luật A⟫.", "without a note"),
        ("Xem ⟨Luật⟩.", "needs a core"),
        ("Xem Luật A⟫⟨Luật⟩.", "needs a core"),
        ("Xem ⟪Luật A⟫⟨2024-01-01⟩.", "needs a core ⟪…⟫ and a type"),
        ("Xem ⟪Quyết định 5/QĐ-SNV⟫⟨Quyết định 6/QĐ-SNV⟩.", "does not end with the number"),
        ("⟦Điều 1⟧ ⟪Luật A⟫⟨Luật⟩.", "outside the full span"),
    ],
)
def test_wrong_marks_are_refused(marked: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        sentence("a/b", marked)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("@ a/b\nMột.\n@ a/b\nHai.\n", r"one\.txt: a/b: the id comes twice"),
        ("@ không-có-gạch\nMột.\n", "expected “@ form/name”"),
        ("Một.\n", "before the first header"),
        ("@ a/b\n⟪Luật A⟫\n", r"one\.txt: a/b: marks left open"),
    ],
)
def test_wrong_files_are_refused(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "one.txt").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=problem):
        gold(tmp_path)


def test_comments_blank_lines_and_headings_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("%% Gì đó.\n\n@ a/b\n## Đề mục\n\nHai dòng.\n\n@ a/c\nBa.\n", "utf-8")
    assert [(each.id, each.text) for each in gold(tmp_path)] == [("a/b", "## Đề mục\n\nHai dòng."), ("a/c", "Ba.")]


def test_the_gold_sentences_cover_much_and_are_numbered_once() -> None:
    read = gold()
    citations = [citation for each in read for citation in each.citations]
    assert len(read) >= 300
    assert len({each.text for each in read}) == len(read)
    assert sum(citation.kind == "full" for citation in citations) >= 250
    assert sum(citation.kind == "named" for citation in citations) >= 60
    assert sum(not each.citations for each in read) >= 40


def test_right_answers_are_all_right() -> None:
    found = figures(RIGHT)
    assert set(found.values()) == {1.0}


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({}, {"number-recall": 0, "named-f1": 0, "short-recall": 0}),
        ({**RIGHT, "a/full": []}, {"number-recall": 0}),
        (changed("a/full", number="12/QĐ-UB"), {"number-recall": 0, "number-precision": 0}),
        (changed("a/full", number="12/ QĐ-UBND"), {}),
        (changed("a/full", date="2024-05-03"), {"date-accuracy": 0}),
        (changed("a/full", date=None), {"date-accuracy": 0}),
        (changed("a/full", issuer="UBND"), {"issuer-accuracy": 0}),
        (changed("a/full", locator={}), {"locator-accuracy": 0}),
        (changed("a/full", type="Nghị quyết"), {"type-accuracy": 0}),
        (changed("a/full", start=4), {"core-accuracy": 2 / 3}),
        (changed("a/full", full_end=50), {"span-accuracy": 2 / 3}),
        (changed("a/full", full_end=66), {}),
        (changed("a/named", start=0, end=3), {"named-f1": 0}),
        (changed("a/named", start=23, end=26), {"named-f1": 0}),
        (changed("b/short", kind="full"), {}),
        (changed("b/short", start=0, end=4), {"short-recall": 0, "short-precision": 0}),
        (
            {**RIGHT, "b/short": [*RIGHT["b/short"], {**RIGHT["b/short"][0], "start": 19, "end": 22}]},
            {"short-precision": 0.5},
        ),
    ],
)
def test_each_mistake_lowers_its_own_figure(
    answers: dict[str, Sequence[Mapping[str, object]]], wrong: dict[str, float]
) -> None:
    found = figures(answers)
    assert {name: value for name, value in found.items() if value < 1} == pytest.approx(wrong)


def test_what_is_found_in_a_neutral_place_does_not_count() -> None:
    read = sentence("a/b", "Theo ⸢Hiến pháp⸣ và ⸢pháp luật⸣.")
    assert [read.text[slice(*each)] for each in read.neutral] == ["Hiến pháp", "pháp luật"]
    marked = score([read], lambda _: [{"start": 5, "end": 14, "kind": "named"}])
    assert marked.figures()["named-f1"] == 1.0
    assert score([read], lambda _: [{"start": 0, "end": 4, "kind": "named"}]).figures()["named-f1"] == 0.0


def test_sentences_are_read_from_lines_with_offsets(tmp_path: Path) -> None:
    row = {
        "id": "x1",
        "stratum": "loai",
        "text": "Số: 5/KH-UBND; xem Quyết định 6/QĐ-SNV và Luật A.",
        "citations": [
            {
                "start": 19,
                "end": 38,
                "type": "Quyết định",
                "number": "6/QĐ-SNV",
                "kind": "full",
                "full_start": 15,
                "full_end": 38,
            }
        ],
        "ignore": [[42, 48]],
        "own_number": ["5/KH-UBND"],
    }
    (tmp_path / "rows.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n\n", "utf-8")
    (read,) = shared(tmp_path / "rows.jsonl")
    assert (read.form, read.text[slice(*read.citations[0].full)]) == ("loai", "xem Quyết định 6/QĐ-SNV")
    answers: list[dict[str, object]] = [
        {"start": 4, "end": 13, "number": "5/KH-UBND"},
        {"start": 42, "end": 48, "kind": "named"},
        {"start": 19, "end": 38, "number": "6/QĐ-SNV"},
    ]
    found = score([read], lambda _: answers).figures()
    assert (found["number-recall"], found["number-precision"], found["named-f1"]) == (1.0, 1.0, 1.0)


def test_a_second_answer_inside_a_known_citation_is_not_invented() -> None:
    read = sentence("a/b", "Học ⟪Luật sửa đổi Luật B⟫⟨Luật⟩.")
    twice: list[dict[str, object]] = [
        {"start": 4, "end": 23, "kind": "named"},
        {"start": 17, "end": 23, "kind": "named"},
    ]
    assert score([read], lambda _: twice).figures()["named-f1"] == 1.0


def test_a_date_where_none_is_written_is_wrong() -> None:
    read = sentence("a/b", "Xem ⟪Quyết định 5/QĐ-SNV⟫⟨Quyết định 5/QĐ-SNV⟩.")
    answer: dict[str, object] = {"start": 4, "end": 23, "number": "5/QĐ-SNV", "date": "2024-01-01"}
    assert score([read], lambda _: [answer]).figures()["date-accuracy"] == 0.0


def test_one_answer_counts_for_one_citation() -> None:
    read = sentence("a/b", "⟪Quyết định 5/QĐ-SNV⟫⟨Quyết định 5/QĐ-SNV⟩, ⟪Quyết định 5/QĐ-SNV⟫⟨Quyết định 5/QĐ-SNV⟩.")
    answer: dict[str, object] = {"start": 0, "end": 40, "number": "5/QĐ-SNV"}
    assert score([read], lambda _: [answer]).figures()["number-recall"] == 0.5


def test_the_table_names_the_forms_that_are_not_perfect() -> None:
    half = score(SENTENCES, lambda text: RIGHT["a/full"] if text == SENTENCES[0].text else [])
    written = list(table(half))
    assert written[0] == "3 sentences, 1 numbers, 1 named laws"
    assert written[-2:] == ["  a (1 of 2): named-f1 0.000", "  b (1 of 1): short-recall 0.000"]


def test_changes_name_what_is_gained_lost_and_moved() -> None:
    names = {each.text: each.id for each in SENTENCES}
    late: dict[str, Sequence[Mapping[str, object]]] = {**changed("a/full", date="2023-03-05"), "a/named": []}
    before = score(SENTENCES, lambda text: RIGHT["a/named"] if names[text] == "a/named" else [])
    now = score(SENTENCES, lambda text: late[names[text]])
    assert list(changes(before, now)) == [
        "gained 1, lost 1, still wrong 1, of these in another way 1",
        "+ b/short",
        "- a/named: named-recall: missed “Luật Bình đẳng giới”",
        "~ a/full: date: 2023-03-05 for 2024-03-05 of 12/QĐ-UBND",
    ]


def test_a_commit_that_is_not_here_is_nothing_to_compare_with() -> None:
    with pytest.raises(NoCitationsError, match="deadbeef"):
        run_commit("deadbeef", SENTENCES)


def tree(folder: Path, program: str) -> Path:
    (folder / "checker").mkdir()
    (folder / "checker" / "__init__.py").touch()
    (folder / "checker" / "__main__.py").write_text(program, "utf-8")
    return folder


def test_the_command_of_a_tree_reads_every_sentence_in_one_process(tmp_path: Path) -> None:
    program = f"""
import json, sys
assert sys.argv[1:] == ["cite", "-", "--jsonl"]
answers = { {each.text: RIGHT[each.id] for each in SENTENCES}!r}
for line in sys.stdin:
    print(json.dumps(answers[json.loads(line)["text"]]))
"""
    assert run(tree(tmp_path, program), SENTENCES).mistakes() == {}


@pytest.mark.parametrize(
    ("program", "problem"),
    [
        ("raise SystemExit('no such command: cite')", "exit 1, 0 answers to 3 lines: no such command: cite"),
        ("print('[]')", "exit 0, 1 answers to 3 lines"),
        ("raise SystemExit(2)", "exit 2, 0 answers"),
    ],
)
def test_a_tree_that_cannot_cite_says_so(tmp_path: Path, program: str, problem: str) -> None:
    with pytest.raises(NoCitationsError, match=problem):
        run(tree(tmp_path, program), SENTENCES)
