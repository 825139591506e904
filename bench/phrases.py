"""Words of the generated plans, read from phrases.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Theme(NamedTuple):
    """A group of tasks: the heading, and what may be done."""

    title: str
    actions: tuple[str, ...]


class Actor(NamedTuple):
    """Someone who is given a task."""

    name: str
    task: str


class Target(NamedTuple):
    """A target and the least value that is aimed at."""

    code: str
    name: str
    unit: str
    low: int


@dataclass(frozen=True, slots=True)
class Phrases:
    """Everything that a plan is put together from."""

    places: tuple[str, ...]
    first_places: tuple[str, ...]
    families: tuple[str, ...]
    middles: tuple[str, ...]
    given: tuple[str, ...]
    laws: tuple[str, ...]
    subjects: tuple[str, ...]
    aims: tuple[str, ...]
    demands: tuple[str, ...]
    audiences: tuple[str, ...]
    manners: tuple[str, ...]
    results: tuple[str, ...]
    closings: tuple[str, ...]
    costs: tuple[str, ...]
    themes: tuple[Theme, ...]
    actors: tuple[Actor, ...]
    targets: tuple[Target, ...]


@cache
def load_phrases() -> Phrases:
    """Read phrases.toml."""
    data = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
    themes = tuple(Theme(item["title"], tuple(item["actions"])) for item in data.pop("themes"))
    actors = tuple(Actor(**item) for item in data.pop("actors"))
    targets = tuple(Target(**item) for item in data.pop("targets"))
    lists = {name: tuple(items) for name, items in data.items()}
    return Phrases(**lists, themes=themes, actors=actors, targets=targets)
