"""An official page as a PDF file: typst draws it from one template, with the fonts that come with the package.

The template is code and the document is data: it goes in as JSON and can never become code. The same page gives the
same bytes on every machine.
"""

from __future__ import annotations

import datetime
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.office.pdf_writer.page_data import layout_inputs, page_inputs

if TYPE_CHECKING:
    from typst import Compiler

    from checker.office.page import OfficialPage

_TEMPLATE = Path(__file__).parent / "template.typ"
_FONTS = Path(__file__).parent.parent / "fonts"
_NO_DAY = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


def write_pdf(page: OfficialPage) -> bytes:
    """Draw a page as a tagged PDF file, PDF/UA-1 and PDF/A-2a by typst's own validator (no other was run).

    Its date is the document's, else that of SOURCE_DATE_EPOCH, else a fixed one.
    """
    inputs = {"page": json.dumps(page_inputs(page), ensure_ascii=False), "layout": _layout()}
    written = _compiler().compile(
        format="pdf", sys_inputs=inputs, pdf_standards=["ua-1", "a-2a"], timestamp=_timestamp(page)
    )
    if not isinstance(written, bytes):
        raise TypeError(type(written))
    return written


@lru_cache(maxsize=1)
def _compiler() -> Compiler:
    """Make the one compiler of this process: fonts and template are read once."""
    from typst import Compiler

    return Compiler(str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=[str(_FONTS)], ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _layout() -> str:
    return json.dumps(layout_inputs(), ensure_ascii=False)


def _timestamp(page: OfficialPage) -> datetime.datetime:
    if page.issued:
        return datetime.datetime.combine(page.issued, datetime.time(), datetime.UTC)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 11:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return _NO_DAY
