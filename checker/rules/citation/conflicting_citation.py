"""``conflicting-citation``: documents of the collection cite one document with numbers or dates that contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import write_date_slashes
from checker.facts import CitedAt
from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Related, Severity, corpus_rule
from checker.verdicts.conflicts import conflicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.corpus import CorpusContext
    from checker.verdicts.conflicts import Conflict, Side

_NAMES = 3
_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "2026-03-05"\n---\n\nThực hiện {} của {}.\n'
_COMMUNE, _OTHER, _NO_PLACE = "UBND xã Minh Họa", "UBND xã Ngọc Minh", "Ủy ban nhân dân tỉnh"
_RIGHT, _WRONG = "Quyết định số 4217/QĐ-UBND ngày 28/10/2025", "Quyết định số ⟦4271/QĐ-UBND⟧ ngày 28/10/2025"
_BARE = str.maketrans("", "", "⟦⟧")
_SAID = "“4271/QĐ-UBND” (1 văn bản: th/2022) và “4217/QĐ-UBND” (2 văn bản: th/2020, th/2021) cùng ghi ngày 28/10/2025"
_NEXT = "Quyết định số 4218/QĐ-UBND ngày 28/10/2025"
_WRONG_DAY = "Quyết định số 4217/QĐ-UBND ngày ⟦18/10/2025⟧"


def _files(*cited: str, by: str = _COMMUNE, last_by: str = "") -> Mapping[str, str]:
    issuers = (*[by] * (len(cited) - 1), last_by or by)
    texts = map(_PLAN.format, cited, issuers)
    return {f"th/{year}.md": text for year, text in enumerate(texts, 2020)}


@corpus_rule(
    Severity.WARNING,
    english="documents of the collection cite one document with numbers or dates that contradict each other",
    basis=None,
    examples=(
        Good(files=_files(_RIGHT, _NEXT)),
        Good(files=_files(_RIGHT, _WRONG.translate(_BARE), last_by=_OTHER)),
        Good(files=_files(_RIGHT, _WRONG.translate(_BARE), by=_NO_PLACE)),
        Bad(
            files=_files(_RIGHT, _RIGHT, _WRONG),
            messages=(_SAID,),
        ),
        Bad(
            files=_files(_RIGHT.replace("28/10/2025", "⟦28/10/2025⟧"), _WRONG_DAY),
            messages=(
                "“4217/QĐ-UBND” ghi ngày 28/10/2025 (1 văn bản: th/2020) và ngày 18/10/2025 (1 văn bản: th/2021)",
                "“4217/QĐ-UBND” ghi ngày 18/10/2025 (1 văn bản: th/2021) và ngày 28/10/2025 (1 văn bản: th/2020)",
            ),
        ),
    ),
)
def conflicting_citation(context: CorpusContext) -> Iterator[Problem]:
    """Các văn bản trong kho viện dẫn cùng một văn bản mà ghi số hoặc ngày trái nhau.

    Cùng cơ quan, cùng ngày, cùng ký hiệu mà hai số dễ lẫn (4996 và 4969), hoặc một số mà hai ngày trái nhau: ít nhất
    một bên chép nhầm. Bên ít văn bản hơn bị báo; hai bên ngang nhau thì báo cả hai, trừ khi kho văn bản trong `laws/`
    cho biết bên nào đúng. Cơ quan địa phương phải được ghi kèm địa danh mới so được. Trong một văn bản thì
    `inconsistent-citation` báo.

    Cách sửa: đối chiếu văn bản gốc rồi sửa ở những văn bản ghi nhầm.
    """
    for conflict in conflicts(context.facts, context.documents.laws):
        side, rival = conflict.side, conflict.rival
        said, hint = _said(conflict), _hint(conflict)
        other = Message("nơi kia", "the other place")
        related = tuple(
            Related(CitedAt(cited, conflict.part), other, facts.path) for facts, cited in rival.documents[:_NAMES]
        )
        for facts, cited in side.documents:
            yield Problem(CitedAt(cited, conflict.part), said, hint=hint, related=related, document=facts.path)


def _said(conflict: Conflict) -> Message:
    one, other = conflict.side.cited, conflict.rival.cited
    documents = {"here": _documents(conflict.side), "there": _documents(conflict.rival)}
    if conflict.part == "number":
        return say(
            "“{one}” ({here}) và “{other}” ({there}) cùng ghi ngày {day}",
            "“{one}” ({here}) and “{other}” ({there}) are both dated {day}",
            one=one.number,
            other=other.number,
            day=write_date_slashes(one.day),
            **documents,
        )
    return say(
        "“{number}” ghi ngày {one} ({here}) và ngày {other} ({there})",
        "“{number}” is dated {one} ({here}) and {other} ({there})",
        number=one.number,
        one=write_date_slashes(one.day),
        other=write_date_slashes(other.day),
        **documents,
    )


def _documents(side: Side) -> Message:
    """Say how many documents are on a side, and which."""
    names = [facts.id or facts.path for facts, _ in side.documents]
    listed = ", ".join(names[:_NAMES]) + (", …" if len(names) > _NAMES else "")
    return say("{count} văn bản: {listed}", "documents: {count}; {listed}", count=len(names), listed=listed)


def _hint(conflict: Conflict) -> Message:
    rival = conflict.rival
    right = rival.cited.number if conflict.part == "number" else write_date_slashes(rival.cited.day)
    if rival.known:
        return say("theo kho văn bản, ghi “{right}”", "write “{right}”, as the registry has it", right=right)
    if rival.strength > conflict.side.strength:
        return say("đối chiếu bản gốc; có phải “{right}”?", "look it up: is it “{right}”?", right=right)
    return Message("đối chiếu bản gốc rồi ghi thống nhất", "look at the original and write the same")
