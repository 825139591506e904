"""Who may sign with which authority (TM., KT., TL., TUQ., Q.); no rule itself.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from checker.fold import fold
from checker.pattern import Pattern
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Misfit = Literal[
    "no-deputy-line",
    "not-deputy",
    "own-authority",
    "not-collective",
    "not-acting",
    "authority-in-position",
    "short-position",
    "malformed-line",
]

_SIGN = r"(T[./]?M|K[./]?T|T[./]?U[./]?Q|T[./]?L|Q)"
_LINE = Pattern(rf"\s*{_SIGN}\b[.\s]*(.*)", re.IGNORECASE | re.DOTALL)
_WELL_FORMED = Pattern(r"\s*(?:TM|KT|TUQ|TL|Q)\.(?!\s*\.)", re.IGNORECASE)
_IN_POSITION = Pattern(r"\s*(?:(?:TM|KT|TUQ|TL)\.|(?:T/M|K/T|T/U/?Q|T/L)\b)", re.IGNORECASE)
_SHORT_DEPUTY = Pattern(
    r"\s*[Pp](?:\.\s*|\s+)(?=(?:hiệu trưởng|giám đốc|chủ tịch|trưởng|tổng|chánh|viện trưởng|tổ trưởng)(?!\w))",
    re.IGNORECASE,
)
_ONE_HEAD = Pattern(r"(?:hieu truong|giam doc|truong phong)\b")
_ONE_HEADED = Pattern(
    r"(?:pho )?(?:hieu truong|giam doc|truong phong|chu tich)\b"
    r"|ban (?:giam hieu|giam doc|lanh dao)\b|(?:nha )?truong\b(?! ban)"
)
_COLLECTIVE = Pattern(r"(?:ban|hoi dong|to|doan|uy ban)\b")
_ANY_HEAD = ("truong ban", "thu truong", "to truong", "chu tich hoi dong")
"""Heads whose deputies often sign under the title of their main post."""


class Line(NamedTuple):
    """A line of authority: ``sign`` in capitals ("KT", empty where there is none), ``text`` as typed after it.

    ``formed`` is false where the sign is not written as the decree has it ("K/T", "KT" without a full stop).
    """

    sign: str
    text: str
    formed: bool = True

    @property
    def title(self) -> str:
        """The text folded, for comparison."""
        return _plain(self.text)


def read_line(text: str) -> Line:
    """Read one line of authority ("KT. HIỆU TRƯỞNG")."""
    found = _LINE.fullmatch(text)
    if not found:
        return Line("", " ".join(text.split()))
    sign = found[1].upper().replace("/", "").replace(".", "")
    return Line(sign, " ".join(found[2].split()), _WELL_FORMED.match(text) is not None)


def whole_position(position: str) -> str:
    """Give a position with "P." written out: "P. HIỆU TRƯỞNG" as "PHÓ HIỆU TRƯỞNG"."""
    return _SHORT_DEPUTY.sub("PHÓ " if position.isupper() else "Phó ", position, count=1)


def misfit(lines: Sequence[Line], position: str) -> tuple[Misfit, Line] | None:
    """Tell which line does not fit the position of the person who signed, and how; ``None`` when all do.

    The line just above the position is the one that counts; a TM. may stand higher. Of how a line or the position is
    written it is told where they fit.
    """
    if _IN_POSITION.match(position):
        return "authority-in-position", read_line(position)
    last = lines[-1] if lines else Line("", "")
    whole = whole_position(position)
    collective = next((line for line in lines if line.sign == "TM"), None)
    if collective and _wrongly_collective(collective, last, _plain(whole)):
        return "not-collective", collective
    if wrong := _last_misfit(last, whole):
        return wrong, last
    if whole != position:
        return "short-position", last
    malformed = next((line for line in lines if not line.formed), None)
    return ("malformed-line", malformed) if malformed else None


def _last_misfit(last: Line, position: str) -> Misfit | None:
    own = _plain(position)
    deputy = _is_deputy(position)
    wrong: Misfit | None = None
    match last.sign:
        case "KT" if not (deputy and _deputy_of(position, last)):
            wrong = "not-deputy"
        case "TL" | "TUQ" if own == last.title or (deputy and _deputy_of(position, last)):
            wrong = "own-authority"
        case "Q" if deputy:
            wrong = "not-acting"
        case "TM" | "TL" if deputy and not (last.title.startswith("ban ") and "ban" not in own.split()):
            wrong = "no-deputy-line"
        case "" if deputy and not last.text:
            wrong = "no-deputy-line"
        case _:
            wrong = None
    return wrong


def _wrongly_collective(line: Line, last: Line, own: str) -> bool:
    if _ONE_HEADED.match(line.title):
        return True
    return line is last and _ONE_HEAD.match(own) is not None and not _COLLECTIVE.match(line.title)


def _is_deputy(position: str) -> bool:
    # "THỨ TRƯỞNG" is a deputy and "THỦ TRƯỞNG" a head: without accents they are one.
    return _plain(position).startswith("pho ") or position.casefold().startswith("thứ trưởng")


def _deputy_of(position: str, line: Line) -> bool:
    rest = _plain(position).removeprefix("pho ")
    head = line.title
    if not head or head.startswith(_ANY_HEAD):
        return True
    if rest.startswith("thu truong"):
        return head.startswith("bo truong")
    return rest.startswith(head) or head.startswith(rest) or head.endswith(rest)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
