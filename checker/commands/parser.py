"""Arguments in the user's language: argparse with its own words translated."""

from __future__ import annotations

import argparse
import datetime
import os
import re
from typing import TYPE_CHECKING, NoReturn

from checker.errors import CheckerError
from checker.message import Language, Message, say

if TYPE_CHECKING:
    from collections.abc import Sequence

_ERRORS = (
    (r"the following arguments are required: (.*)", r"còn thiếu: \1"),
    (r"one of the arguments (.*) is required", r"cần một trong các tùy chọn \1"),
    (r"unrecognized arguments: (.*)", r"không hiểu: \1"),
    (r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)", r"\1: không có \2; chọn một trong \3"),
    (r"argument (.*): invalid \w+ value: (.*)", r"\1: giá trị \2 không hợp lệ"),
    (r"argument (.*): expected one argument", r"\1: cần một giá trị"),
    (r"argument (.*): expected at least one argument", r"\1: cần ít nhất một giá trị"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1: không nhận giá trị \2"),
    (r"argument (.*): not allowed with argument (.*)", r"\1: không dùng cùng với \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1: có thể là \2; viết đầy đủ"),
)


class UsageError(CheckerError):
    """The command line was not understood."""


class Parser:
    """One command's arguments, described in the reader's language."""

    def __init__(self, program: str, about: Message, language: Language) -> None:
        self.language: Language = language
        english = language == "en"
        self._parser = _Argparse(
            prog=program,
            description=about.in_language(language),
            add_help=False,
            allow_abbrev=False,
        )
        self._arguments = self._parser.add_argument_group("arguments" if english else "tham số")
        self._options = self._parser.add_argument_group("options" if english else "tùy chọn")
        self._parser.english = english
        self._positional: list[str] = []

    def argument(
        self, name: str, vi: str, en: str, *, metavar: str = "", many: bool = False, optional: bool = False
    ) -> None:
        """Describe a positional argument; ``many`` takes any number, at least one unless ``optional``."""
        shown = (metavar or name) + (" …" if many else "")
        self._positional.append(f"[{shown}]" if optional else shown)
        count = {(True, True): "*", (True, False): "+", (False, True): "?"}.get((many, optional))
        text = Message(vi, en).in_language(self.language)
        self._arguments.add_argument(name, nargs=count, metavar=metavar or None, help=text)

    def option(self, name: str, vi: str, en: str, *, metavar: str = "", default: str = "") -> None:
        """Describe an option with a value."""
        text = Message(vi, en).in_language(self.language)
        self._options.add_argument(name, metavar=metavar or None, default=default, help=text)

    def number(self, name: str, vi: str, en: str, *, metavar: str = "N", default: int | None = None) -> None:
        """Describe an option whose value is a number, not negative."""
        text = Message(vi, en).in_language(self.language)
        self._options.add_argument(name, metavar=metavar, type=_natural, default=default, help=text)

    def choice(self, name: str, choices: Sequence[str], vi: str, en: str, *, default: str | None = None) -> None:
        """Describe an option with one of a few values, by default the first."""
        text = Message(vi, en).in_language(self.language)
        self._options.add_argument(name, choices=choices, default=default or choices[0], help=text)

    def several(self, name: str, vi: str, en: str, *, metavar: str = "") -> None:
        """Describe an option that may be repeated, with values parted by commas."""
        text = Message(vi, en).in_language(self.language)
        self._options.add_argument(name, action="extend", type=_parted, metavar=metavar, default=[], help=text)

    def flag(self, name: str, vi: str, en: str) -> None:
        """Describe an option without a value."""
        self._options.add_argument(name, action="store_true", help=Message(vi, en).in_language(self.language))

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
        text = Message("xem hướng dẫn này", "show this help").in_language(self.language)
        self._options.add_argument("-h", "--help", action="help", help=text)

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Read the arguments; raises ``UsageError`` when they are not understood."""
        options = "[options]" if self.language == "en" else "[tùy chọn]"
        self._parser.usage = " ".join(("%(prog)s", options, *self._positional))
        return self._parser.parse_args(arguments)

    def help(self) -> str:
        """Give the help page."""
        return self._parser.format_help()


class _Argparse(argparse.ArgumentParser):
    english = False

    def format_help(self) -> str:
        text = super().format_help()
        return text if self.english else text.replace("usage:", "cách dùng:", 1)

    def error(self, message: str) -> NoReturn:
        more = say("xem “{program} --help”", "see “{program} --help”", program=self.prog)
        raise UsageError(Message(_translated(message), message).then(more).about(self.prog))


def _translated(message: str) -> str:
    for pattern, template in _ERRORS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return match.expand(template)
    return message


def _parted(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _natural(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def today(option: str) -> datetime.date:
    """Give the day that stands for today: the option's, else SOURCE_DATE_EPOCH's, else the clock's."""
    if option:
        try:
            return datetime.date.fromisoformat(option)
        except ValueError as error:
            said = Message("ngày phải viết theo dạng 2026-03-05", "the date must be written like 2026-03-05")
            raise UsageError(said.about(f"--as-of {option}")) from error
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = (
        datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        if epoch.isdigit()
        else datetime.datetime.now().astimezone()
    )
    return moment.date()
