"""``dangling-reference``: a document names another one that is not in the collection."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.fold import nearest
from checker.message import say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Severity, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.corpus import CorpusContext

MOST_SUGGESTIONS = 20
"""How many unknown units are compared with all others: a lost folder must not cost a comparison a reference."""

_ID = Pattern(r"[a-z0-9-]+(?:/[a-z0-9-]+){2}")
_PLAN = '---\nloai: "ke-hoach"\ndon_vi: "thcs-minh-hoa"\n---\n'
_REPORT = '---\nloai: "bao-cao"\ndon_vi: "thcs-minh-hoa"\n{}\n---\n'


def _files(report: str) -> dict[str, str]:
    return {"thcs-minh-hoa/2026/ke-hoach.md": _PLAN, "thcs-minh-hoa/2026/tong-ket.md": _REPORT.format(report)}


@corpus_rule(
    Severity.ERROR,
    english="a document named by its id is not in the collection",
    basis=None,
    examples=(
        Good(files=_files('bao_cao_cho:\n  - "thcs-minh-hoa/2026/ke-hoach"')),
        Good(
            files=_files(
                'thuc_hien:\n  - so_ky_hieu: "28/NQ-CP"\n    ngay_ban_hanh: "2021-03-03"\n    co_quan: "Chính phủ"'
            )
        ),
        Good(files=_files('thuc_hien:\n  - "Kế hoạch của xã"')),
        Bad(
            files=_files('bao_cao_cho:\n  - ⟦"thcs-minh-hoa/2026/ke-hoac"⟧'),
            messages=("không có văn bản “thcs-minh-hoa/2026/ke-hoac” trong kho",),
        ),
        Bad(
            files=_files('thay_the:\n  - ⟦"thcs-minh-hao/2026/ke-hoach"⟧'),
            messages=("không có văn bản “thcs-minh-hao/2026/ke-hoach” trong kho",),
        ),
        Bad(
            files=_files('thuc_hien:\n  - ⟦"ubnd-tinh/2026/quy-hoach"⟧'),
            messages=("không có văn bản “ubnd-tinh/2026/quy-hoach” trong kho",),
        ),
    ),
)
def dangling_reference(context: CorpusContext) -> Iterator[Problem]:
    """Văn bản dẫn (`thuc_hien`, `bao_cao_cho`, `thay_the`, `dinh_chinh`) một mã không có trong kho.

    Mã gõ sai hoặc tệp đã chuyển chỗ thì liên kết trên trang bị gãy, kế hoạch và báo cáo không nối được với nhau.
    Cách sửa: ghi đúng mã (đường dẫn của văn bản, bỏ `.md`); văn bản ngoài kho thì ghi số, ngày và cơ quan ban hành.
    """
    folders: Mapping[str, Sequence[str]] | None = None
    meant_units: dict[str, str | None] = {}
    for facts in context.facts:
        for reference in facts.references if facts.id else ():
            target = reference.target
            if not _ID.fullmatch(target) or target in context.by_id:
                continue
            folders = folders if folders is not None else _by_unit(context)
            meant = _meant(target, folders, meant_units)
            advice = say(
                "ghi đúng mã; văn bản ngoài kho thì ghi so_ky_hieu, ngay_ban_hanh, co_quan",
                "mend the id; of a document outside give so_ky_hieu, ngay_ban_hanh, co_quan",
            )
            yield Problem(
                reference.at,
                say("không có văn bản “{id}” trong kho", "there is no document “{id}” here", id=target),
                hint=say("có phải ý bạn là “{meant}”", "did you mean “{meant}”", meant=meant) if meant else advice,
                document=facts.path,
            )


def _by_unit(context: CorpusContext) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in context.by_id:
        found[name.partition("/")[0]].append(name)
    return found


def _meant(target: str, folders: Mapping[str, Sequence[str]], units: dict[str, str | None]) -> str | None:
    """Give the id that a wrong one nearly is, looking in the folder of the unit that is named or meant."""
    unit, _, rest = target.partition("/")
    if unit not in folders:
        if unit not in units and len(units) < MOST_SUGGESTIONS:
            units[unit] = nearest(unit, folders)
        unit = units.get(unit) or ""
    return nearest(f"{unit}/{rest}", folders.get(unit, ()))
