"""Score what reads citations against sentences whose citations are known, as a whole and by form.

    python tests/citation_score.py                      the gold sentences, read by this tree's `checker cite`
    python tests/citation_score.py FILE.jsonl --show    other sentences, with every mistake
    python tests/citation_score.py --against REF        which sentences are gained or lost since that commit

Without a REF, `--against` means HEAD where the code in the tree differs from it, else the commit before.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import citation_gold as gold
from citation_gold import Citation, Sentence, Span, squash

ROOT = Path(__file__).parent.parent
EDGE = " \t\r\n.,;:()[]“”\"'*_`"

Cite = Callable[[str], Sequence[Mapping[str, object]]]
"""What is under test: from a text to its citations, each with the fields of `cite --format json`."""


class NoCitationsError(Exception):
    """The tree cannot cite: it is too old, or broken."""


class Found(NamedTuple):
    """One answer of what is under test."""

    at: Span
    full: Span
    kind: str
    type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    located: bool

    @classmethod
    def read(cls, answer: Mapping[str, object]) -> Found:
        """Take the fields that count; a missing full span is the core, a missing kind is full."""

        def word(field: str) -> str | None:
            value = answer.get(field)
            return value if isinstance(value, str) and value else None

        def place(field: str, otherwise: int = -1) -> int:
            value = answer.get(field, otherwise)
            return value if isinstance(value, int) else otherwise

        at = Span(place("start"), place("end"))
        return cls(
            at=at,
            full=Span(place("full_start", at.start), place("full_end", at.end)),
            kind=word("kind") or "full",
            type=word("type"),
            number=word("number"),
            date=word("date"),
            issuer=word("issuer"),
            located=bool(answer.get("locator")),
        )


class Mark(NamedTuple):
    """One thing that was right or wrong."""

    figure: str
    right: bool
    saying: str


class Graded(NamedTuple):
    """The marks of one sentence."""

    sentence: Sentence
    marks: tuple[Mark, ...]

    @property
    def mistakes(self) -> tuple[str, ...]:
        return tuple(f"{mark.figure}: {mark.saying}" for mark in self.marks if not mark.right)


def grade(sentence: Sentence, answers: Sequence[Mapping[str, object]]) -> Graded:
    """Pair the citations of a sentence with the answers and mark each."""
    found = [
        each
        for each in map(Found.read, answers)
        if not any(overlap(each.at, span) for span in sentence.neutral)
        and not (each.number and squash(each.number) in map(squash, sentence.own))
    ]
    marks: list[Mark] = []
    paired: set[int] = set()
    for citation in sentence.citations:
        near = [i for i, each in enumerate(found) if i not in paired and overlap(each.at, citation.at)]
        match = next((i for i in near if answers_to(found[i], citation)), None)
        figure = {"full": "number-recall", "named": "named-recall"}.get(citation.kind, "short-recall")
        marks.append(Mark(figure, match is not None, f"missed “{cut(sentence, citation.at)}”"))
        if match is not None:
            paired.add(match)
            marks.extend(compare(sentence, citation, found[match]))
    for i, each in enumerate(found):
        right = i in paired or any(inside(each, citation) for citation in sentence.citations)
        if counted_for := precision(each):
            marks.append(Mark(counted_for, right, f"invented “{cut(sentence, each.at)}”"))
    return Graded(sentence, tuple(marks))


def precision(found: Found) -> str | None:
    """Name the figure that an answer counts for when it is wrong."""
    if found.kind == "full":
        return "number-precision" if found.number else None
    return {"named": "named-precision", "short": "short-precision"}.get(found.kind)


def answers_to(found: Found, citation: Citation) -> bool:
    return citation.kind != "full" or squash(found.number) == squash(citation.number)


def inside(found: Found, citation: Citation) -> bool:
    """Tell whether an answer that pairs with nothing says no more than a known citation does."""
    within = citation.at.start <= found.at.start and found.at.end <= citation.at.end
    return within and (citation.kind == "named" or squash(found.number) == squash(citation.number))


def compare(sentence: Sentence, citation: Citation, found: Found) -> Iterator[Mark]:
    """Mark the fields of a citation that was found."""
    if citation.kind == "full":
        if citation.date or found.date:
            yield Mark("date", citation.date == found.date, f"{found.date} for {citation.date} of {citation.number}")
        if citation.issuer:
            same = squash(citation.issuer).casefold() == squash(found.issuer).casefold()
            yield Mark("issuer", same, f"“{found.issuer}” for “{citation.issuer}”")
        if citation.locator:
            yield Mark("locator", found.located, f"none for “{citation.locator}”")
        yield Mark("type", citation.type == found.type, f"{found.type} for {citation.type}")
    for figure, known, given in (("core", citation.at, found.at), ("span", citation.full, found.full)):
        same = trim(sentence, known) == trim(sentence, given)
        yield Mark(figure, same, f"“{cut(sentence, given)}” for “{cut(sentence, known)}”")


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def cut(sentence: Sentence, at: Span) -> str:
    return sentence.text[at.start : at.end].replace("\n", "⏎")


def trim(sentence: Sentence, at: Span) -> Span:
    """Leave brackets, marks of emphasis and punctuation at the edges out of the comparison."""
    piece = sentence.text[at.start : at.end]
    start = at.start + len(piece) - len(piece.lstrip(EDGE))
    return Span(start, start + len(piece.strip(EDGE)))


class Score(NamedTuple):
    """The marks of many sentences."""

    graded: tuple[Graded, ...]

    def tally(self) -> Counter[tuple[str, bool]]:
        return Counter((mark.figure, mark.right) for each in self.graded for mark in each.marks)

    def figures(self) -> dict[str, float]:
        """Give the share that is right, by figure, in 0 to 1; nothing to count is 1."""
        counted = self.tally()

        def share(figure: str) -> float:
            right, wrong = counted[figure, True], counted[figure, False]
            return right / (right + wrong) if right + wrong else 1.0

        recall, precise = share("named-recall"), share("named-precision")
        return {
            "number-recall": share("number-recall"),
            "number-precision": share("number-precision"),
            "date-accuracy": share("date"),
            "named-f1": 2 * recall * precise / (recall + precise) if recall + precise else 0.0,
            "issuer-accuracy": share("issuer"),
            "locator-accuracy": share("locator"),
            "short-recall": share("short-recall"),
            "short-precision": share("short-precision"),
            "type-accuracy": share("type"),
            "core-accuracy": share("core"),
            "span-accuracy": share("span"),
        }

    def by_form(self) -> dict[str, Score]:
        forms: defaultdict[str, list[Graded]] = defaultdict(list)
        for each in self.graded:
            forms[each.sentence.form].append(each)
        return {form: Score(tuple(graded)) for form, graded in forms.items()}

    def mistakes(self) -> dict[str, tuple[str, ...]]:
        return {each.sentence.id: each.mistakes for each in self.graded if each.mistakes}


def score(sentences: Sequence[Sentence], cite: Cite) -> Score:
    """Let `cite` read every sentence and mark what it finds."""
    return Score(tuple(grade(each, cite(each.text)) for each in sentences))


def run(tree: Path, sentences: Sequence[Sentence]) -> Score:
    """Let the command of a source tree read every sentence, in one process.

    Raises:
        NoCitationsError: the command of that tree cannot cite.
    """
    given = "".join(json.dumps({"text": each.text}) + "\n" for each in sentences)
    command = [sys.executable, "-m", "checker", "cite", "-", "--jsonl"]
    done = subprocess.run(command, cwd=tree, input=given, capture_output=True, encoding="utf-8", check=False)
    answers: list[list[dict[str, object]]] = []
    if done.returncode in {0, 1}:
        answers = [json.loads(line) for line in done.stdout.split("\n") if line.strip()]
    if len(answers) != len(sentences):
        reason = done.stderr.strip().split("\n")[-1]
        raise NoCitationsError(f"exit {done.returncode}, {len(answers)} answers to {len(sentences)} lines: {reason}")
    return Score(tuple(grade(each, answer) for each, answer in zip(sentences, answers, strict=True)))


def git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True).stdout


def last_commit() -> str:
    """Name the commit to compare with: HEAD if the code in the tree differs from it, else the one before."""
    return "HEAD" if git("status", "--porcelain", "--", "checker", "laws") else "HEAD~1"


def run_commit(ref: str, sentences: Sequence[Sentence]) -> Score:
    """Let the code of a commit read the sentences of this tree.

    Raises:
        NoCitationsError: there is no such commit here, or its command cannot cite.
    """
    try:
        archive = git("archive", "--format=zip", f"{ref}^{{commit}}")
    except subprocess.CalledProcessError as error:
        raise NoCitationsError(error.stderr.decode(errors="replace").strip()) from None
    with tempfile.TemporaryDirectory(prefix="gold-") as folder:
        with zipfile.ZipFile(io.BytesIO(archive)) as files:
            files.extractall(folder)
        return run(Path(folder), sentences)


def table(whole: Score) -> Iterator[str]:
    """Write the figures, then the forms that are not perfect."""
    numbers = sum(1 for each in whole.graded for citation in each.sentence.citations if citation.kind == "full")
    named = sum(1 for each in whole.graded for citation in each.sentence.citations if citation.kind == "named")
    yield f"{len(whole.graded)} sentences, {numbers} numbers, {named} named laws"
    yield from (f"  {figure:17} {value:6.3f}" for figure, value in whole.figures().items())
    for form, part in sorted(whole.by_form().items()):
        low = ", ".join(f"{figure} {value:.3f}" for figure, value in part.figures().items() if value < 1)
        if low:
            yield f"  {form} ({len(part.mistakes())} of {len(part.graded)}): {low}"


def changes(before: Score, now: Score) -> Iterator[str]:
    """Write which sentences are right now and were not, and the reverse."""
    old, new = before.mistakes(), now.mistakes()
    both = old.keys() & new.keys()
    gained, lost = sorted(old.keys() - both), sorted(new.keys() - both)
    moved = sorted(name for name in both if set(old[name]) != set(new[name]))
    yield f"gained {len(gained)}, lost {len(lost)}, still wrong {len(both)}, of these in another way {len(moved)}"
    yield from (f"+ {name}" for name in gained)
    yield from (f"- {name}: {mistake}" for name in lost for mistake in new[name])
    for name in moved:
        fresh = [mistake for mistake in new[name] if mistake not in old[name]]
        yield f"~ {name}: {'; '.join(fresh) or 'nearer'}"


def write(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, help="sentences, a JSON object a line; else the gold sentences")
    parser.add_argument("--show", action="store_true", help="print every mistake")
    parser.add_argument("--against", nargs="?", const="", metavar="REF", help="print what is gained or lost since REF")
    options = parser.parse_args(arguments)
    sentences = gold.shared(options.file) if options.file else gold.gold()
    try:
        now = run(ROOT, sentences)
    except NoCitationsError as error:
        sys.stderr.write(f"this tree cannot cite: {error}\n")
        return 2
    write(table(now))
    if options.show:
        write(f"{name}: {mistake}" for name, mistakes in now.mistakes().items() for mistake in mistakes)
    if options.against is not None:
        ref = options.against or last_commit()
        try:
            write((f"against {ref}:", *changes(run_commit(ref, sentences), now)))
        except NoCitationsError as error:
            write([f"against {ref}: nothing to compare with: {error}"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
