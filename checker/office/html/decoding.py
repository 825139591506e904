"""The bytes of a web page to text: by its byte order mark, by what it says of itself, by how it reads."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from checker.legacy import decode_tcvn3

_DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD: Final = 4_096
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TCVN: Final = re.compile(r"tcvn", re.IGNORECASE)


def decode_page(data: bytes) -> str:
    """Give the text of a page in NFC; what its encoding does not know becomes U+FFFD.

    What is good UTF-8 is UTF-8 whatever the page says, for pages are saved anew in it and keep their old words.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _nfc(data[len(mark) :].decode(name, "replace"))
    try:
        return _nfc(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_HEAD])
    name = declared[1].decode("ascii", "replace") if declared else "utf-8"
    if _TCVN.search(name):
        return _nfc(decode_tcvn3(data.decode("latin-1")))
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        codec = "utf-8"
    if codec in {"iso8859-1", "ascii"}:
        codec = "cp1252"  # as browsers do
    return _nfc(data.decode(codec, "replace"))


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
