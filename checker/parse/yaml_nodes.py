"""YAML text to PyYAML nodes, by libyaml where it is there, and never with more than a bounded effort."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

import yaml
from yaml import composer, parser, reader, resolver, scanner

from checker.pattern import Pattern
from checker.source import Fault, Span

if TYPE_CHECKING:
    from collections.abc import Callable

_UNPRINTABLE = Pattern("[^\\t\\n -~\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\U00010000-\U0010ffff]")
_SUSPICIOUS = Pattern(r"[\[{]|(?:- ){4}|(?:\? ){4}|^ {24}", re.MULTILINE)


class Mark(Protocol):
    """A place in YAML text, in code points."""

    index: int


class Node(Protocol):
    """What PyYAML's nodes have: ``value`` is text, a list of nodes, or a list of pairs of nodes."""

    id: str
    value: Any
    style: str | None
    start_mark: Mark
    end_mark: Mark


class _Loader(Protocol):
    def get_single_node(self) -> Node | None: ...
    def check_event(self) -> bool: ...
    def get_event(self) -> object: ...


class _TextResolver(resolver.BaseResolver):
    """Resolve nothing: what is typed stays text, and the front-matter reader decides."""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Do nothing: no path resolvers are used."""

    def ascend_resolver(self) -> None:
        """Do nothing: no path resolvers are used."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        """Give every node the same tag."""
        del kind, value, implicit
        return "text"


class _PureLoader(reader.Reader, scanner.Scanner, parser.Parser, composer.Composer, _TextResolver):
    def __init__(self, text: str) -> None:
        reader.Reader.__init__(self, text)
        scanner.Scanner.__init__(self)
        parser.Parser.__init__(self)
        composer.Composer.__init__(self)
        _TextResolver.__init__(self)


def _loader(text: str, *, pure: bool) -> _Loader:
    """Make a loader, libyaml's where it is there; both give the same nodes."""
    if pure or not yaml.__with_libyaml__:
        return cast("_Loader", _PureLoader(text))
    return cast("_Loader", _fast_loader()(text))


@cache
def _fast_loader() -> Callable[[str], object]:
    from yaml import cyaml

    native: Any = vars(cyaml)["CParser"]

    class FastLoader(native, _TextResolver):  # type: ignore[misc]  # pyright: ignore[reportUntypedBaseClass]
        def __init__(self, text: str) -> None:
            native.__init__(self, text)
            _TextResolver.__init__(self)

    return FastLoader


def compose(text: str, offset: int, max_depth: int, *, pure: bool = False) -> tuple[Node | None, Fault | None]:
    """Compose one YAML mapping; marks are code points of ``text``.

    Gives the root node, or ``None`` and a fault placed at ``offset`` plus the place in ``text``.
    ``pure`` leaves libyaml out.
    """
    if bad := _UNPRINTABLE.search(text):
        return None, Fault("yaml", Span(offset + bad.start(), offset + bad.end()), "unprintable")
    try:
        if _SUSPICIOUS.search(text) and (deep := _too_deep(_loader(text, pure=pure), max_depth)) is not None:
            return None, Fault("yaml-depth", Span(offset + deep, offset + deep + 1))
        root = _loader(text, pure=pure).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = cast("Mark | None", error.problem_mark or error.context_mark)
        where = min(mark.index if mark else 0, max(len(text) - 1, 0))
        return None, Fault("yaml", Span(offset + where, offset + where), error.problem or "")
    except yaml.YAMLError as error:
        return None, Fault("yaml", Span(offset, offset), str(error))
    if root is not None and root.id != "mapping":
        return None, Fault("yaml-not-mapping", Span(offset, offset))
    return root, None


def _too_deep(events: _Loader, max_depth: int) -> int | None:
    """Give the place where nesting passes ``max_depth``, found from events so that nothing recurses."""
    depth = 0
    while events.check_event():
        event = events.get_event()
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > max_depth:
                return cast("Mark", event.start_mark).index
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None
