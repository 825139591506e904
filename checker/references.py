"""Which document a reference names: by its id, or by its number and its date or issuer."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.fold import fold
from checker.number import parse_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.facts import Facts, Reference


class References:
    """Finds the documents of a collection; ``by_id`` and ``by_number`` index their facts."""

    __slots__ = ("by_id", "by_number")

    def __init__(self, facts: Sequence[Facts]) -> None:
        numbers: defaultdict[str, list[Facts]] = defaultdict(list)
        for item in facts:
            if item.number_key:
                numbers[item.number_key].append(item)
        self.by_id: Final[Mapping[str, Facts]] = {item.id: item for item in facts if item.id}
        self.by_number: Final[Mapping[str, Sequence[Facts]]] = dict(numbers)

    def resolve(self, reference: Reference) -> Facts | None:
        """Find the document that a reference names: by id, else by number, and date or issuer."""
        if reference.target:
            return self.by_id.get(reference.target)
        for facts in self.by_number.get(_number_key(reference.number), ()):
            if facts.issued and reference.date and facts.issued.isoformat() == reference.date:
                return facts
            if not reference.date and reference.issuer and fold(reference.issuer) in facts.issuer:
                return facts
        return None


@lru_cache(maxsize=1024)
def _number_key(written: str) -> str:
    """Give a number as numbers are compared, blank for what is none; the same references are asked for many times."""
    number = parse_number(written)
    return number.key if number else ""
