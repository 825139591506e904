"""``defunct-agency``: a body or province that had ended before the document."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from checker.clauses import is_cited
from checker.dates import write_date_slashes
from checker.facts import REFERENCE_KEYS, about_years, issue_date
from checker.message import Message, say
from checker.pattern import Pattern
from checker.rule import Bad, Good, Problem, Related, Severity, rule
from checker.rules.content._due import sentence_end, sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.agencies import Agency, AgencyMention
    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\nngay_ban_hanh: "{day}"\n---\n\n{body}\n'
_HISTORY_AFTER = Pattern(r"\s*[,(]?\s*(?:cũ|trước đây|trước khi|nay là|nay thuộc|từng|(?<=\()(?:tính )?đến)(?!\w)")
_HISTORY = Pattern(
    r"(?<!\w)(?:đã|trước đây|nay là|nguyên là|chuyển (?:từ|về)|sáp nhập|hợp nhất|giải thể|bàn giao|tiếp nhận|thay cho"
    r"|kết thúc hoạt động|đổi tên)(?!\w)",
    re.IGNORECASE,
)
_OPENING = Pattern(
    r"[\W_]*(?:(?:trước|đến)\s+(?:ngày\s+)?([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})|(?:trong\s+)?năm\s+([0-9]{4})),?\s",
    re.IGNORECASE,
)
"""A sentence that begins with the time it tells of."""


def _plan(body: str, day: str = "2026-03-05") -> str:
    return _PLAN.format(day=day, body=body)


@rule(
    Severity.WARNING,
    english="the document names a body that had ended by then",
    basis=None,
    examples=(
        Good(_plan("Báo cáo Phòng GD&ĐT, Sở LĐ-TB&XH.", "2025")),
        Good(
            _plan("Công văn số 641/PGDĐT-TCCB ngày 21/4/2020 của Phòng Giáo dục và Đào tạo huyện Minh Họa về báo cáo.")
        ),
        Good(_plan("Nhiệm vụ Bình đẳng giới; cán bộ Lao động; Sở Giáo dục và Đào tạo; phòng, chống bạo lực.")),
        Good(_plan("Hồ sơ của Phòng GD&ĐT (cũ); Sở Lao động - Thương binh và Xã hội trước đây; đã gửi UBND huyện.")),
        Good(_plan("Được Phòng GD&ĐT huyện Minh Họa (đến hết tháng 6/2025) và UBND xã quan tâm.")),
        Good(
            _plan(
                "Trước ngày 01/7/2025, trường trực thuộc Phòng GD&ĐT huyện Minh Họa. Năm 2024, UBND huyện khen trường."
            )
        ),
        Bad(
            _plan("Trước ngày 15/6/2026, trường gửi báo cáo về ⟦Phòng GD&ĐT huyện Minh Họa⟧."),
            messages=("“Phòng GD&ĐT huyện Minh Họa” không còn từ 01/7/2025",),
        ),
        Bad(
            _plan("Gửi ⟦Sở Lao động – Thương binh\nvà Xã hội⟧ và Sở LĐTBXH; Sở LĐ - TB & XH tổng hợp."),
            messages=("“Sở Lao động – Thương binh và Xã hội” không còn từ 01/3/2025",),
        ),
        Bad(
            _plan("## Nơi nhận\n\n- ⟦Phòng Giáo dục và Đào tạo huyện Minh Họa⟧;\n- ⟦UBND huyện Minh Họa⟧;\n- Lưu: VT."),
            messages=(
                "“Phòng Giáo dục và Đào tạo huyện Minh Họa” không còn từ 01/7/2025",
                "“UBND huyện Minh Họa” không còn từ 01/7/2025",
            ),
        ),
        Bad(
            _plan("Nội dung.").replace("---\n\n", 'kinh_gui:\n  - "⟦UBND huyện Minh Họa⟧"\n---\n\n', 1),
            messages=("“UBND huyện Minh Họa” không còn từ 01/7/2025",),
        ),
    ),
)
def defunct_agency(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Cơ quan, đơn vị hành chính đã kết thúc hoạt động trước ngày văn bản.

    Gửi báo cáo tới nơi không còn thì không ai nhận. Tên cũ vẫn đúng trong văn bản của thời trước, trong tên văn bản
    được viện dẫn, và trong câu kể việc đã qua (“đã…”, “trước đây”, “nay là”, “(cũ)”). Dữ liệu ở `laws/agencies.yml`
    và `laws/provinces.yml`; sự kiện chưa có nguồn thì không bị báo.

    Cách sửa: ghi tên cơ quan đang làm nhiệm vụ đó.
    """
    if (day := _day(document, context)) < context.agencies.since:
        return
    found: dict[str, list[AgencyMention]] = {}
    for mention in context.agencies.find(document.text, 0, len(document.text)):
        agency = mention.agency
        if agency.ended <= day and agency.confidence != "memory-only" and not _of_the_past(document, mention):
            found.setdefault(agency.id, []).append(mention)
    for first, *others in found.values():
        yield Problem(
            first.at,
            say(
                "“{name}” không còn từ {day}",
                "“{name}” no longer existed from {day} on",
                name=" ".join(document.slice(first.at).split()),
                day=write_date_slashes(first.agency.ended),
            ),
            hint=_hint(first.agency),
            related=tuple(Related(other.at, say("còn ở đây", "here too")) for other in others),
        )


def _hint(agency: Agency) -> Message:
    names = "; ".join(agency.successors)
    return say("ghi cơ quan đang làm nhiệm vụ này: {names}", "name the body that does this now: {names}", names=names)


def _day(document: Document, context: DocumentContext) -> datetime.date:
    """Give the earliest day that the document can be of: of a draft, the beginning of its month or year."""
    issued = issue_date(document)
    if issued and issued.year and not issued.impossible:
        return datetime.date(issued.year, issued.month or 1, issued.day or 1)
    years = about_years(document)
    if years and 0 < years[0] < context.as_of.year:
        return datetime.date(years[0], 1, 1)
    return context.as_of


def _of_the_past(document: Document, mention: AgencyMention) -> bool:
    """Tell whether a name stands in another document's name or reference, or in a sentence about the past."""
    text, at = document.text, mention.at
    if at.start < document.body_at.start:
        fields = document.front_matter.fields
        return any(fields[(key,)].value_at.contains(at) for key in REFERENCE_KEYS if (key,) in fields)
    if is_cited(document, at) or _HISTORY_AFTER.match(text, at.end):
        return True
    start = sentence_start(text, at.start)
    if _HISTORY.search(text, start, sentence_end(text, at.end)):
        return True
    opening = _OPENING.match(text, start, at.start)
    if not opening:
        return False
    year, month, day = (int(figures or 1) for figures in (opening[3] or opening[4], opening[2], opening[1]))
    return (year, month, day) <= tuple(mention.agency.ended.timetuple()[:3])
