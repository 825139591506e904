"""``task-holder-not-recipient``: a unit is given a task but does not get the document."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from checker.document import Heading, Section
from checker.kinds import align
from checker.message import say
from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.closing._names import covered, speaks_of_all, told
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

IMPLEMENTATION = "to-chuc-thuc-hien"
"""Id of the section that gives out the tasks in ``schemas/``."""

MOST_HOLDERS = 100
"""How many units with a task are looked up; a plan has about ten."""

_LONGEST_NAME = 100
_UNIT = (
    r"(?:phòng|ban|sở|tổ(?!\s+chức)|hội(?!\s+đồng\s+sư\s+phạm|\s+nghị)|công\s+an|công\s+đoàn|chi\s+đoàn"
    r"|đoàn\s+thanh\s+niên|liên\s+đội|trạm\s+y\s+tế|trung\s+tâm|văn\s+phòng|mặt\s+trận|ủy\s+ban|uỷ\s+ban|ubnd|ubmttq)"
    r"(?!\s+(?:giám\s+hiệu|giám\s+đốc|lãnh\s+đạo|chỉ\s+đạo|hành(?!\s+chính)))"
)
_OPENING = Pattern(
    r"(?:(?:đối\s+với|đề\s+nghị|giao(?:\s+cho)?|yêu\s+cầu|trách\s+nhiệm\s+của|nhiệm\s+vụ\s+của)\s+)?"
    rf"(?P<unit>{_UNIT}(?=\s)[^:;.\n]*?)\s*(?P<colon>:|\Z|\n)",
    re.IGNORECASE,
)
_FIRST_WORDS = frozenset(
    {"đối", "đề", "giao", "yêu", "trách", "nhiệm"}
    | {"phòng", "ban", "sở", "tổ", "hội", "công", "chi", "đoàn", "liên", "trạm", "trung", "văn", "mặt"}
    | {"ủy", "uỷ", "ubnd", "ubmttq"}
)
"""What the two expressions begin with."""

_LEADS = ("Giao ", "Đề nghị ", "Yêu cầu ")
_ASKED = Pattern(
    rf"(?:giao(?:\s+cho)?|đề\s+nghị|yêu\s+cầu)\s+(?P<unit>{_UNIT}(?:\s+[^\s:;.]+){{0,8}}?)\s+(?-i:phối hợp|chủ trì"
    r"|lưu|tham mưu|theo dõi|tổng hợp|thực hiện|báo cáo|triển khai|bố trí|cung cấp|cử|tiếp nhận|rà soát|lập|đôn đốc"
    r"|giúp|gửi|chịu trách nhiệm|căn cứ|tạo điều kiện|tiếp tục|chuẩn bị|quan tâm|tổ chức|hỗ trợ|quản lý|kiểm tra"
    r"|giám sát|hướng dẫn|tuyên truyền|vận động|xây dựng|chỉ đạo)(?!\w)",
    re.IGNORECASE,
)
"""A unit that is asked for something in a sentence; its name ends where a usual verb begins."""

_NO_NAMES = frozenset({"trung tâm", "văn phòng", "mặt trận", "ủy ban", "uỷ ban"})
_NO_SECOND_WORDS = frozenset({"trưởng", "phó", "này", "đó", "trên", "nêu"})


class _Holder(NamedTuple):
    """A unit that a part opens with: its name, where that begins in the part, and whether a sentence follows it."""

    start: int
    name: str
    in_sentence: bool


_HEAD = "---\nloai: ke-hoach\nco_quan_ban_hanh: Trường THCS Minh Họa\n---\n"
_TASKS = _HEAD + "## I. Tổ chức thực hiện\n\n{}\n\n## Nơi nhận\n\n{}\n- Lưu: VT, VHXH.\n"


@rule(
    Severity.INFO,
    english="a unit is given a task but is not among the recipients",
    basis=None,
    examples=(
        Good(_TASKS.format("1. Công an xã, Trạm Y tế xã: tiếp nhận tin báo.", "- Trạm Y tế xã, Công an xã;")),
        Good(_TASKS.format("### 1. Phòng Văn hóa - Xã hội\n\nTổng hợp báo cáo.", "- UBND xã;")),
        Good(_TASKS.format("1. Ban Vì sự tiến bộ của phụ nữ nhà trường: theo dõi.", "- Ban VSTBPN trường;")),
        Good(_TASKS.format("1. Các tổ chuyên môn: dạy thử.\n2. Ban giám hiệu: chỉ đạo.", "- Các bộ phận;")),
        Good(_TASKS.format("1. Tổ chức tập huấn: mỗi quý một buổi.\n2. Phòng, chống bạo lực: báo tin.", "- UBND xã;")),
        Good(_TASKS.format("1. Phòng Tổ chức cán bộ: rà soát.\n2. Khoa Sản: khám.", "- Các khoa, phòng (thực hiện);")),
        Good(_TASKS.format("1. Sở Nội vụ: theo dõi.", "- Các sở, ban, ngành tỉnh;")),
        Good(_TASKS.format("1. Tổ Văn phòng : lưu hồ sơ.", "- Các tổ: Chuyên môn, Văn phòng;")),
        Good(_TASKS.format("1. Công đoàn Bệnh viện: phối hợp.", "- Công đoàn BV;")),
        Good(_TASKS.format("1. Giao Công đoàn trường khảo sát và tổng hợp ý kiến.", "- Công đoàn trường;")),
        Good(_TASKS.format("1. Đề nghị Trung tâm hỗ trợ phụ nữ.\n2. Giao tổ trưởng theo dõi.", "- UBND xã;")),
        Bad(
            _TASKS.format(
                "1. Đề nghị ⟦Trạm Y tế xã⟧ phối hợp tập huấn.\n2. Giao ⟦Tổ Hành chính⟧ lưu hồ sơ.", "- Công an xã;"
            ),
            messages=(
                "“Trạm Y tế xã” được giao việc nhưng không có trong nơi nhận",
                "“Tổ Hành chính” được giao việc nhưng không có trong nơi nhận",
            ),
        ),
        Bad(
            _TASKS.format("1. Công an xã: tiếp nhận tin báo.\n2. ⟦Trạm Y tế xã⟧: chăm sóc nạn nhân.", "- Công an xã;"),
            messages=("“Trạm Y tế xã” được giao việc nhưng không có trong nơi nhận",),
        ),
        Bad(
            _TASKS.format("### 1. Giao ⟦Công đoàn trường⟧\n\nGiám sát.", "- Tổ Văn phòng;"),
            messages=("“Công đoàn trường” được giao việc nhưng không có trong nơi nhận",),
        ),
    ),
)
def task_holder_not_recipient(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Đơn vị được giao việc trong phần Tổ chức thực hiện nhưng không có trong Nơi nhận.

    Đơn vị không nhận được văn bản thì khó biết việc của mình. So sánh không kể dấu và cách viết tắt; lãnh đạo và
    chính cơ quan ban hành không bị báo. Cách sửa: thêm đơn vị vào Nơi nhận, nếu đúng là cần gửi.
    """
    if not document.recipients or not document.recipients.items:
        return
    listed = document.slice(document.recipients.at)
    found = islice(_holders(document, context), MOST_HOLDERS)
    holders = [(start, holder) for start, holder in found if holder.name not in listed]
    if not holders or any(map(speaks_of_all, listed.split("\n"))):
        return
    others = [*document.strings("kinh_gui"), *document.strings("co_quan_ban_hanh")]
    names = [told(line) for line in "\n".join((listed, *others)).split("\n")]
    for start, holder in holders:
        if not any(covered(name, names) for name in _readings(holder)):
            yield Problem(
                Span(start + holder.start, start + holder.start + len(holder.name)),
                say(
                    "“{unit}” được giao việc nhưng không có trong nơi nhận",
                    "“{unit}” is given a task but is not among the recipients",
                    unit=holder.name,
                ),
                hint=say(
                    "thêm vào nơi nhận, nếu đúng là cần gửi", "add it to the recipients, if it is to get the document"
                ),
            )


def _holders(document: Document, context: DocumentContext) -> Iterator[tuple[int, _Holder]]:
    """Find the units that the parts of Tổ chức thực hiện open with, with where each part begins."""
    title = align(context.kind(document), document).matched.get(IMPLEMENTATION)
    text = document.text
    for section in title.section.items if title else ():
        opener = section.opener if type(section) is Section else None
        if opener:
            start = opener.text_start
            end = opener.text_end if type(opener) is Heading else opener.end
            opening, colon, _ = text[start : min(end, start + _LONGEST_NAME)].partition(":")
            if found := _holder(opening + colon):  # the name of a unit has no colon
                yield start, found


@lru_cache(maxsize=4096)
def _holder(opening: str) -> _Holder | None:
    """Find the unit that a part opens with: whoever has a task in a plan has one in the next plan too."""
    first = opening.split(None, 1)[:1]
    if not first or first[0].lower() not in _FIRST_WORDS:
        return None
    if found := _OPENING.match(opening):
        return _Holder(found.start("unit"), found["unit"], in_sentence=False)
    if opening.startswith(_LEADS) and (found := _ASKED.match(opening)) and _is_name(found["unit"]):
        return _Holder(found.start("unit"), found["unit"], in_sentence=True)
    return None


def _is_name(unit: str) -> bool:
    """Tell whether a unit is named: neither a person ("tổ trưởng") nor a bare "Trung tâm", whose name is cut off."""
    words = unit.lower().split()
    return len(words) > 1 and words[1] not in _NO_SECOND_WORDS and " ".join(words) not in _NO_NAMES


def _readings(found: _Holder) -> Iterator[str]:
    """Yield a unit's name; where a sentence follows it, also its beginnings, for its verb may be an unusual one."""
    yield found.name
    if found.in_sentence:
        words = found.name.split()
        yield from (" ".join(words[:count]) for count in range(2, len(words)))
