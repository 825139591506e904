"""Safe fixes on files: applied until nothing is left to mend, written only over what was read."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker import files, writing
from checker.engine import Checked, Policy, check_items, finish
from checker.errors import CheckerError
from checker.facts import ISSUED
from checker.fix import apply, chosen_edits
from checker.message import Message
from checker.own_folder import own_folder
from checker.parse import front_matter, parse
from checker.refusals import refused
from checker.rules import all_rules
from checker.source import Item, decode
from checker.versions import first_change, says_the_same

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from checker.engine import Setting
    from checker.files import Entry
    from checker.rule import Edit, Finding
    from checker.source import Source

ROUNDS = 10
"""Times that a text is mended and checked again; two rules at odds with each other end here."""

_PATIENCE = 60.0
_NO_LOCK = ("không tạo được khóa để sửa tệp ({reason})", "the lock for fixing files cannot be made ({reason})")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after its fixes, and how many findings they mended."""

    before: bytes
    after: bytes
    count: int


def document_policy(policy: Policy) -> Policy:
    """Give the part of a policy that one document alone can answer for; only its fixes are applied."""
    rules = all_rules()
    return Policy(frozenset(name for name in policy.rules if rules[name].scope == "document"), policy.severities)


def mend(setting: Setting, policy: Policy, item: Item) -> Mended:
    """Apply safe edits over and over until none is left; gives the file's bytes before and after."""
    count = 0
    data = item.data
    seen = {data}
    for _ in range(ROUNDS):
        source = decode(item.path, data, id=item.id)
        (checked,) = check_items(setting, [Item(item.path, item.id, data)])
        findings = _fixable(checked, policy, source)
        edits = chosen_edits(findings)
        if not edits:
            break
        _, after = apply(source, edits)
        if after in seen:
            break
        seen.add(after)
        count += sum(all(edit in edits for edit in finding.edits) for finding in findings)
        data = after
    return Mended(item.data, data, count)


def _settled(checked: Checked, policy: Policy, source: Source) -> list[Finding]:
    return finish([checked.facts], checked.findings, policy, lambda _: source)


def _fixable(checked: Checked, policy: Policy, source: Source) -> list[Finding]:
    """Give the findings with fixes; in an issued document those fixes that leave what it says as it is."""
    found = [finding for finding in _settled(checked, policy, source) if finding.edits]
    if checked.facts.status not in ISSUED:
        return found
    body = front_matter.read(source).body_start
    return [finding for finding in found if _says_the_same(source, sorted(finding.edits), body)]


def offered(
    findings: Sequence[Finding],
    entries: Sequence[Entry],
    checked: Mapping[str, Checked],
    read: Callable[[Entry], Item],
) -> tuple[Finding, ...]:
    """Give the findings without the fixes that ``--fix`` leaves alone: those that change what an issued document says.

    ``checked`` are the documents by their shown paths. Raises ``CheckerError`` when one cannot be read any more.
    """
    issued = {path for path, each in checked.items() if each.facts.status in ISSUED}
    asked = {finding.path for finding in findings if finding.edits} & issued
    items = [read(entry) for entry in entries if entry.path in asked]
    sources = {item.path: decode(item.path, item.data) for item in items}
    bodies = {path: front_matter.read(source).body_start for path, source in sources.items()}
    return tuple(
        finding._replace(edits=())
        if finding.path in sources
        and finding.edits
        and not _says_the_same(sources[finding.path], sorted(finding.edits), bodies[finding.path])
        else finding
        for finding in findings
    )


def _says_the_same(source: Source, edits: Sequence[Edit], body: int) -> bool:
    """Tell whether edits leave the words and values of a document as they are."""
    after, data = apply(source, edits)
    if edits[0].at.start < body:
        return first_change(parse(source), parse(decode(source.path, data))) is None
    start, end = source.line_at(edits[0].at.start).start, source.line_at(edits[-1].at.end).end
    return says_the_same(source.text[start:end], after[start : end + len(after) - len(source.text)])


def mend_file(setting: Setting, policy: Policy, entry: Entry) -> int:
    """Mend one file on the disk; gives how many findings were mended.

    Raises ``CheckerError`` when the file was changed meanwhile or cannot be written; it is then as it was.
    """
    mended = mend(setting, policy, files.read_item(entry))
    if mended.after != mended.before:
        writing.write_atomic(Path(entry.file), mended.after, expected=mended.before)
    return mended.count


@contextlib.contextmanager
def alone(root: files.StrPath) -> Generator[None]:
    """Hold a repository's lock for fixing; another process that fixes waits, and in the end says so.

    The lock is SQLite's, which every system keeps and drops by itself when its process dies.
    """
    try:
        lock = Path(own_folder(root)) / "fixing.lock"
        lock.open("ab").close()  # the system says why it cannot be written; SQLite would not
    except OSError as error:
        raise refused(*_NO_LOCK, error, files.show(root)) from error
    with contextlib.closing(sqlite3.connect(lock, timeout=_PATIENCE, isolation_level=None)) as connection:
        _lock(connection, files.show(root))
        yield


def _lock(connection: sqlite3.Connection, name: str) -> None:
    try:
        connection.execute("PRAGMA journal_mode=MEMORY")  # so that a lock needs no room on the disk
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise refused(*_NO_LOCK, OSError(errno.EIO, str(error)), name) from error
        said = Message(
            "một lệnh khác đang sửa các tệp này; chạy lại sau", "another command is fixing these files; run it later"
        )
        raise CheckerError(said.about(name)) from error
