"""What a verdict says to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.verdicts.judgement import Verdict

VERDICTS: Final[Mapping[Verdict, Message]] = {
    "ok": Message("đúng với kho văn bản", "agrees with the registry"),
    "wrong-date": Message("sai ngày", "wrong date"),
    "wrong-number": Message("sai số", "wrong number"),
    "expired": Message("đã hết hiệu lực", "expired"),
    "superseded": Message("đã được thay thế", "superseded"),
    "not-yet-in-force": Message("chưa có hiệu lực", "not yet in force"),
    "unknown": Message("không có trong kho văn bản", "not in the registry"),
    "ambiguous": Message("chưa rõ là văn bản nào", "may be one of several"),
    "malformed": Message("viết sai thể thức", "malformed"),
}
