"""``restricted-document``: the document is marked as secret or internal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import say
from checker.restricted import restricted
from checker.rule import Bad, Good, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\ntrich_yeu: "{subject}"\n---\n\n{body}\n'


@rule(
    Severity.ERROR,
    english="the document is marked as secret or internal and must not be published",
    basis=None,
    examples=(
        Good(_PLAN.format(subject="Bảo vệ bí mật nhà nước", body="Giữ bí mật thông tin cá nhân; bảo mật tài khoản.")),
        Good(
            _PLAN.format(subject="Kế hoạch năm 2026", body="## I. BẢO VỆ BÍ MẬT NHÀ NƯỚC\n\nKhông đăng tài liệu mật.")
        ),
        Good(
            _PLAN.format(
                subject="Kế hoạch năm 2026", body="Mặt trận Tổ quốc; quy chế nội bộ; dấu “MẬT” do văn thư giữ."
            )
        ),
        Bad(
            _PLAN.format(subject="Kế hoạch năm 2026", body="**⟦MẬT⟧**\n\nNội dung."),
            messages=("văn bản có dấu “MẬT”, không được công bố",),
        ),
        Bad(
            _PLAN.format(subject="Kế hoạch năm 2026", body="Độ mật: ⟦Tối mật⟧\n\nTUYỆT MẬT"),
            messages=("văn bản có dấu “Tối mật”, không được công bố",),
        ),
        Bad(
            _PLAN.format(subject="Kế hoạch năm 2026 (⟦LƯU HÀNH NỘI BỘ⟧)", body="Nội dung."),
            messages=("văn bản có dấu “LƯU HÀNH NỘI BỘ”, không được công bố",),
        ),
        Bad('---\ndo_mat: "⟦toi-mat⟧"\n---\n\nMẬT\n', messages=("văn bản có dấu “toi-mat”, không được công bố",)),
        Bad(
            _PLAN.format(subject="Kế hoạch năm 2026", body="*Tài liệu ⟦lưu hành nội bộ⟧*\n\nNội dung."),
            messages=("văn bản có dấu “lưu hành nội bộ”, không được công bố",),
        ),
        Bad(
            _PLAN.format(subject="Kế hoạch năm 2026", body="Nội dung. (Tài liệu ⟦lưu hành nội bộ⟧)"),
            messages=("văn bản có dấu “lưu hành nội bộ”, không được công bố",),
        ),
        Good(
            _PLAN.format(
                subject="Kế hoạch năm 2026", body="In 50 cuốn tài liệu lưu hành nội bộ.\n\n- (tài liệu lưu hành nội bộ)"
            )
        ),
        Good('---\ndo_mat: "thường"\n---\n\nNội dung.\n'),
        Bad('---\ndo_mat: "⟦Mật⟧"\n---\n\nNội dung.\n', messages=("văn bản có dấu “Mật”, không được công bố",)),
    ),
)
def restricted_document(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Văn bản đóng dấu mật hoặc lưu hành nội bộ.

    Kho văn bản này công khai: mọi tệp trong đó, kể cả bản đã xóa, ai cũng đọc được. Văn bản có dấu MẬT, TỐI MẬT,
    TUYỆT MẬT hay LƯU HÀNH NỘI BỘ không được đưa vào và trang web từ chối đăng. Các từ như “bí mật”, “bảo mật” không
    bị báo.

    Cách sửa: lấy văn bản ra khỏi kho và báo ngay cho người quản trị để xóa cả trong lịch sử; nếu dấu ghi nhầm thì xóa
    dấu.
    """
    at = restricted(document)
    if at:
        yield Problem(
            at,
            say(
                "văn bản có dấu “{mark}”, không được công bố",
                "the document is marked “{mark}” and must not be published",
                mark=" ".join(document.slice(at).split()),
            ),
            hint=say(
                "lấy tệp này ra khỏi kho và báo người quản trị xóa trong lịch sử; dấu ghi nhầm thì xóa dấu",
                "take the file out and have it purged from the history; delete the marking if it is a mistake",
            ),
        )
