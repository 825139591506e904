"""``checker cite``: every citation in any text, judged, as a table, JSON, or links in the text."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from checker import citing, files
from checker.commands.parser import today
from checker.dates import write_date_slashes
from checker.errors import CheckerError
from checker.message import Message, say
from checker.report.screen import paint, visible
from checker.source import LineIndex
from checker.verdicts.wording import VERDICTS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence
    from types import SimpleNamespace

    from checker.commands.console import Console
    from checker.commands.parser import Parser
    from checker.laws import Law, Laws
    from checker.report.screen import Style
    from checker.verdicts import Judgement, Verdict

MAX_TEXT: Final = 100_000_000
"""Largest text that is read, in bytes."""

_COLOURS: Final[Mapping[Verdict, Style]] = {"ok": "green", "unknown": "dim", "ambiguous": "dim"}


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument(
        "file",
        "tệp văn bản UTF-8; “-”, hoặc bỏ trống, là đầu vào chuẩn",
        "a UTF-8 text; “-”, or none, is standard input",
        metavar="FILE",
        optional=True,
    )
    parser.choice("--format", ("text", "json"), "định dạng kết quả (mặc định: text)", "format (default: text)")
    parser.flag(
        "--jsonl",
        "mỗi dòng vào là một JSON có khóa “text”, mỗi dòng ra là một danh sách JSON",
        "one JSON object with “text” a line in, one JSON list a line out",
    )
    parser.choice(
        "--annotate",
        ("no", "html", "markdown"),
        "in lại văn bản, mỗi chỗ viện dẫn là một liên kết đến trang của văn bản đó",
        "print the text with each citation linked to its law's page",
    )
    parser.option(
        "--base", "địa chỉ trang, đứng trước các liên kết", "the site's address, before the links", metavar="URL"
    )
    parser.option("--as-of", "xét tại ngày (mặc định: hôm nay)", "the day to judge on (default: today)", metavar="DATE")


def run(options: SimpleNamespace, console: Console) -> int:
    """Print the citations; raises ``CheckerError`` when the text cannot be read."""
    day = today(options.as_of)
    laws = citing.own_laws()
    name: str = options.file or "-"
    if options.jsonl:
        _lines(name, day, laws, console)
        return 0
    text = _text(name)
    found = citing.judgements(text, day, laws)
    if options.annotate != "no":
        _annotate(text, found, options, console)
    elif options.format == "json":
        rows = [citing.cited(judgement, text) for judgement in found]
        console.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    else:
        for line in _table(text, found, console):
            console.write(line)
        if not options.as_of and found:
            said = say(
                "xét tại ngày {day}; chọn ngày khác bằng --as-of",
                "judged on {day}; --as-of chooses another day",
                day=Message(write_date_slashes(day), day.isoformat()),
            )
            console.tell(said)
    return 0


def _text(name: str) -> str:
    if name == "-":
        data = sys.stdin.buffer.read(MAX_TEXT + 1)
        shown = "-"
    else:
        path = Path(name)
        shown = files.show(path)
        data = files.read_bytes(path, most=MAX_TEXT)
    if len(data) > MAX_TEXT:
        said = Message("lớn hơn 100 MB; tách thành nhiều tệp", "larger than 100 MB; split it")
        raise CheckerError(said.about(shown))
    return _decoded(data, shown)


def _decoded(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = Message("không phải UTF-8; lưu lại tệp với bảng mã UTF-8", "not UTF-8; save the file as UTF-8")
        raise CheckerError(said.about(shown)) from error


def _annotate(text: str, found: Sequence[Judgement], options: SimpleNamespace, console: Console) -> None:
    from checker.annotating import annotated
    from checker.laws import slug
    from checker.site.addresses import law_uri, url

    base = f"{options.base.rstrip('/')}/" if options.base else ""

    def address(law: Law) -> str:
        return base + url(law_uri(slug(law.key)))

    def words(verdict: Verdict) -> str:
        return VERDICTS[verdict].in_language(console.language)

    console.write(annotated(text, found, options.annotate, address, words))


def _lines(name: str, day: datetime.date, laws: Laws, console: Console) -> None:
    """Answer one list for each line; blank lines at the end are none."""
    lines = _text(name).rstrip()
    for number, line in enumerate(lines.split("\n") if lines else (), 1):
        try:
            row = cast("object", json.loads(line))
        except (ValueError, RecursionError):
            row = None
        text = cast("dict[str, object]", row).get("text") if isinstance(row, dict) else None
        if not isinstance(text, str):
            said = Message(
                "không phải một JSON có khóa “text” là chuỗi", "is not a JSON object whose “text” is a string"
            )
            raise CheckerError(said.about(f"{name if name == '-' else files.show(Path(name))}:{number}"))
        rows = [citing.cited(judgement, text) for judgement in citing.judgements(text, day, laws)]
        console.write(json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n")


def _table(text: str, found: Sequence[Judgement], console: Console) -> Iterator[str]:
    """Yield a line for each citation: its place, what is cited, and what is to be said of it."""
    lines = LineIndex(text)
    for judgement in found:
        citation = judgement.citation
        place = lines.position(citation.at.start)
        said = VERDICTS[judgement.verdict].in_language(console.language)
        expected = f" → {judgement.expected}" if judgement.expected else ""
        law = f" [{judgement.law.key}]" if judgement.law and judgement.verdict != "unknown" else ""
        shown = visible(" ".join(text[citation.full_at.start : citation.full_at.end].split()))
        word = paint(f"{said}{expected}", _COLOURS.get(judgement.verdict, "red"), colour=console.colours)
        yield f"{place.line}:{place.column}: {shown}: {word}{law}\n"
