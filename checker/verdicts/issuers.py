"""Who may sign under which symbol: compare the issuer that a citation names with the symbol of its number.

Both are sorted into classes; only two known, different classes contradict each other, since the symbols of local
offices are their heads' own choice (Nghị định 30/2020/NĐ-CP, Phụ lục III).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from checker.fold import fold
from checker.laws.keys import name_words
from checker.record import NamedTuple


class IssuerClass(NamedTuple):
    """A class of issuers: its symbols, the words that tell it in a name, and its name; ``example`` is a number."""

    id: str
    name: str
    symbols: tuple[str, ...]
    words: tuple[str, ...]
    example: str


ISSUERS: Final = (
    IssuerClass(
        "ubtvqh",
        "Ủy ban Thường vụ Quốc hội",
        ("UBTVQH",),
        ("uy ban thuong vu quoc hoi", "ubtvqh"),
        "06/2003/PL-UBTVQH11",
    ),
    IssuerClass("qh", "Quốc hội", ("QH",), ("quoc hoi",), "73/2006/QH11"),
    IssuerClass("ttg", "Thủ tướng Chính phủ", ("TTg",), ("thu tuong",), "2351/QĐ-TTg"),
    IssuerClass("cp", "Chính phủ", ("CP",), ("chinh phu",), "30/2020/NĐ-CP"),
    IssuerClass("hdnd", "Hội đồng nhân dân", ("HĐND",), ("hoi dong nhan dan", "hdnd"), "12/NQ-HĐND"),
    IssuerClass("ubnd", "Ủy ban nhân dân", ("UBND",), ("uy ban nhan dan", "ubnd"), "13/KH-UBND"),
    IssuerClass(
        "bgddt", "Bộ Giáo dục và Đào tạo", ("BGDĐT", "BGD&ĐT", "BGD-ĐT"), ("bo giao duc", "bo gd"), "32/2018/TT-BGDĐT"
    ),
    IssuerClass("bnv", "Bộ Nội vụ", ("BNV",), ("bo noi vu",), "739/BNV-CTTN&BĐG"),
    IssuerClass("btc", "Bộ Tài chính", ("BTC",), ("bo tai chinh",), "191/2009/TT-BTC"),
    IssuerClass("btp", "Bộ Tư pháp", ("BTP",), ("bo tu phap",), "17/2014/TT-BTP"),
    IssuerClass("byt", "Bộ Y tế", ("BYT",), ("bo y te",), "1400/BB-BYT"),
    IssuerClass("bca", "Bộ Công an", ("BCA",), ("bo cong an",), "53/2025/TT-BCA"),
    IssuerClass(
        "bldtbxh",
        "Bộ Lao động - Thương binh và Xã hội",
        ("BLĐTBXH", "LĐTBXH"),
        ("bo lao dong", "bo ldtb"),
        "10/2022/TT-BLĐTBXH",
    ),
)
"""In the order in which a name is sorted: the longer name first. Source of the symbols: laws/kinds.yml, Pháp điển."""

_BY_SYMBOL: Final = {symbol: issuer for issuer in ISSUERS for symbol in issuer.symbols}
_OFFICES: Final = (
    "van phong",
    "thanh tra",
    "ban chi dao",
    "uy ban quoc gia",
    "doan ",
    "dang uy",
    "hoi dong bau cu",
    "chu tich nuoc",
)

_LOCAL: Final = frozenset({"hdnd", "ubnd"})
_PARTY: Final = frozenset({"TW", "TƯ"})
_SEPARATORS: Final = str.maketrans("-–", "//")
_COMMON: Final = frozenset(
    "tỉnh xã huyện quận phường phố trấn trường ủy uỷ vụ tạo dục dân phủ hội nước sở phòng bộ".split()  # noqa: SIM905
)
"""Words that end the name of an office and not of its place: “Ủy ban nhân dân Tỉnh” is another one in each province."""


def contradicts(symbol: str, issuer: str) -> str:
    """Give the name of the issuer that a symbol stands for when a citation names another; blank when it does not."""
    expected = _BY_SYMBOL.get(symbol.rstrip("0123456789"))
    if expected is None:
        return ""
    named = _class_of(issuer)
    return expected.name if named and named != expected.id else ""


@lru_cache(maxsize=4096)
def issued_by(number: str, issuer: str) -> str:
    """Tell who gave a number, so that equal answers mean one office; blank where nobody can know.

    The symbols of national bodies are their own; any other office must be named, with its place.
    """
    for part in number.translate(_SEPARATORS).split("/"):
        known = _BY_SYMBOL.get(part.rstrip("0123456789"))
        if known and known.id not in _LOCAL:
            return known.id
        if part in _PARTY:
            return "tw"
    named = _class_of(issuer) if issuer else ""
    if named and named not in _LOCAL:
        return named
    last = issuer.rsplit(maxsplit=1)[-1] if issuer else ""
    placed = last.istitle() and last.lower() not in _COMMON
    return name_words(issuer) if placed else ""


@lru_cache(maxsize=512)
def contradicts_party(known: str, named: str) -> bool:
    """Tell whether one of two names of the Party's bodies is the Bộ Chính trị alone and the other the Ban Bí thư."""
    one, other = fold(known), fold(named)
    return _of_party(one) != _of_party(other) and "" not in {_of_party(one), _of_party(other)}


def _of_party(folded: str) -> str:
    found = [name for name in ("bo chinh tri", "ban bi thu") if name in folded]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=2048)
def _class_of(issuer: str) -> str:
    """Sort an issuer's name into a class; blank when it is none of them, or an office beside one."""
    folded = fold(issuer)
    if folded.startswith(_OFFICES) or " va " in folded.replace(" giao duc va ", " ").replace(" binh va ", " "):
        return ""
    for candidate in ISSUERS:
        if any(word in folded for word in candidate.words):
            return candidate.id
    return ""
