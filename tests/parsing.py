"""A plan to read, and reading."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.parse import parse
from checker.source import from_text

if TYPE_CHECKING:
    from checker.document import Document

PLANS = sorted((Path(__file__).parent.parent / "plans").rglob("*.md"))

PLAN = """\
---
loai: "ke-hoach"
so_ky_hieu: "12/KH-THCSMH"
nam: 2026
nguoi_ky:
  quyen_han:
    - "KT. HIỆU TRƯỞNG"
  ho_ten: "Nguyễn Thị Mẫu"
bao_cao:
  - ky: "so-ket"
    han: "2026-06-15"
---
_Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;_

_Thực hiện Kế hoạch số 48/KH-UBND ngày 02/02/2026 của UBND xã Minh Họa;_

Nhà trường xây dựng kế hoạch như sau:

## I. Mục đích, yêu cầu

### 1. Mục đích

Đoạn văn không có nhãn.

a) Điểm a
- gạch một
+ cộng
- gạch hai
b) Điểm b

## II. Nội dung

| Việc | Hạn |
| --- | ---: |
| Họp | 15/6/2026 |

Báo cáo trước ngày 15/6/2026./.

## Nơi nhận

- Như trên;
- UBND xã (để b/c);
- Lưu: VT.

## Phụ lục I

Biểu mẫu.
"""


def read(text: str, path: str = "a.md") -> Document:
    return parse(from_text(path, text))
