"""Run the rules: each document by itself, then the collection; suppress, weigh and order what they find."""

from __future__ import annotations

from collections import defaultdict, deque
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.agencies import agencies_from_data
from checker.corpus import CorpusContext, DocumentContext
from checker.facts import CitedAt, Facts, facts_of
from checker.kinds import Kinds
from checker.laws import NO_PACKED, Laws, Packed
from checker.message import Message
from checker.parse import front_matter, parse
from checker.privacy import mask
from checker.record import NamedTuple
from checker.rule import Finding, Place, Problem, Related, Severity
from checker.rules import all_rules
from checker.selection import Selection
from checker.source import LineIndex, Source, Span, decode
from checker.suppress import settle
from checker.units import units_from_data
from checker.verdicts.cited import cited_by, place_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor, Future

    from checker.document import Citation, Document
    from checker.matter import FrontMatter, Path
    from checker.source import Item, Position

EXCERPT_WIDTH = 160
"""Longest source line that a finding quotes whole, in code points."""

_FEW = 8
"""How many places of a text are looked up one by one, before all its lines are counted."""

BATCH = 16
"""Documents that one task of an executor takes."""


class RuleCrashedError(Exception):
    """A rule raised: our bug. Names the rule and the file."""

    def __init__(self, rule: str, path: str, error: str) -> None:
        super().__init__(rule, path, error)
        self.rule, self.path, self.error = rule, path, error


class Setting(NamedTuple):
    """Everything the per-document step sees besides the document, as plain data that can be pickled.

    ``key`` is a hash of it all, program version included; workers and the cache go by it.
    """

    key: str
    schemas: Mapping[str, Mapping[str, object]]
    units: Mapping[str, object]
    agencies: Mapping[str, object]
    as_of: datetime.date
    rules: tuple[str, ...]
    laws: Packed = NO_PACKED


class Checked(NamedTuple):
    """What the per-document step gives: raw findings and facts."""

    findings: tuple[Finding, ...]
    facts: Facts


class Policy(NamedTuple):
    """Which rules count and how much: ``severities`` overrides by rule id."""

    rules: frozenset[str]
    severities: Mapping[str, Severity] = MappingProxyType({})


_contexts: dict[str, DocumentContext] = {}
_settings: dict[str, Setting] = {}
"""What this process made last, by the setting's key."""


def context_of(setting: Setting) -> DocumentContext:
    """Give the context that a setting describes; made once a process and setting."""
    if setting.key not in _contexts:
        _contexts.clear()
        _settings.clear()
        _settings[setting.key] = setting
        _contexts[setting.key] = DocumentContext(
            kinds=Kinds(setting.schemas),
            as_of=setting.as_of,
            units=units_from_data(setting.units),
            agencies=agencies_from_data(setting.agencies),
            laws=Laws(setting.laws.data),
        )
    return _contexts[setting.key]


def check_items(setting: Setting, items: Sequence[Item]) -> list[Checked]:
    """Check some files, each by itself: the step that runs anywhere and can be cached."""
    context = context_of(setting)
    rules = document_rules(setting)
    return [check_document(parse(decode(item.path, item.data, id=item.id)), context, rules) for item in items]


def document_rules(setting: Setting) -> Selection:
    """Give the rules of a setting that look at one document."""
    rules = map(all_rules().__getitem__, setting.rules)
    return Selection(rule for rule in rules if rule.scope == "document")


def check_known(key: str, items: Sequence[Item]) -> list[Checked] | None:
    """Check files under a setting that this process was given before; ``None`` where it was not."""
    setting = _settings.get(key)
    return check_items(setting, items) if setting else None


def check_document(document: Document, context: DocumentContext, rules: Selection) -> Checked:
    """Run document rules over one document; raises ``RuleCrashedError`` when one of them fails."""
    findings: list[Finding] = []
    locate: _Locator | None = None
    asked = ""
    try:
        for rule, severity in rules.for_document(document, context):
            asked = rule.id
            for problem in rule.check(document, context):
                locate = locate or _Locator(document.source, document.front_matter)
                findings.append(locate.finding(asked, severity, problem))
    except Exception as error:
        raise RuleCrashedError(asked, document.source.path, f"{type(error).__name__}: {error}") from error
    return Checked(tuple(findings), facts_of(document, cited_by(document, context.laws, context.day(document))))


def check_all(
    setting: Setting, items: Iterable[Item], *, executor: Executor | None = None, workers: int = 1
) -> Iterator[Checked]:
    """Check files in order, in this process or through an executor, holding only a few batches at a time.

    A setting is larger than a batch: it goes with the first tasks, and again only to a worker that has not seen it.
    """
    if executor is None:
        for batch in _batches(items):
            yield from check_items(setting, batch)
        return
    ahead = workers * 3
    waiting: deque[tuple[list[Item], Future[list[Checked] | None]]] = deque()

    def next_done() -> list[Checked]:
        batch, future = waiting.popleft()
        done = future.result()
        return executor.submit(check_items, setting, batch).result() if done is None else done

    try:
        for number, batch in enumerate(_batches(items)):
            waiting.append((batch, _submitted(executor, setting, batch, whole=number < ahead)))
            if len(waiting) > ahead:
                yield from next_done()
        while waiting:
            yield from next_done()
    finally:
        for _, future in waiting:
            future.cancel()


def _submitted(executor: Executor, setting: Setting, batch: list[Item], *, whole: bool) -> Future[list[Checked] | None]:
    return executor.submit(check_items, setting, batch) if whole else executor.submit(check_known, setting.key, batch)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def check_corpus(context: CorpusContext, rules: Sequence[str], source_of: Callable[[str], Source]) -> list[Finding]:
    """Run corpus rules over the facts; ``source_of`` reads a document again for the few that are spoken of."""
    findings: list[Finding] = []
    drafts = {facts.path for facts in context.facts if facts.draft}
    locators: dict[str, _Locator] = {}

    def locator(path: str) -> _Locator:
        if path not in locators:
            locators[path] = _Locator(source_of(path))
        return locators[path]

    for rule in map(all_rules().__getitem__, rules):
        if rule.scope != "corpus":
            continue
        try:
            problems = list(rule.check(context))
        except Exception as error:
            raise RuleCrashedError(rule.id, "", f"{type(error).__name__}: {error}") from error
        for problem in problems:
            severity = rule.draft if problem.document in drafts else rule.severity
            if severity is not Severity.OFF:
                findings.append(locator(problem.document).finding(rule.id, severity, problem, locator))
    return findings


def finish(
    facts: Sequence[Facts], findings: Iterable[Finding], policy: Policy, source_of: Callable[[str], Source]
) -> list[Finding]:
    """Apply suppressions, report idle ones, weigh by policy, and put findings in order of path and place."""
    by_path: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_path[finding.path].append(finding)
    for item in facts:
        if item.suppressions:
            kept, problems = settle(item, by_path.get(item.path, ()), policy.rules)
            if problems:
                locate = _Locator(source_of(item.path))
                kept.extend(locate.finding(rule.id, rule.severity, problem) for rule, problem in problems)
            by_path[item.path] = kept
    done = [
        finding._replace(severity=_weight(policy.severities[finding.rule], remark=finding.remark))
        if finding.rule in policy.severities
        else finding
        for path in sorted(by_path)
        for finding in sorted(by_path[path], key=lambda finding: (finding.at, finding.rule))
        if finding.rule in policy.rules
    ]
    return [finding for finding in done if finding.severity is not Severity.OFF]


def _weight(severity: Severity, *, remark: bool) -> Severity:
    """Give what a finding weighs: a remark at most as an info."""
    return Severity.INFO if remark and severity.rank < Severity.INFO.rank else severity


class _Locator:
    """Turn problems of one source into findings."""

    __slots__ = ("_asked", "_citations", "_lines", "_masked", "_matter", "_source")

    def __init__(self, source: Source, matter: FrontMatter | None = None) -> None:
        self._source = source
        self._lines: LineIndex | None = None
        self._asked = 0
        self._masked = ""
        self._matter = matter
        self._citations: tuple[Citation, ...] = ()

    def finding(
        self,
        rule: str,
        severity: Severity,
        problem: Problem,
        others: Callable[[str], _Locator] | None = None,
    ) -> Finding:
        """Place a problem; ``others`` gives the locators of related documents."""
        at = self._span(problem.at)
        excerpt, column = self._excerpt(at)
        return Finding(
            rule=rule,
            severity=_weight(severity, remark=problem.remark),
            path=self._source.path,
            at=at,
            start=self._position(at.start),
            end=self._position(at.end),
            message=_masked(problem.message),
            hint=_masked(problem.hint) if problem.hint else None,
            related=tuple(
                (others(item.document) if others and item.document else self)._related(item)  # noqa: SLF001
                for item in problem.related
            ),
            edits=problem.edits,
            excerpt=excerpt,
            excerpt_column=column,
            remark=problem.remark,
        )

    def _related(self, item: Related) -> Place:
        return Place(self._source.path, self._position(self._span(item.at).start), _masked(item.message))

    def _span(self, at: Span | Path | CitedAt) -> Span:
        """Give a place, that of a front-matter value where its path is given, that of a citation in the body."""
        if isinstance(at, Span):
            return at
        if isinstance(at, CitedAt):
            self._citations = self._citations or parse(self._source).citations
            return place_of(at, self._citations)
        self._matter = self._matter or front_matter.read(self._source).front_matter
        return self._matter.place(*at)

    def _position(self, offset: int) -> Position:
        self._asked += 1
        if self._asked <= _FEW:
            return self._source.position(offset)
        self._lines = self._lines or LineIndex(self._source.text)
        return self._lines.position(offset)

    def _excerpt(self, at: Span) -> tuple[str, int]:
        line = self._source.line_at(at.start)
        self._masked = self._masked or mask(self._source.text)  # a table's head tells what the figures below it are
        text = self._masked[line.start : line.end]
        if len(text) <= EXCERPT_WIDTH:
            return text, 1
        first = max(0, min(at.start - line.start - EXCERPT_WIDTH // 3, len(text) - EXCERPT_WIDTH))
        return text[first : first + EXCERPT_WIDTH], first + 1


def _masked(message: Message) -> Message:
    return Message(mask(message.vi), mask(message.en))


def effective_rules(select: Sequence[str], ignore: Sequence[str], off: Iterable[str]) -> tuple[str, ...]:
    """Give the ids of the rules to run: those selected (all default ones when none is), less the ignored.

    Raises ``KeyError`` with the id of a rule that does not exist.
    """
    rules = all_rules()
    for name in (*select, *ignore):
        if name not in rules:
            raise KeyError(name)
    chosen = [name for name in rules if name in select or (not select and rules[name].default)]
    dropped = {*ignore, *off}
    return tuple(name for name in chosen if name not in dropped)
