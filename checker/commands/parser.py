"""Arguments in the user's language. A plain command line is read here, any other by argparse."""

from __future__ import annotations

import datetime
import os
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from checker import today as clock
from checker.commands.usage import UsageError
from checker.errors import CheckerError
from checker.message import Language, Message, say
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checker.commands.full_parser import FullParser

_FIRST_YEAR, _LAST_YEAR = 1990, 2100


class _Described(NamedTuple):
    """An option: its value where it is not given, what makes it of the text that is, and what argparse is told.

    ``read`` raises ``ValueError`` for a wrong text; ``None`` marks an option without a value.
    """

    default: object
    read: Callable[[str], object] | None
    told: Mapping[str, object]


class Parser:
    """One command's arguments, described in the reader's language.

    argparse, whose start costs more than checking a document, is asked only for what is not plain, or wrong, and help.
    """

    def __init__(self, program: str, about: Message, language: Language) -> None:
        self.language: Language = language
        self._program = program
        self._about = about.in_language(language)
        self._shown: list[str] = []
        self._arguments: dict[str, Mapping[str, object]] = {}
        self._options: dict[str, _Described] = {}

    def argument(
        self, name: str, vi: str, en: str, *, metavar: str = "", many: bool = False, optional: bool = False
    ) -> None:
        """Describe a positional argument; ``many`` takes any number, at least one unless ``optional``."""
        shown = (metavar or name) + (" …" if many else "")
        self._shown.append(f"[{shown}]" if optional else shown)
        count = {(True, True): "*", (True, False): "+", (False, True): "?"}.get((many, optional))
        self._arguments[name] = {"nargs": count, "metavar": metavar or None, "help": self._said(vi, en)}

    def option(self, name: str, vi: str, en: str, *, metavar: str = "", default: str = "") -> None:
        """Describe an option with a value."""
        told = {"metavar": metavar or None, "default": default, "help": self._said(vi, en)}
        self._options[name] = _Described(default, str, told)

    def number(self, name: str, vi: str, en: str, *, metavar: str = "N", default: int | None = None) -> None:
        """Describe an option whose value is a number, not negative."""
        told = {"metavar": metavar, "type": _natural, "default": default, "help": self._said(vi, en)}
        self._options[name] = _Described(default, _natural, told)

    def choice(self, name: str, choices: Sequence[str], vi: str, en: str, *, default: str | None = None) -> None:
        """Describe an option with one of a few values, by default the first."""
        usual = default or choices[0]
        told = {"choices": choices, "default": usual, "help": self._said(vi, en)}
        self._options[name] = _Described(usual, partial(_chosen, choices), told)

    def several(self, name: str, vi: str, en: str, *, metavar: str = "") -> None:
        """Describe an option that may be repeated, with values parted by commas."""
        none: list[str] = []
        told = {"action": "extend", "type": _parted, "metavar": metavar, "default": none, "help": self._said(vi, en)}
        self._options[name] = _Described(none, _parted, told)

    def flag(self, name: str, vi: str, en: str) -> None:
        """Describe an option without a value."""
        self._options[name] = _Described(
            default=False, read=None, told={"action": "store_true", "help": self._said(vi, en)}
        )

    def common(self) -> None:
        """Describe what every command takes."""
        self.choice(
            "--lang", ("vi", "en"), "ngôn ngữ của chương trình", "the program's language", default=self.language
        )
        self.choice(
            "--color",
            ("auto", "always", "never"),
            "tô màu: tự động (auto), luôn luôn (always), không (never)",
            "colours: auto, always, never",
        )

    def parse(self, arguments: Sequence[str]) -> SimpleNamespace:
        """Read the arguments; raises ``UsageError`` when they are not understood."""
        try:
            return self.parse_plain(arguments)
        except ValueError:
            return self.parse_any(arguments)

    def parse_plain(self, arguments: Sequence[str]) -> SimpleNamespace:
        """Read names of options in full, each followed by its value, and arguments side by side, which may be many.

        Raises ``ValueError`` for anything else, be it right or wrong.
        """
        if any(told["nargs"] != "*" for told in self._arguments.values()) or len(self._arguments) > 1:
            raise ValueError
        values = {_key(name): option.default for name, option in self._options.items()}
        words: list[str] = []
        places: list[int] = []
        rest = iter(enumerate(arguments))
        for place, word in rest:
            if word.startswith("-"):
                self._take(values, word, rest)
            else:
                words.append(word)
                places.append(place)
        if words and (not self._arguments or places[-1] - places[0] >= len(words)):
            raise ValueError
        return SimpleNamespace(**values, **dict.fromkeys(self._arguments, words))

    def _take(self, values: dict[str, object], word: str, rest: Iterator[tuple[int, str]]) -> None:
        """Read an option, and its value of what follows."""
        option = self._options.get(word)
        if option is None:
            raise ValueError(word)
        if option.read is None:
            values[_key(word)] = True
            return
        _, text = next(rest, (0, "-"))
        if text.startswith("-"):
            raise ValueError(word)
        value, before = option.read(text), values[_key(word)]
        several = isinstance(value, list) and isinstance(before, list)
        values[_key(word)] = [*cast("list[str]", before), *cast("list[str]", value)] if several else value

    def parse_any(self, arguments: Sequence[str]) -> SimpleNamespace:
        """Read any arguments, by argparse; raises ``UsageError`` when they are not understood."""
        options = "[options]" if self.language == "en" else "[tùy chọn]"
        parser = self._full()
        parser.usage = " ".join(("%(prog)s", options, *self._shown))
        return parser.parse_args(arguments, SimpleNamespace())

    def help(self) -> str:
        """Give the help page."""
        return self._full().format_help()

    def _full(self) -> FullParser:
        from checker.commands.full_parser import FullParser

        options = [(name, option.told) for name, option in self._options.items()]
        return FullParser(self._program, self._about, self.language, (list(self._arguments.items()), options))

    def _said(self, vi: str, en: str) -> str:
        return vi if self.language == "vi" else en


def _key(option: str) -> str:
    return option.lstrip("-").replace("-", "_")


def _chosen(choices: Sequence[str], text: str) -> str:
    if text not in choices:
        raise ValueError(text)
    return text


def _parted(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _natural(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def judged_year(year: int) -> int:
    """Give a year that a document may be about, as its schema has it; raises ``CheckerError`` for another one."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        vi, en = "năm phải từ {first} đến {last}", "the year must be from {first} to {last}"
        raise CheckerError(say(vi, en, first=_FIRST_YEAR, last=_LAST_YEAR).about(f"--year {year}"))
    return year


def today(option: str) -> datetime.date:
    """Give the day that stands for today: the option's, else SOURCE_DATE_EPOCH's, else the clock's in Việt Nam."""
    if option:
        try:
            return datetime.date.fromisoformat(option)
        except ValueError as error:
            said = Message("ngày phải viết theo dạng 2026-03-05", "the date must be written like 2026-03-05")
            raise UsageError(said.about(f"--as-of {option}")) from error
    return clock.today(os.environ)
