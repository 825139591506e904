"""A document's number and symbol ("12/2026/QĐ-UBND"): read, judged, written, compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from checker.pattern import Pattern
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Fault = Literal[
    "blank",
    "label",
    "placeholder",
    "no-separator",
    "no-symbol",
    "wrong-dash",
    "lookalike",
    "lowercase",
    "lost-accents",
    "spaces",
    "unpadded",
    "unreadable",
]
"""What is wrong with a number, worst first; the id that a message is chosen by."""

KIND_SYMBOLS: Final = (
    *("NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CĐ"),
    *("BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "SY", "TrS", "SL"),
    *("L", "LCT", "PL", "NĐ", "TT", "TTLT", "TTLB", "NQLT", "VBHN", "KL", "QĐi", "CV"),
)
"""Abbreviations of kinds (Nghị định 30/2020/NĐ-CP, Phụ lục III), of laws, and of Party papers."""

_JOINT: Final = frozenset({"TTLT", "TTLB", "NQLT"})
_ISSUERS: Final = (
    *("HĐND", "BGDĐT", "SGDĐT", "PGDĐT", "GDĐT", "BGD&ĐT", "GD&ĐT", "PGD&ĐT", "SGD&ĐT"),
    *("BLĐTBXH", "LĐTBXH", "SLĐTBXH", "BKHĐT", "SKHĐT", "BĐG"),
)
_CASED: Final = {kind.casefold(): kind for kind in KIND_SYMBOLS} | {"ttg": "TTg"}
_PLAIN: Final = str.maketrans("Đđ", "Dd")
_LOST_KINDS: Final = {
    plain: kind for kind in KIND_SYMBOLS if (plain := kind.translate(_PLAIN).casefold()) not in _CASED
}
_LOST_ISSUERS: Final = {issuer.translate(_PLAIN): issuer for issuer in _ISSUERS}

_SERIAL = r"[0-9]{1,6}(?:\.[0-9]{1,4})?[A-Za-zĐđ]?"
_SEGMENT = r"[^\W\d_][^\W\d_&]*(?:&[^\W\d_&]+)*[0-9]{0,3}"
_NUMBER = Pattern(rf"({_SERIAL})?([/-])(?:((?:19|20)[0-9]{{2}})[/-])?({_SEGMENT}(?:[/-]{_SEGMENT})*)")
_SPACED_SEPARATOR = Pattern(r"\s*([/-])\s*")
_LABEL = Pattern(r"\s*số\s*:", re.IGNORECASE)
_PLACEHOLDER = Pattern(r"\.{2,}|…|_{2,}")
_GLUED = Pattern(r"[0-9]+\s*[^\W\d_]")
_OTHER_SIGNS: Final = str.maketrans("–—‑‒−―⁃﹣－∕⁄／", "---------///")
_LOOKALIKES: Final = str.maketrans("ÐƉðɖ＆", "ĐĐđđ&")
_UNLIKE: Final = frozenset("ÐƉðɖ＆")


class Number(NamedTuple):
    """A number as a document writes it.

    ``text`` is what was read, without white space. ``serial`` ("08", "30a", "66.13") is None while the number is
    not given yet ("/KH-X"); ``year`` stands only in the numbers of legal normative documents. ``symbol``
    ("KH-THCSMH") keeps its separators; ``segments`` are its parts. ``style`` is ``slash`` for state
    documents ("12/KH-X") and ``dash`` for the Party's and for old ones ("21-CT/TW", "63-CP").
    """

    text: str
    serial: str | None
    year: int | None
    symbol: str
    segments: tuple[str, ...]
    style: Literal["slash", "dash"]

    def __str__(self) -> str:
        """Write the number as the decree does: the serial on two digits, the kind in its own letters."""
        year = f"/{self.year}" if self.year else ""
        separator = "-" if self.style == "dash" and not self.year else "/"
        kind = self.kind_symbol
        symbol = self.symbol if kind is None else kind + self.symbol[len(kind) :]
        return f"{_pad(self.serial)}{year}{separator}{symbol}"

    @property
    def kind_symbol(self) -> str | None:
        """The abbreviation of the kind ("KH", "QĐ", "CT") in the decree's letters; None for a công văn."""
        return _CASED.get(self.segments[0].casefold())

    @property
    def issuer_symbol(self) -> str | None:
        """The abbreviation of the issuer ("UBND", "TW"; "BTC-BTP" of a joint document), where there is one."""
        kind = self.kind_symbol
        if kind is None:
            return self.segments[0]
        if kind in _JOINT:
            return "-".join(self.segments[1:]) or None
        return self.segments[1] if len(self.segments) > 1 else None

    @property
    def is_padded(self) -> bool:
        """Tell whether a serial below 10 carries its zero (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
        return self.serial is None or _pad(self.serial) == self.serial

    @property
    def key(self) -> str:
        """The number in the form in which two are compared: no leading zero, one case, one separator."""
        serial = "" if self.serial is None else self.serial.lstrip("0").casefold() or "0"
        year = f"/{self.year}" if self.year else ""
        return f"{serial}{year}/{'-'.join(self.segments).casefold()}"


@lru_cache(maxsize=1024)
def parse_number(text: str) -> Number | None:
    """Read a whole string as a document's number; None when it is not well formed.

    White space around the separators is taken out and a missing zero is accepted: ``why_malformed`` tells of both.
    Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục "Số, ký hiệu của văn bản".
    """
    number = _read(_without_spaces(text))
    return None if number is None or _case_fault(number) else number


def why_malformed(text: str) -> Fault | None:
    """Tell what is wrong with a number as written, the worst fault only; None when nothing is."""
    close = _without_spaces(text)
    number = _read(close)
    if number is None:
        return _unread_fault(text, close)
    fault = _case_fault(number)
    if fault:
        return fault
    if close != text:
        return "spaces"
    return None if number.is_padded else "unpadded"


def corrected(text: str) -> str | None:
    """Write a malformed number the way it should be ("5/kh- ubnd" as "05/KH-UBND"); None when that is a guess."""
    number = _read(_without_spaces(text.translate(_OTHER_SIGNS)).translate(_LOOKALIKES))
    if number is None:
        return None
    symbol = "".join(part if part in "/-" else _proper(part) for part in re.split("([/-])", number.symbol))
    first, mark, rest = _split_once(symbol)
    symbol = _LOST_KINDS.get(first.casefold(), first) + mark + rest
    return str(number._replace(symbol=symbol, segments=tuple(re.split("[/-]", symbol))))


def lost_accents(segments: Sequence[str]) -> bool:
    """Tell whether parts of a symbol lack the stroke of Đ: "ND-CP", "QD-UBND", "TT-BGDDT"."""
    return segments[0].casefold() in _LOST_KINDS or not _LOST_ISSUERS.keys().isdisjoint(segments)


def _read(text: str) -> Number | None:
    match = _NUMBER.fullmatch(text)
    if not match or not _UNLIKE.isdisjoint(text):
        return None
    serial, separator, year, symbol = match.groups()
    return Number(
        text,
        serial,
        int(year) if year else None,
        symbol,
        tuple(symbol.replace("/", "-").split("-")),
        "slash" if separator == "/" else "dash",
    )


def _case_fault(number: Number) -> Literal["lowercase", "lost-accents"] | None:
    segments = number.segments
    for segment in segments:
        if segment[0].islower():
            return "lowercase"
    return "lost-accents" if lost_accents(segments) else None


def _unread_fault(text: str, close: str) -> Fault:
    """Say why text that does not read as a number does not, most telling reason first."""
    tight = "".join(text.split())
    usual = tight.translate(_OTHER_SIGNS)
    plain = usual.translate(_LOOKALIKES)
    tests: tuple[tuple[Fault, bool], ...] = (
        ("blank", not tight),
        ("label", _LABEL.match(text) is not None),
        ("placeholder", _PLACEHOLDER.search(text) is not None),
        ("spaces", _read(tight) is not None and tight != close),
        ("wrong-dash", usual != tight and _read(plain) is not None),
        ("lookalike", plain != usual and _read(plain) is not None),
        ("no-separator", not set(plain) & {"/", "-"} or _GLUED.match(text.strip()) is not None),
        ("no-symbol", not any(char.isalpha() for char in plain)),
    )
    for fault, holds in tests:
        if holds:
            return fault
    return "unreadable"


def _without_spaces(text: str) -> str:
    words = text.split()
    if len(words) == 1:
        return words[0]
    return _SPACED_SEPARATOR.sub(r"\1", text.strip())


def _pad(serial: str | None) -> str:
    """Give a serial at least two digits: "5" as "05", "5a" as "05a"."""
    if serial is None:
        return ""
    return serial if serial[1:2].isdigit() else f"0{serial}"


def _proper(segment: str) -> str:
    """Give one part of a symbol its capitals and accents, where they are known."""
    upper = segment.upper() if segment[0].islower() else segment
    return _CASED.get(upper.casefold()) or _LOST_ISSUERS.get(upper, upper)


def _split_once(symbol: str) -> tuple[str, str, str]:
    match = re.search("[/-]", symbol)
    return (symbol[: match.start()], match[0], symbol[match.end() :]) if match else (symbol, "", "")
