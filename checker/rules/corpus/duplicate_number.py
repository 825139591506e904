"""``duplicate-number``: one issuer gave two documents of a year the same number."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.message import say
from checker.number import parse_number
from checker.rule import Bad, Good, Problem, Related, Severity, corpus_rule
from checker.rules.front_matter._asked import fits_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import CorpusContext
    from checker.facts import Facts

_PLAN = (
    '---\nloai: "ke-hoach"\nso_ky_hieu: {}\ndon_vi: "thcs-minh-hoa"\nngay_ban_hanh: "{}"\ntrang_thai: "ban-hanh"\n---\n'
)
_FIRST = _PLAN.format('"12/KH-THCSMH"', "2026-03-05")


def _files(second: str) -> dict[str, str]:
    return {"thcs-minh-hoa/2026/a.md": _FIRST, "thcs-minh-hoa/2026/b.md": second}


@corpus_rule(
    Severity.ERROR,
    english="two documents of one issuer and year carry the same number",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        Good(files=_files(_PLAN.format('"13/KH-THCSMH"', "2026-03-06"))),
        Good(files=_files(_PLAN.format('"12/BC-THCSMH"', "2026-03-06"))),
        Good(files=_files(_PLAN.format('"12/KH-THCSMH"', "2025-03-06"))),
        Good(files=_files(_PLAN.format('"12/KH-UBND"', "2026-03-06").replace("thcs-", "ubnd-xa-"))),
        Good(files=_files(_PLAN.format('"12/KH-THCSMH"', "2026-03-06").replace("ke-hoach", "bao-cao"))),
        Bad(
            files={
                "thcs-minh-hoa/2026/ban-sao.md": _FIRST.replace('"12/KH-THCSMH"', '⟦"12/KH-THCSMH"⟧'),
                "thcs-minh-hoa/2026/ke-hoach.md": _FIRST,
                "thcs-minh-hoa/2026/ke-hoach-sao.md": _FIRST.replace('"12/KH-THCSMH"', '⟦"12/KH-THCSMH"⟧'),
            },
            messages=("số “12/KH-THCSMH” đã dùng cho văn bản “thcs-minh-hoa/2026/ke-hoach” cùng năm",) * 2,
        ),
        Bad(
            files=_files(_PLAN.format('⟦"012/KH-THCSMH"⟧', "2026-04-01")),
            messages=("số “012/KH-THCSMH” đã dùng cho văn bản “thcs-minh-hoa/2026/a” cùng năm",),
        ),
    ),
)
def duplicate_number(context: CorpusContext) -> Iterator[Problem]:
    """Hai văn bản của một cơ quan trong cùng một năm có cùng số và ký hiệu.

    Mỗi loại văn bản được đánh số liên tục từ đầu năm, một số chỉ dùng cho một văn bản.
    Cách sửa: xem sổ đăng ký văn bản đi rồi sửa số ghi nhầm; nếu một văn bản được nhập hai lần thì xóa bớt một tệp.
    """
    for sharing in context.by_number.values():
        if len(sharing) == 1:
            continue
        groups: defaultdict[tuple[str, int | None], list[Facts]] = defaultdict(list)
        for facts in sharing:
            issuer = facts.unit or facts.issuer
            if issuer and _fits_kind(context, facts):
                groups[issuer, facts.issued.year if facts.issued else facts.year].append(facts)
        for group in groups.values():
            first, *others = sorted(group, key=_age)
            for facts in others:
                yield _problem(facts, first)


def _fits_kind(context: CorpusContext, facts: Facts) -> bool:
    """Tell whether a number is of the kind; ``number-kind-mismatch`` speaks where it is not."""
    kind, number = context.documents.kinds.get(facts.kind), parse_number(facts.number)
    return kind is None or number is None or fits_kind(number, kind, context.documents.units.get(facts.unit))


def _age(facts: Facts) -> tuple[datetime.date, bool, str]:
    """Put the first of two documents first: by its day, and of a copy, the one whose file has the kind's own name."""
    name = facts.id or facts.path
    return facts.issued or datetime.date.max, name.rpartition("/")[2] != facts.kind, name


def _problem(facts: Facts, first: Facts) -> Problem:
    return Problem(
        ("so_ky_hieu",),
        say(
            "số “{number}” đã dùng cho văn bản “{first}” cùng năm",
            "the number “{number}” belongs to “{first}” of the same year",
            number="".join(facts.number.split()),
            first=first.id or first.path,
        ),
        hint=say(
            "xem sổ văn bản đi, sửa số ghi nhầm hoặc xóa tệp nhập hai lần",
            "look in the register: mend the wrong number, or delete the file that came in twice",
        ),
        related=(Related(("so_ky_hieu",), say("số này ở đây", "it stands here too"), first.path),),
        document=facts.path,
    )
