"""The types of documents that are cited, and the symbols of each: the table that the grammar reads by.

Basis: Nghị định 30/2020/NĐ-CP, Điều 7 and Phụ lục III; the numbers of the national codification; for the Party's papers
Hướng dẫn 36-HD/VPTW. The sources of each symbol stand in ``laws/kinds.yml``; a test holds both to the same symbols.
"""

from __future__ import annotations

from typing import Final

from checker.record import NamedTuple


class DocumentType(NamedTuple):
    """A type of document: its name, the symbols in its numbers, and how people shorten its name.

    ``example`` is a number of that type (a test reads each of them). ``year``: whether its number carries the year;
    None where both happen.
    """

    name: str
    symbols: tuple[str, ...]
    example: str
    short: tuple[str, ...] = ()
    year: bool | None = None


TYPES: Final = (
    DocumentType("Bộ luật", ("QH",), "91/2015/QH13", year=True),
    DocumentType("Luật", ("QH", "L"), "73/2006/QH11", year=True),
    DocumentType("Pháp lệnh", ("PL", "UBTVQH"), "06/2003/PL-UBTVQH11", ("PL",)),
    DocumentType("Sắc lệnh", ("SL",), "15/SL"),
    DocumentType("Lệnh", ("L", "LCT"), "60-L/CTN"),
    DocumentType("Nghị quyết", ("NQ", "QH", "UBTVQH"), "28/NQ-CP", ("NQ",)),
    DocumentType("Nghị quyết liên tịch", ("NQLT",), "01/2008/NQLT-BLĐTBXH-BCA", ("NQLT",), year=True),
    DocumentType("Nghị định", ("NĐ", "CP", "HĐBT"), "30/2020/NĐ-CP", ("NĐ", "ND"), year=True),
    DocumentType("Quyết định", ("QĐ", "TTg"), "2351/QĐ-TTg", ("QĐ", "QD")),
    DocumentType("Chỉ thị", ("CT", "TTg"), "08/CT-TTg", ("CT",)),
    DocumentType("Thông tư", ("TT",), "191/2009/TT-BTC", ("TT",), year=True),
    DocumentType("Thông tư liên tịch", ("TTLT", "TTLB", "TT"), "07/2016/TTLT-BYT-BTC", ("TTLT",), year=True),
    DocumentType("Thông tư liên bộ", ("TTLB", "TTLT", "TT"), "16/TTLB", ("TTLB",)),
    DocumentType("Văn bản hợp nhất", ("VBHN",), "19/VBHN-VPQH", ("VBHN",), year=False),
    DocumentType("Kết luận", ("KL",), "63-KL/TW", ("KL",), year=False),
    DocumentType("Quy định", ("QyĐ", "QĐi", "QĐ"), "41-QĐi/TW", year=False),
    DocumentType("Quy chế", ("QC", "QCh"), "05/QC-UBND", year=False),
    DocumentType("Thông tri", ("TT",), "14-TT/TU", year=False),
    DocumentType("Thông cáo", ("TC",), "02/TC-VPCP", year=False),
    DocumentType("Thông báo", ("TB",), "196-TB/TW", ("TB",), year=False),
    DocumentType("Hướng dẫn", ("HD",), "36-HD/VPTW", ("HD",), year=False),
    DocumentType("Chương trình", ("CTr", "CT"), "10/CTr-UBND", ("CTr",), year=False),
    DocumentType("Kế hoạch", ("KH",), "13/KH-UBND", ("KH",), year=False),
    DocumentType("Phương án", ("PA",), "21/PA-UBND", ("PA",), year=False),
    DocumentType("Đề án", ("ĐA",), "04/ĐA-UBND", ("ĐA",), year=False),
    DocumentType("Dự án", ("DA", "DAn"), "06/DA-SGDĐT", year=False),
    DocumentType("Báo cáo", ("BC",), "102/BC-CP", ("BC",), year=False),
    DocumentType("Biên bản", ("BB",), "1400/BB-BYT", ("BB",), year=False),
    DocumentType("Tờ trình", ("TTr",), "221/TTr-SNV", ("TTr",), year=False),
    DocumentType("Hợp đồng", ("HĐ",), "12/HĐ-THCSMH", year=False),
    DocumentType("Công văn", ("CV",), "739/BNV-CTTN&BĐG", ("CV",), year=False),
    DocumentType("Công điện", ("CĐ",), "57/CĐ-TTg", ("CĐ",), year=False),
    DocumentType("Công hàm", ("CH",), "08/CH-BNG", year=False),
    DocumentType("Bản ghi nhớ", ("BGN", "GN"), "03/BGN-SNV", year=False),
    DocumentType("Bản thỏa thuận", ("BTT", "TTh"), "03/BTT-SNV", year=False),
    DocumentType("Bản sao y", ("SY",), "25/SY-UBND", year=False),
    DocumentType("Bản trích sao", ("TrS",), "26/TrS-UBND", year=False),
    DocumentType("Bản sao lục", ("SL",), "27/SL-UBND", year=False),
    DocumentType("Giấy ủy quyền", ("GUQ",), "04/GUQ-UBND", year=False),
    DocumentType("Giấy mời", ("GM",), "15/GM-UBND", ("GM",), year=False),
    DocumentType("Giấy giới thiệu", ("GGT",), "16/GGT-UBND", year=False),
    DocumentType("Giấy nghỉ phép", ("GNP",), "17/GNP-UBND", year=False),
    DocumentType("Giấy phép", ("GP",), "18/GP-UBND", year=False),
    DocumentType("Phiếu gửi", ("PG",), "19/PG-UBND", year=False),
    DocumentType("Phiếu chuyển", ("PC",), "20/PC-UBND", year=False),
    DocumentType("Phiếu báo", ("PB",), "22/PB-UBND", year=False),
    DocumentType("Phiếu trình", ("PTr",), "23/PTr-VP", year=False),
    DocumentType("Kế hoạch liên tịch", ("KHLT",), "08/KHLT-SNV-HLHPN", year=False),
    DocumentType("Kế hoạch phối hợp", ("KHPH",), "09/KHPH-SNV-HLHPN", year=False),
    DocumentType("Chương trình phối hợp", ("CTPH", "CTrPH"), "10/CTPH-SNV-HLHPN", year=False),
    DocumentType("Chương trình hành động", ("CTr", "CTHĐ"), "22-CTr/TU", year=False),
    DocumentType("Quy chế phối hợp", ("QCPH", "QC"), "11/QCPH-SNV-CAT", year=False),
    DocumentType("Thông báo kết luận", ("TB", "TBKL"), "196-TB/TW", year=False),
    DocumentType("Điều lệ", (), "05/ĐL-HPN"),
    DocumentType("Thư công", (), "02/TC-UBND", year=False),
    DocumentType("Văn bản", (), "1588/UBND-VX"),
)
"""In the order in which a symbol is read when no type is written: the first that carries it."""

NAMED: Final = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"})
"""Types that may be cited by their name alone."""

COURT_SYMBOLS: Final = (
    "HS",
    "DS",
    "HNGĐ",
    "HC",
    "KDTM",
    "LĐ",
    "KTMT",
    "QĐST",
    "QĐPT",
    "TLST",
    "HSST",
    "HSPT",
    "DSST",
    "DSPT",
)
"""First parts of the numbers of judgments and rulings ("12/2020/HS-ST"), which are never citations of documents."""

_PLAIN: Final = str.maketrans("ĐÐđð", "DDdd")
BY_NAME: Final = {type_.name.lower(): type_ for type_ in TYPES}
BY_SHORT: Final = {short: type_ for type_ in TYPES for short in type_.short}
BY_SYMBOL: Final[dict[str, DocumentType]] = {}
for _type in TYPES:
    for _symbol in _type.symbols:
        BY_SYMBOL.setdefault(_symbol.translate(_PLAIN).casefold(), _type)


def type_of_symbol(symbol: str) -> DocumentType | None:
    """Give the type that the first part of a symbol stands for ("QĐ", "qd", "QH11"); None for an office's own."""
    return BY_SYMBOL.get(symbol.rstrip("0123456789").translate(_PLAIN).casefold())


SPELLINGS: Final = {
    "giấy uỷ quyền": "Giấy ủy quyền",
    "bản thoả thuận": "Bản thỏa thuận",
    "thông tư liên ngành": "Thông tư liên tịch",
    "qui định": "Quy định",
    "qui chế": "Quy chế",
    "kết luận thanh tra": "Kết luận",
    "nghị quyết chuyên đề": "Nghị quyết",
}
"""Other ways to write the name of a type, and the name."""


def _by_last_word() -> dict[str, tuple[str, ...]]:
    """Give the names by their last word, the longest first: the text before a number is read backwards."""
    found: dict[str, list[str]] = {}
    for name in {**BY_NAME, **SPELLINGS}:
        found.setdefault(name.rpartition(" ")[2], []).append(name)
    return {word: tuple(sorted(names, key=len, reverse=True)) for word, names in found.items()}


BY_LAST_WORD: Final = _by_last_word()
