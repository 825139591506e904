"""What ``checker import`` tells about a file: where each value was read, what is blank, what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.message import Message, say
from checker.report.screen import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from checker.matter import Value
    from checker.message import Language
    from checker.office.imported import Guess, Imported

_LONGEST = 80
_WANTED = ("so_ky_hieu", "co_quan_ban_hanh", "don_vi", "dia_danh", "ngay_ban_hanh", "trich_yeu", "nguoi_ky")
_MOST_MISSING = 40


def import_report(imported: Imported, language: Language, known: Collection[str]) -> str:
    """Write the report of one file; ``known`` are keys that the user gave, which nobody need confirm."""
    read = [guess for guess in imported.values if guess.value not in ("", ())]
    width = max((len(guess.key) for guess in read), default=0)
    lines = [_value(guess, width, asked=not guess.certain and guess.key not in known) for guess in read]
    lines += [line for line in (_blank(read), _left_out(imported)) if line]
    lines += [say("! {notice}", "! {notice}", notice=notice) for notice in imported.notices]
    return "".join(f"  {visible(line.in_language(language))}\n" for line in lines)


def verify_report(words: int, missing: Sequence[str]) -> Message:
    """Say whether every word of the source is in the result."""
    if not missing:
        return say(
            "đối chiếu: đủ {words} từ của tệp gốc", "compared: all {words} words of the source are there", words=words
        )
    return say(
        "đối chiếu: thiếu {count} trong {words} từ của tệp gốc: {shown}",
        "compared: {count} of {words} words of the source are missing: {shown}",
        count=len(missing),
        words=words,
        shown=" ".join(missing[:_MOST_MISSING]) + (" …" if len(missing) > _MOST_MISSING else ""),
    )


def _value(guess: Guess, width: int, *, asked: bool) -> Message:
    """Give one value with the text it was read from; "?" asks a person to confirm it."""
    value = " / ".join(map(_named, guess.value)) if isinstance(guess.value, tuple) else str(guess.value)
    shown = f"{'?' if asked else ' '} {guess.key:{width}}  {_short(value)}"
    if guess.source:
        source = f"{shown}  ← “{_short(guess.source)}”"
        return say("{source} (cần xác nhận)", "{source} (please confirm)", source=source) if asked else _same(source)
    if asked:
        return say("{shown}  (suy ra, cần xác nhận)", "{shown}  (inferred, please confirm)", shown=shown)
    return say("{shown}  (suy ra)", "{shown}  (inferred)", shown=shown)


def _named(item: Value) -> str:
    """Give an item of a list; a mapping by the first of its values, which names it."""
    return str(next(iter(item.values()), "")) if isinstance(item, Mapping) else str(item)


def _same(text: str) -> Message:
    return Message(text, text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _blank(read: Sequence[Guess]) -> Message | None:
    """Say which keys are left blank, for the source has nothing for them."""
    there = {guess.key.partition(".")[0] for guess in read}
    keys = ", ".join(key for key in _WANTED if key not in there)
    return say("  để trống: {keys}", "  left blank: {keys}", keys=keys) if keys and read else None


def _left_out(imported: Imported) -> Message | None:
    if not imported.left_out:
        return None
    shown = ", ".join(f"“{_short(text)}”" for text in imported.left_out)
    return say("  không đưa vào văn bản: {shown}", "  left out of the text: {shown}", shown=shown)
