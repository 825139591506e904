"""What is known of a law, in words: for the terminal and for its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.dates import write_date_slashes
from checker.laws.law import CODIFICATION, Law
from checker.message import Message, say

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

FIELD_NAMES: Final[Mapping[str, Message]] = {
    "type": Message("Loại văn bản", "Type"),
    "number": Message("Số, ký hiệu", "Number"),
    "name": Message("Tên gọi", "Name"),
    "issuer": Message("Cơ quan ban hành", "Issuer"),
    "issued": Message("Ngày ban hành", "Issued"),
    "effective": Message("Ngày có hiệu lực", "In force from"),
    "status": Message("Tình trạng", "Status"),
    "replaces": Message("Thay thế", "Replaces"),
    "amended_by": Message("Được sửa đổi bởi", "Amended by"),
    "amends": Message("Sửa đổi", "Amends"),
    "aliases": Message("Tên gọi khác", "Also called"),
    "confidence": Message("Độ tin cậy", "Confidence"),
    "sources": Message("Nguồn", "Sources"),
    "note": Message("Ghi chú", "Note"),
    "key": Message("Khóa", "Key"),
}
STATUSES: Final[Mapping[str, Message]] = {
    "in-force": Message("còn hiệu lực", "in force"),
    "expired": Message("hết hiệu lực", "no longer in force"),
    "completed": Message("hết thời kỳ thực hiện", "its period is over"),
    "unknown": Message("chưa rõ", "not known"),
}
CONFIDENCES: Final[Mapping[str, Message]] = {
    "verified": Message("có từ hai nguồn khớp nhau trở lên", "two sources or more agree"),
    "single-source": Message("theo một nguồn", "from one source"),
    "memory-only": Message("theo trí nhớ, chưa đủ nguồn", "from memory, without enough sources"),
    "codification": Message(f"theo {CODIFICATION}", "from the national codification as of February 2026"),
}
_DOUBT: Final = Message("chưa chắc chắn", "not certain")
_MEMORY: Final = Message("theo trí nhớ", "from memory")
_REMEMBERED: Final = frozenset({"number", "name", "issued", "effective"})
"""Fields that a law's confidence is about."""
_UNKNOWN: Final = Message("chưa rõ", "not known")


def day_text(day: datetime.date | None) -> str:
    """Give a day as officials write it, empty for none."""
    return write_date_slashes(day) if day else ""


def field_text(law: Law, name: str) -> Message:
    """Give a field's value, and say where it is not certain or not known; empty for one that does not apply."""
    value = {
        "type": law.type,
        "number": law.number,
        "name": law.name,
        "issuer": law.issuer,
        "issued": day_text(law.issued),
        "effective": day_text(law.effective),
    }[name]
    if not value:
        return _UNKNOWN if name in {"name", "issuer", "issued", "effective"} else Message("", "")
    remark = _remark(law, name)
    return _remarked(Message(value, value), remark) if remark else Message(value, value)


def _remark(law: Law, name: str) -> Message | None:
    """Say what stands beside a field that is not certain, so that nobody takes it for a fact."""
    if name in law.doubtful:
        return _DOUBT
    return _MEMORY if from_memory(law) and name in _REMEMBERED else None


def is_sure(law: Law, name: str) -> bool:
    """Tell whether a field is neither doubted nor from memory alone."""
    return _remark(law, name) is None


def status_text(law: Law) -> Message:
    """Say whether a law is in force, since when it is not, and how sure that is."""
    if law.confidence == "codification":
        return Message(
            "chưa rõ: Bộ Pháp điển không cho biết văn bản đã hết hiệu lực hay chưa",
            "not known: the codification does not say whether it has expired",
        )
    said = STATUSES[law.status]
    if law.ended:
        said = say("{said} từ ngày {day}", "{said} since {day}", said=said, day=day_text(law.ended))
    return said if law.status == "unknown" else _remarked(said, CONFIDENCES[law.status_confidence])


def confidence_text(law: Law) -> Message:
    """Say how sure the number, dates and title of a law are."""
    return CONFIDENCES[law.confidence]


def from_memory(law: Law) -> bool:
    """Tell whether a law's facts rest on memory alone."""
    return law.confidence == "memory-only"


def _remarked(said: Message, remark: Message) -> Message:
    return say("{said} ({remark})", "{said} ({remark})", said=said, remark=remark)
