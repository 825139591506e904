"""The rules on citations beside all others: one mistake is one finding, whoever might speak of it."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest

from checker import files
from checker.config import Config
from checker.engine import Item, Setting, check_items
from checker.registry_files import load_laws
from checker.rules import all_rules
from checker.source import decode

ROOT = Path(__file__).parent.parent
PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\n{}\n'
SPEAKING = ("citation", "content", "text", "structure")
OF_WHAT_LACKS = {"missing-section", "missing-end-mark", "missing-basis", "incomplete-basis", "missing-report-deadline"}


@cache
def setting() -> Setting:
    rules = tuple(rule.id for rule in all_rules().values() if rule.default and rule.family in SPEAKING)
    as_of = datetime.date(2026, 11, 22)
    return files.load_setting(ROOT, Config(paths=("khong-co",)), as_of=as_of, rules=rules, laws=load_laws(ROOT))


def findings(sentence: str) -> list[tuple[str, str]]:
    data = PLAN.format(sentence).encode()
    source = decode("a.md", data)
    found = check_items(setting(), [Item("a.md", "", data)])[0].findings
    told = sorted((item.at, item.rule) for item in found if item.rule not in OF_WHAT_LACKS)
    return [(rule, source.slice(at)) for at, rule in told]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kế hoạch số 48/KH- UBND ngày 02/3/2026 của xã.", [("malformed-citation", "48/KH- UBND")]),
        ("Nghị định số 70/2008/NÐ-CP của Chính phủ.", [("malformed-citation", "70/2008/NÐ-CP")]),
        ("Thông tư số 191/2009/TT-BTC ngày 01/10/2019.", [("citation-year-mismatch", "01/10/2019")]),
        ("Thông tư số 191/2009/TT-BTC ngày 31/11/2009.", [("impossible-citation-date", "31/11/2009")]),
        ("Thông tư số 191/2009/TT-BTC ngày 31/11/2019.", [("impossible-citation-date", "31/11/2019")]),
        (
            "Kế hoạch số 48/KH-UBND ngày 30 tháng 02 năm 2026.",
            [("impossible-citation-date", "ngày 30 tháng 02 năm 2026")],
        ),
        ("Nghị định số 70/2008/NĐ-CP ngày 06/4/2008.", [("wrong-citation-date", "06/4/2008")]),
        ("Thông tư số 191/2029/TT-BTC ngày 01/10/2009.", [("citation-year-mismatch", "191/2029/TT-BTC")]),
        ("Kế hoạch số 48/KH-UBND ngày 02/3/2036.", [("cited-after-issue", "02/3/2036")]),
        ("Kế hoạch số 48/2025/KH-UBND ngày 02/4/2026.", [("citation-year-mismatch", "02/4/2026")]),
        ("Công văn số 791/HD-BGDĐT ngày 25/6/2013.", [("citation-type-mismatch", "Công văn")]),
        ("Quyết định số 191/2009/TT-BTC ngày 01/10/2019.", [("citation-type-mismatch", "Quyết định")]),
        ("Quyết định số 2315/QĐ-TTg ngày 24/12/2010.", [("wrong-citation-number", "2315/QĐ-TTg")]),
        ("Luật Trẻ em số 73/2006/QH11 ngày 29/11/2006.", [("wrong-citation-title", "Luật Trẻ em")]),
        (
            "Theo Kế hoạch số      /KH-UBND ngày   tháng   năm 2026 của xã.",
            [("blank-citation-number", "Kế hoạch số      /KH-UBND ngày   tháng   năm 2026")],
        ),
        (
            "Theo Quyết định số …/QĐ-UBND ngày …/…/2026.",
            [("blank-citation-number", "Quyết định số …/QĐ-UBND ngày …/…/2026")],
        ),
        ("Số:      /KH-UBND", [("placeholder-text", "Số:      /KH-UBND")]),
        ("Họp ngày 31/6/2026.", [("impossible-date", "31/6/2026")]),
        ("Thông tư số 191/2009/TT-BTC ngày 01/10/2009 của Bộ Tài chính.", []),
    ],
)
def test_one_mistake_is_one_finding_over_all_rules(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert findings(sentence) == expected
