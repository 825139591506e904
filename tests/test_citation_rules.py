"""What the citation rules' own examples cannot show: collections, days, drafts, what rests on memory, output."""

from __future__ import annotations

import datetime
import json
import pickle
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TypeAlias, cast

import pytest
from repository import make

from checker import cli, files
from checker.config import Config
from checker.corpus import CorpusContext
from checker.engine import Policy, Setting, check_corpus, check_items, context_of, finish
from checker.facts import Facts, cited
from checker.laws import Laws
from checker.laws.pack import pack
from checker.laws.rows import curated_row, merge
from checker.registry_files import load_laws
from checker.rule import Finding, Severity
from checker.rules import all_rules
from checker.source import Item, decode
from checker.verdicts.alike import confusable, dates_apart, two_forms
from checker.verdicts.conflicts import conflicts
from checker.verdicts.issuers import issued_by

Found: TypeAlias = list[dict[str, object]]
Check: TypeAlias = Callable[..., tuple[int, Found]]

ROOT = Path(__file__).parent.parent
RULES = tuple(rule.id for rule in all_rules().values() if rule.family == "citation")
PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "{day}"\ntrang_thai: "{status}"\n---\n\n## I. Nội dung\n\n{text}\n'
RIGHT = "Theo Quyết định số 4217/QĐ-UBND ngày 28/10/2025 của UBND xã Minh Họa."
WRONG = RIGHT.replace("4217", "4271")
OLD_LAW = "Theo Luật Phòng, chống bạo lực gia đình năm 2007, mỗi thôn có tổ hòa giải."


def plan(text: str, day: str = "2026-03-05", status: str = "ban-hanh") -> str:
    return PLAN.format(text=text, day=day, status=status)


@cache
def setting(as_of: str = "2026-11-22", rules: tuple[str, ...] = RULES) -> Setting:
    day = datetime.date.fromisoformat(as_of)
    return files.load_setting(ROOT, Config(paths=("khong-co",)), as_of=day, rules=rules, laws=load_laws(ROOT))


def found_in(*texts: str, policy: Policy | None = None, as_of: str = "2026-11-22") -> list[Finding]:
    """Check texts as the collection a, b, c …"""
    given = setting(as_of)
    items = [Item(f"{name}.md", name, text.encode()) for name, text in zip("abcdefgh", texts, strict=False)]
    checked = check_items(given, items)
    sources = {item.path: decode(item.path, item.data, id=item.id) for item in items}
    facts = [item.facts for item in checked]
    findings = [finding for item in checked for finding in item.findings]
    findings += check_corpus(CorpusContext(context_of(given), facts), RULES, sources.__getitem__)
    return finish(facts, findings, policy or Policy(frozenset(RULES)), sources.__getitem__)


def places(findings: list[Finding]) -> list[tuple[str, str, int]]:
    return [(finding.rule, finding.path, finding.start.column) for finding in findings]


def citing(*texts: str) -> Facts:
    return check_items(setting(), [Item("a.md", "a", plan("\n\n".join(texts)).encode())])[0].facts


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))

    def run(*arguments: str) -> tuple[int, Found]:
        code = cli.main(["check", "--format", "json", *arguments])
        return code, cast("Found", json.loads(capsys.readouterr().out)["findings"])

    return run


# the collection


def test_the_side_with_fewer_documents_is_told_with_where_the_others_are() -> None:
    found = found_in(*[plan(RIGHT)] * 4, plan(WRONG))
    assert places(found) == [("conflicting-citation", "e.md", 20)]
    assert found[0].message.vi == (
        "“4271/QĐ-UBND” (1 văn bản: e) và “4217/QĐ-UBND” (4 văn bản: a, b, c, …) cùng ghi ngày 28/10/2025"
    )
    assert found[0].hint is not None
    assert found[0].hint.vi == "đối chiếu bản gốc; có phải “4217/QĐ-UBND”?"
    assert [(place.path, place.start.column) for place in found[0].related] == [
        ("a.md", 20),
        ("b.md", 20),
        ("c.md", 20),
    ]


def test_where_both_sides_are_even_both_are_told() -> None:
    found = found_in(plan(RIGHT), plan(WRONG), plan(RIGHT), plan(WRONG))
    assert [finding.path for finding in found] == ["a.md", "b.md", "c.md", "d.md"]
    assert {str(finding.hint) for finding in found} == {str(found[0].hint)}


def test_a_document_that_cites_twice_is_told_once_at_its_first_place() -> None:
    found = found_in(plan(RIGHT), plan(RIGHT), plan(f"Mở đầu.\n\n{WRONG}\n\n{WRONG}"))
    assert [(finding.path, finding.start.line) for finding in found] == [("c.md", 11)]


def test_inside_one_document_it_is_told_there_alone() -> None:
    found = found_in(plan(f"{RIGHT}\n\n{WRONG}"), plan(RIGHT), plan(WRONG))
    assert [(finding.rule, finding.path) for finding in found] == [("inconsistent-citation", "a.md")]


def test_documents_that_are_named_side_by_side_are_two_documents_everywhere() -> None:
    both = "Theo Quyết định số 4217/QĐ-UBND và Quyết định số 4271/QĐ-UBND ngày 28/10/2025 của UBND xã Minh Họa."
    assert found_in(plan(f"{RIGHT[:-1]} và {WRONG[5:]}"), plan(RIGHT), plan(WRONG)) == []
    assert found_in(plan(both), plan(WRONG)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RIGHT, RIGHT.replace("4217", "4218")),
        (RIGHT, RIGHT.replace("4217", "4227")),
        (RIGHT, WRONG.replace("xã Minh Họa", "xã Ngọc Minh")),
        (RIGHT.replace(" xã Minh Họa", " xã"), WRONG.replace(" xã Minh Họa", " xã")),
        (RIGHT.replace(" của UBND xã Minh Họa", ""), WRONG.replace(" của UBND xã Minh Họa", "")),
        (RIGHT, WRONG.replace("28/10/2025", "29/10/2025")),
        (RIGHT, WRONG.replace("QĐ-UBND", "KH-UBND")),
        (RIGHT, RIGHT.replace("28/10/2025", "14/3/2025")),
        (RIGHT.replace("4217", "48"), RIGHT.replace("4217", "48").replace("2025", "2024")),
        (RIGHT, WRONG.replace("QĐ-UBND", "QĐ -UBND")),
    ],
    ids=[
        *("neighbours", "same dozen", "two communes", "no place", "no issuer", "two days", "two symbols", "two dates"),
        *("small number of two years", "a fault of its own"),
    ],
)
def test_what_may_well_be_two_documents_is_left_alone(one: str, other: str) -> None:
    assert [finding for finding in found_in(plan(one), plan(other)) if finding.rule == "conflicting-citation"] == []


def test_the_registry_s_word_outweighs_any_number_of_documents() -> None:
    right = "Phát huy kết quả Quyết định số 2351/QĐ-TTg ngày 24/12/2010 của Thủ tướng Chính phủ."
    wrong = right.replace("24/12/2010", "24/12/2011")
    found = found_in(plan(right), plan(wrong), plan(wrong))
    assert [(finding.rule, finding.path) for finding in found] == [
        ("conflicting-citation", "b.md"),
        ("conflicting-citation", "c.md"),
    ]
    assert found[0].hint is not None
    assert found[0].hint.vi == "theo kho văn bản, ghi “24/12/2010”"


def registry(*numbers: str, day: str = "2025-10-28") -> Laws:
    entry = {"type": "Quyết định", "name": "Ban hành Quy chế mẫu", "issuer": "UBND xã Minh Họa", "issued": day}
    sure = {
        "status": "in-force",
        "status_confidence": "verified",
        "confidence": "verified",
        "sources": ["https://a.vn"],
    }
    rows = [curated_row({"key": f"{number}@{day}", "number": number, **entry, **sure}) for number in numbers]
    return Laws(pack(merge(rows, iter(()))))


def test_two_documents_that_the_registry_has_do_not_contradict_each_other() -> None:
    facts = [citing(RIGHT)._replace(path="a.md"), citing(WRONG)._replace(path="b.md")]

    def sides(*known: str) -> list[str]:
        return sorted(conflict.side.cited.number for conflict in conflicts(facts, registry(*known)))

    assert sides() == ["4217/QĐ-UBND", "4271/QĐ-UBND"]
    assert sides("4271/QĐ-UBND") == ["4217/QĐ-UBND"]
    assert sides("4217/QĐ-UBND", "4271/QĐ-UBND") == []


def test_the_registry_s_own_documents_of_one_day_are_not_confusable() -> None:
    days: defaultdict[tuple[object, str], list[str]] = defaultdict(list)
    for law in context_of(setting()).laws:
        if law.number and law.issued:
            days[law.issued, law.issuer].append(law.number)
    assert sum(len(numbers) > 1 for numbers in days.values()) > 100
    assert [pair for numbers in days.values() for pair in combinations(numbers, 2) if confusable(*pair)] == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("4996/QĐ-BGDĐT", "4969/QĐ-BGDĐT", True),
        ("04996/QĐ-BGDĐT", "4969/QĐ–BGDĐT", True),
        ("4996/QĐ-BGDĐT", "4896/QĐ-BGDĐT", True),
        ("4996/QĐ-BGDĐT", "4986/QĐ-BGDĐT", False),
        ("4998/QĐ-BGDĐT", "4989/QĐ-BGDĐT", False),
        ("4996/QĐ-BGDĐT", "6994/QĐ-BGDĐT", False),
        ("15/QĐ-UBND", "51/QĐ-UBND", False),
        ("30a/NQ-CP", "30b/NQ-CP", False),
    ],
)
def test_numbers_are_confusable_when_no_office_signs_both_in_a_day(one: str, other: str, expected: bool) -> None:  # noqa: FBT001
    assert confusable(one, other) == confusable(other, one) == expected


def test_dates_of_a_number_with_its_year_always_contradict() -> None:
    first, second = datetime.date(2024, 12, 9), datetime.date(2024, 3, 20)
    assert dates_apart("15/2024/NQ-HĐND", first, second)
    assert not dates_apart("15/NQ-HĐND", first, second)
    assert dates_apart("15/NQ-HĐND", first, first.replace(day=19))
    assert two_forms("15/2018/QĐ-UBND", "015/QĐ-UBND")
    assert not two_forms("15/2018/QĐ-UBND", "15/2018/QĐ-UBND")


@pytest.mark.parametrize(
    ("number", "issuer", "expected"),
    [
        ("4996/QĐ-BGDĐT", "", "bgddt"),
        ("21-CT/TW", "Ban Bí thư", "tw"),
        ("45/2019/QH14", "", "qh"),
        ("739/BNV-CTTN&BĐG", "", "bnv"),
        ("48/KH-UBND", "Ủy ban nhân dân tỉnh", ""),
        ("48/KH-UBND", "UBND Tỉnh", ""),
        ("48/KH-UBND", "UBND phường 5", ""),
        ("48/KH-UBND", "", ""),
        ("48/KH-UBND", "UBND xã Minh Họa", "uy ban nhan dan xa minh hoa"),
        ("48/KH-UBND", "Ủy ban nhân dân xã Minh Họa", "uy ban nhan dan xa minh hoa"),
        ("641/SGDĐT-TCCB", "Sở Giáo dục và Đào tạo", ""),
    ],
)
def test_an_office_is_told_by_its_symbol_or_its_name_with_a_place(number: str, issuer: str, expected: str) -> None:
    assert issued_by(number, issuer) == expected


# facts


def test_documents_that_cite_the_same_share_what_they_keep_of_it() -> None:
    one, other = citing(RIGHT).citations, citing("Mở đầu.", RIGHT).citations
    assert one == (cited("Quyết định", "4217/QĐ-UBND", "uy ban nhan dan xa minh hoa", datetime.date(2025, 10, 28)),)
    assert one[0] is other[0]
    again = cast("Facts", pickle.loads(pickle.dumps(citing(RIGHT))))  # noqa: S301 - our own
    assert again == citing(RIGHT)
    assert again.citations[0] is one[0]


def test_facts_keep_nothing_of_what_cannot_be_compared() -> None:
    assert citing("Không viện dẫn gì.").citations == ()
    assert (
        citing("Luật Trẻ em năm 2016; Nghị quyết 57; Kế hoạch số 48/KH-UBND; Quyết định số 15/QĐ-TTg.").citations == ()
    )
    assert (
        citing("Quyết định số 15/QĐ -TTg ngày 05/3/2024; Thông tư số 191/2009/TT-BTC ngày 01/10/2019.").citations == ()
    )


def test_facts_keep_a_bounded_number_of_citations() -> None:
    texts = [f"Theo Quyết định số {number}/QĐ-TTg ngày 05/3/2024." for number in range(1, 400)]
    assert len(citing(*texts).citations) == 200


# days, drafts, memory


@pytest.mark.parametrize(
    ("day", "status", "as_of", "rules"),
    [
        ("2022-03-05", "ban-hanh", "2026-11-22", []),
        ("2026-03-05", "ban-hanh", "2020-01-01", ["superseded-law"]),
        ("2026", "du-thao", "2026-11-22", ["superseded-law"]),
        ("2026", "du-thao", "2020-11-22", []),
        ("", "du-thao", "2020-11-22", []),
    ],
)
def test_a_law_is_judged_on_the_document_s_day_else_on_the_day_asked_for(
    day: str, status: str, as_of: str, rules: list[str]
) -> None:
    found = found_in(plan(OLD_LAW, day, status), as_of=as_of)
    assert [finding.rule for finding in found] == rules
    told = [
        finding.message.vi for finding in found if "văn bản chưa có ngày, xét tại ngày 22/11/2026" in finding.message.vi
    ]
    assert bool(told) == (bool(rules) and status == "du-thao")


def test_a_draft_without_a_day_cites_nothing_after_itself() -> None:
    text = "Theo Kế hoạch số 48/KH-UBND ngày 02/4/2026 của UBND xã Minh Họa."
    assert [finding.rule for finding in found_in(plan(text))] == ["cited-after-issue"]
    assert found_in(plan(text, "2026", "du-thao")) == []


def test_what_rests_on_memory_stays_a_remark_whatever_the_settings_say() -> None:
    context = context_of(setting())
    doubtful = [
        law for law in context.laws if law.confidence == "memory-only" and law.ended and law.number and law.issued
    ]
    assert doubtful, "the registry has none left: drop this test"
    policy = Policy(frozenset(RULES), dict.fromkeys(RULES, Severity.ERROR))
    for law in doubtful:
        text = f"_Căn cứ {law.type} số {law.number} ngày {law.issued:%d/%m/%Y} của {law.issuer} về một việc;_"
        document = plan("x").replace("## I.", f"{text}\n\n## I.")
        weights = {item.severity for item in found_in(document, policy=policy) if item.rule.endswith("-law")}
        assert weights <= {Severity.INFO}


def test_a_setting_raises_what_is_certain() -> None:
    policy = Policy(frozenset(RULES), {"superseded-law": Severity.ERROR})
    assert [item.severity for item in found_in(plan(OLD_LAW))] == [Severity.WARNING]
    assert [item.severity for item in found_in(plan(OLD_LAW), policy=policy)] == [Severity.ERROR]


# suppressions, output, runs

QUIET = "<!-- checker: ignore conflicting-citation: đã đối chiếu, hai quyết định khác nhau -->\n\n"


def test_a_reason_silences_one_side_and_leaves_the_other() -> None:
    assert [finding.path for finding in found_in(plan(QUIET + RIGHT), plan(WRONG))] == ["b.md"]


def collection(root: Path) -> None:
    texts = {"a": RIGHT, "b": RIGHT, "c": f"{WRONG}\n\n{OLD_LAW}"}
    make(root, {f"th/{name}/kh.md": plan(text) for name, text in texts.items()})


def told(found: Found) -> list[tuple[object, ...]]:
    keys = ("rule", "path", "line", "column", "severity", "message")
    return [tuple(row[key] for key in keys) for row in found if row["rule"] in RULES]


def test_cached_parallel_and_partial_runs_tell_the_same(tmp_path: Path, check: Check) -> None:
    collection(tmp_path)
    found = told(check("--no-cache")[1])
    assert [(rule, path, line) for rule, path, line, *_ in found] == [
        ("conflicting-citation", "plans/th/c/kh.md", 9),
        ("superseded-law", "plans/th/c/kh.md", 11),
    ]
    assert told(check()[1]) == told(check()[1]) == told(check("--jobs", "2", "--no-cache")[1]) == found
    assert told(check("plans/th/c/kh.md")[1]) == found
    assert told(check("plans/th/a/kh.md")[1]) == []


def test_documents_beside_those_asked_for_are_judged_by_the_registry_too(tmp_path: Path, check: Check) -> None:
    texts = [f"Phát huy kết quả Quyết định số {number}/QĐ-TTg ngày 24/12/2010." for number in (5231, 2531)]
    make(tmp_path, {f"{name}.md": plan(text) for name, text in zip("ab", texts, strict=True)})
    assert [row[:2] for row in told(check()[1])] == [("wrong-citation-number", "plans/b.md")]
    assert told(check("plans/a.md")[1]) == []


def test_json_and_sarif_give_the_other_places(tmp_path: Path, check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    collection(tmp_path)
    rows = [row for row in check()[1] if row["rule"] == "conflicting-citation"]
    related = cast("Found", rows[0]["related"])
    assert [(place["path"], place["line"], place["column"]) for place in related] == [
        ("plans/th/a/kh.md", 9, 20),
        ("plans/th/b/kh.md", 9, 20),
    ]
    cli.main(["check", "--format", "sarif", "--lang", "en"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    [result] = [result for result in results if result["ruleId"] == "conflicting-citation"]
    assert result["message"]["text"].startswith("“4271/QĐ-UBND” (documents: 1; th/c/kh) and “4217/QĐ-UBND”")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (9, 20, 32)
    assert len(result["relatedLocations"]) == 2
