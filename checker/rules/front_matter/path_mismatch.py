"""``path-mismatch``: the document lies in the folder of another unit or year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts import about_years
from checker.message import say
from checker.rule import Bad, Good, Problem, Severity, rule
from checker.rules.front_matter._asked import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.corpus import DocumentContext
    from checker.document import Document

_PLAN = '---\nloai: "ke-hoach"\ndon_vi: {}\ntrich_yeu: "Bình đẳng giới năm 2026"\nnam: {}\n---\n'
_HERE = "thcs-minh-hoa/2026/ke-hoach.md"


@rule(
    Severity.ERROR,
    english="the document lies in the folder of another unit or year",
    basis=None,
    examples=(
        Good(_PLAN.format('"thcs-minh-hoa"', 2026), path=_HERE),
        Good(_PLAN.format('"thcs-minh-hoa"', 2025)),
        Good(_PLAN.format('"thcs-minh-hoa"', 2025), path=_HERE),
        Good('---\ndon_vi: "thcs-minh-hoa"\ngiai_doan: "2026-2030"\n---\n', path=_HERE),
        Bad(
            _PLAN.format('⟦"thcs-ngoc-minh"⟧', 2026),
            path=_HERE,
            messages=("văn bản của đơn vị “thcs-ngoc-minh” nằm trong thư mục “thcs-minh-hoa”",),
        ),
        Bad(
            _PLAN.format('"thcs-minh-hoa"', "⟦2026⟧"),
            path="thcs-minh-hoa/2025/ke-hoach.md",
            messages=("văn bản của năm 2026 nằm trong thư mục “2025”",),
        ),
        Bad(
            _PLAN.format('⟦"thcs-minh-hoa"⟧', 2026),
            path="thcs-minh-hoa/ke-hoach.md",
            messages=("văn bản không nằm trong thư mục dạng đơn vị/năm",),
        ),
    ),
)
def path_mismatch(document: Document, context: DocumentContext) -> Iterator[Problem]:
    """Văn bản nằm sai thư mục: thư mục nói một đơn vị hay một năm, phần khai báo nói khác.

    Đường dẫn là mã của văn bản; văn bản khác dẫn lại theo mã này.
    Cách sửa: chuyển tệp về `<đơn vị>/<năm>/<tên>.md`, hoặc sửa `don_vi`, `nam`.
    """
    if not document.id or not document.front_matter.read:
        return
    unit = document.string("don_vi")
    folders = document.id.split("/")[:-1]
    if len(folders) != 2:
        yield Problem(
            document.at("don_vi"),
            say("văn bản không nằm trong thư mục dạng đơn vị/năm", "the document does not lie in a folder unit/year"),
            hint=say("chuyển tệp vào thư mục đơn vị, rồi thư mục năm", "move the file to unit/year/"),
        )
        return
    if unit and unit != folders[0] and (not context.units.by_id or context.units.get(unit)):
        yield Problem(
            document.at("don_vi"),
            say(
                "văn bản của đơn vị “{unit}” nằm trong thư mục “{folder}”",
                "a document of “{unit}” lies in the folder “{folder}”",
                unit=quoted(unit),
                folder=quoted(folders[0]),
            ),
            hint=say("chuyển tệp sang thư mục của đơn vị, hoặc sửa “don_vi”", "move the file, or mend “don_vi”"),
        )
    years = about_years(document)
    if years and not _fits(years, folders[1]) and not _year_is_wrong(document, years[0], folders[1]):
        yield Problem(
            document.at("nam" if "nam" in document.front_matter.data else "giai_doan"),
            say(
                "văn bản của năm {year} nằm trong thư mục “{folder}”",
                "a document about {year} lies in the folder “{folder}”",
                year=years[0] if years[0] == years[1] else f"{years[0]}-{years[1]}",
                folder=quoted(folders[1]),
            ),
            hint=say("chuyển tệp sang thư mục của năm đó, hoặc sửa “nam”", "move the file, or mend “nam”"),
        )


def _fits(years: tuple[int, int], folder: str) -> bool:
    """Tell whether a folder is one of the years, or names the whole period."""
    return folder == f"{years[0]}-{years[1]}" or str(years[0]) <= folder <= str(years[1])


def _year_is_wrong(document: Document, year: int, folder: str) -> bool:
    """Tell whether the subject sides with the folder; ``year-mismatch`` says so then."""
    subject = document.string("trich_yeu")
    return f"năm {folder}" in subject and f"năm {year}" not in subject
