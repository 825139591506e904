"""Real structure with bytes changed: a PDF or web page broken anywhere is read or refused, never a bug of ours."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from checker import files
from checker.config import Config
from checker.errors import CheckerError
from checker.kinds import kind_from_schema
from checker.office.page import official_page
from checker.office.pdf_writer import write_pdf
from checker.office.read import read
from checker.parse import parse

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "plans/thcs-minh-hoa/2026/ke-hoach.md"
PAGE = (
    "<html><head><meta charset=utf-8></head><body><nav><a href=/>Trang chủ</a></nav><main><p>KẾ HOẠCH</p>"
    "<table><tr><td rowspan=2>Số: 12/KH-THCSMH</td><td>Minh Họa, ngày 05 tháng 3 năm 2026</td></tr><tr><td>b</td></tr>"
    "</table><ol type=a><li>Một<ul><li>Hai</li></ul></li></ol><p>Hết &amp; ./.</p></main></body></html>"
).encode()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    kinds = {name: kind_from_schema(schema) for name, schema in files.load_schemas(ROOT).items()}
    return write_pdf(official_page(parse(files.read_source(ROOT, Config(), PLAN)), kinds))


def mutated(data: bytes, seed: int) -> bytes:
    """Change, drop, double or cut a few stretches."""
    rng = random.Random(seed)  # noqa: S311 - the same changes every time
    made = bytearray(data)
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(made))
        size = rng.randrange(1, 40)
        match rng.randrange(4):
            case 0:
                made[at : at + size] = rng.randbytes(size)
            case 1:
                del made[at : at + size]
            case 2:
                made[at:at] = made[at : at + size] * rng.randrange(1, 30)
            case _:
                del made[max(10, at) :]
        made = made or bytearray(b"%")
    return bytes(made)


def survives(name: str, data: bytes) -> None:
    refusal = ""
    try:
        read(name, data)
    except CheckerError as error:
        refusal = error.message.vi
    assert "\n" not in refusal


@pytest.mark.parametrize("seed", range(400))
def test_a_broken_web_page_is_read_or_refused(seed: int) -> None:
    survives("x.html", mutated(PAGE, seed))


@pytest.mark.parametrize("seed", range(30))
def test_a_broken_pdf_is_read_or_refused(seed: int, pdf: bytes) -> None:
    survives("x.pdf", mutated(pdf, seed))
