"""``letterhead-in-body``: Quốc hiệu, the number, the date or the title is typed into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Related, Severity, rule
from checker.rules.structure._typed import typed_letterhead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = """---
loai: ke-hoach
so_ky_hieu: "12/KH-THCSMH"
---
{}_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;_

## I. Mục đích

Nâng cao nhận thức./.

## Nơi nhận

- Lưu: VT.
"""


@rule(
    Severity.ERROR,
    english="lines of the letterhead are typed into the text, which every page and print draws from the front matter",
    basis=None,
    examples=(
        Good(_PLAN.format("")),
        Good(_PLAN.format("Thực hiện Công văn số 05/PGDĐT, ngày 02 tháng 3 năm 2026;\n\n")),
        Good(_PLAN.format("") + "\n## Mẫu báo cáo\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: …/BC-…\n"),
        Good("---\nloai: quyet-dinh\n---\n_Căn cứ Luật Giáo dục;_\n\n**QUYẾT ĐỊNH:**\n\n**Điều 1.** Kiện toàn Ban.\n"),
        Bad(
            _PLAN.format(
                "**⟦CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM⟧**\n\n**Độc lập - Tự do - Hạnh phúc**\n\n"
                "Số: 12/KH-THCSMH\n\n_Minh Họa, ngày 05 tháng 3 năm 2026_\n\n# KẾ HOẠCH\n\n"
            ),
            messages=("“CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” gõ trong nội dung",),
        ),
        Bad(
            _PLAN.format("| UBND XÃ | **⟦CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM⟧** |\n| --- | --- |\n\n"),
            messages=("“CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM” gõ trong nội dung",),
        ),
        Bad(_PLAN.format("⟦Số: /KH-THCSMH⟧\n\n"), messages=("“Số: /KH-THCSMH” gõ trong nội dung",)),
    ),
)
def letterhead_in_body(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Quốc hiệu, số, địa danh và ngày, hay tên loại văn bản gõ trong nội dung.

    Trang web, bản Word và PDF tự in phần đầu văn bản từ phần khai báo (giữa hai dòng `---`); gõ lại trong nội dung thì
    chúng hiện hai lần, và có thể nói khác nhau. Mẫu biểu trong phụ lục không bị báo.

    Cách sửa: ghi giá trị vào khóa của nó (`so_ky_hieu`, `dia_danh`, `ngay_ban_hanh`, `loai`, `trich_yeu`) nếu ở đó còn
    trống, rồi xóa các dòng này. Văn bản chép từ nơi khác nên đưa vào bằng `checker import`.
    """
    lines = typed_letterhead(document)
    if not lines or not document.front_matter.read:
        return
    blank = [key for line in lines for key in line.keys if not document.string(key)]
    also = say("dòng này cũng vậy", "this line too")
    yield Problem(
        lines[0].at,
        say("“{line}” gõ trong nội dung", "“{line}” is typed into the text", line=document.slice(lines[0].at)),
        hint=say(
            "ghi vào {keys} ở phần khai báo, rồi xóa ở đây",
            "put it into {keys}, then delete it here",
            keys=", ".join(blank),
        )
        if blank
        else say("xóa các dòng này; chúng được in từ phần khai báo", "delete these lines; the front matter gives them"),
        related=tuple(Related(line.at, also) for line in lines[1:]),
    )
