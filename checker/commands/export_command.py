"""``checker export``: write a document in another format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker import files
from checker.commands.repository import repository
from checker.errors import CheckerError
from checker.kinds import NO_KIND, kind_from_schema
from checker.message import Message, say
from checker.parse import parse

if TYPE_CHECKING:
    import argparse

    from checker.commands.console import Console
    from checker.commands.parser import Parser


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument("file", "văn bản cần xuất", "the document", metavar="FILE")
    parser.option("--to", "định dạng: json", "format: json", metavar="FORMAT", default="json")
    parser.option("--output", "ghi ra tệp", "write to a file", metavar="FILE")
    parser.flag("--force", "ghi đè tệp đã có", "overwrite an existing file")


def run(options: argparse.Namespace, console: Console) -> int:
    """Export one document; raises ``CheckerError`` when it cannot be read."""
    from checker.office.write_json import document_json

    if options.to != "json":
        vi = "bản này chưa xuất được .{to}; hiện xuất được json"
        en = "this version cannot export .{to}; it can export json"
        raise CheckerError(say(vi, en, to=options.to).about(f"--to {options.to}"))
    path = Path(options.file)
    place = repository([path])
    document = parse(files.read_source(place.root, place.config, path))
    if document.source.unreadable:
        said = Message(
            "không đọc được như một văn bản; chạy “checker check” để biết vì sao",
            "cannot be read as a document; “checker check” tells why",
        )
        raise CheckerError(said.about(files.show(path)))
    schema = files.load_schemas(place.root).get(document.kind)
    text = document_json(document, kind_from_schema(schema) if schema else NO_KIND)
    if options.output and options.output != "-":
        files.write_new(Path(options.output), text.encode(), force=options.force)
    else:
        console.write(text)
    return 0
