"""The command line: finds the command, and turns every failure into one line and an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Final

from checker import garbage, refusals
from checker.commands.console import Console, utf8
from checker.commands.parser import Parser
from checker.errors import CheckerError
from checker.message import Language, Message, did_you_mean, language_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CLEAN: Final = 0
FOUND: Final = 1
MENDABLE: Final = 2
BUG: Final = 3
INTERRUPTED: Final = 130

COMMANDS: Mapping[str, Message] = {
    "check": Message(
        "kiểm tra văn bản, và sửa những lỗi sửa được an toàn", "check documents, and fix what is safe to fix"
    ),
    "format": Message("viết lại văn bản theo dạng chuẩn", "rewrite documents in the canonical form"),
    "rules": Message("liệt kê các quy tắc", "list the rules"),
    "explain": Message("giải thích một quy tắc, kèm ví dụ", "explain a rule, with examples"),
    "cite": Message(
        "đọc và xét mọi chỗ viện dẫn trong một văn bản bất kỳ", "read and judge every citation in any text"
    ),
    "laws": Message("tra cứu văn bản được viện dẫn", "look up the laws that documents cite"),
    "new": Message("tạo văn bản mới từ mẫu", "make a new document from a template"),
    "import": Message("đưa văn bản có sẵn vào kho", "bring existing documents in"),
    "export": Message("xuất văn bản ra định dạng khác", "write a document in another format"),
    "status": Message(
        "đơn vị nào đã có kế hoạch, báo cáo; đúng hạn hay chậm",
        "which units have planned and reported, in time or late",
    ),
    "site": Message("dựng hoặc xem thử trang web", "build or serve the site"),
}
_ABOUT = Message(
    "Kiểm tra, công bố, nhập và xuất kế hoạch, báo cáo viết bằng Markdown.",
    "Check, publish, import and export plans and reports kept as Markdown.",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives its exit code: 0 clean, 1 findings, 2 the user can mend it, 3 our bug, 130 interrupted."""
    garbage.keep_all()
    utf8(sys.stdout)
    utf8(sys.stderr)
    given = list(sys.argv[1:] if arguments is None else arguments)
    console = Console(_language(given))
    try:
        return _run(given, console)
    except SystemExit as finished:  # --help
        return int(finished.code or 0)
    except CheckerError as error:
        console.tell(error.message)
        return MENDABLE
    except KeyboardInterrupt:
        console.tell(Message("đã dừng", "interrupted"))
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one place where a bug of ours is caught and named
        return _failed(error, console)
    finally:
        _keep()


def _run(given: Sequence[str], console: Console) -> int:
    name = given[0] if given else "--help"
    if name in {"-h", "--help", "help"}:
        console.write(_overview(console.language))
        return CLEAN
    if name == "--version":
        from checker import __version__

        console.write(f"checker {__version__}\n")
        return CLEAN
    if name.startswith("--lang"):
        return _run(given[1:] if "=" in name else given[2:], console)
    if name not in COMMANDS:
        raise CheckerError(_unknown(name))
    command = importlib.import_module(f"checker.commands.{name}_command")
    if not getattr(command, "LOOKS_FIRST", False):
        from checker import user_cache

        user_cache.take_over()
    parser = Parser(f"checker {name}", COMMANDS[name], console.language)
    command.describe(parser)
    parser.common()
    options = parser.parse(given[1:])
    console.colour = options.color
    code: int = command.run(options, console)
    return code


def _keep() -> None:
    """Keep what this run has that no earlier one had, if it took over what those had."""
    if "checker.user_cache" in sys.modules:
        from checker import user_cache

        user_cache.keep()


def _language(given: Sequence[str]) -> Language:
    """Find the language before the arguments are read, for their own help is in it."""
    chosen = os.environ.get("CHECKER_LANG", "vi")
    for index, argument in enumerate(given):
        if argument == "--lang" and index + 1 < len(given):
            chosen = given[index + 1]
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    return language_of(chosen)


def _overview(language: Language) -> str:
    english = language == "en"
    width = max(map(len, COMMANDS))
    rows = "".join(f"  {name:<{width}}  {about.in_language(language)}\n" for name, about in COMMANDS.items())
    usage = "usage: checker COMMAND …" if english else "cách dùng: checker LỆNH …"
    more = (
        "“checker COMMAND --help” describes a command."
        if english
        else "“checker LỆNH --help” cho biết cách dùng từng lệnh."
    )
    return f"{usage}\n\n{_ABOUT.in_language(language)}\n\n{rows}\n{more}\n"


def _unknown(name: str) -> Message:
    from checker.fold import nearest

    close = nearest(name, COMMANDS)
    more = did_you_mean(close) if close else Message("xem “checker --help”", "see “checker --help”")
    return Message("không có lệnh này", "there is no such command").then(more).about(name)


def _failed(error: Exception, console: Console) -> int:
    """Tell of a full disk, wherever it was met, or of a bug of ours; gives the exit code."""
    if isinstance(error, OSError) and error.errno in refusals.NO_ROOM:
        name = error.filename if isinstance(error.filename, str) else ""
        console.tell(refusals.refused("không ghi được ({reason})", "cannot be written ({reason})", error, name).message)
        return MENDABLE
    console.tell(_bug(error))
    return BUG


def _bug(error: Exception) -> Message:
    """Name a bug of ours in one line: the rule and the file where one crashed, else where the program stood."""
    import traceback

    from checker.engine import RuleCrashedError

    if isinstance(error, RuleCrashedError):
        where, what = f"{error.path}: " if error.path else "", error.error
        return Message(
            f"{where}quy tắc “{error.rule}” bị lỗi ({what}); đây là lỗi của chương trình, hãy báo lại",
            f"{where}the rule “{error.rule}” crashed ({what}); this is a bug of the program, please report it",
        )
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if f"{os.sep}checker{os.sep}" in frame.filename]
    place = f"{os.path.basename(own[-1].filename)}:{own[-1].lineno}" if own else "checker"  # noqa: PTH119
    what = f"{type(error).__name__}: {error}".replace("\n", " ")
    return Message(
        f"{place}: {what}; đây là lỗi của chương trình, hãy báo lại",
        f"{place}: {what}; this is a bug of the program, please report it",
    )
