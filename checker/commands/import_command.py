"""``checker import``: existing documents, plain text or Markdown, become files of the collection."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import TYPE_CHECKING

from checker import files
from checker.commands.repository import Repository, repository
from checker.errors import CheckerError
from checker.message import Message
from checker.office.read_text import read_text
from checker.parse import parse
from checker.pattern import Pattern
from checker.source import decode, from_text
from checker.units import units_from_data

if TYPE_CHECKING:
    import argparse

    from checker.commands.console import Console
    from checker.commands.parser import Parser
    from checker.office.imported import Imported
    from checker.units import Units

_SIGNATURES = (
    (b"PK\x03\x04", "Word (.docx)", "mở bằng Word, chọn Lưu thành “Văn bản thuần (*.txt)”, bảng mã UTF-8"),
    (b"\xd0\xcf\x11\xe0", "Word (.doc)", "mở bằng Word, chọn Lưu thành “Văn bản thuần (*.txt)”, bảng mã UTF-8"),
    (b"%PDF", "PDF", "chép chữ trong tệp ra một tệp .txt"),
    (b"{\\rtf", "RTF", "mở bằng Word, chọn Lưu thành “Văn bản thuần (*.txt)”, bảng mã UTF-8"),
)
_FAULTS = {
    "too-large": "lớn hơn 2 MB; tách thành nhiều văn bản",
    "binary": "không phải tệp văn bản",
    "empty": "tệp trống",
    "not-utf-8": "không phải UTF-8; lưu lại tệp với bảng mã UTF-8",
}
_UNIT_LINE = Pattern(r"^don_vi: .*$", re.MULTILINE)
_ID = Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument("files", "tệp .txt hoặc .md", ".txt or .md files", metavar="FILE", many=True)
    parser.option("--unit", "mã đơn vị của văn bản", "id of the unit it belongs to", metavar="ID")
    parser.number("--year", "năm, dùng làm tên thư mục", "the year, to name the folder by", metavar="YEAR")
    parser.flag("--stdout", "in ra màn hình, không ghi tệp", "print the result, write no file")
    parser.flag("--dry-run", "chỉ cho biết sẽ ghi vào đâu", "only tell where it would be written")
    parser.flag("--force", "ghi đè văn bản đã có", "overwrite an existing document")


def run(options: argparse.Namespace, console: Console) -> int:
    """Import files one by one; what cannot be imported is told, and the others still are."""
    place = repository()
    units = units_from_data(files.load_units(place.root, place.config))
    if options.unit and not _ID.fullmatch(options.unit):
        raise CheckerError(f"--unit {options.unit}: mã đơn vị chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối")
    failed = False
    for name in options.files:
        try:
            _import(Path(name), units, place, options, console)
        except CheckerError as error:
            console.tell(str(error))
            failed = True
    return 2 if failed else 0


def _import(path: Path, units: Units, place: Repository, options: argparse.Namespace, console: Console) -> None:
    shown = files.show(path)
    try:
        imported = read_text(_text(path, shown), units=units)
    except CheckerError as error:
        said = str(error)
        raise CheckerError(said if said.startswith(shown) else f"{shown}: {said.lstrip(': ')}") from error
    text = imported.markdown
    if options.unit:
        text = _UNIT_LINE.sub(f'don_vi: "{options.unit}"', text, count=1)
    if options.stdout:
        console.write(text)
    else:
        target = _target(text, place, options, shown)
        if not options.dry_run:
            files.write_new(target, text.encode("utf-8", "surrogatepass"), force=options.force)
        console.write(f"{shown} → {files.show(target)}\n")
    _advise(shown, imported, options, console)


def _advise(shown: str, imported: Imported, options: argparse.Namespace, console: Console) -> None:
    """Say what a person should look at."""
    for notice in imported.notices:
        console.tell(Message(f"{shown}: {notice.vi}", f"{shown}: {notice.en}"))
    told = {"don_vi"} if options.unit else set[str]()
    doubtful = [guess.key for guess in imported.values if not guess.certain and guess.key not in told]
    if doubtful:
        keys = ", ".join(doubtful)
        console.tell(Message(f"{shown}: kiểm tra lại {keys}", f"{shown}: please confirm {keys}"))


def _text(path: Path, shown: str) -> str:
    data = files.read_bytes(path)
    for signature, name, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise CheckerError(f"{shown}: bản này chưa nhập được {name}; {remedy}")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not data.startswith(codecs.BOM_UTF32_LE):
        data = data.decode("utf-16", "replace").encode()  # what Notepad calls “Unicode”
    source = decode(shown, data)
    if source.unreadable:
        code = source.faults[0].code
        raise CheckerError(f"{shown}: {_FAULTS.get(code, 'không đọc được như văn bản')}")
    return source.text


def _target(text: str, place: Repository, options: argparse.Namespace, shown: str) -> Path:
    """Give where a document belongs: plans/<unit>/<year>/<kind>.md."""
    document = parse(from_text("", text))
    unit = document.string("don_vi")
    years = document.string("nam") or document.string("giai_doan")[:4] or document.string("ngay_ban_hanh")[:4]
    year = str(options.year or "") or years
    if not unit or not _ID.fullmatch(unit):
        raise CheckerError(f"{shown}: không biết văn bản của đơn vị nào; thêm --unit với mã trong units.yml")
    if not year.isdigit():
        raise CheckerError(f"{shown}: không biết văn bản nói về năm nào; thêm --year")
    kind = document.kind or "van-ban"
    name = document.string("ky") if kind == "bao-cao" else kind
    return place.root / place.config.paths[0] / unit / year / f"{name or kind}.md"
