"""``checker new``: a new document from a template, with what it needs asked for on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker import files, writing
from checker.commands.parser import judged_year, today
from checker.commands.repository import repository
from checker.errors import CheckerError
from checker.fold import nearest
from checker.kinds import kind_from_schema
from checker.message import Message, did_you_mean, say
from checker.new import template
from checker.office.identity import slug
from checker.units import units_from_data

if TYPE_CHECKING:
    import datetime
    from types import SimpleNamespace

    from checker.commands.console import Console
    from checker.commands.parser import Parser
    from checker.kinds import Kind
    from checker.matter import Value
    from checker.units import Unit, Units

_PERIODS = ("so-ket", "tong-ket", "dot-xuat")


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    kinds = ", ".join(files.load_schemas(files.find_root(".")))
    parser.argument("kind", f"loại văn bản: {kinds}", f"kind of document: {kinds}", metavar="KIND")
    parser.option(
        "--unit", "mã đơn vị ban hành, có trong units.yml", "id of the issuing unit, from units.yml", metavar="ID"
    )
    parser.number("--year", "năm mà văn bản nói về (mặc định: năm nay)", "the year it is about (default: this year)")
    parser.option("--subject", "trích yếu", "the subject", metavar="TEXT")
    periods = ", ".join(_PERIODS)
    parser.option("--period", f"kỳ báo cáo: {periods}", f"period of a report: {periods}", metavar="KY")
    parser.option("--name", "tên tệp (mặc định: theo loại)", "name of the file (default: by kind)", metavar="NAME")
    parser.flag("--stdout", "in ra màn hình, không ghi tệp", "print it, write no file")
    parser.flag("--force", "ghi đè văn bản đã có", "overwrite an existing document")


def run(options: SimpleNamespace, console: Console) -> int:
    """Write the document, and say where."""
    place = repository()
    kind = _kind(place.root, options.kind)
    units = units_from_data(files.load_units(place.root, place.config))
    given = options.name.removesuffix(".md")
    _judge_name(given)
    answers = _answers(options, kind, units, console, today(""))
    text = template(kind, answers, units)
    if options.stdout:
        console.write(text)
        return 0
    name = given or str(answers.get("ky") or kind.id)
    folder = place.folder / place.config.paths[0] / str(answers["don_vi"]) / str(answers["nam"])
    target = folder / f"{name}.md"
    if target.is_file() and target.stat().st_size and not options.force:
        said = Message("đã có văn bản ở đây; đặt tên khác với --name", "a document is there; choose a name with --name")
        raise CheckerError(said.about(files.show(target)))
    writing.write_new(target, text.encode(), force=options.force)
    console.write(f"{files.show(target)}\n")
    console.tell(
        Message("điền các chỗ “[…]”, rồi chạy “checker check”", "fill in what is “[…]”, then run “checker check”")
    )
    return 0


def _kind(root: str, name: str) -> Kind:
    schemas = files.load_schemas(root)
    if name not in schemas:
        close = nearest(name, schemas)
        choose = say("chọn một trong {kinds}", "choose one of {kinds}", kinds=", ".join(schemas))
        said = Message("không có loại văn bản này", "there is no such kind of document")
        raise CheckerError(said.then(did_you_mean(close) if close else choose).about(name))
    return kind_from_schema(schemas[name])


def _answers(
    options: SimpleNamespace, kind: Kind, units: Units, console: Console, day: datetime.date
) -> dict[str, Value]:
    """Gather what is known, and ask a person for the rest."""
    unit = options.unit or _asked_unit(units, console)
    asked_year = str(day.year) if options.year is None else str(options.year)
    year = _year(console.ask(Message("năm", "year"), asked_year) if options.year is None else asked_year)
    _judge_unit(units.get(unit), year)
    answers: dict[str, Value] = {"don_vi": unit, "nam": year}
    if kind.id == "bao-cao":
        asked = Message("kỳ báo cáo: so-ket, tong-ket hay dot-xuat", "period: so-ket, tong-ket or dot-xuat")
        answers["ky"] = _period(options.period or console.ask(asked, "tong-ket"))
    subject = options.subject or console.ask(Message("trích yếu", "subject"), "")
    if subject:
        answers["trich_yeu"] = subject
    return answers


def _year(typed: str) -> int:
    if not typed.isdecimal():
        said = Message("năm phải là một số, ví dụ 2026", "the year must be a number, for example 2026")
        raise CheckerError(said.about(typed))
    return judged_year(int(typed))


def _period(typed: str) -> str:
    if typed not in _PERIODS:
        vi, en = "không có kỳ này; chọn một trong {known}", "there is no such period; choose one of {known}"
        raise CheckerError(say(vi, en, known=", ".join(_PERIODS)).about(f"--period {typed}"))
    return typed


def _judge_name(name: str) -> None:
    """Raise ``CheckerError`` for a file's name that cannot be part of an id and an address."""
    if "/" in name or "\\" in name or name.startswith("."):
        said = Message("chỉ là tên tệp, không có thư mục", "must be the name of a file, without folders")
        raise CheckerError(said.about(f"--name {name}"))
    would_be = slug(name)
    if name != would_be:
        said = Message(
            "tên tệp viết thường, không dấu, nối bằng gạch ngang",
            "the name of a file is in lower case ascii, joined by hyphens",
        )
        example = say("ví dụ “{name}”", "for example “{name}”", name=would_be or "ke-hoach")
        raise CheckerError(said.then(example).about(f"--name {name}"))


def _judge_unit(unit: Unit | None, year: int) -> None:
    """Raise ``CheckerError`` for a unit that had ended before the year began."""
    if unit and unit.until and unit.until.year < year:
        vi = "{name} chỉ hoạt động đến ngày {day:%d/%m/%Y}; chọn đơn vị khác hoặc năm khác"
        en = "{name} existed until {day:%Y-%m-%d} only; choose another unit or year"
        raise CheckerError(say(vi, en, name=unit.name, day=unit.until).about(f"--unit {unit.id}"))


def _asked_unit(units: Units, console: Console) -> str:
    typed = ""
    if console.person:
        for unit in units:
            console.tell(f"  {unit.id}  {unit.name}")
        typed = console.ask(Message("mã đơn vị", "unit id"), "")
    if not typed:
        said = Message("còn thiếu mã đơn vị ban hành văn bản", "the id of the issuing unit is missing")
        raise CheckerError(said.about("--unit"))
    return typed
