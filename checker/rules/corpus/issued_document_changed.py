"""``issued-document-changed``: an issued document was edited, taken back to a draft, or deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts import ISSUED
from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Severity, corpus_rule
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import CorpusContext
    from checker.facts import Facts
    from checker.matter import Path
    from checker.versions import Earlier

_PATH = "thcs-minh-hoa/2026/ke-hoach.md"
_PLAN = '---\nloai: "ke-hoach"\nso_ky_hieu: {}\ntrang_thai: "{}"\n---\n{}\n'
_COMMENT = "<!-- checker: ignore section-numbering: bản ký nhảy mục -->"
_NUMBER = '"12/KH-THCSMH"'
_BEFORE = {_PATH: _PLAN.format(_NUMBER, "ban-hanh", "Trường có 16 lớp.")}


def _files(number: str, status: str, body: str) -> dict[str, str]:
    return {_PATH: _PLAN.format(number, status, body)}


@corpus_rule(
    Severity.ERROR,
    english="an issued document was edited",
    basis="Nghị định 30/2020/NĐ-CP, Điều 18",
    examples=(
        Good(files=_files(_NUMBER, "ban-hanh", "Trường có 17 lớp.")),
        Good(files=_files(_NUMBER, "bi-thay-the", "Trường có 16 lớp."), before=_BEFORE),
        Good(files=_files(_NUMBER, "ban-hanh", f"{_COMMENT}\n\nTrường có 16 lớp./."), before=_BEFORE),
        Good(
            files=_files(_NUMBER, "ban-hanh", "## 1. Mục đích\n\n_Từ ngày 05 tháng 3, có 16 lớp._"),
            before={_PATH: _PLAN.format(_NUMBER, "ban-hanh", "1) Mục đích:\n\nTừ  ngày 5 tháng 03 ,сó 16 lơ\u0301p")},
        ),
        Good(
            files=_files(_NUMBER, "ban-hanh", "Trường có 17 lớp."),
            before={_PATH: _PLAN.format('"/KH-THCSMH"', "du-thao", "Trường có 16 lớp.")},
        ),
        Bad(
            files=_files(_NUMBER, "ban-hanh", "⟦Trường có 17 lớp.⟧"),
            before=_BEFORE,
            messages=("nội dung của văn bản đã ban hành bị sửa",),
        ),
        Bad(
            files=_files(_NUMBER, "ban-hanh", "Trường có 16 lớp.\n\n⟦- Tỷ lệ nữ tăng 1,5%;⟧\n- Số nữ: 10."),
            before={_PATH: _PLAN.format(_NUMBER, "ban-hanh", "Trường có 16 lớp.\n\nTỷ lệ nữ tăng 1,05%;\n\nSố nữ: 9.")},
            messages=("nội dung của văn bản đã ban hành bị sửa",),
        ),
        Bad(
            files=_files('⟦"13/KH-THCSMH"⟧', "ban-hanh", "Trường có 16 lớp."),
            before=_BEFORE,
            messages=("nội dung của văn bản đã ban hành bị sửa",),
        ),
        Bad(
            files=_files(f"⟦{_NUMBER}⟧", "du-thao", "Trường có 17 lớp."),
            before=_BEFORE,
            messages=("văn bản đã ban hành bị chuyển lại thành dự thảo",),
        ),
    ),
)
def issued_document_changed(context: CorpusContext) -> Iterator[Problem]:
    """Văn bản đã ban hành bị sửa nội dung, chuyển lại thành dự thảo, hoặc bị xóa.

    Sai sót về nội dung của văn bản đã ký được sửa bằng một văn bản khác cùng hình thức, không sửa trên bản đã công bố.
    Chú thích, dấu cách, dấu câu, số 0 ở trước và những lỗi gõ mà `checker check --fix` sửa được không phải nội dung.
    Cách sửa: trả lại nội dung cũ, rồi ban hành văn bản đính chính (`dinh_chinh`) hoặc thay thế (`thay_the`).
    """
    if not context.earlier:
        return
    now = {facts.path: facts for facts in context.facts}
    for path, before in context.earlier.items():
        after = now.get(path)
        message = _said(before, after)
        if message:
            yield Problem(
                _place(before, after),
                message,
                hint=say(
                    "trả lại nội dung cũ, rồi ban hành văn bản đính chính hoặc thay thế",
                    "restore the text, then issue a correcting or replacing document",
                ),
                document=path,
            )


def _said(before: Earlier, after: Facts | None) -> Message | None:
    """Say what was done to a document that was issued before; a file that only moved is as it was."""
    then = before.facts
    if not then.readable or then.status not in ISSUED:
        return None
    if after is None:
        gone = say("văn bản đã ban hành bị xóa", "an issued document was deleted")
        return None if before.kept else gone
    if not after.readable:
        return None
    if after.draft:
        return say("văn bản đã ban hành bị chuyển lại thành dự thảo", "an issued document was taken back to a draft")
    if before.changed_at:
        return say("nội dung của văn bản đã ban hành bị sửa", "the content of an issued document was edited")
    return None


def _place(before: Earlier, after: Facts | None) -> Span | Path:
    """Give the first key or line that was edited, the number where it is the whole document that was."""
    if after is None:
        return Span(0, 0)
    return ("so_ky_hieu",) if after.draft or not before.changed_at else before.changed_at
