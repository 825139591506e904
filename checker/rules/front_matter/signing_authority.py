"""``signing-authority``: the lines before the signature do not fit the position of the person who signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from checker.message import Message, say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.front_matter._asked import quoted
from checker.rules.front_matter._authority import Misfit, misfit, read_line

if TYPE_CHECKING:
    from checker.corpus import DocumentContext
    from checker.document import Document

_NO_LINE = "“{}” ký mà không có dòng “KT.” ở trên"
_SAYINGS: dict[Misfit, tuple[Message, Message]] = {
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
}


def _plan(authority: str, position: str) -> str:
    lines = "".join(f'    - "{line}"\n' for line in authority.split(" / ") if line)
    return f"---\nnguoi_ky:\n{'  quyen_han:' if lines else ''}\n{lines}  chuc_vu: {position}\n---\n"


def _good(authority: str, position: str) -> Good:
    return Good(_plan(authority, f'"{position}"'))


def _bad(authority: str, position: str, message: str) -> Bad:
    return Bad(_plan(authority, f'⟦"{position}"⟧'), messages=(message,))


@rule(
    Severity.ERROR,
    english="the authority to sign does not fit the position",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    examples=(
        _good("", "HIỆU TRƯỞNG"),
        _good("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"),
        _good("KT.TRƯỞNG PHÒNG GD&ĐT", "PHÓ TRƯỞNG PHÒNG"),
        _good("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        _good("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        _good("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        _good("TM. BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ / TRƯỞNG BAN", "HIỆU TRƯỞNG"),
        _good("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        _good("TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        _good("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG TỔ CHỨC CÁN BỘ"),
        _good("", "Q. HIỆU TRƯỞNG"),
        _bad("", "PHÓ HIỆU TRƯỞNG", _NO_LINE.format("PHÓ HIỆU TRƯỞNG")),
        _bad("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", _NO_LINE.format("PHÓ CHỦ TỊCH")),
        _bad("KT. HIỆU TRƯỞNG", "HIỆU TRƯỞNG", "“HIỆU TRƯỞNG” không phải cấp phó của “HIỆU TRƯỞNG” nên không ký thay"),
        _bad("KT. CHỦ TỊCH", "PHÓ TRƯỞNG BAN", "“PHÓ TRƯỞNG BAN” không phải cấp phó của “CHỦ TỊCH” nên không ký thay"),
        _bad("TL. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "“PHÓ HIỆU TRƯỞNG” không ký “TL.” của “HIỆU TRƯỞNG”"),
        _bad("TUQ. GIÁM ĐỐC", "GIÁM ĐỐC", "“GIÁM ĐỐC” không ký “TUQ.” của “GIÁM ĐỐC”"),
        _bad("TM. BAN GIÁM HIỆU", "HIỆU TRƯỞNG", "“HIỆU TRƯỞNG” không ký thay mặt (TM.) “BAN GIÁM HIỆU”"),
        _bad("TM. TRƯỜNG THCS MINH HỌA", "HIỆU TRƯỞNG", "“HIỆU TRƯỞNG” không ký thay mặt (TM.) “TRƯỜNG THCS MINH HỌA”"),
        _bad("", "KT. HIỆU TRƯỞNG", "chức vụ “KT. HIỆU TRƯỞNG” gồm cả quyền hạn ký"),
        _bad("Q. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "“PHÓ HIỆU TRƯỞNG” không ký “Q. HIỆU TRƯỞNG”"),
    ),
)
def signing_authority(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Quyền hạn ký (TM., KT., TL., TUQ., Q.) không khớp với chức vụ của người ký.

    Người đứng đầu ký trực tiếp; cấp phó ký thay (KT.); người đứng đầu đơn vị bên dưới ký thừa lệnh (TL.) hoặc thừa ủy
    quyền (TUQ.); TM. chỉ dùng khi tập thể ban hành. Cách sửa: ghi `quyen_han` và `chuc_vu` đúng như bản ký.
    """
    signature = document.front_matter.data.get("nguoi_ky")
    position = document.string("nguoi_ky", "chuc_vu")
    if not isinstance(signature, Mapping) or not position:
        return
    written = signature.get("quyen_han")
    if written == (f"KT. {_head(position)}",) and position == f"PHÓ {_head(position)}":
        return
    lines = [read_line(text) for text in written if isinstance(text, str)] if isinstance(written, tuple) else []
    found = misfit(lines, position)
    if found:
        wrong, line = found
        values = {"sign": line.sign, "title": quoted(line.text), "position": quoted(position), "head": _head(position)}
        message, hint = (say(text.vi, text.en, **values) for text in _SAYINGS[wrong])
        yield Problem(document.at("nguoi_ky", "chuc_vu"), message, hint=hint)


def _head(position: str) -> str:
    """Give the title of the head whose deputy a position is ("PHÓ HIỆU TRƯỞNG" as "HIỆU TRƯỞNG")."""
    return quoted(position.split(maxsplit=1)[-1])
