"""``signing-authority``: the lines before the signature do not fit the position of the person who signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.closing._party import is_of_party
from checker.rules.front_matter._asked import quoted
from checker.rules.front_matter._authority import misfit, read_line, whole_position
from checker.rules.front_matter._misfits import SAYINGS

if TYPE_CHECKING:
    from checker.corpus import DocumentContext
    from checker.document import Document
    from checker.rules.front_matter._authority import Line, Misfit

_NO_LINE = "“{}” ký mà không có dòng “KT.” ở trên"


def _plan(authority: str, position: str) -> str:
    lines = "".join(f'    - "{line}"\n' for line in authority.split(" / ") if line)
    return f"---\nnguoi_ky:\n{'  quyen_han:' if lines else ''}\n{lines}  chuc_vu: {position}\n---\n"


def _good(authority: str, position: str) -> Good:
    return Good(_plan(authority, f'"{position}"'))


def _bad(authority: str, position: str, message: str) -> Bad:
    return Bad(_plan(authority, f'⟦"{position}"⟧'), messages=(message,))


def _malformed(authority: str, position: str, message: str) -> Bad:
    plan = _plan(authority, f'"{position}"')
    return Bad(plan.replace(f'"{authority}"', f'⟦"{authority}"⟧'), messages=(message,))


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
        Good(
            '---\nco_quan_ban_hanh: "Đảng ủy xã Minh Họa"\n'
            + _plan("T/M BAN THƯỜNG VỤ", '"BÍ THƯ"').removeprefix("---\n")
        ),
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
        _bad("KT.HIỆU TRƯỞNG", "P. HIỆU TRƯỞNG", "chức vụ “P. HIỆU TRƯỞNG” viết tắt chữ “Phó”"),
        _bad("", "P.HIỆU TRƯỞNG", _NO_LINE.format("P.HIỆU TRƯỞNG")),
        *(
            _malformed(line, "PHÓ HIỆU TRƯỞNG", "quyền hạn ký của “HIỆU TRƯỞNG” không ghi là “KT.”")
            for line in ("KT HIỆU TRƯỞNG", "K/T HIỆU TRƯỞNG")
        ),
        _malformed("T/M. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "quyền hạn ký của “ỦY BAN NHÂN DÂN” không ghi là “TM.”"),
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
    given = tuple([text for text in written if isinstance(text, str)]) if isinstance(written, tuple) else ()
    lines, found = _read(given, position)
    if found and found[0] == "malformed-line" and is_of_party(document):  # "T/M" there
        return
    if found:
        wrong, line = found
        whole = whole_position(position)
        values = {"sign": line.sign, "title": quoted(line.text), "position": quoted(position), "head": _head(whole)}
        message, hint = (say(text.vi, text.en, whole=quoted(whole), **values) for text in SAYINGS[wrong])
        place = ("quyen_han", lines.index(line)) if wrong == "malformed-line" else ("chuc_vu",)
        yield Problem(document.at("nguoi_ky", *place), message, hint=hint)


@lru_cache(maxsize=1024)
def _read(written: tuple[str, ...], position: str) -> tuple[tuple[Line, ...], tuple[Misfit, Line] | None]:
    """Read the lines of authority, and tell which does not fit: those who sign sign many documents."""
    lines = tuple([read_line(text) for text in written])
    return lines, misfit(lines, position)


def _head(position: str) -> str:
    """Give the title of the head whose deputy a position is ("PHÓ HIỆU TRƯỞNG" as "HIỆU TRƯỞNG")."""
    return quoted(position.split(maxsplit=1)[-1])
