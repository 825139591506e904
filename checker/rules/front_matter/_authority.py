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
    "no-deputy-line", "not-deputy", "own-authority", "not-collective", "not-acting", "authority-in-position"
]

_SIGN = r"(TM|KT|TUQ|TL|Q)"
_LINE = Pattern(rf"\s*{_SIGN}\b[.\s]*(.*)", re.IGNORECASE | re.DOTALL)
_IN_POSITION = Pattern(r"\s*(?:TM|KT|TUQ|TL)\.", re.IGNORECASE)
_ONE_HEAD = Pattern(r"(?:hieu truong|giam doc|truong phong)\b")
_ONE_HEADED = Pattern(
    r"(?:pho )?(?:hieu truong|giam doc|truong phong|chu tich)\b"
    r"|ban (?:giam hieu|giam doc|lanh dao)\b|(?:nha )?truong\b(?! ban)"
)
_COLLECTIVE = Pattern(r"(?:ban|hoi dong|to|doan|uy ban)\b")
_ANY_HEAD = ("truong ban", "thu truong", "to truong", "chu tich hoi dong")
"""Heads whose deputies often sign under the title of their main post."""


class Line(NamedTuple):
    """A line of authority: ``sign`` in capitals ("KT", empty where there is none), ``text`` as typed after it."""

    sign: str
    text: str

    @property
    def title(self) -> str:
        """The text folded, for comparison."""
        return _plain(self.text)


def read_line(text: str) -> Line:
    """Read one line of authority ("KT. HIỆU TRƯỞNG")."""
    found = _LINE.fullmatch(text)
    return Line(found[1].upper(), " ".join(found[2].split())) if found else Line("", " ".join(text.split()))


def misfit(lines: Sequence[Line], position: str) -> tuple[Misfit, Line] | None:
    """Tell which line does not fit the position of the person who signed, and how; ``None`` when all do.

    The line just above the position is the one that counts; a TM. may stand higher.
    """
    if _IN_POSITION.match(position):
        return "authority-in-position", read_line(position)
    last = lines[-1] if lines else Line("", "")
    collective = next((line for line in lines if line.sign == "TM"), None)
    if collective and _wrongly_collective(collective, last, _plain(position)):
        return "not-collective", collective
    wrong = _last_misfit(last, position)
    return (wrong, last) if wrong else None


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
