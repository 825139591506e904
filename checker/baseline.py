"""Findings that were there before: recognised again by what they say and where, not by line number."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, cast

from checker.errors import CheckerError
from checker.message import Message
from checker.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.rule import Finding

VERSION = 1


class Entry(NamedTuple):
    """A known finding: its rule, its file, and what marks it out there."""

    rule: str
    path: str
    fingerprint: str


def fingerprint(finding: Finding) -> str:
    """Give what marks a finding out in its file: a hash of its rule, its message and its line of text."""
    seen = "\0".join((finding.rule, finding.message.vi, " ".join(finding.excerpt.split())))
    return hashlib.blake2b(seen.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def unique_fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """Give what marks each finding out in the whole report: its file is part of it, and its rank among equal ones."""
    times: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        mark = (finding.path, fingerprint(finding))
        times[mark] += 1
        yield hashlib.blake2b(repr((*mark, times[mark])).encode(), digest_size=16).hexdigest()


def baseline_text(findings: Sequence[Finding], names: Mapping[str, str]) -> str:
    """Write findings down as a baseline; ``names`` has each shown path as it is called from the repository's root."""
    rows = [_entry(finding, names)._asdict() for finding in findings]
    return json.dumps({"version": VERSION, "findings": rows}, ensure_ascii=False, indent=1) + "\n"


def baseline_from_text(text: str, name: str) -> tuple[Entry, ...]:
    """Read a baseline; raises ``CheckerError`` when it is none."""
    try:
        return tuple(_entries(json.loads(text)))
    except (ValueError, KeyError, TypeError) as error:
        said = Message(
            "không phải tệp lỗi đã biết; tạo lại bằng --write-baseline",
            "not a file of known findings; make it anew with --write-baseline",
        )
        raise CheckerError(said.about(name)) from error


def _entries(data: object) -> Iterator[Entry]:
    for row in cast("Mapping[str, Sequence[Mapping[str, object]]]", data)["findings"]:
        yield Entry(str(row["rule"]), str(row["path"]), str(row["fingerprint"]))


def _entry(finding: Finding, names: Mapping[str, str]) -> Entry:
    return Entry(finding.rule, names.get(finding.path, finding.path), fingerprint(finding))


def unknown(
    findings: Sequence[Finding], known: Sequence[Entry], names: Mapping[str, str]
) -> tuple[list[Finding], list[Entry]]:
    """Give the findings that a baseline does not know, and its entries that no finding answers to any more."""
    left = Counter(known)
    fresh: list[Finding] = []
    for finding in findings:
        entry = _entry(finding, names)
        if left[entry]:
            left[entry] -= 1
        else:
            fresh.append(finding)
    return fresh, list(left.elements())
