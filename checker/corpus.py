"""What rules may look at besides the document: one context for a document, one for the collection."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from checker.agencies import NO_AGENCIES, Agencies
from checker.facts import Facts, issue_date
from checker.kinds import NO_KIND, Kind
from checker.laws import NO_LAWS, Laws
from checker.record import NamedTuple
from checker.references import References
from checker.units import NO_UNITS, Unit, Units

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence

    from checker.document import Document
    from checker.versions import Earlier


class DocumentContext(NamedTuple):
    """What every document rule may look at. ``as_of`` stands for today."""

    kinds: Mapping[str, Kind]
    as_of: datetime.date
    units: Units = NO_UNITS
    agencies: Agencies = NO_AGENCIES
    laws: Laws = NO_LAWS

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


class CorpusContext:
    """The collection: the facts of all documents, and the context that they were checked in.

    ``earlier`` tells, by path, how changed documents stood at ``--changed-since``. ``sha256_of`` gives the SHA-256 of a
    file in a document's folder, by the document's path and the file's name: ``None`` when there is no such file, blank
    when nobody can tell.
    ``by_id`` and ``by_number`` index the facts, ``resolve`` finds the document that a reference names.
    """

    __slots__ = ("by_id", "by_number", "documents", "earlier", "facts", "resolve", "sha256_of")

    def __init__(
        self,
        documents: DocumentContext,
        facts: Sequence[Facts],
        earlier: Mapping[str, Earlier] | None = None,
        sha256_of: Callable[[str, str], str | None] = lambda _path, _name: "",
    ) -> None:
        references = References(facts)
        self.documents: Final = documents
        self.facts: Final = facts
        self.earlier: Final[Mapping[str, Earlier]] = earlier or {}
        self.sha256_of: Final = sha256_of
        self.by_id: Final = references.by_id
        self.by_number: Final = references.by_number
        self.resolve: Final = references.resolve

    def referring(self, key: str) -> Mapping[str, Sequence[Facts]]:
        """Give, by the id of the document referred to, the documents that name it under ``key``."""
        found: defaultdict[str, list[Facts]] = defaultdict(list)
        for facts in self.facts:
            for reference in facts.references:
                if reference.key == key and (target := self.resolve(reference)):
                    found[target.id].append(facts)
        return dict(found)


class SuppressionContext(NamedTuple):
    """One document's suppressions after the rules: ``used`` has (index, rule) of those that silenced something.

    ``ran`` are the rules that ran, ``known`` all that exist.
    """

    facts: Facts
    used: frozenset[tuple[int, str]]
    ran: frozenset[str]
    known: frozenset[str]
