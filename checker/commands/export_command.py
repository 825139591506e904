"""``checker export``: write a document in another format."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from checker import files, writing
from checker.commands.parser import today
from checker.commands.repository import Repository, repository
from checker.errors import CheckerError
from checker.kinds import NO_KIND, Kind, kind_from_schema
from checker.message import Message, say
from checker.parse import parse
from checker.record import NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping
    from types import SimpleNamespace

    from checker.commands.console import Console
    from checker.commands.parser import Parser
    from checker.document import Document
    from checker.laws import Law
    from checker.office.page import OfficialPage
    from checker.source import Span


class _Export(NamedTuple):
    """One document to be written: its kind, and the repository that it stands in."""

    document: Document
    kind: Kind
    place: Repository

    def page(self) -> OfficialPage:
        """Lay it out on paper; raises ``CheckerError`` when its front matter cannot be read."""
        from checker.office.page import official_page
        from checker.units import units_from_data

        if not self.document.front_matter.read:
            raise CheckerError(_UNREAD.about(files.show(Path(self.document.source.path))))
        units = units_from_data(files.load_units(self.place.root, self.place.config))
        return official_page(self.document, {self.kind.id: self.kind}, units)

    def laws(self) -> Mapping[Span, Law]:
        """Give the laws of the registry that its citations name, by place, judged on its own day."""
        from checker.facts import issue_date
        from checker.laws import Laws
        from checker.registry_files import load_laws
        from checker.verdicts import judged

        issued = issue_date(self.document)
        day = (issued.date if issued else None) or today("")
        said = judged(self.document, Laws(load_laws(self.place.root).data), day)
        return {item.citation.at: item.law for item in said if item.law}


class _Format(NamedTuple):
    """One format: how its files end, how it is written, and whether a terminal can show it."""

    suffix: str
    write: Callable[[_Export], bytes]
    shown: bool


_UNREAD = Message(
    "không đọc được như một văn bản; chạy “checker check” để biết vì sao",
    "cannot be read as a document; “checker check” tells why",
)


def _docx(export: _Export) -> bytes:
    from checker.office.docx_writer import write_docx

    return write_docx(export.page(), made=_epoch())


def _pdf(export: _Export) -> bytes:
    from checker.office.pdf_writer import write_pdf

    return write_pdf(export.page())


def _akn(export: _Export) -> bytes:
    from checker.office.akn_writer import write_akn

    return write_akn(export.document, export.kind, export.laws())


def _json(export: _Export) -> bytes:
    from checker.office.write_json import document_json

    return document_json(export.document, export.kind).encode()


_FORMATS = {
    "docx": _Format(".docx", _docx, shown=False),
    "pdf": _Format(".pdf", _pdf, shown=False),
    "akn": _Format(".akn.xml", _akn, shown=True),
    "json": _Format(".json", _json, shown=True),
}


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    known = ", ".join(_FORMATS)
    parser.argument("file", "văn bản cần xuất", "the document", metavar="FILE")
    parser.option(
        "--to",
        f"định dạng: {known} (mặc định: theo đuôi của --output, không có thì json)",
        f"format: {known} (default: by the ending of --output, else json)",
        metavar="FORMAT",
    )
    parser.option(
        "--output",
        "ghi ra tệp; docx và pdf mặc định nằm cạnh văn bản",
        "write to a file; docx and pdf stand beside the document by default",
        metavar="FILE",
    )
    parser.flag("--force", "ghi đè tệp đã có", "overwrite an existing file")


def run(options: SimpleNamespace, console: Console) -> int:
    """Export one document; raises ``CheckerError`` when it cannot be read or written."""
    name = options.to or _by_ending(options.output) or "json"
    made = _FORMATS.get(name)
    if made is None:
        vi, en = "không có dạng này; chọn một trong {known}", "there is no such format; choose one of {known}"
        raise CheckerError(say(vi, en, known=", ".join(_FORMATS)).about(f"--to {name}"))
    _refuse_ending(options.output, name, chosen=bool(options.to))
    path = Path(options.file)
    place = repository([path])
    document = parse(files.read_source(place.root, place.config, path))
    if document.source.unreadable:
        raise CheckerError(_UNREAD.about(files.show(path)))
    schema = files.load_schemas(place.root).get(document.kind)
    written = _written(made, _Export(document, kind_from_schema(schema) if schema else NO_KIND, place))
    output = options.output if options.output != "-" else ""
    if made.shown and not output:
        console.write(written.decode())
        return 0
    target = Path(output) if output else path.with_name(path.name.removesuffix(".md") + made.suffix)
    writing.write_new(target, written, force=options.force)
    console.tell(say("đã ghi {path}", "wrote {path}", path=files.show(target)))
    return 0


def _by_ending(output: str) -> str:
    """Give the format that a file's name ends as; blank where it tells nothing."""
    return next((name for name, made in _FORMATS.items() if output.lower().endswith(made.suffix)), "")


def _refuse_ending(output: str, name: str, *, chosen: bool) -> None:
    """Raise ``CheckerError`` for a file whose name ends as another format's than the one that would be written."""
    ends_as = _by_ending(output)
    if ends_as and ends_as != name:
        vi, en = "đuôi tệp là của {other}, không phải {name}", "the ending is that of {other}, not of {name}"
        raise CheckerError(say(vi, en, other=ends_as, name=name).about(f"--output {output}"))
    if not ends_as and not chosen and Path(output).suffix:
        vi = "đuôi tệp này không quen; dùng một trong {known}, hoặc thêm --to"
        en = "no format has this ending; choose one of {known}, or the format with --to"
        raise CheckerError(
            say(vi, en, known=", ".join(made.suffix for made in _FORMATS.values())).about(f"--output {output}")
        )


def _written(made: _Format, export: _Export) -> bytes:
    """Write a document; raises ``CheckerError`` when the format's library is not installed."""
    try:
        return made.write(export)
    except ModuleNotFoundError as error:
        vi = "thiếu thư viện {name}; chạy “pip install 'van-ban-checker[office]'”"
        en = "the library {name} is missing; run “pip install 'van-ban-checker[office]'”"
        raise CheckerError(say(vi, en, name=error.name or "").about("export")) from error


def _epoch() -> datetime.date | None:
    """Give the day that SOURCE_DATE_EPOCH names; the clock never says when a file was made."""
    return today("") if os.environ.get("SOURCE_DATE_EPOCH") else None
