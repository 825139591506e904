"""``checker format``: rewrite documents in the canonical form."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from checker import files, writing
from checker.commands.diff import show_diff
from checker.commands.repository import repository
from checker.errors import CheckerError
from checker.format import canonical
from checker.kinds import kind_from_schema
from checker.mending import alone
from checker.message import Message
from checker.parse import parse
from checker.source import decode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from checker.commands.console import Console
    from checker.commands.parser import Parser
    from checker.files import Entry
    from checker.kinds import Kind


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument(
        "paths",
        "tệp hoặc thư mục; để trống là các thư mục nêu trong checker.toml",
        "files or folders; by default those named in checker.toml",
        metavar="PATH",
        many=True,
        optional=True,
    )
    parser.flag("--check", "chỉ nêu tên tệp chưa ở dạng chuẩn, không ghi", "only name the files that would change")
    parser.flag("--diff", "cho xem sẽ sửa gì, không ghi", "show what would change, write nothing")


def run(options: argparse.Namespace, console: Console) -> int:
    """Format, and give the exit code: 1 when ``--check`` or ``--diff`` finds something to change."""
    paths = [Path(path) for path in options.paths]
    place = repository(paths)
    entries = files.find_entries(place.root, place.config, paths)
    kinds = {name: kind_from_schema(schema) for name, schema in files.load_schemas(place.root).items()}
    only_look = options.check or options.diff
    changed = failed = 0
    with contextlib.nullcontext() if only_look else alone(place.root):
        for entry in entries:
            try:
                changed += _rewritten(entry, kinds, options, console)
            except CheckerError as error:
                console.tell(error.message)
                failed += 1
    if changed and only_look:
        console.tell(Message(f"{changed} tệp chưa ở dạng chuẩn", f"{changed} files are not in canonical form"))
    elif changed:
        console.tell(Message(f"đã viết lại {changed} tệp", f"rewrote {changed} files"))
    return 2 if failed else int(bool(changed) and only_look)


def _rewritten(entry: Entry, kinds: Mapping[str, Kind], options: argparse.Namespace, console: Console) -> bool:
    """Tell whether a file is not in canonical form; show that, or write it in that form."""
    item = files.read_item(entry)
    document = parse(decode(item.path, item.data, id=item.id))
    after = canonical(document, kinds.get(document.kind)).encode("utf-8", "surrogatepass")
    if after == item.data:
        return False
    if options.diff:
        show_diff(console, entry.path, item.data, after, remedy="checker format")
    elif options.check:
        console.write(f"{entry.path}\n")
    else:
        writing.write_atomic(Path(entry.file), after, expected=item.data)
    return True
