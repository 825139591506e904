"""The zip package of a .docx: its parts by name and by relationship, within bounds, never unpacked to a disk."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from checker.errors import CheckerError
from checker.message import Message
from checker.office.docx.xml import parse_part
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.office.docx.xml import Element

_MOST_BYTES: Final = 100_000_000
_MOST_XML: Final = 20_000_000
_MOST_ENTRIES: Final = 2_000
_MOST_DIRECTORY: Final = 2_000_000
_MOST_RATIO: Final = 400
_SMALL: Final = 1_000_000
_ENTRY_HEAD: Final = 30
_CUSTOM: Final = "customxml/item"
_MOST_CUSTOM: Final = 20
_LONGEST_CUSTOM: Final = 500_000
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_SAVE_AS: Final = Message("mở bằng Word rồi lưu lại thành .docx", "open it in Word and save it as .docx")
_DAMAGED: Final = Message("tệp Word bị hỏng hoặc bị cắt cụt", "the Word file is damaged or cut short").then(_SAVE_AS)
_NOT_WORD: Final = Message("không phải tệp Word (.docx)", "is not a Word file (.docx)")
_PASSWORD: Final = Message(
    "tệp có mật khẩu; mở bằng Word, bỏ mật khẩu rồi lưu lại",
    "the file has a password; open it in Word, remove the password and save it again",
)
_OLD_WORD: Final = Message("là tệp Word đời cũ (.doc)", "is a file of an old Word (.doc)").then(_SAVE_AS)
_TOO_LARGE: Final = Message(
    "mở nén ra lớn quá mức cho phép (100 MB, mỗi phần 20 MB); tách thành nhiều tệp",
    "unpacks to more than is allowed (100 MB, 20 MB a part); split it into several files",
)
_TOO_MANY: Final = Message(
    "có hơn 2.000 mục bên trong, không giống tệp Word", "holds more than 2,000 entries, unlike a Word file"
)
_BOMB: Final = Message("bị nén một cách bất thường, có thể là bom nén", "is packed abnormally, as a zip bomb is")
_TWICE: Final = Message("có hai phần trùng tên bên trong", "holds two parts of one name").then(_SAVE_AS)
_NO_DOCUMENT: Final = Message("tệp Word không có phần văn bản", "the Word file has no document in it").then(_SAVE_AS)

_OTHERS: Final = (
    ("ppt/presentation.xml", Message("là tệp trình chiếu (.pptx)", "is a presentation (.pptx)")),
    ("xl/workbook.xml", Message("là bảng tính (.xlsx)", "is a spreadsheet (.xlsx)")),
    ("xl/workbook.bin", Message("là bảng tính (.xlsb)", "is a spreadsheet (.xlsb)")),
    ("content.xml", Message("là tệp OpenDocument (.odt, .ods)", "is an OpenDocument file (.odt, .ods)")),
    ("meta-inf/container.xml", Message("là sách điện tử (.epub)", "is an e-book (.epub)")),
    ("meta-inf/manifest.mf", Message("là chương trình Java (.jar)", "is a Java program (.jar)")),
)


class Relation(NamedTuple):
    """What a part refers to; ``target`` is a part's name, or an address when ``external``."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one .docx. Reading raises ``CheckerError`` where a bound is passed."""

    __slots__ = ("_entries", "_zip", "main")

    def __init__(self, data: bytes) -> None:
        self._zip = _open(data)
        self._entries = _entries(self._zip, len(data))
        self.main = ""
        self.main = self._find_main()

    def has(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return name.lower() in self._entries

    @property
    def has_macros(self) -> bool:
        """Tell whether the file brings a program along."""
        return any(name.endswith("vbaproject.bin") for name in self._entries)

    def xml(self, name: str) -> Element | None:
        """Read a part as XML; ``None`` when there is none."""
        entry = self._entries.get(name.lower())
        return None if entry is None else parse_part(self._read(entry), main=name == self.main)

    def custom(self, namespace: str, name: str) -> str:
        """Give the text of the custom XML part whose element has this name; empty when there is none."""
        mark = namespace.encode()
        items = [entry for found, entry in self._entries.items() if found.startswith(_CUSTOM)]
        for entry in items[:_MOST_CUSTOM]:
            if entry.file_size <= _LONGEST_CUSTOM and mark in (data := self._read(entry)):
                root = parse_part(data)
                if root.tag == f"{{{namespace}}}{name}":
                    return root.text or ""
        return ""

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Give what a part refers to, by id; part names are resolved against the part's own folder."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {
            found.get("Id", ""): _relation(
                found.get("Type", ""), found.get("Target", ""), found.get("TargetMode"), folder
            )
            for found in root.iter(_RELATIONS)
        }

    def _find_main(self) -> str:
        """Give the name of the document's part."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target.lower().startswith(("ppt/", "xl/")):
                break
            if relation.kind == "officeDocument" and self.has(relation.target):
                return relation.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        for name, what in _OTHERS:
            if self.has(name):
                raise CheckerError(Message(f"{what.vi}, không phải tệp Word", f"{what.en}, not a Word file"))
        raise CheckerError(_NO_DOCUMENT if self.has("[content_types].xml") else _NOT_WORD)

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & 1:
            raise CheckerError(_PASSWORD)
        if entry.file_size > _MOST_XML:
            raise CheckerError(_TOO_LARGE)
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise CheckerError(_DAMAGED)
        try:
            with self._zip.open(entry) as stream:
                return stream.read(_MOST_XML)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError) as error:
            raise CheckerError(_DAMAGED) from error


def _relation(kind: str, target: str, mode: str | None, folder: str) -> Relation:
    if mode == "External":
        return Relation(kind.rpartition("/")[2], target, external=True)
    path = unquote(target.replace("\\", "/"))
    joined = path if path.startswith("/") else f"/{folder}/{path}"
    return Relation(kind.rpartition("/")[2], posixpath.normpath(joined).lstrip("/"), external=False)


def _open(data: bytes) -> zipfile.ZipFile:
    """Open the package after a look at the size of its directory."""
    if data.startswith(_OLE):
        raise CheckerError(_PASSWORD if _ENCRYPTED in data else _OLD_WORD)
    if not data.startswith(b"PK"):
        raise CheckerError(_NOT_WORD)
    if len(data) > _MOST_BYTES:
        raise CheckerError(_TOO_LARGE)
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + 22:
        raise CheckerError(_DAMAGED)
    if int.from_bytes(data[end + 12 : end + 16], "little") > _MOST_DIRECTORY:
        raise CheckerError(_TOO_MANY)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
        raise CheckerError(_DAMAGED) from error


def _entries(package: zipfile.ZipFile, size: int) -> dict[str, zipfile.ZipInfo]:
    """Give the entries by their names in small letters, once all bounds hold."""
    listed = package.infolist()
    if len(listed) > _MOST_ENTRIES:
        raise CheckerError(_TOO_MANY)
    if sum(entry.file_size for entry in listed) > _MOST_BYTES:
        raise CheckerError(_TOO_LARGE)
    if any(_bombs(listed, size)):
        raise CheckerError(_BOMB)
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in listed:
        name = entry.filename.replace("\\", "/").lower()
        if name in found and name.endswith((".xml", ".rels")):
            raise CheckerError(_TWICE)
        found[name] = entry
    return found


def _bombs(listed: list[zipfile.ZipInfo], size: int) -> Iterator[bool]:
    """Tell of each entry whether it is packed beyond belief, or shares its bytes with another."""
    placed = sorted(listed, key=lambda entry: entry.header_offset)
    ends = [entry.header_offset for entry in placed[1:]] + [size]
    for entry, end in zip(placed, ends, strict=True):
        yield entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1)
        yield entry.header_offset + _ENTRY_HEAD + entry.compress_size > end
