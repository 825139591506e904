"""Texts as files of Word and PDF give them, and what import makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.document import Document, Heading
from checker.office.read_text import read_text
from checker.parse import parse
from checker.source import from_text
from checker.units import units_from_data

if TYPE_CHECKING:
    from checker.office.imported import Imported

SAMPLES = Path(__file__).parent.parent.parent / "shared" / "samples"
UNITS = units_from_data(
    {
        "don_vi": [
            {"id": "thcs-minh-hoa", "ten": "Trường THCS Minh Họa", "ky_hieu": ["THCSMH"]},
            {"id": "ubnd-xa-minh-hoa", "ten": "Ủy ban nhân dân xã Minh Họa", "ky_hieu": ["UBND"]},
            {"id": "ubnd-tinh-minh-hoa", "ten": "Ủy ban nhân dân tỉnh Minh Họa", "ky_hieu": ["UBND"]},
        ]
    }
)
BODY = """
Căn cứ Luật Bình đẳng giới;
Căn cứ Công văn số 05/PGDĐT ngày 02/3/2026;

Trường THCS Minh Họa xây dựng kế hoạch như sau:

I. MỤC ĐÍCH

Để mọi người cùng biết.

II. TỔ CHỨC THỰC HIỆN

Các tổ thực hiện./.
"""
CLOSING = """
Nơi nhận:
- UBND xã;
- Lưu: VT.

HIỆU TRƯỞNG

Nguyễn Thị Mẫu
"""

NO_NUMBER = """

Số: /KH-PGDMH

Minh Họa, ngày tháng năm 2024

KẾ HOẠCH
Công tác bình đẳng giới và tiến bộ của phụ nữ năm 2024

Căn cứ Kế hoạch số 31/KH-UBND ngày 08/3/2024 của UBND huyện Minh Họa về bình đẳng giới;

Phòng Giáo dục và Đào tạo xây dựng kế hoạch năm 2024 như sau:

I. Mục đích, yêu cầu

Học sinh nam và nữ có cơ hội học tập ngang nhau; thầy cô biết cách xử lý

tình huống trêu chọc trong lớp.

II. Nội dung

Mỗi trường tổ chức một buổi nói chuyện.

III. Tổ chức thực hiện

Hiệu trưởng chịu trách nhiệm triển khai.

- Cử giáo viên tham gia tập huấn.

- Báo cáo gửi trước ngày 10/11/2024 về Phòng (cô Mẫu - Văn thư).

Đề nghị các trường thực hiện nghiêm túc./.

Nơi nhận:

- Các trường trực thuộc;
- Lưu: VT, Mẫu.

TRƯỞNG PHÒNG

Trần Văn Thí Dụ"""

SKIPS_THREE = """ KẾ HOẠCH
Triển khai công tác bình đẳng giới
Trường THCS Minh Họa năm 2024
␠

       Thực hiện Kế hoạch số 99/KH- BVSTBPN  ngày 12/ 3 /2024 của Phòng GD & ĐT Minh Họa  về bình đẳng giới năm 2022;

       Trường THCS Minh Họa xây dựng  Kế hoạch năm 2024 như sau:

  I. MỤC ĐÍCH, YÊU CẦU
  1. Mục đích
      Nâng cao nhận thức của giáo viên về bình đẳng giới năm 2022.
      Tạo cơ hội để nữ giáo viên học tập.

  2. Yêu cầu
     Gắn với nhiệm vụ năm học.

   II. NỘI DUNG
      1. Tổ chức ba buổi nói chuyện về giới cho toàn thể giáo viên của nhà trường, mỗi buổi một chủ đề.
         Ghi ý kiến của từng tổ.

     2. Lồng ghép nội dung giới vào bài dạy.

Mỗi tổ chọn hai bài để dạy thử .

      3. Chỉ tiêu:

     - Nữ tổ trưởng đạt một nửa
     - Mọi học sinh được học kỹ năng sống.

    IV. TỔ CHỨC THỰC HIỆN
    1. Đối với lãnh đạo nhà trường.
        Phân công người theo dõi (Trrước ngày 15/5/ 2024).

    2. Đối với các tổ

       Thực hiện đầy đủ kế hoạch.

␠

\tNơi nhận:
- Phòng GD&ĐT ( B/C);

- Các tổ ( T/h);
- Lưu VT.
 """.replace("␠", " ")

LETTER = """ V/v hướng dẫn công tác bình đẳng giới␠
trong trường học năm 2024
\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

       Minh Họa, ngày 18 tháng 3 năm 2024


Kính gửi: Các trường Tiểu học, THCS trong huyện
Thực hiện công văn số 77/SGDĐT-TCCB ngày 11 tháng 3 năm 2024 của Sở GD&ĐT; Phòng GD&ĐT hướng dẫn các trường như sau:
1. Tuyên truyền về bình đẳng giới

a. Tổ chức nói chuyện nhằm đạt mucjt iêu “cả trường cùng biết” cho nưx giáo viên.
b. Treo tranh cổ động ở sân trường.

c. Viết bài trên trang của trường.
Giao lưu với trường bạn từ ngày 15/11/2024 đến ngày 15/12/2024.

2. Bảo vệ học sinh
a) Lập hộp thư góp ý ở mỗi khối lớp; những chuyện
 khó nói thì gặp riêng cô tư vấn.

b) Phối hợp với công an xã...
Đề nghị các trường báo cáo (theo đề cương kèm theo) trước ngày 12/5/2024 về Phòng (đ.c Mẫu - SĐT: 0900000000)./.
\tNơi nhận:

- Như kính gửi;
- Lưu: VT,␠
\tKT. TRƯỞNG PHÒNG

PHÓ TRƯỞNG PHÒNG

(Đã ký)
Lê Thị Ví Dụ


(Đề cương báo cáo kèm theo Công văn số 88/PGDĐT ngày 18/3/2024 của Phòng GDĐT)
\tPHÒNG GD&ĐT MINH HỌA

TRƯỜNG …………………………␠␠␠

Số:  …/BC-....␠␠␠␠␠␠␠␠␠␠␠␠␠␠␠␠
\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập- Tự do- Hạnh phúc

     …………., ngày       tháng       năm 2024


BÁO CÁO SƠ KẾT

CÔNG TÁC BÌNH ĐẲNG GIỚI

I. Tình hình chung

Nêu vài nét về trường.

II. Kết quả

1. Tuyên truyền

a) Các buổi đã làm;

b) Số người dự.

III. Kiến nghị

\tNơi nhận:
\tTHỦ TRƯỞNG ĐƠN VỊ
(Ký và ghi rõ họ tên)
""".replace("␠", " ")


def imported(text: str) -> tuple[Imported, Document]:
    result = read_text(text, units=UNITS)
    return result, parse(from_text("a.md", result.markdown))


def head(document: Document) -> dict[str, object]:
    return dict(document.front_matter.data)


def headings(document: Document) -> list[str]:
    return [document.slice(block.at) for block in document.blocks if isinstance(block, Heading)]


def recipients(document: Document) -> list[str]:
    return [document.slice(item.at) for item in document.recipients.items] if document.recipients else []


COLUMNS = {
    "tabs": """UBND XÃ MINH HỌA\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRƯỜNG THCS MINH HỌA\tĐộc lập - Tự do - Hạnh phúc
-------\t---------
Số: 12/KH-THCSMH\tMinh Họa, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Thực hiện bình đẳng giới năm 2026
------
""",
    "spaces": """UBND XÃ MINH HỌA          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRƯỜNG THCS MINH HỌA          Độc lập – Tự do – Hạnh phúc
Số: 12/KH-THCSMH         Minh Họa, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Thực hiện bình đẳng giới năm 2026
""",
    "one space": """UBND XÃ MINH HỌA CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRƯỜNG THCS MINH HỌA Độc lập - Tự do - Hạnh phúc
Số: 12/KH-THCSMH Minh Họa, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Thực hiện bình đẳng giới năm 2026
""",
    "one column after the other": """CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Minh Họa, ngày 05 tháng 3 năm 2026

UBND XÃ MINH HỌA
TRƯỜNG THCS MINH HỌA

Số: 12/KH-THCSMH

KẾ HOẠCH

Thực hiện bình đẳng giới

năm 2026
""",
    "markdown": """**UBND XÃ MINH HỌA**
**TRƯỜNG THCS MINH HỌA**

Số: 12/KH-THCSMH

*Minh Họa, ngày 05 tháng 3 năm 2026*

# KẾ HOẠCH

**Thực hiện bình đẳng giới năm 2026**
""",
}
