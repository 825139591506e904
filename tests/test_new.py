from __future__ import annotations

import datetime
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from checker import files
from checker.config import Config
from checker.corpus import CorpusContext
from checker.engine import Policy, check_corpus, check_items, context_of, finish
from checker.errors import CheckerError
from checker.format import canonical
from checker.kinds import Kind, kind_from_schema
from checker.new import template
from checker.parse import parse
from checker.rule import Severity
from checker.rules import all_rules
from checker.source import Item, decode, from_text
from checker.units import units_from_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.matter import Value
    from checker.rule import Finding

ROOT = Path(__file__).parent.parent
KINDS = ("ke-hoach", "bao-cao", "cong-van", "quyet-dinh")
UNITS_DATA = yaml.safe_load((ROOT / "plans" / "units.yml").read_text("utf-8"))
UNITS = units_from_data(UNITS_DATA)


@cache
def kind(name: str) -> Kind:
    return kind_from_schema(json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8")))


def findings(text: str, path: str) -> list[Finding]:
    base = files.load_setting(ROOT, Config(paths=("khong-co",)), as_of=datetime.date(2026, 1, 1), rules=())
    ids = tuple(rule.id for rule in all_rules().values() if rule.default)
    setting = files.make_setting(base.schemas, UNITS_DATA, base.agencies, datetime.date(2026, 3, 1), ids)
    item = Item(path, path.removesuffix(".md"), text.encode())
    checked = check_items(setting, [item])
    facts = [done.facts for done in checked]
    found = [finding for done in checked for finding in done.findings]
    source = decode(item.path, item.data, id=item.id)
    found += check_corpus(CorpusContext(context_of(setting), facts, {}), ids, lambda _: source)
    return list(finish(facts, found, Policy(frozenset(ids)), lambda _: source))


@pytest.mark.parametrize("unit", ["thcs-minh-hoa", "ubnd-xa-minh-hoa", "so-gddt-minh-hoa"])
@pytest.mark.parametrize("name", KINDS)
def test_a_new_document_is_a_canonical_draft_without_errors(name: str, unit: str) -> None:
    text = template(kind(name), {"don_vi": unit, "nam": 2026}, UNITS)
    document = parse(from_text("a.md", text))
    assert canonical(document, kind(name)) == text
    assert (document.kind, document.draft, document.string("don_vi")) == (name, True, unit)
    assert document.recipients
    assert document.end_mark_at
    errors = [finding for finding in findings(text, f"{unit}/2026/{name}.md") if finding.severity is Severity.ERROR]
    assert [(finding.rule, finding.message.vi) for finding in errors] == []


@pytest.mark.parametrize("name", KINDS)
def test_what_is_left_to_write_is_reported_and_blocks_issuing(name: str) -> None:
    text = template(kind(name), {"don_vi": "thcs-minh-hoa", "nam": 2026}, UNITS)
    path = f"thcs-minh-hoa/2026/{name}.md"
    left = [finding for finding in findings(text, path) if finding.rule == "placeholder-text"]
    assert left
    issued = findings(text.replace("du-thao", "ban-hanh"), path)
    assert Severity.ERROR in {finding.severity for finding in issued if finding.rule == "placeholder-text"}


def test_a_new_plan_has_the_sections_of_its_kind() -> None:
    text = template(kind("ke-hoach"), {"don_vi": "thcs-minh-hoa", "nam": "2026"}, UNITS)
    assert (
        text
        == """---
loai: "ke-hoach"
so_ky_hieu: "/KH-THCSMH"
co_quan_chu_quan: "Ủy ban nhân dân xã Minh Họa"
co_quan_ban_hanh: "Trường THCS Minh Họa"
don_vi: "thcs-minh-hoa"
dia_danh: "Minh Họa"
ngay_ban_hanh: ""
trich_yeu: "Thực hiện bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026"
nam: 2026
trang_thai: "du-thao"
nguoi_ky:
  chuc_vu: "HIỆU TRƯỞNG"
  ho_ten: ""
---

_Căn cứ […];_

_Căn cứ […]._

Trường THCS Minh Họa ban hành kế hoạch […] như sau:

## I. Mục đích, yêu cầu

(điền nội dung phần “Mục đích, yêu cầu”).

## II. Nội dung

(điền nội dung phần “Nội dung”).

## III. Tổ chức thực hiện

(điền nội dung phần “Tổ chức thực hiện”)./.

## Nơi nhận

- […];
- Lưu: VT, […].
"""
    )


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"kinh_gui": "Sở Nội vụ"}, 'kinh_gui:\n  - "Sở Nội vụ"\n'),
        ({"ky": "so-ket"}, 'ky: "so-ket"\n'),
        ({"trich_yeu": 'Về "việc" \\ này'}, 'trich_yeu: "Về \\"việc\\" \\\\ này"\n'),
        ({"co_quan_ban_hanh": ("Dòng một", "dòng hai")}, "\nDòng một dòng hai báo cáo"),
    ],
)
def test_an_answer_stands_in_the_document(answers: Mapping[str, Value], expected: str) -> None:
    text = template(kind("bao-cao"), {"don_vi": "thcs-minh-hoa", **answers}, UNITS)
    assert expected in text


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "chưa chọn đơn vị"),
        ({"don_vi": "khong-co"}, "không có đơn vị “khong-co” trong units.yml"),
        ({"don_vi": "thcs-minh-hoa", "nguoi_ki": "A"}, "nguoi_ki: kế hoạch không có khóa này"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(answers: Mapping[str, Value], said: str) -> None:
    with pytest.raises(CheckerError, match=said):
        template(kind("ke-hoach"), answers, UNITS)


def test_without_units_the_issuer_is_left_to_be_written() -> None:
    assert 'co_quan_ban_hanh: "[…]"\ndon_vi: "truong-a"\n' in template(kind("ke-hoach"), {"don_vi": "truong-a"})
