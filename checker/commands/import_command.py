"""``checker import``: existing documents (Word, PDF, web page, text) become files of the collection."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from checker import checking, files, writing
from checker.commands.import_report import import_report, verify_report
from checker.commands.import_target import import_target, is_id
from checker.commands.parser import judged_year, today
from checker.commands.repository import Repository, repository
from checker.engine import check_items, finish
from checker.errors import CheckerError
from checker.message import Message
from checker.office.imported import count_words, missing_from_raw, missing_words
from checker.office.read import MAX_BYTES, raw_words, read
from checker.office.read_flow import read_flow
from checker.office.read_text import read_text
from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.report.summary import Summary
from checker.report.text_report import report as text_report
from checker.source import Item, decode
from checker.units import units_from_data

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import SimpleNamespace

    from checker.commands.console import Console
    from checker.commands.parser import Parser
    from checker.office.imported import Imported
    from checker.rule import Finding
    from checker.units import Units

_AS_IMPORTED = "{} (Markdown)"
"""How findings name a document that is only on the screen: its lines are those printed, not those of the source."""

_UNIT_LINE = Pattern(r"^don_vi: .*$", re.MULTILINE)


class _Result(NamedTuple):
    """One file that was read: its document, where it goes (``None`` for the screen), and the words it lost."""

    shown: str
    imported: Imported
    text: str
    target: Path | None
    words: int = 0
    missing: tuple[str, ...] = ()


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument(
        "files",
        "tệp Word (.docx, .doc), PDF, trang web (.html), .txt hoặc .md",
        "Word (.docx, .doc), PDF, web page (.html), .txt or .md files",
        metavar="FILE",
        many=True,
    )
    parser.option("--unit", "mã đơn vị của văn bản", "id of the unit it belongs to", metavar="ID")
    parser.number("--year", "năm, dùng làm tên thư mục", "the year, to name the folder by", metavar="YEAR")
    parser.option("--name", "tên tệp .md sẽ ghi", "name of the .md file to write", metavar="NAME")
    parser.flag("--stdout", "in ra màn hình, không ghi tệp", "print the result, write no file")
    parser.flag("--dry-run", "chỉ cho biết đọc được gì và sẽ ghi vào đâu", "only tell what was read, write nothing")
    parser.flag(
        "--verify",
        "đối chiếu từng từ với tệp gốc; thiếu từ nào thì liệt kê và kết thúc với mã 1",
        "compare every word with the source; list those that are missing and end with code 1",
    )
    parser.flag("--force", "ghi đè văn bản đã có", "overwrite an existing document")
    parser.option("--as-of", "ngày coi là hôm nay", "the day that stands for today", metavar="DATE")


def run(options: SimpleNamespace, console: Console) -> int:
    """Import files one by one; what cannot be imported is told, and the others still are."""
    place = repository()
    units = units_from_data(files.load_units(place.root, place.config))
    _judge(options)
    results: list[_Result] = []
    failed = False
    total = len(options.files)
    for count, name in enumerate(options.files, 1):
        step = f"[{count}/{total}] " if total > 1 and console.terminal else ""
        try:
            result = _import(Path(name), units, place, options, results)
        except CheckerError as error:
            console.tell(error.message)
            failed = True
        else:
            _tell(result, step, options, console)
            results.append(result)
    if results:
        _check(results, place, options, console)
    return 2 if failed else int(any(result.missing for result in results))


def _judge(options: SimpleNamespace) -> None:
    """Refuse a unit, a year or a name that cannot be; a name is for one file."""
    if options.unit and not is_id(options.unit):
        said = Message(
            "mã đơn vị chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối",
            "a unit's id is made of lower-case ASCII letters, digits and hyphens only",
        )
        raise CheckerError(said.about(f"--unit {options.unit}"))
    if options.year is not None:
        judged_year(options.year)
    if options.name and not is_id(options.name.removesuffix(".md")):
        said = Message(
            "tên tệp chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối",
            "a file's name is made of lower-case ASCII letters, digits and hyphens only",
        )
        raise CheckerError(said.about(f"--name {options.name}"))
    if options.name and len(options.files) > 1:
        said = Message("chỉ dùng khi nhập một tệp", "is for one file at a time")
        raise CheckerError(said.about("--name"))


def _import(
    path: Path, units: Units, place: Repository, options: SimpleNamespace, before: Sequence[_Result]
) -> _Result:
    shown = files.show(path)
    data = files.read_bytes(path, MAX_BYTES)
    try:
        source = read(shown, data)
        imported = read_text(source, units=units) if isinstance(source, str) else read_flow(source, units=units)
    except CheckerError as error:
        raise CheckerError(error.message.about(shown)) from error
    text = imported.markdown
    if options.unit:
        text = _UNIT_LINE.sub(f'don_vi: "{options.unit}"', text, count=1)
    visible = source if isinstance(source, str) else source.visible
    missing = _missing(data, visible, imported) if options.verify else ()
    taken = {result.target: result.shown for result in before if result.target}
    target = None if options.stdout else import_target(text, place, options, shown, taken)
    if target and not options.dry_run:
        writing.write_new(target, text.encode("utf-8", "surrogatepass"), force=options.force)
    return _Result(shown, imported, text, target, count_words(visible), missing)


def _missing(data: bytes, visible: str, imported: Imported) -> tuple[str, ...]:
    """Give the words that import lost: of what the reader saw, and of the file's raw text, which it had no part in."""
    lost = missing_words(visible, imported)
    return lost or missing_from_raw(raw_words(data), imported)


def _tell(result: _Result, step: str, options: SimpleNamespace, console: Console) -> None:
    """Print the document or where it went, what was read, and whether all of it is there."""
    known = {"don_vi"} if options.unit else set[str]()
    told = import_report(result.imported, console.language, known)
    if options.verify:
        told += f"  {verify_report(result.words, result.missing).in_language(console.language)}\n"
    if result.target is None:
        console.write(result.text)
        console.tell(f"{step}{result.shown}\n{told}".rstrip("\n"))
    else:
        console.write(f"{step}{result.shown} → {files.show(result.target)}\n{told}")


def _check(results: Sequence[_Result], place: Repository, options: SimpleNamespace, console: Console) -> None:
    """Say what the check finds in the new documents, as ``checker check`` would."""
    as_of = today(options.as_of)
    run = checking.start(place.root, place.config, place.config.policy([], []), as_of)
    written = [result.target for result in results if result.target]
    if options.dry_run or options.stdout:
        findings = _findings(run, place, results)
    else:
        entries = files.find_entries(place.root, place.config, written)
        problems: list[Message] = []
        checked = checking.check_entries(run, run.setting, entries, problems)
        others = files.others(place.root, place.config, entries)
        findings, _ = checking.check_collection(run, checked, (entries, others))
        for problem in problems:
            console.tell(problem)
    summary = Summary(len(results), as_of, console.language, console.colours, console.width)
    text = text_report(findings, summary)
    if options.stdout:
        console.tell(text.rstrip("\n"))
    else:
        console.write(f"\n{text}")


def _findings(run: checking.Run, place: Repository, results: Sequence[_Result]) -> Sequence[Finding]:
    """Check documents that are not on the disk, each by itself."""
    items = [_item(result, place) for result in results]
    sources = {item.path: decode(item.path, item.data, id=item.id) for item in items}
    checked = check_items(run.setting, items)
    found = [finding for one in checked for finding in one.findings]
    return finish([one.facts for one in checked], found, run.policy, sources.__getitem__)


def _item(result: _Result, place: Repository) -> Item:
    path = files.show(result.target) if result.target else _AS_IMPORTED.format(result.shown)
    name = files.document_id(place.root, place.config, result.target) if result.target else ""
    return Item(path, name, result.text.encode("utf-8", "surrogatepass"))
