"""Names of units compared generously, abbreviations written out; no rule itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.fold import fold
from checker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_GENERAL = Pattern(
    r"\bnhu (?:dieu|muc|phan)\b|\b(?:cac|toan the|moi) (?:co quan|don vi|bo phan|so|khoa|phong|ban|nganh|to chuc)\b"
)
_SHORT_FORMS = (
    (Pattern(r"\bubnd\b"), "uy ban nhan dan"),
    (Pattern(r"\bhdnd\b"), "hoi dong nhan dan"),
    (Pattern(r"\bbv\b"), "benh vien"),
    (Pattern(r"\b(?:ub)?mttq(?:vn)?\b"), "mat tran to quoc"),
    (Pattern(r"\b(?:b|h)?lhpn\b|\bhpn\b"), "lien hiep phu nu"),
    (Pattern(r"\bb?vstb(?:c?pn)?\b"), "vi su tien bo phu nu"),
    (Pattern(r"\bp?gd ?(?:&|-|va)? ?dt\b"), "giao duc dao tao"),
    (Pattern(r"\bvh ?(?:&|-|va)? ?xh\b"), "van hoa xa hoi"),
)
_WORD = Pattern(r"[a-z0-9]+")
_PLACES = "xa phuong huyen tinh thanh pho quan thi tran cap nganh viet nam ho chi minh nha truong"
_SMALL = frozenset(f"va cua cac uy ban phong to hoi {_PLACES}".split())


# Whoever is named in a document is named in the next one too.


@lru_cache(maxsize=4096)
def speaks_of_all(line: str) -> bool:
    """Tell whether a line stands for many units ("Các đơn vị trực thuộc", "Như Điều 5")."""
    return _GENERAL.search(fold(line)) is not None


@lru_cache(maxsize=4096)
def told(line: str) -> frozenset[str]:
    """Give the words of a line."""
    return frozenset(_words(line))


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """Give the folded words of a name, its abbreviations written out."""
    folded = fold(name)
    for pattern, whole in _SHORT_FORMS:
        folded = pattern.sub(whole, folded)
    return tuple(_WORD.findall(folded))


def covered(unit: str, names: Sequence[frozenset[str]]) -> bool:
    """Tell whether a unit, or each of those that a text lists, is among names, each given by its words."""
    return _named(unit, names) or all(_named(part, names) for part in re.split(r",|\svà\s", unit))


def _named(unit: str, names: Sequence[frozenset[str]]) -> bool:
    """Tell whether one name has all the telling words of a unit, or its initials ("VHXH")."""
    words = _words(unit)
    telling = frozenset(words) - _SMALL or frozenset(words)
    initials = "".join(word[0] for word in words[1:])
    return any(telling <= name or (len(initials) > 1 and initials in name) for name in names)
