"""Any file that an office sends: what it is by its first bytes, never by its name, and the reader that fits."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from checker.errors import CheckerError
from checker.message import Message, say
from checker.source import decode

if TYPE_CHECKING:
    from checker.office.flow import Flow

MAX_BYTES: Final = 60_000_000
"""Largest file that is read, in bytes."""

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD: Final = 2_048
_PAGE: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta)\b", re.IGNORECASE)
_FRAGMENT: Final = re.compile(
    rb"\s*<(?:div|p|span|center|font|h[1-6]|table|section|article|ol|ul)\b[^>]*>", re.IGNORECASE
)
_PAGE_MARKS: Final = re.compile(rb"</p>|</div>|<br\b|\sstyle=|\sclass=|\swidth=", re.IGNORECASE)
_MARKDOWN: Final = re.compile(rb"^(?:#{1,6} +\S|\*\*\S)", re.MULTILINE)
_ARCHIVE_OF_PAGES: Final = re.compile(rb"^(?:MIME-Version:|From: <Saved by)", re.MULTILINE)
_OPEN_TEXT: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"
_OTHERS: Final = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"GIF8", "GIF"),
)
_PACKED: Final = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"PK\x05\x06")
_FAULTS: Final = {
    "too-large": Message("lớn hơn 2 MB; tách thành nhiều văn bản", "larger than 2 MB; split it into several documents"),
    "binary": Message(
        "không phải văn bản, Word, PDF hay trang web; hoặc tệp hỏng",
        "neither text, Word, PDF nor a web page, or damaged",
    ),
    "empty": Message("tệp trống", "the file is empty"),
    "line-too-long": Message(
        "có dòng dài quá 100.000 ký tự; ngắt dòng rồi nhập",
        "has a line of more than 100,000 characters; break it first",
    ),
    "too-many-blocks": Message(
        "có hơn 30.000 dòng; tách thành nhiều tệp", "has more than 30,000 lines; split it into several"
    ),
    "not-utf-8": Message("không phải UTF-8; lưu lại tệp với bảng mã UTF-8", "not UTF-8; save the file as UTF-8"),
}
_UNREADABLE: Final = Message("không đọc được như văn bản", "cannot be read as a document")
_TOO_LARGE: Final = Message("tệp lớn hơn 60 MB", "the file is larger than 60 MB")
_LOCKED: Final = Message(
    "tệp Word có mật khẩu; mở bằng mật khẩu, lưu lại không có mật khẩu rồi nhập",
    "the Word file has a password; open it and save it without one, then import",
)
_NOT_WORD: Final = Message(
    "là tệp của Office nhưng không phải Word (có thể là Excel, PowerPoint, Outlook)",
    "an Office file, but not Word's (perhaps Excel's, PowerPoint's or Outlook's)",
)
_FLAT_WORD: Final = Message(
    "là tệp Word dạng XML; mở bằng Word, lưu thành .docx rồi nhập", "Word in XML form; save it as .docx, then import"
)
_UNPACK: Final = Message("là tệp nén; giải nén rồi nhập từng tệp", "an archive; unpack it and import the files in it")


def read(name: str, data: bytes) -> Flow | str:
    """Read the bytes of a file: text comes as it is, all else with its layout.

    ``name`` is only shown. Raises ``CheckerError`` with one sentence for what cannot be read, without a path.
    """
    if len(data) > MAX_BYTES:
        raise CheckerError(_TOO_LARGE)
    _refuse(data)
    for mark, reader in _READERS:
        if data.startswith(mark):
            return reader(data)
    if b"%PDF-" in data[:1024] and b" obj" in data:
        return _pdf(data)
    return _page(data) or _text(name, data)


def raw_words(data: bytes) -> str:
    """Give the text of a Word file by another way than ``read``; empty for files that have no second way."""
    if not data.startswith(_ZIP) or _OPEN_TEXT in data[:200]:
        return ""
    from checker.office.docx.raw_text import raw_text

    return raw_text(data)


def _refuse(data: bytes) -> None:
    """Say what pictures and archives are."""
    for mark, kind in _OTHERS:
        if data.startswith(mark):
            raise CheckerError(_picture(kind))
    if data.startswith(_PACKED):
        raise CheckerError(_UNPACK)


def _zip(data: bytes) -> Flow:
    if _OPEN_TEXT in data[:200]:
        return _through_libreoffice(data, "odt", "OpenDocument (.odt)")
    from checker.office.docx.reader import read_docx

    return read_docx(data)


def _ole(data: bytes) -> Flow:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise CheckerError(_LOCKED)
    if "WordDocument".encode("utf-16-le") not in data:
        raise CheckerError(_NOT_WORD)
    return _through_libreoffice(data, "doc", "Word (.doc)")


def _through_libreoffice(data: bytes, ending: str, shown: str) -> Flow:
    from checker.office.docx.reader import read_docx
    from checker.office.legacy_doc import to_docx

    return read_docx(to_docx(data, ending, shown))


def _rtf(data: bytes) -> Flow:
    return _through_libreoffice(data, "rtf", "RTF")


def _pdf(data: bytes) -> Flow:
    from checker.office.pdf.read_pdf import read_pdf

    return read_pdf(data)


_READERS: Final = ((_ZIP, _zip), (_OLE, _ole), (b"{\\rtf", _rtf), (b"%PDF-", _pdf))


def _picture(kind: str) -> Message:
    return say(
        "là ảnh ({kind}), không có lớp chữ; nhận dạng chữ (OCR tiếng Việt) rồi nhập, hoặc xin tệp Word",
        "a picture ({kind}); recognise its text (Vietnamese OCR) and import that, or ask for the Word file",
        kind=kind,
    )


def _page(data: bytes) -> Flow | None:
    """Read a web page; ``None`` when it is none."""
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode()
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if _ARCHIVE_OF_PAGES.match(head) and b"multipart/" in head:
        data = _from_archive(data)
    elif head.startswith(b"<?xml") and (
        b"wordDocument" in head or b"mso-application" in head or b"pkg:package" in head
    ):
        raise CheckerError(_FLAT_WORD)
    elif not _is_page(head, data):
        return None
    from checker.office.html.read_html import read_html

    return read_html(data)


def _is_page(head: bytes, data: bytes) -> bool:
    """Tell a page, or a part of one, from text and from Markdown that has HTML tables."""
    if head.startswith(b"---"):
        return False
    if _PAGE.search(head):
        return True
    return bool(_FRAGMENT.match(head) and _PAGE_MARKS.search(head) and not _MARKDOWN.search(data))


def _from_archive(data: bytes) -> bytes:
    """Give the first page in a file of a page and its pictures (.mht)."""
    import email
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            found = part.get_payload(decode=True)
            charset = part.get_content_charset("utf-8")
            if isinstance(found, bytes):
                return f'<meta charset="{charset}">'.encode() + found
    raise CheckerError(_UNREADABLE)


def _text(name: str, data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not data.startswith(codecs.BOM_UTF32_LE):
        data = data.decode("utf-16", "replace").encode()  # what Notepad calls “Unicode”
    source = decode(name, data)
    if source.unreadable:
        raise CheckerError(_FAULTS.get(source.faults[0].code, _UNREADABLE))
    return source.text
