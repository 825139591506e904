"""What rules may look at besides the document: one context for a document, one for the collection."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from checker.agencies import NO_AGENCIES, Agencies
from checker.document import Document
from checker.facts import Facts, Reference, issue_date
from checker.fold import fold
from checker.kinds import NO_KIND, Kind
from checker.number import parse_number
from checker.units import NO_UNITS, Unit, Units


@dataclass(frozen=True, slots=True, eq=False)
class DocumentContext:
    """What every document rule may look at. ``as_of`` stands for today."""

    kinds: Mapping[str, Kind]
    as_of: datetime.date
    units: Units = NO_UNITS
    agencies: Agencies = NO_AGENCIES

    def kind(self, document: Document) -> Kind:
        """Give a document's kind; ``NO_KIND`` when ``loai`` names none."""
        return self.kinds.get(document.kind, NO_KIND)

    def unit(self, document: Document) -> Unit | None:
        """Give the unit that a document belongs to, if units.yml knows it."""
        return self.units.get(document.string("don_vi"))

    def day(self, document: Document) -> datetime.date:
        """Give the day that a document is judged on: its own, else ``as_of``."""
        issued = issue_date(document)
        return (issued.date if issued else None) or self.as_of


@dataclass(frozen=True, slots=True, eq=False)
class CorpusContext:
    """The collection: the facts of all documents, and the context that they were checked in.

    ``earlier`` has, by path, the facts of changed documents as they stood at ``--changed-since``.
    """

    documents: DocumentContext
    facts: Sequence[Facts]
    earlier: Mapping[str, Facts] = field(default_factory=dict)
    by_id: Mapping[str, Facts] = field(init=False)
    by_number: Mapping[str, Sequence[Facts]] = field(init=False)

    def __post_init__(self) -> None:
        """Index the facts by id and by number."""
        numbers: defaultdict[str, list[Facts]] = defaultdict(list)
        for facts in self.facts:
            if facts.number_key:
                numbers[facts.number_key].append(facts)
        object.__setattr__(self, "by_id", {facts.id: facts for facts in self.facts if facts.id})
        object.__setattr__(self, "by_number", dict(numbers))

    def resolve(self, reference: Reference) -> Facts | None:
        """Find the document that a reference names: by id, else by number, and date or issuer."""
        if reference.target:
            return self.by_id.get(reference.target)
        number = parse_number(reference.number)
        for facts in self.by_number.get(number.key, ()) if number else ():
            if facts.issued and reference.date and facts.issued.isoformat() == reference.date:
                return facts
            if not reference.date and reference.issuer and fold(reference.issuer) in facts.issuer:
                return facts
        return None

    def referring(self, key: str) -> Mapping[str, Sequence[Facts]]:
        """Give, by the id of the document referred to, the documents that name it under ``key``."""
        found: defaultdict[str, list[Facts]] = defaultdict(list)
        for facts in self.facts:
            for reference in facts.references:
                if reference.key == key and (target := self.resolve(reference)):
                    found[target.id].append(facts)
        return dict(found)


@dataclass(frozen=True, slots=True)
class SuppressionContext:
    """One document's suppressions after the rules: ``used`` has (index, rule) of those that silenced something.

    ``ran`` are the rules that ran, ``known`` all that exist.
    """

    facts: Facts
    used: frozenset[tuple[int, str]]
    ran: frozenset[str]
    known: frozenset[str]
