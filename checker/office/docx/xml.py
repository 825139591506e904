"""The XML of a part: read without document types, entities and network, and the names it uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol, cast

from checker.errors import CheckerError
from checker.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator


class Element(Protocol):
    """What is used of an element of lxml; comments and instructions are never read, so that every tag is a name."""

    @property
    def tag(self) -> str:
        """The name, its namespace in braces."""
        ...

    @property
    def text(self) -> str | None:
        """The text before the first child."""
        ...

    def get(self, key: str, default: str = ..., /) -> str:
        """Give an attribute."""
        ...

    def find(self, path: str, /) -> Element | None:
        """Give the first element at a path."""
        ...

    def iterfind(self, path: str, /) -> Iterator[Element]:
        """Give the elements at a path."""
        ...

    def iter(self, *tags: str) -> Iterator[Element]:
        """Give all elements of some names, itself included."""
        ...

    def iterchildren(self, *tags: str) -> Iterator[Element]:
        """Give the children of some names."""
        ...

    def __iter__(self) -> Iterator[Element]: ...
    def __reversed__(self) -> Iterator[Element]: ...
    def __len__(self) -> int: ...


W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of Word's elements; the names of the “Strict” kind are rewritten to it."""

WRAPPERS: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
"""Elements that only stand around others: content controls, tags, tracked insertions."""

_VAL: Final = f"{W}val"
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_OFF: Final = frozenset({"0", "false", "off"})
_NUMBER: Final = re.compile(r"-?[0-9]{1,9}")
_POINTS: Final = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)(pt|in|mm|cm)?\Z")
_UNITS: Final = {"pt": 2.0, "in": 144.0, "mm": 144 / 25.4, "cm": 144 / 2.54}
_DECLARATION: Final = re.compile(rb"\s*<\?xml[^>]*\?>")

_BROKEN: Final = Message(
    "tệp Word bị hỏng: nội dung XML sai; mở bằng Word rồi lưu lại",
    "the Word file is damaged: its XML is wrong; open it in Word and save it again",
)
_DOCTYPE: Final = Message(
    "tệp Word có khai báo DOCTYPE, Word không bao giờ ghi; từ chối đọc",
    "the Word file has a DOCTYPE, which Word never writes; refused",
)
TOO_DEEP: Final = Message(
    "tệp Word lồng nhau quá sâu, hoặc có một đoạn quá dài; mở bằng Word rồi lưu lại",
    "the Word file is nested too deep, or has a text too long; open it in Word and save it again",
)
_TOO_MANY: Final = Message(
    "tệp Word quá dài hoặc quá nhiều định dạng; tách thành nhiều tệp",
    "the Word file is too long or has too much formatting; split it into several files",
)
_MOST_ELEMENTS: Final = 300_000
_MOST_BESIDE: Final = 100_000


def parse_part(data: bytes, *, main: bool = False) -> Element:
    """Read the bytes of a part, the ``main`` one or another.

    Raises ``CheckerError`` for XML that is broken, too large, or wants more than to be read.
    """
    from lxml import etree

    data = _checked(data, _MOST_ELEMENTS if main else _MOST_BESIDE)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        deep = "depth" in str(error).lower() or "huge" in str(error).lower()
        raise CheckerError(TOO_DEEP if deep else _BROKEN) from error
    except (LookupError, ValueError) as error:
        raise CheckerError(_BROKEN) from error
    if root.getroottree().docinfo.doctype:
        raise CheckerError(_DOCTYPE)
    return cast("Element", root)


def _checked(data: bytes, most: int) -> bytes:
    """Give a part in UTF-8 and with the usual names, once it is known to be of a size that can be read."""
    if b"\0" in data[:4] or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        data = _from_utf_16(data)
    if b"<!DOCTYPE" in data:
        raise CheckerError(_DOCTYPE)
    if data.count(b"<") - data.count(b"</") > most:
        raise CheckerError(_TOO_MANY)
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, usual in _STRICT:
            data = data.replace(b'="' + strict, b'="' + usual)
    return data


def _from_utf_16(data: bytes) -> bytes:
    try:
        marked = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
        text = data.decode("utf-16" if marked else "utf-16-be" if data[:1] == b"\0" else "utf-16-le")
        return _DECLARATION.sub(b"", text.encode(), count=1)
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        raise CheckerError(_BROKEN) from error


def value(element: Element | None, name: str = "val") -> str:
    """Give an attribute of Word's namespace, empty when it is absent."""
    if element is None:
        return ""
    return element.get(_VAL if name == "val" else f"{W}{name}", "")


def flag(element: Element) -> bool:
    """Tell whether a property that is on or off is on."""
    return element.get(_VAL, "") not in _OFF


def number(text: str, default: int = 0) -> int:
    """Read a whole number of at most nine digits."""
    found = _NUMBER.match(text)
    return int(found.group()) if found else default


def half_points(text: str) -> float | None:
    """Read the size of letters, in half points unless it names its unit."""
    found = _POINTS.match(text)
    return float(found.group(1)) * _UNITS.get(found.group(2) or "", 1.0) if found else None
