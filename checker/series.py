"""Runs of labels (I, II, III; a, b, c) among siblings, and what is wrong in them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from checker.document import Document, Heading, Label, LabelKind, Paragraph
from checker.message import Message, say
from checker.outline import families, main_families
from checker.parse.labels import POINTS, to_roman
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.outline import Family

WINDOW = 8
"""How many labels in a row may be wrong before a run counts as broken off; keeps the work linear."""

_WRONG, _GAP, _WIDE_GAP = 4, 3, 5
_WORDED = frozenset({LabelKind.PART, LabelKind.CHAPTER, LabelKind.ARTICLE})
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_FIFTH = 4
_NAMES = {
    LabelKind.PART: Message("Phần", "Part"),
    LabelKind.CHAPTER: Message("Chương", "Chapter"),
    LabelKind.LETTER: Message("Mục", "section"),
    LabelKind.ROMAN: Message("Mục", "section"),
    LabelKind.ARTICLE: Message("Điều", "Article"),
    LabelKind.PAREN: Message("ý", "item"),
    LabelKind.POINT: Message("điểm", "point"),
}
_OTHER_NAME = Message("khoản", "clause")
_POINT, _DECIMAL, _DASH, _PLUS = LabelKind.POINT, LabelKind.DECIMAL, LabelKind.DASH, LabelKind.PLUS


class LabelFault(NamedTuple):
    """One wrong label: ranks are ``missing`` before it, it repeats ``before``, or its rank should be ``expected``."""

    code: Literal["gap", "repeat", "wrong"]
    opener: Heading | Paragraph
    label: Label
    before: Label | None
    missing: tuple[int, ...] = ()
    expected: int = 0


class Run(NamedTuple):
    """Labels of one kind under one section, in order, by what they open; ``done`` is the last rank before them."""

    kind: LabelKind
    openers: list[Heading | Paragraph]
    labels: list[Label]
    ranks: list[int]
    done: int


def describe(fault: LabelFault) -> Message:
    """Say what is wrong with a label."""
    label, before = _shown(fault.label), fault.before and _shown(fault.before)
    if fault.code == "repeat":
        return say("“{label}” lặp lại", "“{label}” is repeated", label=label)
    if fault.missing:
        after = say("sau “{before}” là", "after “{before}” comes", before=before)
        return say(
            "thiếu {unit} {ranks}, {lead} “{label}”",
            "missing {unit} {ranks}, {lead} “{label}”",
            unit=_NAMES.get(fault.label.kind, _OTHER_NAME),
            ranks=_listed(fault.label, fault.missing),
            lead=after if before else say("bắt đầu từ", "the first is"),
            label=label,
        )
    if not fault.expected:
        return say("“{label}” sai thứ tự", "“{label}” is out of order", label=label)
    return say(
        "“{label}” sai thứ tự, phải là “{expected}”",
        "“{label}” is out of order, it should be “{expected}”",
        label=label,
        expected=_shown(fault.label, fault.expected),
    )


def _shown(label: Label, rank: int = 0) -> str:
    """Show a label as typed, or as it would be typed with another rank."""
    text = label.text.rstrip(".:") if label.kind in _WORDED else label.text
    if not rank:
        return text
    if label.kind in _WORDED:
        return f"{text.split()[0]} {written(label, rank)}"
    return written(label, rank) + (label.text[-1] if label.text[-1] in ".)/-–" else "")


def _listed(like: Label, ranks: Sequence[int]) -> str:
    """List ranks: "III, IV", or the first and the last of many; points with their bracket."""
    close = ")" if like.kind in {LabelKind.POINT, LabelKind.PAREN} else ""
    texts = [written(like, rank) + close for rank in (ranks if len(ranks) <= _GAP else (ranks[0], ranks[-1]))]
    return (", " if len(ranks) <= _GAP else "–").join(texts)


def written(like: Label, rank: int) -> str:
    """Write a rank as a label of the same kind has it, without punctuation: III, 3, 1.3, đ."""
    match like.kind:
        case LabelKind.POINT:
            return POINTS[rank - 1 : rank]
        case LabelKind.LETTER:
            return POINTS[rank - 1 : rank].upper()
        case LabelKind.ROMAN | LabelKind.PART | LabelKind.CHAPTER:
            return to_roman(rank)
        case LabelKind.DECIMAL:
            return f"{_prefix(like)}.{rank}"
        case _:
            return str(rank)


@lru_cache(maxsize=2)
def label_runs(document: Document) -> tuple[Sequence[Run], Sequence[Run]]:
    """Gather the runs of labels of the main text, and those of the annexes."""
    return _runs(main_families(document)), _runs(families(document.annexes))


@lru_cache(maxsize=2)
def tidy(document: Document) -> bool:
    """Tell quickly that no label is wrong: siblings have one kind, from 1 on, and points a bracket."""
    if document.annexes.items:
        return False
    for _, siblings in main_families(document):
        first = siblings[0].opener
        kind = first.label.kind if first and first.label else _DECIMAL
        if kind is _DECIMAL:
            return False
        counted = kind is not _DASH and kind is not _PLUS
        for rank, section in enumerate(siblings, 1):
            opener = section[0]
            label = opener.label if opener is not None else None
            if label is None or label[0] is not kind or (counted and label[2] != rank):
                return False
            if kind is _POINT and label[1][-1] != ")":
                return False
    return True


@lru_cache(maxsize=2)
def label_faults(document: Document) -> tuple[LabelFault, ...]:
    """Find gaps, repeats and wrong labels, annexes apart, in the order of the text."""
    if tidy(document):
        return ()
    wrong = [run for runs in label_runs(document) for run in runs if not _regular(run)]
    faults = [fault for run in wrong for fault in _judge(document.text, run)]
    return tuple(sorted(faults, key=lambda fault: fault.label.start))


def _runs(groups: Sequence[Family]) -> list[Run]:
    runs: list[Run] = []
    last: dict[tuple[int, str], int] = {}
    for _, sections in groups:
        here: dict[tuple[int, str], Run] = {}
        kind: LabelKind | None = None
        openers: list[Heading | Paragraph] = []
        labels: list[Label] = []
        ranks: list[int] = []
        for section in sections:
            opener = section.opener
            label = opener.label if opener else None
            if opener is None or label is None or label.kind >= _DASH:
                continue
            if label.kind is not kind or kind is _DECIMAL:
                kind = label.kind
                key = (kind + 0, _prefix(label) if kind is _DECIMAL else "")  # a plain number is hashed faster
                run = here.get(key)
                if run is None:
                    run = here[key] = Run(kind, [], [], [], last.get(key, 0))
                    runs.append(run)
                _, openers, labels, ranks, _ = run
            openers.append(opener)
            labels.append(label)
            ranks.append(label.ordinal)
        for key, run in here.items():
            last[key] = run.ranks[-1]
    return runs


def _prefix(label: Label) -> str:
    return label.text.rstrip(".").rpartition(".")[0]


def _regular(run: Run) -> bool:
    """Tell whether a run goes on from 1, or from the one before it, without a fault; one label alone is no list."""
    ranks = run.ranks
    count, first = len(ranks), ranks[0]
    return count == 1 or ((first == 1 or first == run.done + 1) and ranks == list(range(first, first + count)))


def _judge(text: str, run: Run) -> Iterator[LabelFault]:
    """Judge a run, list by list."""
    ranks = run.ranks
    begin = 0
    for end in (*_restarts(text, run), len(ranks)):
        part = Run(run.kind, run.openers[begin:end], run.labels[begin:end], ranks[begin:end], 0 if begin else run.done)
        yield from _alphabetic(part) if _goes_as_in_english(part) else _misplaced(part)
        begin = end


def _restarts(text: str, run: Run) -> list[int]:
    """Give the indexes at which another list begins: at 1 again, after a line that introduces it, or before a 2."""
    ranks = run.ranks
    found = [0]
    for index in range(1, len(ranks)):
        if ranks[index] == 1:
            start = run.openers[index].start
            introduced = text[max(0, start - 40) : start].rstrip(" \t\n*_").endswith(":")
            if introduced or (index - found[-1] > 1 and ranks[index + 1 : index + 2] == [2]):
                found.append(index)
    return found[1:]


def _goes_as_in_english(run: Run) -> bool:
    """Tell whether a list goes a b c d e f, past where đ would stand."""
    if run.kind not in {LabelKind.POINT, LabelKind.LETTER} or len(run.labels) <= _FIFTH:
        return False
    return _LATIN.startswith("".join(label.text[0].lower() for label in run.labels))


def _alphabetic(run: Run) -> Iterator[LabelFault]:
    """Report a list that goes a b c d e f once, whatever its length; headings A to F may do so."""
    if run.kind is LabelKind.POINT:
        before, label = run.labels[_FIFTH - 1 : _FIFTH + 1]
        yield LabelFault("gap", run.openers[_FIFTH], label, before, (POINTS.index("đ") + 1,))


def _misplaced(run: Run) -> Iterator[LabelFault]:
    """Find the faults of one list: gaps between the labels that are kept, and the labels that are not."""
    ranks = run.ranks
    done = run.done if ranks[0] == run.done + 1 else 0
    previous = -1
    for index in (*_kept(ranks, done), len(ranks)):
        missing = tuple(range(done + 1, ranks[index])) if index < len(ranks) else ()
        strays = range(previous + 1, index)
        filled = index == len(ranks) or 0 < len(missing) <= len(strays)
        for step, stray in enumerate(strays, 1):
            before = run.labels[stray - 1] if stray else None
            if before is not None and not missing and 0 < ranks[stray] == before.ordinal:
                yield LabelFault("repeat", run.openers[stray], run.labels[stray], before)
            else:
                expected = done + step if filled else 0
                yield LabelFault("wrong", run.openers[stray], run.labels[stray], before, expected=expected)
        if missing and not filled:
            before = run.labels[index - 1] if index else None
            yield LabelFault("gap", run.openers[index], run.labels[index], before, missing)
        if index < len(ranks):
            previous, done = index, ranks[index]


def _kept(ranks: Sequence[int], done: int) -> list[int]:
    """Give the indexes of the rising ranks that leave the least to report; ``done`` is the rank before the first."""
    costs: list[int] = []
    links: list[int] = []
    for index, rank in enumerate(ranks):
        best, link = index * _WRONG + _gap(rank - done - 1, index), -1
        for earlier in range(max(0, index - WINDOW), index):
            if 0 < ranks[earlier] < rank:
                between = index - earlier - 1
                cost = costs[earlier] + between * _WRONG + _gap(rank - ranks[earlier] - 1, between)
                if cost < best:
                    best, link = cost, earlier
        costs.append(best)
        links.append(link)
    ends = [cost + (len(ranks) - 1 - index) * _WRONG for index, cost in enumerate(costs) if ranks[index] > done]
    places = [index for index, rank in enumerate(ranks) if rank > done]
    kept: list[int] = []
    index = places[ends.index(min(ends))] if ends else -1
    while index >= 0:
        kept.append(index)
        index = links[index]
    return kept[::-1]


def _gap(missing: int, between: int) -> int:
    """Weigh the ranks missing between two labels: none when as many wrong labels stand in their place."""
    if missing <= between:
        return 0
    return _GAP if missing <= _GAP else _WIDE_GAP
