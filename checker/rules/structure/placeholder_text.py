"""``placeholder-text``: dots or blanks stand where a value belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_GAP = r"[ \t\u00a0]"
_BLANK = r"(?:…[….]+|\.{1,3}…[….]*|\.{4,}|(?<![\w*])_{3,}(?![\w*]))"
_SHORT = rf"(?:{_BLANK}|…|\.{{3}})"
_PLACEHOLDER = re.compile(
    rf"""\b[Nn]gày{_GAP}*(?:{_SHORT}|{_GAP}){_GAP}*tháng{_GAP}*(?:{_SHORT}|[0-9]{{1,2}}(?={_GAP}))?
         {_GAP}*năm(?:{_GAP}*{_SHORT}|{_GAP}+[0-9]{{4}}|{_GAP}{{2,}})
    | \b[Nn]gày{_GAP}+(?:{_SHORT}{_GAP}*)?/{_GAP}*(?:(?:{_SHORT}|[0-9]{{1,2}})?{_GAP}*/)?{_GAP}*(?:{_SHORT}|[0-9]{{4}})?
    | \b[Ss]ố{_GAP}*:?{_GAP}*(?:{_SHORT}{_GAP}*)?/{_GAP}*(?:{_SHORT}|[A-ZĐ][A-ZĐ&.…-]*)
    | (?<![/\w.…]){_SHORT}{_GAP}*/{_GAP}*(?:{_SHORT}|[0-9]{{1,4}})?
    | (?<![:/\w])/{_GAP}*{_SHORT}
    | \((?:điền|Điền){_GAP}[^()\n]{{0,80}}\)
    | \[{_GAP}*(?:{_SHORT}|(?:[Tt]ên|[Đđ]iền|[Nn]hập){_GAP}[^\[\]\n]{{0,60}}){_GAP}*\](?!\()
    | {_BLANK}""",
    re.VERBOSE,
)
_CUES = ("…", "...", "[", "___", "  ", "gày tháng", "gày /", "ố: /", "ố /", "(điền", "(Điền")
_NUMBER_KEYS = frozenset({"so_ky_hieu", "ngay_ban_hanh"})
_TRAILING = 5


@rule(
    Severity.ERROR,
    draft=Severity.INFO,
    english="dots or blanks stand where a value belongs",
    basis=None,
    examples=(
        Good("Chăm lo cho trẻ em gái … và các việc khác; hỗ trợ nạn nhân, tạm lánh...\n"),
        Good("Phụ nữ vùng sâu, vùng xa, người khuyết tật,…..\n\nKê khai ngày, tháng, năm sinh; ngày tháng năm sinh.\n"),
        Good("Thực hiện __hằng ngày__, hằng năm...\n\n____\n\nXem https://example.org/.../a, [Điều 5](#dieu-5).\n"),
        Good("Gửi báo cáo./.\n\n## Nơi nhận\n\n- Lưu: VT.\n\n## Phụ lục\n\nSố: ……/BC-……\n"),
        Good('---\nso_ky_hieu: "…/KH-UBND"\nngay_ban_hanh: "…/3/2026"\n---\nGửi báo cáo./.\n'),
        Bad("⟦Số:   /KH-UBND⟧\n", messages=("“Số:   /KH-UBND” còn để trống",)),
        Bad("Minh Họa, ⟦ngày   tháng   năm 2026⟧\n", messages=("“ngày   tháng   năm 2026” còn để trống",)),
        Bad("Gửi trước ⟦ngày ……/…⟧ về trường ⟦……….⟧\n", messages=("“ngày ……/…” còn để trống", "“……….” còn để trống")),
        Bad(
            "Người liên hệ: ⟦____⟧, lớp ⟦(điền tên lớp)⟧, trường ⟦[…]⟧.\n",
            messages=("“____” còn để trống", "“(điền tên lớp)” còn để trống", "“[…]” còn để trống"),
        ),
        Bad('---\ndia_danh: ⟦"……"⟧\n---\nGửi báo cáo./.\n', messages=("“……” còn để trống",)),
    ),
)
def placeholder_text(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Còn dấu chấm, dấu gạch hoặc khoảng trắng ở chỗ phải điền.

    Văn bản đã ký mà còn chỗ trống thì không biết thời hạn, nơi gửi hay người chịu trách nhiệm. Dấu “…” kết thúc một
    phép liệt kê và chỗ trống trong mẫu ở phụ lục thì không bị báo. Cách sửa: điền giá trị, hoặc bỏ chỗ trống.
    """
    text = document.text
    if "\u00a0" not in document.characters and not any(cue in text for cue in _CUES):
        return
    for path, field in document.front_matter.fields.items():
        if isinstance(field.value, str) and path[0] not in _NUMBER_KEYS:
            found = _PLACEHOLDER.search(field.value)
            if found and not _ends_enumeration(field.value, found):
                yield _problem(field.value_at, found.group())
    for found in _PLACEHOLDER.finditer(text, document.main_at.start, document.main_at.end):
        if not _ends_enumeration(text, found):
            yield _problem(Span(found.start(), found.end()), found.group())


def _ends_enumeration(text: str, found: re.Match[str]) -> bool:
    """Tell whether a few dots follow a word or comma directly, as a long "…"; a line of "____" is a rule."""
    written = found.group()
    start, end = found.span()
    if written.strip("_") == "":
        return not (text[text.rfind("\n", 0, start) + 1 : start] + text[end : end + 1]).strip()
    dots = written.count(".") + 3 * written.count("…")
    before = text[start - 1] if start else " "
    return written.strip(".…") == "" and dots <= _TRAILING + 1 and (before.isalnum() or before in ",;)”")


def _problem(at: Span, written: str) -> Problem:
    return Problem(
        at,
        say("“{written}” còn để trống", "“{written}” is still blank", written=" ".join(written.split("\n"))),
        hint=say("điền giá trị, hoặc bỏ chỗ trống này", "fill it in, or drop it"),
    )
