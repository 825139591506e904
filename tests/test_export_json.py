"""A document as JSON: valid against its published schema, nothing lost, the decree's own names for the metadata."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import files
from checker.config import Config
from checker.kinds import NO_KIND, Kind, kind_from_schema
from checker.office.write_json import document_json
from checker.parse import parse
from checker.source import Source

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "plans").glob("*/*/*.md"))
HEAD = '---\nloai: "ke-hoach"\nso_ky_hieu: "{number}"\nngay_ban_hanh: "{day}"\ntrich_yeu: "Việc A"\n---\n\n'


@cache
def kinds() -> dict[str, Kind]:
    return {name: kind_from_schema(schema) for name, schema in files.load_schemas(ROOT).items()}


@cache
def judge() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads((ROOT / "schemas/document.schema.json").read_text("utf-8")))


def exported(text: str, name: str = "") -> dict[str, Any]:
    document = parse(Source(f"plans/{name}.md", text, id=name))
    data: dict[str, Any] = json.loads(document_json(document, kinds().get(document.kind, NO_KIND)))
    return data


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: "-".join(path.parts[-3:]))
def test_every_sample_is_valid_against_the_published_schema(path: Path) -> None:
    source = files.read_source(ROOT, Config(), path)
    data = exported(source.text, source.id)
    assert [error.message for error in judge().iter_errors(data)] == []
    assert data["id"] == source.id


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(st.sampled_from("a # I. 1.) đ-+|*_\\`<>&[]()\n\t\ud800\u0000…:;"), max_size=200))
def test_any_text_is_valid_json_of_the_schema(body: str) -> None:
    assert list(judge().iter_errors(exported(HEAD.format(number="", day="") + body))) == []


def test_the_metadata_has_the_decree_s_own_names() -> None:
    data = exported((ROOT / "plans/thcs-minh-hoa/2026/ke-hoach.md").read_text("utf-8"))["metadata"]
    assert data | {"To": data["To"][:1]} == {
        "TypeName": "Kế hoạch",
        "CodeNumber": "12",
        "CodeNotation": "KH-THCSMH",
        "IssuedDate": "2026-03-05",
        "OrganName": "Trường THCS Minh Họa",
        "Subject": "Thực hiện bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026",
        "Language": "Tiếng Việt",
        "SignerInfo": {"Position": "KT. HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG", "FullName": "Nguyễn Thị Mẫu"},
        "To": [{"OrganName": "Ủy ban nhân dân xã Minh Họa (để báo cáo)"}],
    }
    assert "Lưu: VT" not in {item["OrganName"] for item in data["To"]}


@pytest.mark.parametrize(("number", "day"), [("", ""), ("/KH-THCSMH", "2026-03"), ("", "2026")])
def test_a_draft_leaves_out_what_is_not_known(number: str, day: str) -> None:
    data = exported(HEAD.format(number=number, day=day))["metadata"]
    assert {"CodeNumber", "IssuedDate", "SignerInfo", "To"}.isdisjoint(data)
    assert data.get("CodeNotation") == ("KH-THCSMH" if number else None)


def test_text_is_what_a_reader_sees_and_markdown_what_was_typed() -> None:
    body = exported(HEAD.format(number="", day="") + "## I. **Một** \\# hai\n\nđ) _Điểm_ &amp; b\n")["body"]
    assert body == [
        {
            "type": "section",
            "label": {"kind": "roman", "text": "I.", "ordinal": 1},
            "heading": True,
            "text": "Một # hai",
            "markdown": "**Một** \\# hai",
            "items": [
                {
                    "type": "section",
                    "label": {"kind": "point", "text": "đ)", "ordinal": 5},
                    "heading": False,
                    "text": "Điểm & b",
                    "markdown": "_Điểm_ &amp; b",
                    "items": [],
                }
            ],
        }
    ]


def test_a_table_keeps_its_merged_cells() -> None:
    row = "<tr>\n<td>1</td>\n<td><p>2 <b>b</b></p><p>c</p></td>\n</tr>"
    table = f'<table>\n<tr>\n<th colspan="2">A</th>\n</tr>\n{row}\n</table>\n'
    (found,) = exported(HEAD.format(number="", day="") + table)["body"]
    assert [[(cell["text"], cell["header"], cell["colspan"]) for cell in row] for row in found["rows"]] == [
        [("A", True, 2)],
        [("1", False, 1), ("2 b\nc", False, 1)],
    ]


def test_footnotes_stand_by_themselves() -> None:
    notes = "\n## Chú thích\n\n[^1]: Theo **báo cáo**.\n\n[^a]: Hai.\n"
    data = exported(HEAD.format(number="", day="") + "Một[^1] hai[^a].\n\n## Nơi nhận\n\n- Lưu: VT.\n" + notes)
    assert data["annexes"] == []
    assert data["footnotes"] == [
        {"mark": "1", "text": "Theo báo cáo.", "markdown": "Theo **báo cáo**."},
        {"mark": "a", "text": "Hai."},
    ]
