"""Where ``checker import`` writes a document: a name of its own, and never over another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker import files
from checker.errors import CheckerError
from checker.fold import fold, similarity
from checker.message import Message, say
from checker.number import parse_number
from checker.office.identity import slug
from checker.parse import parse
from checker.pattern import Pattern
from checker.source import decode, from_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import SimpleNamespace

    from checker.commands.repository import Repository
    from checker.document import Document

_MENDED = 0.7
"""How alike two subjects are when one is the other mended, from 0 to 1."""

_ID = Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Tell whether a text can be a unit's id or a file's name."""
    return _ID.fullmatch(text) is not None


def import_target(
    text: str, place: Repository, options: SimpleNamespace, shown: str, taken: Mapping[Path, str]
) -> Path:
    """Give where a document belongs: plans/<unit>/<year>/<kind>.md, with its number where another one has that.

    ``taken`` are the files that this run wrote, with what each was made of. Raises ``CheckerError`` when unit or year
    is not known, when the document is there already (unless ``--force``), or when others have all its names.
    """
    document = parse(from_text("", text))
    folder = _folder(document, place, options, shown)
    named = options.name.removesuffix(".md")
    paths = [folder / f"{name}.md" for name in ([named] if named else _names(document))]
    for path in paths:
        if path in taken:
            continue
        if not _has_words(path) or (options.force and named):
            return path
        if _same(document, parse(decode("", files.read_bytes(path)))):
            if options.force:
                return path
            said = say(
                "văn bản này đã có ở {target}; thêm --force để ghi đè",
                "this document is there already ({target}); add --force to overwrite it",
                target=files.show(path),
            )
            raise CheckerError(said.about(shown))
    raise CheckerError(_refusal(paths[-1], taken).about(shown))


def _refusal(path: Path, taken: Mapping[Path, str]) -> Message:
    if path in taken:
        return say(
            "cùng chỗ ghi với {other} ({target}); nhập riêng với --name",
            "goes to the same place as {other} ({target}); import it alone with --name",
            other=taken[path],
            target=files.show(path),
        )
    return say(
        "ở {target} đã có văn bản khác; đặt tên khác với --name",
        "another document is at {target}; choose another name with --name",
        target=files.show(path),
    )


def _folder(document: Document, place: Repository, options: SimpleNamespace, shown: str) -> Path:
    unit = document.string("don_vi")
    years = document.string("nam") or document.string("giai_doan")[:4] or document.string("ngay_ban_hanh")[:4]
    year = str(options.year or "") or years
    if not unit or not is_id(unit):
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
    return place.folder / place.config.paths[0] / unit / year


def _names(document: Document) -> Sequence[str]:
    """Give the names a document may take, the shortest first."""
    kind = document.kind or "van-ban"
    name = (document.string("ky") if kind == "bao-cao" else kind) or kind
    serial = slug(_serial(document))
    return (name, f"{name}-{serial}") if serial else (name,)


def _serial(document: Document) -> str:
    number = parse_number(document.string("so_ky_hieu"))
    return (number.serial or "") if number else ""


def _has_words(path: Path) -> bool:
    return path.exists() and (not path.is_file() or path.stat().st_size > 0)


def _same(one: Document, other: Document) -> bool:
    """Tell whether two files of one unit and year are one document: by their subjects, and by their numbers if given.

    A subject may have been mended since, where the numbers are the same; a number may be given twice by mistake.
    """
    first, second = parse_number(one.string("so_ky_hieu")), parse_number(other.string("so_ky_hieu"))
    subjects = fold(one.string("trich_yeu")), fold(other.string("trich_yeu"))
    if first and second and first.serial and second.serial:
        return first.key == second.key and similarity(*subjects) >= _MENDED
    return bool(subjects[0]) and subjects[0] == subjects[1]
