"""One edit of a sound, issued plan among all documents here: one mistake is one finding, of the rule that it is for."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from checker import files
from checker.config import Config
from checker.corpus import CorpusContext
from checker.engine import Policy, check_corpus, check_items, context_of, finish
from checker.registry_files import load_laws
from checker.rules import all_rules
from checker.source import Item, decode

ROOT = Path(__file__).parent.parent
UNIT = "thcs-minh-hoa/2026"
PLAN = f"{UNIT}/ke-hoach.md"
REPORT = f"{UNIT}/so-ket.md"
TEXTS = {
    path.relative_to(ROOT / "plans").as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "plans").glob("*/*/*.md"))
}
PLAN_NUMBER = 'so_ky_hieu: "12/KH-THCSMH"'


def findings_with(changed: dict[str, str]) -> list[tuple[str, str]]:
    """Check all documents here, some of them changed or new: rule and path of what is found."""
    rules = tuple(rule.id for rule in all_rules().values() if rule.default)
    setting = files.load_setting(
        ROOT, Config(paths=("plans",)), as_of=datetime.date(2026, 11, 22), rules=rules, laws=load_laws(ROOT)
    )
    items = [Item(path, path.removesuffix(".md"), text.encode()) for path, text in sorted((TEXTS | changed).items())]
    sources = {item.path: decode(item.path, item.data, id=item.id) for item in items}
    checked = check_items(setting, items)
    facts = [each.facts for each in checked]
    findings = [finding for each in checked for finding in each.findings]
    findings += check_corpus(CorpusContext(context_of(setting), facts), rules, sources.__getitem__)
    done = finish(facts, findings, Policy(frozenset(rules)), sources.__getitem__)
    return [(finding.rule, finding.path) for finding in done]


def test_all_documents_here_are_sound() -> None:
    assert findings_with({}) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("- Hiệu trưởng, Phó Hiệu trưởng;", "- […];", "placeholder-text"),
        ("- Lưu: VT.", "- Lưu: …….", "placeholder-text"),
        (PLAN_NUMBER, "so_ky_hieu: “12/KH-THCSMH”", "invalid-front-matter"),
        ('ngay_ban_hanh: "2026-03-05"', "ngay_ban_hanh: “2026-03-05”", "invalid-front-matter"),
        ('don_vi: "thcs-minh-hoa"', "don_vi: “thcs-minh-hoa”", "invalid-front-matter"),
        ('trich_yeu: "Thực hiện', 'trich_yeu: "“Thực hiện” và thực hiện', ""),
        ("---\nloai", "\n---\nloai", "invalid-front-matter"),
        ("---\nloai", "-----\nloai", "invalid-front-matter"),
        ("true\n---\n", "true\n-----\n", "invalid-front-matter"),
        ('gui: "ubnd-xa-minh-hoa"', 'gui: "ubnd-xa"', "unknown-unit"),
        ('gui: "ubnd-xa-minh-hoa"', 'gui: "Ủy ban nhân dân xã A"', ""),
        ('co_quan_ban_hanh: "Trường THCS Minh Họa"', 'co_quan_ban_hanh: "Trường THCS Minh Hòa"', "unit-name-mismatch"),
        ('co_quan_chu_quan: "UBND xã', 'co_quan_chu_quan: "UBND tỉnh', "unit-name-mismatch"),
        ('co_quan_chu_quan: "UBND xã', 'co_quan_chu_quan: "UBND huyện', "defunct-agency"),
        ('dia_danh: "Minh Họa"', 'dia_danh: "Minh Hòa"', "unit-name-mismatch"),
        ("số 80/2017/NĐ-CP", "số 80-2017/NĐ-CP", "malformed-citation"),
        ("số 80/2017/NĐ-CP", "số 80/2017-NĐ-CP", "malformed-citation"),
        ("số 80/2017/NĐ-CP", "số 80/2017/NĐ-PC", "malformed-citation"),
        ("số 80/2017/NĐ-CP", "số /2017/NĐ-CP", "blank-citation-number"),
    ],
)
def test_a_slip_in_a_plan_is_told_once(old: str, new: str, rule: str) -> None:
    assert TEXTS[PLAN].count(old) >= 1
    assert findings_with({PLAN: TEXTS[PLAN].replace(old, new, 1)}) == ([(rule, PLAN)] if rule else [])


def test_of_a_file_and_its_copy_the_copy_is_blamed() -> None:
    copy = f"{UNIT}/ke-hoach-sao.md"
    assert findings_with({copy: TEXTS[PLAN]}) == [("duplicate-number", copy)]


def test_a_report_with_a_plans_number_is_told_once() -> None:
    head, body = TEXTS[REPORT].split("so_ky_hieu: ", 1)
    wrong = f"{head}{PLAN_NUMBER}{body[body.index(chr(10)) :]}"
    assert findings_with({REPORT: wrong}) == [("number-kind-mismatch", REPORT)]
