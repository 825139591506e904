"""Write one generated plan: about 10 KB of UTF-8 unless told otherwise, in the canonical form, without a fault."""

from __future__ import annotations

import datetime
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from bench.phrases import load_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE: Final = 10_000
"""Bytes of a plan, about."""

_LAST_OF_DISTRICTS: Final = 2025
"""Until this year's plans a school answers to the education office of its district, later to its commune."""

_PROVINCE: Final = "Ủy ban nhân dân tỉnh Minh Họa"


class Unit(NamedTuple):
    """A unit that issues plans; a commune has no ``parent``, a school has its commune's id there."""

    id: str
    name: str
    symbol: str
    place: str
    parent: str


def write_plan(unit: Unit, year: int, kind: int, *, seed: int, bytes_about: int = SIZE) -> str:
    """Write a unit's plan of a year: of its five a year, the one counted by ``kind``."""
    plan = _Plan(unit, year, kind, Random(seed))  # noqa: S311 - the same text every time, no secret
    head = plan.head()
    return f"{head}\n" + "\n\n".join(plan.body(bytes_about - len(head.encode()))) + "\n"


class _Plan:
    """One plan in the making."""

    def __init__(self, unit: Unit, year: int, kind: int, chance: Random) -> None:
        self.unit, self.year, self.kind, self.chance = unit, year, kind, chance
        self.phrases = load_phrases()
        self.targets = chance.sample(self.phrases.targets, 3)
        self.actors = chance.sample(self.phrases.actors, chance.randint(5, 7))
        self.half, self.whole = self.date(6, 6), self.date(12, 12)
        self.superior = self.addressee()
        self.subject = f"{self.phrases.subjects[kind]} năm {year}"
        self.order = f"{year % 100 + 11}/KH-UBND"

    def addressee(self) -> str:
        """Name the body that the unit reports to in this year."""
        if not self.unit.parent:
            return _PROVINCE
        if self.year > _LAST_OF_DISTRICTS:
            return f"Ủy ban nhân dân xã {self.unit.place}"
        return f"Phòng Giáo dục và Đào tạo huyện {self.unit.place}"

    def date(self, first: int = 4, last: int = 11) -> datetime.date:
        """Choose a day of the year between two months."""
        return datetime.date(self.year, self.chance.randint(first, last), self.chance.randint(1, 28))

    def day(self) -> str:
        """Choose a day, as running text writes it."""
        return written(self.date())

    def head(self) -> str:
        """Write the front matter."""
        unit, chance, phrases = self.unit, self.chance, self.phrases
        issued = datetime.date(self.year, 2, 20 if unit.parent else 1) + datetime.timedelta(chance.randrange(15))
        name = " ".join(map(chance.choice, (phrases.families, phrases.middles, phrases.given)))
        authority, office = (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH")
        if unit.parent:
            authority, office = ["KT. HIỆU TRƯỞNG"], "PHÓ HIỆU TRƯỞNG"
        to = unit.parent if unit.parent and self.year > _LAST_OF_DISTRICTS else self.superior
        serial = self.kind * 29 + chance.randint(1, 28)
        lines = ["---", 'loai: "ke-hoach"', f'so_ky_hieu: "{serial:02}/KH-{unit.symbol}"']
        lines += [f'co_quan_chu_quan: "{self.superior.replace("Ủy ban nhân dân", "UBND")}"']
        lines += [f'co_quan_ban_hanh: "{unit.name}"', f'don_vi: "{unit.id}"', f'dia_danh: "{unit.place}"']
        lines += [f'ngay_ban_hanh: "{issued}"', f'trich_yeu: "{self.subject}"', f"nam: {self.year}"]
        lines += ['trang_thai: "ban-hanh"', "nguoi_ky:", "  quyen_han:", *(f'    - "{line}"' for line in authority)]
        lines += [f'  chuc_vu: "{office}"', f'  ho_ten: "{name}"', "thuc_hien:", f'  - so_ky_hieu: "{self.order}"']
        lines += [f'    ngay_ban_hanh: "{self.year}-01-15"', f'    co_quan: "{_PROVINCE}"', "bao_cao:"]
        for period, due in (("so-ket", self.half), ("tong-ket", self.whole)):
            lines += [f'  - ky: "{period}"', f'    han: "{due}"', f'    gui: "{to}"']
        lines.append("chi_tieu:")
        for target in self.targets:
            lines += [f'  - ma: "{target.code}"', f'    ten: "{target.name}"']
            lines += [f'    don_vi_tinh: "{target.unit}"', f'    muc_tieu: ">= {target.low}"']
        return "\n".join([*lines, "---", ""])

    def body(self, room: int) -> list[str]:
        """Give the blocks of the body, about as many bytes as there is room for."""
        first, last = [*self.bases(), *self.purpose()], [*self.money(), *self.tasks(), *self.recipients()]
        return [*first, *self.content(room - sum(map(size, first)) - sum(map(size, last))), *last]

    def bases(self) -> Iterator[str]:
        """Give the legal basis and the leading sentence."""
        for law in self.chance.sample(self.phrases.laws, self.chance.randint(2, 5)):
            yield f"_Căn cứ {law};_"
        order = f"Kế hoạch số {self.order} ngày 15 tháng 01 năm {self.year} của {_PROVINCE}"
        yield f"_Thực hiện {order} về công tác bình đẳng giới năm {self.year}._"
        subject = self.subject[0].lower() + self.subject[1:]
        yield f"{self.unit.name} ban hành Kế hoạch {subject} như sau:"

    def purpose(self) -> Iterator[str]:
        """Give the first section."""
        yield "## I. Mục đích, yêu cầu"
        yield "### 1. Mục đích"
        yield points([f"{line}." for line in self.chance.sample(self.phrases.aims, 2)])
        yield "### 2. Yêu cầu"
        yield points([f"{line}." for line in self.chance.sample(self.phrases.demands, 2)])

    def content(self, room: int) -> Iterator[str]:
        """Give the second section: the targets, then themes while there is room."""
        rows = ["| Chỉ tiêu | Đơn vị tính | Mức phấn đấu | Kiểm đếm |", "| --- | --- | --- | --- |"]
        rows += [f"| {target.name} | {target.unit} | từ {target.low} | ngày {self.day()} |" for target in self.targets]
        start = ("## II. Nội dung", "### 1. Chỉ tiêu", "\n".join(rows))
        yield from start
        room -= sum(map(size, start))
        for number, theme in enumerate(self.chance.sample(self.phrases.themes, len(self.phrases.themes)), 2):
            heading = f"### {number}. {theme.title}"
            actions = self.chance.sample(theme.actions, self.chance.randint(3, 5))
            lines = [self.paragraph(action) for action in actions]
            room -= size(heading)
            while lines and size(points(lines)) > room:
                lines.pop()
            if not lines:
                break
            room -= size(points(lines))
            yield heading
            yield points(lines)

    def paragraph(self, action: str) -> str:
        """Give one or two sentences about an action: to whom, how, when, with what result."""
        chance, phrases = self.chance, self.phrases
        text = action
        if " cho " not in action:
            text += f" cho {chance.choice(phrases.audiences)}"
        text += f" {chance.choice(phrases.manners)}"
        if chance.random() < 0.3:
            text += chance.choice((f", xong trước ngày {self.day()}", f", bắt đầu từ ngày {self.day()}"))
        if chance.random() < 0.8:
            result = chance.choice(phrases.results)
            text += f"; {result.format(n=chance.randint(50, 98), m=f'{chance.randint(2, 9):02}')}"
        if chance.random() < 0.4:
            text += f". {chance.choice(phrases.demands)}"
        return f"{text}."

    def money(self) -> Iterator[str]:
        """Give the section on money, with its table."""
        yield "## III. Kinh phí"
        yield f"Nguồn: dự toán chi thường xuyên năm {self.year} và các khoản hỗ trợ hợp pháp khác."
        costs = {name: self.chance.randint(4, 40) * 250 for name in self.chance.sample(self.phrases.costs, 4)}
        costs["Cộng"] = sum(costs.values())
        rows = [f"| {name} | {f'{cost:,}'.replace(',', '.')} |" for name, cost in costs.items()]
        yield "\n".join(["| Nội dung | Số tiền (nghìn đồng) |", "| --- | --- |", *rows])

    def tasks(self) -> Iterator[str]:
        """Give the section on who does what, up to the end mark."""
        yield "## IV. Tổ chức thực hiện"
        lines = [f"{actor.name}: {actor.task}, chuẩn bị xong trước ngày {self.day()}." for actor in self.actors]
        due = f"báo cáo sơ kết trước ngày {written(self.half)}, báo cáo tổng kết trước ngày {written(self.whole)}"
        lines.append(f"Chế độ báo cáo: gửi {self.superior} {due}.")
        yield "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
        yield self.chance.choice(self.phrases.closings)

    def recipients(self) -> Iterator[str]:
        """Give the list at the end."""
        yield "## Nơi nhận"
        names = [f"- {self.superior} (để báo cáo);", *(f"- {actor.name};" for actor in self.actors)]
        yield "\n".join([*names, "- Lưu: VT."])


def points(lines: list[str]) -> str:
    """Label lines a), b), c), d), đ)."""
    return "\n".join(f"{letter}) {line}" for letter, line in zip("abcdđ", lines, strict=False))


def written(date: datetime.date) -> str:
    """Write a date as running text has it."""
    return f"{date.day:02}/{date.month}/{date.year}"


def size(block: str) -> int:
    """Give the bytes of a block and of the blank line after it."""
    return len(block.encode()) + 2
