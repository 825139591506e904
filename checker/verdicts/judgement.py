"""The values that a citation's verdict is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.document import Citation
    from checker.laws import Law
    from checker.source import Span

Nearness = Literal["", "swapped", "digit"]
"""How near two dates are: day and month swapped, one digit off."""

Verdict = Literal[
    "ok",
    "wrong-date",
    "wrong-number",
    "expired",
    "superseded",
    "not-yet-in-force",
    "unknown",
    "ambiguous",
    "malformed",
]
"""The one word that `checker cite` says of a citation (DESIGN 7)."""

FaultCode = Literal[
    # how it is written
    "spaces",
    "date-spaces",
    "party-form",
    "state-form",
    "accents",
    "lookalike",
    "symbol",
    "long-year",
    "no-year",
    "type",
    "party-letter",
    # what contradicts itself
    "year",
    "term",
    "impossible-date",
    "issuer",
    # what the registry knows
    "date",
    "number",
    "title",
    "expired",
    "superseded",
    "completed",
    "not-in-force",
]


class CitationFault(NamedTuple):
    """One thing that is wrong with a citation.

    ``expected`` is what should stand at ``at``, as it would be typed; blank when nobody can know. ``law`` is what the
    registry knows that tells. ``near`` says how near a date or number is: ``swapped`` (day and month), ``digit`` (one
    digit off). A fault that is not ``sure`` rests on memory alone: it is never more than a remark.
    """

    code: FaultCode
    at: Span
    expected: str = ""
    law: Law | None = None
    near: Nearness = ""
    sure: bool = True


class Judgement(NamedTuple):
    """A citation with the law that it names, as far as it is known, and its faults.

    ``candidates`` are the laws that it may name when it is not clear which. ``quoted``: it stands in another document's
    title. ``past``: the sentence itself speaks of the law as of something past. ``title_at`` is the title after it.
    """

    citation: Citation
    law: Law | None
    candidates: tuple[Law, ...]
    faults: tuple[CitationFault, ...]
    title_at: Span | None = None
    quoted: bool = False
    past: bool = False

    @property
    def verdict(self) -> Verdict:
        """The gravest thing to be said; what is not sure does not count."""
        if worst := self._worst:
            return _VERDICTS[worst.code]
        if self.law:  # a doubtful day: the registry knows another, but from memory, or of another one of that name
            doubtful = any(_VERDICTS.get(fault.code) == "wrong-date" for fault in self.faults)
            return "unknown" if doubtful else "ok"
        return "ambiguous" if self.candidates else "unknown"

    @property
    def expected(self) -> str:
        """What should stand instead, of the fault that the verdict names; blank when nobody can know."""
        return self._worst.expected if self._worst else ""

    @property
    def sound(self) -> bool:
        """Tell whether nothing is wrong with what is written; whether a law is in force does not count."""
        return all(fault.code in FORCE_CODES for fault in self.faults)

    @property
    def _worst(self) -> CitationFault | None:
        counted = [
            fault for fault in self.faults if fault.sure and fault.code in _VERDICTS and not self._only_eth(fault)
        ]
        return min(counted, key=lambda fault: _GRAVEST.index(_VERDICTS[fault.code])) if counted else None

    def _only_eth(self, fault: CitationFault) -> bool:
        """Tell whether a number differs from the right one in the eth alone, which old fonts left for Đ everywhere."""
        return fault.code == "lookalike" and self.citation.number.translate(_ETH) == fault.expected


_ETH: Final = str.maketrans("Ðð", "Đđ")
FORCE_CODES: Final = frozenset({"expired", "superseded", "completed", "not-in-force"})
"""Faults of a law on a day, not of what is written."""

_VERDICTS: Final[Mapping[str, Verdict]] = {
    **dict.fromkeys(
        ("spaces", "party-form", "state-form", "accents", "lookalike", "symbol", "long-year", "no-year", "type"),
        "malformed",
    ),
    **dict.fromkeys(("year", "term", "impossible-date", "date"), "wrong-date"),
    "number": "wrong-number",
    "expired": "expired",
    "superseded": "superseded",
    "not-in-force": "not-yet-in-force",
}

_GRAVEST: Final[tuple[Verdict, ...]] = (
    "wrong-number",
    "wrong-date",
    "superseded",
    "expired",
    "not-yet-in-force",
    "malformed",
)
"""What weighs more comes first."""
