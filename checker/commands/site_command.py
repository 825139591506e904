"""``checker site``: build the site, serve it here, let another generator build it, or preview some of its pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker import files
from checker.commands.parser import today
from checker.commands.repository import repository
from checker.errors import CheckerError
from checker.message import Message, say

if TYPE_CHECKING:
    import datetime
    from types import SimpleNamespace

    from checker.commands.console import Console
    from checker.commands.parser import Parser

ACTIONS = ("build", "serve", "materialise", "finish", "preview", "portal")

_PORTAL = "Cổng văn bản bình đẳng giới"
_MISSING = {
    "materialise": Message("còn thiếu thư mục để ghi các trang", "the folder to write the pages to is missing"),
    "finish": Message("còn thiếu thư mục của trang dựng xong", "the folder of the built site is missing"),
    "portal": Message("còn thiếu thư mục để ghi cổng", "the folder to write the portal to is missing"),
}

_FOR = {
    "folder": ("materialise", "finish", "preview", "portal"),
    "changed_since": ("preview",),
    "from": ("portal",),
    "title": ("portal",),
    "strict": ("build",),
    "output": ("build",),
    "as_of": ("build", "serve", "materialise", "finish", "preview"),
    "port": ("serve",),
}
"""The actions that have a use for each option."""

_PORT = 8000


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument(
        "action",
        "build: dựng trang; serve: xem thử trên máy này; materialise: ghi các trang ra thư mục DIR cho bộ dựng khác; "
        "finish: hoàn tất trang mà bộ dựng đó dựng ở thư mục DIR; "
        "preview: ghi các văn bản vào một tệp HTML; portal: gộp các trang đã dựng thành một cổng trong thư mục DIR",
        "build the site, serve it on this machine, materialise its pages in the folder DIR for another generator, "
        "finish the site that it built in the folder DIR, preview documents as one HTML file, or join built sites in a "
        "portal in the folder DIR",
        metavar="ACTION",
    )
    parser.argument("folder", "thư mục hoặc tệp ghi ra", "the folder or file to write", metavar="DIR", optional=True)
    parser.option(
        "--changed-since",
        "preview: chỉ các văn bản mới hoặc đã sửa từ phiên bản Git này",
        "preview: only the documents that are new or changed since this Git revision",
        metavar="REV",
    )
    parser.several(
        "--from",
        "portal: thư mục của một trang đã dựng; lặp lại cho mỗi trang",
        "portal: the folder of a built site; once for each site",
        metavar="DIR",
    )
    parser.option("--title", "portal: tên của cổng", "portal: what it is called", default=_PORTAL)
    parser.flag("--strict", "build: coi cảnh báo là lỗi", "build: take warnings for errors")
    parser.option(
        "--output", "build: thư mục của trang dựng xong", "build: the folder of the built site", metavar="DIR"
    )
    parser.option(
        "--as-of",
        "ngày coi là hôm nay khi tính đúng hạn, chậm, còn hiệu lực (mặc định: SOURCE_DATE_EPOCH, rồi hôm nay)",
        "the day that stands for today when judging what is late or in force (default: SOURCE_DATE_EPOCH, then today)",
        metavar="DATE",
    )
    parser.number(
        "--port", f"serve: cổng để xem thử (mặc định: {_PORT})", f"serve: port (default: {_PORT})", default=_PORT
    )


def run(options: SimpleNamespace, console: Console) -> int:
    """Do what is asked; raises ``CheckerError`` when the site's libraries are not installed."""
    if options.action not in ACTIONS:
        vi, en = "không có việc này; chọn một trong {known}", "there is no such action; choose one of {known}"
        raise CheckerError(say(vi, en, known=", ".join(ACTIONS)).about(f"site {options.action}"))
    _refuse_unused(options)
    try:
        return _done(options, console)
    except ImportError as error:
        said = Message(
            "chưa cài thư viện dựng trang web; cài van-ban-checker[site]",
            "the libraries that build the site are not installed; install van-ban-checker[site]",
        )
        raise CheckerError(said.about("site")) from error


def _refuse_unused(options: SimpleNamespace) -> None:
    """Raise ``CheckerError`` for an option of another action: nobody should take it for heeded."""
    usual = {"title": _PORTAL, "port": _PORT}
    for name, actions in _FOR.items():
        given = vars(options)[name]
        if options.action in actions or not given or given == usual.get(name):
            continue
        said = say(
            "“site {action}” không dùng đến; chỉ dùng với: {actions}",
            "“site {action}” has no use for it; it belongs to: {actions}",
            action=options.action,
            actions=", ".join(actions),
        )
        raise CheckerError(said.about(given if name == "folder" else f"--{name.replace('_', '-')}"))


def _done(options: SimpleNamespace, console: Console) -> int:
    """Do one of the actions; what an action has no use for is not read in."""
    if options.action in _MISSING and not options.folder:
        raise CheckerError(_MISSING[options.action].about(f"site {options.action}"))
    if options.action == "portal":
        return _portal(options, console)
    day = _day(options.as_of)
    root = repository().folder
    if options.action in {"build", "serve"}:
        from checker.site import program

        if options.action == "serve":
            return program.serve(root, port=options.port, language=console.language, day=day)
        output = Path(options.output) if options.output else None
        return program.build(root, strict=options.strict, output=output, language=console.language, day=day)

    from checker.site import commands

    if options.action == "preview":
        target = Path(options.folder or "xem-truoc.html")
        code = commands.preview(root, target, since=options.changed_since, language=console.language, day=day)
        return _told(code, target, console)
    done = commands.finish if options.action == "finish" else commands.materialise
    target = Path(options.folder)
    return _told(done(root, target, console.language, day), target, console)


def _told(code: int, target: Path, console: Console) -> int:
    """Say where the pages are, once they are there."""
    if code == 0:
        console.tell(say("đã ghi {path}", "wrote {path}", path=files.show(target)))
    return code


def _day(option: str) -> datetime.date | None:
    """Read the day that stands for today; ``None`` where none is given, so that the environment decides."""
    if not option:
        return None
    day = today(option)
    if not 1990 <= day.year <= 2100:
        said = Message("năm phải từ 1990 đến 2100", "the year must be from 1990 to 2100")
        raise CheckerError(said.about(f"--as-of {option}"))
    return day


def _portal(options: SimpleNamespace, console: Console) -> int:
    from checker.site.portal_build import portal

    target = Path(options.folder)
    code = portal([Path(place) for place in vars(options)["from"]], target, options.title)
    return _told(code, target, console)
