"""What is said of a signature whose authority and position do not fit; no rule itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.message import Message, say

if TYPE_CHECKING:
    from checker.rules.front_matter._authority import Misfit

SAYINGS: dict[Misfit, tuple[Message, Message]] = {
    "no-deputy-line": (
        say("“{position}” ký mà không có dòng “KT.” ở trên", "“{position}” signs without a line “KT.” above"),
        say("thêm vào quyen_han dòng “KT. {head}”", "add a line “KT. {head}” to quyen_han"),
    ),
    "not-deputy": (
        say(
            "“{position}” không phải cấp phó của “{title}” nên không ký thay", "“{position}” is no deputy of “{title}”"
        ),
        say("người đứng đầu ký thì bỏ dòng “KT.”; cấp phó ký thì ghi chức vụ cấp phó", "a head signs without “KT.”"),
    ),
    "own-authority": (
        say("“{position}” không ký “{sign}.” của “{title}”", "“{position}” does not sign “{sign}.” of “{title}”"),
        say("cấp phó ghi “KT.”; người đứng đầu không ghi quyền hạn", "a deputy signs with “KT.”, a head with nothing"),
    ),
    "not-collective": (
        say("“{position}” không ký thay mặt (TM.) “{title}”", "“{position}” does not sign for (TM.) “{title}”"),
        say(
            "bỏ dòng “TM.”, chỉ dùng khi tập thể (Ủy ban, Hội đồng, Ban) ban hành", "drop “TM.”, it is for collectives"
        ),
    ),
    "not-acting": (
        say("“{position}” không ký “Q. {title}”", "“{position}” does not sign “Q. {title}”"),
        say(
            "người được giao quyền ghi chức vụ “Q. {title}”; cấp phó ký thay ghi “KT. {title}”",
            "an acting head has the position “Q. {title}”; a deputy signs with “KT. {title}”",
        ),
    ),
    "authority-in-position": (
        say("chức vụ “{position}” gồm cả quyền hạn ký", "the position “{position}” holds the authority too"),
        say("chuyển phần “{sign}. …” lên quyen_han, để lại chức vụ của người ký", "move “{sign}. …” to quyen_han"),
    ),
    "short-position": (
        say("chức vụ “{position}” viết tắt chữ “Phó”", "the position “{position}” abbreviates “Phó”"),
        say("viết “{whole}”", "write “{whole}”"),
    ),
    "malformed-line": (
        say("quyền hạn ký của “{title}” không ghi là “{sign}.”", "the authority of “{title}” is not written “{sign}.”"),
        say("viết “{sign}. {title}”", "write “{sign}. {title}”"),
    ),
}
"""For each misfit, what is wrong and how to mend it."""
