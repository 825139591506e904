"""argparse with its own words translated: it reads what is no plain command line, and writes the help pages."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

from checker.commands.console import Console
from checker.commands.usage import UsageError
from checker.message import Message, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.message import Language

Told = tuple[str, "Mapping[str, object]"]
"""An argument's or option's name, and what argparse is told of it."""

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


class FullParser(argparse.ArgumentParser):
    """One command's arguments as argparse knows them."""

    def __init__(
        self, program: str, about: str, language: Language, described: tuple[Sequence[Told], Sequence[Told]]
    ) -> None:
        """Make the parser; ``described`` are the arguments and the options."""
        super().__init__(prog=program, description=about, add_help=False, allow_abbrev=False)
        self._english = language == "en"
        titles = ("arguments", "options") if self._english else ("tham số", "tùy chọn")
        groups = [self.add_argument_group(title) for title in titles]
        for group, items in zip(groups, described, strict=True):
            for name, told in items:
                group.add_argument(name, **told)  # type: ignore[arg-type]  # what each of them takes
        text = Message("xem hướng dẫn này", "show this help").in_language(language)
        groups[1].add_argument("-h", "--help", action="help", help=text)

    def format_help(self) -> str:
        """Give the help page."""
        text = super().format_help()
        return text if self._english else text.replace("usage:", "cách dùng:", 1)

    def print_help(self, file: object = None) -> None:
        """Write the help page as any result is written, for argparse is silent when it cannot."""
        del file
        Console("en" if self._english else "vi").write(self.format_help())

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong, in both languages."""
        more = say("xem “{program} --help”", "see “{program} --help”", program=self.prog)
        raise UsageError(Message(_translated(message), message).then(more).about(self.prog))


def _translated(message: str) -> str:
    for pattern, template in _ERRORS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return match.expand(template)
    return message
