"""How numbers, names and titles of laws are compared: each as a key without what people write differently."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from checker.fold import fold
from checker.pattern import Pattern
from checker.record import NamedTuple

_SIGNS: Final = str.maketrans({**dict.fromkeys("–—‐‑−_", "-"), "ð": "đ", "ɖ": "đ"})
_ODD = Pattern("[.–—‐‑−_ðɖ\u0300-\u036f]")
"""Signs that a number in the ordinary form does not have."""
_POINT = Pattern(r"\.(?![0-9])")
_YEAR = Pattern(r"(?<=[/-])(?:19|20)[0-9]{2}(?=[/-])")
_NAMED_YEAR = Pattern(r"^((?:luat|bo luat|phap lenh|hien phap)\b.*?)(?: nam)? ((?:19|20)[0-9]{2})$")
_AMENDED = Pattern(r"\((?:sửa đổi|bổ sung|đã được|được|hiện hành|mới|cũ|có hiệu lực)[^()]*\)", re.IGNORECASE)
_WORDS = Pattern(r"[a-z0-9]+")
_NOT_SLUG = Pattern(r"[^a-z0-9]+")

_FULL: Final = {
    "bdg": "binh dang gioi",
    "bhxh": "bao hiem xa hoi",
    "bhyt": "bao hiem y te",
    "blld": "bo luat lao dong",
    "blds": "bo luat dan su",
    "blhs": "bo luat hinh su",
    "bvdlcn": "bao ve du lieu ca nhan",
    "chxhcn": "cong hoa xa hoi chu nghia",
    "hdnd": "hoi dong nhan dan",
    "hngd": "hon nhan va gia dinh",
    "mttq": "mat tran to quoc",
    "nsnn": "ngan sach nha nuoc",
    "pcblgd": "phong chong bao luc gia dinh",
    "qppl": "quy pham phap luat",
    "tccqdp": "to chuc chinh quyen dia phuong",
    "ubnd": "uy ban nhan dan",
    "vbqppl": "van ban quy pham phap luat",
    "vn": "viet nam",
}
"""What short forms in names stand for, folded."""

_TYPES: Final = ("luat", "bo luat", "phap lenh", "nghi dinh", "nghi quyet", "quyet dinh", "thong tu", "chi thi")
_LEADS: Final = ("ve viec ", "v v ", "ve ", "ban hanh ", "quy dinh ve ", "quy dinh ")


class NameKey(NamedTuple):
    """A name as names are compared, and the year that stands at its end; 0 when none does."""

    name: str
    year: int


@lru_cache(maxsize=4096)
def number_key(number: str) -> str:
    """Give a number as numbers are compared: no white space or leading zero, one case, one separator; accents kept."""
    key = "".join(number.split()).lower().replace("/", "-").lstrip("0")
    if _ODD.search(key):
        key = _POINT.sub("-", unicodedata.normalize("NFC", key).translate(_SIGNS))
    return key


def number_plain(key: str) -> str:
    """Give a number's key without accents."""
    plain = key.replace("đ", "d").replace("ư", "u")
    return plain if plain.isascii() else fold(plain)


def number_year(number: str) -> int:
    """Give the year that stands inside a number, 0 when none does: 2024 of ``126/2024/NĐ-CP``."""
    found = _YEAR.search(number)
    return int(found[0]) if found else 0


@lru_cache(maxsize=1024)
def name_words(name: str) -> str:
    """Give the folded words of a name, short forms written out and remarks like “(sửa đổi)” left out."""
    bare = _AMENDED.sub(" ", name) if "(" in name else name
    folded = fold(bare.replace("HN&GĐ", "HNGĐ").replace("&", " va "))
    found = [_FULL.get(word, word) for word in _WORDS.findall(folded)]
    return " ".join(found).replace("nuoc cong hoa xa hoi chu nghia viet nam", "viet nam")


def name_key(name: str) -> NameKey:
    """Give a name as names are compared; of a law or ordinance, the year at its end apart."""
    key = name_words(name)
    found = _NAMED_YEAR.match(key)
    return NameKey(found[1], int(found[2])) if found else NameKey(key, 0)


def title_key(title: str) -> str:
    """Give a title as titles are compared: folded words, without the type and “về việc”, “quy định” before them."""
    key = " ".join(_WORDS.findall(fold(title)))
    for lead in _TYPES:
        key = key.removeprefix(lead + " ")
    for lead in _LEADS:
        key = key.removeprefix(lead)
    return key


def law_key(type_: str, number: str, issued: str, effective: str) -> str:
    """Give the key of a law: its number where that has a year, else with its ISO date; the type's where it has none.

    Where only the day of effect is known, that stands after “hl-”.
    """
    if number_year(number):
        return number
    return f"{number or slug(type_)}@{issued or f'hl-{effective}'}"


@lru_cache(maxsize=1024)
def slug(key: str) -> str:
    """Give a key for addresses: lower case letters without accents, digits and hyphens."""
    return _NOT_SLUG.sub("-", fold(key)).strip("-")
