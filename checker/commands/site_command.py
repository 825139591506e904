"""``checker site``: build the site, serve it on this machine, or write its pages for another generator."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.commands.repository import repository
from checker.errors import CheckerError

if TYPE_CHECKING:
    import argparse

    from checker.commands.console import Console
    from checker.commands.parser import Parser

ACTIONS = ("build", "serve", "materialise")


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument(
        "action",
        "build: dựng trang; serve: xem thử trên máy này; materialise: ghi các trang ra thư mục DIR",
        "build the site, serve it on this machine, or materialise its pages in the folder DIR",
        metavar="build|serve|materialise",
    )
    parser.argument("folder", "thư mục ghi ra", "the folder to write to", metavar="DIR", optional=True)
    parser.flag("--strict", "coi cảnh báo là lỗi", "take warnings for errors")
    parser.option("--output", "thư mục của trang dựng xong", "the folder of the built site", metavar="DIR")
    parser.number("--port", "cổng để xem thử (mặc định: 8000)", "port to serve at (default: 8000)", default=8000)


def run(options: argparse.Namespace, console: Console) -> int:
    """Do what is asked; raises ``CheckerError`` when the site's libraries are not installed."""
    del console
    if options.action not in ACTIONS:
        raise CheckerError(f"site {options.action}: không có việc này; chọn một trong {', '.join(ACTIONS)}")
    try:
        from checker.site import commands
    except ImportError as error:
        raise CheckerError("site: chưa cài thư viện dựng trang web; cài van-ban-checker[site]") from error
    root = repository().root
    match options.action:
        case "build":
            return commands.build(root, strict=options.strict, output=Path(options.output) if options.output else None)
        case "serve":
            return commands.serve(root, port=options.port)
        case _:
            if not options.folder:
                raise CheckerError("site materialise: còn thiếu thư mục để ghi các trang")
            return commands.materialise(root, Path(options.folder))
