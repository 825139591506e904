"""The rules: one file, one function, one rule. Adding a file here is all that adding a rule takes."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from checker.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def all_rules() -> Mapping[str, Rule]:
    """Find every rule of the package by its id, in order of family and id."""
    found: list[Rule] = []
    for module_info in pkgutil.walk_packages(__path__, __name__ + "."):
        if not module_info.ispkg:
            module = importlib.import_module(module_info.name)
            found.extend(value for value in vars(module).values() if isinstance(value, Rule))
    return {rule.id: rule for rule in sorted(found, key=lambda rule: (rule.family, rule.id))}
