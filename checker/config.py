"""Settings of a repository, from checker.toml; every mistake is one line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from checker.errors import CheckerError
from checker.message import Message, did_you_mean, say
from checker.pattern import Pattern
from checker.read_before import reading
from checker.record import NamedTuple
from checker.rule import Severity
from checker.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.engine import Policy

KEYS = ("paths", "select", "ignore", "severity", "baseline")

_LINE_COLUMN = Pattern(r"line (\d+), column (\d+)")


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
        from checker.engine import Policy, effective_rules  # nothing else here needs the engine

        off = [name for name, severity in self.severities.items() if severity is Severity.OFF]
        said = {"--select": select, "--ignore": ignore, self.name: (*self.select, *self.ignore, *self.severities)}
        for place, names in said.items():
            for name in names:
                if name not in all_rules():
                    raise CheckerError(_unknown(place, Message("quy tắc", "rule"), name, all_rules()))
        rules = effective_rules(select or self.select, (*self.ignore, *ignore), off)
        return Policy(frozenset(rules), self.severities)


def config_from_text(text: str, name: str) -> Config:
    """Read the text of a checker.toml; raises ``CheckerError`` with the place and the remedy."""
    data = reading("toml", text.encode("utf-8", "surrogatepass"), lambda: _read(text, name))
    for key in data:
        if key not in KEYS:
            raise CheckerError(_unknown(name, Message("khóa", "key"), key, KEYS))
    return Config(
        name=name,
        paths=_strings(data, "paths", name) or ("plans",),
        select=_strings(data, "select", name),
        ignore=_strings(data, "ignore", name),
        severities=_severities(data, name),
        baseline=_string(data, "baseline", name),
    )


def _read(text: str, name: str) -> Mapping[str, object]:
    import tomllib  # costs 5 ms, not needed for what was read before

    try:
        return cast("Mapping[str, object]", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        said = say("không đọc được TOML{at}", "cannot be read as TOML{at}", at=_place(str(error)))
        more = Message("sửa lại cú pháp ở chỗ đó", "mend the syntax there")
        raise CheckerError(said.then(more).about(name)) from error


def _place(error: str) -> Message:
    """Give the place that ends a sentence of tomllib's, which knows it in no other way."""
    found = _LINE_COLUMN.search(error)
    if not found:
        return Message(" ở cuối tệp", " at the end of the file")
    line, column = found.groups()
    return say(" ở dòng {line}, cột {column}", " at line {line}, column {column}", line=line, column=column)


def _unknown(place: str, what: Message, word: str, known: Mapping[str, object] | Sequence[str]) -> Message:
    from checker.fold import nearest

    said = say("không có {what} “{word}”", "there is no {what} “{word}”", what=what, word=word)
    close = nearest(word, known)
    return (said.then(did_you_mean(close)) if close else said).about(place)


def _strings(data: Mapping[str, object], key: str, name: str) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in cast("list[object]", value)):
        vi, en = (
            '“{key}” phải là danh sách chuỗi, ví dụ {key} = ["…"]',
            '“{key}” must be a list of strings: {key} = ["…"]',
        )
        raise CheckerError(say(vi, en, key=key).about(name))
    return tuple(cast("list[str]", value))


def _string(data: Mapping[str, object], key: str, name: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        vi, en = '“{key}” phải là một chuỗi, ví dụ {key} = "…"', '“{key}” must be a string: {key} = "…"'
        raise CheckerError(say(vi, en, key=key).about(name))
    return value


def _severities(data: Mapping[str, object], name: str) -> Mapping[str, Severity]:
    table = data.get("severity", {})
    if not isinstance(table, dict):
        said = Message("“severity” phải là một bảng [severity]", "“severity” must be a table, [severity]")
        raise CheckerError(said.about(name))
    found: dict[str, Severity] = {}
    for rule, value in cast("dict[str, object]", table).items():
        if value not in set(Severity):
            vi = "mức “{value}” của “{rule}” phải là error, warning, info hoặc off"
            en = "the severity “{value}” of “{rule}” must be error, warning, info or off"
            raise CheckerError(say(vi, en, value=value, rule=rule).about(name))
        found[rule] = Severity(str(value))
    return found
