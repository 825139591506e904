"""``task-holder-not-recipient``: a unit is given a task but does not get the document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.kinds import align
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.closing._names import covered, plain, speaks_of_all
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

IMPLEMENTATION = "to-chuc-thuc-hien"
"""Id of the section that gives out the tasks in ``schemas/``."""

_LONGEST_NAME = 100
_OPENING = re.compile(
    r"(?:(?:đối\s+với|đề\s+nghị|giao(?:\s+cho)?|yêu\s+cầu|trách\s+nhiệm\s+của|nhiệm\s+vụ\s+của)\s+)?"
    r"(?P<unit>(?:phòng|ban|sở|tổ(?!\s+chức)|hội(?!\s+đồng\s+sư\s+phạm|\s+nghị)|công\s+an|công\s+đoàn|chi\s+đoàn"
    r"|đoàn\s+thanh\s+niên|liên\s+đội|trạm\s+y\s+tế|trung\s+tâm|văn\s+phòng|mặt\s+trận|ủy\s+ban|uỷ\s+ban|ubnd|ubmttq)"
    r"(?!\s+(?:giám\s+hiệu|giám\s+đốc|lãnh\s+đạo|chỉ\s+đạo|hành))(?=\s)[^:;.\n]*)"
    r"(?P<colon>:|\Z|\n)",
    re.IGNORECASE,
)
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
    title = align(context.kind(document), document).matched.get(IMPLEMENTATION)
    items = document.recipients.items if document.recipients else ()
    if title is None or not items:
        return
    known = [plain(document.slice(item.text_at)) for item in items]
    if any(speaks_of_all(text) for text in known):
        return
    known += [plain(text) for key in ("kinh_gui", "co_quan_ban_hanh") for text in document.strings(key)]
    for section in title.section.sections:
        opener = section.opener
        if opener is None:
            continue
        end = min(opener.text_at.end, opener.text_at.start + _LONGEST_NAME)
        found = _OPENING.match(document.text, opener.text_at.start, end)
        if found and not covered(found["unit"], known):
            yield Problem(
                Span(*found.span("unit")),
                say(
                    "“{unit}” được giao việc nhưng không có trong nơi nhận",
                    "“{unit}” is given a task but is not among the recipients",
                    unit=found["unit"],
                ),
                hint=say(
                    "thêm vào nơi nhận, nếu đúng là cần gửi", "add it to the recipients, if it is to get the document"
                ),
            )
