"""The rules: one file, one function, one rule. Adding a file here is all that adding a rule takes."""

from __future__ import annotations

import importlib
import os  # noqa: TID251 - the package's own folder, which pkgutil would list at ten times the cost
from functools import cache
from typing import TYPE_CHECKING

from checker.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@cache
def all_rules() -> Mapping[str, Rule]:
    """Find every rule of the package by its id, in order of family and id."""
    found: list[Rule] = []
    for name in _modules():
        found.extend(value for value in vars(importlib.import_module(name)).values() if isinstance(value, Rule))
    return {rule.id: rule for rule in sorted(found, key=lambda rule: (rule.family, rule.id))}


def _modules() -> Iterator[str]:
    """Give the names of the rules' modules; those that begin with "_" only serve others."""
    try:
        for family in os.scandir(__path__[0]):
            if family.is_dir() and not family.name.startswith("_"):
                files = (
                    file.name for file in os.scandir(family.path) if file.name.endswith(".py") and file.name[0] != "_"
                )
                yield from (f"{__name__}.{family.name}.{name.removesuffix('.py')}" for name in files)
    except OSError:  # inside a zip file, as in a browser
        import pkgutil

        packages = pkgutil.walk_packages(__path__, __name__ + ".")
        yield from (module.name for module in packages if not module.ispkg and "._" not in module.name)
