"""Issuers after a citation: where the name of a body ends in running text.

A name is read word by word: a capital begins a word of it, known words in small letters continue it, and it ends before
a verb, a preposition or the title. The vocabulary below is a table; each list is words parted by semicolons.
"""

from __future__ import annotations

from checker.parse.citations.view import on_one_line
from checker.pattern import Pattern


def _any(words: str) -> str:
    return "|".join(words.split("; "))


_UP = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_GAP = r"(?:[ \t\xa0]{1,3}(?:\n[ \t]{0,40})?|\n[ \t]{0,40})"
_NOT_NAMES = (
    "Về; VỀ; V/v; Quy; QUY; Qui; Hướng; HƯỚNG; Phê; PHÊ; Sửa; SỬA; Bổ; Triển; TRIỂN; Thực; THỰC; Căn; CĂN; "
    "Xét; XÉT; Theo; THEO; Thông tư; Nghị (?:định|quyết); Quyết; QUYẾT; Chỉ thị; Công văn; Tờ trình; Luật; Bộ "
    r"luật; Pháp lệnh; Hiến; Điều \d; Khoản; Để; Tại; Trên; Khi; Ngày; Kết luận; Thông báo; Tăng cường; Giao; "
    "Công bố; Ban hành; BAN HÀNH; Kế hoạch số; Báo cáo; Hướng dẫn; Chương trình số; Đề án; Đồng thời; Trong; "
    r"Từ; Nhằm; Do; Được; Đã; Và; Các; Những; Một; Số \d; Kèm; Mẫu số; Phụ lục; Nội dung; Tiếp tục; Thi hành; "
    "Cho"
)
"""Words with a capital that begin a title or another clause, not a part of a name."""
_VERBS = (
    "về; nhằm; để; trong; tại; đã; được; cho; thì; là; có; do; theo; từ; với; khi; đến; năm; ngày; số; này; "
    "nêu; như; gồm; ký; gửi; mà; và; của; các; trên; sẽ; hoặc; nên; vẫn; cũng; chưa; không; phải; nếu; ra; "
    "đó; thuộc; bằng; vào; giữa; qua; hiện; nay; rằng; xin; mới; vừa; trước; sau; đang; bao; quy định; qui "
    "định; hướng dẫn; ban hành; phê duyệt; sửa đổi; bổ sung; kể từ; công bố; tổ chức; triển khai; thực hiện; "
    "tăng cường; tiếp tục; chỉ đạo; yêu cầu; đề nghị; thống nhất; kết luận; phân công; phân cấp; giải quyết; "
    "điều chỉnh; xử lý; thành lập; thu hồi; bãi bỏ; thay thế; trả lời; chi tiết; đối với; liên quan; ủy "
    "quyền; uỷ quyền; giao(?! thông); phê chuẩn; quyết định; hết hiệu; chấp thuận; cấp phép; công nhận; kiện "
    "toàn; đẩy mạnh; xây dựng; báo cáo; trình; hỗ trợ; nâng cao; phát động; khẳng định; thông qua; thông báo; "
    "lấy ý; góp ý; tham mưu; nghiêm cấm; áp dụng; thi hành; dừng; đồng ý; cụ thể; xác định; đưa; nhất trí; "
    "biểu dương; tặng; chủ trì; phối hợp; thông tư; nghị quyết"
)
"""Words in small letters that end a name."""
_KNOWN_WORDS = (
    "Chính phủ; Quốc hội; Trung ương; Giáo dục; Đào tạo; Nội vụ; Tài chính; Tư pháp; Y tế; Lao động; Xã hội; "
    "Văn hóa; Văn hoá; Thể thao; Du lịch; Phụ nữ; Nhân dân; Nhà nước; Dân tộc; Tôn giáo; Công an; Quốc phòng; "
    "Khoa học; Công nghệ; Xây dựng; Nông nghiệp; Môi trường; Kế hoạch; Đầu tư; Thương binh; Thông tin; Truyền "
    "thông; Giao thông; Kiểm sát; Thanh niên; Mặt trận; Tổ quốc; Liên hiệp; Chấp hành; Thường vụ; Thường "
    "trực; Ngoại giao; Bảo hiểm; Ngân hàng; Bí thư; Chính trị; Chỉ đạo; Tổ chức; Tuyên giáo; Dân vận; Kiểm "
    "tra; Thanh tra; Kiểm toán; Bảo vệ thực vật; Ngoại giao; Giám đốc; Bộ trưởng; Hiệu trưởng; Thống đốc; Chủ "
    "tịch; Chủ nhiệm; Viện trưởng; Chánh án; Tòa án; Toà án; Quản lý; Khu công nghiệp; Khu kinh tế; Tuyển sinh"
)
"""Words of two syllables of which the first alone has a capital."""
_LONG_WORDS = (
    "Ban bí thư; Bộ chính trị; Bộ nội vụ; Ủy ban nhân dân; Uỷ ban nhân dân; Hội đồng nhân dân; "
    "Cựu chiến binh; Chữ thập đỏ; Tiếp công dân; Thi hành án dân sự; Quản lý nhà nước; Chỉ huy quân sự; Tổng "
    "Liên đoàn; Tổng Công ty; Bảo vệ thực vật; Trồng trọt; Bưu chính, Viễn thông; Cộng "
    "h(?:òa|oà) xã hội chủ nghĩa Việt Nam"
)
"""Longer ones."""
_SMALL_WORDS = (
    r"khu công nghiệp; khu kinh tế; khu chế xuất; dự án; lần thứ \w+; "
    "phòng,? chống (?:bạo lực gia đình|tham nhũng(?:, lãng phí, tiêu cực)?|thiên tai(?: và tìm kiếm cứu "
    "nạn)?|dịch(?: bệnh)?(?: [Cc][Oo][Vv][Ii][Dd]-19)?|tội phạm|ma t[úu][ýy]|mại dâm|HIV/AIDS|AIDS); "
    "tuyển sinh; nhân dân; dân tộc; dân sự; dân quân; dân số; thành phố; thị xã; thị trấn; "
    "đặc khu; trung ương; quốc gia; quốc hội; quốc tế; nhà nước; kho[áa] [IVXL0-9]+; khóa [IVXL0-9]+; "
    "nhiệm kỳ(?: [IVXL0-9–-]+)?; tối cao; liên hiệp; tiểu học; mầm non; mẫu giáo; trung học; cơ sở; phổ "
    "thông; nội trú; bán trú; cao đẳng; đại học; chuyên nghiệp; cựu chiến binh; nông dân; thanh niên; thiếu "
    "niên; thiếu nhi; y tế; lao động; thương binh; xã hội; bảo hiểm; kiểm sát; kiểm toán; kiểm lâm; tòa án; "
    "toà án; công an; quân sự; công đoàn; bảo trợ; giáo dục; đào tạo; nội vụ; tư pháp; tài chính; kế hoạch "
    "và; đầu tư; kinh tế; văn hóa; văn hoá; thể thao; du lịch; thông tin; truyền thông; xây dựng; tôn giáo; "
    "môi trường; nông nghiệp; nông thôn; an sinh; trẻ em; người cao tuổi; người khuyết tật; khuyến học; phụ "
    "nữ; vì sự tiến bộ của phụ nữ; vì sự tiến bộ phụ nữ; tiến bộ; bình đẳng giới; kỹ thuật; khoa học; công "
    "nghệ; chữ thập đỏ; bệnh viện; chính quyền; chính trị; chính phủ; thi đua; khen thưởng; cải cách hành "
    "chính; hành chính; tổ chức cán bộ; mặt trận; tổ quốc; thủ tướng; chủ tịch; bộ trưởng; giám đốc; hiệu "
    "trưởng; hội đồng; văn phòng; tổng cục; biên phòng; hải quan; thống kê; kho bạc; ngân hàng; bưu chính; "
    "giao thông; vận tải; công thương; công nghiệp; thương mại; đất đai; phát triển; quản lý nhà nước; tỉnh "
    "ủy; tỉnh uỷ; thành ủy; thành uỷ; huyện ủy; huyện uỷ; quận ủy; đảng ủy; đảng uỷ; thường vụ; cấp tỉnh; cấp "
    "huyện; cấp xã; ủy ban; uỷ ban; trường; tỉnh; huyện; quận; phường; xã; bộ; sở; phòng; ban(?! hành| bố); hội; "
    "đoàn; nước; ngành"
)
"""Words in small letters that continue a name."""

_NOT_NAME = rf"(?!(?:{_any(_NOT_NAMES)})(?!\w))"
_KNOWN = rf"(?:{_any(_KNOWN_WORDS)})(?!\w)"
_LONG = rf"(?:{_any(_LONG_WORDS)})(?!\w)"
_SMALL = rf"(?:{_any(_SMALL_WORDS)})(?!\w)"
_SYLLABLE = rf"[{_UP}][^\W\d_{_UP}]*(?!\w)"
_LOW = rf"(?!(?:{_any(_VERBS)})(?!\w))[^\W\d_{_UP}]+(?!\w)"
_PLACE = (
    "(?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Pp]hường|[Xx]ã|[Đđ]ặc khu|TP[.]?|TX[.]?"
    "|(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) [ủu][yỷ])"
    rf"{_GAP}{_NOT_NAME}{_SYLLABLE}(?:{_GAP}{_NOT_NAME}{_SYLLABLE}){{0,4}}"
)
_RUN = rf"{_SYLLABLE}(?:{_GAP}(?!{_KNOWN}){_NOT_NAME}{_SYLLABLE}){{1,6}}"
_WORD = (
    rf"(?:{_LONG}|{_KNOWN}|[Cc][Oo][Vv][Ii][Dd]-19|[{_UP}]{{2,}}[\w&]*|{_RUN}"
    rf"|[{_UP}][\w&’']*(?:{_GAP}(?!{_SMALL}){_LOW})?)"
)
_HEADED = rf"(?:Bộ|Sở|Phòng|Ban|Vụ|Cục|Viện|Hội|Đoàn|Trường|Trung tâm|SỞ|BỘ|PHÒNG|BAN){_GAP}{_WORD}"
_AFTER_BAN = (
    "(?:(?<=[Bb]an )|(?<=BAN ))"
    r"(?:chỉ đạo|chấp hành|thường vụ|thường trực|bí thư|điều hành|quản lý|tổ chức|đại diện)(?!\w)"
)
_BODY = (
    "(?:Hội đồng|Liên đoàn|Trung tâm|Hiệp hội|Liên hiệp|Câu lạc bộ|Viện|Công ty|Tổng công ty|Hội|Quỹ|Văn phòng"
    "|Chi cục|Cục|Ban(?:[ ][Cc]hỉ đạo)?|Tổ công tác)"
    rf"(?:{_GAP}{_LOW}){{1,4}}(?={_GAP}(?:[{_UP}]\w|tỉnh|huyện|thành phố|xã|phường))"
)
_NUMERAL = r"(?:(?<=[Kk]hu )|(?<=kho[áa] )|(?<=Đoàn )|(?<=đạo ))[0-9]{1,3}(?![/\w])"
_PART = rf"(?:{_PLACE}|{_HEADED}|{_BODY}|{_NOT_NAME}{_WORD}|{_AFTER_BAN}|{_SMALL}|{_NUMERAL})"
_AND = rf"(?:{_GAP}(?:và|của|các|&|thuộc|cùng các){_GAP}|{_GAP}[-–]{_GAP}|{_GAP}|-(?=[{_UP}]))"
_TERM = rf"[{_UP}]\w*(?:{_GAP}[^\W\d_{_UP}]+){{0,3}}"
_COMMA = (
    "(?:(?:(?<=hóa)|(?<=hoá)|(?<=động)|(?<=thuật)|(?<=dục)|(?<=niên)|(?<=học))"
    rf",{_GAP}(?=(?:{_TERM},{_GAP}){{0,3}}{_TERM}{_GAP}và{_GAP}[{_UP}])"
    rf"|(?<=[Bb]ộ trưởng),{_GAP}(?=Chủ{_GAP}nhiệm)|(?<=[A-ZĐ]{{3}}),{_GAP}(?=(?!UBND|HĐND|UBMTTQ)[A-ZĐ]{{3,12}}(?!\w)))"
)
# What a name begins with may also go on it: said once, for these are by far the longest expressions.
_FIRST = rf"\A(?:[Ll]iên{_GAP})?"
_SECRETARIAT = "(?<=Bộ Chính trị), (?=Ban Bí thư)"
_ISSUER = Pattern(rf"(?:(?:{_FIRST}|(?!\A)(?:{_AND}|{_COMMA}|{_SECRETARIAT})){_PART}){{1,17}}")
_BODIES = "Bộ|Liên|Ban|Ủy ban|Uỷ ban|Viện|Tòa|Toà|Ngân|Thanh tra|Trung ương|Đoàn|Hội|Tổng|Kiểm|Sở|Công an"
_NEXT = rf",{_GAP}(?=(?:{_BODIES})(?!\w))"
_ISSUERS = Pattern(rf"(?:(?:{_FIRST}|(?!\A)(?:{_AND}|{_COMMA}|{_NEXT})){_PART}){{1,31}}")
_BLANK_LINE = Pattern(r"\n[ \t]*\n")
_ABBREVIATION = Pattern("[A-ZĐƯ]+")
_SHOUTED = Pattern(
    rf"(?<![{_UP}])[{_UP}]{{2,}}{_GAP}(?!(?:TP|TW|VN|TX|TT|HCM|HN|MTTQ|BCH|BTV|UBND|HĐND)(?!\w))[{_UP}]{{2}}"
)


def issuer_end(view: str, start: int, end: int, *, joint: bool) -> int:
    """Give where the issuer that begins at an offset ends; -1 where none does. A ``joint`` document has several."""
    pattern, longest = (_ISSUERS, 300) if joint else (_ISSUER, 160)
    limit = min(end, start + longest)
    blank = _BLANK_LINE.search(view, start, limit)
    line, origins = on_one_line(view[start : blank.start() if blank else limit])
    match = pattern.match(line)
    if match is None:
        return -1
    last = _shouted(line, match.end())
    return start + (origins[last - 1] + 1 if origins else last)


def _shouted(line: str, last: int) -> int:
    """Give where an issuer's name ends before a heading in capitals that runs into it."""
    if not line[1:2].isupper() and (shout := _SHOUTED.search(line, 0, last)):
        # A heading in capitals runs into the issuer: "của Bộ LĐTBXH KINH PHÍ …".
        first, *_, second = shout.group().split()
        last = shout.start() + (shout.group().rindex(second) if _ABBREVIATION.fullmatch(first) else 0)
        last = len(line[:last].rstrip())
    return last
