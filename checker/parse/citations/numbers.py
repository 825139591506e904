"""Numbers of documents in running text: ``12/2026/QĐ-UBND``, ``21-CT/TW``, ``739/BNV-CTTN&BĐG``, also badly typed.

NUMBER = integer [separator year] separator SYMBOL, with white space or one line break about a separator. Each group of
figures is looked at once; whether a symbol follows is one expression, bounded in every part, so that reading is linear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.parse.citations.types import (
    BY_LAST_WORD,
    BY_NAME,
    BY_SHORT,
    COURT_SYMBOLS,
    SPELLINGS,
    TYPES,
    DocumentType,
    type_of_symbol,
)
from checker.pattern import Pattern
from checker.record import NamedTuple, record

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_GAP = r"[ \t\xa0]{0,3}(?:\n[ \t]{0,40})?"
_LETTER = r"[^\W\d_]"
_UPPER = "A-ZĐÐƯÔƠÂĂÊ\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c-\u041e\u0420-\u0423\u0425"
"""Capitals, with the Cyrillic ones that pass for them: such a number is read as it is typed and judged afterwards."""

_SEGMENT = (
    rf"(?:(?:UBTV)?QH[ \t]?[0-9]{{1,2}}(?!\w)|[{_UPPER}](?:{_LETTER}|&|\.(?=[{_UPPER}]{{2}})){{0,30}}[0-9]{{0,3}})"
)
_WIDE_SEGMENT = rf"(?=[{_UPPER}&]{{2}}){_SEGMENT}"
_SMALL = r"(?:n[đd]|q[đd]|nq|ct|tt|ttlt|kh|bc|tb|hd|cv|ttr|ctr|kl)[-–](?:[a-zđ]{2,12}|[A-ZĐ]{2,12})"
_DASH = "[-–—‑−]"
_JOIN = "[-–—‑−/]"
_WRAP = r"(?:[ \t]{1,2}|[ \t]?\n[ \t]{0,40})"
_ODD = r"[a-zđ]{1,4}[0-9]{0,4}(?![\w])"
_REST = (
    rf"(?:{_JOIN}{_SEGMENT}|{_JOIN}{_ODD}|[ \t]?&[ \t]?{_SEGMENT}|(?<=GD)[ \t]ĐT(?!\w)"
    rf"|{_JOIN}{_WRAP}{_WIDE_SEGMENT}){{0,12}}"
)
_SECOND = rf"(?:[ \t]{{1,2}}{_JOIN}[ \t]{{0,2}}{_WIDE_SEGMENT})?"
_SYMBOL = rf"(?:{_SEGMENT}{_SECOND}{_REST}|{_SMALL})(?:\([A-Z][0-9]{{1,2}}\))?"
_YEAR = rf"([0-9]{{2,5}})(?:{_GAP}[-–—‑−/]{_GAP}|[ ]?(?=(?:N[ĐD]|Q[ĐD]|NQ|TT|TTLT|PL)-|QH[0-9]))"
_DASHED_YEAR = "-(?=(?:19|20)[0-9]{2}/(?:N[ĐD]|Q[ĐD]|NQ|TT|TTLT)-)"
_PARTY_SYMBOLS = "NQ|CT|KL|Q[ĐD]i?|QyĐ|TB|HD|CTr|KH|BC|CV|TT|QC|TTr|ĐA|BB|TL|GM|SL|LCT|L|TTLT|PL|N[ĐD]|QCh"
_PARTY = (
    rf"{_GAP}{_DASH}{_GAP}(?=(?:{_PARTY_SYMBOLS})[ \t]?/)"
    rf"(SL/L-[0-9]{{1,3}}|{_SEGMENT}{_GAP}/{_GAP}{_SEGMENT}{_REST})"
)
# It begins with a class alone, so that the engine leaps from figure to figure; what must not stand before comes after.
_FIGURES = Pattern(
    r"[0-9](?:(?<!\w[0-9])|(?<=số[0-9])|(?<=Số[0-9])|(?<=(?:TT|NĐ|QĐ|NQ|CV|CT|KH|KL)[0-9]))(?<![/=?][0-9])(?<!\w[-–][0-9])(?<![0-9][.:,][0-9])"
    r"(?:[0-9]{0,6}(?:\.[0-9]{1,4})?)([A-Za-zđĐ]?)(?![0-9])"
    rf"(?:(?:{_GAP}/{_GAP}|{_DASHED_YEAR})(?:{_YEAR})?({_SYMBOL})|{_PARTY}|-({_SEGMENT}{_REST}))?"
)
_OTHER_DASHES = Pattern("[/–—‑−]")
_YEARS = Pattern(r"(?:19|20)[0-9]{2}-")
_LETTERS = Pattern(r"[^\W\d_]+\Z")
_LEAD = 48
_LONGEST_PHRASE = 110
_EDGE = Pattern(r"[,;:.()|\n“”\"\[\]](?![\s\S]*[,;:.()|\n“”\"\[\]])")
_SO = ("số", "Số", "SỐ", "sô", "Sô", "só")
_FORMS = frozenset(
    {
        *(
            "mẫu",
            "biểu",
            "bảng",
            "form",
            "mã",
            "qcvn",
            "tcvn",
            "tcxdvn",
            "iso",
            "án",
            "đơn",
            "thửa",
            "lô",
            "nhà",
            "đường",
        ),
        *(
            "đồ",
            "lục",
            "khoản",
            "khai",
            "thẻ",
            "tờ",
            "ngõ",
            "kiệt",
            "hẻm",
            "km",
            "căn",
            "ngày",
            "serial",
            "seri",
            "quyển",
        ),
        *(
            "sổ",
            "trang",
            "iec",
            "astm",
            "tcn",
            "tiết",
            "bậc",
            "máy",
            "xe",
            "ô",
            "phòng",
            "lớp",
            "khối",
            "tổ",
            "hộ",
            "điện",
        ),
    }
)
"""Last words before a number that is a form's, a standard's, a judgment's, a plot's: never a citation."""

_ENDS_OF_NAMES = frozenset({"phòng", "án", "điện"})
_BILLS = ("hoá đơn", "hóa đơn", "bản án", "tài khoản", "điện thoại")
_NAMES = "|".join(sorted((type_.name.lower() for type_ in TYPES), key=len, reverse=True))
_ANY_TYPE = Pattern(rf"(?<!\w)(?:{_NAMES})(?!\w)")
_BETWEEN = Pattern(r"(?:[\s,;]|và|hoặc|cùng|số|ngày|tháng|năm|[0-9]{1,4}|/|-)*")
_LONGEST_LIST_GAP = 60
_SHORT_TAIL = frozenset("thưịnĐQTốLsd:ạăo")
_MAY_SHORTEN = _SHORT_TAIL | {" ", "\n", "\t"}
"""What may stand two places before a short number: the end of a type or of “số”, or a second space."""

_SHORT_TYPES = frozenset(
    {"nghị quyết", "nghị định", "quyết định", "thông tư", "thông tư liên tịch", "chỉ thị", "kết luận", "sắc lệnh"}
)
_SHORT_NAMES = frozenset({"Kế hoạch", "Đề án", "Chương trình", "Công văn", "Hướng dẫn", "Thông báo", "Quy định"})
_WITH_YEAR_ONLY = frozenset({"Luật", "luật", "Pháp lệnh"})
_SHORT_ABBREVIATIONS = frozenset({"NĐ", "NQ", "QĐ", "TT", "CT", "TTLT"})
_SMALL_SHORT = frozenset({"nđ", "qđ", "nq", "tt", "ttlt"})
_YEAR_ONLY = Pattern(r"/((?:19|20)[0-9]{2})(?![0-9/])")
_NOT_SHORT = Pattern(
    r"[0-9a-zđ]|[.,/:-][0-9]|[ \t\xa0\n]{0,3}(?:%|[-–][ \t]?[0-9]|(?:năm(?![ ][12][0-9]{3})|tháng|ngày(?![ ][0-9])|tuần"
    r"|giờ|phút|người|đơn vị|nội dung|nhiệm vụ|chỉ tiêu|mục tiêu|nhóm|lớp|cấp|bước|điểm|lần|xã|huyện|tỉnh|trường"
    r"|đồng|triệu|tỷ|nghìn|văn bản|loại|mẫu|điều|khoản|chương|trang|bản|đối tượng|lĩnh vực|giải pháp|thủ tục|dự án"
    r"|trường hợp|cá nhân|tập thể|thành viên)(?!\w))"
)


_DASHED = frozenset(
    {
        "Nghị định",
        "Quyết định",
        "Chỉ thị",
        "Thông tư",
        "Nghị quyết",
        "Sắc lệnh",
        "Lệnh",
        "Kết luận",
        "Thông báo",
        "Hướng dẫn",
    }
)
"""Types of old and Party papers whose number may have a dash only: Nghị định 63-CP."""


class NumberFound(NamedTuple):
    """A number in the view: ``start`` of its type word, else of "số", else of itself.

    ``at`` is where the number itself begins; ``number`` is as typed without white space. ``type`` is "" when neither a
    word nor the symbol tells it; ``type_end`` is where the word ends, 0 where none is written. ``full`` is false of a
    short form ("Nghị quyết 57").
    """

    start: int
    at: int
    end: int
    type: str
    type_end: int
    number: str
    full: bool


class _Lead(NamedTuple):
    """What stands before a number: the text up to "số", its last word, and how "số" is written."""

    text: str
    word: str
    so: int
    own: bool


def find_numbers(view: str, start: int, end: int) -> Iterator[NumberFound]:
    """Yield the numbers of documents in ``view[start:end]``, in order."""
    previous: NumberFound | None = None
    for match in _FIGURES.finditer(view, start, end):
        if match.lastindex != 1:  # a symbol follows
            found = _full(view, start, match, previous)
            previous = found or previous
        elif match.start() > start + 2 and view[match.start() - 2] in _MAY_SHORTEN:
            found = _short(view, start, match)
        else:
            continue
        if found:
            yield found


def _full(view: str, start: int, match: re.Match[str], previous: NumberFound | None) -> NumberFound | None:
    at, end = match.span()
    parts = _OTHER_DASHES.sub("-", match[3] or match[4] or match[5]).split("-")
    if len(parts) > 1 and parts[0] in COURT_SYMBOLS:
        return None
    lead = _lead(view, start, at)
    number = "".join(match.group().split())
    written = _type_before(lead)
    if written and not (match[5] and (written[0] not in _DASHED or _YEARS.match(match.group()))):
        begin = max(start, at - _LEAD) + written[1]
        return record(NumberFound, (begin, at, end, written[0], begin + written[2], number, True))
    known = type_of_symbol(parts[0].strip())
    if lead.own or (match[5] and not match[4]) or _is_form(lead, known, alone=len(parts) == 1):
        return None
    if lead.so >= 0 and (phrase := _phrase(view, previous.end if previous else start, lead.so, known)):
        return NumberFound(phrase[0], at, end, phrase[1], phrase[0] + len(phrase[1]), number, full=True)
    inherited = _inherits(view, previous, at)
    if not (inherited or _stands_alone(match, parts, known, numbered=lead.so >= 0)):
        return None
    name = previous.type if inherited and previous and _may_be(previous.type, known) else ""
    name = name or _name(known)
    return NumberFound(at if lead.so < 0 else lead.so, at, end, name, 0, number, full=True)


def _lead(view: str, start: int, at: int) -> _Lead:
    """Read backwards from a number: "số" with its colon, then the word before it."""
    text = view[max(start, at - _LEAD) : at].rstrip()
    if not text.isprintable():
        text = text.replace("\n", " ").replace("\t", " ").replace("\xa0", " ")
    so, own = -1, False
    bare = text.rstrip(":. ")
    if bare.endswith(_SO) and not bare[-3:-2].isalpha():
        so = max(start, at - _LEAD) + len(bare) - 2
        capital = bare[-2] == "S"
        colon = ":" in text[len(bare) :]
        text = bare[:-2].rstrip(" (")
        line = view.rfind("\n", start, so)
        first = not view[max(line + 1, start) : so].strip(" \t|>#-")
        own = capital and (colon or first)
    elif text.endswith(":"):
        text = text[:-1].rstrip()
    return record(_Lead, (text, text[text.rfind(" ") + 1 :], so, own))


def _type_before(lead: _Lead) -> tuple[str, int, int] | None:
    """Give the type that ends just before a number, where it begins in the lead's text, and its length as written."""
    match = _LETTERS.search(lead.word)
    word = match.group() if match else ""
    if names := BY_LAST_WORD.get(word.lower()):
        lower = lead.text.lower()
        for name in names:
            if lower.endswith(name) and not lower[-len(name) - 1 : -len(name)].isalpha():
                known = BY_NAME.get(name)
                return known.name if known else SPELLINGS[name], len(lower) - len(name), len(name)
    short = BY_SHORT.get(word.upper() if word in _SMALL_SHORT else word)
    return (short.name, len(lead.text) - len(word), len(word)) if short else None


def _phrase(view: str, start: int, so: int, known: DocumentType | None) -> tuple[int, str] | None:
    """Find the type in a description before "số": "Biên bản họp thẩm định giá số 14/BB-SYT", "Luật Thủy lợi số …".

    Only the type that the symbol stands for counts where there is one.
    """
    first = max(start, so - _LONGEST_PHRASE)
    text = view[first:so].lower()
    edge = _EDGE.search(text)
    best: tuple[int, str] | None = None
    for match in _ANY_TYPE.finditer(text, edge.end() if edge else 0):
        type_ = BY_NAME[match.group()]
        if known is None or not known.symbols or not set(type_.symbols).isdisjoint(known.symbols):
            best = first + match.start(), type_.name
    return best


def _is_form(lead: _Lead, known: DocumentType | None, *, alone: bool) -> bool:
    """Tell whether what stands before says that the number is a form's, a standard's, a judgment's, an address's.

    A law's name or a body's may end with such a word: "Luật Quốc phòng số 22/2018/QH14".
    """
    if known and (known.symbols[0] == "QH" or (not alone and lead.word.lower() in _ENDS_OF_NAMES)):
        return False
    return lead.word.lower() in _FORMS or lead.text.lower().endswith(_BILLS)


def _inherits(view: str, previous: NumberFound | None, at: int) -> bool:
    """Tell whether a number continues a list: "các Công văn số 12/SNV-VP, 15/SNV-VP và 16/SNV-VP"."""
    if previous is None or at - previous.end > _LONGEST_LIST_GAP:
        return False
    return _BETWEEN.fullmatch(view, previous.end, at) is not None


def _stands_alone(match: re.Match[str], parts: Sequence[str], known: DocumentType | None, *, numbered: bool) -> bool:
    """Tell whether a number is one by its own form, with neither type nor list before it."""
    issuer = [part for part in parts if sum(map(str.isupper, part)) >= 2]
    if known is not None:
        return numbered or match[2] is not None or len(parts) > 1
    return len(issuer) > 1


def _may_be(type_: str, known: DocumentType | None) -> bool:
    """Tell whether a symbol may stand in the number of a type."""
    other = BY_NAME.get(type_.lower())
    return known is None or other is None or not known.symbols or not set(other.symbols).isdisjoint(known.symbols)


def _name(known: DocumentType | None) -> str:
    """Give the type that a symbol alone tells; that of the Quốc hội's papers is not told by it."""
    return "" if known is None or known.symbols[0] == "QH" else known.name


def _is_shortened(word: str) -> bool:
    """Tell whether a type as it is written may stand before a number without a symbol."""
    return word in _SHORT_ABBREVIATIONS or word in _SHORT_NAMES or word.lower() in _SHORT_TYPES


def _short(view: str, start: int, match: re.Match[str]) -> NumberFound | None:
    """Read a short form: "Nghị quyết 57", "NĐ 111", "Quyết định số 37", "Nghị định 39/2016"."""
    at, end = match.span()
    if at - start < 3 or view[at - 1] not in " \n\t" or match[1]:
        return None
    before = view[at - 2]
    if (view[max(start, at - _LEAD) : at].rstrip()[-1:] if before in " \n\t" else before) not in _SHORT_TAIL:
        return None
    lead = _lead(view, start, at)
    written = _type_before(lead)
    if not written or lead.own:
        return None
    begin = max(start, at - _LEAD) + written[1]
    word = view[begin : begin + written[2]]
    year = _YEAR_ONLY.match(view, end)
    if not (year and word in _WITH_YEAR_ONLY) and not _is_shortened(word):
        return None
    lone = end - at < 2 or (end - at == 4 and view.startswith(("19", "20"), at))
    end = year.end() if year else end
    if (lone and not year and lead.so < 0) or _NOT_SHORT.match(view, end):
        return None
    return NumberFound(begin, at, end, written[0], begin + written[2], "".join(view[at:end].split()), full=False)
