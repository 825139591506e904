"""``checker check``: check documents, and fix what is safe to fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker import files
from checker.commands.check_report import conclude
from checker.commands.parser import Parser, today
from checker.report import FORMATS
from checker.rule import Severity

if TYPE_CHECKING:
    from types import SimpleNamespace

    from checker.commands.console import Console
    from checker.unchanged import Look

LOOKS_FIRST = True
"""What earlier runs read and compiled is not taken over before it is known whether anything is to be checked."""


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
    parser.choice("--format", FORMATS, "định dạng kết quả (mặc định: text)", "format of the report (default: text)")
    parser.option("--output", "ghi kết quả ra tệp", "write the report to a file", metavar="FILE")
    parser.flag("--force", "ghi đè tệp kết quả đã có", "overwrite an existing report")
    parser.several("--select", "chỉ chạy các quy tắc này", "run these rules only", metavar="IDS")
    parser.several("--ignore", "không chạy các quy tắc này", "leave these rules out", metavar="IDS")
    levels = [level.value for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)]
    parser.choice(
        "--fail-level",
        levels,
        "mức nhẹ nhất làm lệnh kết thúc với mã 1 (mặc định: error)",
        "least severity that ends the command with code 1 (default: error)",
    )
    parser.option("--as-of", "ngày coi là hôm nay", "the day that stands for today", metavar="DATE")
    parser.option(
        "--changed-since",
        "so với phiên bản Git này, để thấy văn bản đã ban hành mà bị sửa",
        "compare with this Git revision, to see issued documents that were edited",
        metavar="REF",
    )
    parser.flag("--fix", "sửa những lỗi sửa được an toàn", "fix what is safe to fix")
    parser.flag("--diff", "cho xem --fix sẽ sửa gì, không ghi tệp", "show what --fix would change, write nothing")
    parser.number(
        "--jobs",
        "số tiến trình chạy song song; 0 là mọi lõi (mặc định: 1)",
        "processes at once; 0 for one a core (default: 1)",
        default=1,
    )
    parser.option(
        "--scheduler", "chạy trên cụm Dask có địa chỉ này", "run on the Dask cluster at this address", metavar="ADDRESS"
    )
    parser.flag("--no-cache", "không dùng kết quả của lần chạy trước", "do not use results of earlier runs")
    parser.flag("--statistics", "đếm số lỗi theo quy tắc", "count the findings of each rule")
    parser.option(
        "--baseline", "bỏ qua những lỗi đã ghi trong tệp này", "leave out the findings in this file", metavar="FILE"
    )
    parser.option(
        "--write-baseline", "ghi mọi lỗi hiện có vào tệp này", "write all present findings to this file", metavar="FILE"
    )


def run(options: SimpleNamespace, console: Console) -> int:
    """Check, report, and give the exit code; what did not change since it was checked need not be checked again."""
    look = _look(options)
    known = look.known() if look else None
    if known is None:
        from checker.commands.full_check import check_fully  # brings all rules

        return check_fully(options, console, look)
    return conclude(known.findings, known.documents, options, console)


def _look(options: SimpleNamespace) -> Look | None:
    """Look for an answer, where the question is only what is wrong; ``None`` where more is asked."""
    more = (options.no_cache, options.fix, options.diff, options.changed_since, options.scheduler)
    if any(more) or options.baseline or options.write_baseline:
        return None
    from checker.unchanged import Look, Question

    paths: list[str] = options.paths
    chosen = tuple(options.select), tuple(options.ignore)
    return Look(Question(files.root_of(paths), tuple(paths), *chosen, today(options.as_of)))
