"""``checker laws``: show and search the laws that documents cite, and check the registry itself."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Final

from checker.commands.repository import repository
from checker.errors import CheckerError
from checker.laws import Law, Laws
from checker.laws.audit import audit
from checker.laws.wording import FIELD_NAMES, confidence_text, day_text, field_text, status_text
from checker.message import Message, did_you_mean, say
from checker.registry_files import load_laws, read_sources
from checker.report.screen import paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import SimpleNamespace

    from checker.commands.console import Console
    from checker.commands.parser import Parser
    from checker.laws.audit import Fault
    from checker.message import Language

ACTIONS: Final = ("show", "search", "check")
_LISTED: Final = 50


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument(
        "action",
        "show: xem một văn bản; search: tìm theo từ, không cần dấu; check: soát kho văn bản",
        "show: show a law; search: find by words, accents may be left out; check: check the registry",
        metavar="show|search|check",
    )
    parser.argument(
        "words",
        "số, ký hiệu, tên gọi hoặc khóa, ví dụ 30/2020/NĐ-CP, “Luật Bình đẳng giới”; với search: các từ cần tìm",
        "a number, name or key, such as 30/2020/NĐ-CP; for search: the words",
        metavar="VĂN-BẢN",
        many=True,
        optional=True,
    )
    parser.choice("--format", ("text", "json"), "định dạng kết quả (mặc định: text)", "format (default: text)")


def run(options: SimpleNamespace, console: Console) -> int:
    """Show, search or check; raises ``CheckerError`` when nothing of that name is known."""
    words: list[str] = options.words
    if options.action not in ACTIONS:
        said = Message("chọn show, search hoặc check", "choose show, search or check")
        raise CheckerError(said.about(f"checker laws {options.action}"))
    if options.action == "check":
        return _check(options, console)
    if not words:
        said = Message("còn thiếu số, tên hoặc từ cần tìm", "a number, name or words are missing")
        raise CheckerError(said.about(f"checker laws {options.action}"))
    laws = Laws(load_laws(repository().root).data)
    if options.action == "show":
        found: Sequence[Law] = find(laws, " ".join(words))
        if not found:
            raise CheckerError(_unknown(laws, " ".join(words)))
    else:
        found = laws.search(words)
    if options.format == "json":
        console.write(json.dumps([_row(law) for law in found], ensure_ascii=False, indent=1) + "\n")
    elif options.action == "show":
        pages = ("\n".join(_page(laws, law, console)) for law in found)
        console.write("\n\n".join(pages) + "\n")
    else:
        _list(found, console)
    return 0


def find(laws: Laws, given: str) -> tuple[Law, ...]:
    """Find what someone asks for: by key, number (also without accents), name or title; nothing found is empty."""
    law = laws.get(given)
    if law:
        return (law,)
    return laws.numbered(given) or laws.named(given) or laws.unaccented(given) or laws.titled(given)


def _unknown(laws: Laws, given: str) -> Message:
    said = Message("không có trong kho văn bản", "is not in the registry")
    near = laws.near(given)
    search = say(
        "“checker laws search {given}” tìm theo từ", "“checker laws search {given}” searches by words", given=given
    )
    return said.then(did_you_mean(near[0].label) if near else search).about(given)


def _page(laws: Laws, law: Law, console: Console) -> Iterator[str]:
    language = console.language
    yield paint(law.label, "bold", colour=console.colours)
    for name in ("type", "number", "name", "issuer", "issued", "effective"):
        yield from _line(name, [field_text(law, name).in_language(language)], language)
    yield from _line("status", [status_text(law).in_language(language)], language)
    after = laws.successor(law)
    if after:
        said = say("thay bằng {law}", "replaced by {law}", law=_cited(after[0]))
        yield from _line("", [said.in_language(language)], language)
    for name, keys in (("replaces", law.replaces), ("amended_by", law.amended_by)):
        yield from _line(name, [_cited(other) if (other := laws.get(key)) else key for key in keys], language)
    yield from _line("amends", [_cited(other) for other in laws.amends(law)], language)
    yield from _line("aliases", law.aliases, language)
    yield from _line("confidence", [confidence_text(law).in_language(language)], language)
    yield from _line("sources", law.sources, language)
    yield from _line("note", [law.note], language)
    yield from _line("key", [law.key], language)


def _cited(law: Law) -> str:
    day = day_text(law.issued)
    number = f" {law.number}" if law.named and law.number else ""
    return f"{law.label}{number}" + (f" ({day})" if day else "")


def _line(name: str, values: Sequence[str], language: Language) -> Iterator[str]:
    width = max(len(label.in_language(language)) for label in FIELD_NAMES.values()) + 2
    shown = f"{FIELD_NAMES[name].in_language(language)}:" if name else ""
    for index, value in enumerate(value for value in values if value):
        yield f"  {'' if index else shown:<{width}}{value}"


def _list(found: Sequence[Law], console: Console) -> None:
    for law in found[:_LISTED]:
        title = law.number if law.named else law.name
        day = day_text(law.issued)
        console.write(f"{paint(law.label, 'bold', colour=console.colours)}{f', {day}' if day else ''}: {title}\n")
    if len(found) > _LISTED:
        more = len(found) - _LISTED
        console.tell(say("còn {more} văn bản; thêm từ để thu hẹp", "{more} more; add words to narrow it", more=more))
    if not found:
        console.tell(Message("không thấy văn bản nào", "nothing was found"))


def _check(options: SimpleNamespace, console: Console) -> int:
    curated, bulk = read_sources(repository().root)
    found = list(audit(curated, bulk))
    errors = [fault for fault in found if fault.weight == "error"]
    if options.format == "json":
        console.write(json.dumps([_fault_row(fault, console.language) for fault in found], ensure_ascii=False) + "\n")
        return 1 if errors else 0
    notes = [fault for fault in found if fault.weight == "note"]
    for fault in chain(errors, notes):
        weight = {"error": Message("lỗi", "error"), "note": Message("ghi chú", "note")}[fault.weight]
        said = f"{weight.in_language(console.language)}: {fault.key}: {fault.message.in_language(console.language)}"
        console.write(f"{fault.place}: {said}\n")
    total = say(
        "{count} văn bản: {errors} lỗi, {notes} ghi chú (dòng của Bộ Pháp điển đã biết là không chắc)",
        "{count} laws: {errors} errors, {notes} notes (rows of the codification known to be doubtful)",
        count=len(curated) + len(bulk),
        errors=len(errors),
        notes=len(notes),
    )
    console.tell(total)
    return 1 if errors else 0


def _fault_row(fault: Fault, language: Language) -> dict[str, str]:
    return {
        "place": fault.place,
        "key": fault.key,
        "weight": fault.weight,
        "message": fault.message.in_language(language),
    }


def _row(law: Law) -> dict[str, object]:
    row = law._asdict()
    return {name: value if not hasattr(value, "isoformat") else value.isoformat() for name, value in row.items()}
