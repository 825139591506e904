"""Settings of a repository, from checker.toml; every mistake is one line."""

from __future__ import annotations

import tomllib
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from checker.engine import Policy, effective_rules
from checker.errors import CheckerError
from checker.fold import nearest
from checker.rule import Severity
from checker.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEYS = ("paths", "select", "ignore", "severity", "baseline")


class Config(NamedTuple):
    """What checker.toml says; ``name`` is how the file is called in messages.

    ``paths`` are the folders that hold documents: a document's id is its path under one of them.
    """

    name: str = "checker.toml"
    paths: tuple[str, ...] = ("plans",)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = MappingProxyType({})
    baseline: str = ""

    def policy(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Policy:
        """Give the policy; rules named on the command line come before those of the file.

        Raises ``CheckerError`` for a rule that does not exist.
        """
        off = [name for name, severity in self.severities.items() if severity is Severity.OFF]
        for name in (*self.select, *self.ignore, *self.severities, *select, *ignore):
            if name not in all_rules():
                raise CheckerError(_unknown(self.name, "quy tắc", name, all_rules()))
        rules = effective_rules(select or self.select, (*self.ignore, *ignore), off)
        return Policy(frozenset(rules), self.severities)


def config_from_text(text: str, name: str) -> Config:
    """Read the text of a checker.toml; raises ``CheckerError`` with the place and the remedy."""
    try:
        data = cast("Mapping[str, object]", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise CheckerError(f"{name}: không đọc được TOML ({error}); sửa lại cú pháp ở chỗ đó") from error
    for key in data:
        if key not in KEYS:
            raise CheckerError(_unknown(name, "khóa", key, KEYS))
    return Config(
        name=name,
        paths=_strings(data, "paths", name) or ("plans",),
        select=_strings(data, "select", name),
        ignore=_strings(data, "ignore", name),
        severities=_severities(data, name),
        baseline=_string(data, "baseline", name),
    )


def _unknown(name: str, what: str, word: str, known: Mapping[str, object] | Sequence[str]) -> str:
    close = nearest(word, known)
    return f"{name}: không có {what} “{word}”" + (f"; có phải ý bạn là “{close}”" if close else "")


def _strings(data: Mapping[str, object], key: str, name: str) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in cast("list[object]", value)):
        raise CheckerError(f'{name}: “{key}” phải là danh sách chuỗi, ví dụ {key} = ["…"]')
    return tuple(cast("list[str]", value))


def _string(data: Mapping[str, object], key: str, name: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise CheckerError(f'{name}: “{key}” phải là một chuỗi, ví dụ {key} = "…"')
    return value


def _severities(data: Mapping[str, object], name: str) -> Mapping[str, Severity]:
    table = data.get("severity", {})
    if not isinstance(table, dict):
        raise CheckerError(f"{name}: “severity” phải là một bảng [severity]")
    found: dict[str, Severity] = {}
    for rule, value in cast("dict[str, object]", table).items():
        if value not in set(Severity):
            raise CheckerError(f"{name}: mức “{value}” của “{rule}” phải là error, warning, info hoặc off")
        found[rule] = Severity(str(value))
    return found
