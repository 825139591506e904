"""The audit of the registry: each contradiction is named once, and ours has none that is not flagged."""

from __future__ import annotations

import re

import pytest
from law_samples import ENTRY, ROOT, day

from checker.laws.audit import TYPES, Entry, audit
from checker.laws.law import FIELDS, law_of
from checker.laws.rows import curated_row
from checker.registry_files import read_sources


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({}, ""),
        ({"issued": "2019-06-17", "key": "01/2020/QH14"}, "năm trong số là 2020, năm ban hành là 2019"),
        ({"effective": "2020-01-01"}, "có hiệu lực trước ngày ban hành"),
        ({"status": "expired", "ended": "2020-07-01"}, "hết hiệu lực trước khi có hiệu lực"),
        ({"key": "1/2020/QH14"}, "khóa phải là “01/2020/QH14”"),
        ({"number": "57/NQ-CP", "key": "57/NQ-CP"}, "khóa phải là “57/NQ-CP@2020-06-17”"),
        ({"type": "Quyết sách"}, "không có loại văn bản “Quyết sách”"),
        ({"status_confidence": ""}, "“status” và “status_confidence” phải cùng có hoặc cùng chưa rõ"),
        ({"ended": "2022-01-01"}, "còn hiệu lực mà đã có ngày hết hoặc văn bản thay thế"),
        ({"status": "expired", "successors": ["9/2022/QH15"]}, "không có văn bản thay thế “9/2022/QH15”"),
        ({"status": "expired", "successors": ["01/2010/QH12"]}, "văn bản thay thế “01/2010/QH12” ban hành trước"),
        ({"status": "expired", "successors": ["01/2025/QH15"]}, "“01/2025/QH15” không ghi là thay thế văn bản này"),
        ({"replaces": ["57/NQ-CP"]}, "không có văn bản “57/NQ-CP”"),
        ({"confidence": "verified"}, "“verified” cần ít nhất 2 nguồn, mới có 1"),
        ({"number": "01/2020/QH11", "key": "01/2020/QH11"}, "Quốc hội khóa 11 không ban hành văn bản năm 2020"),
    ],
)
def test_the_audit_names_each_contradiction_once(entry: dict[str, object], message: str) -> None:
    older = Entry("cu", law_of(curated_row(ENTRY | {"key": "01/2010/QH12", "number": "01/2010/QH12"})))
    older = older._replace(law=older.law._replace(issued=day("2010-06-17"), effective=day("2011-01-01")))
    newer = older._replace(law=older.law._replace(key="01/2025/QH15", number="01/2025/QH15", issued=day("2025-06-16")))
    newer = newer._replace(law=newer.law._replace(effective=day("2026-01-01")))
    found = list(audit([Entry("moi", law_of(curated_row(ENTRY | entry))), older, newer], []))
    assert [fault.message.vi for fault in found] == ([message] if message else [])


def test_the_audit_finds_keys_that_stand_twice() -> None:
    law = law_of(curated_row(ENTRY))
    assert {fault.place for fault in audit([Entry("a", law), Entry("b", law)], [])} == {"a", "b"}


@pytest.mark.parametrize(("flags", "weight"), [((), "error"), (("year",), "note")])
def test_a_bulk_row_that_contradicts_itself_is_an_error_until_it_is_flagged(
    flags: tuple[str, ...], weight: str
) -> None:
    law = law_of(curated_row(ENTRY | {"issued": "2019-06-17"}))
    assert [fault.weight for fault in audit([], [Entry("a", law, flags)])] == [weight]


def test_our_registry_contradicts_itself_nowhere_but_where_it_is_flagged() -> None:
    curated, bulk = read_sources(ROOT)
    found = list(audit(curated, bulk))
    assert [fault for fault in found if fault.weight == "error"] == []
    assert {fault.key for fault in found} == {entry.law.key for entry in bulk if entry.flags}
    assert (len(curated), len(bulk)) == (142, 3632)


def test_the_schema_knows_the_types_that_the_audit_knows() -> None:
    pattern = re.search(r'"\^\((Hiến pháp\|[^)]*)\)', (ROOT / "schemas" / "laws.schema.json").read_text("utf-8"))
    assert pattern is not None
    assert tuple(pattern[1].split("|")) == TYPES


def test_a_row_has_the_fields_of_a_law() -> None:
    assert len(curated_row(ENTRY)) == len(FIELDS)
    assert law_of(curated_row(ENTRY)).label == "Luật Mẫu"
