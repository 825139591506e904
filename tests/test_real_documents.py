"""Real documents, imported and checked: what a careful reader sees, and nothing else (each with a twin of our own)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from import_samples import LETTER, NO_NUMBER, SKIPS_THREE

from checker import files
from checker.config import Config
from checker.corpus import CorpusContext
from checker.engine import Policy, check_corpus, check_items, context_of, finish
from checker.office.read_text import read_text
from checker.registry_files import load_laws
from checker.rules import all_rules
from checker.source import Item, decode

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT.parent / "shared" / "samples"


def seen(text: str, as_of: datetime.date) -> list[tuple[str, str, str]]:
    """Import a text and check it as the only document of a collection: rule, place, and the masked line."""
    markdown = read_text(text).markdown
    rules = tuple(rule.id for rule in all_rules().values() if rule.default)
    laws = load_laws(ROOT)
    setting = files.load_setting(ROOT, Config(paths=("khong-co",)), as_of=as_of, rules=rules, laws=laws)
    source = decode("a.md", markdown.encode())
    checked = check_items(setting, [Item("a.md", "", markdown.encode())])[0]
    findings = [*checked.findings]
    findings += check_corpus(CorpusContext(context_of(setting), [checked.facts]), rules, {"a.md": source}.__getitem__)
    done = finish([checked.facts], findings, Policy(frozenset(rules)), {"a.md": source}.__getitem__)
    assert all("0912345678" not in str(finding) and "0900000000" not in str(finding) for finding in done)
    return [(finding.rule, source.slice(finding.at), finding.excerpt) for finding in done]


def rules_of(text: str, year: int) -> list[str]:
    return sorted(rule for rule, _, _ in seen(text, datetime.date(year + 1, 6, 1)))


def real(number: str) -> str:
    found = sorted(SAMPLES.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the folder of real documents is not here")
    return found[0].read_text(encoding="utf-8")


SPACED = "Chỉ thị số 21- CT/TW ngày 20/01/2018 của Ban Bí thư"
MISDATED = "Nghị định số 80/2017/NĐ-CP ngày 17/7/2007 của Chính phủ"
PLAN_TWIN = NO_NUMBER.replace("Mỗi trường tổ chức một buổi", f"Theo {SPACED}, mỗi trường tổ chức một buổi")
LETTER_TWIN = LETTER.replace("Lập hộp thư góp ý", f"Lập hộp thư góp ý, chi theo {MISDATED},")
PLAN_WITHOUT_NUMBER = ["malformed-citation", "missing-issue-date", "missing-number"]
PLAN_THAT_SKIPS = [
    "impossible-syllable",
    "malformed-citation",
    "malformed-citation",
    "missing-archive-line",
    "missing-end-mark",
    "missing-issue-date",
    "missing-number",
    "missing-signature",
    "section-numbering",
    "space-before-punctuation",
    "year-mismatch",
    "year-mismatch",
]
LETTER_WITH_A_PHONE_NUMBER = [
    "citation-year-mismatch",
    "impossible-syllable",
    "impossible-syllable",
    "item-numbering",
    "missing-number",
    "personal-data",
    "recipient-punctuation",
]


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        (PLAN_TWIN, 2024, PLAN_WITHOUT_NUMBER),
        (SKIPS_THREE, 2024, sorted([*PLAN_THAT_SKIPS, "missing-report-deadline"])),
        (LETTER_TWIN, 2024, LETTER_WITH_A_PHONE_NUMBER),
    ],
    ids=["no number", "skips III", "phone number"],
)
def test_the_twins_show_what_the_real_documents_show(text: str, year: int, expected: list[str]) -> None:
    assert rules_of(text, year) == expected


@pytest.mark.parametrize(
    ("number", "year", "expected"),
    [("000", 2021, PLAN_WITHOUT_NUMBER), ("002", 2022, PLAN_THAT_SKIPS), ("003", 2020, LETTER_WITH_A_PHONE_NUMBER)],
)
def test_the_real_documents_show_what_a_careful_reader_sees(number: str, year: int, expected: list[str]) -> None:
    assert rules_of(real(number), year) == expected


def test_the_places_in_the_second_real_document_are_exact() -> None:
    places = [(rule, place) for rule, place, _ in seen(real("002"), datetime.date(2023, 6, 1))]
    assert ("section-numbering", "IV.") in places
    assert ("impossible-syllable", "Trrước") in places
    assert places.count(("year-mismatch", "2020")) == 2
    assert [place for rule, place in places if rule == "malformed-citation"] == ["278/KH- BVSTBPN", "21/ 3 /2022"]


def test_the_places_in_the_third_real_document_are_exact() -> None:
    places = [(rule, place) for rule, place, _ in seen(real("003"), datetime.date(2021, 6, 1))]
    assert ("impossible-syllable", "mucjt") in places
    assert ("impossible-syllable", "nưx") in places
    assert ("item-numbering", "a.") in places or ("item-numbering", "a)") in places
    assert ("citation-year-mismatch", "01/10/2019") in places


def test_the_wrong_date_of_a_decree_is_told_with_the_right_one() -> None:
    rules = ("citation-year-mismatch",)
    setting = files.load_setting(
        ROOT, Config(paths=("khong-co",)), as_of=datetime.date(2025, 6, 1), rules=rules, laws=load_laws(ROOT)
    )
    [finding] = check_items(setting, [Item("a.md", "", read_text(LETTER_TWIN).markdown.encode())])[0].findings
    assert finding.message.vi == "số “80/2017/NĐ-CP” của năm 2017 mà ghi ngày “17/7/2007”"
    assert finding.hint is not None
    assert finding.hint.vi.startswith("ghi “17/7/2017” (sai một chữ số); theo kho văn bản: Nghị định 80/2017/NĐ-CP")
    assert [edit.text for edit in finding.edits] == ["17/7/2017"]


def told_of(*texts: str) -> list[tuple[str, str, str]]:
    """Import texts into one collection and give what it says of citations that contradict: path, place, message."""
    rules = ("conflicting-citation", "wrong-citation-number", "inconsistent-citation")
    day = datetime.date(2026, 6, 1)
    setting = files.load_setting(ROOT, Config(paths=("khong-co",)), as_of=day, rules=rules, laws=load_laws(ROOT))
    items = [
        Item(f"{name}.md", name, read_text(text).markdown.encode()) for name, text in zip("ab", texts, strict=True)
    ]
    sources = {item.path: decode(item.path, item.data) for item in items}
    checked = check_items(setting, items)
    found = [finding for item in checked for finding in item.findings]
    context = CorpusContext(context_of(setting), [item.facts for item in checked])
    found += check_corpus(context, rules, sources.__getitem__)
    return sorted((finding.path, sources[finding.path].slice(finding.at), finding.message.vi) for finding in found)


BOTH = [
    (
        "a.md",
        "4996/QĐ-BGDĐT",
        "“4996/QĐ-BGDĐT” (1 văn bản: a) và “4969/QĐ-BGDĐT” (1 văn bản: b) cùng ghi ngày 28/10/2016",
    ),
    (
        "b.md",
        "4969/QĐ-BGDĐT",
        "“4969/QĐ-BGDĐT” (1 văn bản: b) và “4996/QĐ-BGDĐT” (1 văn bản: a) cùng ghi ngày 28/10/2016",
    ),
]


def test_the_first_and_the_third_real_document_contradict_each_other() -> None:
    assert told_of(real("000"), real("003")) == BOTH


def test_the_twins_contradict_each_other_as_the_real_documents_do() -> None:
    decision = "Quyết định số {}/QĐ-BGDĐT ngày 28/10/2016 của Bộ Giáo dục và Đào tạo"
    plan = NO_NUMBER.replace("Mỗi trường tổ chức", f"Theo {decision.format(4996)}, mỗi trường tổ chức")
    letter = LETTER.replace("Lập hộp thư góp ý", f"Lập hộp thư góp ý theo {decision.format(4969)}")
    assert told_of(plan, letter) == BOTH
