"""Reporters: pure functions from findings to text, one module a format."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from checker.report.summary import Summary
    from checker.rule import Finding

    Reporter = Callable[[Sequence["Finding"], "Summary"], str]

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown")


def reporter(name: str) -> Reporter:
    """Give the reporter of a format; only its own module is loaded."""
    module = importlib.import_module(f"checker.report.{name}_report")
    return cast("Reporter", module.report)


def reporters() -> Mapping[str, Reporter]:
    """Give every reporter by the name of its format."""
    return {name: reporter(name) for name in FORMATS}
