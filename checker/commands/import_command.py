"""``checker import``: existing documents, plain text or Markdown, become files of the collection."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import TYPE_CHECKING

from checker import files
from checker.commands.repository import Repository, repository
from checker.errors import CheckerError
from checker.message import Message, say
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

_SAVE_AS_TEXT = Message(
    "mở bằng Word, chọn Lưu thành “Văn bản thuần (*.txt)”, bảng mã UTF-8",
    "open it in Word and save it as “Plain Text (*.txt)” in UTF-8",
)
_SIGNATURES = (
    (b"PK\x03\x04", "Word (.docx)", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "Word (.doc)", _SAVE_AS_TEXT),
    (b"%PDF", "PDF", Message("chép chữ trong tệp ra một tệp .txt", "copy its text to a .txt file")),
    (b"{\\rtf", "RTF", _SAVE_AS_TEXT),
)
_FAULTS = {
    "too-large": Message("lớn hơn 2 MB; tách thành nhiều văn bản", "larger than 2 MB; split it into several documents"),
    "binary": Message("không phải tệp văn bản", "not a text file"),
    "empty": Message("tệp trống", "the file is empty"),
    "not-utf-8": Message("không phải UTF-8; lưu lại tệp với bảng mã UTF-8", "not UTF-8; save the file as UTF-8"),
}
_UNREADABLE = Message("không đọc được như văn bản", "cannot be read as a document")
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
        said = Message(
            "mã đơn vị chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối",
            "a unit's id is made of lower-case ASCII letters, digits and hyphens only",
        )
        raise CheckerError(said.about(f"--unit {options.unit}"))
    failed = False
    for name in options.files:
        try:
            _import(Path(name), units, place, options, console)
        except CheckerError as error:
            console.tell(error.message)
            failed = True
    return 2 if failed else 0


def _import(path: Path, units: Units, place: Repository, options: argparse.Namespace, console: Console) -> None:
    shown = files.show(path)
    typed = _text(path, shown)
    try:
        imported = read_text(typed, units=units)
    except CheckerError as error:
        raise CheckerError(error.message.about(shown)) from error
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
        console.tell(notice.about(shown))
    told = {"don_vi"} if options.unit else set[str]()
    doubtful = [guess.key for guess in imported.values if not guess.certain and guess.key not in told]
    if doubtful:
        keys = ", ".join(doubtful)
        console.tell(Message(f"{shown}: kiểm tra lại {keys}", f"{shown}: please confirm {keys}"))


def _text(path: Path, shown: str) -> str:
    data = files.read_bytes(path)
    for signature, name, remedy in _SIGNATURES:
        if data.startswith(signature):
            said = say("bản này chưa nhập được {name}", "this version cannot import {name}", name=name)
            raise CheckerError(said.then(remedy).about(shown))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not data.startswith(codecs.BOM_UTF32_LE):
        data = data.decode("utf-16", "replace").encode()  # what Notepad calls “Unicode”
    source = decode(shown, data)
    if source.unreadable:
        raise CheckerError(_FAULTS.get(source.faults[0].code, _UNREADABLE).about(shown))
    return source.text


def _target(text: str, place: Repository, options: argparse.Namespace, shown: str) -> Path:
    """Give where a document belongs: plans/<unit>/<year>/<kind>.md."""
    document = parse(from_text("", text))
    unit = document.string("don_vi")
    years = document.string("nam") or document.string("giai_doan")[:4] or document.string("ngay_ban_hanh")[:4]
    year = str(options.year or "") or years
    if not unit or not _ID.fullmatch(unit):
        said = Message(
            "không biết văn bản của đơn vị nào; thêm --unit với mã trong units.yml",
            "which unit it belongs to is not known; add --unit with an id from units.yml",
        )
        raise CheckerError(said.about(shown))
    if not year.isdigit():
        said = Message(
            "không biết văn bản nói về năm nào; thêm --year", "which year it is about is not known; add --year"
        )
        raise CheckerError(said.about(shown))
    kind = document.kind or "van-ban"
    name = document.string("ky") if kind == "bao-cao" else kind
    return place.root / place.config.paths[0] / unit / year / f"{name or kind}.md"
