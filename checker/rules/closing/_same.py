"""Names of recipients put into one form, so that two ways of writing one unit are equal; no rule itself."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.pattern import Pattern
from checker.syllables import split_tones

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.units import Units

_WORD = Pattern(r"[^\W_]+(?:\s?[&-]\s?[^\W_]+)*")
_PART = Pattern(r"[^\W_]+")
_JOINTS = frozenset({"và", "của"})
_SHORT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ub": "ủy ban",
    "mttq": "mặt trận tổ quốc",
    "mttqvn": "mặt trận tổ quốc việt nam",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubmttqvn": "ủy ban mặt trận tổ quốc việt nam",
    "lhpn": "liên hiệp phụ nữ",
    "vstbpn": "vì sự tiến bộ phụ nữ",
    "vstbcpn": "vì sự tiến bộ phụ nữ",
    "gdđt": "giáo dục đào tạo",
    "vhxh": "văn hóa xã hội",
    "lđtbxh": "lao động thương binh xã hội",
    "tnmt": "tài nguyên môi trường",
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "bgh": "ban giám hiệu",
    "cmhs": "cha mẹ học sinh",
    "gvcn": "giáo viên chủ nhiệm",
    "vp": "văn phòng",
}
"""Usual abbreviations, without the signs inside them ("GD&ĐT", "GD-ĐT") and small words."""

_LEVELS = frozenset({"xã", "phường", "huyện", "tỉnh", "quận"})
_OFFICES = frozenset({"sở", "phòng"})


@lru_cache(maxsize=4096)
def whole_name(written: str) -> str:
    """Give a recipient's name in one form: abbreviations written out, no note in brackets, no case, tones at the end.

    Blank where nothing but a note stands.
    """
    name = unicodedata.normalize("NFC", written).partition("(")[0].lower()
    return " ".join("".join(split_tones(word)) for word in _words(name))


def _words(name: str) -> Iterator[str]:
    for match in _WORD.finditer(name):
        parts = _PART.findall(match[0])
        together = _SHORT.get("".join(parts))
        for whole in [together] if together else [_SHORT.get(part, part) for part in parts]:
            yield from (word for word in whole.split() if word not in _JOINTS)


@lru_cache(maxsize=2)
def names_at(units: Units, place: str) -> Mapping[str, str]:
    """Give, by the forms that units' names have where a place goes without saying, the whole ones.

    "UBND xã" stands for "UBND xã Minh Họa" in a document of a unit there, "Phòng GD&ĐT" for the only such office.
    What would stand for two units is left out.
    """
    short: dict[str, set[str]] = {}
    for unit in units:
        if unit.place == place and unit.name.endswith(f" {place}"):
            for name in _shortened(unit.name.removesuffix(f" {place}")):
                short.setdefault(whole_name(name), set()).add(whole_name(unit.name))
    return {name: whole for name, meant in short.items() if len(meant) == 1 for whole in meant}


def _shortened(name: str) -> Iterator[str]:
    """Yield a name without its place, and that of an office without its level too ("Sở Nội vụ tỉnh")."""
    first, last = name.lower().split()[0], name.lower().split()[-1]
    if last in _LEVELS:
        yield name
        if first in _OFFICES:
            yield name.rsplit(maxsplit=1)[0]
