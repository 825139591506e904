"""What a rule is, what it yields, and the findings made of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, Union

from checker.record import NamedTuple, by_identity

if TYPE_CHECKING:
    from checker.corpus import CorpusContext, DocumentContext, SuppressionContext
    from checker.document import Document
    from checker.facts import CitedAt
    from checker.matter import Path
    from checker.message import Message
    from checker.source import Position, Span
    from checker.verdicts import FaultCode


class Severity(StrEnum):
    """How much a finding weighs; ``OFF`` keeps a rule from reporting."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def rank(self) -> int:
        """0 for an error, rising as the weight falls."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2, Severity.OFF: 3}


class Edit(NamedTuple):
    """A safe change: the span's text becomes ``text``."""

    at: Span
    text: str


class Related(NamedTuple):
    """Another place that explains a problem, in ``document`` (empty: the same one); ``at`` as in ``Problem``."""

    at: Span | Path | CitedAt
    message: Message
    document: str = ""


class Problem(NamedTuple):
    """What a rule yields: a place and a sentence. It knows nothing of severity, paths or output.

    ``hint`` says in the imperative how to mend it. ``edits`` are given only when the change is safe.
    A corpus rule names the ``document`` it speaks of by its path, and may give for ``at`` the path of a front-matter
    value or a citation of the body: it has no places. A ``remark`` never weighs more than an info, whatever its rule
    does: what it says rests on too little for more.
    """

    at: Span | Path | CitedAt
    message: Message
    hint: Message | None = None
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
    document: str = ""
    remark: bool = False


_NOTHING: Mapping[str, str] = MappingProxyType({})


class Good(NamedTuple):
    """An example in which the rule finds nothing.

    ``text`` is one document; ``files`` several, by path inside the collection. ``units`` is the text of a
    units.yml, ``as_of`` the day to judge on, ``path`` where the single document stands, ``before`` are
    earlier versions of ``files``, as ``--changed-since`` would find them.
    """

    text: str = ""
    files: Mapping[str, str] = _NOTHING
    units: str = ""
    as_of: str = ""
    path: str = ""
    before: Mapping[str, str] = _NOTHING


class Bad(NamedTuple):
    """An example in which the rule finds exactly ``messages``, at the places between ⟦ and ⟧, in order.

    ``fixed`` is the text after the rule's fix; the rest is as in ``Good``.
    """

    text: str = ""
    files: Mapping[str, str] = _NOTHING
    units: str = ""
    as_of: str = ""
    path: str = ""
    before: Mapping[str, str] = _NOTHING
    messages: tuple[str, ...] = ()
    fixed: str = ""


Example = Good | Bad
Scope = Literal["document", "corpus", "suppression"]
Mark = Union["FaultCode", Literal["faults", "rare-characters", "odd-tokens", "personal", "candidates"]]
"""What a document has that only some documents have: a fault of a citation; a fault found in reading it; what
``Document.characters``, ``odd_tokens`` and ``personal`` tell; or a citation that may name one of several laws.
"""

DocumentCheck = Callable[["Document", "DocumentContext"], Iterator[Problem]]
CorpusCheck = Callable[["CorpusContext"], Iterator[Problem]]
SuppressionCheck = Callable[["SuppressionContext"], Iterator[Problem]]


@by_identity
class Rule(NamedTuple):
    """One rule: its id names the defect, its docstring is its page, its examples are its tests.

    ``draft`` is the severity in a document whose ``trang_thai`` is ``du-thao``. ``faults`` marks the rule
    that speaks for what could not be read, the only kind that runs on an unreadable document.
    ``default`` is false for a rule that runs only when it is selected. Of a document without any of the marks ``only``
    it can say nothing, and is not asked; where there are none, it is asked of every document.
    """

    id: str
    family: str
    severity: Severity
    draft: Severity
    english: str
    basis: str | None
    examples: tuple[Example, ...]
    scope: Scope
    faults: bool
    default: bool
    only: frozenset[Mark]
    check: Callable[..., Iterator[Problem]]

    @property
    def fixable(self) -> bool:
        """Tell whether some findings can be mended by the machine."""
        return any(isinstance(example, Bad) and example.fixed for example in self.examples)

    @property
    def doc(self) -> str:
        """The docstring: the rule's page."""
        from inspect import cleandoc  # costs 10 ms, and checking needs no pages

        return cleandoc(self.check.__doc__ or "")

    @property
    def title(self) -> str:
        """The first line of the docstring: the rule in one Vietnamese sentence."""
        return self.doc.partition("\n")[0].rstrip(".")


def rule(
    severity: Severity,
    *,
    english: str,
    basis: str | None,
    examples: tuple[Example, ...],
    draft: Severity | None = None,
    faults: bool = False,
    default: bool = True,
    only: Iterable[Mark] = (),
) -> Callable[[DocumentCheck], Rule]:
    """Make a function of one document into a rule; its name, with hyphens, is the id.

    ``basis`` is the article it follows, ``None`` where the requirement is the collection's own.
    ``draft`` is the severity for drafts, by default the same. ``only`` are marks (see ``Rule``).
    """

    def decorate(check: DocumentCheck) -> Rule:
        made = _make(check, "document", severity, draft, english, basis, examples, faults=faults, default=default)
        return made._replace(only=frozenset(only))

    return decorate


def corpus_rule(
    severity: Severity,
    *,
    english: str,
    basis: str | None,
    examples: tuple[Example, ...],
    draft: Severity | None = None,
) -> Callable[[CorpusCheck], Rule]:
    """Make a function of the whole collection into a rule (see ``rule``)."""

    def decorate(check: CorpusCheck) -> Rule:
        return _make(check, "corpus", severity, draft, english, basis, examples, faults=False, default=True)

    return decorate


def suppression_rule(
    severity: Severity, *, english: str, basis: str | None, examples: tuple[Example, ...]
) -> Callable[[SuppressionCheck], Rule]:
    """Make a function of one document's suppressions, and of what they silenced, into a rule (see ``rule``)."""

    def decorate(check: SuppressionCheck) -> Rule:
        return _make(check, "suppression", severity, None, english, basis, examples, faults=False, default=True)

    return decorate


def _make(  # noqa: PLR0913 - one call for all decorators
    check: DocumentCheck | CorpusCheck | SuppressionCheck,
    scope: Scope,
    severity: Severity,
    draft: Severity | None,
    english: str,
    basis: str | None,
    examples: tuple[Example, ...],
    *,
    faults: bool,
    default: bool,
) -> Rule:
    name = getattr(check, "__name__", "")
    module = getattr(check, "__module__", "")
    return Rule(
        id=name.replace("_", "-"),
        family=module.split(".")[-2] if "." in module else "",
        severity=severity,
        draft=draft or severity,
        english=english,
        basis=basis,
        examples=examples,
        scope=scope,
        faults=faults,
        default=default,
        only=frozenset(),
        check=check,
    )


class Place(NamedTuple):
    """A related place, ready to be shown."""

    path: str
    start: Position
    message: Message


class Finding(NamedTuple):
    """A problem with its rule, severity and place, ready to be shown; it can be pickled and cached.

    ``excerpt`` is the source line (cut to a window when it is very long, private data masked) and
    ``excerpt_column`` the 1-based column at which it begins. ``at`` are code points of the file's text.
    """

    rule: str
    severity: Severity
    path: str
    at: Span
    start: Position
    end: Position
    message: Message
    hint: Message | None
    related: tuple[Place, ...]
    edits: tuple[Edit, ...]
    excerpt: str
    excerpt_column: int
    remark: bool = False
