"""``replaced-but-active``: the status of a document and the documents that replace it disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Related, Severity, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.corpus import CorpusContext
    from checker.facts import Facts

_OLD = '---\nloai: "ke-hoach"\nso_ky_hieu: "14/KH-THNMH"\nngay_ban_hanh: "2026-03-18"\ntrang_thai: {}\n---\n'
_NEW = '---\nloai: "ke-hoach"\ntrang_thai: "{}"\nthay_the:\n  - {}\n---\n'
_BY_ID = '"thnmh/2026/ke-hoach"'
_BY_NUMBER = 'so_ky_hieu: "14/KH-THNMH"\n    ngay_ban_hanh: "2026-03-18"\n    co_quan: "Trường Tiểu học Ngọc Minh Họa"'


def _files(old: str, status: str, named: str = _BY_ID) -> dict[str, str]:
    return {"thnmh/2026/ke-hoach.md": _OLD.format(old), "thnmh/2026/dieu-chinh.md": _NEW.format(status, named)}


@corpus_rule(
    Severity.WARNING,
    english="a replaced document is still marked as in force, or nothing replaces one marked as replaced",
    basis=None,
    examples=(
        Good(files=_files('"bi-thay-the"', "ban-hanh")),
        Good(files=_files('"ban-hanh"', "du-thao")),
        Good(files=_files('"thu-hoi"', "ban-hanh")),
        Good(files=_files('"ban-hanh"', "ban-hanh", '"thnmh/2025/ke-hoach"')),
        Bad(
            files=_files('⟦"ban-hanh"⟧', "ban-hanh"),
            messages=("văn bản đã bị “thnmh/2026/dieu-chinh” thay thế mà trạng thái còn là ban-hanh",),
        ),
        Bad(
            files=_files('⟦"ban-hanh"⟧', "ban-hanh", _BY_NUMBER),
            messages=("văn bản đã bị “thnmh/2026/dieu-chinh” thay thế mà trạng thái còn là ban-hanh",),
        ),
        Bad(
            files=_files('⟦"bi-thay-the"⟧', "du-thao"),
            messages=("trạng thái là bi-thay-the mà không có văn bản nào đã ban hành thay thế",),
        ),
        Bad(
            files={"thnmh/2026/ke-hoach.md": _NEW.format("ban-hanh", f"⟦{_BY_ID}⟧")},
            messages=("văn bản ghi là thay thế chính nó",),
        ),
    ),
)
def replaced_but_active(context: CorpusContext) -> Iterator[Problem]:
    """Trạng thái của văn bản không khớp với văn bản thay thế nó, hoặc văn bản thay thế chính nó.

    Người đọc phải biết văn bản nào còn hiệu lực; trang của văn bản bị thay thế có dòng báo và liên kết tới văn bản mới.
    Cách sửa: ghi `trang_thai: "bi-thay-the"` ở văn bản cũ, hoặc thêm `thay_the` ở văn bản mới.
    """
    replacing = _replacing(context)
    yield from _of_themselves(context)
    for facts in context.facts:
        successor = replacing.get(facts.path)
        if facts.in_force and successor:
            yield Problem(
                ("trang_thai",),
                say(
                    "văn bản đã bị “{by}” thay thế mà trạng thái còn là ban-hanh",
                    "the document was replaced by “{by}” and is still marked ban-hanh",
                    by=successor.id or successor.path,
                ),
                hint=say("đổi trang_thai thành “bi-thay-the”", "set trang_thai to “bi-thay-the”"),
                related=(Related(("thay_the",), say("thay thế ở đây", "replaced here"), successor.path),),
                document=facts.path,
            )
        elif facts.status == "bi-thay-the" and not successor:
            yield Problem(
                ("trang_thai",),
                say(
                    "trạng thái là bi-thay-the mà không có văn bản nào đã ban hành thay thế",
                    "the status is bi-thay-the, but no issued document replaces it",
                ),
                hint=say(
                    "thêm mã văn bản này vào “thay_the” của văn bản mới", "name it under “thay_the” of the new document"
                ),
                document=facts.path,
            )


def _of_themselves(context: CorpusContext) -> Iterator[Problem]:
    for facts in context.facts:
        for reference in facts.references:
            if reference.key == "thay_the" and (target := context.resolve(reference)) and target.path == facts.path:
                yield Problem(
                    reference.at,
                    say("văn bản ghi là thay thế chính nó", "the document says that it replaces itself"),
                    hint=say("ghi mã của văn bản bị thay thế", "give the id of the document that it replaces"),
                    document=facts.path,
                )


def _replacing(context: CorpusContext) -> Mapping[str, Facts]:
    """Give, by the path of a document, an issued one that replaces it; a withdrawn one replaces nothing."""
    found: dict[str, Facts] = {}
    for facts in context.facts:
        if facts.status not in {"ban-hanh", "bi-thay-the"}:
            continue
        for reference in facts.references:
            target = context.resolve(reference) if reference.key == "thay_the" else None
            if target and target.path != facts.path:
                found.setdefault(target.path, facts)
    return found
