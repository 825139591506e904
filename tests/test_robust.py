"""No text makes a rule fail, and no text makes one explode."""

from __future__ import annotations

import datetime
import signal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import files
from checker.config import Config
from checker.corpus import CorpusContext
from checker.engine import Policy, Setting, check_corpus, check_items, context_of, finish
from checker.fix import apply, chosen_edits
from checker.rules import all_rules
from checker.source import Item, decode

if TYPE_CHECKING:
    from checker.rule import Finding

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "plans").rglob("*.md"))


@cache
def setting() -> Setting:
    rules = tuple(rule.id for rule in all_rules().values())
    return files.load_setting(ROOT, Config(), as_of=datetime.date(2026, 11, 22), rules=rules)


def check(*texts: bytes) -> list[Finding]:
    """Check texts as one collection with every rule there is."""
    items = [Item(f"don-vi/2026/{number}.md", f"don-vi/2026/{number}", text) for number, text in enumerate(texts)]
    sources = {item.path: decode(item.path, item.data, id=item.id) for item in items}
    checked = check_items(setting(), items)
    facts = [item.facts for item in checked]
    findings = [finding for item in checked for finding in item.findings]
    findings += check_corpus(CorpusContext(context_of(setting()), facts), setting().rules, sources.__getitem__)
    done = finish(facts, findings, Policy(frozenset(setting().rules)), sources.__getitem__)
    for finding in done:
        source = sources[finding.path]
        assert 0 <= finding.at.start <= finding.at.end <= len(source.text), finding
        assert source.position(finding.at.start) == finding.start
    for path, source in sources.items():
        apply(source, chosen_edits(finding for finding in done if finding.path == path))
    return done


BODY = st.sampled_from(
    [
        "## I. Mục đích",
        "## II. Nội dung",
        "## IV. Tổ chức thực hiện",
        "### 1. Mục đích",
        "#### a) Điểm",
        "## Nơi nhận",
        "**Nơi nhận:**",
        "- Như trên;",
        "- Lưu: VT.",
        "- UBND xã",
        "1. Việc",
        "3. Việc",
        "a) Điểm",
        "e. Điểm",
        "+ cộng",
        "_Căn cứ Luật Bình đẳng giới;_",
        "Căn cứ",
        "**QUYẾT ĐỊNH:**",
        "## Điều 1. Phê duyệt",
        "Kính gửi: Sở",
        "trước ngày 31/02/2026",
        "trước ngày …/…/2026",
        "Số:      /KH-UBND",
        "ngày    tháng    năm 2025",
        "năm 2020",
        "năm 2025",
        "MẬT",
        "0912 345 678",
        "a@b.vn",
        "Bộ LĐTBXH",
        "| a | b |",
        "| --- | --- |",
        "| x |",
        "<table><tr><td>",
        "<script>",
        "<b>",
        "mucjt",
        "nưx",
        "Ðảng",
        "e\u0302\u0301",
        "\u200b",
        "./.",
        "<!-- checker: ignore empty-section -->",
        "<!-- checker: ignore khong-co: x -->",
        "",
        "",
        "\t",
        "Giao Công đoàn thực hiện.",
    ]
)
MATTER = st.sampled_from(
    [
        "loai: ke-hoach",
        'loai: "bao-cao"',
        "loai: cong-van",
        "loai: quyet-dinh",
        "loai: kế hoạch",
        'so_ky_hieu: "12/KH-UBND"',
        "so_ky_hieu: 5/BC- x",
        "so_ky_hieu:",
        "ngay_ban_hanh: 2026-02-30",
        "ngay_ban_hanh: 05/3/2026",
        "ngay_ban_hanh: 2030-01-01",
        "nam: 2026",
        'nam: "2026"',
        "nam: [1]",
        "trang_thai: du-thao",
        "trang_thai: ban-hanh",
        "trang_thai: thu-hoi",
        "trich_yeu: Công tác năm 2025",
        "don_vi: thcs-minh-hoa",
        "don_vi: 1",
        "nguoi_ky: {quyen_han: [KT. CHỦ TỊCH], chuc_vu: CHỦ TỊCH}",
        "nguoi_ky: x",
        "thuc_hien: [a/2026/b, {so_ky_hieu: 1/KH}]",
        "thuc_hien: x",
        "chi_tieu: [{ma: a}, 1, {ma: [2]}]",
        "ket_qua: [{ma: a, gia_tri: x}]",
        "bao_cao: [{ky: so-ket, han: 2025-01-01}]",
        "bao_cao: [1]",
        "bao_cao_cho: [don-vi/2026/0]",
        "thay_the: [don-vi/2026/1]",
        "kinh_gui: [Sở]",
        "kinh_gui: 3",
        "giai_doan: 2021-2025",
        "ky: so-ket",
        "la: 1",
    ]
)
DOCUMENTS = st.builds(
    lambda matter, body, glue: ("---\n" + "\n".join(matter) + "\n---\n" + glue.join(body)).encode(),
    st.lists(MATTER, max_size=12, unique_by=lambda line: line.split(":")[0]),
    st.lists(BODY, max_size=25),
    st.sampled_from(["\n", "\n\n"]),
)


@settings(max_examples=250, deadline=None)
@given(st.lists(DOCUMENTS, min_size=1, max_size=3))
def test_no_document_makes_a_rule_fail(texts: list[bytes]) -> None:
    check(*texts)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(PLANS) - 1), st.integers(0, 9000), st.integers(0, 40), st.text(max_size=8))
def test_no_damage_to_a_real_document_makes_a_rule_fail(number: int, place: int, length: int, insert: str) -> None:
    text = PLANS[number].read_text(encoding="utf-8")
    place = min(place, len(text))
    check((text[:place] + insert + text[place + length :]).encode("utf-8", "surrogatepass"))


HEAD = """\
---
loai: "ke-hoach"
co_quan_ban_hanh: "X"
don_vi: "x"
trich_yeu: "Y"
trang_thai: "ban-hanh"
nam: 2026
---
"""


@pytest.mark.parametrize(
    "unit",
    [
        "1/",
        "1 / 1 - ",
        "năm ",
        "ngày ",
        "a) x\n",
        "I. x\n",
        "- x;\n",
        "<",
        "< ",
        "…",
        ". ",
        "(",
        "**",
        "_a_ ",
        "| a ",
        "A/B-C ",
        "0912",
        "0 9 1 2 ",
        "a@",
        "Căn cứ ",
        "trước ngày ",
        "Số:   ",
        "\u0300",
        "Bộ ",
        "UBND ",
        "[a](",
        "`",
        "## I. x\n\n",
        "tháng 13 năm ",
        "Luật Xyz ",
        "Nơi nhận\n",
        "<!-- ",
    ],
)
def test_no_repetition_makes_checking_explode(unit: str) -> None:
    """45,000 hostile characters take a second at most; what is not linear would take minutes and is stopped.

    The clock is this process's own, so that a busy machine is no fault.
    """
    data = (HEAD + (unit * (45_000 // len(unit))) + "\n").encode()
    signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, 12)
    try:
        check(data)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def give_up(*_: object) -> None:
    raise TimeoutError("checking does not end")
