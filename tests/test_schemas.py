"""The schemas and data files: valid, read alike by both validators, complete for editors and for messages."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from checker.kinds import folded_title
from checker.schema_check import compile_check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).parent.parent
SCHEMAS = sorted((ROOT / "schemas").glob("*.schema.json"))
KINDS = ("ke-hoach", "bao-cao", "cong-van", "quyet-dinh")
FOUND_AS = {"heading", "addressee", "basis", "enacting", "article", "body", "recipients"}
WIDGETS = {"date", "document", "file", "indicator", "lines", "text", "unit"}
# fmt: off
KEYS = [
    "loai", "so_ky_hieu", "co_quan_chu_quan", "co_quan_ban_hanh", "don_vi", "dia_danh", "ngay_ban_hanh", "trich_yeu",
    "nam", "giai_doan", "trang_thai", "do_khan", "kinh_gui", "nguoi_ky", "thuc_hien", "thay_the", "dinh_chinh",
    "bao_cao_cho", "bao_cao", "chi_tieu", "ky", "ket_qua", "phu_luc", "ban_ky", "van_ban_mau",
]
# fmt: on
REPORT_KEYS = {"ky", "ket_qua"}
DATA = {
    "laws/agencies.yml": "agencies",
    "laws/provinces.yml": "provinces",
    "laws/kinds.yml": "number-kinds",
    "schemas/indicators.yml": "indicators",
    "plans/units.yml": "units",
    **{f"laws/registry/{path.name}": "laws" for path in sorted((ROOT / "laws" / "registry").glob("*.yml"))},
}
GONE = object()
OTHER = {"so_ky_hieu": "48/KH-UBND", "ngay_ban_hanh": "2026-02-02", "co_quan": "UBND xã Minh Họa"}
TARGET = {"ma": "nu-lanh-dao", "ten": "Tỷ lệ nữ", "don_vi_tinh": "%", "muc_tieu": ">= 40"}


@cache
def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    return loaded


@cache
def fast(name: str) -> Callable[[object], bool]:
    return compile_check(schema(name))


def data(path: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / path).read_text("utf-8"))
    return loaded


def fast_accepts(name: str, value: object) -> bool:
    return fast(name)(value)


def faults(name: str, value: object) -> list[str]:
    errors = jsonschema.Draft7Validator(schema(name)).iter_errors(value)
    return sorted({".".join(map(str, error.absolute_path)) for error in errors})


def front_matter(kind: str, change: Mapping[str, object]) -> dict[str, object]:
    value: dict[str, object] = {
        "loai": kind,
        "so_ky_hieu": "12/KH-THCSMH",
        "co_quan_ban_hanh": "Trường THCS Minh Họa",
        "don_vi": "thcs-minh-hoa",
        "ngay_ban_hanh": "2026-03-05",
        "trich_yeu": "Bình đẳng giới năm 2026",
        "nam": 2026,
        "trang_thai": "ban-hanh",
    }
    if kind == "bao-cao":
        value["ky"] = "so-ket"
    return {key: changed for key, changed in (value | dict(change)).items() if changed is not GONE}


def parts(node: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every subschema under a schema, with its path; what stands in x- keywords and examples is not one."""
    if isinstance(node, dict):
        if path and path[-1] not in {"properties", "definitions"}:
            yield ".".join(path), node
        for key, below in node.items():
            if key not in {"examples", "enum", "const"} and not key.startswith("x-"):
                yield from parts(below, (*path, key))


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_a_schema_is_valid_json_schema_and_compiles_to_the_fast_check(path: Path) -> None:
    name = path.name.removesuffix(".schema.json")
    assert schema(name)["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema(name))
    assert callable(fast(name))
    assert [found for found in re.findall(r'"\$ref": "([^"]+)"', path.read_text("utf-8")) if found[0] != "#"] == []


@pytest.mark.parametrize(
    ("kind", "change", "fault"),
    [
        ("ke-hoach", {}, None),
        ("bao-cao", {}, None),
        ("cong-van", {"kinh_gui": ["Các trường học"]}, None),
        ("quyet-dinh", {"nam": GONE, "giai_doan": "2021-2025"}, None),
        # drafts: blank and partial values
        ("ke-hoach", {"so_ky_hieu": "", "ngay_ban_hanh": "", "trang_thai": "du-thao"}, None),
        ("ke-hoach", {"so_ky_hieu": "/KH-THCSMH", "ngay_ban_hanh": "2026"}, None),
        ("ke-hoach", {"so_ky_hieu": None, "ngay_ban_hanh": None, "dia_danh": None, "co_quan_chu_quan": None}, None),
        ("ke-hoach", {"so_ky_hieu": GONE, "ngay_ban_hanh": GONE, "nam": GONE}, None),
        ("ke-hoach", {"nguoi_ky": {"quyen_han": [], "chuc_vu": "", "ho_ten": ""}}, None),
        ("ke-hoach", {"nguoi_ky": {}, "kinh_gui": [], "thuc_hien": [], "bao_cao": [], "chi_tieu": []}, None),
        # dates as people write them; whether the day exists is another rule's matter
        ("ke-hoach", {"ngay_ban_hanh": "2026-03"}, None),
        ("ke-hoach", {"ngay_ban_hanh": "05/3/2026"}, None),
        ("ke-hoach", {"ngay_ban_hanh": "5/03/2026"}, None),
        ("ke-hoach", {"ngay_ban_hanh": "2026-02-31"}, None),
        ("ke-hoach", {"ngay_ban_hanh": "ngày 5 tháng 3 năm 2026"}, "ngay_ban_hanh"),
        ("ke-hoach", {"ngay_ban_hanh": "05-03-2026"}, "ngay_ban_hanh"),
        ("ke-hoach", {"ngay_ban_hanh": "2026-03-05\n"}, "ngay_ban_hanh"),
        ("ke-hoach", {"ngay_ban_hanh": 2026}, "ngay_ban_hanh"),
        ("ke-hoach", {"ngay_ban_hanh": "２０２６"}, "ngay_ban_hanh"),
        # required keys, unknown keys, enums
        ("ke-hoach", {"loai": "bao-cao"}, "loai"),
        ("ke-hoach", {"trich_yeu": GONE}, ""),
        ("ke-hoach", {"trich_yeu": "  "}, "trich_yeu"),
        ("ke-hoach", {"co_quan_ban_hanh": ""}, "co_quan_ban_hanh"),
        ("ke-hoach", {"co_quan_ban_hanh": ["UBND XÃ MINH HỌA", "PHÒNG VĂN HÓA - XÃ HỘI"]}, None),
        ("ke-hoach", {"co_quan_ban_hanh": ["UBND", ""]}, "co_quan_ban_hanh.1"),
        ("ke-hoach", {"co_quan_chu_quan": 7}, "co_quan_chu_quan"),
        ("ke-hoach", {"don_vi": "THCS Minh Họa"}, "don_vi"),
        ("ke-hoach", {"trich_yeux": "x"}, ""),
        ("ke-hoach", {"trang_thai": "da-ban-hanh"}, "trang_thai"),
        ("ke-hoach", {"do_khan": "hoa-toc"}, None),
        ("ke-hoach", {"do_khan": "mat"}, "do_khan"),
        ("ke-hoach", {"ky": "so-ket"}, ""),
        ("bao-cao", {"ky": GONE}, ""),
        ("bao-cao", {"ky": "quy"}, "ky"),
        # years
        ("ke-hoach", {"nam": "2026"}, "nam"),
        ("ke-hoach", {"nam": 226}, "nam"),
        ("ke-hoach", {"nam": True}, "nam"),
        ("ke-hoach", {"nam": 2026.5}, "nam"),
        ("ke-hoach", {"giai_doan": "2021 đến 2025"}, "giai_doan"),
        # lists and what is in them
        ("cong-van", {"kinh_gui": "Các trường học"}, "kinh_gui"),
        ("ke-hoach", {"nguoi_ky": {"quyen_han": ["TM. UBND", "KT. CHỦ TỊCH"], "chuc_vu": "PHÓ CHỦ TỊCH"}}, None),
        ("ke-hoach", {"nguoi_ky": "Nguyễn Thị Mẫu"}, "nguoi_ky"),
        ("ke-hoach", {"nguoi_ky": {"ten": "Nguyễn Thị Mẫu"}}, "nguoi_ky"),
        ("ke-hoach", {"thuc_hien": ["ubnd-xa-minh-hoa/2026/ke-hoach", OTHER]}, None),
        ("ke-hoach", {"thuc_hien": ["48/KH-UBND"]}, "thuc_hien.0"),
        ("ke-hoach", {"thay_the": ["thcs-minh-hoa/2025/ke-hoach.md"]}, "thay_the.0"),
        ("ke-hoach", {"thuc_hien": [{"so_ky_hieu": "48/KH-UBND"}]}, "thuc_hien.0"),
        ("ke-hoach", {"dinh_chinh": [OTHER | {"ngay_ban_hanh": "2026"}]}, "dinh_chinh.0.ngay_ban_hanh"),
        ("ke-hoach", {"bao_cao": [{"ky": "so-ket", "han": "2026-06-15", "gui": "ubnd-xa-minh-hoa"}]}, None),
        ("ke-hoach", {"bao_cao": [{"ky": "so-ket", "han": "15/6/2026"}]}, "bao_cao.0.han"),
        ("ke-hoach", {"bao_cao": [{"ky": "so-ket"}]}, "bao_cao.0"),
        ("ke-hoach", {"chi_tieu": [TARGET | {"chien_luoc": "MT3.CT2a"}, TARGET | {"muc_tieu": "<= 1,4"}]}, None),
        ("ke-hoach", {"chi_tieu": [TARGET | {"muc_tieu": "40"}]}, "chi_tieu.0.muc_tieu"),
        ("ke-hoach", {"chi_tieu": [TARGET | {"muc_tieu": ">= 1.000"}]}, "chi_tieu.0.muc_tieu"),
        ("ke-hoach", {"chi_tieu": [TARGET | {"chien_luoc": "1.1"}]}, "chi_tieu.0.chien_luoc"),
        ("bao-cao", {"ket_qua": [{"ma": "nu-lanh-dao", "gia_tri": 42.5, "tu_so": 3, "mau_so": 7}]}, None),
        ("bao-cao", {"ket_qua": [{"ma": "nu-lanh-dao", "gia_tri": "42"}]}, "ket_qua.0.gia_tri"),
        ("bao-cao", {"ket_qua": [{"ma": "nu-lanh-dao", "gia_tri": True}]}, "ket_qua.0.gia_tri"),
        ("bao-cao", {"ket_qua": [{"ma": "nu-lanh-dao", "gia_tri": 0, "tu_so": 0, "mau_so": 0}]}, "ket_qua.0.mau_so"),
        ("ke-hoach", {"phu_luc": [{"ten": "Biểu số liệu", "tep": "phu-luc/1.pdf"}]}, None),
        ("ke-hoach", {"phu_luc": [{"ten": "Biểu số liệu", "tep": "../../ngoai.pdf"}]}, "phu_luc.0.tep"),
        ("ke-hoach", {"ban_ky": {"tep": "/ban-ky.pdf", "sha256": "0" * 64}}, "ban_ky.tep"),
        ("ke-hoach", {"ban_ky": {"tep": "ban-ky.pdf", "sha256": "0" * 63}}, "ban_ky.sha256"),
        ("ke-hoach", {"van_ban_mau": True}, None),
        ("ke-hoach", {"van_ban_mau": False}, "van_ban_mau"),
        ("ke-hoach", {"van_ban_mau": 1}, "van_ban_mau"),
    ],
)
def test_both_validators_judge_a_front_matter_alike(kind: str, change: dict[str, object], fault: str | None) -> None:
    value = front_matter(kind, change)
    assert faults(kind, value) == ([] if fault is None else [fault])
    assert fast_accepts(kind, value) == (fault is None)


@pytest.mark.parametrize(
    ("known", "other"),
    [({"a": "1"}, {"a": 1}), ({"a": True}, {"a": 1}), ({"a": "x"}, {"b": "x"}), ({"a": "x"}, {"a": "x", "b": "x"})],
)
def test_an_entry_is_not_taken_for_another_that_was_accepted(
    known: dict[str, object], other: dict[str, object]
) -> None:
    entry = {"type": "object", "required": ["a"], "properties": {"a": {"enum": list(known.values())}}}
    check = compile_check({"type": "array", "items": {**entry, "additionalProperties": False}})
    assert [check((each,)) for each in (known, known, other)] == [True, True, False]


@pytest.mark.parametrize("value", [None, "", [], 7])
@pytest.mark.parametrize("kind", KINDS)
def test_a_front_matter_that_is_no_mapping_is_refused(kind: str, value: object) -> None:
    assert faults(kind, value) == [""]
    assert not fast_accepts(kind, value)


@pytest.mark.parametrize("path", sorted((ROOT / "plans").glob("*/*/*.md")), ids=lambda path: "-".join(path.parts[-3:]))
def test_every_sample_document_fits_its_schema(path: Path) -> None:
    value = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    assert faults(value["loai"], value) == []
    assert fast_accepts(value["loai"], value)


@pytest.mark.parametrize("kind", KINDS)
def test_keys_stand_in_canonical_order(kind: str) -> None:
    expected = [key for key in KEYS if kind == "bao-cao" or key not in REPORT_KEYS]
    assert list(schema(kind)["properties"]) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_what_kinds_share_is_said_in_the_same_words(kind: str) -> None:
    ours, plans = schema(kind)["properties"], schema("ke-hoach")["properties"]
    own = {"loai", "so_ky_hieu"}
    assert {key: ours[key] for key in ours if key in plans and key not in own} == {
        key: plans[key] for key in plans if key not in own
    }
    assert schema(kind)["definitions"] == schema("ke-hoach")["definitions"]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_every_value_of_an_enum_has_a_label(path: Path) -> None:
    enums = [(at, part) for at, part in parts(schema(path.name.removesuffix(".schema.json"))) if "enum" in part]
    labelled = [(at, list(part["x-labels"])) for at, part in enums]
    assert labelled == [
        (at, [value if isinstance(value, str) else json.dumps(value) for value in part["enum"]]) for at, part in enums
    ]
    assert all(label.strip() for _, part in enums for label in part["x-labels"].values())


@pytest.mark.parametrize("name", [*KINDS, "units", "config"])
def test_everything_that_can_be_wrong_has_a_message_in_two_languages(name: str) -> None:
    judged = [(at, part) for at, part in parts(schema(name)) if "$ref" not in part]
    assert [at for at, part in judged if set(part.get("x-message", ())) != {"vi", "en"}] == []
    messages = [text for _, part in judged for text in part["x-message"].values()]
    assert [text for text in messages if not re.fullmatch(r"(phải|must) [^\n]*[^\n.]", text)] == []


@pytest.mark.parametrize("name", [*KINDS, "units", "config"])
def test_every_key_has_a_title_and_a_description_for_the_form(name: str) -> None:
    keys = [(at, part) for at, part in parts(schema(name)) if re.search(r"(^|\.)properties\.\w+$", at)]
    assert keys
    assert [at for at, part in keys if not part["title"].strip() or not part["description"].endswith(".")] == []
    assert {part["x-widget"] for _, part in keys if "x-widget" in part} <= WIDGETS


@pytest.mark.parametrize("name", [*KINDS, "units", "config"])
def test_every_example_fits_its_own_schema(name: str) -> None:
    for at, part in parts(schema(name)):
        for example in part.get("examples", ()):
            assert jsonschema.Draft7Validator(part).is_valid(example), (at, example)


@pytest.mark.parametrize(
    ("kind", "required"),
    [
        ("ke-hoach", "muc-dich noi-dung to-chuc-thuc-hien noi-nhan"),
        ("bao-cao", "tinh-hinh-chung ket-qua kho-khan kien-nghi phuong-huong noi-nhan"),
        ("cong-van", "kinh-gui noi-dung noi-nhan"),
        ("quyet-dinh", "can-cu quyet-dinh dieu noi-nhan"),
    ],
)
def test_a_kind_requires_its_sections_in_order(kind: str, required: str) -> None:
    sections = schema(kind)["x-sections"]
    assert [section["id"] for section in sections if not section["optional"]] == required.split()
    assert len({section["id"] for section in sections}) == len(sections)
    assert {section["found_as"] for section in sections} <= FOUND_AS
    assert all(section["headings"] for section in sections if section["found_as"] != "body")
    assert all(section.get("movable") for section in sections if section["optional"])


def counted_as(kind: str, heading: str) -> tuple[str, ...]:
    folded = folded_title(heading) + " "
    return tuple(
        section["id"]
        for section in schema(kind)["x-sections"]
        if any(folded.startswith(folded_title(variant) + " ") for variant in section["headings"])
    )


@pytest.mark.parametrize(
    ("kind", "shared"),
    [
        (
            "ke-hoach",
            {
                ("muc-dich", "muc-tieu"),
                ("muc-dich", "noi-dung"),
                ("muc-tieu", "noi-dung"),
                ("noi-dung", "to-chuc-thuc-hien"),
                ("kinh-phi", "to-chuc-thuc-hien"),
                ("to-chuc-thuc-hien", "che-do-bao-cao"),
            },
        ),
        (
            "bao-cao",
            {
                ("tinh-hinh-chung", "ket-qua"),
                ("ket-qua", "kho-khan"),
                ("kho-khan", "kien-nghi"),
                ("kien-nghi", "phuong-huong"),
            },
        ),
        ("cong-van", set()),
        ("quyet-dinh", set()),
    ],
)
def test_only_headings_that_name_two_sections_count_as_two(kind: str, shared: set[tuple[str, ...]]) -> None:
    headings = [heading for section in schema(kind)["x-sections"] for heading in section["headings"]]
    assert {found for heading in headings if len(found := counted_as(kind, heading)) > 1} == shared
    assert len({folded_title(heading) for heading in headings}) == len(headings)


@pytest.mark.parametrize(
    ("kind", "heading", "sections"),
    [
        ("ke-hoach", "MỤC ĐÍCH, YÊU CẦU", "muc-dich"),
        ("ke-hoach", "Mục đích - yêu cầu của kế hoạch", "muc-dich"),
        ("ke-hoach", "Chỉ tiêu năm 2026", "muc-tieu"),
        ("ke-hoach", "Mục tiêu chung", "muc-tieu"),
        ("ke-hoach", "NỘI DUNG HOẠT ĐỘNG", "noi-dung"),
        ("ke-hoach", "Nội dung và biện pháp thực hiện", "noi-dung"),
        ("ke-hoach", "Nhiệm vụ trọng tâm năm 2026", "noi-dung"),
        ("ke-hoach", "Các nhiệm vụ, giải pháp chủ yếu", "noi-dung"),
        ("ke-hoach", "Một số giải pháp", "noi-dung"),
        ("ke-hoach", "Các chỉ tiêu và giải pháp", "muc-tieu noi-dung"),
        ("ke-hoach", "Nội dung và tổ chức thực hiện", "noi-dung to-chuc-thuc-hien"),
        ("ke-hoach", "Phân công thực hiện", "to-chuc-thuc-hien"),
        ("ke-hoach", "Tổ chức triển khai", "to-chuc-thuc-hien"),
        ("ke-hoach", "Tổ chức các hoạt động", ""),
        ("ke-hoach", "Kinh phí thực hiện", "kinh-phi"),
        ("ke-hoach", "Khen thưởng", ""),
        ("ke-hoach", "Nơi nhận:", "noi-nhan"),
        ("bao-cao", "Tình hình chung của đơn vị", "tinh-hinh-chung"),
        ("bao-cao", "Kết quả công tác vì sự tiến bộ của phụ nữ", "ket-qua"),
        ("bao-cao", "Kết quả đạt được; tồn tại, hạn chế", "ket-qua kho-khan"),
        ("bao-cao", "Những tồn tại, hạn chế và nguyên nhân", "kho-khan"),
        ("bao-cao", "Thuận lợi, khó khăn", "kho-khan"),
        ("bao-cao", "Khó khăn, vướng mắc", "kho-khan"),
        ("bao-cao", "Đề xuất, kiến nghị", "kien-nghi"),
        ("bao-cao", "Phương hướng, nhiệm vụ công tác 6 tháng cuối năm 2026", "phuong-huong"),
        ("bao-cao", "Phương hướng, nhiệm vụ và kiến nghị", "kien-nghi phuong-huong"),
        ("bao-cao", "Kết luận", ""),
    ],
)
def test_a_heading_as_people_write_it_counts_as(kind: str, heading: str, sections: str) -> None:
    assert counted_as(kind, heading) == tuple(sections.split())


@pytest.mark.parametrize(("path", "name"), DATA.items())
def test_a_data_file_fits_its_schema(path: str, name: str) -> None:
    assert faults(name, data(path)) == []
    assert fast_accepts(name, data(path))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, None),
        ({"den": None, "lien_he": ["0263 000 0000"], "ky_hieu": ["THCSMH"]}, None),
        ({"ten_cu": [{"ten": "Trường cũ", "den": "2025-06-30"}], "cap_tren": [{"don_vi": "ubnd-xa-minh-hoa"}]}, None),
        ({"nghia_vu": [{"viec": "ke-hoach", "tu_nam": 2024, "den_nam": None, "han": "03-31", "gui": "ubnd-xa"}]}, None),
        ({"nghia_vu": [{"viec": "ke-hoach", "tu_nam": 2024, "han": "31/3", "gui": "x"}]}, "don_vi.0.nghia_vu.0.han"),
        ({"loai": "thcs"}, "don_vi.0.loai"),
        ({"den": "30/6/2025"}, "don_vi.0.den"),
        ({"lien_he": [2630000000]}, "don_vi.0.lien_he.0"),
        ({"id": "THCS"}, "don_vi.0.id"),
        ({"ten": GONE}, "don_vi.0"),
        ({"email": "x"}, "don_vi.0"),
    ],
)
def test_both_validators_judge_a_unit_alike(change: dict[str, object], fault: str | None) -> None:
    unit: dict[str, object] = {"id": "thcs-minh-hoa", "ten": "Trường THCS Minh Họa", "loai": "truong"}
    value = {"don_vi": [{key: changed for key, changed in (unit | change).items() if changed is not GONE}]}
    assert faults("units", value) == ([] if fault is None else [fault])
    assert fast_accepts("units", value) == (fault is None)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({}, None),
        ({"paths": ["plans"], "select": [], "ignore": ["date-padding"], "severity": {"missing-end-mark": "off"}}, None),
        ({"paths": []}, "paths"),
        ({"ignore": "date-padding"}, "ignore"),
        ({"severity": {"missing-end-mark": "fatal"}}, "severity.missing-end-mark"),
        ({"severity": {"Missing": "error"}}, "severity"),
        ({"baseline": "/baseline.json"}, "baseline"),
        ({"rules": []}, ""),
    ],
)
def test_both_validators_judge_the_settings_alike(value: dict[str, object], fault: str | None) -> None:
    assert faults("config", value) == ([] if fault is None else [fault])
    assert fast_accepts("config", value) == (fault is None)
