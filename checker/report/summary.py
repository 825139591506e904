"""What a report says besides its findings, and the words that several formats share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.message import Language, Message
from checker.record import NamedTuple
from checker.rule import Severity

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from checker.rule import Finding

TOOL = "van-ban-checker"
LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)

_NAMES = {
    Severity.ERROR: Message("lỗi", "error"),
    Severity.WARNING: Message("cảnh báo", "warning"),
    Severity.INFO: Message("lưu ý", "note"),
}


class Summary(NamedTuple):
    """A run: how many files were read, and how the reader wants the report.

    ``width`` is the terminal's, 0 when lines are not to be wrapped. ``known`` counts the findings that a
    baseline left out. ``as_of`` is the day that stands for today.
    """

    files: int
    as_of: datetime.date
    language: Language = "vi"
    colour: bool = False
    width: int = 0
    known: int = 0


def severity_name(severity: Severity, language: Language) -> str:
    """Give the word for a severity."""
    return _NAMES[severity].in_language(language)


def counts(findings: Sequence[Finding]) -> Counter[Severity]:
    """Count findings by severity."""
    return Counter(finding.severity for finding in findings)


def counted(number: int, severity: Severity, language: Language) -> str:
    """Say how many findings of a severity there are ("2 cảnh báo", "2 warnings")."""
    plural = "s" if language == "en" and number != 1 else ""
    return f"{number} {severity_name(severity, language)}{plural}"


def sentence(findings: Sequence[Finding], summary: Summary) -> str:
    """Sum a run up ("3 tệp: 1 lỗi, 2 cảnh báo")."""
    english = summary.language == "en"
    found = counts(findings)
    said = ", ".join(counted(found[level], level, summary.language) for level in LEVELS if found[level])
    files = f"{summary.files} file{'' if summary.files == 1 else 's'}" if english else f"{summary.files} tệp"
    known = ""
    if summary.known:
        known = f" ({summary.known} known before)" if english else f" (không kể {summary.known} chỗ đã biết)"
    return f"{files}: {said or ('nothing found' if english else 'không thấy lỗi nào')}{known}"


def fixable_sentence(findings: Sequence[Finding], summary: Summary) -> str:
    """Say how many findings ``--fix`` mends; empty when it mends none."""
    fixable = sum(bool(finding.edits) for finding in findings)
    if not fixable:
        return ""
    if summary.language == "en":
        return f"{fixable} can be fixed with “checker check --fix”"
    return f"{fixable} chỗ sửa được tự động bằng “checker check --fix”"
