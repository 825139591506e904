"""``personal-data``: a private telephone number, e-mail address, citizen id or bank account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import Message, say
from checker.privacy import PersonalData, find_personal_data, mask
from checker.rule import Bad, Good, Problem, Related, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_NAMES = {
    "phone": Message("số điện thoại", "telephone number"),
    "email": Message("địa chỉ thư điện tử", "e-mail address"),
    "citizen-id": Message("số căn cước", "citizen id"),
    "bank-account": Message("số tài khoản ngân hàng", "bank account"),
}
_CONTACT = say(
    "xóa đi; nếu là liên hệ công khai của cơ quan thì ghi vào lien_he trong units.yml",
    "delete it; if it is an office's public contact, record it under lien_he in units.yml",
)
_NUMBER = say("xóa khỏi văn bản", "delete it from the document")
_PLAN = '---\nloai: "ke-hoach"\ndon_vi: "truong-a"\n---\n\n{}\n'
_UNITS = """don_vi:
  - id: "truong-a"
    ten: "Trường A"
    lien_he: ["0263 000 0000", "vanthu@truong-a.example.vn"]
"""


@rule(
    Severity.ERROR,
    english="personal data stands in a public document",
    basis=None,
    only=("personal",),
    examples=(
        Good(_PLAN.format("Liên hệ văn thư: 0263 000 0000, vanthu@truong-a.example.vn."), units=_UNITS),
        Good(_PLAN.format("Kinh phí 1.500.000.000 đồng theo Quyết định số 0912/QĐ-UBND ngày 05/3/2026.")),
        Bad(
            _PLAN.format("Vướng mắc xin liên hệ cô Mẫu (SĐT: ⟦0900000000⟧)."),
            messages=("số điện thoại “090*****00” nằm trong văn bản công khai",),
        ),
        Bad(
            _PLAN.format("Gửi về ⟦nguyenthimau@example.com⟧ hoặc số 0263.0000000; chép lại: nguyenthimau@example.com."),
            units=_UNITS,
            messages=("địa chỉ thư điện tử “n***********@example.com” nằm trong văn bản công khai",),
        ),
        Bad(
            _PLAN.format("Bà Nguyễn Thị Mẫu, CCCD số ⟦001300000000⟧."),
            messages=("số căn cước “001*******00” nằm trong văn bản công khai",),
        ),
        Good(_PLAN.format("| Họ và tên | Kinh phí (đồng) |\n| --- | --- |\n| Lò Thị Mẫu | 912345678 |")),
        Bad(
            _PLAN.format(
                "| Họ và tên | Điện thoại | Số CCCD |\n| --- | --- | --- |\n"
                "| Lò Thị Mẫu | ⟦912345678⟧ | ⟦13000000000⟧ |"
            ),
            messages=(
                "số điện thoại “912****78” nằm trong văn bản công khai",
                "số căn cước “130******00” nằm trong văn bản công khai",
            ),
        ),
    ),
)
def personal_data(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Dữ liệu cá nhân nằm trong văn bản công khai.

    Số điện thoại riêng, thư điện tử, số căn cước, số tài khoản của một người không được đăng công khai. Liên hệ công
    khai của cơ quan thì khai báo ở `lien_he` trong `units.yml`, và không bị báo. Ở mọi nơi, công cụ che các số này.

    Cách sửa: xóa khỏi văn bản, thay bằng liên hệ của cơ quan. Nếu đã đưa lên kho thì làm theo mục xóa dữ liệu cá nhân
    khỏi lịch sử trong hướng dẫn, vì bản cũ vẫn đọc được.
    """
    found = find_personal_data(document.text) if document.personal else ()
    if not found:
        return
    public = {_bare(contact) for unit in context.units for contact in unit.contacts}
    masked = mask(document.text)
    places: dict[str, list[PersonalData]] = {}
    for data in found:
        bare = _bare(document.slice(data.at))
        if bare not in public:
            places.setdefault(bare, []).append(data)
    for (at, kind), *others in places.values():
        shown = masked[at.start : at.end]
        yield Problem(
            at,
            say(
                "{name} “{shown}” nằm trong văn bản công khai",
                "the {name} “{shown}” stands in a public document",
                name=_NAMES[kind],
                shown=shown,
            ),
            hint=_CONTACT if kind in {"phone", "email"} else _NUMBER,
            related=tuple(Related(other, say("còn ở đây", "here too")) for other, _ in others),
        )


def _bare(contact: str) -> str:
    """Give a contact as contacts are compared: an address in lower case, of a number its digits, +84 as 0."""
    if "@" in contact:
        return contact.strip().lower()
    digits = "".join(char for char in contact if char in "0123456789")
    return "0" + digits[2:] if contact.lstrip().startswith("+84") else digits
